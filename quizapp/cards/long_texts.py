"""How much of a text is shown and looked at: a card may have megabytes, and a screen has some lines.

What is marked, logged and exported is always the whole.
"""

from __future__ import annotations

SHOWN = 10_000  # characters of a text that are shown; some four printed pages
SHOWN_LINES = 400  # its lines at most: many short ones take as long to lay out as long ones
ON_A_LINE = 1_000  # characters that are looked at for a line of a list, a title or a name
LOOKED_AT = 4_000  # characters that count where texts are compared by their words or their spelling
_WORD = 60  # characters; up to so many are left out for not to cut a word in two


def is_long(text: str) -> bool:
    """Whether a text is longer than what is shown of one."""
    return len(text) > SHOWN or text.count("\n") > SHOWN_LINES


def beginning(text: str) -> str:
    """As much of a text as is shown: all of it, but of a very long one; at a word's end if one is near."""
    if not is_long(text):
        return text
    cut = text[:SHOWN]
    if cut.count("\n") > SHOWN_LINES:
        return "\n".join(cut.split("\n", SHOWN_LINES)[:SHOWN_LINES])
    at = max(cut.rfind(" ", SHOWN - _WORD), cut.rfind("\n", SHOWN - _WORD))
    return cut[:at] if at > 0 else cut


def of_the_rest(text: str, shown: str) -> str:
    """A line that says how much of a text there is beyond what is shown."""
    return f"… {len(text) - len(shown):,} more letters, not shown here"

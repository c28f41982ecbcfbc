"""Whether a text asks something, by the sign at its end."""

from __future__ import annotations

_SIGNS = ("?", "？", "؟", "՞", "፧", "⸮", "‽", "⁇", "⁈", "❓", "❔", "꘏", "꛷")
_BEHIND = " \t\n*_`\"'’”»)）」』\u200e\u200f"


def asks(text: str) -> bool:
    """Whether it ends with a question mark of any script; quotes and brackets behind it don't count."""
    return text.endswith(_SIGNS) or text.rstrip(_BEHIND).endswith(_SIGNS)

"""What a code means: its section out of the pages of the documentation."""

from __future__ import annotations

import re
from collections.abc import Mapping

from quizapp.cli.commands.help import topics
from quizapp.cli.output import say
from quizapp.cli.parser import WrongUse

_HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)
_OF_CODE = re.compile(r"^### ([A-Z][0-9]{3}): (.+)$", re.MULTILINE)
_FENCE = re.compile(r"^```.*\n", re.MULTILINE)
_EXAMPLE = re.compile(r"^```[a-z]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def explain(code: str) -> int:
    """Prints a code's section. Raises WrongUse for a code that there isn't, with those that resemble it."""
    found = sections(topics())
    wanted = code.strip().upper()
    if wanted not in found:
        raise WrongUse(_no_such(wanted, {code: text.partition("\n")[0] for code, text in found.items()}))
    say(plain(found[wanted]), wrap=False)
    return 0


def sections(pages: Mapping[str, str]) -> dict[str, str]:
    """The sections of the pages about a code each (`### D101: name`), by code, without the `###`."""
    found: dict[str, str] = {}
    for text in pages.values():
        for heading in _OF_CODE.finditer(text):
            after = _HEADING.search(_without_examples(text), heading.end())
            section = text[heading.start() : after.start() if after else len(text)]
            found.setdefault(heading[1], section.removeprefix("### ").strip())
    return found


def _without_examples(text: str) -> str:
    """The text with blanks for its examples: a comment in one looks like a heading."""
    return _EXAMPLE.sub(lambda found: " " * len(found[0]), text)


def plain(section: str) -> str:
    """A section as it is read in a terminal: examples indented instead of fenced."""

    def indented(found: re.Match[str]) -> str:
        return "\n".join(f"    {line}".rstrip() for line in found[1].rstrip("\n").split("\n"))

    return _EXAMPLE.sub(indented, section)


def _no_such(code: str, names: Mapping[str, str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(code, sorted(names), n=3, cutoff=0.5)
    if not near:  # a word may be meant instead
        near = [each for each, name in names.items() if code.casefold() in name.casefold()][:3]
    there = " Near to it: " + "; ".join(names[each] for each in sorted(near)) if near else ""
    return f"there is no code {code!r}; `quizapp help errors` and `quizapp help advice` list them.{there}"

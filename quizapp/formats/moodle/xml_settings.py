"""What else a question's element says: marks, penalties and whatever other authors put there."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from quizapp.formats.moodle.texts import brief
from quizapp.formats.plain_text import one_line

_READ = frozenset(
    {"name", "questiontext", "generalfeedback", "answer", "subquestion", "hint", "tags", "single", "units"}
    | {"selectoption", "dragbox", "image", "file", "usecase"}
    | {"correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"}
)
_HOW_IT_LOOKS = frozenset(
    {"answernumbering", "showstandardinstruction", "shownumcorrect", "showunits", "unitsleft", "unitpenalty"}
    | {"stamp", "version", "questionbankentryid", "image_base64"}
)
_WORDS = {
    "defaultgrade": "grade",
    "penalty": "penalty for another try",
    "hidden": "mark that hides it there",
    "shuffleanswers": "fixed order of answers",
    "unitgradingtype": "mark for the unit",
    "instructions": "text about the unit",
}
_USUAL = {
    "defaultgrade": ("1",),
    "penalty": ("0", "1", "0.1", "0.3333333"),
    "hidden": ("0", "false"),
    "shuffleanswers": ("1", "true"),
    "unitgradingtype": ("0",),
}


def unkept(element: etree._Element) -> Iterator[tuple[str, str]]:
    """What no card has a place for, and its value; what is as it always is goes without saying."""
    for each in element:
        tag = each.tag if isinstance(each.tag, str) else ""
        if not tag or tag in _READ or tag in _HOW_IT_LOOKS:
            continue
        value = one_line(" ".join(map(str, each.itertext())))
        if value and _short(value.lower()) not in _USUAL.get(tag, ()):
            yield _WORDS.get(tag, one_line(tag)[:40]), _short(brief(value))


def _short(value: str) -> str:
    """A number without the zeros at its end."""
    whole, point, part = value.partition(".")
    return f"{whole}.{part}".rstrip("0").rstrip(".") if point and part.isdecimal() else value

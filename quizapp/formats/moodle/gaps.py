"""The gaps of Moodle's cloze questions: `{1:SHORTANSWER:=Tokyo#yes~Osaka#no}`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.cards.cloze import gaps
from quizapp.formats.html_text import Told
from quizapp.formats.moodle.question import Option
from quizapp.formats.moodle.texts import TextFormat, as_deck, bare, brief, has_wildcard, without_wildcards
from quizapp.formats.plain_text import one_line

_CHOICES = r"MULTICHOICE(?:_?[VHS]{1,2})?|MC[VHS]{0,2}|MULTIRESPONSE(?:_?[HS]{1,2})?|MR[HS]{0,2}"
_SORTS = rf"SHORTANSWER(?:_?C)?|SAC?|MWC?|NUMERICAL|NM|{_CHOICES}"
GAP = re.compile(
    rf"\{{(?P<weight>\d{{0,4}}):(?P<sort>{_SORTS}):(?P<inner>(?:[^\\{{}}]|\\.|\{{[^{{}}]*\}})*+)\}}",
    re.IGNORECASE | re.DOTALL,
)
_CHOICE = re.compile(_CHOICES, re.IGNORECASE)
_NUMBER = re.compile(r"NUMERICAL|NM", re.IGNORECASE)
_WORTH = re.compile(r"\s*(?:=|%(-?[\d.,]{1,12})%)?")
_NEXT = re.compile(r"(?<!\\)~")
_SAID = re.compile(r"(?<![\\&])#")
_ESCAPED = re.compile(r"\\([}#~/\"=])")
_MOST_SHOWN = 60  # signs of the options that are shown in a gap

# A gap's number while the text around it is made a deck's: signs that no text has.
_PLACES = {ord("0") + i: 0xFDD0 + i for i in range(10)}
_PLACE = re.compile("[\ufdd0-\ufdd9]+\ufdda")

_ENTITIES = ("&amp;", "&lt;", "&gt;", "&quot;", "&#91;", "&#123;", "&#125;", "&#92;", "\\#", "\\~")
_SHIELDED = dict(zip(map(ord, '&<>"[{}\\#~'), _ENTITIES, strict=True))
_TYPED = {**_SHIELDED, ord("*"): "&#92;*"}


@dataclass(frozen=True, slots=True)
class Filled:
    """A sentence with a deck's gaps; where there is only one, what else is right or wrong in it."""

    text: str
    others: tuple[Option, ...] = ()
    explanation: str = ""
    remarks: tuple[str, ...] = ()


def gap_of(text: str, hint: str = "") -> str:
    """A gap as a deck has it; "" where its text can't stand in one."""
    text, hint = one_line(text), one_line(hint)
    if hint and "::" not in hint:
        written = f"{{{{{text}::{hint}}}}}"
    else:
        written, hint = (f"{{{{{text}::}}}}" if "::" in text else f"{{{{{text}}}}}"), ""
    found = gaps(written)
    return written if text and [(gap.text, gap.hint) for gap in found] == [(text, hint)] else ""


def with_gaps(text: str, form: TextFormat, told: Told) -> Filled | str:
    """A text of Moodle's with its gaps as a deck's sentence; a text that says why not, where it can't be."""
    found = list(GAP.finditer(text))
    if not found:
        return "it has no gap that could be read"
    places = [str(number).translate(_PLACES) + "\ufdda" for number in range(len(found))]
    waiting = iter(places)
    sentence = as_deck(GAP.sub(lambda _: next(waiting), text), form, told)
    if gaps(sentence):
        return "its text has double braces, which are a gap in a deck"
    several = len(found) > 1
    made = dict(zip(places, (_gap(match["sort"], match["inner"], several) for match in found), strict=True))
    if lost := next((each for each in made.values() if isinstance(each, str)), ""):
        return lost
    weights = [match["weight"].lstrip("0") or "1" for match in found]
    weighed = f"its gaps are worth {', '.join(weights)} there; here they are worth the same"
    good = {place: each for place, each in made.items() if isinstance(each, Filled)}
    said = dict.fromkeys(each.explanation for each in good.values() if each.explanation)
    return Filled(
        _PLACE.sub(lambda match: good[match[0]].text if match[0] in good else "", sentence),
        () if several else next(iter(good.values())).others,
        "\n\n".join(said),
        (
            *(remark for each in good.values() for remark in each.remarks),
            *([weighed] if len(set(weights)) > 1 else []),
        ),
    )


def _gap(sort: str, inner: str, several: bool) -> Filled | str:
    """One gap; or why it can't be one."""
    options = [each for part in _NEXT.split(inner) if (each := _option(part, sort)).text]
    best = max((each.worth for each in options), default=0.0)
    if best <= 0:
        return "a gap has no right answer"
    right = next(each for each in options if each.worth == best)
    others = [each for each in options if each is not right]
    hint, remarks = _beside(sort, right, others, options) if several and others else ("", [])
    remarks += _starred(sort, inner)
    if right.tolerance:
        remarks.append(f"the tolerance ±{right.tolerance} is not kept")
    written = gap_of(right.text, hint)
    return Filled(written, tuple(others), right.why, tuple(remarks)) if written else "a gap has braces in it"


def _starred(sort: str, inner: str) -> list[str]:
    """What a typed answer's `*` meant: any text, alone or as a part of one."""
    out = []
    for part in [] if _CHOICE.fullmatch(sort) else _NEXT.split(inner):
        head = _WORTH.match(part)
        text, why = (*_SAID.split(part[len(head[0]) if head else 0 :], maxsplit=1), "")[:2]
        text = text.replace("&#92;", "\\").strip()
        if text == "*" and why:
            out.append(f"what is said to any other answer is not kept: {brief(_inner(why))}")
        elif has_wildcard(text):
            out.append(f"* stands for any text there, and is not kept: {text}")
    return out


def _beside(sort: str, right: Option, others: list[Option], options: list[Option]) -> tuple[str, list[str]]:
    """What becomes of the other answers in one of several gaps: a choice is shown in it, all else is told."""
    remarks = []
    shown = " / ".join(bare(each.text) for each in options)
    hint = shown if _CHOICE.fullmatch(sort) and len(shown) <= _MOST_SHOWN and "::" not in shown else ""
    if not hint:
        names = ", ".join(f"“{brief(each.text)}”" for each in others)
        remarks.append(f"in the gap “{brief(right.text)}” these are not kept: {names}")
    if any(each.why for each in others):
        remarks.append(f"what is said to other answers in the gap “{brief(right.text)}” is not kept")
    return hint, remarks


def _option(part: str, sort: str) -> Option:
    head = _WORTH.match(part)
    sign, percent = (head[0].strip(), head[1]) if head else ("", None)
    worth = 100.0 if sign == "=" else number(percent or "0")
    text, why = (*_SAID.split(part[len(head[0]) if head else 0 :], maxsplit=1), "")[:2]
    tolerance = ""
    if _NUMBER.fullmatch(sort):
        text, _, tolerance = text.partition(":")
    text = _inner(text)
    if not _CHOICE.fullmatch(sort):
        text = without_wildcards(text)
    return Option(text, worth, _inner(why), "" if not tolerance.strip(" 0.") else tolerance.strip())


def _inner(text: str) -> str:
    return one_line(as_deck(_ESCAPED.sub(r"\1", text), "moodle").replace("\\\n", " "))


def number(text: str) -> float:
    """A number as it is written, with a comma or a point; 0 where it is none."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return 0.0


def written_gap(options: Sequence[Option], choice: bool) -> str:
    """A gap as Moodle has it, in HTML: a choice, or what is typed. What is worth 100 is right."""
    return (
        f"{{1:{'MULTICHOICE' if choice else 'SHORTANSWER'}:{'~'.join(_written(o, choice) for o in options)}}}"
    )


def _written(option: Option, choice: bool) -> str:
    """In what is typed a `*` would stand for any text, unless there is a backslash before it."""
    text = one_line(bare(option.text)).translate(_SHIELDED if choice else _TYPED)
    why = one_line(bare(option.why)).translate(_SHIELDED)
    return ("=" if option.worth == 100 else "%0%") + text + (f"#{why}" if why else "")


def literal(html: str) -> str:
    """HTML in which no brace can be taken for a gap's."""
    return html.replace("{", "&#123;").replace("}", "&#125;")

"""What is in a question of Moodle XML, one function for each sort of question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from lxml import etree

from quizapp.formats.html_text import Told
from quizapp.formats.moodle.gaps import gap_of, number, with_gaps
from quizapp.formats.moodle.numbers import within
from quizapp.formats.moodle.question import NotTaken, Option, Question
from quizapp.formats.moodle.texts import (
    FORMATS,
    TextFormat,
    as_deck,
    brief,
    has_wildcard,
    media_names,
    without_wildcards,
)
from quizapp.formats.plain_text import from_plain, one_line

_PLACE = re.compile(r"\[\[(\d{1,4})\]\]")


def plain_of(element: etree._Element | None) -> str:
    """An element's text as it is: of its `<text>`, if it has one."""
    if element is None:
        return ""
    inner = element.find("text")
    return ((inner if inner is not None else element).text or "").strip()


class Texts:
    """Reads the texts of one question, and keeps what they had that can't come along."""

    def __init__(self) -> None:
        self.told = Told()
        self.remarks: list[str] = []

    def text(self, element: etree._Element | None) -> str:
        """An element's text as a deck's."""
        return as_deck(plain_of(element), _format(element), self.told)

    def files(self, element: etree._Element) -> list[str]:
        """The names of pictures and files in the question, each once."""
        self.told.media += [name for each in element.iter("file") if (name := each.get("name"))]
        self.told.media += [name for each in element.findall("image") if (name := plain_of(each))]
        return media_names(self.told)

    def _typed(self, text: str) -> str:
        if has_wildcard(text):
            self.remarks.append(f"* stands for any text there, and is not kept: {text}")
        return from_plain(without_wildcards(text))

    def option(self, element: etree._Element, typed: bool = False) -> Option:
        """An answer; one that is typed is plain text, in which a star stands for anything."""
        text = self._typed(plain_of(element)) if typed else self.text(element)
        worth = number(element.get("fraction") or "0")
        if not text and (why := self.text(element.find("feedback"))):
            self.remarks.append(f"what is said to any other answer is not kept: {brief(why)}")
        return Option(text, worth, self.text(element.find("feedback")))


def _format(element: etree._Element | None) -> TextFormat:
    return FORMATS.get((element.get("format") or "").strip(), "moodle") if element is not None else "moodle"


def _choice(element: etree._Element, texts: Texts) -> Question:
    options = [texts.option(each) for each in element.findall("answer")]
    single = plain_of(element.find("single")).lower()
    right = [option for option in options if option.worth > 0]
    several = single in ("false", "0") or (len(right) > 1 and all(option.worth < 100 for option in right))
    return Question("several" if several and len(right) > 1 else "choice", "", _full(options, several))


def _full(options: Iterable[Option], several: bool) -> tuple[Option, ...]:
    """Options with a text. Where several are chosen, the only right one may be worth less than all."""
    kept = [option for option in options if option.text]
    right = [option for option in kept if option.worth > 0]
    if several and len(right) == 1:
        return tuple(replace(option, worth=100.0) if option in right else option for option in kept)
    return tuple(kept)


def _all_right(element: etree._Element, texts: Texts) -> Question:
    """Sorts of choices of other authors, in which all that are right are worth the same."""
    options = [texts.option(each) for each in element.findall("answer")]
    return Question("several", "", tuple(option for option in options if option.text))


def _short(element: etree._Element, texts: Texts) -> Question:
    options = [texts.option(each, typed=True) for each in element.findall("answer")]
    if plain_of(element.find("usecase")) == "1" or element.findtext("usecase") == "1":
        texts.remarks.append("that capitals count is not kept")
    return Question("short", "", tuple(option for option in options if option.text))


def _truth(element: etree._Element, texts: Texts) -> Question:
    found = {one_line(plain_of(each)).lower(): texts.option(each) for each in element.findall("answer")}
    if "true" not in found or "false" not in found:
        raise NotTaken("it doesn't say whether true or false is right")
    return Question("true-false", "", (found["true"], found["false"]))


def _number(element: etree._Element, texts: Texts) -> Question:
    units = _units(element, texts)
    options: list[Option] = []
    for each in element.findall("answer"):
        option = texts.option(each, typed=True)
        if not option.text:
            continue
        tolerance = (each.findtext("tolerance") or "").strip()
        option = replace(option, tolerance=tolerance if tolerance.strip("0.,") else "")
        options += [
            *within(option),
            *(replace(option, text=f"{option.text} {unit}", tolerance="", why="") for unit in units),
        ]
    return Question("numerical", "", tuple(options))


def _units(element: etree._Element, texts: Texts) -> list[str]:
    """The units that the number is right in as it is; others are told."""
    out = []
    for unit in element.findall("units/unit"):
        name = one_line(unit.findtext("unit_name") or "")
        if name and number(unit.findtext("multiplier") or "1") == 1:
            out.append(name)
        elif name:
            texts.remarks.append(f"the unit {name} is not kept")
    return out


def _matching(element: etree._Element, texts: Texts) -> Question:
    parts = element.findall("subquestion")
    pairs = tuple((texts.text(each), from_plain(plain_of(each.find("answer")))) for each in parts)
    return Question("matching", "", pairs=pairs)


def _cloze(element: etree._Element, texts: Texts) -> Question:
    stem = element.find("questiontext")
    filled = with_gaps(plain_of(stem), _format(stem), texts.told)
    if isinstance(filled, str):
        raise NotTaken(filled)
    return Question(
        "cloze", filled.text, filled.others, explanation=filled.explanation, remarks=filled.remarks
    )


def _placed(element: etree._Element, texts: Texts) -> Question:
    """A text with numbered places, and options of which each has the number of its place."""
    boxes = [*element.findall("selectoption"), *element.findall("dragbox")]
    words = [one_line(as_deck(plain_of(box), "moodle", texts.told)) for box in boxes]
    used: list[str] = []
    stem = texts.text(element.find("questiontext"))

    def filled(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        if not 0 <= place < len(words) or not (gap := gap_of(words[place])):
            raise NotTaken(f"its place {match[0]} has no word that could stand in a gap")
        used.append(words[place])
        return gap

    sentence = _PLACE.sub(filled, stem)
    rest = [word for word in dict.fromkeys(words) if word and word not in used]
    if len(used) == 1:
        return Question("cloze", sentence, tuple(Option(word) for word in rest))
    names = ", ".join(f"“{brief(word)}”" for word in rest)
    return Question("cloze", sentence, remarks=(f"these are not kept: {names}",) if rest else ())


SORTS: dict[str, Callable[[etree._Element, Texts], Question]] = {
    "multichoice": _choice,
    "multichoiceset": _all_right,
    "oumultiresponse": _all_right,
    "truefalse": _truth,
    "shortanswer": _short,
    "numerical": _number,
    "matching": _matching,
    "ddmatch": _matching,
    "cloze": _cloze,
    "multianswer": _cloze,
    "gapselect": _placed,
    "ddwtos": _placed,
}
"""By the name that the file has for a sort: what reads all of a question but its text."""

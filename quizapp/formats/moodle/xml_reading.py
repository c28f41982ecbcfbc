"""The questions of a Moodle XML file, one element each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from lxml import etree

from quizapp.formats.found import Found, Refused
from quizapp.formats.html_text import Told
from quizapp.formats.moodle.gaps import gap_of, number, with_gaps
from quizapp.formats.moodle.gathering import Gathering
from quizapp.formats.moodle.question import TERM, Option, Question
from quizapp.formats.moodle.texts import (
    FORMATS,
    TextFormat,
    as_deck,
    bare,
    brief,
    has_wildcard,
    media_names,
    without_wildcards,
)
from quizapp.formats.plain_text import from_plain, one_line
from quizapp.formats.wishes import ReadWish

_PLACE = re.compile(r"\[\[(\d{1,4})\]\]")
_WHY_NOT = {
    "description": "a description: nothing is asked",
    "essay": "an essay: there is no answer to compare with",
    "random": "a question drawn at random: there is nothing of it in the file",
    "randomsamatch": "drawn at random from other questions: there is nothing of it in the file",
    "ordering": "things to be put in order: there is no such card",
}


class _NotTakenError(Exception):
    """A question that no card comes of; the message says why."""


def questions(data: bytes, wish: ReadWish) -> Found:
    """All of them. Raises Refused."""
    root = _root(data, wish.encoding)
    out = Gathering(wish.language)
    said: list[_Said] = []
    category = ""
    for element in root.iter("question"):
        kind = (element.get("type") or "").strip().lower()
        if kind == "category":
            category = _plain(element.find("category"))
            if about := _Texts().text(element.find("info")):
                out.lack(
                    _line(element),
                    category,
                    f"what is said of the category is not kept: {brief(about)}",
                )
            continue
        _take(element, kind, category, out, said)
    _tell(said, out)
    found = out.found()
    if not found.cards and not found.left:
        raise Refused("there is no question in it")
    return found


_TO = {
    "correctfeedback": "right answers",
    "partiallycorrectfeedback": "partly right answers",
    "incorrectfeedback": "wrong answers",
}


def _root(data: bytes, encoding: str) -> etree._Element:
    """The quiz's element. Nothing outside is loaded, and no entity expanded."""
    try:
        parser = etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            encoding=encoding or None,
            remove_comments=True,
            remove_pis=True,
        )
    except LookupError as error:
        raise Refused(f"there is no encoding called {encoding!r}") from error
    try:
        root = etree.fromstring(data.lstrip(b" \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused(f"this is not XML as it should be: {one_line(str(error))}") from error
    if root is None:
        raise Refused("there is nothing in it")
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise Refused("it declares entities of its own, which are not expanded here")
    if root.tag != "quiz":
        raise Refused(f"its outermost element is <{one_line(str(root.tag))[:40]}>, not <quiz>")
    return root


def _take(element: etree._Element, kind: str, category: str, out: Gathering, combined: list[_Said]) -> None:
    """One question: its cards, or why there are none."""
    texts = _Texts()
    line = _line(element)
    stem_element = element.find("questiontext")
    try:
        read = _SORTS.get(kind)
        if read is None:
            raise _NotTakenError(
                _WHY_NOT.get(kind, f"a question of the sort “{kind or 'unknown'}”: there is no such card")
            )
        made = read(element, texts)
    except _NotTakenError as why:
        what = texts.text(stem_element) or _plain(element.find("name"))
        out.lose(line, what, str(why))
        return
    name = one_line(_plain(element.find("name")))
    stem = made.stem or ("" if made.sort == "cloze" else texts.text(stem_element))
    if not stem and not texts.told.media:
        stem = from_plain(name)
    begins = one_line(bare(stem)).startswith(name.removesuffix("...").rstrip())
    for tag, to in _TO.items():
        if text := texts.text(element.find(tag)):
            combined.append(_Said(to, brief(text), line, stem))
    said = [made.explanation, texts.text(element.find("generalfeedback"))]
    hints = [text for each in element.findall("hint") if (text := texts.text(each))]
    made = replace(
        made,
        stem=stem,
        name="" if begins and not name.startswith(TERM) else name,
        explanation="\n\n".join(dict.fromkeys(text for text in said if text)),
        hint=hints[0] if hints else "",
        tags=tuple(
            dict.fromkeys(tag for each in element.findall("tags/tag") if (tag := one_line(_plain(each))))
        ),
        category=category,
        line=line,
    )
    remarks = [*made.remarks, *texts.remarks]
    remarks += [f"only its first hint is kept, not “{brief(hint)}”" for hint in hints[1:]]
    remarks += [f"the picture or file {name} is not kept" for name in texts.files(element)]
    out.add(replace(made, remarks=tuple(remarks)))


class _Said(NamedTuple):
    """What is said to all that are right, partly right or wrong, whatever they answer."""

    to: str
    text: str
    line: int
    stem: str


def _tell(said: list[_Said], out: Gathering) -> None:
    """Mostly it is the same in each question ("Your answer is correct."), so that it is told once."""
    counts = Counter((each.to, each.text) for each in said)
    for each in said:
        if counts[each.to, each.text] == 1:
            out.lack(each.line, each.stem, f"what is said to {each.to} is not kept: {each.text}")
    for (to, text), count in counts.items():
        if count > 1:
            out.remarks.append(f"What {count} questions say to {to} is not kept: “{text}”.")


def _plain(element: etree._Element | None) -> str:
    """An element's text as it is: of its `<text>`, if it has one."""
    if element is None:
        return ""
    inner = element.find("text")
    return ((inner if inner is not None else element).text or "").strip()


class _Texts:
    """Reads the texts of one question, and keeps what they had that can't come along."""

    def __init__(self) -> None:
        self.told = Told()
        self.remarks: list[str] = []

    def text(self, element: etree._Element | None) -> str:
        """An element's text as a deck's."""
        return as_deck(_plain(element), _format(element), self.told)

    def files(self, element: etree._Element) -> list[str]:
        """The names of pictures and files in the question, each once."""
        self.told.media += [name for each in element.iter("file") if (name := each.get("name"))]
        self.told.media += [name for each in element.findall("image") if (name := _plain(each))]
        return media_names(self.told)

    def _typed(self, text: str) -> str:
        if has_wildcard(text):
            self.remarks.append(f"* stands for any text there, and is not kept: {text}")
        return from_plain(without_wildcards(text))

    def option(self, element: etree._Element, typed: bool = False) -> Option:
        """An answer; one that is typed is plain text, in which a star stands for anything."""
        text = self._typed(_plain(element)) if typed else self.text(element)
        worth = number(element.get("fraction") or "0")
        if not text and (why := self.text(element.find("feedback"))):
            self.remarks.append(f"what is said to any other answer is not kept: {brief(why)}")
        return Option(text, worth, self.text(element.find("feedback")))


def _line(element: etree._Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 0


def _format(element: etree._Element | None) -> TextFormat:
    return FORMATS.get((element.get("format") or "").strip(), "moodle") if element is not None else "moodle"


def _choice(element: etree._Element, texts: _Texts) -> Question:
    options = [texts.option(each) for each in element.findall("answer")]
    single = _plain(element.find("single")).lower()
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


def _all_right(element: etree._Element, texts: _Texts) -> Question:
    """Sorts of choices of other authors, in which all that are right are worth the same."""
    options = [texts.option(each) for each in element.findall("answer")]
    return Question("several", "", tuple(option for option in options if option.text))


def _short(element: etree._Element, texts: _Texts) -> Question:
    options = [texts.option(each, typed=True) for each in element.findall("answer")]
    if _plain(element.find("usecase")) == "1" or element.findtext("usecase") == "1":
        texts.remarks.append("that capitals count is not kept")
    return Question("short", "", tuple(option for option in options if option.text))


def _truth(element: etree._Element, texts: _Texts) -> Question:
    found = {one_line(_plain(each)).lower(): texts.option(each) for each in element.findall("answer")}
    if "true" not in found or "false" not in found:
        raise _NotTakenError("it doesn't say whether true or false is right")
    return Question("true-false", "", (found["true"], found["false"]))


def _number(element: etree._Element, texts: _Texts) -> Question:
    units = _units(element, texts)
    options: list[Option] = []
    for each in element.findall("answer"):
        option = texts.option(each, typed=True)
        if not option.text:
            continue
        tolerance = (each.findtext("tolerance") or "").strip()
        option = replace(option, tolerance=tolerance if tolerance.strip("0.,") else "")
        options += [
            option,
            *(replace(option, text=f"{option.text} {unit}", tolerance="", why="") for unit in units),
        ]
    return Question("numerical", "", tuple(options))


def _units(element: etree._Element, texts: _Texts) -> list[str]:
    """The units that the number is right in as it is; others are told."""
    out = []
    for unit in element.findall("units/unit"):
        name = one_line(unit.findtext("unit_name") or "")
        if name and number(unit.findtext("multiplier") or "1") == 1:
            out.append(name)
        elif name:
            texts.remarks.append(f"the unit {name} is not kept")
    return out


def _matching(element: etree._Element, texts: _Texts) -> Question:
    parts = element.findall("subquestion")
    pairs = tuple((texts.text(each), from_plain(_plain(each.find("answer")))) for each in parts)
    return Question("matching", "", pairs=pairs)


def _cloze(element: etree._Element, texts: _Texts) -> Question:
    stem = element.find("questiontext")
    filled = with_gaps(_plain(stem), _format(stem), texts.told)
    if isinstance(filled, str):
        raise _NotTakenError(filled)
    return Question(
        "cloze", filled.text, filled.others, explanation=filled.explanation, remarks=filled.remarks
    )


def _placed(element: etree._Element, texts: _Texts) -> Question:
    """A text with numbered places, and options of which each has the number of its place."""
    boxes = [*element.findall("selectoption"), *element.findall("dragbox")]
    words = [one_line(as_deck(_plain(box), "moodle", texts.told)) for box in boxes]
    used: list[str] = []
    stem = texts.text(element.find("questiontext"))

    def filled(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        if not 0 <= place < len(words) or not (gap := gap_of(words[place])):
            raise _NotTakenError(f"its place {match[0]} has no word that could stand in a gap")
        used.append(words[place])
        return gap

    sentence = _PLACE.sub(filled, stem)
    rest = [word for word in dict.fromkeys(words) if word and word not in used]
    if len(used) == 1:
        return Question("cloze", sentence, tuple(Option(word) for word in rest))
    names = ", ".join(f"“{brief(word)}”" for word in rest)
    return Question("cloze", sentence, remarks=(f"these are not kept: {names}",) if rest else ())


_SORTS: dict[str, Callable[[etree._Element, _Texts], Question]] = {
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

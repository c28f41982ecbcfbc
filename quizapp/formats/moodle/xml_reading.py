"""The questions of a Moodle XML file, one element each."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Any, NamedTuple

from lxml import etree

from quizapp.formats.found import Found, Refused
from quizapp.formats.moodle.gathering import Gathering
from quizapp.formats.moodle.question import NotTaken, Question
from quizapp.formats.moodle.texts import brief
from quizapp.formats.moodle.xml_settings import unkept
from quizapp.formats.moodle.xml_sorts import SORTS, Texts, plain_of
from quizapp.formats.plain_text import from_plain, one_line
from quizapp.formats.wishes import ReadWish

_FILE = re.compile(rb"(<file\b[^<>]{0,2000}>)([A-Za-z0-9+/=\s]{1000,}+)(?=</file>)")
_MOST_PARTS = 900_000  # elements and attributes: each takes some 200 bytes
_WHY_NOT = {
    "description": "a description: nothing is asked",
    "essay": "an essay: there is no answer to compare with",
    "random": "a question drawn at random: there is nothing of it in the file",
    "randomsamatch": "drawn at random from other questions: there is nothing of it in the file",
    "ordering": "things to be put in order: there is no such card",
}
_PARSERS_OWN = re.compile(r",? use XML_PARSE_HUGE option|,? line \d+, column \d+|\(<string>, line \d+\)")


def questions(data: bytes, wish: ReadWish) -> Found:
    """All of them. Raises Refused."""
    root = _root(data, wish.encoding)
    out = Gathering(wish.language)
    said: list[_Said] = []
    category = ""
    for element in root.iter("question"):
        kind = (element.get("type") or "").strip().lower()
        if kind == "category":
            category = plain_of(element.find("category"))
            if number := plain_of(element.find("idnumber")):
                out.lack(
                    _line(element), category, f"the idnumber of the category is not kept: {brief(number)}"
                )
            if about := Texts().text(element.find("info")):
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
    data = _FILE.sub(_emptied, data.lstrip(b" \t\r\n"))
    if data.count(b"<") - data.count(b"</") + data.count(b'="') + data.count(b"='") > _MOST_PARTS:
        raise Refused(f"it has more than {_MOST_PARTS:,} elements and attributes: export it in parts")
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused(f"this is not XML as it should be: {_why(error)}") from error
    if root is None:
        raise Refused("there is nothing in it")
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise Refused("it declares entities of its own, which are not expanded here")
    if root.tag != "quiz":
        raise Refused(f"its outermost element is <{one_line(str(root.tag))[:40]}>, not <quiz>")
    return root


def _why(error: Exception) -> str:
    """What the parser says, without what only its programmers can use."""
    if not isinstance(error, etree.XMLSyntaxError):
        return one_line(str(error))
    line, column = error.position
    said = _PARSERS_OWN.sub("", one_line(error.msg or "")).strip(" ,:") or "it ends too early"
    if "xcessive depth" in said:
        said = "its elements are nested too deeply"
    elif "huge" in said.lower():
        said = "a text in it is too long"
    return f"{said}, line {line}, column {column}" if line else said


def _emptied(file: re.Match[bytes]) -> bytes:
    """A file within the quiz without its content, which is not used and may be huge; the lines stay."""
    return file[1] + b"\n" * file[2].count(b"\n")


def _take(element: etree._Element, kind: str, category: str, out: Gathering, said: list[_Said]) -> None:
    """One question: its cards, or why there are none."""
    texts = Texts()
    line = _line(element)
    try:
        read = SORTS.get(kind)
        if read is None:
            unknown = f"a question of the sort “{kind or 'unknown'}”: there is no such card"
            raise NotTaken(_WHY_NOT.get(kind, unknown))
        made = _whole(read(element, texts), element, texts)
    except NotTaken as why:
        what = texts.text(element.find("questiontext")) or plain_of(element.find("name"))
        out.lose(line, what, str(why))
        return
    for tag, to in _TO.items():
        if text := texts.text(element.find(tag)):
            said.append(_Said(to, brief(text), line, made.stem))
    remarks = [*made.remarks, *texts.remarks]
    remarks += [f"the picture or file {each} is not kept" for each in texts.files(element)]
    out.add(replace(made, category=category, line=line, remarks=tuple(remarks)))


def _whole(made: Question, element: etree._Element, texts: Texts) -> Question:
    """A question with what all sorts have: text, name, general feedback, hints and tags."""
    name = one_line(plain_of(element.find("name")))
    stem = made.stem or texts.text(element.find("questiontext"))
    if not stem and not texts.told.media:
        stem = from_plain(name)
    said = [made.explanation, texts.text(element.find("generalfeedback"))]
    hints = [text for each in element.findall("hint") if (text := texts.text(each))]
    texts.remarks += [f"only its first hint is kept, not “{brief(hint)}”" for hint in hints[1:]]
    tags = [one_line(plain_of(each)) for each in element.findall("tags/tag")]
    return replace(
        made,
        stem=stem,
        name=name,
        explanation="\n\n".join(dict.fromkeys(text for text in said if text)),
        hint=hints[0] if hints else "",
        tags=tuple(dict.fromkeys(tag for tag in tags if tag)),
        unkept=tuple(unkept(element)),
    )


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


def _line(element: etree._Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 0

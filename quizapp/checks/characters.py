"""Characters that nobody sees, or that are not what they look like."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from quizapp.cards.deck import Note
from quizapp.checks.rule import Hit, Subject

# Control characters but for line ends and tabs, what turns the direction of a line, blanks of no width, soft
# hyphens, and tags that hide text; tags behind a black flag are a part of its picture.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]"
    "|\r(?!\n)|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]"
)
_SEEN = bytes(range(0x20, 0x7F)) + b"\t\r\n"
_ESCAPE = re.compile(r"\\[uUbferx]")

_LIKE_LATIN = "АВЕЅЗІЈКМНОРСТУХаеоруѕіјсхԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
_LATIN = "A-Za-z\u00c0-\u024f"
_LIKE_OTHERS = "ABCEHIKMOPSTXYaceiopsxy"
_MIXED = re.compile(
    rf"[{_LATIN}][{_LIKE_LATIN}]|[{_LIKE_LATIN}][{_LATIN}]"
    rf"|[{_LIKE_OTHERS}][\u0400-\u052f]|[\u0400-\u052f][{_LIKE_OTHERS}]"
)
_OTHER_SCRIPT = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_WORD = re.compile(r"[^\W\d_]+")


def _may_hold(subject: Subject, seek: re.Pattern[str]) -> bool:
    """Whether the file has such a character, or any that is written by its number."""
    text = subject.text
    if text.isascii() and not text.encode().translate(None, _SEEN):
        return bool(_ESCAPE.search(text))
    return bool(seek.search(text, 1) or _ESCAPE.search(text))


def _texts(note: Note) -> Iterator[tuple[str, int | None, str]]:
    """Every text of a note with its field, and its place in a list."""
    for field in ("prompt", "answer", "hint", "explanation", "source"):
        if not (field == "answer" and note.kind == "cloze"):
            yield field, None, getattr(note, field)
    for field, texts in (("accept", note.accept), ("tags", note.tags)):
        yield from ((field, place, text) for place, text in enumerate(texts))
    for field, options in (("wrong", note.wrong), ("wrong_terms", note.wrong_terms)):
        yield from ((field, place, wrong.text) for place, wrong in enumerate(options))


def unseen(subject: Subject) -> Iterator[Hit]:
    """Characters that are not shown, or that do something to the line."""
    if not _may_hold(subject, _UNSEEN):
        return
    for key in ("title", "description", "author", "source"):
        if found := _UNSEEN.search(getattr(subject.deck, key)):
            yield Hit(None, key, _unseen(found[0]))
    for note in subject.notes:
        for field, item, text in _texts(note):
            if found := _UNSEEN.search(text):
                yield Hit(note, field, _unseen(found[0]), found[0], item)


def _unseen(char: str) -> str:
    name = unicodedata.name(char, "control character").lower()
    return f"there is a character here that nobody sees: U+{ord(char):04X}, {name}"


def mixed_scripts(subject: Subject) -> Iterator[Hit]:
    """Words in which a letter of another script stands for one that looks the same."""
    if not _may_hold(subject, _OTHER_SCRIPT):
        return
    for note in subject.notes:
        for field, item, text in _texts(note):
            if _OTHER_SCRIPT.search(text) and (word := _mixed(text)):
                yield Hit(note, field, f'"{word}" {_strange(word)}', word, item)


def _mixed(text: str) -> str:
    return next((word for word in _WORD.findall(text) if _MIXED.search(word)), "")


def _strange(word: str) -> str:
    """Which letters of a word are of the script that fewer of them are of."""
    latin = [c for c in word if not _OTHER_SCRIPT.match(c)]
    others = [c for c in word if _OTHER_SCRIPT.match(c)]
    few, many = (others, latin) if len(others) <= len(latin) else (latin, others)
    script = unicodedata.name(few[0], "another script").split()[0].title()
    among = unicodedata.name(many[0], "others").split()[0].title()
    return f'has "{few[0]}" in {script} letters among {among} ones'

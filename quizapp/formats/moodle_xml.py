"""Moodle XML: questions of all of Moodle's kinds, with what is said to their answers.

Read: multichoice, truefalse, shortanswer, numerical, matching, cloze, and the gaps of gapselect and ddwtos
(see `moodle/taking.py` for what becomes of them); all others are told. No entity of the file's own is
expanded, and nothing is loaded. Written: see `moodle/giving.py`.
"""

from __future__ import annotations

import re
from collections import Counter

from quizapp.formats.found import Found
from quizapp.formats.moodle.giving import distinct_titles, given, without
from quizapp.formats.out import Out, Volume
from quizapp.formats.wishes import ReadWish, WriteWish

_QUIZ = re.compile(rb"<quiz[\s>]")
_QUESTION = re.compile(rb"<question[\s>]")


def looks(data: bytes, _name: str) -> float:
    """Whether it is XML whose questions are in a `<quiz>`."""
    head = data[:20_000].replace(b"\0", b"")
    if not _QUIZ.search(head) or not head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<"):
        return 0.0
    return 0.99 if _QUESTION.search(head) else 0.6


def read(data: bytes, wish: ReadWish) -> Found:
    """The questions of a quiz. Raises Refused where it is not XML, has entities of its own, or is no quiz."""
    from quizapp.formats.moodle.xml_reading import questions

    return questions(data, wish)


def write(volumes: list[Volume], _wish: WriteWish) -> Out:
    """Decks as Moodle XML, each as a category."""
    from quizapp.formats.moodle.xml_writing import category, question_xml

    parts = ['<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n']
    lacks: Counter[str] = Counter()
    cards = 0
    titled = distinct_titles(volumes)
    for title, volume in titled:
        made = given(volume, sentences=True, hints=True)
        lacks += made.lacks
        cards += made.cards
        parts.append(category(title))
        parts += (question_xml(question) for question in made.questions)
    lost = without(volumes, [title for title, _ in titled], "Moodle XML")
    left = tuple(
        f"{count} × {what}".replace("{format}", "Moodle XML") for what, count in sorted(lacks.items())
    )
    return Out("".join([*parts, "</quiz>\n"]).encode("utf-8", "replace"), cards, (*left, *lost))

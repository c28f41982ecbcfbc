"""Moodle XML: questions of all of Moodle's kinds, with what is said to their answers.

Read: multichoice, truefalse, shortanswer, numerical, matching, cloze, and the gaps of gapselect and ddwtos
(see `moodle/taking.py` for what becomes of them); all others are told. No entity of the file's own is
expanded, and nothing is loaded. Written: see `moodle/giving.py`.
"""

from __future__ import annotations

import re

from quizapp.formats.found import Found
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
    from quizapp.formats.moodle.sending import sent
    from quizapp.formats.moodle.xml_writing import category, question_xml

    return sent(
        volumes,
        "Moodle XML",
        category,
        lambda question, _lacks: question_xml(question),
        has_more=True,
        around=('<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n', "</quiz>\n"),
    )

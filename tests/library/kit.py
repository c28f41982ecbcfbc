"""A library of two decks, and a disk that fails when it is told to."""

import errno
import os

from quizapp.library.quizzing import QuizSitting
from quizapp.study.quiz import Response

DECK = """
[deck]
title = "Letters"
tags = ["abc"]
[faq]
""" + "".join(f'"q{c}?" = "answer {c}"\n' for c in "abcdefgh")
TERMS = '[glossary]\n"Foo" = "A foo thing."\n"Bar" = "A long thing."\n"Baz" = "A small thing."\n'


def right(sitting: QuizSitting, i: int) -> Response:
    return Response(sitting.quiz.items[i].key)


def wrong(sitting: QuizSitting, i: int) -> Response:
    item = sitting.quiz.items[i]
    return Response((item.key + 1) % len(item.options))


class BrokenDisk:
    """From `break_` to `mend` the log can't be written to, or with `flush` not be flushed."""

    def __init__(self, monkeypatch):
        self._patch = monkeypatch
        self._write, self._fsync = os.write, os.fsync

    def break_(self, how):
        def fail(*_args):
            raise OSError(errno.ENOSPC, "No space left on device")

        self._patch.setattr(os, "write" if how == "write" else "fsync", fail)

    def mend(self):
        self._patch.setattr(os, "write", self._write)
        self._patch.setattr(os, "fsync", self._fsync)

"""Signs as a teacher reads them."""

from __future__ import annotations

from typing import get_args

import pytest

from quizapp.scores.analysis.roll import ClassItem
from quizapp.scores.analysis.sign_words import mend, pieces, words
from quizapp.scores.analysis.signs import Sign, SignKind

ITEM = ClassItem("geo#peru:forward", "choice", "The capital of Peru?", "Lima")


@pytest.mark.parametrize(
    ("sign", "said"),
    [
        (
            Sign("two right", 9, 14, "sure", "Quito", 4, 5),
            "9 of 14 chose “Quito”, the strongest too (4 of 5): is it right as well?",
        ),
        (Sign("wrong key", 9, 14, "sure", "Quito"), "9 of 14 chose “Quito”: is that right, and not “Lima”?"),
        (Sign("all right", 31, 31, "sure"), "all 31 got it right"),
        (Sign("all right", 30, 31, "sure"), "30 of 31 got it right"),
        (Sign("none right", 0, 31, "sure"), "none of 31 got it right"),
        (
            Sign("to accept", 5, 31, "perhaps", "Lma"),
            "5 of 31 wrote “Lma”, which is marked wrong: accept it?",
        ),
    ],
)
def test_a_sign_is_a_sentence(sign: Sign, said: str) -> None:
    assert words(sign, ITEM) == said


def test_nobody_took_an_idle_distractor_of_those_who_missed_the_item() -> None:
    said = words(Sign("idle distractor", 0, 40, "likely", "Quito"), ITEM)
    assert said.startswith("nobody of 40 who missed it took “Quito”")


@pytest.mark.parametrize("kind", get_args(SignKind))
def test_every_sign_has_words_and_a_mend_and_says_how_sure_it_is(kind: SignKind) -> None:
    sure, perhaps = (Sign(kind, 3, 10, level, "Quito", 1, 3) for level in ("sure", "perhaps"))
    assert words(sure, ITEM)
    assert mend(sure)
    assert ("perhaps" in words(perhaps, ITEM)) == (kind != "to accept")
    assert "perhaps" not in words(sure, ITEM)


def test_what_is_quoted_is_one_safe_short_line_without_marks() -> None:
    sign = Sign("two right", 9, 14, "sure", "**Qui**to\n\x1b[2J\u202e" + "x" * 500, 4, 5)
    quoted = pieces(sign, ITEM).quoted
    assert quoted.startswith("Quito ␛[2Jx")
    assert len(quoted) == 80
    assert quoted.endswith("…")

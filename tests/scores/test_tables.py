"""Rows and CSV."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards.clean import clean, is_unsafe
from quizapp.scores.attempt import Attempt
from quizapp.scores.tables import COLUMNS, rows, safe, to_csv

ATTEMPT = Attempt(
    session="01J",
    at="2026-11-22T10:00:00.000Z",
    mode="quiz",
    decks=("d", "e"),
    form="choice, typed",
    direction="forward",
    right=6,
    total=8,
    asked=8,
    count=8,
    guessing=1 + 2 / 3,
    seconds=192.5,
    finished=True,
    aside=False,
    answers=(),
)


def test_a_row_has_the_promised_keys_and_plain_values() -> None:
    (row,) = rows([ATTEMPT], {"d": "Glossary"})
    assert tuple(row) == COLUMNS
    assert row == {
        "session": "01J",
        "when": "2026-11-22T10:00:00.000Z",
        "mode": "quiz",
        "deck": "d, e",
        "decks": ["Glossary", "e"],
        "form": "choice, typed",
        "direction": "forward",
        "right": 6,
        "total": 8,
        "count": 8,
        "guessing": 1.666667,
        "seconds": 192.5,
        "finished": True,
        "aside": False,
        "low": 0.40927,
        "high": 0.928522,
    }


def test_the_total_of_an_unfinished_attempt_is_what_was_asked() -> None:
    (row,) = rows([replace(ATTEMPT, finished=False, right=2, total=8, asked=3, count=8)], {})
    assert (row["total"], row["count"], row["finished"]) == (3, 8, False)


@pytest.mark.parametrize(
    ("directions", "word"),
    [
        ("forward", "forward"),
        ("forward, reverse", "both"),
        ("reverse, forward", "both"),
        ("gap, reverse, forward", "gap, both"),
        ("reverse, gap", "reverse, gap"),
        ("", ""),
    ],
)
def test_forward_and_reverse_together_are_both(directions: str, word: str) -> None:
    (row,) = rows([replace(ATTEMPT, direction=directions)], {})
    assert row["direction"] == word


def test_csv_has_a_header_and_a_line_an_attempt() -> None:
    assert to_csv(rows([ATTEMPT], {"d": "Glossary"})) == (
        "session,when,mode,deck,decks,form,direction,right,total,count,guessing,seconds,finished,aside,low,high\n"
        '01J,2026-11-22T10:00:00.000Z,quiz,"d, e","Glossary, e","choice, typed",forward,'
        "6,8,8,1.666667,192.5,true,false,0.40927,0.928522\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@a",
        "\t=1",
        "\ra",
        "\na",
        " =1",
        "\u00a0=1",
        '"=1',
        "'=1",
        "\ufeff=1",
        "＝1",
        "\x00-1",
        " \t",
    ],
)
def test_a_text_that_a_spreadsheet_would_run_is_made_safe(text: str) -> None:
    assert safe(text).startswith("'")


@pytest.mark.parametrize("text", ["", "a=b", "Größe", "C++", '"a"', "1-2", " a"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert safe(text) == text


def test_negative_numbers_stay_numbers_and_nothing_is_empty() -> None:
    assert to_csv([{"a": -1.5, "b": None, "c": "-1.5"}], ("a", "b", "c")) == "a,b,c\n-1.5,,'-1.5\n"


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_any_text_comes_back_from_csv_as_it_was_made_safe(texts: list[tuple[str, str]]) -> None:
    table = to_csv([{"a": a, "b": b} for a, b in texts], ("a", "b"))
    found = list(csv.reader(io.StringIO(table, newline="")))
    assert found == [["a", "b"], *([safe(clean(a)), safe(clean(b))] for a, b in texts)]
    assert not is_unsafe("".join(cell for row in found for cell in row))
    assert all(cell[:1] not in tuple("=+-@\t\r") for row in found[1:] for cell in row if cell)

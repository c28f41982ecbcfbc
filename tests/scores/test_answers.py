"""Answers as rows for a spreadsheet: what holds, and nothing that a spreadsheet would run."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from quizapp.scores.answers import COLUMNS, answer_rows, csv_lines
from quizapp.study.lines import Answer, Mark, Move, Start, Undo

AT = "2026-11-22T10:00:00.000Z"


def answer(id, **fields):
    given_ = {"card": "d#a:forward", "form": "typed", "mark": "wrong", "stem": "Q?", "answer": "A"}
    return Answer(id=id, at=AT, session="s", **(given_ | fields))


def rows(*lines):
    return list(answer_rows(lines, lambda at: f"local {at}"))


def test_an_answer_taken_back_is_left_out_and_one_taken_in_again_is_there():
    back, forth = Undo(id="u", at=AT, line="a"), Undo(id="v", at=AT, line="u")
    assert rows(answer("a"), back) == []
    assert len(rows(answer("a"), back, forth)) == 1


def test_the_mark_is_the_one_that_holds():
    said, unsaid = Mark(id="m", at=AT, line="a", mark="right"), Undo(id="u", at=AT, line="m")
    assert rows(answer("a"), said)[0]["mark"] == "right"
    assert rows(answer("a"), said, unsaid)[0]["mark"] == "wrong"


def test_a_chosen_option_is_given_as_its_text():
    options = {"options": ("x", "y"), "key": 0, "response": 1, "form": "choice"}
    assert rows(answer("a", **options))[0]["response"] == "y"
    assert rows(answer("a", response=None))[0]["response"] == ""
    assert rows(answer("a", response="mine"))[0]["response"] == "mine"


def test_mode_deck_and_card_are_found():
    start = Start(id="s", at=AT, session="s", mode="test")
    move = Move(id="m", at=AT, source="d", target="e")
    [row] = rows(start, answer("a"), move)
    assert (row["mode"], row["deck"], row["card"], row["local"]) == (
        "test",
        "e",
        "e#a:forward",
        f"local {AT}",
    )
    assert tuple(row) == COLUMNS
    assert rows(answer("a"))[0]["mode"] == ""


@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_any_text_comes_through_csv_in_one_cell_that_is_not_run(texts):
    made = rows(*(answer(str(n), stem=text, answer="-1+1", ms=1500) for n, text in enumerate(texts)))
    raw = "".join(csv_lines(made))
    raw.encode("utf-8")
    read = list(csv.DictReader(io.StringIO(raw, newline=""), strict=True))
    assert len(read) == len(texts)
    for row in read:
        assert set(row) == set(COLUMNS)
        assert not row["stem"].startswith(("=", "+", "-", "@", "\t", "\r"))
        assert row["answer"] == "'-1+1"
        assert row["seconds"] == "1.5"

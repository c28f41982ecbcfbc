"""`scores` looked through: by deck, form and day, summed up, one attempt, and two side by side."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from cli_kit import Run
from helpers.permissions import read_only

from quizapp.scores.words import wilson

OTHER = """
[deck]
title = "=2+3"
tags = ["sums"]
[[cards]]
id = "a"
question = "=cmd()|' /C calc'!A0"
answer = "Four"
wrong = ["Five", "Six", "Seven"]
tags = ["+x"]
"""


@pytest.fixture
def sat(quizapp: Run, home: Path) -> Run:
    """Three attempts: two on places, the newer one better, and before them one on sums."""
    (home / "decks" / "sums.toml").write_text(OTHER, "utf-8")
    quizapp("quiz", "--plain", "sums", "-n", "1", stdin="1\n")
    quizapp("quiz", "--plain", "geo", "--seed", "1", stdin=":s\n:s\n:s\n")
    quizapp("quiz", "--plain", "geo", "--seed", "1", stdin=_right(home))
    return quizapp


def _right(home: Path) -> str:
    """The answers that would have been right in the attempt before."""
    (file,) = (home / "progress" / "kim").glob("*.jsonl")
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    keys = [line["key"] for line in lines if line["kind"] == "answer"][-3:]
    return "".join(f"{key + 1}\n" for key in keys)


def rows(result) -> list[dict[str, object]]:
    assert result.code == 0, result.err
    return json.loads(result.out)


def test_only_those_of_a_deck_or_form_or_day_are_listed(sat: Run) -> None:
    assert [row["deck"] for row in rows(sat("scores", "--json"))] == ["geo", "geo", "sums"]
    assert len(rows(sat("scores", "--json", "--deck", "geo"))) == 2
    assert len(rows(sat("scores", "--json", "--deck", "geo", "--deck", "sums"))) == 3
    assert rows(sat("scores", "--json", "--form", "typed")) == []
    assert len(rows(sat("scores", "--json", "--since", "1d"))) == 3
    assert rows(sat("scores", "--json", "--until", "2026-11-21")) == []
    assert len(rows(sat("scores", "--json", "--since", "2026-11-22", "--until", "2026-11-22"))) == 3
    assert "No attempt is like that." in sat("scores", "--form", "cloze").out


def test_a_deck_that_is_gone_can_still_be_named(sat: Run, home: Path) -> None:
    (home / "decks" / "sums.toml").unlink()
    assert len(rows(sat("scores", "--json", "--deck", "sums"))) == 1


def test_they_can_be_sorted_by_each_column(sat: Run) -> None:
    right = [row["right"] for row in rows(sat("scores", "--json", "--deck", "geo", "--sort", "right"))]
    assert right == [0, 3]
    turned = sat("scores", "--json", "--deck", "geo", "--sort", "right", "--reverse")
    assert [row["right"] for row in rows(turned)] == [3, 0]
    decks = [row["deck"] for row in rows(sat("scores", "--json", "--sort", "deck"))]
    assert decks == ["sums", "geo", "geo"]


@pytest.mark.parametrize(
    "words",
    [
        ("--sort", "colour"),
        ("--by", "card", "--sort", "when"),
        ("--form", "poem"),
        ("--since", "yesterday"),
        ("--since", "2026-02-30"),
        ("--deck", "nowhere"),
        ("--attempt", "99"),
        ("--attempt", "XYZ"),
        ("--compare", "1", "99"),
        ("--by", "card", "--attempt", "1"),
    ],
)
def test_what_is_not_there_is_refused_in_one_line(sat: Run, words: tuple[str, ...]) -> None:
    result = sat("scores", *words)
    assert result.code == 2
    assert result.err.startswith("quizapp: ")
    assert "Traceback" not in result.err


def test_the_interval_is_in_json_and_in_csv(sat: Run) -> None:
    found = rows(sat("scores", "--json"))
    cells = list(csv.DictReader(io.StringIO(sat("scores", "--csv").out)))
    for row, cell in zip(found, cells, strict=True):
        low, high = wilson(int(str(row["right"])), int(str(row["total"])))
        assert (row["low"], row["high"]) == (round(low, 6), round(high, 6))
        assert (float(cell["low"]), float(cell["high"])) == (row["low"], row["high"])


@pytest.mark.parametrize(("by", "keys"), [("deck", 2), ("tag", 4), ("card", 4)])
def test_they_are_summed_up_the_worst_first(sat: Run, by: str, keys: int) -> None:
    found = rows(sat("scores", "--by", by, "--json"))
    assert len({row[by] for row in found}) == keys
    shares = [float(str(row["share"])) for row in found]
    assert shares == sorted(shares)
    asked = sum(int(str(row["asked"])) for row in found)
    assert asked == (8 if by == "tag" else 7)  # one card has a tag of its own and one of its deck
    cells = list(csv.DictReader(io.StringIO(sat("scores", "--by", by, "--csv").out)))
    assert [cell["right"] for cell in cells] == [str(row["right"]) for row in found]
    assert sat("scores", "--by", by).out.count("\n") == keys + 1


def test_one_attempt_is_told_answer_by_answer(sat: Run) -> None:
    out = sat("scores", "--attempt", "1").out
    assert "3 of 3 right · guessing would get about 1" in out
    assert "likely 44 to 100 %" in out
    assert "The capital of Peru?\n" in out
    assert "✓ Lima" in out
    told = json.loads(sat("scores", "--attempt", "1", "--json").out)
    assert [answer["mark"] for answer in told["answers"]] == ["right"] * 3
    again = json.loads(sat("scores", "--attempt", told["session"], "--json").out)
    assert again == told
    cells = list(csv.DictReader(io.StringIO(sat("scores", "--attempt", "1", "--csv").out)))
    assert [cell["question"] for cell in cells] == [answer["question"] for answer in told["answers"]]


def test_two_attempts_are_compared_card_by_card(sat: Run) -> None:
    out = sat("scores", "--compare", "2", "1").out
    assert "Not right, then right: 3" in out
    assert "The capital of Mali?" in out
    told = json.loads(sat("scores", "--compare", "2", "1", "--json").out)
    assert (told["first"]["right"], told["second"]["right"]) == (0, 3)
    assert {(card["change"], card["first"], card["second"]) for card in told["cards"]} == {
        ("gained", "skipped", "right")
    }
    (one, *others) = csv.DictReader(io.StringIO(sat("scores", "--compare", "3", "1", "--csv").out))
    assert one["change"] == "only first"
    assert {card["change"] for card in others} == {"only second"}


def test_the_numbers_in_the_table_are_those_to_name_attempts_by(sat: Run) -> None:
    table = sat("scores", "--sort", "deck").out.split("\n")
    assert [line.split()[0] for line in table[1:4]] == ["3", "1", "2"]


@pytest.mark.parametrize(
    "words", [(), ("--by", "deck"), ("--by", "tag"), ("--by", "card"), ("--attempt", "3")]
)
def test_no_cell_is_one_that_a_spreadsheet_would_run(sat: Run, words: tuple[str, ...]) -> None:
    out = sat("scores", "--csv", *words).out
    cells = [cell for row in csv.reader(io.StringIO(out)) for cell in row]
    assert any(cell.startswith("'") for cell in cells)
    assert not [cell for cell in cells if cell[:1] in "=+-@" and cell[:1]]


def test_after_the_table_it_says_what_to_do_next(sat: Run) -> None:
    sat("quiz", "--plain", "geo", "--seed", "1", stdin=":s\n:s\n:s\n")
    assert "\nNext: 3 cards you missed twice: practise them\n" in sat("scores").out


def test_a_library_that_can_only_be_read_is_enough(sat: Run, home: Path) -> None:
    paths = [home, *home.rglob("*")]
    before = {path: path.stat().st_mtime_ns for path in paths}
    with read_only(home):
        for words in ((), ("--by", "tag"), ("--attempt", "1"), ("--compare", "1", "2"), ("--csv",)):
            assert sat("scores", *words).code == 0
    assert {path: path.stat().st_mtime_ns for path in [home, *home.rglob("*")]} == before

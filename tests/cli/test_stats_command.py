"""`stats`: columns for people, with bars or without, and JSON for programs."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import replace

import pytest
from cli_kit import Run
from helpers.made_up_history import made_up

from quizapp.cli.run import run
from quizapp.library.library import Library
from quizapp.scores.stats import StatsInput

BLOCKS = "▏▎▍▌▋▊▉█"


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[StatsInput]:
    """What the library delivers; a test may put another one in."""
    delivered = [made_up()]
    monkeypatch.setattr(
        Library, "stats", lambda _self, decks: replace(delivered[0], decks=decks), raising=False
    )
    return delivered


def test_without_an_answer_it_says_what_to_do_next(quizapp: Run, given: list[StatsInput]) -> None:
    given[0] = made_up(days=0)
    result = quizapp("stats")
    assert result.code == 0
    assert "No answers yet, kim. `quizapp study` begins." in result.out


def test_every_figure_is_told(quizapp: Run, given: list[StatsInput]) -> None:
    result = quizapp("stats")
    assert (result.code, result.err) == (0, "")
    for words in (
        "kim, Sun 22 Nov, all decks",
        "cards in 30 days",
        "overdue",
        "the wish is 90 %",
        "likely",
        "from memory",
        "mature",
        "in a row, at most",
        "9 times  difficulty 10 of 10  Praseodymium",
        "4 times  Critical minerals  you chose: Rare earths",
        "Chemical elements",
    ):
        assert words in result.out


def test_the_decks_that_are_meant_are_named(quizapp: Run, given: list[StatsInput]) -> None:
    out = quizapp("stats", "rare", "memory").out
    assert "kim, Sun 22 Nov, Rare earths deal, How memory works" in out


def test_plain_lines_have_no_bars_and_the_same_numbers(quizapp: Run, given: list[StatsInput]) -> None:
    drawn, plain = quizapp("stats").out, quizapp("stats", "--plain").out
    assert any(block in drawn for block in BLOCKS)
    assert not any(block in plain for block in BLOCKS)
    bare = drawn.translate(dict.fromkeys(map(ord, BLOCKS)))
    assert bare.split() == plain.split()


def test_where_blocks_cannot_be_written_none_are(home: object, given: list[StatsInput], monkeypatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    assert run(["stats"]) == 0
    sys.stdout.flush()
    out = raw.getvalue().decode("ascii")
    assert "Still known" in out
    assert "\\u" not in out


def test_few_answers_are_no_percentage(quizapp: Run, given: list[StatsInput]) -> None:
    full = made_up()
    few = next(tally for tally in full.days if tally.age == "young" and 0 < tally.count < 10)
    given[0] = replace(full, days=[few])
    out = quizapp("stats", "--plain").out
    assert "too few" in out
    assert f"{few.right} of {few.count}" in out
    ever = next(line for line in out.splitlines() if line.startswith("ever"))
    assert "%" not in ever


def test_json_has_the_figures(quizapp: Run, given: list[StatsInput]) -> None:
    data = json.loads(quizapp("stats", "rare", "--json").out)
    assert data["decks"] == ["rare"]
    assert data["due"]["next_30_days"] == sum(day["cards"] for day in data["due"]["days"])
    assert json.loads(quizapp("stats", "--json").out)["decks"] == []


def test_a_prompt_with_control_characters_is_printed_safely_and_cut(
    quizapp: Run, given: list[StatsInput]
) -> None:
    nasty = "[bold]T[/] \x1b[2J\u202egnp\x07\n" + "word " * 600
    given[0] = replace(given[0], prompts=dict.fromkeys(given[0].prompts, nasty), titles={"rare": nasty})
    for option in ([], ["--json"], ["--plain"]):
        out = quizapp("stats", *option).out
        assert "[bold]T[/]" in out
        assert not [c for c in out if c != "\n" and (c < " " or "\x7f" <= c <= "\x9f" or c == "\u202e")]
    assert max(map(len, quizapp("stats").out.splitlines())) < 250


def test_a_library_that_can_only_be_read_gets_nothing_written(home, quizapp: Run, given) -> None:
    before = sorted(home.rglob("*"))
    assert quizapp("stats").code == 0
    assert sorted(home.rglob("*")) == before

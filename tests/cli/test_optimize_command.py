"""`optimize`: refused in words, kept where it is better, undone."""

from __future__ import annotations

import io
import json
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from cli_kit import FakeTerminal, Run

from quizapp.cli.bar import Bar
from quizapp.library.demo import LEARNER, make_demo
from quizapp.library.optimizing import Fit

NOW = datetime(2026, 11, 22, 10, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def learned(home: Path, tmp_path: Path) -> list[str]:
    """The options that lead to a library with five months of answers."""
    make_demo(tmp_path / "learned", NOW)
    return ["--home", str(tmp_path / "learned"), "--learner", LEARNER]


def log_of(options: list[str]) -> set[str]:
    folder = Path(options[1]) / "progress" / LEARNER
    return {line for path in folder.glob("*.jsonl") for line in path.read_text("utf-8").splitlines()}


def test_too_few_answers_are_refused_with_the_reason(home: Path, quizapp: Run) -> None:
    quizapp("study", "--plain", "geo", stdin="\n3\n:q\n")
    result = quizapp("optimize")
    assert (result.code, result.out) == (1, "")
    assert "0 of 400 reviews" in result.err


def test_better_weights_are_kept_told_and_undone(quizapp: Run, learned: list[str]) -> None:
    due_before = json.loads(quizapp(*learned, "due", "--json").out)
    log = log_of(learned)
    result = quizapp(*learned, "optimize")
    assert result.code == 0
    assert "Log loss: 0." in result.out
    assert "lower is better" in result.out
    assert "came to be due on another day" in result.out
    assert f"optimize --undo --home {learned[1]}" in result.out
    (new,) = log_of(learned) - log
    line = json.loads(new)
    assert (line["kind"], line["name"], len(line["value"])) == ("set", "weights", 21)
    assert json.loads(quizapp(*learned, "due", "--json").out) != due_before

    again = quizapp(*learned, "optimize", "--json")
    assert json.loads(again.out)["kept"] is False
    assert log_of(learned) == log | {new}

    undone = quizapp(*learned, "optimize", "--undo")
    assert undone.code == 0
    assert "Back to FSRS's own weights." in undone.out
    assert json.loads(quizapp(*learned, "due", "--json").out) == due_before
    assert quizapp(*learned, "optimize", "--undo").code == 1


def test_json_has_the_figures_and_the_weights(quizapp: Run, learned: list[str]) -> None:
    result = quizapp(*learned, "optimize", "--json")
    found = json.loads(result.out)
    assert found["kept"] is True
    assert found["log_loss"]["after"] < found["log_loss"]["before"]
    assert found["reviews"] > 400
    assert len(found["weights"]) == 21
    assert 0 < found["moved"] <= found["cards"]
    assert set(found["due_today"]) == {"before", "after"}
    back = json.loads(quizapp(*learned, "optimize", "--undo", "--json").out)
    assert back["weights"] is None
    assert back["due_today"]["after"] == found["due_today"]["before"]


def test_ctrl_c_ends_it_and_changes_nothing(
    quizapp: Run, learned: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    log = log_of(learned)
    begun: list[Fit] = []

    def interrupted(self: Fit, _seconds: float) -> bool:
        begun.append(self)
        raise KeyboardInterrupt

    monkeypatch.setattr(Fit, "done", interrupted)
    result = quizapp(*learned, "optimize")
    assert result.code == 130
    assert begun[0]._process.returncode is not None
    assert log_of(learned) == log


def test_on_a_terminal_a_bar_moves_and_goes_away_on_a_pipe_there_is_none(
    quizapp: Run, learned: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "#" not in quizapp(*learned, "optimize", "--undo").err
    ticks = iter(range(1000))
    monkeypatch.setattr("quizapp.cli.bar.time.monotonic", lambda: float(next(ticks)))
    terminal, pipe = FakeTerminal(), io.StringIO()
    for stream in (terminal, pipe):
        with Bar("Fitting", stream) as bar:
            bar.moving()
            bar.moving()
            bar.share(0.5)
    assert pipe.getvalue() == ""
    pictures = terminal.getvalue().split("\r\x1b[2K")
    assert len({picture for picture in pictures if "Fitting" in picture}) == 3
    assert "############............  50 %" in pictures[3]
    assert pictures[-1] == ""


def test_what_is_quick_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = FakeTerminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with Bar("Reading") as bar:
        bar.share(0.5)
    assert terminal.getvalue() == ""


def test_where_nothing_can_be_kept_nothing_is_fitted(
    quizapp: Run, learned: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.library.records.os.access", lambda *_: False)
    result = quizapp(*learned, "optimize")
    assert result.code == 1
    assert "can't be written to" in result.err

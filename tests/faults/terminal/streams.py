"""Terminals that are none, or none of the usual ones, and streams that are closed or lead elsewhere."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Mapping

from end_to_end.terminal_kit import quizapp
from faults.crashing.ground import Ground
from faults.terminal.glass import Glass
from helpers.trials import Tally, Trial

_ENVS: tuple[tuple[Mapping[str, str], str], ...] = (
    ({"TERM": "dumb"}, "--plain"),
    ({"TERM": ""}, "TERM"),
    ({"TERM": "no-such-terminal"}, ""),
    ({"TERM": "linux"}, ""),
    ({"TERM": "vt100"}, ""),
    ({"TERM": "xterm-256color", "NO_COLOR": "1"}, ""),
    ({"TERM": "screen", "COLORTERM": ""}, ""),
)
_STREAMS = (
    ("2>errors", ""), ("2>/dev/null", ""), ("2>&-", ""),
    ("2>/dev/full", ""), ("<&-", "--plain"), (">&-", "--plain"),
    ("</dev/null", "--plain"), (">written", "--plain"), ("2>errors >written", "--plain"), ("<&- 2>&-", ""),
)  # fmt: skip


def _lives(glass: Glass, what: str) -> None:
    glass.sees("Places", "new")
    glass.send("j\r")
    glass.sees("1 of 10")
    glass.send("\x03")
    _, code, as_before = glass.report("ended")
    glass.settled(0.05)
    assert (code, as_before, glass.left()) == (0, True, []), f"{what}: {code} {as_before} {glass.left()}"


def _refuses(glass: Glass, word: str, what: str, tally: Tally) -> None:
    _, code, as_before = glass.report("ended")
    glass.settled(0.05)
    said = glass.text + (glass.folder / "errors").read_text("utf-8") if "errors" in what else glass.text
    assert code == 2, f"{what}: code {code}\n{glass.shown}"
    assert as_before, f"{what}: code {code}\n{glass.shown}"
    assert word in said.replace("plai n", "plain"), f"{what}: {said}"
    assert "Traceback" not in said, f"{what}: {said}"
    assert not glass.left(), f"{what}: {glass.left()}"
    tally.refused += 1


def odd(ground: Ground) -> Trial:
    """It shows itself, or says what to do instead."""

    def trial(dice: random.Random, tally: Tally) -> None:
        ground.restore()
        more, word = dice.choice(_ENVS)
        env = {key: value for key, value in (ground.env | more).items() if value}
        with Glass(quizapp(), env) as glass, tally.timed():
            if word:
                _refuses(glass, word, str(more), tally)
            else:
                _lives(glass, str(more))

    return trial


def elsewhere(ground: Ground) -> Trial:
    """A stream that is closed or redirected hides nothing and breaks nothing."""

    def trial(dice: random.Random, tally: Tally) -> None:
        ground.restore()
        redirected, word = dice.choice(_STREAMS)
        with Glass(quizapp(), ground.env, redirected=redirected) as glass, tally.timed():
            if redirected.startswith(("<", ">")) or ">written" in redirected:
                _refuses(glass, word, redirected, tally)
            else:
                _lives(glass, redirected)

    return trial


def nowhere(ground: Ground) -> Trial:
    """Without any terminal."""

    def trial(dice: random.Random, tally: Tally) -> None:
        ground.restore()
        argv = quizapp(*dice.choice([[], ["quiz", "geo"], ["study"], ["edit", "geo", "--app"]]))
        ran = subprocess.run(
            argv, env=ground.env, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20,
            start_new_session=True, check=False,
        )  # fmt: skip
        words = ran.stdout + ran.stderr
        assert "Traceback" not in words, f"{argv[3:]}: {ran.returncode} {words}"
        assert ran.returncode in (0, 2), f"{argv[3:]}: {ran.returncode} {words}"
        tally.refused += ran.returncode == 2

    return trial


def kinds(ground: Ground) -> dict[str, Trial]:
    """By their names in the table."""
    return {"odd terminal": odd(ground), "streams": elsewhere(ground), "no terminal": nowhere(ground)}

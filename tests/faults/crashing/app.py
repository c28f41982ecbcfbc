"""The app in a terminal: killed while it saves, and on a disk that is full for a while."""

from __future__ import annotations

import random
import re
import sys
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path

from end_to_end.terminal_kit import Terminal, quizapp
from faults.crashing.ground import Ground, Known
from helpers.trials import Tally, Trial

_LAUNCH = str(Path(__file__).with_name("launch.py"))
_ITEMS = 6
_PAUSES = (0, 0.001, 0.004, 0.015, 0.04)  # seconds; an answer is on the disk within some of them
_FULL = "there is no room left"


def _opened(ground: Ground, *argv: str) -> Terminal:
    return Terminal(quizapp(*argv), ground.env)


def _killed(t: Terminal, dice: random.Random) -> None:
    time.sleep(dice.choice(_PAUSES) * dice.random())
    t.kill()


def _judged(ground: Ground, before: Known, acknowledged: int, tally: Tally) -> Known:
    now = ground.known()
    tally.lost += sum(now.lines.get(id) != line for id, line in before.lines.items())
    fresh = now.of_kind("answer") - before.of_kind("answer")
    tally.lost += max(0, acknowledged - fresh)
    assert fresh <= acknowledged + 1, f"{fresh} on the disk, {acknowledged} acknowledged"
    tally.damaged += now.problems + sum(times > before.times.get(raw, 1) for raw, times in now.times.items())
    for name, data in before.files.items():
        if name.endswith(("geo.toml", "profile.toml", "device.toml")):
            tally.damaged += now.files.get(name) != data
    return now


def quiz(ground: Ground) -> Trial:
    def trial(dice: random.Random, tally: Tally) -> None:
        before, wanted = ground.restore(), dice.randrange(_ITEMS - 1)
        with _opened(ground, "quiz", "geo", "-n", str(_ITEMS)) as t:
            for n in range(1, wanted + 1):
                t.sees(f"{n} of {_ITEMS}", "Enter choose")
                t.send("1")
                t.sees("Enter next")
                t.send("\r")
            t.sees(f"{wanted + 1} of {_ITEMS}", "Enter choose")
            t.send("1")
            _killed(t, dice)
            _judged(ground, before, wanted + ("Enter next" in t.text), tally)
        ground.starts(tally)

    return trial


def study(ground: Ground) -> Trial:
    def trial(dice: random.Random, tally: Tally) -> None:
        before, wanted = ground.restore(), dice.randrange(4)
        with _opened(ground, "study", "geo") as t:
            t.sees(" left", "Space shows")
            first = _left(t)
            for n in range(wanted):
                t.send(" 4")
                t.until(lambda n=n: _left(t) == first - n - 1, "the next card")  # type: ignore[misc]
            t.send(" 4")
            _killed(t, dice)
            _judged(ground, before, first - _left(t), tally)
        ground.starts(tally)

    return trial


def _left(t: Terminal) -> int:
    return int(found[1]) if (found := re.search(r"(\d+) left", t.text)) else -1


def editor(ground: Ground) -> Trial:
    def trial(dice: random.Random, tally: Tally) -> None:
        ground.restore()
        wanted = dice.randrange(3)
        with _opened(ground, "edit", "geo", "--app") as t:
            t.sees("12 cards · saved")
            t.send("\t")
            t.sees("Enter next")
            for n in range(wanted + 1):
                t.send("a")
                t.sees("not saved", f"Peru{'a' * (n + 1)}")
                t.send("\x13")
                if n < wanted:
                    t.sees("12 cards · saved", "Saved.")
            _killed(t, dice)
            told = wanted + ("12 cards · saved" in t.text)
        written = _deck(ground)
        tally.lost += f"Peru{'a' * told}" not in written and f"Peru{'a' * (wanted + 1)}" not in written
        ground.starts(tally)

    return trial


def _deck(ground: Ground) -> Sequence[str]:
    """The terms of the deck, which is whole."""
    data = (ground.library / "decks" / "geo.toml").read_text("utf-8")
    terms = list(tomllib.loads(data)["glossary"])
    assert len(terms) == 12, f"half a deck: {data[-80:]!r}"
    return terms


def full(ground: Ground) -> Trial:
    """Each screen that saves says that there is no room, keeps what was given, and goes on when there is."""

    def trial(_dice: random.Random, tally: Tally) -> None:
        flag = ground.now.with_name("full")
        for screen in (_full_study, _full_quiz, _full_editor):
            before = ground.restore()
            name = screen.__name__.removeprefix("_full_")
            words = ("edit", "geo", "--app") if name == "editor" else (name, "geo")
            argv = [sys.executable, _LAUNCH, str(ground.now), str(flag), *words]
            with Terminal(argv, ground.env) as t:
                try:
                    saved = screen(t, flag)
                finally:
                    flag.unlink(missing_ok=True)
            fresh = ground.known().of_kind("answer") - before.of_kind("answer")
            assert fresh == saved, f"{name}: {fresh} on the disk, {saved} acknowledged"
            tally.refused += 1
            ground.starts(tally)

    return trial


def _full_study(t: Terminal, flag: Path) -> int:
    t.sees("Space shows")
    first = _left(t)
    t.send(" ")
    t.sees("Space Good")
    flag.touch()
    t.send("4")
    t.sees(_FULL, "Space tries again")
    flag.unlink()
    t.send(" ")
    t.until(lambda: _left(t) == first - 1, "the next card")
    return 1


def _full_quiz(t: Terminal, flag: Path) -> int:
    t.sees("1 of 10", "Enter choose")
    t.send("1")
    t.sees("Enter next")
    t.send("\r")
    t.sees("2 of 10", "Enter choose")
    flag.touch()
    t.send("1")
    t.sees(_FULL, "Enter tries again")
    flag.unlink()
    t.send("\r")
    t.sees("Enter next")
    flag.touch()  # leaving it paints all that is known of quizzes
    t.send("\x1b")
    t.sees("Enter quiz")
    return 2


def _full_editor(t: Terminal, flag: Path) -> int:
    t.sees("12 cards · saved")
    t.send("\t")
    t.sees("Enter next")
    t.send("a")
    t.sees("not saved", "Perua")
    flag.touch()
    t.send("\x13")
    t.sees("Not saved.", _FULL)
    flag.unlink()
    t.send("\x13")
    t.sees("12 cards · saved")
    return 0


def moments(ground: Ground) -> dict[str, Trial]:
    return {"app: quiz": quiz(ground), "app: study": study(ground), "app: editor": editor(ground)}

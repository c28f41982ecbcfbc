"""Damage to what a class has: assignments, hand-ins, learners' folders."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path
from typing import Any

from faults.damaged_ground import Ground, ground, no_traceback
from faults.mutating import mutated
from helpers.trials import Tally

from quizapp.library.classes import Reader, read_class


def assignment(dice: random.Random, tally: Tally) -> None:
    """Damages an assignment: it is sat, or refused in a word; the class's report says what is wrong."""
    with ground() as here:
        path = here.home / "progress" / "week-3.toml"
        here.say("assign", "letters", "gaps", "-n", "3", "-o", str(path))
        assert path.is_file()
        mutated(path, dice)
        before = path.read_bytes() if path.is_file() else None
        said = here.say("quiz", "--assignment", str(path), "--plain", stdin="1\n1\n1\n\n")
        assert said.code == 0 or said.err.strip(), "an assignment is refused without a word"
        tally.refused += said.code != 0
        for argv in (
            ("class", "progress", "--json"),
            ("hand-in", "--assignment", str(path), "-o", str(here.folder)),
        ):
            with tally.timed():
                here.say(*argv)
        assert before is None or path.read_bytes() == before


def handed_in(dice: random.Random, tally: Tally) -> None:
    """Damages one of a class's files: all others count as before, and what is wrong is named."""
    with ground() as here:
        folder = here.folder / "class"
        folder.mkdir()
        for name in ("ada", "ben", "cleo", "dan"):
            shutil.copytree(here.logs, here.home / "progress" / name, dirs_exist_ok=True)
            (here.home / "progress" / name / "profile.toml").unlink(missing_ok=True)
            here.say(
                "--learner", name, "quiz", "letters", "--plain", "-n", "4", "--seed", "z", stdin="1\n" * 5
            )
            if name != "dan":
                here.say("--learner", name, "hand-in", "--session", _last(here, name), "-o", str(folder))
        shutil.copytree(here.home / "progress" / "dan", folder / "dan")
        before = _results(folder, "own")
        assert len(before) == 4, "the class is not whole before anything is damaged"
        path = dice.choice(sorted(each for each in folder.rglob("*.jsonl")))
        how = mutated(path, dice)
        raw = path.read_bytes() if path.is_file() else None
        with tally.timed():
            after = _results(folder, "own")
        others = {who: what for who, what in before.items() if f".{who}." not in path.name and who != "dan"}
        if path.parent == folder:
            others["dan"] = before["dan"]
        for who, what in others.items():
            assert after.get(who) == what, (
                f"{who} counts otherwise, though {path.name} is what is damaged ({how})"
            )
        doubled = sum(len(each) for each in after.values()) > sum(len(each) for each in before.values())
        assert not doubled or how == "lines about", "attempts count twice"
        if dice.random() < 0.3:
            assert _results(folder, "engine") == after, "the engine says something else"
        here.say("class", str(folder), "--json")
        assert raw is None or path.read_bytes() == raw


def _last(here: Ground, name: str) -> str:
    found = json.loads(here.say("--learner", name, "scores", "--json").out)
    return str(next(each for each in found if each.get("finished", True))["session"])


def _results(folder: Path, reader: Reader) -> dict[str, list[tuple[Any, ...]]]:
    """What each learner's attempts came to; learners by the beginning of their name."""
    with no_traceback(f"reading a class ({reader})"):
        read = read_class(folder, reader=reader)
    out: dict[str, list[tuple[Any, ...]]] = {each.name.partition(" ")[0]: [] for each in read.roll.learners}
    for attempt in read.roll.attempts:
        name = read.roll.learners[attempt.learner].name.partition(" ")[0]
        out[name].append((attempt.session, attempt.right, attempt.total))
    return {name: sorted(each) for name, each in out.items()}

"""A library with some weeks of history to damage, what is intact in it, and every command that reads it."""

from __future__ import annotations

import hashlib
import io
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from unittest import mock

from end_to_end.terminal_kit import surroundings
from helpers.decks_for_tests import Clock, House

from quizapp.cli.run import run
from quizapp.library.library import Library, NothingToAsk, World
from quizapp.questions.wish import Wish
from quizapp.storage import places
from quizapp.study.quiz import Response

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
DECKS = {
    "letters": '[deck]\ntitle = "Letters"\n[faq]\n'
    + "".join(f'"q{c}, Größe?" = "answer {c}é"\n' for c in "abcdefgh"),
    "more/terms": '[glossary]\n"Foo" = "A foo thing."\n"Bär" = "A long thing."\n"Baz" = "A small thing."\n'
    '"Ζeta" = "A Greek thing."\n',
    "gaps": '[deck]\nid = "the-gaps"\n[[cards]]\ncloze = "Signed in {{Tokyo::city}} by {{Takaichi}}."\n'
    '[[cards]]\nid = "n"\nquestion = "How many are there?"\nanswer = "17"\nwrong = ["7", "27", "71"]\n',
}


@dataclass(frozen=True)
class Said:
    """What a command came to."""

    argv: tuple[str, ...]
    code: object
    out: str
    err: str


class Ground:
    """One library to damage, with its places and a clock; `say` runs commands on it, in this process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.house = House(folder / "library", Clock(NOW))
        self.home = self.house.home
        self.logs = self.home / "progress" / "kim"
        self.decks = self.home / "decks"

    @property
    def cache(self) -> Path:
        return self.home / "cache"

    @property
    def state(self) -> Path:
        return self.home / "state"

    def open(self) -> Library:
        """The library, not read yet."""
        return self.house.open(load=False)

    def say(self, *argv: str, stdin: str = "") -> Said:
        """Runs a command; a traceback fails."""
        out, err = io.StringIO(), io.StringIO()
        typed = mock.patch.object(sys, "stdin", io.StringIO(stdin))
        with redirect_stdout(out), redirect_stderr(err), typed, no_traceback(" ".join(argv)):
            code = run(list(argv))
        return Said(argv, code, out.getvalue(), err.getvalue())

    def say_outside(self, *argv: str) -> Said:
        """Runs a command as a process of its own, as people do."""
        env = surroundings(self.folder, QUIZAPP_HOME=str(self.home))
        words = [sys.executable, "-m", "quizapp", *argv]
        done = subprocess.run(
            words, env=env, cwd=self.home, capture_output=True, text=True, check=False, timeout=120
        )
        told = f"{' '.join(argv)} as a process: {done.stderr[-700:]}"
        assert done.returncode in (0, 1, 2), told
        assert "Traceback" not in done.stderr, told
        assert "had to stop" not in done.stderr, told
        return Said(argv, done.returncode, done.stdout, done.stderr)

    def bytes(self) -> dict[str, str]:
        """A digest of every file of the library that is the learner's or the author's."""
        found = {}
        for root in (self.home / "progress", self.decks):
            for path in sorted(root.rglob("*")):
                if path.is_file():
                    name = str(path.relative_to(self.home))
                    found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        return found

    def texts(self) -> dict[str, bytes]:
        """The log files by name."""
        found = sorted(path for path in self.logs.glob("*.jsonl") if path.name[0] != "." and path.is_file())
        return {path.name: path.read_bytes() for path in found}


@contextmanager
def no_traceback(what: str) -> Iterator[None]:
    """Whatever error comes out of it is a failure of the trial."""
    try:
        yield
    except AssertionError:
        raise
    except Exception as error:
        told = traceback.format_exc()[-700:]
        raise AssertionError(f"{what} ends in a traceback:\n{told}") from error


@contextmanager
def ground() -> Iterator[Ground]:
    """A fresh copy of the library, in a temporary folder; the program finds it wherever it looks."""
    with tempfile.TemporaryDirectory(prefix="quizapp-damage-", dir=_fast()) as name, ExitStack() as stack:
        made = Ground(Path(name))
        shutil.copytree(_template(), made.home)
        world = World(
            {"QUIZAPP_HOME": str(made.home), "QUIZAPP_LEARNER": "kim"},
            made.home,
            made.house.clock,
            random.Random(5).randbytes,
        )
        system = (made.folder / "data", made.state, made.cache)
        stack.enter_context(mock.patch.object(places, "_system_folders", return_value=system))
        stack.enter_context(mock.patch.object(World, "real", classmethod(lambda _cls: world)))
        yield made


def _fast() -> str | None:
    """A place in memory where there is one: this is about what is read, not about disks."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


@cache
def _template() -> Path:
    """The library as it is before anything happens to it, made once."""
    folder = Path(tempfile.mkdtemp(prefix="quizapp-template-", dir=_fast()))
    import atexit

    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    house = House(folder / "library", Clock(NOW - timedelta(days=45)))
    house.write(DECKS)
    for round in range(4):
        word = ("swift-heron-7k", "calm-otter-2x")[round % 2]
        machine = house.open(load=False)
        machine._device = word
        machine.load()
        a_while(machine, round)
        machine.catalogue.close()
        house.clock.now += timedelta(days=9)
    machine = house.open()
    machine._device = "swift-heron-7k"
    a_while(machine, 4)
    machine.catalogue.close()
    shutil.rmtree(house.home / "cache")
    return house.home


def a_while(library: Library, round: int = 0) -> None:
    """Studies, is quizzed, changes a mind, and sets something."""
    study = library.study(library.volumes, new=4)
    for number in range(5):
        if study.current is not None:
            study.rate((3, 4, 1, 2, 3)[(number + round) % 5], ms=1200)
    study.undo()
    if study.current is not None:
        study.rate(3)
    try:
        quiz = library.quiz(library.volumes, Wish(count=5), seed=f"s{round}")
    except NothingToAsk:
        return
    for i in range(quiz.quiz.total):
        item = quiz.quiz.items[i]
        quiz.answer(i, Response((item.key or 0) if item.options else "x"))
    quiz.flag(0, "Is this right?")
    if round != 1:
        quiz.finish()
    library.set("retention", 0.85 + round / 100)


@dataclass(frozen=True)
class Command:
    """A command, and what its output must be."""

    argv: tuple[str, ...]
    check: Callable[[str], object] | None = None


READING = (
    Command(("due", "--json"), json.loads),
    Command(("stats", "--json"), json.loads),
    Command(("scores", "--json"), json.loads),
    Command(("scores", "--by", "card")),
    Command(("check",)),
    Command(("class", "progress", "--json"), json.loads),
    Command(("progress", "verify", "--json"), json.loads),
    Command(("progress", "export", "--csv")),
    Command(("--learner", "lee", "progress", "merge", "progress/kim", "--dry-run")),
    Command(("paper", "letters", "-n", "2", "--seed", "7")),
)
"""What reads a library and must leave it as it is."""


def some_commands(here: Ground, dice: random.Random, count: int = 3) -> None:
    """Some of the commands that read."""
    for command in dice.sample(READING, count):
        said = here.say(*command.argv)
        if command.check and said.out:
            command.check(said.out)

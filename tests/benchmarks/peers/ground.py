"""The ground on which one size is measured: copies of its data, and how to ask each side."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from .big_library import LEARNER, Made
from .terminal import Run, memory_of, surroundings

SIDE = Path(__file__).parent
Measure = Callable[[], float]


class Worker:
    """A process that does one thing after the other, and says how long each took."""

    def __init__(self, argv: list[str], env: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            argv, env=env, cwd=env["HOME"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def took(self, name: str, *words: str) -> float:
        """Milliseconds that this took there."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([name, *words]) + "\n")
        self._process.stdin.flush()
        return float(json.loads(self._process.stdout.readline())["ms"])

    def memory(self) -> float:
        """MB that it has in memory now."""
        return memory_of(self._process.pid)[0]

    def end(self) -> None:
        """Ends the process at once."""
        self._process.kill()
        self._process.communicate()


class Ground:
    """One size's copies in a folder of their own, so that measuring changes nothing of what was made.

    A context manager: the processes that were begun here are gone afterwards. `anki`: the Python that has
    Anki's library; "" for none.
    """

    def __init__(self, data: Made, folder: Path, anki: str, runs: int) -> None:
        self.size, self.data, self.folder, self.anki, self.runs = data.size, data, folder, anki, runs
        self.env = surroundings(folder)
        self.library = folder / "library"
        shutil.copytree(data.library, self.library)
        if anki and not data.collection.exists():
            self._make_collection()
        self._open = ExitStack()
        self._copies = 0
        self.smallest: Ground | None = None
        """That of the smallest size, to be measured in turns with this one."""

    def _make_collection(self) -> None:
        data = self.data
        being_made = data.collection.with_name("being-made.anki2")
        being_made.unlink(missing_ok=True)
        self.by_anki("make", str(data.table), str(data.reviews), str(being_made))
        being_made.rename(data.collection)

    def __enter__(self) -> Ground:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end_all()

    def end_all(self) -> None:
        """Ends every process that was begun here, so that none is in the next one's way."""
        self._open.close()

    def collection(self) -> str:
        """A copy of Anki's collection of its own."""
        self._copies += 1
        return str(shutil.copy(self.data.collection, self.folder / f"copy-{self._copies}.anki2"))

    def quizapp(self, *words: str, home: Path | None = None) -> list[str]:
        """A command line of quizapp."""
        return [
            *(sys.executable, "-m", "quizapp", *words),
            *("--home", str(home or self.library), "--learner", LEARNER),
        ]

    def in_terminal(self, *argv: str) -> Run:
        """A program in a terminal, gone at the end at the latest."""
        return self._open.enter_context(Run(list(argv), self.env))

    def app(self, *words: str) -> Run:
        """The app in a terminal."""
        return self.in_terminal(*self.quizapp(*words))

    def bare(self, program: str) -> Run:
        """A bare Textual app in a terminal."""
        return self.in_terminal(sys.executable, "-c", program)

    def ours(self) -> Worker:
        """Our library in a process without a screen."""
        return self._worker([sys.executable, str(SIDE / "our_side.py"), str(self.library), LEARNER])

    def theirs(self) -> Worker:
        """Anki's library in a process that has a collection open."""
        return self._worker([self.anki, str(SIDE / "anki_side.py"), "serve", self.collection()])

    def _worker(self, argv: list[str]) -> Worker:
        worker = Worker(argv, self.env)
        self._open.callback(worker.end)
        return worker

    def command(self, argv: list[str], codes: tuple[int, ...] = (0,)) -> float:
        """Milliseconds that a command takes, with its start and its end."""
        begun = time.perf_counter()
        done = subprocess.run(argv, env=self.env, cwd=self.folder, capture_output=True, text=True)
        took = (time.perf_counter() - begun) * 1000
        assert done.returncode in codes, (argv, done.stdout[-500:], done.stderr[-2000:])
        return took

    def by_anki(self, *words: str) -> float:
        """The same of a command on Anki's side."""
        return self.command([self.anki, str(SIDE / "anki_side.py"), *words])

    def said_by_anki(self, *words: str) -> tuple[float, dict[str, float]]:
        """Milliseconds until such a command said its line, and what it said."""
        argv = [self.anki, str(SIDE / "anki_side.py"), *words]
        begun = time.perf_counter()
        with subprocess.Popen(argv, env=self.env, cwd=self.folder, stdout=subprocess.PIPE, text=True) as done:
            assert done.stdout
            line = done.stdout.readline()
            took = (time.perf_counter() - begun) * 1000
        return took, json.loads(line)

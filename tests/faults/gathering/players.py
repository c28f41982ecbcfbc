"""Programs that somebody answers, through pipes and in a terminal, with the time until each goes on."""

from __future__ import annotations

import os
import select
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

from end_to_end.terminal_kit import Terminal, quizapp

STUCK = 60.0  # seconds after which a program will not go on any more
_SAVED = ("Saved.", "Saved:")


@dataclass
class Came:
    """What came of a program: how many answers it acknowledged, and the seconds that each took."""

    name: str
    saved: int = 0
    waits: list[float] = field(default_factory=list)
    wrong: str = ""


class Player:
    """One program with pipes. A context manager: it is gone afterwards."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str], cwd: Path) -> None:
        self.out = ""
        self._process = subprocess.Popen(
            quizapp(*argv),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=dict(env),
            cwd=cwd,
        )

    def __enter__(self) -> Player:
        return self

    def __exit__(self, *_how: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdout.close()
        with suppress(BrokenPipeError):
            self._process.stdin.close()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def goes_on(self) -> bool:
        return self._process.poll() is None

    @property
    def saved(self) -> int:
        """How many answers were acknowledged."""
        return sum(self.out.count(word) for word in _SAVED)

    def say(self, text: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(text.encode())
        self._process.stdin.flush()

    def until(self, what: Callable[[], bool], words: str) -> None:
        """Reads on until that is so."""
        end = time.monotonic() + STUCK
        while not what():
            assert time.monotonic() < end, f"{words} does not come: {self.out[-500:]}"
            assert self._read(end), f"it ended before {words} came: {self.out[-900:]}"

    def _read(self, end: float) -> bool:
        assert self._process.stdout
        fd = self._process.stdout.fileno()
        if not select.select([fd], [], [], max(0.0, end - time.monotonic()))[0]:
            return True
        data = os.read(fd, 1 << 16)
        self.out += data.decode("utf-8", "replace")
        return bool(data)

    def answer(self, text: str) -> float:
        """Answers, and waits until that is acknowledged; in how many seconds."""
        before, begun = self.saved, time.perf_counter()
        self.say(text)
        self.until(lambda: self.saved > before, "the acknowledgement")
        return time.perf_counter() - begun

    def ends(self) -> int:
        """Closes its input and reads to the end; its exit code."""
        assert self._process.stdin
        self._process.stdin.close()
        end = time.monotonic() + STUCK
        while self._read(end):
            assert time.monotonic() < end, f"it does not end: {self.out[-500:]}"
        return self._process.wait()


def plain_quiz(env: Mapping[str, str], cwd: Path, came: Came, count: int, deck: str = "geo") -> None:
    """Answers a quiz in plain text."""
    with Player(("quiz", "--plain", deck, "-n", str(count)), env, cwd) as player:
        player.until(lambda: f"Question 1 of {count}" in player.out, "the first question")
        for n in range(count):
            came.waits.append(player.answer("1\n"))
            came.saved += 1
            if n < count - 1:
                player.until(lambda n=n: f"Question {n + 2} of" in player.out, "the next question")  # type: ignore[misc]
        assert player.ends() == 0, player.out[-900:]


def plain_study(env: Mapping[str, str], cwd: Path, came: Came, count: int, deck: str = "geo") -> None:
    """Studies in plain text, as long as there are cards."""
    with Player(("study", "--plain", deck, "--new", str(count)), env, cwd) as player:
        for _ in range(count):
            asked = player.out.count("(Enter shows")
            player.until(lambda asked=asked: _asks(player, asked), "a card")  # type: ignore[misc]
            if "(Enter shows" not in player.out[player.out.rfind("Saved") :]:
                break
            came.waits.append(player.answer("\n4\n"))
            came.saved += 1
        code = player.ends()
        assert code in (0, 1), player.out[-900:]


def _asks(player: Player, asked: int) -> bool:
    over = ("Stopped", "cards left", "Done", "Nothing", "come back", "Next:")
    return player.out.count("(Enter shows") > asked or any(word in player.out for word in over)


def app_quiz(env: dict[str, str], came: Came, count: int, deck: str = "geo") -> None:
    """Answers a quiz in the app."""
    with Terminal(quizapp("quiz", deck, "-n", str(count)), env) as t:
        for n in range(1, count + 1):
            t.sees(f"{n} of {count}", "Enter choose")
            begun = time.perf_counter()
            t.send("1")
            t.sees("Enter next" if n < count else "Enter")
            if n < count:
                came.waits.append(time.perf_counter() - begun)
                t.send("\r")
            else:
                t.until(lambda: "Enter choose" not in t.text, "the end")
            came.saved += 1


def commands(env: Mapping[str, str], cwd: Path, each: Sequence[Sequence[str]], codes: Sequence[int]) -> None:
    """Runs commands that nobody answers."""
    for argv in each:
        with Player(argv, env, cwd) as player:
            code = player.ends()
            assert code in codes, f"{' '.join(argv)} ends with {code}: {player.out[-900:]}"
            assert "Traceback" not in player.out, player.out[-900:]


def at_once(programs: Sequence[tuple[str, float, Callable[[Came], None]]]) -> list[Came]:
    """Runs programs beside each other, each begun after so many seconds."""
    came = [Came(name) for name, _, _ in programs]

    def run(which: Came, after: float, program: Callable[[Came], None]) -> None:
        time.sleep(after)
        try:
            program(which)
        except (AssertionError, OSError, ValueError) as error:
            which.wrong = f"{which.name}: {error}"

    threads = [
        Thread(target=run, args=(which, after, program))
        for which, (_, after, program) in zip(came, programs, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came

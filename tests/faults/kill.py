"""Kills quizapp at random moments (kill -9) and counts what was acknowledged and is not there afterwards.

    python tests/faults/kill.py [KILLS] [SEED]

Half of the kills hit a quiz in plain lines through a pipe, half the app in a pseudo-terminal. An answer is
acknowledged when its line with "Saved" was printed, or its feedback was painted.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from end_to_end.terminal_kit import Terminal, quizapp, surroundings

from quizapp.storage.log import LogRead, read_log
from quizapp.study.lines import Answer, Start

DECK = "rare-earths-deal/glossary"
ITEMS = 8
WAYS = ("plain", "app")


@dataclass
class Kill:
    """One kill: how many answers of that run were acknowledged, how many the log has, what is damaged."""

    way: str
    acknowledged: int
    known: int
    damaged: int

    @property
    def lost(self) -> int:
        return max(0, self.acknowledged - self.known)


class Ground:
    """One library that outlives all the kills."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.library = folder / "library"
        self.env = surroundings(folder)
        self.dice = random.Random(seed)
        self._sessions: dict[str, int] = {}  # every killed run's answers, which later runs must leave alone

    def kill(self, way: str) -> Kill:
        """Answers some items, kills in the middle of the next one, and reads what is on the disk."""
        before = {line.session for line in self.read().lines}
        acknowledged = self._plain() if way == "plain" else self._app()
        log = self.read()
        new = [line.session for line in log.lines if isinstance(line, Start) and line.session not in before]
        known = sum(self._answers(log, session) for session in new)
        damaged = len(log.problems) + sum(
            self._answers(log, session) != count for session, count in self._sessions.items()
        )
        self._sessions |= {session: self._answers(log, session) for session in new}
        return Kill(way, acknowledged, known, damaged)

    def read(self) -> LogRead:
        folder = self.library / "progress" / "kim"
        device = next((path.name.split(".")[1] for path in folder.glob("*.jsonl")), "none")
        return read_log(folder, device)

    @staticmethod
    def _answers(log: LogRead, session: str) -> int:
        """How many answers of a session are there, one after the other from the first."""
        places = {line.n for line in log.lines if isinstance(line, Answer) and line.session == session}
        return next(n for n in range(len(places) + 1) if n + 1 not in places)

    def _argv(self, *more: str) -> list[str]:
        return quizapp("quiz", DECK, "-n", str(ITEMS), "--home", str(self.library), *more)

    def _moment(self) -> None:
        """Waits a random while: up to the time that one answer takes."""
        time.sleep(self.dice.choice((0, 0.001, 0.004, 0.015, 0.04)) * self.dice.random())

    def _plain(self) -> int:
        wanted = self.dice.randrange(ITEMS)
        with subprocess.Popen(
            self._argv("--plain"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=self.env, bufsize=0
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            out = b""
            while out.count(b"Question ") < 1:
                out += process.stdout.read(1 << 16)
            for n in range(1, wanted + 1):
                process.stdin.write(b"1\n")
                while out.count(b"Saved.") < n:
                    out += process.stdout.read(1 << 16)
            process.stdin.write(b"1\n" * self.dice.randrange(1, 4))
            self._moment()
            process.kill()
            out += process.stdout.read()
        return out.count(b"Saved.")

    def _app(self) -> int:
        wanted = self.dice.randrange(ITEMS)
        with Terminal(self._argv(), self.env) as t:
            for n in range(1, wanted + 1):
                t.sees(f"{n} of {ITEMS}", "Enter choose")
                t.send("1")
                t.sees("Enter next")
                t.send("\r")
            t.sees(f"{wanted + 1} of {ITEMS}", "Enter choose")
            t.send("1")
            self._moment()
            t.kill()
            shown = re.search(rf"(\d+) of {ITEMS}", t.text)
            told = "Enter next" in t.text and shown is not None
            return max(wanted, int(shown[1])) if told and shown else wanted


def main(kills: int = 100, seed: int = 1) -> int:
    """Kills so many times and prints the table; the exit code is 1 where something was lost or damaged."""
    with tempfile.TemporaryDirectory() as folder:
        ground = Ground(Path(folder), seed)
        done = [ground.kill(WAYS[i % 2]) for i in range(kills)]
    sys.stdout.write(f"{'':8}{'tried':>8}{'acknowledged':>14}{'known':>8}{'lost':>8}{'damaged':>9}\n")
    for way in WAYS:
        of_it = [each for each in done if each.way == way]
        sums = [sum(getattr(k, name) for k in of_it) for name in ("acknowledged", "known", "lost", "damaged")]
        row = "".join(f"{n:>{width}}" for n, width in zip((len(of_it), *sums), (8, 14, 8, 8, 9), strict=True))
        sys.stdout.write(f"{way:8}{row}\n")
    return 1 if any(each.lost or each.damaged for each in done) else 0


if __name__ == "__main__":
    sys.exit(main(*(int(each) for each in sys.argv[1:3])))

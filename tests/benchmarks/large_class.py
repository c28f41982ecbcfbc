"""Times the report on a large class, read by the program's own reader and by an engine, with its memory.

    python tests/benchmarks/large_class.py [--learners N] [--answers M] [--readers own engine] [--keep FOLDER]

Wanted: 1,000 learners with 1,000 answers each in under 10 s and 1 GB. The class is made up, from a seed, in
a temporary folder, or in one that is kept for the next time. Each reader runs in a process of its own.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from math import exp
from os import getloadavg
from pathlib import Path
from tempfile import TemporaryDirectory

from quizapp.library.classes import Reader, read_class
from quizapp.scores.analysis.class_report import class_report
from quizapp.study.line_json import dumps, to_fields
from quizapp.study.lines import Answer, DeckUse, Finish, Line, Start
from quizapp.study.ulid import ALPHABET

SIZE = 20  # items of a quiz
DECKS = [DeckUse(f"deck-{number}", "0123456789abcdef") for number in range(4)]
CARDS = [f"deck-{number % 4}#term:word-{number}~00c0ffee:forward" for number in range(400)]


class Learner:
    """Sits quizzes of a Rasch model, one a day."""

    def __init__(self, number: int, hard: list[float], wrong: list[list[str]]) -> None:
        self.dice = random.Random(number)
        self.id = f"{number:016x}"
        self.able = self.dice.gauss(0, 1)
        self.at = datetime(2026, 9, 1, 8, tzinfo=UTC) + timedelta(seconds=number)
        self.hard, self.wrong = hard, wrong
        self.told: set[int] = set()

    def base(self, session: str = "") -> dict[str, str]:
        """The next line's id and time."""
        self.at += timedelta(milliseconds=self.dice.randrange(2000, 9000))
        at = self.at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        id = f"01{''.join(self.dice.choices(ALPHABET, k=24))}"
        return {"id": id, "at": at, "session": session or id}

    def quiz(self) -> list[Line]:
        """The lines of one quiz."""
        start = self.base()
        session = start["session"]
        begun = Start(
            **start, mode="quiz", decks=tuple(DECKS), seed="7", options={"form": "choice", "count": SIZE}
        )
        cards = self.dice.sample(range(len(CARDS)), SIZE)
        answers = [self.answer(session, n, card) for n, card in enumerate(cards, 1)]
        right = sum(each.mark == "right" for each in answers)
        self.at += timedelta(days=1)
        return [begun, *answers, Finish(**self.base(session), right=right, total=SIZE)]

    def answer(self, session: str, n: int, card: int) -> Answer:
        """One answer; the card's texts only where this log has not told them yet."""
        dice, is_new = self.dice, card not in self.told
        self.told.add(card)
        is_right = dice.random() < 1 / (1 + exp(self.hard[card] - self.able))
        options = dice.sample(self.wrong[card], 3)
        key = dice.randrange(4)
        options.insert(key, definition(card))
        return Answer(
            **self.base(session),
            card=CARDS[card],
            form="choice",
            mark="right" if is_right else "wrong",
            n=n,
            stem=f"Which word means number {card}?" if is_new else None,
            answer=definition(card) if is_new else None,
            options=tuple(options),
            key=key,
            response=key if is_right else (key + dice.randrange(1, 4)) % 4,
            rating=3 if is_right else 1,
            ms=dice.randrange(1500, 20_000),
            day=self.at.date().isoformat(),
        )


def definition(card: int) -> str:
    """What a card's answer is."""
    return f"The definition of word {card}, which is about this long"


def make(folder: Path, learners: int, answers: int) -> None:
    """Writes the logs of a class."""
    dice = random.Random(7)
    hard = [dice.gauss(0, 1) for _ in CARDS]
    wrong = [
        [definition(each) for each in dice.sample(range(400), 7) if each != card][:6] for card in range(400)
    ]
    for number in range(learners):
        own = folder / f"learner-{number:04}"
        own.mkdir(parents=True)
        (own / "profile.toml").write_text(f'name = "Learner {number}"\nid = "{number:016x}"\n')
        learner = Learner(number, hard, wrong)
        lines = [line for _ in range(max(1, answers // SIZE)) for line in learner.quiz()]
        text = "".join(dumps(to_fields(line)) + "\n" for line in lines)
        (own / "2026-09.swift-heron.jsonl").write_text(text, "utf-8")


def run(folder: Path, reader: Reader) -> None:
    """Reads and reports in this process; prints seconds for both, peak megabytes and what was found."""
    begun = time.perf_counter()
    found = read_class(folder, reader=reader)
    read = time.perf_counter()
    report = class_report(found.roll)
    done = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 1024)
    sys.stdout.write(
        f"{read - begun} {done - read} {peak} {report.answers} {len(report.items)} {len(found.problems)}\n"
    )


def main() -> None:
    """Makes the class and has each reader read it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--learners", type=int, default=1000)
    parser.add_argument("--answers", type=int, default=1000)
    parser.add_argument("--readers", nargs="+", default=["own", "engine"], choices=["own", "engine"])
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder for the class, used again if it is there")
    parser.add_argument("--run", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.run:
        run(args.keep, args.run)
        return
    with TemporaryDirectory() as temporary:
        folder = args.keep or Path(temporary) / "class"
        if not folder.exists():
            make(folder, args.learners, args.answers)
        size = sum(path.stat().st_size for path in folder.rglob("*.jsonl")) / 2**20
        say = sys.stdout.write
        say(f"{size:.0f} MB of logs; load {getloadavg()[0]:.1f}\n")
        say("reader   read s  report s  whole s  peak MB    answers  items  problems\n")
        for reader in args.readers * args.runs:
            told = [sys.executable, __file__, "--keep", str(folder), "--run", reader]
            out = subprocess.run(told, check=True, capture_output=True, text=True).stdout.split()
            read, report, peak = map(float, out[:3])
            whole = read + report
            say(f"{reader:8}{read:7.1f}{report:10.1f}{whole:9.1f}{peak:9.0f}")
            say(f"{out[3]:>11}{out[4]:>7}{out[5]:>10}\n")


if __name__ == "__main__":
    main()

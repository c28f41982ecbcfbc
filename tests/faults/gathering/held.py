"""One program stands still or works long: the others go on as if they were alone."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from faults.crashing.ground import Ground
from faults.gathering.eight import index_of
from faults.gathering.players import Player
from helpers.trials import Tally, Trial

from quizapp.storage.index import editions
from quizapp.storage.index.claim import STUCK
from quizapp.storage.index.index_file import index_path

MOST = 0.1  # seconds that one may have to wait for another
_ANSWERS = 3  # of each kind; one that waits for another waits each time, one for a processor does not
_ROUNDS = 5
_MANY = 12_000  # answers of earlier times, so that making the index takes a while


def _judged(alone: Sequence[float], beside: Sequence[float], what: str, tally: Tally) -> None:
    """The shortest of some waits beside another is that of one alone, but for a moment."""
    waited = max(0.0, min(beside) - max(alone))
    tally.slowest = max(tally.slowest, waited)
    told = f"{what} takes {min(beside) * 1000:.0f} ms beside another, {max(alone) * 1000:.0f} ms alone"
    assert waited <= MOST, told


def _timed(env: Mapping[str, str], cwd: Path, argv: Sequence[str]) -> float:
    begun = time.perf_counter()
    with Player(argv, env, cwd) as player:
        code = player.ends()
        assert code == 0, player.out[-500:]
    return time.perf_counter() - begun


def _first_question(env: Mapping[str, str], cwd: Path) -> float:
    begun = time.perf_counter()
    with Player(("quiz", "--plain", "geo", "-n", "3"), env, cwd) as player:
        player.until(lambda: "Question 1" in player.out, "the first question")
        return time.perf_counter() - begun


def written_to(ground: Ground) -> Trial:
    """Another program writes to the index for long: as where very much has come."""

    def trial(_dice: random.Random, tally: Tally) -> None:
        ground.restore()
        env, cwd = ground.env, ground.now
        _timed(env, cwd, ["due"])
        with Player(("quiz", "--plain", "geo", "-n", "10"), env, cwd) as player:
            player.until(lambda: "Question 1" in player.out, "the first question")
            alone = [player.answer("1\n") for _ in range(_ANSWERS)]
            before = ground.known().of_kind("answer")
            other = index_of(ground)
            other.execute("BEGIN IMMEDIATE")
            try:
                beside = [player.answer("1\n") for _ in range(_ANSWERS)]
                _judged(alone, beside, "an answer", tally)
                tally.lost += before + _ANSWERS - ground.known().of_kind("answer")
                _starts(ground, other, tally)
            finally:
                other.close()
            for _ in range(10 - 2 * _ANSWERS):
                player.answer("1\n")
            assert player.ends() == 0, player.out[-500:]
        ground.starts(Tally("starts"))

    return trial


def _starts(ground: Ground, other: sqlite3.Connection, tally: Tally) -> None:
    """Starts beside one that writes and without it, in turn; one that waits for another waits each time."""
    waits: list[float] = []
    for _ in range(_ROUNDS):
        beside = _first_question(ground.env, ground.now)
        other.execute("ROLLBACK")
        alone = _first_question(ground.env, ground.now)
        other.execute("BEGIN IMMEDIATE")
        waits.append(max(0.0, beside - alone))
        if waits[-1] <= MOST:
            break
    tally.slowest = max(tally.slowest, min(waits))
    assert min(waits) <= MOST, f"a start waits {min(waits) * 1000:.0f} ms for another program"


def stands_still(ground: Ground) -> Trial:
    """Another program makes the index anew, and is stopped on the way: nobody waits for it."""

    def trial(dice: random.Random, tally: Tally) -> None:
        ground.restore()
        _many(ground)
        env, cwd = ground.env, ground.now
        anew = _timed(env, cwd, ["due"])
        with Player(("quiz", "--plain", "geo", "-n", "10"), env, cwd) as player:
            player.until(lambda: "Question 1" in player.out, "the first question")
            alone = [player.answer("1\n") for _ in range(_ANSWERS)]
            editions.begin_again(index_path(ground.cache / "quizapp", ground.library, ground.progress))
            with Player(("due",), env, cwd) as maker:
                time.sleep(anew * dice.random())
                if maker.goes_on:
                    os.kill(maker.pid, signal.SIGSTOP)
                beside = [player.answer("1\n") for _ in range(_ANSWERS)]
                _judged(alone, beside, "an answer", tally)
                first = _timed(env, cwd, ["due"])  # it has to make the index, and does
                assert first < 3 * anew + STUCK + 2, (
                    f"a start takes {first:.1f} s, with nobody else {anew:.1f} s"
                )
                if maker.goes_on:
                    os.kill(maker.pid, signal.SIGCONT)
                assert maker.ends() == 0, maker.out[-500:]
            for _ in range(10 - 2 * _ANSWERS):
                player.answer("1\n")
            assert player.ends() == 0, player.out[-500:]
        ground.starts(Tally("starts"))

    return trial


def _many(ground: Ground) -> None:
    line = (
        '{{"v":1,"kind":"answer","id":"{id}","at":"2026-0{month}-{day:02}T08:{minute:02}:00.000Z",'
        '"session":"S{session:04}","card":"geo#card{card}:forward","n":1,"form":"flashcard","stem":"a",'
        '"answer":"b","mark":"right","rating":3,"ms":900,"day":"2026-0{month}-{day:02}"}}\n'
    )
    for month in (1, 2, 3):
        lines = (
            line.format(
                id=f"0{month}MANY{n:020}",
                month=month,
                day=1 + n * 28 // (_MANY // 3),
                minute=n % 60,
                session=n // 20,
                card=n % 997,
            )
            for n in range(_MANY // 3)
        )
        (ground.progress / f"2026-0{month}.keen-lark-2f.jsonl").write_text("".join(lines), "utf-8")


def kinds(ground: Ground) -> dict[str, Trial]:
    made: dict[str, Callable[[Ground], Trial]] = {
        "index written to for long": written_to,
        "maker stands still": stands_still,
    }
    return {name: make(ground) for name, make in made.items()}

"""Eight programs on one library and learner: no answer is lost or doubled, whoever begins when."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import suppress

from faults.crashing.ground import Ground, Known
from faults.gathering.players import Came, app_quiz, at_once, commands, plain_quiz, plain_study
from helpers.trials import Tally, Trial

from quizapp.storage.index import editions
from quizapp.storage.index.index_file import index_path
from quizapp.storage.log import read_log

_LATEST = 0.8  # seconds after which the last program begins


def eight(ground: Ground) -> Trial:
    """All eight begin in any order; afterwards the logs have what each acknowledged, once."""

    def trial(dice: random.Random, tally: Tally) -> None:
        before = ground.restore()
        env, cwd = ground.env, ground.now
        merge = [["progress", "merge", str(ground.now / "usb")]] * 3
        looks = dice.sample([["due", "--json"], ["stats", "--json"], ["scores", "--json"], ["check"]], 3)
        writes = [["check", "--fix"], ["import", str(ground.now / "words.csv"), "--deck", "in/words"]]
        programs: list[tuple[str, Callable[[Came], None]]] = [
            ("app", lambda came: app_quiz(env, came, 5)),
            ("quiz", lambda came: plain_quiz(env, cwd, came, 8)),
            ("another quiz", lambda came: plain_quiz(env, cwd, came, 8)),
            ("study", lambda came: plain_study(env, cwd, came, 4)),
            ("merge", lambda _came: commands(env, cwd, merge, (0,))),
            ("rebuild", lambda _came: _rebuild(ground, dice.randrange(2**32))),
            ("looks", lambda _came: commands(env, cwd, looks, (0, 1))),
            ("decks", lambda _came: commands(env, cwd, dice.sample(writes, 2), (0, 1))),
        ]
        dice.shuffle(programs)
        came = at_once([(name, dice.random() * _LATEST, run) for name, run in programs])
        wrong = [each.wrong for each in came if each.wrong]
        assert not wrong, "\n".join(wrong)
        tally.slowest = max(tally.slowest, *(wait for each in came for wait in each.waits))
        _judge(ground, before, sum(each.saved for each in came), tally)
        ground.starts(tally_of_starts := Tally("starts"))
        assert tally_of_starts.is_well

    return trial


def _judge(ground: Ground, before: Known, acknowledged: int, tally: Tally) -> None:
    now = ground.known()
    brought = {line.id for line in read_log(ground.now / "usb" / "kim").lines}
    tally.lost += sum(now.lines.get(id) != line for id, line in before.lines.items())
    tally.lost += len(brought - now.lines.keys())
    fresh = [line for id, line in now.lines.items() if id not in before.lines and id not in brought]
    answers = sum(type(line).__name__ == "Answer" for line in fresh)
    tally.lost += max(0, acknowledged - answers)
    assert answers <= acknowledged, f"{answers} on the disk, {acknowledged} acknowledged"
    ids = {line.id for line in fresh}
    twice = [raw for raw, times in now.times.items() if times > 1 and any(id in raw for id in ids)]
    tally.damaged += now.problems + len(twice)


def _rebuild(ground: Ground, seed: int) -> None:
    """Has the index made anew again and again: as where it is damaged, or where somebody threw it away."""
    dice = random.Random(seed)
    path = index_path(ground.cache / "quizapp", ground.library, ground.progress)
    for _ in range(4):
        found = editions.newest(path)
        if found and dice.random() < 0.4:
            with suppress(OSError):
                found.unlink()
        else:
            editions.begin_again(path)
        commands(ground.env, ground.now, [["due", "--json"]], (0,))


def index_of(ground: Ground) -> sqlite3.Connection:
    """The index that is in use, opened as another program would."""
    found = editions.newest(index_path(ground.cache / "quizapp", ground.library, ground.progress))
    assert found, "there is no index"
    return sqlite3.connect(found, isolation_level=None)

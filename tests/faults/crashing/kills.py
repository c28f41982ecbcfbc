"""kill -9: before each call that changes a file, in the middle of each write, and at any moment."""

from __future__ import annotations

import random
from functools import partial

from faults.crashing.ground import Ground, sampled
from faults.crashing.judging import after, begin, end_of, judge
from faults.crashing.nursery import Ran
from faults.crashing.rules import KillAt, Rule
from faults.crashing.scenes import SCENES, Scene
from helpers.trials import Tally, Trial

KILLED = -9


def at_points(ground: Ground, scene: Scene, most: int) -> Trial:
    """Kills before every call, and within every write; at most so many of them, chosen by the dice."""

    def trial(dice: random.Random, tally: Tally) -> None:
        calls = [call for call in end_of(scene, ground).calls if call.name != "said"]
        points = [(n, False) for n in range(1, len(calls) + 1)]
        points += [(n, True) for n, call in enumerate(calls, 1) if call.name == "write"]
        chosen = sampled(points, most, dice, [calls[n - 1].name == "sql" for n, _torn in points])
        tally.tried += len(chosen) - 1
        for n, torn in chosen:
            _once(ground, scene, tally, KillAt(n, torn), f"at call {n} ({calls[n - 1].name}, torn: {torn})")

    return trial


def at_moments(ground: Ground, scene: Scene) -> Trial:
    """Kills at any moment from its beginning to its end."""

    def trial(dice: random.Random, tally: Tally) -> None:
        if scene.name not in ground.ends:
            end_of(scene, ground)
        whole = end_of(scene, ground).seconds
        _once(ground, scene, tally, None, "", after_=dice.random() * whole)

    return trial


def _once(
    ground: Ground, scene: Scene, tally: Tally, rule: Rule | None, where: str, after_: float = -1
) -> None:
    before = begin(scene, ground)
    run = partial(ground.nursery.run, scene.commands(ground), scene.said, rule)
    ran: Ran = run(kill_after=after_)
    assert ran.code in (0, KILLED), f"{where}: it ended with {ran.code}: {ran.words[-300:]}"
    lost = tally.lost, tally.damaged
    try:
        judge(scene, ground, before, ran.out + ran.err, tally, powered=not getattr(rule, "torn", False))
        after(scene, ground, tally)
    except AssertionError as error:
        raise AssertionError(f"{where}: {error}") from error
    if (tally.lost, tally.damaged) != lost:
        tally.notes.append(f"{scene.name}: {where}")


def kinds(ground: Ground, most: int) -> dict[str, Trial]:
    return {f"every call: {scene.name}": at_points(ground, scene, most) for scene in SCENES}


def moments(ground: Ground) -> dict[str, Trial]:
    return {f"any moment: {scene.name}": at_moments(ground, scene) for scene in SCENES}

"""The window is dragged about while something is asked, listed, written or set."""

from __future__ import annotations

import random
import time

from faults.crashing.ground import Ground
from faults.terminal.glass import Glass, Picture, difference
from faults.terminal.scenes import SCENES, Scene
from helpers.trials import Tally, Trial

Size = tuple[int, int]
_WAITS = (0, 0, 0.002, 0.01, 0.05, 0.15)  # seconds between two sizes


def _any(dice: random.Random) -> Size:
    return dice.randint(10, 130), dice.randint(5, 45)


def _roomy(dice: random.Random) -> Size:
    return dice.choice([(80, 24), (100, 30), (40, 12), (60, 20), (132, 43)])


def _dragged(glass: Glass, dice: random.Random, keys: str) -> None:
    """Through many sizes; the keys, if any, come in between."""
    sizes = [_any(dice) for _ in range(dice.randint(2, 12))]
    at = dice.randrange(len(sizes))
    if keys:  # seen by whoever presses them
        sizes[at] = (max(sizes[at][0], 40), max(sizes[at][1], 12))
    for n, size in enumerate(sizes):
        glass.resize(size)
        if n == at and keys:
            if dice.random() < 0.5:
                glass.settled(0.1)
            for key in keys:
                glass.send(key)
                if dice.random() < 0.5:
                    glass.resize(_roomy(dice))
        glass.read(dice.choice(_WAITS))
        time.sleep(dice.choice(_WAITS))
    if dice.random() < 0.5:
        glass.resize((10, 5))
        if dice.random() < 0.5:
            glass.settled(0.1)


def _fresh(scene: Scene, ground: Ground, size: Size, keys: str) -> list[Picture]:
    """What a start at that size shows."""
    ground.restore()
    with scene.opened(ground, size) as glass:
        scene.walk(glass)
        if keys:
            glass.send(keys)
            _is_told(scene, glass)
        return glass.pictures()


def _is_told(scene: Scene, glass: Glass) -> None:
    glass.sees(*([scene.told] if scene.told != "SAVED" else []))


def resized(ground: Ground) -> Trial:
    """It lives, and shows what a start at the size it has in the end shows; an answer is on the disk."""

    def trial(dice: random.Random, tally: Tally) -> None:
        name = dice.choice(list(SCENES))
        scene, first = SCENES[name], _roomy(dice)
        keys = scene.answer if scene.told != "SAVED" and dice.random() < 0.6 else ""
        last = first if dice.random() < 0.6 else _roomy(dice)
        before = ground.restore()
        with scene.opened(ground, first) as glass:
            if dice.random() < 0.2:  # while it starts
                _dragged(glass, dice, "")
                glass.resize(first)
            scene.walk(glass)
            _dragged(glass, dice, keys)
            glass.resize(last)
            with tally.timed():
                glass.settled()
            shown = glass.pictures()
            answered = bool(scene.told and scene.told in glass.text)
        fresh = ground.known().of_kind("answer") - before.of_kind("answer")
        tally.lost += max(0, answered - fresh)
        assert fresh == (keys != "") + scene.before, (
            f"{name}: {fresh} answers on the disk, keys {keys!r}\n{glass.shown}"
        )
        wanted = _fresh(scene, ground, last, keys)
        if all(each not in wanted for each in shown):
            tally.damaged += 1
            differs = difference(shown[-1], wanted[-1])
            tally.notes.append(f"{name}, {first} to {last}, keys {keys!r}: {differs}")

    return trial

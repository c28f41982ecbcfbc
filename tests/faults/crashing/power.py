"""The power fails: what was done to the disk since it was last flushed is there, in part, or not."""

from __future__ import annotations

import random
import shutil

from faults.crashing.durable import Durable
from faults.crashing.ground import Ground
from faults.crashing.judging import after, begin, judge
from faults.crashing.rules import Call
from faults.crashing.scenes import SCENES, Scene
from helpers.trials import Tally, Trial


def at_calls(ground: Ground, scene: Scene, most: int, starts: int) -> Trial:
    """The power fails behind any call; at most so many states of the disk, and so many next starts."""

    def trial(dice: random.Random, tally: Tally) -> None:
        before = begin(scene, ground)
        tree = _tree(ground)
        ran = ground.nursery.run(scene.commands(ground), scene.said)
        assert ran.code == 0, ran.words
        ground.ends[scene.name] = ground.known().files
        index = ground.cache.with_name("index-of-then")
        shutil.copytree(ground.cache, index)
        kept = shutil.move(index, ground.now.with_name("index-of-then"))
        places = sorted(dice.choices(range(len(ran.calls) + 1), k=most - 3)) + [len(ran.calls)] * 3
        started = set(dice.sample(range(most), starts))
        tally.tried += most - 1
        for number, place in enumerate(places):
            _lay_out(ground, scene, _after(ran.calls[:place], ground, tree, dice), dice)
            said = b"".join(call.data for call in ran.calls[:place] if call.name == "said").decode()
            lost = tally.lost, tally.damaged
            judge(scene, ground, before, said, tally)
            if number in started:
                after(scene, ground, tally)
            if (tally.lost, tally.damaged) != lost:
                done = [
                    f"{call.name} {call.paths}"
                    for call in ran.calls[:place]
                    if call.name not in ("said", "sql")
                ]
                tally.notes.append(f"{scene.name}: state {number} after {done[-3:]}")
        shutil.rmtree(kept)

    return trial


def _tree(ground: Ground) -> dict[str, bytes | None]:
    return {
        str(path.relative_to(ground.now)): path.read_bytes() if path.is_file() else None
        for path in sorted(ground.now.rglob("*"))
    }


def _after(
    calls: list[Call], ground: Ground, tree: dict[str, bytes | None], dice: random.Random
) -> dict[str, bytes | None]:
    disk = Durable(str(ground.now), tree)
    for call in calls:
        disk.follow(call)
    return disk.by_chance(dice)


def _lay_out(ground: Ground, scene: Scene, tree: dict[str, bytes | None], dice: random.Random) -> None:
    """Puts a tree onto the disk. Of the index there is the one from before, the one from then, or none."""
    index = ground.now.with_name("index-of-then")
    shutil.rmtree(ground.now)
    ground.now.mkdir()
    for path, data in tree.items():
        if data is None:
            (ground.now / path).mkdir(parents=True, exist_ok=True)
    for path, data in tree.items():
        if data is not None:
            (ground.now / path).parent.mkdir(parents=True, exist_ok=True)
            (ground.now / path).write_bytes(data)
    how = dice.choice(("before", "then", "none"))
    if how != "before" or scene.bare:
        shutil.rmtree(ground.cache, ignore_errors=True)
    if how == "then":
        shutil.copytree(index, ground.cache)


def kinds(ground: Ground, most: int, starts: int) -> dict[str, Trial]:
    return {f"power: {scene.name}": at_calls(ground, scene, most, starts) for scene in SCENES}

"""What must hold after a write was broken off: nothing lost, no half file, and a next start that works."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from collections.abc import Mapping

from faults.crashing.ground import Ground, Known, temporary
from faults.crashing.nursery import Ran
from faults.crashing.scenes import Scene
from helpers.trials import Tally

_WORD = re.compile(r"\bSaved[.:]|^Taken back", re.MULTILINE)
_OWN = ("answer", "undo", "mark", "flag", "cardline")


def acknowledged(out: str) -> int:
    """How many answers, and what else one does with them, were said to be saved."""
    return sum(1 for line in out.splitlines() if _WORD.search(line) or line.endswith(" Saved."))


def judge(
    scene: Scene,
    ground: Ground,
    before: Known,
    out: str,
    tally: Tally,
    *,
    powered: bool = False,
    again: bool = False,
) -> Known:
    """Counts what is lost or damaged after `out` was said and the program ended somehow.

    `powered`: the computer went on, so that no line may be broken. `again`: what was not saved was tried
    once more.
    """
    now = ground.known()
    tally.lost += sum(now.lines.get(id) != line for id, line in before.lines.items())
    fresh = [line for id, line in now.lines.items() if id not in before.lines]
    own = sum(type(line).__name__.lower() in _OWN for line in fresh)
    tally.lost += max(0, acknowledged(out) - own)
    if scene.said and not again:
        assert own <= acknowledged(out) + 1, f"{own} on the disk, {acknowledged(out)} acknowledged"
        twice = [raw for raw, times in now.times.items() if times > 1 and raw not in before.times]
        tally.damaged += len(twice)
    if scene.told(out) and not scene.done(ground, now):
        tally.lost += 1
    if powered:
        tally.damaged += now.problems
    _whole(scene, before.files, now.files, tally, ground)
    return now


def _whole(
    scene: Scene, before: Mapping[str, bytes], now: Mapping[str, bytes], tally: Tally, ground: Ground
) -> None:
    """No file is half-written: each is as it was, or as it is when nothing goes wrong."""
    tally.lost += sum(name not in now for name in before)
    ends = ground.ends[scene.name]
    for name, data in now.items():
        if before.get(name) == data or name in temporary(now):
            continue
        if name not in ends or not (data == ends[name] or _is_whole(name, data, ends[name])):
            tally.damaged += 1
            tally.notes.append(
                f"{scene.name}: {name} is neither as it was nor as it should be: {data[-60:]!r}"
            )


def _is_whole(name: str, data: bytes, like: bytes) -> bool:
    """Whether a file that is another one each time is of the same kind and complete."""
    try:
        if name.endswith(".toml"):
            return tomllib.loads(data.decode()).keys() == tomllib.loads(like.decode()).keys()
        if name.endswith(".json"):
            return bool(json.loads(data))
    except ValueError:
        return False
    return name.endswith((".txt", ".csv")) and data[-1:] == like[-1:] and abs(len(data) - len(like)) < 40


def after(scene: Scene, ground: Ground, tally: Tally) -> None:
    """The next start, and the same once more until it is done."""
    ground.starts(tally)
    ran = ground.nursery.run(scene.commands(ground), scene.said)
    assert ran.code in (0, 1, 2), f"once more it ends with {ran.code}: {ran.words[-600:]}"
    assert scene.done(ground, ground.known()), f"once more it is not done: {ran.words[-300:]}"


def begin(scene: Scene, ground: Ground) -> Known:
    """Puts all back; what is there then."""
    before = ground.restore()
    if scene.bare:
        shutil.rmtree(ground.cache)
    return before


def end_of(scene: Scene, ground: Ground) -> Ran:
    """Does it once with nothing going wrong, and keeps what files there are then."""
    begin(scene, ground)
    ran = ground.nursery.run(scene.commands(ground), scene.said)
    assert ran.code == 0, f"{scene.name}: {ran.words}"
    known = ground.known()
    assert scene.done(ground, known), f"{scene.name} is not done: {ran.words}"
    assert scene.told(ran.out + ran.err) or scene.said or scene.bare, f"{scene.name}: {ran.words}"
    ground.ends[scene.name] = known.files
    return ran

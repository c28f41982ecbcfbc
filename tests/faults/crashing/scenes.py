"""What is broken off: each way in which the program writes, and what must hold of it afterwards."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from faults.crashing.ground import Ground, Known, temporary
from faults.crashing.nursery import Ran
from helpers.trials import Tally

Commands = list[list[str]]
_WORD = re.compile(r"\bSaved[.:]|^Taken back", re.MULTILINE)
_OWN = ("answer", "undo", "mark", "flag", "cardline")


@dataclass(frozen=True)
class Scene:
    """One way to write.

    `commands` with `said` at standard input; the same is done after the next start to have it all.
    `done`: whether all of it is on the disk. `told`: whether the program said that it is. `bare`: without an
    index.
    """

    name: str
    commands: Callable[[Ground], Commands]
    said: str = ""
    done: Callable[[Ground, Known], bool] = field(default=lambda _ground, _known: True)
    told: Callable[[str], bool] = field(default=lambda _out: False)
    bare: bool = False


def _csv(ground: Ground) -> str:
    return str(ground.now / "words.csv")


def _has_file(name: str, least: int) -> Callable[[Ground, Known], bool]:
    return lambda _ground, known: len(known.files.get(name, b"")) >= least


def _fixed(_ground: Ground, known: Known) -> bool:
    decks = [data for name, data in known.files.items() if name.endswith("faulty.toml")]
    return len(decks) == 2 and all(data.count(b"\nid = ") == 29 for data in decks)


def _merged(ground: Ground, known: Known) -> bool:
    from quizapp.storage.log import read_log

    return {line.id for line in read_log(ground.now / "usb" / "kim").lines} <= known.lines.keys()


def _weighed(_ground: Ground, known: Known) -> bool:
    return any(getattr(line, "name", "") == "weights" for line in known.lines.values())


def _here(*argv: str) -> Callable[[Ground], Commands]:
    return lambda _ground: [list(argv)]


SCENES = (
    Scene("quiz", _here("quiz", "--plain", "geo", "-n", "4"), "1\n1\n:u\n1\n1\n1\n"),
    Scene(
        "quiz typed",
        _here("quiz", "--plain", "geo", "-n", "3", "--form", "typed", "--seed", "a"),
        "no\n:r\nx\n:f odd\ny\n",
    ),
    Scene("study", _here("study", "--plain", "geo", "--new", "4"), "\n3\n2\n:u\n4\n1\n:b\n"),
    Scene(
        "first answer",
        _here("study", "--plain", "geo", "--new", "4", "--learner", "new one"),
        "\n3\n:u\n4\n",
    ),
    Scene(
        "first start",
        lambda g: [["study", "--plain", "how-memory-works", "--home", str(g.now / "fresh"), "--new", "3"]],
        "\n3\n\n3\n",
    ),
    Scene("optimize", _here("optimize"), done=_weighed, told=lambda out: "Back" in out or "goes back" in out),
    Scene(
        "merge",
        lambda g: [["progress", "merge", str(g.now / "usb")]],
        done=_merged,
        told=lambda out: "came from" in out and "could not be" not in out,
    ),
    Scene("fix", _here("check", "--fix"), done=_fixed, told=lambda out: "58 mends" in out),
    Scene(
        "import",
        lambda g: [["import", _csv(g), "--deck", "in/words"]],
        done=_has_file("library/decks/in/words.toml", 6000),
        told=lambda out: "300 cards came" in out,
    ),
    Scene(
        "import into",
        lambda g: [["import", _csv(g), "--deck", "geo"]],
        done=_has_file("library/decks/geo.toml", 6000),
        told=lambda out: "300 cards came" in out,
    ),
    Scene("index", _here("due"), bare=True),
    Scene(
        "new",
        _here("new", "my/own"),
        done=_has_file("library/decks/my/own.toml", 1000),
        told=lambda out: "edit my/own" in out,
    ),
    Scene(
        "assign",
        lambda g: [["assign", "geo", "-n", "4", "--seed", "ab", "-o", str(g.now / "out" / "week.toml")]],
        done=_has_file("out/week.toml", 300),
        told=lambda out: "Learners sit" in out,
    ),
    Scene(
        "hand in",
        lambda g: [["hand-in", "--session", g.session, "-o", str(g.now / "out" / "kim.txt")]],
        done=_has_file("out/kim.txt", 2000),
        told=lambda out: "In it:" in out,
    ),
    Scene(
        "export",
        lambda g: [["progress", "export", "-o", str(g.now / "out" / "answers.csv")]],
        done=_has_file("out/answers.csv", 1000),
        told=lambda out: "written to" in out,
    ),
)  # fmt: skip


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

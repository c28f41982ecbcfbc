"""Old files: libraries of earlier versions, and lines of newer ones."""

from __future__ import annotations

import json
import random

from faults.damaged_ground import Ground, ground, some_commands
from faults.damaged_log import Model, check_goes_on, check_read
from faults.old_samples import NAMES, expected, put, said_of
from helpers.trials import Tally

from quizapp.study.parsing import dumps


def old(dice: random.Random, tally: Tally) -> None:
    """A library of an earlier version, mostly with its index: read as ever, and gone on with."""
    with ground() as here:
        name = dice.choice(NAMES)
        put(here, name, index=dice.random() < 0.7)
        before = here.bytes()
        library = here.open()
        with tally.timed():
            now = said_of(library)
        then = expected(name)
        tally.lost += len(then["lines"]) - len(now["lines"])
        for what, value in then.items():
            assert now[what] == value, f"{name}: {what} are not what they were"
        some_commands(here, dice)
        assert here.bytes() == before, "reading has changed a file"
        library._device = "swift-heron-7k"
        model = Model.of(here.texts())
        check_goes_on(here, library, model, check_read(here, model))
        library.catalogue.close()
        _assigned(here, name, tally)


def _assigned(here: Ground, name: str, tally: Tally) -> None:
    """An old assignment is sat, and an old hand-in counts."""
    path = here.home / "week-1.toml"
    if path.exists():
        said = here.say("quiz", "--assignment", str(path), "--plain", stdin="1\n1\n1\n1\n\n")
        assert said.code == 0, f"{name}: the assignment is refused: {said.err}"
        told = json.loads(here.say("class", str(here.home / "class"), "--json").out)
        assert not told["problems"], told["problems"]
        assert "kim" in json.dumps(told)
        tally.refused += 0


def newer(dice: random.Random, tally: Tally) -> None:
    """Lines of a newer version stand among the others: kept, passed over, and named."""
    with ground() as here:
        name = dice.choice(NAMES)
        put(here, name, index=dice.random() < 0.5)
        path = next(here.logs.glob("*.jsonl"))
        lines = path.read_bytes().splitlines(keepends=True)
        told: set[int] = set()
        for number in range(dice.randrange(1, 4)):
            new, named = _newer_line(number, dice)
            at = dice.randrange(1, len(lines) + 1)
            lines.insert(at, new)
            told = {each + (each > at) for each in told} | ({at + 1} if named else set())
        path.write_bytes(b"".join(lines))
        before = here.bytes()
        now, then = said_of(here.open()), expected(name)
        for what in set(then) - {"lines", "problems"}:
            assert now[what] == then[what], f"{name}: {what} are others because of newer lines"
        there = {line["id"] for line in now["lines"]}
        tally.lost += len({line["id"] for line in then["lines"]} - there)
        named_now = {int(each.split(":")[1]) for each in now["problems"] if "L003" in each}
        assert named_now == told, f"named are lines {named_now} and not {told}"
        verified = json.loads(here.say("progress", "verify", "--json").out)[0]["findings"]
        assert {each["line"] for each in verified if each["code"] == "L003"} == told
        assert here.bytes() == before
        here.say("--learner", "lee", "progress", "merge", str(here.logs))
        kept = (here.home / "progress" / "lee" / path.name).read_bytes()
        assert kept == path.read_bytes(), "a merge does not keep what is newer"
        tally.refused += len(told)


_KINDS = ("answer", "start", "undo", "mark", "card", "move", "set", "aside", "flag", "finish", "later")


def _newer_line(number: int, dice: random.Random) -> tuple[bytes, bool]:
    """A line of a newer version, and whether it is to be named."""
    base = {"v": 1, "kind": "later", "id": f"01N{number:023}", "at": "2026-11-20T10:00:30.000Z"}
    how = dice.randrange(3)
    more: dict[str, object] = {"what": {"deep": [1, None, "ü"]}, "session": "later"}
    if how == 0:
        base |= {"v": dice.choice((2, 99)), "kind": dice.choice(_KINDS)}
    elif how == 1:
        base |= {"kind": dice.choice(("later", "recall", "Answer"))}
    else:
        base |= {"kind": "finish", "session": "later"}
        more |= {"mood": "good", "right": 1, "total": 1, "confidence": 0.5}
    return dumps(base | more).encode() + b"\n", how == 0

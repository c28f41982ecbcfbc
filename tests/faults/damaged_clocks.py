"""Wrong clocks: they jump while somebody learns, or were wrong on another device."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from faults.damaged_ground import NOW, Ground, a_while, ground, no_traceback
from faults.damaged_log import Model, check_goes_on, check_index, check_read, loaded
from helpers.trials import Tally

from quizapp.library.library import Library
from quizapp.study.lines import Answer
from quizapp.study.parsing import dumps


def wrong_clocks(dice: random.Random, tally: Tally) -> None:
    """The clock jumps while somebody learns, or was wrong on another device."""
    with ground() as here:
        kind = dice.choice((_runs_back, _leap_second, _summer_time, _ahead, _ahead, _long_ago))
        kind(here, dice, tally)


def _answers(here: Ground) -> int:
    return sum(isinstance(line, Answer) for line in check_read(here, Model({})).lines)


def _goes_on(here: Ground, library: Library) -> None:
    model = Model.of(here.texts())
    read = check_read(here, model)
    check_index(library, read)
    check_goes_on(here, library, model, read)
    library.catalogue.close()


def _runs_back(here: Ground, dice: random.Random, tally: Tally) -> None:
    library = loaded(here)
    before = _answers(here)
    rated = 0
    with no_traceback("studying while the clock jumps"):
        study = library.study(library.volumes, new=6)
        for _ in range(6):
            if study.current is None:
                break
            study.rate(dice.randrange(1, 5))
            rated += 1
            here.house.clock.now -= timedelta(days=dice.choice((0, 1, 1, 2)), seconds=dice.randrange(5))
    tally.lost += before + rated - _answers(here)
    if rated and dice.random() < 0.5:
        with no_traceback("taking back"):
            last = study.study.last
            undone = study.undo()
        assert undone is None or last is None or undone.card == last.card, "undo takes another answer back"
    _goes_on(here, library)


def _leap_second(here: Ground, dice: random.Random, tally: Tally) -> None:
    path = dice.choice(sorted(here.logs.glob("*.jsonl")))
    lines = [json.loads(line) for line in path.read_bytes().splitlines()]
    ids = set()
    for line in dice.sample(lines, min(3, len(lines))):
        line["at"] = f"{line['at'][:10]}T23:59:60.{dice.randrange(1000):03}Z"
        ids.add(line["id"])
    path.write_bytes(b"".join(dumps(line).encode() + b"\n" for line in lines))
    library = loaded(here)
    there = {line.id for line in check_read(here, Model({})).lines}
    tally.lost += len(ids - there)
    for argv in (("stats", "--json"), ("scores", "--json"), ("class", "progress", "--json"), ("due",)):
        here.say(*argv)
    _goes_on(here, library)


def _summer_time(here: Ground, dice: random.Random, tally: Tally) -> None:
    zone = ZoneInfo(dice.choice(("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata")))
    begin = dice.choice((datetime(2026, 10, 24, 20), datetime(2027, 3, 13, 20), datetime(2027, 3, 27, 20)))
    clock = _Local(begin.replace(tzinfo=zone), zone)
    here.house.clock = clock  # type: ignore[assignment]
    library = loaded(here)
    before, rated = _answers(here), 0
    for _ in range(dice.randrange(2, 12)):
        with no_traceback("studying while summer time comes or goes"):
            study = library.study(library.volumes, new=12)
            if study.current is not None:
                day = library.journal.today()
                study.rate(dice.randrange(1, 5))
                rated += 1
                last = study.study.last
                assert not isinstance(last, Answer) or last.day in (day, library.journal.today())
        clock.moment += timedelta(minutes=dice.randrange(5, 90))
    tally.lost += before + rated - _answers(here)
    library.catalogue.close()
    _goes_on(here, loaded(here))


class _Local:
    """Tells local time as the program's own clock does: with the offset of the moment."""

    def __init__(self, now: datetime, zone: ZoneInfo) -> None:
        self.moment = now.astimezone(UTC)
        self._zone = zone

    @property
    def now(self) -> datetime:
        return self()

    @now.setter
    def now(self, value: datetime) -> None:
        self.moment = value.astimezone(UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        offset = self.moment.astimezone(self._zone).utcoffset()
        assert offset is not None
        return self.moment.astimezone(timezone(offset))


def _shifted(here: Ground, dice: random.Random, years: int) -> list[str]:
    """All lines of a device as one would have written them whose clock is some years off."""
    word = dice.choice(("swift-heron-7k", "calm-otter-2x"))
    days = []
    for path in sorted(here.logs.glob(f"*.{word}.jsonl")):
        lines = [_moved(json.loads(raw), years) for raw in path.read_bytes().splitlines()]
        days += [line["day"] for line in lines if "day" in line]
        path.unlink()
        name = f"{int(path.name[:4]) + years}{path.name[4:]}"
        (here.logs / name).write_bytes(b"".join(dumps(line).encode() + b"\n" for line in lines))
    return days


def _moved(line: dict[str, Any], years: int) -> dict[str, Any]:
    for field in ("at", "day"):
        if field in line:
            line[field] = f"{int(line[field][:4]) + years}{line[field][4:]}"
    return line


def _ahead(here: Ground, dice: random.Random, tally: Tally) -> None:
    before = _answers(here)
    _shifted(here, dice, 1)
    library = loaded(here)
    tally.lost += before - _answers(here)
    late = _late(library)
    if late:
        for argv in (("scores",), ("stats",), ("progress", "verify")):
            said = here.say(*argv)
            assert "L010" in said.err + said.out, f"{argv[0]} says nothing of {late} cards due in a year"
        told = [each for each in library.journal.problems if each.code == "L010"]
        assert told, "nothing on Home says that cards are due in a year"
        assert all(each.path.startswith("kim/2027-") and each.line for each in told)
        tally.refused += len(told)
    _goes_on(here, library)


def _late(library: Library) -> int:
    """How many cards come after so long only because a clock was ahead."""
    far = (NOW + timedelta(days=300)).toordinal()
    found = library.catalogue.store.db.execute("SELECT count(*) FROM card WHERE due_day > ?", (far,))
    return int(found.fetchone()[0])


def _long_ago(here: Ground, dice: random.Random, tally: Tally) -> None:
    before = _answers(here)
    _shifted(here, dice, -dice.choice((1, 30, 100)))
    library = loaded(here)
    tally.lost += before - _answers(here)
    a_while(library, 3)
    _goes_on(here, library)

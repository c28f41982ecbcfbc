"""Several devices of one learner, and a sync tool between them that brings files in any order."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest import mock

from faults.damaged_ground import DECKS, NOW, no_traceback
from faults.damaged_log_kinds import copy_name
from helpers.decks_for_tests import Clock, House
from helpers.seen import everything
from helpers.trials import Tally, Trial

from quizapp.library.library import Library, NothingToAsk
from quizapp.questions.wish import Wish
from quizapp.storage import device as device_file
from quizapp.storage.log import read_log
from quizapp.storage.log_merge import carry_out, plan
from quizapp.study.lines import Answer
from quizapp.study.quiz import Response


class Device:
    """A machine with the library on it; `saved` are the ids of the answers that it acknowledged."""

    def __init__(self, folder: Path, name: str, dice: random.Random) -> None:
        self.name, self._dice = name, dice
        self.house = House(folder / name, Clock(NOW + timedelta(seconds=dice.uniform(-90, 90))))
        self.house.seed = dice.randrange(10**6)
        self.logs = self.house.home / "progress" / "kim"
        self.saved: set[str] = set()

    def open(self) -> Library:
        """As this machine sees itself: its fingerprint is its name."""
        with mock.patch.object(device_file, "_fingerprint", return_value=self.name.partition(" ")[0]):
            library = self.house.open()
            assert library.device
        return library

    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted(self.logs.glob("*.jsonl"))}

    def works(self) -> None:
        """Studies, is quizzed, takes back, sets: a few things of these."""
        before = _ids(self.logs)
        library = self.open()
        with no_traceback(f"{self.name} at work"):
            for _ in range(self._dice.choice((1, 1, 2))):
                self._dice.choice((_study, _study, _quiz, _handle))(library, self._dice)
            library.catalogue.close()
        self.house.clock.now += timedelta(minutes=self._dice.choice((1, 7, 40, 60 * 13)))
        self.saved |= _ids(self.logs) - before

    def looks(self) -> Library:
        """Reads what there is, whatever that is at the moment."""
        with no_traceback(f"{self.name} looks"):
            library = self.open()
            library.rows()
            library.stats()
            library.heads()
        return library


def _ids(logs: Path) -> set[str]:
    return {line.id for line in read_log(logs).lines if isinstance(line, Answer)} if logs.is_dir() else set()


def _study(library: Library, dice: random.Random) -> None:
    study = library.study(library.volumes, new=3)
    for _ in range(dice.randrange(1, 5)):
        if study.current is not None:
            study.rate(dice.randrange(1, 5), ms=900)
    if dice.random() < 0.4:
        study.undo()


def _quiz(library: Library, dice: random.Random) -> None:
    try:
        quiz = library.quiz(library.volumes, Wish(count=3), seed=str(dice.random()))
    except NothingToAsk:
        return
    for i in range(quiz.quiz.total):
        quiz.answer(i, Response(dice.randrange(2) if quiz.quiz.items[i].options else "x"))
    if dice.random() < 0.7:
        quiz.finish()


def _handle(library: Library, dice: random.Random) -> None:
    library.set("retention", dice.choice((0.85, 0.9, 0.95)))
    deck = dice.choice([volume.deck for volume in library.volumes if volume.deck])
    library.handle(dice.choice(deck.cards).id, dice.choice(("suspend", "resume", "bury", "reset")))


@contextmanager
def _devices(count: int, dice: random.Random) -> Iterator[list[Device]]:
    fast = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(prefix="quizapp-devices-", dir=fast) as name:
        made = [Device(Path(name), f"device{n}", dice) for n in range(count)]
        for each in made:
            each.house.write(DECKS)
            each.logs.mkdir(parents=True)
        yield made


def _judge(devices: list[Device], tally: Tally) -> None:
    """Every answer is everywhere, once, and all devices know the same, out of old indexes and new ones."""
    saved = set().union(*(each.saved for each in devices))
    latest = max(each.house.clock.now for each in devices)
    known = []
    for each in devices:
        read = read_log(each.logs)
        tally.lost += len(saved - {line.id for line in read.lines})
        tally.damaged += len([found for found in read.problems if found.severity == "error"])
        each.house.clock.now = latest
        library = each.looks()
        (answers,) = library.catalogue.store.db.execute("SELECT count(*) FROM answer").fetchone()
        tally.damaged += answers != len(saved)
        known.append(_all(library))
        library.catalogue.begin_again()
        fresh = each.looks()
        known.append(_all(fresh))
        fresh.catalogue.close()
    for other in known[1:]:
        for what in known[0]:
            assert other[what] == known[0][what], f"devices differ in {what}"


def _all(library: Library) -> dict[str, Any]:
    due = [(row.deck_id, row.counts, row.trend) for row in library.rows()]
    return {**everything(library.journal.history), "due": due}


def any_order(dice: random.Random, tally: Tally) -> None:
    """The tool brings each file in all its versions, the older ones late too, and sometimes half of one."""
    with _devices(dice.choice((2, 2, 3)), dice) as devices:
        waiting: list[tuple[Device, str, bytes]] = []
        for _ in range(dice.randrange(5, 12)):
            if dice.random() < 0.6:
                _works(dice.choice(devices), devices, waiting)
            for _ in range(dice.randrange(4)):
                _brought(waiting, dice, tally)
        while waiting:
            _brought(waiting, dice, tally)
        _newest_everywhere(devices)
        _judge(devices, tally)


def _own(device: Device) -> dict[str, bytes]:
    word = (device.house.home / "state" / "device.toml").read_text("utf-8").split('"')[1]
    return {name: data for name, data in device.files().items() if word in name}


def _works(device: Device, devices: list[Device], waiting: list[tuple[Device, str, bytes]]) -> None:
    before = device.files()
    device.works()
    for name, data in _own(device).items():
        if before.get(name) != data:
            waiting += [(other, name, data) for other in devices if other is not device]


def _brought(waiting: list[tuple[Device, str, bytes]], dice: random.Random, tally: Tally) -> None:
    if not waiting:
        return
    to, name, data = waiting.pop(dice.randrange(len(waiting)))
    path = to.logs / name
    if dice.random() < 0.2:  # a tool that writes files in their place is seen in between
        path.write_bytes(data[: dice.randrange(len(data) + 1)])
        to.looks().catalogue.close()
    hidden = path.with_name(f".syncthing.{name}.tmp")
    hidden.write_bytes(data)
    hidden.replace(path)
    if dice.random() < 0.5:
        with tally.timed():
            to.looks().catalogue.close()


def _newest_everywhere(devices: list[Device]) -> None:
    for device in devices:
        if (device.house.home / "state" / "device.toml").exists():
            for name, data in _own(device).items():
                for other in devices:
                    if other is not device:
                        (other.logs / name).write_bytes(data)


def copied(noticed: bool) -> Trial:
    """A library goes to a second machine with its device name, both go on, and come together again.

    `noticed`: the second machine knows that it is another one; else both write to files of one name.
    """

    def trial(dice: random.Random, tally: Tally) -> None:
        with _devices(1, dice) as [first]:
            for _ in range(2):
                first.works()
            second = Device(first.house.home.parent, "other" if noticed else "device0 copied", dice)
            second.house.clock.now = first.house.clock.now + timedelta(seconds=dice.randrange(600))
            shutil.copytree(first.house.home, second.house.home)
            if dice.random() < 0.5:
                shutil.rmtree(second.house.home / "cache")
            for _ in range(dice.randrange(2, 6)):
                dice.choice((first, second)).works()
            second.works()
            words = {each.open().device for each in (first, second)}
            tally.refused += len(words) == 2  # the copy gave itself another name
            assert (len(words) == 2) == noticed, words
            dice.choice((_merged, _conflicting))([first, second], dice)
            with tally.timed():
                _judge([first, second], tally)

    return trial


def _merged(devices: list[Device], dice: random.Random) -> None:
    """By `progress merge`, to and fro, more often than needed."""
    pairs = [(devices[0], devices[1]), (devices[1], devices[0])]
    for to, source in [*dice.sample(pairs, 2), *pairs, dice.choice(pairs)]:
        merge = plan(source.logs, to.logs)
        problems = carry_out(merge, source.logs, to.logs)
        assert not problems, problems[0]
        if dice.random() < 0.3:
            to.looks().catalogue.close()


def _conflicting(devices: list[Device], dice: random.Random) -> None:
    """By a sync tool, which keeps both versions of a file: one under another name."""
    files = [each.files() for each in devices]
    for name in sorted({*files[0], *files[1]}):
        versions = [each[name] for each in files if name in each]
        if len(set(versions)) == 1:
            wins, copies = versions[0], {}
        else:
            dice.shuffle(versions)
            wins, copies = versions[0], {copy_name(name, dice): versions[1]}
        for each in devices:
            for called, data in {name: wins, **copies}.items():
                (each.logs / called).write_bytes(data)
                if dice.random() < 0.3:
                    each.looks().catalogue.close()


KINDS: dict[str, Trial] = {
    "devices: any order": any_order,
    "copied, and knows it": copied(noticed=True),
    "copied, and does not": copied(noticed=False),
}

"""The library that is tried on: made once, put back before each trial, and looked at after it."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from end_to_end.terminal_kit import surroundings
from faults.crashing.nursery import Nursery, Ran
from helpers.trials import Tally

from quizapp.storage.log import read_log
from quizapp.storage.log_files import log_names
from quizapp.study.lines import Line

T = TypeVar("T")

LOOK = (["due", "--json"], ["scores", "--json"])
GOES_ON = (["quiz", "--plain", "geo", "-n", "2"],)
_TEMPORARY = (".quizapp-", ".decks-")
_CAPITALS = {
    "Peru": "Lima", "Mali": "Bamako", "Fiji": "Suva", "Chad": "N'Djamena", "Oman": "Muscat",
    "Laos": "Vientiane", "Cuba": "Havana", "Iran": "Tehran", "Iraq": "Baghdad", "Togo": "Lomé",
    "Kenya": "Nairobi", "Nepal": "Kathmandu",
}  # fmt: skip
GEO = '[deck]\ntitle = "Places"\n[glossary]\n' + "".join(f'"{a}" = "{b}"\n' for a, b in _CAPITALS.items())
FAULTY = '[deck]\ntitle = "Without ids"\n' + "".join(
    f'[[cards]]\nquestion = "What is {n} and {n}?"\nanswer = "{2 * n}"\n' for n in range(1, 30)
)


@dataclass(frozen=True)
class Known:
    """What is on the disk: the log's lines by id, how often each stands in its files, and other files."""

    lines: Mapping[str, Line]
    times: Mapping[str, int]
    problems: int
    files: Mapping[str, bytes]

    def of_kind(self, *kinds: str) -> int:
        return sum(type(line).__name__.lower() in kinds for line in self.lines.values())


class Ground:
    """A context manager. All that the program may change is below `now`."""

    def __init__(self, folder: Path) -> None:
        self.now, self._kept = folder / "now", folder / "kept"
        self.library = self.now / "library"
        self.progress = self.library / "progress" / "kim"
        self.env = surroundings(self.now) | {
            "QUIZAPP_HOME": str(self.library),
            "TMPDIR": str(self.now / "tmp"),
        }
        self.cache = self.now / "cache"
        self.session = ""  # of a quiz that was finished
        self.ends: dict[str, Mapping[str, bytes]] = {}  # the files that each scene comes to
        self._make()
        self.nursery = Nursery(self.now, self.env)

    def __enter__(self) -> Ground:
        self.nursery.__enter__()
        self._study()
        self.keep()
        return self

    def __exit__(self, *_how: object) -> None:
        self.nursery.__exit__()

    def _make(self) -> None:
        decks = self.library / "decks"
        for folder in (
            decks / "more",
            self.progress.parent,
            self.now / "tmp",
            self.now / "out",
            self.now / "fresh",
        ):
            folder.mkdir(parents=True)
        (decks / "geo.toml").write_text(GEO, "utf-8")
        (decks / "faulty.toml").write_text(FAULTY, "utf-8")
        (decks / "more" / "faulty.toml").write_text(FAULTY.replace("What is", "How much is"), "utf-8")
        words = "".join(f"word {n},meaning {n}\n" for n in range(300))
        (self.now / "words.csv").write_text(f"term,definition\n{words}", "utf-8")

    def _study(self) -> None:
        """Some answers, and those of other devices that are to be merged."""
        for command, said in (
            (["quiz", "--plain", "geo", "-n", "8"], "1\n" * 8),
            (["study", "--plain", "geo", "--new", "6"], "\n3\n" * 9),
        ):
            ran = self.nursery.run([command], said)
            assert ran.code == 0, ran.words
        (name,) = log_names(self.progress)
        self.session = next(iter(self.known().lines.values())).session
        ours = self.progress / name
        theirs = self.now / "usb" / "kim"
        theirs.mkdir(parents=True)
        lines = ours.read_bytes().splitlines(keepends=True)
        (theirs / name).write_bytes(b"".join(lines))
        ours.write_bytes(b"".join(lines[:-3]))
        (theirs / f"{name[:7]}.fair-otter-2c.jsonl").write_bytes(b"".join(_others(lines, b"X")))
        apart = _others(lines, b"Y")
        (theirs / f"{name[:7]}.kind-wren-9d.jsonl").write_bytes(b"".join(reversed(apart)))
        (self.progress / f"{name[:7]}.kind-wren-9d.jsonl").write_bytes(b"".join(apart[:4]))

    def keep(self) -> None:
        """As it is now it is put back from now on."""
        shutil.rmtree(self._kept, ignore_errors=True)
        shutil.copytree(self.now, self._kept)

    def restore(self) -> Known:
        """Puts all back; what is there then."""
        shutil.rmtree(self.now)
        shutil.copytree(self._kept, self.now)
        return self.known()

    def known(self) -> Known:
        """What is on the disk at this moment."""
        found = {path.parent for path in self.now.rglob("*.jsonl") if path.parent.parent.name == "progress"}
        folders = sorted(found)
        reads = [read_log(folder) for folder in folders]
        logs = [folder / name for folder in folders for name in log_names(folder)]
        times = Counter(
            raw.decode(errors="replace") for log in logs for raw in log.read_bytes().split(b"\n") if raw
        )
        files = {
            str(path.relative_to(self.now)): path.read_bytes()
            for path in self.now.rglob("*")
            if path.is_file() and path.suffix != ".jsonl" and not path.is_relative_to(self.cache)
        }
        damaged = [each for read in reads for each in read.problems if each.severity == "error"]
        return Known({line.id: line for read in reads for line in read.lines}, times, len(damaged), files)

    def _is_like_anew(self, ran: Ran) -> bool:
        """Whether an empty index comes to the same. A card's time may just have come: then once more."""
        kept = self.now.with_name("cache-kept")
        shutil.copytree(self.cache, kept)
        shutil.rmtree(self.cache)
        anew = self.nursery.run(LOOK)
        if ran.out != anew.out:
            shutil.rmtree(self.cache)
            shutil.copytree(kept, self.cache)
            ran = self.nursery.run(LOOK)
        shutil.rmtree(kept)
        return ran.out == anew.out

    def starts(self, tally: Tally) -> Ran:
        """The next start, which needs no help, and says what one says that begins with an empty index."""
        with tally.timed():
            ran = self.nursery.run(LOOK)
        assert ran.code == 0, f"the next start ends with {ran.code}: {ran.words[-600:]}"
        assert self._is_like_anew(ran), "the index says something else than the log"
        before = self.known()
        went_on = self.nursery.run(GOES_ON, "1\n1\n")
        assert went_on.code == 0, f"it does not go on: {went_on.words[-600:]}"
        assert went_on.out.count("Saved.") == 2, went_on.words[-600:]
        grown = [self.known().of_kind(kind) - before.of_kind(kind) for kind in ("start", "answer", "finish")]
        assert grown == [1, 2, 1], f"what was answered is not there: {grown}"
        return ran


def _others(lines: Sequence[bytes], sign: bytes) -> list[bytes]:
    """The same lines as another device could have written them."""
    return [
        line.replace(b'"id":"', b'"id":"' + sign).replace(b'"session":"', b'"session":"' + sign)
        for line in lines
    ]


def temporary(files: Mapping[str, bytes]) -> list[str]:
    """Files that a write which was broken off has left; no start takes them for its own."""
    return [name for name in files if any(part.startswith(_TEMPORARY) for part in name.split("/"))]


def sampled(points: Sequence[T], most: int, dice: random.Random, is_minor: Sequence[bool]) -> list[T]:
    """So many of the points at most, in order; of the minor ones a few."""
    if len(points) <= most:
        return list(points)
    places = [place for place, minor in enumerate(is_minor) if not minor]
    others = [place for place, minor in enumerate(is_minor) if minor]
    few = dice.sample(others, min(len(others), -(-most // 4)))
    chosen = few + dice.sample(places, min(len(places), most - len(few)))
    return [points[place] for place in sorted(chosen)]

"""What is broken off: each way in which the program writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from faults.crashing.ground import Ground, Known

Commands = list[list[str]]


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

"""The screens that are tried, and how each is come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from end_to_end.terminal_kit import quizapp
from faults.crashing.ground import Ground
from faults.terminal.glass import Glass

_SEEDED = ("-n", "5", "--seed", "3")


@dataclass(frozen=True)
class Scene:
    """A command, then keys, each once what stands before it is painted; at the end `sees`."""

    argv: Sequence[str]
    steps: Sequence[tuple[str, str]] = ()
    sees: str = ""
    answer: str = ""
    """Keys that answer what is asked; empty where nothing is."""
    told: str = ""
    """What is painted once the answer is on the disk."""
    before: int = 0
    """Answers that are on the disk by then."""
    field: bool = False
    """Whether letters are written into a field."""

    @property
    def command(self) -> list[str]:
        """The whole command line."""
        return quizapp(*self.argv)

    def opened(self, ground: Ground, size: tuple[int, int] = (80, 24), **more: str) -> Glass:
        """A terminal with it, not waited for."""
        glass = Glass(self.command, ground.env | more, size)
        glass.blinks = self.field
        return glass

    def walk(self, glass: Glass) -> None:
        """Goes there."""
        for words, keys in self.steps:
            glass.sees(*words.split("|"))
            glass.send(keys)
        glass.sees(*self.sees.split("|"))


SCENES: Mapping[str, Scene] = {
    "home": Scene((), (), "not started"),
    "study": Scene(("study", "geo"), (), "left|Space show", " 4", "SAVED"),
    "study, answer": Scene(("study", "geo"), (("left|Space show", " "),), "4 Easy", "4", "SAVED"),
    "choice": Scene(
        ("quiz", "geo", *_SEEDED, "--form", "choice"), (), "1 of 5|Enter choose", "2", "Enter next"
    ),
    "told": Scene(
        ("quiz", "geo", *_SEEDED, "--form", "choice"), (("1 of 5|Enter choose", "1"),), "Enter next", before=1
    ),
    "true-false": Scene(("quiz", "geo", *_SEEDED, "--form", "true-false"), (), "1 of 5", "1", "Enter next"),
    "typed": Scene(
        ("quiz", "geo", *_SEEDED, "--form", "typed"),
        (),
        "1 of 5|Enter answer",
        "Lima\r",
        "Enter next",
        field=True,
    ),
    "matching": Scene(("quiz", "geo", *_SEEDED, "--form", "match"), (), "1–5 of"),
    "deck page": Scene((), (("not started", "jd"),), "Places|Enter quiz|Mali"),
    "search": Scene(
        (), (("not started", "jd"), ("Mali|Enter quiz", "/ma")), "ma ❯ Peru|Oman|Bamako", field=True
    ),
    "settings": Scene((), (("not started", ","),), "Settings"),
    "scores": Scene((), (("not started", "o"),), "Scores"),
    "statistics": Scene((), (("not started", "v"),), "Statistics"),
    "help": Scene((), (("not started", "?"),), "Help"),
    "set up": Scene((), (("not started", "t"),), "Form"),
    "import": Scene((), (("not started", "i"),), "Import", field=True),
    "editor": Scene(("edit", "geo", "--app"), (), "12 cards · saved"),
    "class": Scene((), (("not started", "l"),), "1 learner|Question"),
    "dialog": Scene((), (("not started", "jd"), ("Mali|Enter quiz", "f")), "author", field=True),
}

"""A class as its screens go through it: the report, and its items, learners and quizzes in their orders."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quizapp.library.classes import ClassRead, read_class
from quizapp.library.classroom import ALL, Classroom, Wish, classroom
from quizapp.scores.analysis.class_report import ClassReport, ItemReport
from quizapp.scores.analysis.gradebook import QuizKey
from quizapp.scores.analysis.missed import Missed, missed
from quizapp.scores.analysis.needs import Need
from quizapp.scores.analysis.ranking import name_key, worst_first
from quizapp.scores.analysis.roll import ClassAttempt, ClassItem
from quizapp.study.lines import Flag
from quizapp.tui.text import plain_line


@dataclass(frozen=True, slots=True)
class ClassBook:
    """A class that was read. Learners are known by their number in the report, items by their place in it.

    `worst`: the items' places, those with the gravest sign first, then the hardest; those with too few
    answers come last. `behind`: the learners, those furthest behind first. `quizzes`: what they are called.
    `flags`: by card. `roster`: the name of the file that learners' names are from, "" for none.
    """

    folder: Path
    room: Classroom
    worst: tuple[int, ...]
    behind: tuple[int, ...]
    needs: Mapping[int, tuple[Need, ...]]
    places: Mapping[ClassItem, int]
    quizzes: Mapping[QuizKey, str]
    flags: Mapping[str, tuple[Flag, ...]]
    roster: str = ""

    @property
    def read(self) -> ClassRead:
        """What the files say."""
        return self.room.read

    @property
    def report(self) -> ClassReport:
        """The figures."""
        return self.room.told.report

    @property
    def assignment(self) -> str:
        """What the only assignment is called that this is about; "" for all there is."""
        return self.room.assignments.get(self.room.told.assignment, "")

    def items_in_order(self, *, by_name: bool) -> tuple[int, ...]:
        """The items' places, the worst first or as their decks have them."""
        return tuple(range(len(self.report.items))) if by_name else self.worst

    def learners_in_order(self, *, by_name: bool) -> tuple[int, ...]:
        """The learners, those furthest behind first or by name."""
        if not by_name:
            return self.behind
        return tuple(sorted(self.behind, key=lambda who: (name_key(self.name(who)), who)))

    def title(self, deck: str) -> str:
        """A deck's title, or its id where this library does not have it."""
        return self.room.told.deck(deck)

    def quiz(self, key: QuizKey) -> str:
        """What a quiz is called."""
        return self.quizzes[key]

    def decks(self, decks: tuple[str, ...]) -> str:
        """Several decks' titles."""
        return ", ".join(self.title(deck) for deck in decks)

    def item(self, place: int) -> ItemReport:
        """An item by its place in the report."""
        return self.report.items[place]

    def place_of(self, card: str) -> int | None:
        """The place of the first item of a card; None if it was not asked."""
        return next((place for item, place in self.places.items() if item.card == card), None)

    def name(self, learner: int) -> str:
        """A learner's name."""
        return self.room.told.learner(learner)

    def attempts(self, learner: int) -> list[ClassAttempt]:
        """What a learner sat, the latest first."""
        return [each for each in reversed(self.report.attempts) if each.learner == learner]

    def missed(self, learner: int) -> list[tuple[int, Missed]]:
        """What a learner never got right, each with its place in the report."""
        roll = self.room.roll
        return [(self.places[roll.items[each.item]], each) for each in missed(roll, learner)]


def read_book(
    folder: Path,
    titles: Mapping[str, str],
    of_today: Callable[[ClassRead], ClassRead],
    tell: Callable[[float], None],
    wish: Wish = ALL,
    roster: str = "",
    read: ClassRead | None = None,
) -> ClassBook:
    """Reads a class; `of_today` brings it to the decks here, `tell` hears what share of its files is read.

    `read`: what was read of it already, where only the `wish` is another one; `roster`: its file's name.
    Raises OSError, and what `tell` raises.
    """
    found = read or of_today(read_class(folder, tell))
    tell(1.0)
    room = classroom(found, str(folder), titles, wish)
    report = room.told.report
    needs: dict[int, list[Need]] = {}
    for need in report.needs:
        needs.setdefault(need.learner, []).append(need)
    flags: dict[str, list[Flag]] = {}
    for flag in room.told.flags:
        flags.setdefault(flag.card, []).append(flag)
    return ClassBook(
        folder,
        room,
        worst_first(report),
        tuple(sorted(range(len(report.learners)), key=lambda who: _standing(report, needs, who))),
        {who: tuple(each) for who, each in needs.items()},
        {each.item: place for place, each in enumerate(report.items)},
        room.told.quizzes(),
        {card: tuple(each) for card, each in flags.items()},
        roster,
    )


def asked(item: ClassItem) -> str:
    """The question on one line, without marks; the answer where nothing was kept of the question."""
    return plain_line(item.stem or item.answer or item.card)


def _standing(
    report: ClassReport, needs: Mapping[int, Sequence[Need]], who: int
) -> tuple[int, int, float, list[tuple[int, str]]]:
    score = report.scores[who]
    share = score.right / score.answers if score.answers else 0.0
    return int(not score.attempts), -len(needs.get(who, ())), share, name_key(report.learners[who].name)

"""A class as its screens go through it: the report, and its items, learners and quizzes in their orders."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quizapp.cards.markup import plain
from quizapp.library.classes import ClassRead, read_class, report_on
from quizapp.scores.analysis.class_report import ClassReport, ItemReport, QuizReport
from quizapp.scores.analysis.gradebook import QuizKey, quiz_key
from quizapp.scores.analysis.missed import Missed, missed
from quizapp.scores.analysis.needs import Need
from quizapp.scores.analysis.roll import ClassAttempt, ClassItem
from quizapp.scores.analysis.signs import FEWEST, Sign
from quizapp.tui.class_words import GRAVITY, SHORT, SURE_FIRST


@dataclass(frozen=True, slots=True)
class ClassBook:
    """A class that was read. Learners are known by their number in the report, items by their place in it.

    `worst`: the items' places, those with the gravest sign first, then the hardest; those with too few
    answers come last. `behind`: the learners, those furthest behind first.
    """

    folder: Path
    read: ClassRead
    report: ClassReport
    titles: Mapping[str, str]
    worst: tuple[int, ...]
    behind: tuple[int, ...]
    needs: Mapping[int, tuple[Need, ...]]
    sizes: Mapping[QuizKey, int]
    places: Mapping[ClassItem, int]

    def items_in_order(self, *, by_name: bool) -> tuple[int, ...]:
        """The items' places, the worst first or as their decks have them."""
        return tuple(range(len(self.report.items))) if by_name else self.worst

    def learners_in_order(self, *, by_name: bool) -> tuple[int, ...]:
        """The learners, those furthest behind first or by name."""
        if not by_name:
            return self.behind
        return tuple(sorted(self.behind, key=lambda who: (self.name(who).casefold(), who)))

    def title(self, deck: str) -> str:
        """A deck's title, or its id where this library does not have it."""
        return self.titles.get(deck, deck)

    def decks(self, decks: tuple[str, ...]) -> str:
        """Several decks' titles."""
        return " + ".join(self.title(deck) for deck in decks)

    def quiz(self, key: QuizKey) -> str:
        """What a quiz is called."""
        return key.assignment.partition("#")[0] if key.assignment else self.decks(key.decks)

    def item(self, place: int) -> ItemReport:
        """An item by its place in the report."""
        return self.report.items[place]

    def name(self, learner: int) -> str:
        """A learner's name."""
        return self.report.learners[learner].name

    def attempts(self, learner: int) -> list[ClassAttempt]:
        """What a learner sat, the latest first."""
        return [each for each in reversed(self.report.attempts) if each.learner == learner]

    def missed(self, learner: int) -> list[tuple[int, Missed]]:
        """What a learner never got right, each with its place in the report."""
        items = self.read.roll.items
        return [(self.places[items[each.item]], each) for each in missed(self.read.roll, learner)]


def read_book(folder: Path, titles: Mapping[str, str], tell: Callable[[float], None]) -> ClassBook:
    """Reads a class; `tell` hears what share of its files is read. Raises OSError, and what `tell` raises."""
    read = read_class(folder, tell)
    tell(1.0)
    report = report_on(read.roll)
    needs: dict[int, list[Need]] = {}
    for need in report.needs:
        needs.setdefault(need.learner, []).append(need)
    sizes: dict[QuizKey, int] = {}
    for attempt in report.attempts:
        sizes[quiz_key(attempt)] = max(attempt.total, sizes.get(quiz_key(attempt), 0))
    return ClassBook(
        folder,
        read,
        report,
        titles,
        tuple(sorted(range(len(report.items)), key=lambda place: _gravity(report.items[place]))),
        tuple(sorted(range(len(report.learners)), key=lambda who: _standing(report, needs, who))),
        {who: tuple(each) for who, each in needs.items()},
        sizes,
        {each.item: place for place, each in enumerate(report.items)},
    )


def enough(item: ItemReport) -> bool:
    """Whether an item has enough answers for its indices."""
    return item.figures.answers >= FEWEST


def enough_sat(quiz: QuizReport) -> bool:
    """Whether a quiz was sat often enough for its consistency."""
    return quiz.figures.attempts >= FEWEST


def asked(item: ClassItem) -> str:
    """The question on one line, without marks; the answer where nothing was kept of the question."""
    return plain(item.stem or item.answer or item.card)


def by_gravity(signs: Sequence[Sign]) -> list[Sign]:
    """The signs, what concerns the key before what is merely idle, the surest first."""
    return sorted(signs, key=_rank)


def _rank(sign: Sign) -> tuple[int, int, int]:
    return GRAVITY[sign.kind], SURE_FIRST.index(sign.sure), list(SHORT).index(sign.kind)


def _gravity(item: ItemReport) -> tuple[bool, tuple[int, int, int], float]:
    facility = item.figures.facility if item.figures.facility is not None else 1.0
    return not enough(item), _rank(by_gravity(item.signs)[0]) if item.signs else (9, 0, 0), facility


def _standing(report: ClassReport, needs: Mapping[int, list[Need]], who: int) -> tuple[int, int, float, str]:
    score = report.scores[who]
    share = score.right / score.answers if score.answers else 0.0
    return int(not score.attempts), -len(needs.get(who, ())), share, report.learners[who].name.casefold()

"""A deck's exam: the day that is set, the way there, and the cards to ask today because of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple
from weakref import WeakKeyDictionary

from quizapp.library.limits import limits
from quizapp.library.shelf import Volume
from quizapp.storage.index import ready
from quizapp.storage.index.book import Book
from quizapp.storage.index.memories import memories
from quizapp.storage.index.ready import Candidate, Ready
from quizapp.storage.index.store import Store
from quizapp.study.days import ordinal
from quizapp.study.exam import WISHED, Preparation, Siblings, prepare
from quizapp.study.plan import Plan
from quizapp.study.queue import Counts, most


@dataclass(frozen=True, slots=True)
class ExamView:
    """A deck's exam: its day (an ordinal), and the way there; None once it is over."""

    day: int
    plan: Preparation | None


class _Prepared(NamedTuple):
    """A deck's plan, and the cards to review and to begin today, those that gain the most first."""

    plan: Preparation | None
    old: list[Candidate]
    new: list[Candidate]


class _Kept:
    """Plans made for one state of an index, by the deck and all else that goes into them."""

    def __init__(self) -> None:
        self.state: tuple[int, int] = (0, 0)
        self.plans: dict[tuple[int, int, int, float, Plan], _Prepared] = {}


_KEPT: WeakKeyDictionary[Store, _Kept] = WeakKeyDictionary()


def exam_of(store: Store, volume: Volume, day: int) -> ExamView | None:
    """The exam that is set for a deck, seen from the study day `day`; None without one."""
    exam = exam_day(store, volume)
    return ExamView(exam, _prepared(store, volume, day, exam).plan) if exam else None


def for_exam(store: Store, volume: Volume | Book, day: int) -> tuple[list[Candidate], list[Candidate]] | None:
    """The cards to review and those to begin today for the deck's exam, those that gain the most first.

    None where no exam is to come. Of a note only one card a day, as always, and a card that is due goes
    before one that would be begun.
    """
    exam = exam_day(store, volume)
    if exam <= day:
        return None
    found = _prepared(store, volume, day, exam)
    return found.old, found.new


def _prepared(store: Store, volume: Volume | Book, day: int, exam: int) -> _Prepared:
    """The plan of a deck, made anew only where the index has changed since: with many cards it takes long."""
    kept = _KEPT.setdefault(store, _Kept())
    # What this connection changed, and what others did.
    state = store.db.total_changes, store.db.execute("PRAGMA data_version").fetchone()[0]
    if kept.state != state:
        kept.state, kept.plans = state, {}
    terms = (volume.key, day, exam, _wished(store, volume), store.plan(volume.deck_id))
    if terms not in kept.plans:
        kept.plans[terms] = _prepare(store, *terms)
    return kept.plans[terms]


def _prepare(store: Store, deck: int, day: int, exam: int, wished: float, how: Plan) -> _Prepared:
    cards = memories(store, deck, day)
    known = [card.memory for card in cards]
    siblings = Siblings([card.note for card in cards], [card.open for card in cards])
    plan = prepare(known, day, exam, how, wished, siblings)
    old: list[Candidate] = []
    new: list[Candidate] = []
    for place in plan.today if plan else ():
        card = cards[place]
        (old if card.memory else new).append(Candidate(card.id, deck, card.note))
    return _Prepared(plan, old, new)


def with_exam(
    store: Store,
    volume: Volume | Book,
    day: int,
    found: Ready,
    exam: tuple[list[Candidate], list[Candidate]],
) -> Counts:
    """What a deck has today, with the cards that `for_exam` wants."""
    old, new = exam
    room = limits(store, volume.deck_id).room(0, found.reviewed)[1]
    notes = {card.note for card in (*old, *most(ready.due(store, [volume.key], day), room))}
    due = len(notes) + found.steps
    return Counts(found.cards, due, len(new), found.begun, found.started, found.next_day, exam=True)


def exam_day(store: Store, volume: Volume | Book) -> int:
    """The day (an ordinal) of a deck's exam; 0 without one."""
    day = store.setting("exam", volume.deck_id)
    return ordinal(day) if isinstance(day, str) else 0


def _wished(store: Store, volume: Volume | Book) -> float:
    share = store.setting("exam_share", volume.deck_id)
    return float(share) if isinstance(share, (int, float)) and 0.5 <= share <= 0.99 else WISHED

"""A deck's exam: the day that is set, the way there, and the cards to ask today because of it."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.library.shelf import Volume
from quizapp.storage.index import ready
from quizapp.storage.index.book import Book
from quizapp.storage.index.memories import memories
from quizapp.storage.index.ready import Candidate, Ready
from quizapp.storage.index.store import Store
from quizapp.study.days import ordinal
from quizapp.study.exam import WISHED, Preparation, prepare
from quizapp.study.queue import Counts


@dataclass(frozen=True, slots=True)
class ExamView:
    """A deck's exam: its day (an ordinal), and the way there; None once it is over."""

    day: int
    plan: Preparation | None


def exam_of(store: Store, volume: Volume, day: int) -> ExamView | None:
    """The exam that is set for a deck, seen from the study day `day`; None without one."""
    exam = exam_day(store, volume)
    if not exam:
        return None
    cards = memories(store, volume.key)
    plan = prepare(
        [memory for _, memory in cards], day, exam, store.plan(volume.deck_id), _wished(store, volume)
    )
    return ExamView(exam, plan)


def for_exam(store: Store, volume: Volume | Book, day: int) -> tuple[list[Candidate], list[Candidate]] | None:
    """The cards to review and those to begin today for the deck's exam, those that gain the most first.

    None where no exam is to come. Of a note only one card a day, as always.
    """
    exam = exam_day(store, volume)
    if exam <= day:
        return None
    cards = memories(store, volume.key)
    plan = prepare(
        [memory for _, memory in cards], day, exam, store.plan(volume.deck_id), _wished(store, volume)
    )
    if plan is None:
        return None
    open_today = ready.open_today(store, volume.key, day)
    notes: set[int] = set()
    old: list[Candidate] = []
    new: list[Candidate] = []
    for place in plan.today:
        id, memory = cards[place]
        card = open_today.get(id)
        if card and card.note not in notes:
            notes.add(card.note)
            (old if memory else new).append(card)
    return old, new


def with_exam(
    store: Store,
    volume: Volume | Book,
    day: int,
    found: Ready,
    exam: tuple[list[Candidate], list[Candidate]],
) -> Counts:
    """What a deck has today, with the cards that `for_exam` wants."""
    old, new = exam
    notes = {card.note for card in (*old, *ready.due(store, [volume.key], day))}
    due = len(notes) + found.steps
    return Counts(found.cards, due, len(new), found.begun, found.started, found.next_day, exam=True)


def exam_day(store: Store, volume: Volume | Book) -> int:
    """The day (an ordinal) of a deck's exam; 0 without one."""
    day = store.setting("exam", volume.deck_id)
    return ordinal(day) if isinstance(day, str) else 0


def _wished(store: Store, volume: Volume | Book) -> float:
    share = store.setting("exam_share", volume.deck_id)
    return float(share) if isinstance(share, (int, float)) and 0.5 <= share <= 0.99 else WISHED

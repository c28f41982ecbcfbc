"""Which cards are asked today, and in what order. No schedule yet: a card comes back on the next day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.cards.deck import Card
from quizapp.study.history import CardState, History

PRACTICE_LIMIT = 20


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cards there are, and how many a queue of them has today: `due`, and `new` within the limit.

    `begun` is how many of these cards were begun on the day; `started` whether any was ever touched.
    """

    cards: int
    due: int
    new: int
    begun: int
    started: bool


def is_due(state: CardState | None, day: str) -> bool:
    """Whether a card is to be asked again on the study day `day`: last rated Again, or on an earlier day."""
    if state is None or not state.reps or _put_by(state, day):
        return False
    return state.last_rating == 1 or state.last_day < day


def counts(cards: Sequence[Card], history: History, day: str, new_limit: int) -> Counts:
    """What `queue` would have of these cards, without its `limit`; see there."""
    states = [_state(card, history) for card in cards]
    due, new = _today(cards, history, day, new_limit)
    return Counts(
        cards=len(cards),
        due=len(due),
        new=len(new),
        begun=sum(state is not None and state.first_day == day for state in states),
        started=any(states),
    )


def queue(
    cards: Sequence[Card],
    history: History,
    day: str,
    *,
    limit: int | None,
    new_limit: int,
    practice: bool = False,
) -> list[Card]:
    """The cards to ask on the study day `day`, at most `limit` (None: no limit, in practice 20).

    Due cards, then new ones in the author's order: as many as `new_limit` leaves after all the learner began
    that day, in any deck. Of a note's cards only one, so that none gives another away. With `practice` all
    cards, the longest not seen first. Suspended cards, and buried ones on their day, are left out.
    """
    if practice:
        usable = [card for card in cards if not _put_by(_state(card, history), day)]
        usable.sort(key=lambda card: _seen(card, history))
        return usable[: PRACTICE_LIMIT if limit is None else max(0, limit)]
    due, new = _today(cards, history, day, new_limit)
    found = due + new
    return found if limit is None else found[: max(0, limit)]


def _today(
    cards: Sequence[Card], history: History, day: str, new_limit: int
) -> tuple[list[Card], list[Card]]:
    due = [card for card in cards if is_due(_state(card, history), day)]
    due.sort(key=lambda card: _urgency(card, history))
    new = [card for card in cards if _is_new(_state(card, history), day)]
    notes: set[tuple[str, str]] = set()
    due = _one_a_note(due, notes)
    room = max(0, new_limit - history.begun_on(day))
    return due, _one_a_note(new, notes)[:room]


def _one_a_note(cards: list[Card], notes: set[tuple[str, str]]) -> list[Card]:
    """The first card of each note that is not yet in `notes`, which grows."""
    kept = []
    for card in cards:
        note = card.deck_id, card.note.id
        if note not in notes:
            notes.add(note)
            kept.append(card)
    return kept


def _state(card: Card, history: History) -> CardState | None:
    return history.cards.get(history.resolve(card.id))


def _put_by(state: CardState | None, day: str) -> bool:
    return state is not None and (state.suspended or state.buried == day)


def _is_new(state: CardState | None, day: str) -> bool:
    return state is None or not (state.reps or _put_by(state, day))


def _urgency(card: Card, history: History) -> tuple[bool, str]:
    state = _state(card, history)
    return (state.last_rating != 1, state.last_at) if state else (True, "")


def _seen(card: Card, history: History) -> str:
    state = _state(card, history)
    return state.seen_at if state else ""

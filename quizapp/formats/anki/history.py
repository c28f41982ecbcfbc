"""The history of reviews: out of a collection by card, and what it comes to as Anki keeps it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from quizapp.formats.anki.collection import Collection, whole
from quizapp.formats.found import Review
from quizapp.study.memory import Memory, remember_all
from quizapp.study.plan import STANDARD

Answer = tuple[int, int, int]
"""At (ms since 1970), rating (1-4), how long it took (ms)."""

_LATEST = 4_102_444_800_000  # the year 2100, in ms since 1970
_LONGEST = 86_400_000  # ms that an answer may have taken
_CRAMMED, _LAST_REAL = (
    3,
    3,
)  # kinds of entries: above are those that Anki or a tool wrote, and nobody answered
_DAY, _HOUR = 86_400_000, 3_600_000
_TURN = 4  # the hour at which a study day begins
FIRST_DAY = date(2010, 1, 1).toordinal()  # the day from which due days are counted
CREATED = (FIRST_DAY - date(1970, 1, 1).toordinal()) * 86_400 + _TURN * 3600  # the same in s since 1970
_EPOCH = date(1970, 1, 1).toordinal()
_FACTOR = 2500


def answers_by_card(collection: Collection) -> dict[int, list[Answer]]:
    """What was answered, by card; not what was moved by hand, nor cramming that counted for nothing."""
    found: dict[int, list[Answer]] = defaultdict(list)
    if collection.has("revlog"):
        query = "SELECT id, cid, ease, time, type, factor FROM revlog ORDER BY id"
        for at, card, rating, took, kind, factor in collection.rows(query):
            if _is_answer(at, rating, kind, factor):
                ms = min(max(0, whole(took)), _LONGEST)
                found[whole(card)].append((whole(at), whole(rating), ms))
    return found


def _is_answer(at: object, rating: object, kind: object, factor: object) -> bool:
    if not (isinstance(at, int) and 0 < at < _LATEST and rating in (1, 2, 3, 4)):
        return False
    return whole(kind) < _CRAMMED or (kind == _LAST_REAL and whole(factor) > 0)


class State(NamedTuple):
    """What Anki keeps of a card: the columns of its table from `type` to `left`."""

    kind: int
    queue: int
    due: int
    interval: int
    factor: int
    reps: int
    lapses: int
    left: int


class Entry(NamedTuple):
    """A line of Anki's history, but for its number and its card."""

    at: int
    rating: int
    interval: int
    before: int
    factor: int
    ms: int
    kind: int


def states(cards: Sequence[tuple[str, Sequence[Review]]]) -> Iterator[tuple[State, list[Entry]]]:
    """For each card (its id and reviews, at least one) what Anki would keep of it, and the lines of it."""
    timed = [(id, sorted(reviews, key=lambda each: each.at)) for id, reviews in cards]
    known = [(id, [(_day(each.at), each.rating, each.at) for each in reviews]) for id, reviews in timed]
    for (_, reviews), memory in zip(timed, remember_all(known, STANDARD), strict=True):
        assert memory is not None
        interval = max(1, memory.due_day - memory.last_day) if memory.phase == "review" else 0
        yield _state(memory, interval), list(_entries(reviews, interval))


def _day(at: int) -> int:
    return (at - _TURN * _HOUR) // _DAY + _EPOCH


def _state(memory: Memory, interval: int) -> State:
    done = memory.reps, memory.lapses
    if memory.phase == "review":
        return State(2, 2, memory.due_day - FIRST_DAY, interval, _FACTOR, *done, 0)
    kind, factor = (1, 0) if memory.phase == "learning" else (3, _FACTOR)
    due = (memory.due_at or memory.last_at) // 1000
    return State(kind, 1, due, int(kind != 1), factor, *done, 1001)


def _entries(reviews: Sequence[Review], interval: int) -> Iterator[Entry]:
    """The first day's are learning, later ones reviews; what follows a lapse on its day is learnt anew."""
    days = [_day(each.at) for each in reviews]
    following = [*days[1:], days[-1] + interval]
    last = lapsed = days[0]
    for review, day, after in zip(reviews, days, following, strict=True):
        kind = 0 if day == days[0] else 2 if day == lapsed else 1
        yield Entry(
            review.at, review.rating, max(0, after - day), day - last, _FACTOR if kind else 0, review.ms, kind
        )
        lapsed, last = (day if review.rating == 1 else lapsed), day

"""The queue of a sitting: what the index has ready, within the limits of the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from quizapp.library.limits import limits, room_for_new
from quizapp.library.shelf import Volume
from quizapp.storage.index import ready
from quizapp.storage.index.ready import Candidate
from quizapp.storage.index.store import Store
from quizapp.study.queue import PRACTICE_LIMIT, mixed, most

PIECE = 300  # due cards, or those in a step, that are fetched at a time


class Asked(NamedTuple):
    """What is asked for: at most `limit` cards (None: no limit of its own), `new` new ones (None: the day's).

    `only`: these card ids alone (None: all). `practice`: whether due or not, and nothing is scheduled.
    """

    limit: int | None = None
    new: int | None = None
    only: Collection[str] | None = None
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Todays:
    """Card ids in order; those in a step, with the moment they wait for (ms); those that are new.

    Of very many, `cards` are the first ones; so many `later` ones come after them (see `following`), and then
    the `last`. `more_steps`: how many more are in a step (see `following_steps`).
    """

    cards: list[str] = field(default_factory=list)
    new: frozenset[str] = frozenset()
    learning: dict[str, int] = field(default_factory=dict)
    later: int = 0
    last: list[str] = field(default_factory=list)
    more_steps: int = 0

    @property
    def count(self) -> int:
        """How many there are in all."""
        known = len(self.cards) + len(self.last) + len(self.learning)
        return known + self.later + self.more_steps


def todays(store: Store, volumes: Sequence[Volume], day: int, asked: Asked, *, first: bool = False) -> Todays:
    """The cards of these decks for the study day `day` (an ordinal); but for practice, one of each note.

    `first`: of steps and due cards the first one will do, and the number of the others.
    A note with a card in a step has no other here. Two of its cards in steps, as after a quiz that missed
    both, do come both: each has its own time within the day, and left alone it would be stuck in its step.
    """
    keys = [volume.key for volume in volumes]

    def wanted(cards: Sequence[Candidate]) -> list[Candidate]:
        return [card for card in cards if asked.only is None or card.id in asked.only]

    if asked.practice:
        every = 1_000_000_000 if asked.only is not None else asked.limit or PRACTICE_LIMIT
        cards = wanted(ready.usable(store, keys, day, every))
        return Todays([c.id for c in most(cards, PRACTICE_LIMIT if asked.limit is None else asked.limit)])
    exams = _exams(store, volumes, day)
    few = None if asked.only is not None else 1 if first else PIECE
    steps = most(wanted(ready.steps(store, keys, day, few)), asked.limit)
    more_steps = _many_steps(store, keys, day, asked.limit) - len(steps) if len(steps) == few else 0
    room = None if asked.limit is None else asked.limit - len(steps) - more_steps
    rooms = _rooms(store, volumes, day)
    later = 0
    if asked.only is None and not exams and not rooms:
        due, later = _first_piece(store, volumes, day, room, 1 if first else PIECE)
    else:
        due = _within(rooms, wanted(_all_due(store, volumes, day, rooms if asked.only is None else {})))
        due = most(_each_once([*mixed([wanted(old) for old, _ in exams.values()]), *due]), room)
    room = None if room is None else room - len(due) - later
    others = [volume for volume in volumes if volume.key not in exams]
    begin = mixed([wanted(new) for _, new in exams.values()]) if asked.new is None else []
    taken = {card.note for old, _ in exams.values() for card in old}  # those due are minded by the index
    begin += _new(store, others if asked.new is None else volumes, day, asked, taken)
    new = most(begin, room)
    return Todays(
        [card.id for card in (due if later else (*due, *new))],
        frozenset(card.id for card in new),
        {card.id: card.due_at for card in steps},
        later,
        [card.id for card in new] if later else [],
        more_steps,
    )


def _many_steps(store: Store, decks: Sequence[int], day: int, limit: int | None) -> int:
    count = ready.count_steps(store, decks, day)
    return count if limit is None else max(0, min(count, limit))


def _first_piece(
    store: Store, volumes: Sequence[Volume], day: int, room: int | None, piece: int
) -> tuple[list[Candidate], int]:
    """The first due cards, and how many more there are."""
    keys, paired = [volume.key for volume in volumes], any(volume.paired for volume in volumes)
    due = most(ready.due(store, keys, day, piece, paired=paired), room)
    if len(due) < piece and not paired:
        return due, 0
    whole = ready.count_due(store, keys, day, paired=paired)
    return due, max(0, (whole if room is None else min(whole, room)) - len(due))


def following(
    store: Store, volumes: Sequence[Volume], day: int, at_hand: Collection[str], later: int
) -> tuple[list[str], int]:
    """The next of the `later` cards, and how many there are after these; none of those `at_hand`."""
    keys, paired = [volume.key for volume in volumes], any(volume.paired for volume in volumes)
    rows = len(at_hand) + PIECE
    while True:
        due = ready.due(store, keys, day, rows, paired=paired)
        found = [card.id for card in due if card.id not in at_hand][: min(PIECE, later)]
        if found:
            return found, later - len(found)
        if len(due) == len(ready.due(store, keys, day, rows * 2, paired=paired)):
            return [], 0  # there are fewer by now
        rows *= 2


def following_steps(
    store: Store, volumes: Sequence[Volume], day: int, at_hand: Collection[str], since: int, later: int
) -> tuple[dict[str, int], int]:
    """The next of the `later` cards in a step from a moment on, and how many there are after these."""
    keys = [volume.key for volume in volumes]
    rows = ready.steps(store, keys, day, PIECE + len(at_hand), since)
    found = [card for card in rows if card.id not in at_hand][: min(PIECE, later)]
    return {card.id: card.due_at for card in found}, later - len(found) if found else 0


def _exams(
    store: Store, volumes: Sequence[Volume], day: int
) -> dict[int, tuple[list[Candidate], list[Candidate]]]:
    """By deck's key, the cards to review and to begin for the exams to come."""
    set_for = [volume for volume in volumes if store.setting("exam", volume.deck_id)]
    if not set_for:
        return {}
    from quizapp.library.exams import for_exam  # few decks have one

    return {v.key: found for v in set_for if (found := for_exam(store, v, day))}


def _each_once(cards: Sequence[Candidate]) -> list[Candidate]:
    """One card of each note: the first."""
    found: dict[int, Candidate] = {}
    for card in cards:
        found.setdefault(card.note, card)
    return list(found.values())


def _rooms(store: Store, volumes: Sequence[Volume], day: int) -> dict[int, int]:
    """By deck's key, how many reviews its limit still has room for; of those that have one."""
    rooms: dict[int, int] = {}
    for volume in volumes:
        of_deck = limits(store, volume.deck_id)
        if of_deck.reviews is not None:
            found = ready.ready(store, volume.key, day, paired=volume.paired)
            rooms[volume.key] = of_deck.room(0, found.reviewed)[1] or 0
    return rooms


def _all_due(store: Store, volumes: Sequence[Volume], day: int, rooms: Mapping[int, int]) -> list[Candidate]:
    """The due cards, the likeliest forgotten first; of a deck with a limit hardly more than its room."""
    free = [volume for volume in volumes if volume.key not in rooms]
    found = ready.due(store, [v.key for v in free], day, paired=any(v.paired for v in free))
    for volume in volumes:
        if volume.key in rooms and not volume.paired:
            found += ready.due(store, [volume.key], day, rooms[volume.key], paired=False)
        elif volume.key in rooms:
            found += ready.due(store, [volume.key], day)
    return sorted(found, key=lambda card: card.order)


def _within(rooms: Mapping[int, int], due: list[Candidate]) -> list[Candidate]:
    """The due cards that each deck's limit of reviews still has room for."""
    if not rooms:
        return due
    taken: Counter[int] = Counter()
    out = []
    for card in due:
        if taken[card.deck] < rooms.get(card.deck, len(due)):
            taken[card.deck] += 1
            out.append(card)
    return out


def _new(
    store: Store, volumes: Sequence[Volume], day: int, asked: Asked, taken: Collection[int]
) -> list[Candidate]:
    """New cards in the author's order, of several decks by turns; none of the notes that are taken."""
    room = room_for_new(store, day) if asked.new is None else asked.new
    by_deck = []
    for volume in volumes:
        of_deck = room
        if asked.new is None:
            begun = ready.begun(store, volume.key, day)
            of_deck = min(room, limits(store, volume.deck_id).room(begun, 0)[0])
        # As many more as may fall out: those of taken notes, and with `only` all others.
        most_of_deck = min(volume.cards, of_deck + len(taken)) if asked.only is None else volume.cards
        fitting = [
            card
            for card in ready.new(store, volume.key, day, most_of_deck)
            if card.note not in taken and (asked.only is None or card.id in asked.only)
        ]
        by_deck.append(fitting[:of_deck])
    return most(mixed(by_deck), room)

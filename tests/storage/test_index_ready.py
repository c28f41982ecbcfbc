"""What is ready today, by SQL, is what going through all cards one by one comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from math import inf

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.storage.index import ready
from quizapp.storage.index.history import empty
from quizapp.storage.index.ready import Ready
from quizapp.storage.index.store import Store
from quizapp.study.queue import LEARN_AHEAD

DAY = 739_900
DAYS = st.integers(DAY - 3, DAY + 3)
NOW = 1_795_000_000_000
MINUTE = 60_000
NEW, LEARNING, REVIEW, RELEARNING = range(4)
_ADD = """INSERT INTO card(id, heir, deck, note, place, phase, stability, first_day, last_day, due_day,
    due_at, suspended, buried, asked, seen_at) VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_DECK = "INSERT INTO deck VALUES (?, ?, 0, 0, '', '', '', '', '', '', 0, ?, 0)"


@dataclass(frozen=True)
class Card:
    """A row of the index, as far as it matters here."""

    id: str
    deck: int
    note: int
    place: int
    phase: int
    stability: float
    first_day: int
    last_day: int
    due_day: int
    due_at: int
    suspended: int
    buried: int
    asked: int
    seen_at: str

    @property
    def open(self) -> bool:
        return not self.suspended and self.buried != DAY

    @property
    def in_step(self) -> bool:
        return self.phase in (LEARNING, RELEARNING)

    @property
    def step_now(self) -> bool:
        return self.in_step and self.due_day <= DAY and self.open

    @property
    def review_now(self) -> bool:
        return self.phase == REVIEW and self.due_day <= DAY and self.open


@st.composite
def a_card(draw: st.DrawFn, id: str, deck: int, note: int, place: int) -> Card:
    phase = draw(st.sampled_from([NEW, NEW, LEARNING, REVIEW, REVIEW, REVIEW, RELEARNING]))
    last = draw(st.integers(DAY - 3, DAY)) if phase else 0
    first = draw(st.integers(DAY - 5, last)) if phase else 0
    due, due_at = 0, 0
    if phase == REVIEW:
        due = last + draw(st.integers(1, 5))
    elif phase:
        due = last + draw(st.sampled_from([0, 0, 0, 1, 2]))
        due_at = NOW + draw(st.integers(-9, 9)) * MINUTE if due == last >= DAY - 1 else 0
    return Card(
        id=id, deck=deck, note=note, place=place, phase=phase, stability=draw(st.floats(0.001, 50)),
        first_day=first, last_day=last, due_day=due, due_at=due_at,
        suspended=draw(st.sampled_from([0, 0, 0, 1])), buried=draw(st.sampled_from([0, 0, DAY, DAY - 1])),
        asked=draw(st.integers(0, 1)) or bool(phase),
        seen_at=draw(st.sampled_from(["", "2026-11-20", "2026-11-21"])),
    )  # fmt: skip


@st.composite
def decks(draw: st.DrawFn) -> dict[int, list[Card]]:
    """Decks by key; the notes of the first make one card each, those of others up to four."""
    out: dict[int, list[Card]] = {}
    note = 0
    for deck, most in ((1, 1), (2, 2), (3, 4)):
        out[deck] = []
        for _ in range(draw(st.integers(0, 6))):
            note += 1
            for side in range(draw(st.integers(1, most))):
                place = len(out[deck])
                out[deck].append(draw(a_card(f"d{deck}#{note}:{side}", deck, note, place)))
    return out


def stored(cards: dict[int, list[Card]]) -> Store:
    store = empty(UTC)
    for card in [each for deck in cards.values() for each in deck]:
        store.db.execute(_ADD, tuple(vars(card).values()))
    store.db.execute("UPDATE card SET heir = key")
    for key, deck in cards.items():
        store.db.execute(_DECK, (key, f"d{key}", len(deck)))
    # What a log names and no deck has: it belongs nowhere.
    store.db.execute("INSERT INTO card(id, heir, phase, due_day) VALUES ('gone#1:forward', 0, 3, ?)", (DAY,))
    return store


def taken(deck: list[Card], note: int) -> bool:
    """Whether a card of the note keeps its others from being asked today."""
    return any(card.note == note and (card.in_step or card.last_day == DAY) for card in deck)


def due_notes(deck: list[Card]) -> set[int]:
    return {card.note for card in deck if card.review_now and not taken(deck, card.note)}


def new_notes(deck: list[Card]) -> set[int]:
    blocked = {card.note for card in deck if card.review_now}
    free = {card.note for card in deck if card.phase == NEW and card.open} - blocked
    return {note for note in free if not taken(deck, note)}


def one_by_one(deck: list[Card], until: float = inf) -> Ready:
    """What `ready` says, worked out naively; steps count up to a moment."""
    later = [card.due_day for card in deck if card.phase and card.due_day > DAY and not card.suspended]
    return Ready(
        cards=len(deck),
        steps=sum(card.step_now and card.due_at <= until for card in deck),
        due=len(due_notes(deck)),
        new=len(new_notes(deck)),
        begun=sum(card.first_day == DAY for card in deck),
        reviewed=sum(card.last_day == DAY and card.first_day < DAY for card in deck),
        started=any(card.phase or card.asked or card.suspended for card in deck),
        next_day=min(later, default=0),
    )


def is_paired(deck: list[Card]) -> bool:
    return len({card.note for card in deck}) < len(deck)


@settings(max_examples=300, deadline=None)
@given(decks())
def test_the_counts_of_a_deck_are_what_its_cards_one_by_one_come_to(cards: dict[int, list[Card]]) -> None:
    store = stored(cards)
    for key, deck in cards.items():
        assert ready.ready(store, key, DAY, paired=True) == one_by_one(deck)
        if not is_paired(deck):
            assert ready.ready(store, key, DAY, paired=False) == one_by_one(deck)
        now = NOW - 15 * MINUTE  # steps are up to 24 minutes off then
        assert ready.ready(store, key, DAY, paired=True, now=now) == one_by_one(deck, now + LEARN_AHEAD)


@settings(max_examples=200, deadline=None)
@given(decks())
def test_the_next_step_is_the_earliest_that_waits(cards: dict[int, list[Card]]) -> None:
    store = stored(cards)
    for key, deck in cards.items():
        waiting = [card.due_at for card in deck if card.step_now and card.due_at > NOW]
        assert ready.next_step(store, key, DAY, NOW) == min(waiting, default=0)


@settings(max_examples=200, deadline=None)
@given(decks())
def test_the_queue_has_just_the_cards_that_were_counted(cards: dict[int, list[Card]]) -> None:
    store = stored(cards)
    every = [card for deck in cards.values() for card in deck]
    due = ready.due(store, list(cards), DAY)
    assert {card.note for card in due} == {note for deck in cards.values() for note in due_notes(deck)}
    assert len(due) == len({card.note for card in due})
    by_id = {card.id: card for card in every}
    waited = [(DAY - by_id[card.id].last_day) / by_id[card.id].stability for card in due]
    assert waited == sorted(waited, reverse=True)
    steps = ready.steps(store, list(cards), DAY)
    assert [card.id for card in steps] == [
        card.id for card in sorted(every, key=lambda c: (c.due_at, c.id)) if card.step_now
    ]
    for key, deck in cards.items():
        found = ready.new(store, key, DAY, 100)
        assert {card.note for card in found} == new_notes(deck)
        assert [by_id[card.id].place for card in found] == sorted(by_id[card.id].place for card in found)
        assert ready.new(store, key, DAY, 2) == found[:2]


@settings(max_examples=100, deadline=None)
@given(decks())
def test_practice_takes_any_card_that_is_open_the_longest_unseen_first(cards: dict[int, list[Card]]) -> None:
    store = stored(cards)
    every = [card for deck in cards.values() for card in deck if card.open]
    wanted = sorted(every, key=lambda card: (card.seen_at, card.deck, card.place))
    assert [card.id for card in ready.usable(store, list(cards), DAY, 5)] == [card.id for card in wanted[:5]]


@settings(max_examples=100, deadline=None)
@given(decks())
def test_a_single_card_is_due_whatever_its_note_s_others_do(cards: dict[int, list[Card]]) -> None:
    store = stored(cards)
    for card in [each for deck in cards.values() for each in deck]:
        assert ready.is_due(store, card.id, DAY) == (card.step_now or card.review_now)

"""Months of made-up history for the demo: the lines that a learner would leave. Nothing in it happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from random import Random

from quizapp.cards.deck import Card, Deck
from quizapp.questions.paper import paper
from quizapp.questions.wish import Wish
from quizapp.study.days import study_day
from quizapp.study.lines import CardLine, DeckUse, Line, Mode, Set, Start
from quizapp.study.made_up_learner import MadeUpLearner
from quizapp.study.made_up_quiz import MadeUpQuiz
from quizapp.study.made_up_study import MadeUpSitting, Pen, due_cards, new_cards
from quizapp.study.plan import Plan

DAYS = 152
_HOLIDAYS = (range(58, 65), range(101, 104))  # days back: nothing was done
_STREAK = 12  # days up to yesterday without a gap
_IDLE = 0.13  # chance of a day off, before that
_GIVEN_UP = 30  # days back: a card is suspended
_NEW_A_DAY = 3
_ANOTHER_DECK = 14  # days until the next one is begun
_NEW_LEFT = 0.35  # share of a long deck that is never begun, so that there is something new
_LONG_DECK = 100  # cards
_QUIZ_DAYS = (2, 5)  # Wednesday and Saturday
_ASIDE = 7  # which quiz is left out of trends
_FORMS = (("choice",), ("typed",), ("choice",), ("true-false",), ("choice", "typed"), ("match",))
_DEVICES = ("sunny-otter-4d", "merry-finch-9k")  # a laptop and a phone


@dataclass(frozen=True, slots=True)
class MadeUpLine:
    """A line, and the device that it was written on."""

    device: str
    line: Line


def made_up_history(
    decks: Sequence[Deck], today: datetime, chance: Random, learner: str, app: str
) -> list[MadeUpLine]:
    """About five months of sittings with these decks, up to the day before `today`, in order of time.

    The same arguments (and state of `chance`) give the same lines. `today` needs its zone (ValueError);
    `learner` and `app` are what the `start` lines say.
    """
    return list(_History(decks, today, chance, (learner, app)).lines())


class _History:
    """Goes through the days."""

    def __init__(self, decks: Sequence[Deck], today: datetime, chance: Random, who: tuple[str, str]) -> None:
        askable = [deck for deck in decks if deck.cards]
        self._decks = sorted(askable, key=lambda deck: (-len(deck.cards), deck.id))
        self._end = date.fromisoformat(study_day(today))
        self._zone: tzinfo = today.tzinfo or UTC
        self._chance = chance
        self._learner = MadeUpLearner(self._decks, Plan(), chance)
        self._pen = Pen(chance)
        self._who = who
        self._suspended: set[str] = set()
        self._quizzes = 0

    def lines(self) -> Iterator[MadeUpLine]:
        """All lines."""
        for back in range(DAYS, 0, -1):
            if self._is_idle(back):
                continue
            device = _DEVICES[self._chance.random() < 0.3]
            day = self._end - timedelta(days=back)
            hour = 8.0 + 12.5 * self._chance.random()
            self._pen.begin(datetime.combine(day, time(), self._zone) + timedelta(hours=hour), self._zone)
            self._day(back, day)
            yield from (MadeUpLine(device, line) for line in self._pen.taken())

    def _is_idle(self, back: int) -> bool:
        if back in (DAYS, _GIVEN_UP) or back <= _STREAK:
            return False
        return any(back in days for days in _HOLIDAYS) or self._chance.random() < _IDLE

    def _day(self, back: int, day: date) -> None:
        decks = self._decks[: 1 + (DAYS - back) // _ANOTHER_DECK]
        if back == DAYS:
            stamp = self._pen.stamp()
            self._pen.write(Set(id=stamp.id, at=stamp.at, name="new_per_day", value=_NEW_A_DAY))
        self._study(decks, day.toordinal())
        if decks and day.weekday() in _QUIZ_DAYS and back < DAYS - 3:
            self._pen.wait(90)
            self._quiz(decks, day.toordinal())
        if back == _GIVEN_UP:
            self._give_up()

    def _study(self, decks: Sequence[Deck], day: int) -> None:
        memories = self._learner.memories
        cards = [card for card in _in_turn(decks) if card.id not in self._suspended]
        chosen = due_cards(cards, memories, day)
        room = _NEW_A_DAY - round(2 * self._chance.random())
        taken = {(card.deck_id, card.note.id) for card in chosen}
        chosen += new_cards(cards, memories, taken, room)
        if chosen:
            start = self._start("study", decks, Wish(count=len(chosen), forms=("flashcard",)))
            MadeUpSitting(self._pen, self._learner, day, start.session).study(start, chosen)

    def _quiz(self, decks: Sequence[Deck], day: int) -> None:
        self._quizzes += 1
        mode: Mode = "test" if self._quizzes % 4 == 0 else "quiz"
        deck = decks[int(self._chance.random() ** 2 * len(decks))]  # the first ones more often
        wish = Wish(forms=_FORMS[self._quizzes % len(_FORMS)], count=8 + 2 * (self._quizzes % 3))
        seed = self._chance.randbytes(4).hex()
        confused = {} if mode == "test" else self._learner.confused
        asked = {card.id for card in self._asked(deck)}
        items = paper([deck], wish, seed, confused=confused, among=asked)
        start = self._start(mode, [deck], wish, seed)
        MadeUpQuiz(self._pen, self._learner, day).take(start, items, aside=self._quizzes == _ASIDE)

    def _asked(self, deck: Deck) -> tuple[Card, ...]:
        """What a quiz asks from: what was studied, and every other time more of what is mixed up."""
        studied = [card for card in deck.cards if card.id in self._learner.memories]
        mixed_up = [card for card in deck.cards if card.id in self._learner.confused]
        if mixed_up and self._chance.random() < 0.5:
            studied = mixed_up + studied[: len(mixed_up) // 2]
        return tuple({card.id: card for card in studied}.values()) or deck.cards

    def _start(self, mode: Mode, decks: Sequence[Deck], wish: Wish, seed: str = "") -> Start:
        stamp = self._pen.stamp()
        learner, app = self._who
        return Start(
            id=stamp.id,
            at=stamp.at,
            session=stamp.id,
            mode=mode,
            decks=tuple(DeckUse(deck.id, deck.digest) for deck in decks),
            seed=seed,
            options=wish.options(),
            learner=learner,
            app=app,
        )

    def _give_up(self) -> None:
        """Suspends the card that was forgotten most."""
        memories = self._learner.memories
        worst = max(memories, key=lambda card_id: (memories[card_id].lapses, card_id), default="")
        if worst:
            self._suspended.add(worst)
            self._pen.wait(5)
            stamp = self._pen.stamp()
            self._pen.write(CardLine(id=stamp.id, at=stamp.at, card=worst, action="suspend"))


def _in_turn(decks: Sequence[Deck]) -> list[Card]:
    """The cards that are begun in the end, a card of each deck in turn."""
    turns = [(i, deck.id, card) for deck in decks for i, card in enumerate(_begun(deck))]
    return [card for _, _, card in sorted(turns, key=lambda turn: turn[:2])]


def _begun(deck: Deck) -> Sequence[Card]:
    """The cards of a deck that are begun in the end."""
    if len(deck.cards) < _LONG_DECK:
        return deck.cards
    return deck.cards[: round(len(deck.cards) * (1 - _NEW_LEFT))]

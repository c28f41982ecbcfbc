"""A made-up sitting with flashcards: what comes up, how it is rated, and the slips that are taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from random import Random

from quizapp.cards.deck import Card
from quizapp.questions.chance import Chance
from quizapp.questions.forms import flashcard
from quizapp.questions.item import Item
from quizapp.questions.material import Material
from quizapp.study.days import format_at, study_day
from quizapp.study.engine import retrievability
from quizapp.study.flags import flag_of
from quizapp.study.hearing import AGAIN, GOOD, flashcard_rating
from quizapp.study.lines import Answer, Line, Start, Undo
from quizapp.study.made_up_learner import MadeUpLearner
from quizapp.study.memory import Memory
from quizapp.study.quiz import Stamp
from quizapp.study.ulid import Ulids

_MOST = 70  # answers of one sitting
_UNDONE = 0.008  # share of answers that were a slip of the finger
_FLAGGED = 0.003
_HINTED = 0.3  # of cards that have a hint and are not remembered
_REMARKS = (
    "Two answers seem right to me here.",
    "This could be said in fewer words.",
    "A hint would help.",
    "Is this still so?",
)


class Pen:
    """Writes lines at moments that go on; keeps them until they are taken."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._ulids = Ulids(chance.randbytes)
        self._lines: list[Line] = []
        self._now = datetime.min.replace(tzinfo=UTC)
        self._zone: tzinfo = UTC

    def begin(self, now: datetime, zone: tzinfo) -> None:
        """A new moment to go on from."""
        self._now, self._zone = now.astimezone(UTC), zone

    def wait(self, seconds: float) -> None:
        """Lets time pass."""
        self._now += timedelta(milliseconds=round(1000 * seconds))

    def think(self, middle: float) -> int:
        """Lets a time pass that an answer may take, most often about `middle` seconds; it, in ms."""
        ms = round(1000 * middle * (0.4 + self._chance.random()) / (0.25 + 0.75 * self._chance.random()))
        self._now += timedelta(milliseconds=ms + 600)
        return ms

    @property
    def moment(self) -> int:
        """Now, in ms since 1970."""
        return round(self._now.timestamp() * 1000)

    def stamp(self) -> Stamp:
        """The identity of a line that is to be written now."""
        day = study_day(self._now.astimezone(self._zone))
        return Stamp(self._ulids.make(self.moment), format_at(self._now), day)

    def write(self, line: Line) -> None:
        """Writes a line."""
        self._lines.append(line)

    def taken(self) -> list[Line]:
        """The lines written since the last time."""
        lines, self._lines = self._lines, []
        return lines


def due_cards(cards: Sequence[Card], memories: Mapping[str, Memory], day: int) -> list[Card]:
    """The cards that are due on the study day `day`, the least surely remembered first; one of each note."""
    due = [card for card in cards if card.id in memories and memories[card.id].due_day <= day]

    def surely(card: Card) -> tuple[float, str]:
        memory = memories[card.id]
        return retrievability(memory.stability, day - memory.last_day), card.id

    return _one_a_note(sorted(due, key=surely), set())


def new_cards(
    cards: Sequence[Card], memories: Mapping[str, Memory], taken: set[tuple[str, str]], most: int
) -> list[Card]:
    """The first cards that were never asked, of none of the notes that are taken."""
    return _one_a_note([card for card in cards if card.id not in memories], taken)[:most]


def _one_a_note(cards: Sequence[Card], taken: set[tuple[str, str]]) -> list[Card]:
    out = []
    seen = set(taken)
    for card in cards:
        note = (card.deck_id, card.note.id)
        if note not in seen:
            seen.add(note)
            out.append(card)
    return out


class MadeUpSitting:
    """One sitting on one study day (an ordinal)."""

    def __init__(self, pen: Pen, learner: MadeUpLearner, day: int, session: str) -> None:
        self._pen = pen
        self._learner = learner
        self._chance = learner.chance
        self._day = day
        self._session = session
        self._n = 0

    def study(self, start: Start, cards: Sequence[Card]) -> None:
        """Asks the cards, and again those whose next step comes within the sitting."""
        self._pen.write(start)
        waiting = list(cards)
        steps: list[tuple[int, str, Card]] = []
        while (waiting or steps) and self._n < _MOST:
            steps.sort(key=lambda step: step[:2])
            if steps and (not waiting or steps[0][0] <= self._pen.moment):
                due, _, card = steps.pop(0)
                self._pen.wait(max(0, due - self._pen.moment) / 1000)
            else:
                card = waiting.pop(0)
            memory = self._ask(card)
            if memory.due_at:
                steps.append((memory.due_at, card.id, card))

    def _ask(self, card: Card) -> Memory:
        item = _flashcard(card)
        rating = self._learner.rating(card, self._day)
        hint = bool(item.hint) and rating == AGAIN and self._chance.random() < _HINTED
        ms = self._pen.think(6.0 if rating <= 2 else 3.5)
        if self._chance.random() < _UNDONE:
            self._slip(item, GOOD if rating == AGAIN else AGAIN, ms)
        said = flashcard_rating(rating, hint)
        self._n += 1
        self._pen.write(self._line(item, said, hint, ms))
        if self._chance.random() < _FLAGGED:
            remark = _REMARKS[int(self._chance.random() * len(_REMARKS))]
            stamp = self._pen.stamp()
            self._pen.write(flag_of(card, remark, stamp, self._session))
        return self._learner.hears(card.id, self._day, said, self._pen.moment)

    def _slip(self, item: Item, rating: int, ms: int) -> None:
        """A rating that was not meant, and is taken back."""
        line = self._line(item, rating, False, ms)
        self._pen.write(line)
        self._pen.wait(1.2)
        stamp = self._pen.stamp()
        self._pen.write(Undo(id=stamp.id, at=stamp.at, session=self._session, line=line.id))
        self._pen.wait(1.0)

    def _line(self, item: Item, rating: int, hint: bool, ms: int) -> Answer:
        stamp = self._pen.stamp()
        return Answer(
            id=stamp.id,
            at=stamp.at,
            session=self._session,
            card=item.card.id,
            n=max(1, self._n),
            form=item.form,
            stem=item.stem,
            answer=item.answer,
            mark="wrong" if rating == AGAIN else "right",
            hint=hint,
            rating=rating,
            ms=ms,
            day=stamp.day,
        )


def _flashcard(card: Card) -> Item:
    item = flashcard.make(card, Material(()), 0, Chance(""))
    assert item is not None
    return item

"""What the learner's answers tell: how well cards are known, what is taken for what, statistics, exams."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from quizapp.cards.deck import Card
from quizapp.library.exams import ExamView, exam_day, exam_of
from quizapp.library.mistaken import Mistaken
from quizapp.library.quizzing import joined
from quizapp.library.records import Records
from quizapp.library.shelf import Volume
from quizapp.library.tomorrow import Tomorrow, tomorrow, wait
from quizapp.questions import sides
from quizapp.questions.drawing import how_many
from quizapp.questions.wish import Wish
from quizapp.scores.confusions import Confusion, confusions, foremost
from quizapp.scores.stats import StatsInput
from quizapp.storage.index import tallies
from quizapp.storage.index.mistakes import most_mistaken
from quizapp.study.lines import CardAction, CardLine
from quizapp.study.routes import deck_of

_RECENT = 30  # days that the forms are told apart for
_MOST = 10


class Insight(Records):
    """Records, and what can be read out of them."""

    def known(self, card: Card) -> int:
        """How well a card is known: 0 new or shaky, 1 getting there, 2 well."""
        history = self.journal.history
        state = history.cards.get(history.resolve(card.id))
        return state.level if state else 0

    def mistaken(self, volumes: Sequence[Volume], before: str = "") -> Mapping[str, Sequence[str]]:
        """By card id, what was chosen or written instead of its answer: the most frequent first.

        `before`: a line's `at`; only what was given before that.
        """
        return Mistaken(self.catalogue.store, [volume.key for volume in volumes], before)

    def confusions(self, card_id: str) -> list[Confusion]:
        """What the learner takes for the answer of one card, the most frequent first."""
        card = self.journal.history.resolve(card_id)
        wrong = tallies.mistakes(self.catalogue.store, card=card)
        if not wrong:
            return []
        with self.stocks(self._of([card])) as stocks:
            return confusions(wrong, stocks)

    def _of(self, cards: Iterable[str]) -> list[Volume]:
        """The decks of these cards."""
        used = {deck_of(card) for card in cards}
        return [volume for volume in self.volumes if volume.deck_id in used]

    def without_tag(self, volumes: Sequence[Volume], tags: Sequence[str]) -> str:
        """What to say where no card of these decks has any of the tags; "" where one has."""
        volumes = [volume for volume in volumes if volume.deck_id]
        if not (tags and volumes) or self.how_many(volumes, Wish(tags=tuple(tags))):
            return ""
        with self.stocks(volumes) as stocks:
            titles = [stock.deck.title for stock in stocks]
        return f"no card with the tag {' or '.join(tags)} in {joined(titles)}"

    def how_many(self, volumes: Sequence[Volume], wish: Wish) -> int:
        """How many cards of these decks a wish allows."""
        with self.stocks(volumes) as stocks:
            return how_many(stocks, wish)

    def stats(self, names: Sequence[str] = ()) -> StatsInput:
        """All that statistics need, of the decks meant (none: all). Raises NoSuchDeck."""
        history, store = self.journal.history, self.catalogue.store
        meant = [volume for volume in self.named(names) if volume.deck_id]
        keys = [volume.key for volume in meant] if names else None
        hardest = tallies.hardest(store, keys)
        confused = self._confusions(keys)
        cards = {row.card for row in hardest} | {id for c in confused for id in (c.card, c.other) if id}
        prompts = {id: called(card) for id in cards if (card := self.card(id))}
        only = meant[0].deck_id if len(meant) == 1 else ""
        return StatsInput(
            today=self.day,
            wish=history.plan(only).retention,
            decks=[volume.deck_id for volume in meant] if names else (),
            days=tallies.day_tallies(store, keys),
            due=tallies.due_by_day(store, keys),
            maturity=tallies.maturity(store, keys),
            hardest=hardest,
            forms=tallies.form_tallies(store, keys, self.day - _RECENT + 1),
            confusions=confused,
            titles=self.titles,
            prompts=prompts,
        )

    def _confusions(self, keys: Sequence[int] | None) -> list[Confusion]:
        """The most frequent confusions, of the cards with the most mistakes."""
        wrong = most_mistaken(self.catalogue.store, keys, 10 * _MOST)
        if not wrong:
            return []
        with self.stocks(self._of(card for card, _, _ in wrong)) as stocks:
            return foremost(wrong, stocks, _MOST)

    def tomorrow(self, volumes: Sequence[Volume]) -> Tomorrow:
        """What the next study day has in these decks."""
        return tomorrow(volumes, self.catalogue.store, self.day)

    def wait(self, volumes: Sequence[Volume]) -> int | None:
        """In how many seconds a sitting with these decks goes on with a step; None: no step is waited for."""
        return wait(volumes, self.catalogue.store, self.day, self.now)

    def exam(self, volume: Volume) -> ExamView | None:
        """The exam that is set for a deck, with the way there; None without one."""
        return exam_of(self.catalogue.store, volume, self.day)

    def exams(self) -> dict[str, int]:
        """By deck id the day (an ordinal) of each exam that is not over."""
        days = {volume.deck_id: exam_day(self.catalogue.store, volume) for volume in self.volumes}
        return {deck: day for deck, day in days.items() if deck and day >= self.day}

    def set_exam(self, volume: Volume, day: date | None) -> None:
        """Sets or clears the day of a deck's exam."""
        self.set("exam", day.isoformat() if day else None, volume.deck_id)

    def handle(self, card_id: str, action: CardAction) -> None:
        """Suspends, resumes, buries or resets a card: a line of the log, which can be taken back."""
        stamp = self.journal.stamp()
        self.journal.write(CardLine(id=stamp.id, at=stamp.at, card=card_id, action=action))


def called(card: Card) -> str:
    """What a card is called by: its term or question, or its sentence with the gap blank."""
    return sides.stem(card) if card.direction == "gap" else card.note.prompt

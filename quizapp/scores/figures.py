"""The figures of the statistics, computed from what the index delivers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quizapp.scores import habit, retention
from quizapp.scores.attempt import direction
from quizapp.scores.calendar import Calendar, calendar
from quizapp.scores.forecast import Forecast, forecast
from quizapp.scores.habit import Effort, Streak
from quizapp.scores.retention import MONTH, PERIODS, Point, Retention, Share
from quizapp.scores.stats import RECOGNITION, CardRow, Confused, StatsInput

AGES = ("new", "learning", "young", "mature", "suspended")  # of cards, in the order they are shown


@dataclass(frozen=True, slots=True)
class DeckShare:
    """One deck in the last 30 days."""

    deck: str
    answers: int
    share: Share


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures; what is by period has the keys of `retention.PERIODS`.

    `trend` is retention over time; `days` how many days had an answer; `cards` counts cards by age, in the
    order of `AGES`; `recall`, `recognition` and `by_deck` (most answers first) are of the last 30 days.
    """

    given: StatsInput
    forecast: Forecast
    retention: Mapping[str, Retention]
    trend: tuple[Point, ...]
    streak: Streak
    days: Mapping[str, int]
    effort: Mapping[str, Effort]
    calendar: Calendar
    cards: Mapping[str, int]
    recall: Share
    recognition: Share
    by_deck: Sequence[DeckShare]

    @property
    def begun(self) -> bool:
        """Whether there is any answer yet."""
        return self.effort["all"].answers > 0

    def title(self, deck: str) -> str:
        """A deck's title, else its id."""
        return self.given.titles.get(deck, deck)

    def prompt(self, card: str) -> str:
        """What a card asks, else its id: the card may be gone."""
        return self.given.prompts.get(card, card)

    def told(self, card: str, others: Iterable[str]) -> str:
        """What a card asks, in a list with others: with its direction before it where one asks the same."""
        prompt, way = self.prompt(card), direction(card)
        same = any(self.prompt(each) == prompt and direction(each) != way for each in others)
        return f"{way}: {prompt}" if same and way else prompt

    @property
    def hardest(self) -> list[tuple[CardRow, str]]:
        """The cards that were forgotten, most often first, and what each asks."""
        rows = [row for row in self.given.hardest if row.lapses]
        return [(row, self.told(row.card, [each.card for each in rows])) for row in rows]

    @property
    def confusions(self) -> list[tuple[Confused, str]]:
        """What was chosen instead of an answer, and what each card asks."""
        found = self.given.confusions
        return [(each, self.told(each.card, [other.card for other in found])) for each in found]


def figures(given: StatsInput) -> Figures:
    """The figures. Days after today, from a clock that ran ahead, count in `all` alone."""
    today = given.today
    kept = retention.sums((tally.day, tally) for tally in given.days)
    done = habit.by_day(given.days)
    recall, recognition = _forms(given)
    return Figures(
        given=given,
        forecast=forecast(given.due, today),
        retention={name: retention.of_period(kept, today, length) for name, length in PERIODS},
        trend=retention.trend(kept, today),
        streak=habit.streak(done, today),
        days={name: habit.studied(done, today, length) for name, length in PERIODS},
        effort={name: habit.of_period(done, today, length) for name, length in PERIODS},
        calendar=calendar({day: effort.answers for day, effort in done.items()}, today),
        cards=_cards(given.maturity),
        recall=recall,
        recognition=recognition,
        by_deck=_by_deck(given),
    )


def _forms(given: StatsInput) -> tuple[Share, Share]:
    recall = recognition = Share()
    for tally in given.forms:
        share = Share(tally.right, tally.count)
        if tally.form in RECOGNITION:
            recognition += share
        else:
            recall += share
    return recall, recognition


def _cards(maturity: Mapping[str, int]) -> dict[str, int]:
    known = {age: maturity.get(age, 0) for age in AGES if age in maturity or age != "suspended"}
    return known | {age: count for age, count in maturity.items() if age not in known}


def _by_deck(given: StatsInput) -> list[DeckShare]:
    recent = [tally for tally in given.days if given.today - MONTH < tally.day <= given.today]
    kept = retention.sums((tally.deck, tally) for tally in recent)
    answers: dict[str, int] = {}
    for tally in recent:
        answers[tally.deck] = answers.get(tally.deck, 0) + tally.count
    found = [
        DeckShare(deck, n, retention.added_up([kept[deck]] if deck in kept else []).both)
        for deck, n in answers.items()
    ]
    return sorted(found, key=lambda each: (-each.answers, each.deck))

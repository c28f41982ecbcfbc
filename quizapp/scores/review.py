"""Looking through saved attempts: which of them, in which order, and summed up by deck, card or tag."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from quizapp.scores.attempt import Attempt, tally
from quizapp.scores.words import wilson
from quizapp.study.days import parse_at

STATED = "true-false"
UNTAGGED = ""  # the tag of cards that have none


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which attempts are meant: of any of these decks (none: all), of a form, and begun on these days.

    `since` and `until` are the first and the last day; None: no bound.
    """

    decks: frozenset[str] = frozenset()
    form: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether all attempts pass."""
        return self == Sieve()

    def keeps(self, attempt: Attempt, zone: tzinfo) -> bool:
        """Whether an attempt is meant; days are those of `zone`."""
        if self.decks and self.decks.isdisjoint(attempt.decks):
            return False
        if self.form and self.form not in attempt.form.split(", "):
            return False
        if self.since is None and self.until is None:
            return True
        day = parse_at(attempt.at).astimezone(zone).date()
        return (self.since or day) <= day <= (self.until or day)


def last_days(days: int, now: datetime) -> date:
    """The first of the last so many days, today among them."""
    return now.date() - timedelta(days=days - 1)


# -- in order ------------------------------------------------------------------------------------------

Key = Callable[[Any], Any]
_BY: dict[str, Key] = {
    "when": lambda a: parse_at(a.at),
    "deck": lambda a: a.title,
    "form": lambda a: a.attempt.form,
    "right": lambda a: a.attempt.right / max(1, a.attempt.asked),
    "guess": lambda a: a.attempt.guessing / max(1, a.attempt.asked),
    "time": lambda a: a.attempt.seconds,
}
COLUMNS = tuple(_BY)
_LARGEST_FIRST = frozenset({"when", "guess", "time", "last", "asked"})


def falls(column: str, *, turned: bool = False) -> bool:
    """Whether a column sorted by stands with the largest or latest at the top."""
    return (column in _LARGEST_FIRST) != turned


@dataclass(frozen=True, slots=True)
class _Titled:
    """An attempt with what it is sorted by."""

    attempt: Attempt
    title: str

    @property
    def at(self) -> str:
        return self.attempt.at


def in_order(
    attempts: Sequence[Attempt], column: str, titles: Mapping[str, str], *, turned: bool = False
) -> list[Attempt]:
    """The attempts sorted by a column of `COLUMNS`; equals stay as they were.

    Each column has an order that says most: the newest and the longest first, the worst first, titles from
    A to Z. `turned`: the other way round. Raises KeyError for another column.
    """
    listed = [_Titled(each, title_of(each, titles).casefold()) for each in attempts]
    listed.sort(key=_BY[column], reverse=falls(column, turned=turned))
    return [each.attempt for each in listed]


def title_of(attempt: Attempt, titles: Mapping[str, str]) -> str:
    """The titles of an attempt's decks; the id of one that has none."""
    return " + ".join(titles.get(deck, deck) for deck in attempt.decks)


# -- summed up -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Standing:
    """How often a card, or those of a tag or deck, were right of how often they were asked.

    `title` is what it is called; `last_at` when it was last asked, and `last` what the mark was ("" where
    many are summed up); `cards` how many cards are in it.
    """

    key: str
    title: str
    right: int
    asked: int
    last_at: str
    last: str = ""
    cards: int = 1

    @property
    def share(self) -> float:
        """The share right, from 0 to 1."""
        return self.right / self.asked if self.asked else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Where the true share is likely to be."""
        return wilson(self.right, self.asked)


def by_card(attempts: Iterable[Attempt]) -> list[Standing]:
    """Each card that was asked, in the words it was last asked in.

    `attempts` are newest first. Those set aside are left out, those unfinished are not: an answer is one.
    A statement of a true-false question may be false, so it names a card only where nothing else does.
    """
    found: dict[str, Standing] = {}
    stated: set[str] = set()  # cards that are named by a statement so far
    for attempt in attempts:
        for result in () if attempt.aside else attempt.answers:
            known = found.get(result.card) or Standing(
                result.card, result.stem, 0, 0, attempt.at, result.mark
            )
            if result.form == STATED and not known.asked:
                stated.add(result.card)
            elif result.form != STATED and result.card in stated:
                stated.remove(result.card)
                known = replace(known, title=result.stem)
            right = known.right + (result.mark == "right")
            found[result.card] = replace(known, right=right, asked=known.asked + 1)
    return list(found.values())


def by_deck(attempts: Iterable[Attempt], titles: Mapping[str, str]) -> list[Standing]:
    """Each deck; `cards` is how many attempts asked some of its cards. Also heads have what this needs."""
    found: dict[str, Standing] = {}
    for attempt in attempts:
        for deck, right, asked in () if attempt.aside else attempt.tally or tally(attempt.answers):
            known = found.get(deck) or Standing(deck, titles.get(deck, deck), 0, 0, attempt.at, cards=0)
            found[deck] = replace(
                known, right=known.right + right, asked=known.asked + asked, cards=known.cards + 1
            )
    return list(found.values())


def by_tag(cards: Iterable[Standing], tags_of: Callable[[str], Iterable[str]]) -> list[Standing]:
    """Each tag of these cards; a card with several counts in each. `tags_of` gives those of a card's id."""
    found: dict[str, Standing] = {}
    for card in cards:
        for tag in dict.fromkeys(tags_of(card.key)) or (UNTAGGED,):
            known = found.get(tag) or Standing(tag, tag, 0, 0, card.last_at, cards=0)
            found[tag] = replace(
                known,
                right=known.right + card.right,
                asked=known.asked + card.asked,
                last_at=max(known.last_at, card.last_at, key=parse_at),
                cards=known.cards + 1,
            )
    return list(found.values())


_STANDING_BY: dict[str, Key] = {
    "right": lambda s: (s.share, -s.asked),
    "asked": lambda s: s.asked,
    "last": lambda s: parse_at(s.last_at),
    "title": lambda s: s.title.casefold(),
}
STANDING_COLUMNS = tuple(_STANDING_BY)


def standings_in_order(found: Iterable[Standing], column: str, *, turned: bool = False) -> list[Standing]:
    """Standings by a column of `STANDING_COLUMNS`: the worst first, of equals those asked more often.

    `asked` and `last` have the largest and the latest first. `turned`: the other way round.
    """
    listed = sorted(found, key=lambda s: (s.title.casefold(), s.key))
    return sorted(listed, key=_STANDING_BY[column], reverse=falls(column, turned=turned))

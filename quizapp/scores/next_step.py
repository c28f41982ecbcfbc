"""What to do next: one step, chosen from what the scores say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from quizapp.scores.attempt import Attempt
from quizapp.scores.stats_words import count
from quizapp.study.days import parse_at

Kind = Literal["practise", "drill", "study", "quiz"]
TWICE = 2
LONG_AGO = 14  # days without an attempt after which another one is worth it
_MIX = frozenset({"choice", "match", "typed", "cloze"})  # the forms where a wrong answer says what for


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do and why, in `words`: with these cards, or (`quiz`) with these decks."""

    kind: Kind
    words: str
    cards: tuple[str, ...] = ()
    decks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mixed:
    """One card is taken for another: their ids, and what each is called."""

    card: str
    other: str
    title: str
    other_title: str


@dataclass(frozen=True, slots=True)
class Sight:
    """What is looked at: `attempts` with their answers, newest first, and what the library says beside them.

    `seen_in` gives the session in which a card was last answered ("": no deck has it any more); `mixed`
    what a card is taken for, if for another card.
    """

    attempts: Sequence[Attempt]
    now: datetime
    due: int
    seen_in: Callable[[str], str]
    mixed: Callable[[str], Mixed | None]


def next_step(sight: Sight) -> NextStep | None:
    """What says most: cards missed again and again, two that are mixed up, what is due, a long pause."""
    attempts = [each for each in sight.attempts if not each.aside]
    return _mixed(attempts, sight) or _missed(attempts, sight) or _due(sight) or _pause(attempts, sight)


def missed_again(attempts: Sequence[Attempt]) -> dict[str, str]:
    """Cards that were missed twice or more, and the last time too: by id, the session of that.

    `attempts` are newest first. The card missed most often comes first.
    """
    last: dict[str, tuple[bool, str]] = {}
    missed: Counter[str] = Counter()
    for attempt in attempts:
        for result in attempt.answers:
            wrong = result.mark != "right"
            last.setdefault(result.card, (wrong, attempt.session))
            missed[result.card] += wrong
    return {card: last[card][1] for card, n in missed.most_common() if n >= TWICE and last[card][0]}


def taken_again(attempts: Sequence[Attempt]) -> dict[str, str]:
    """Cards for which one wrong text was given twice or more: by id, the session of the last."""
    given: Counter[tuple[str, str]] = Counter()
    last: dict[str, str] = {}
    for attempt in attempts:
        for result in attempt.answers:
            if result.mark == "wrong" and result.form in _MIX and result.response.strip():
                given[result.card, result.response.strip()] += 1
                last.setdefault(result.card, attempt.session)
    return {card: last[card] for (card, _), n in given.most_common() if n >= TWICE}


def _open(cards: dict[str, str], sight: Sight) -> list[str]:
    """Those that were not answered since, so also not practised."""
    return [card for card, session in cards.items() if sight.seen_in(card) == session]


def _missed(attempts: Sequence[Attempt], sight: Sight) -> NextStep | None:
    cards = _open(missed_again(attempts), sight)
    if not cards:
        return None
    what = "it" if len(cards) == 1 else "them"
    return NextStep(
        "practise", f"{count(len(cards), 'card')} you missed twice: practise {what}", tuple(cards)
    )


def _mixed(attempts: Sequence[Attempt], sight: Sight) -> NextStep | None:
    for card in _open(taken_again(attempts), sight):
        if found := sight.mixed(card):
            words = f"{found.other_title} is taken for {found.title}: drill the pair"
            return NextStep("drill", words, (found.card, found.other))
    return None


def _due(sight: Sight) -> NextStep | None:
    return NextStep("study", f"{sight.due} due today: study") if sight.due else None


def _pause(attempts: Sequence[Attempt], sight: Sight) -> NextStep | None:
    if not attempts:
        return None
    days = (sight.now - parse_at(attempts[0].at)).days
    if days < LONG_AGO:
        return None
    ago = count(days // 7, "week")
    return NextStep("quiz", f"No attempt for {ago}: quiz again", decks=attempts[0].decks)

"""Confusions: what a learner takes for the answer of a card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from quizapp.cards.deck import Card, Deck
from quizapp.cards.identity import split
from quizapp.questions.masking import BLANK
from quizapp.questions.stock import Stock
from quizapp.scores.whose import Answers

Mistake = tuple[str, str, str]
"""A wrong answer: the card's id as it is today, the text that was chosen or typed, and when."""
_Time = tuple[str, str]  # when, and what


@dataclass(frozen=True, slots=True)
class Confusion:
    """ "You take A for B": `text` was given `count` times for the answer of `card`, lastly at `last_at`.

    `other` is the id of the card whose answer the text is, "" where it is none's. `texts` are all that were
    given for it; `offered`: the author has it among the card's wrong answers.
    """

    card: str
    text: str
    other: str
    count: int
    last_at: str
    texts: frozenset[str] = field(default=frozenset(), compare=False)
    offered: bool = field(default=False, compare=False)

    @property
    def tells(self) -> bool:
        """Whether it says something: a text that is nobody's answer may have been a slip, if given once."""
        return bool(self.other) or self.offered or self.count > 1


def confusions(wrong: Iterable[Mistake], decks: Iterable[Deck | Stock]) -> list[Confusion]:
    """What was taken for what: the most frequent first, then the latest.

    `wrong` are wrong answers in any order: the card's id as it is today, the text that was chosen or typed,
    and when (a line's `at`). Cards that are in none of the decks are left out. Spellings that are the same to
    a learner count as one text, and so do all answers of one other card; it is told as it was given last.
    """
    answers = Answers(decks)
    found = (_of_card(card, times, answers) for card, times in _by_card(wrong).items())
    return _in_order(each for some in found for each in some)


def foremost(wrong: Iterable[Mistake], decks: Iterable[Deck | Stock], most: int) -> list[Confusion]:
    """The first `most` of the `confusions` that tell something; the cards of few others are looked at."""
    answers = Answers(decks)
    groups = [(_bound(times), card, times) for card, times in _grouped(wrong, answers)]
    groups.sort(key=lambda each: each[0], reverse=True)
    found: list[Confusion] = []
    for bound, card, times in groups:
        if len(found) >= most and bound < (found[most - 1].count, found[most - 1].last_at):
            break  # whatever comes now is less frequent
        found = _in_order([*found, *(each for each in _of_card(card, times, answers) if each.tells)])
    return found[:most]


def _by_card(wrong: Iterable[Mistake]) -> dict[str, list[_Time]]:
    out: dict[str, list[_Time]] = {}
    for card, text, at in wrong:
        if text.strip():
            out.setdefault(card, []).append((at, text))
    return out


def _bound(times: Sequence[_Time]) -> tuple[int, str]:
    """How much a confusion counts at most that is made of these."""
    return len(times), max(times)[0]


def _grouped(wrong: Iterable[Mistake], answers: Answers) -> Iterator[tuple[str, list[_Time]]]:
    """Each card with those of its mistakes that may be one confusion, apart from others."""
    cards = _by_card(wrong)
    by_deck: dict[str, set[str]] = {}
    for card, times in cards.items():
        by_deck.setdefault(split(card)[0], set()).update(text for _, text in times)
    for deck, texts in by_deck.items():
        answers.expect(deck, texts)
    for card, times in cards.items():
        if any(BLANK in text for _, text in times):  # whose that is can't be told without the notes
            yield card, times
        else:
            for some in _apart(split(card)[0], times, answers):
                yield card, some


def _apart(deck: str, times: Sequence[_Time], answers: Answers) -> list[list[_Time]]:
    """Mistakes on a card in groups: those with a mark in common, and so on, are in one."""
    groups: list[tuple[set[object], list[_Time]]] = []
    for each in times:
        marks, some = set(answers.marks(deck, each[1])), [each]
        for group in [group for group in groups if not marks.isdisjoint(group[0])]:
            groups.remove(group)
            marks |= group[0]
            some += group[1]
        groups.append((marks, some))
    return [some for _, some in groups]


def _of_card(card_id: str, times: Sequence[_Time], answers: Answers) -> list[Confusion]:
    """What was taken for the answer of one card; nothing where the decks don't have it."""
    card = answers.card(card_id)
    if card is None:
        return []
    given: dict[str, list[_Time]] = {}
    for each in times:
        given.setdefault(answers.key(each[1]), []).append(each)
    taken: dict[tuple[str, str], list[_Time]] = {}
    for key, some in given.items():
        other = answers.whose(card, max(some)[1])
        taken.setdefault((other, "" if other else key), []).extend(some)
    return [_confusion(card, other, some, answers) for (other, _), some in taken.items()]


def _confusion(card: Card, other: str, times: Sequence[_Time], answers: Answers) -> Confusion:
    last_at, text = max(times)
    texts = frozenset(text for _, text in times)
    return Confusion(card.id, text, other, len(times), last_at, texts, answers.offered(card, text))


def _in_order(found: Iterable[Confusion]) -> list[Confusion]:
    out = sorted(found, key=lambda each: (each.card, each.text))
    return sorted(out, key=lambda each: (each.count, each.last_at), reverse=True)

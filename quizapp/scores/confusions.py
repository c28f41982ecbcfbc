"""Confusions: what a learner takes for the answer of a card, and a drill that tells the two apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from quizapp.cards.assembly import cards_of
from quizapp.cards.deck import Card, Deck
from quizapp.cards.identity import split
from quizapp.questions import answers, sides
from quizapp.questions.candidate import answer_of
from quizapp.questions.chance import Chance
from quizapp.questions.distractors import guard_of
from quizapp.questions.feedback import belongs
from quizapp.questions.forms import choice, flashcard, typed
from quizapp.questions.item import Item, Option
from quizapp.questions.masking import BLANK
from quizapp.questions.material import Material
from quizapp.questions.showing import key_text, shown_for, stem_text
from quizapp.questions.stock import Stock, place_of

ROUNDS = 3  # items of each of the two cards in a drill


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


def confusions(wrong: Iterable[tuple[str, str, str]], decks: Sequence[Deck]) -> list[Confusion]:
    """What was taken for what: the most frequent first, then the latest.

    `wrong` are wrong answers in any order: the card's id as it is today, the text that was chosen or typed,
    and when (a line's `at`). Cards that are in none of the decks are left out. Spellings that are the same to
    a learner count as one text, and so do all answers of one other card; it is told as it was given last.
    """
    material = Material(decks)
    cards = {card.id: card for deck in decks for card in deck.cards}
    given: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for card_id, text, at in wrong:
        if card_id in cards and text.strip():
            given.setdefault((card_id, material.alike.key(text)), []).append((at, text))
    table = _Answers(decks, material)
    taken: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for (card_id, key), times in given.items():
        other = table.whose(cards[card_id], max(times)[1])
        taken.setdefault((card_id, other, "" if other else key), []).extend(times)
    out = [_confusion(cards[card_id], other, times, table) for (card_id, other, _), times in taken.items()]
    out.sort(key=lambda each: (each.card, each.text))
    out.sort(key=lambda each: (each.count, each.last_at), reverse=True)
    return out


def _confusion(card: Card, other: str, times: Sequence[tuple[str, str]], table: _Answers) -> Confusion:
    last_at, text = max(times)
    texts = frozenset(text for _, text in times)
    return Confusion(card.id, text, other, len(times), last_at, texts, table.offered(card, text))


class _Answers:
    """Finds the card whose answer a text is, among those of the same kind and direction."""

    def __init__(self, decks: Sequence[Deck], material: Material) -> None:
        self._alike = material.alike
        self._material = material
        self._sides: dict[tuple[str, str], list[Card]] = {}
        self._cards: dict[tuple[str, str, str], list[Card]] = {}
        for card in sorted((card for deck in decks for card in deck.cards), key=lambda card: card.id):
            side = card.note.kind, card.direction
            self._sides.setdefault(side, []).append(card)
            for text in answers.answers_of(card.note, card.direction, card.gap):
                self._cards.setdefault((*side, self._alike.key(text)), []).append(card)

    def whose(self, card: Card, text: str) -> str:
        key, side = self._alike.key(text), (card.note.kind, card.direction)
        found = self._cards.get((*side, key), [])
        if BLANK in text:  # as it was shown, with the names of both masked
            near = (each for each in self._sides[side] if each.deck_id == card.deck_id)
            found = [each for each in near if self._alike.key(self._shown(each, card)) == key]
        others = sorted(
            (each for each in found if each.note is not card.note), key=lambda c: c.deck_id != card.deck_id
        )
        return others[0].id if others else ""

    def _shown(self, other: Card, card: Card) -> str:
        return shown_for(answer_of(other), card, self._material)

    def offered(self, card: Card, text: str) -> bool:
        """Whether the author has that text among the card's wrong answers."""
        wrong = card.note.wrong_terms if card.direction == "reverse" else card.note.wrong
        return self._alike.key(text) in {self._alike.key(each.text) for each in wrong}


def drill(decks: Iterable[Deck | Stock], card_id: str, other_id: str, seed: str) -> list[Item]:
    """Six items that go to and fro between two cards that are taken for each other.

    First each is chosen between the two answers, then typed if it can be, then chosen again. A card whose
    answer is right for the other too is a flashcard. Empty where one of them is gone.
    """
    material = Material(decks)
    one, two = _card(material, card_id), _card(material, other_id)
    if one is None or two is None or card_id == other_id:
        return []
    pair = (one, two)
    out: list[Item] = []
    for turn in range(ROUNDS):
        chance = Chance(seed, "drill", card_id, other_id, str(turn))
        for card, other in (pair, pair[::-1]) if chance.below(2) else (pair[::-1], pair):
            out.append(_asked(card, other, material, chance, recall=turn == 1))
    return _alternating(out)


def _card(material: Material, card_id: str) -> Card | None:
    """The card of that id, if the decks have it."""
    deck_id, note_id, _ = split(card_id)
    stock = material.stock(deck_id)
    place = place_of(stock, note_id) if stock else None
    cards = cards_of(deck_id, stock.notes([place])) if stock and place is not None else ()
    return next((card for card in cards if card.id == card_id), None)


def _alternating(items: list[Item]) -> list[Item]:
    """Every other item is of the same card: a pair that begins with the card before is turned round."""
    out: list[Item] = []
    for i in range(0, len(items), 2):
        pair = items[i : i + 2]
        out += pair if not out or out[-1].card.id != pair[0].card.id else pair[::-1]
    return out


def _asked(card: Card, other: Card, material: Material, chance: Chance, *, recall: bool) -> Item:
    item = typed.make(card, material, 2, chance) if recall else None
    item = item or _of_two(card, other, material, chance) or typed.make(card, material, 2, chance)
    plain = item or flashcard.make(card, material, 2, chance)
    assert plain is not None  # every card can be a flashcard
    return plain


def _of_two(card: Card, other: Card, material: Material, chance: Chance) -> Item | None:
    """A choice between a card's answer and the other's; None where that is right too."""
    if (card.note.kind, card.direction) != (other.note.kind, other.direction):
        return None
    shown = shown_for(answer_of(other), card, material)
    if not guard_of(card, material).fair(shown, other.note, card.deck_id == other.deck_id):
        return None
    key, wrong = Option(key_text(card, material)), Option(shown, belongs(other.note, card.direction))
    options = tuple(chance.shuffled((key, wrong)))
    ask, stem, place = sides.ask(card), stem_text(card, material), options.index(key)
    return Item(card, choice.name, ask, stem, key.text, options, place, sides.hint(card))

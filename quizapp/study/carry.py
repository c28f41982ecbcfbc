"""Whose history goes on where: cards that are gone beside cards that have come, with no word from the author.

Carried over is only what can be meant in one way. Where there are several ways, there is a doubt to be asked
about.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from quizapp.study.carry_cards import Come, Gone, Match, match, note_of, same_card
from quizapp.study.routes import deck_of

Step = tuple[str, str]  # from a card's or deck's id to another one

Either = TypeVar("Either", Gone, Come)
SHARE, LEAST = 0.6, 3  # of a deck's cards so many must be the same, or all of them
MOST_CHOICES = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """One way in which a history could go on: the words of the card (a deck's id), and the moves to write."""

    id: str
    words: str
    moves: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A note or deck that is gone, and where its history could go on, the likeliest first.

    `id` is `DECK#NOTE` or a deck's id; `words` what was last asked (a deck's id). `stays` are the moves to
    write when it goes on nowhere.
    """

    id: str
    words: str
    choices: tuple[Choice, ...]
    stays: tuple[Step, ...]

    @property
    def is_deck(self) -> bool:
        """Whether it is about a whole deck."""
        return "#" not in self.id


@dataclass(frozen=True, slots=True)
class Carried:
    """What came of it: histories that go along, and what has to be asked. Both in order of ids."""

    moves: tuple[Step, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def carried(
    gone: Iterable[Gone], come: Iterable[Come], decks: Collection[str], refused: Collection[Step] = ()
) -> Carried:
    """Finds out which histories go on under another name.

    `gone` are cards with a history that no deck has; `come` all cards of the decks that may have got one, and
    `decks` the ids of all decks at hand. `refused` are steps not to be taken: those that were taken back, and
    from an id to itself for what is to stay where it is.
    """
    gone = sorted(gone, key=lambda card: card.card)
    come = sorted(come, key=lambda card: card.card)
    left = [card for card in gone if deck_of(card.card) not in decks]
    moves, doubts = _decks(left, come, refused, {deck_of(card.card) for card in gone})
    routes = dict(moves)
    here = {card.card for card in come}
    rest = [_rebased(card, routes) for card in gone]
    reached = {card.card for card in rest} & here
    come = [replace(card, studied=True) if card.card in reached else card for card in come]
    rest = [card for card in rest if deck_of(card.card) in decks and card.card not in here]
    open_decks = {choice.id for doubt in doubts for choice in doubt.choices}  # one at a time
    rest = [card for card in rest if deck_of(card.card) not in open_decks]
    for found in _notes(rest, come, refused):
        if isinstance(found, Doubt):
            doubts.append(found)
        else:
            moves += found.moves
    return Carried(tuple(moves), tuple(doubts))


def _rebased(card: Gone, routes: Mapping[str, str]) -> Gone:
    deck = deck_of(card.card)
    return replace(card, card=routes[deck] + card.card[len(deck) :]) if deck in routes else card


# -- decks -----------------------------------------------------------------------------------------------


def _decks(
    gone: list[Gone], come: list[Come], refused: Collection[Step], used: set[str]
) -> tuple[list[Step], list[Doubt]]:
    """Decks that were moved or renamed: one gone, one come with most of its cards the same.

    A deck that was studied, or is among those `used`, has not come.
    """
    old, new = _by_deck(gone), _by_deck(come)
    studied = {deck_of(card.card) for card in come if card.studied}
    new = {deck: cards for deck, cards in new.items() if deck not in studied | used}
    kept = {
        (one, other): count
        for one, cards in old.items()
        for other, others in new.items()
        if (count := _same(cards, others)) and (count >= LEAST or count == len(cards))
        if count >= SHARE * len(cards)
        if not {(one, other), (one, one)} & set(refused)
    }
    sources, targets = Counter(one for one, _ in kept), Counter(other for _, other in kept)
    moves = [pair for pair in kept if sources[pair[0]] == targets[pair[1]] == 1]
    doubts = []
    for deck in sorted(sources.keys() - {one for one, _ in moves}):
        others = sorted((o for d, o in kept if d == deck), key=lambda o: (-kept[deck, o], o))
        choices = tuple(Choice(o, o, ((deck, o),)) for o in others[:MOST_CHOICES])
        doubts.append(Doubt(deck, deck, choices, ((deck, deck),)))
    return moves, doubts


def _by_deck(cards: Iterable[Either]) -> dict[str, dict[str, Either]]:
    out: defaultdict[str, dict[str, Either]] = defaultdict(dict)
    for card in cards:
        deck = deck_of(card.card)
        out[deck][card.card[len(deck) :]] = card
    return dict(out)


def _same(old: Mapping[str, Gone], new: Mapping[str, Come]) -> int:
    """How many cards of the one deck the other has, too."""
    return sum(end in new and same_card(card, new[end]) for end, card in old.items())


# -- notes -----------------------------------------------------------------------------------------------


def _notes(gone: list[Gone], come: list[Come], refused: Collection[Step]) -> list[Match | Doubt]:
    """Notes that were reworded, deck by deck."""
    by_deck: defaultdict[str, tuple[list[Gone], list[Come]]] = defaultdict(lambda: ([], []))
    for card in gone:
        by_deck[deck_of(card.card)][0].append(card)
    for other in come:
        by_deck[deck_of(other.card)][1].append(other)
    out: list[Match | Doubt] = []
    for deck in sorted(by_deck):
        out += _settled(match(*by_deck[deck], frozenset(refused)))
    return out


def _settled(matches: list[Match]) -> list[Match | Doubt]:
    """The matches that are the only way for both of their notes; of the others, doubts."""
    sole = _sole(matches)
    matches = [m for m in matches if m.likely or m.pair in sole]
    sole = _sole(matches)
    out: list[Match | Doubt] = []
    doubtful: defaultdict[str, list[Match]] = defaultdict(list)
    for m in matches:
        if m.pair in sole and m.likely and m.distinct:
            out.append(m)
        else:
            doubtful[m.gone].append(m)
    return out + [_doubt(note, ways) for note, ways in sorted(doubtful.items())]


def _sole(matches: list[Match]) -> set[Step]:
    sources, targets = Counter(m.gone for m in matches), Counter(m.come for m in matches)
    return {m.pair for m in matches if sources[m.gone] == targets[m.come] == 1}


def _doubt(note: str, ways: list[Match]) -> Doubt:
    ways = sorted(ways, key=lambda m: (-m.likeness, m.come))[:MOST_CHOICES]
    stays = tuple((source, source) for source in ways[0].all_gone)
    return Doubt(note, ways[0].words, tuple(Choice(m.come, m.new_words, m.moves) for m in ways), stays)


__all__ = ["Carried", "Choice", "Come", "Doubt", "Gone", "Step", "carried", "note_of"]

"""Which cards a wish allows, and the draw among them by a seed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from quizapp.cards.assembly import cards_of
from quizapp.cards.deck import Card, Deck
from quizapp.questions.chance import Chance, place
from quizapp.questions.keys import GAP, SIDE, TAG
from quizapp.questions.stock import EVERY, Stock, as_stock
from quizapp.questions.wish import Wish

_MASK = EVERY - 1
_MANY, _TIMES = 2000, 20  # notes that are all mixed, or so many for each that is wanted
_FACTOR = 1 << 29  # an odd factor mixes the spots: no two of them come to the same
_SIDES = {"both": ("forward", "reverse", "gap"), "forward": ("forward", "gap"), "reverse": ("reverse",)}


def eligible(decks: Iterable[Deck | Stock], wish: Wish) -> list[Card]:
    """All cards that a wish allows; a gap goes with forward. Of big decks this takes its time."""
    return [card for stock in map(as_stock, decks) for card in _cards(stock, _places(stock, wish), wish)]


def how_many(decks: Iterable[Deck | Stock], wish: Wish) -> int:
    """How many cards a wish allows, counted without their texts where no tags are wished for."""
    return sum(_count(stock, wish) for stock in map(as_stock, decks))


def _count(stock: Stock, wish: Wish) -> int:
    if wish.tags:
        return len(_cards(stock, _places(stock, wish), wish))
    plain = sum(stock.count(SIDE + side) for side in _SIDES[wish.direction] if side != "gap")
    gap = 0
    while "gap" in _SIDES[wish.direction] and (count := stock.count(f"{GAP}{gap}")):
        plain, gap = plain + count, gap + 1
    return plain


def draw(stocks: Sequence[Stock], wish: Wish, count: int | None, seed: str) -> list[Card]:
    """`count` of the cards that a wish allows (None: all) in random order.

    A note's second card comes only once every note has had its first. More notes leave the order of the
    others as it is. Of very many only those are looked at whose spots come next to a random one.
    """
    chance = Chance(seed, "draw")
    times, plus, start = 2 * chance.below(_FACTOR) + 1, chance.below(EVERY), chance.below(EVERY)
    notes, wanted = sum(len(stock.spots) for stock in stocks), max(_MANY, _TIMES * (count or 0))
    widths = [EVERY // notes * wanted, EVERY] if count is not None and notes > wanted else [EVERY]
    drawn: list[tuple[int, str, int, Stock]] = []
    for width in widths:
        drawn = [
            ((stock.spots[i] * times + plus) & _MASK, stock.deck.id, i, stock)
            for stock in stocks
            for i in _between(stock, _places(stock, wish), start, width)
        ]
        if count is not None and len(drawn) >= count:
            break
    drawn.sort(key=lambda each: each[:3])
    return _in_rounds(drawn[:count], wish, seed)[:count]


def _between(stock: Stock, places: Sequence[int], start: int, width: int) -> Iterator[int]:
    """Those of some places, ascending, whose spots are in an arc from `start` on; the ends of all meet."""
    if width >= EVERY:
        yield from places
        return
    for low, high in ((start, start + width), (start - EVERY, start + width - EVERY)):
        first, last = (bisect_left(places, bisect_left(stock.spots, max(0, spot))) for spot in (low, high))
        yield from places[first:last]


def _in_rounds(drawn: Sequence[tuple[int, str, int, Stock]], wish: Wish, seed: str) -> list[Card]:
    """The notes' first cards, then their second ones, and so on; which is the first is drawn too."""
    rounds: list[tuple[int, int, Card]] = []
    for order, (_, _, i, stock) in enumerate(drawn):
        cards = sorted(_cards(stock, [i], wish), key=lambda card: place(seed, card.id))
        rounds += [(turn, order, card) for turn, card in enumerate(cards)]
    return [card for _, _, card in sorted(rounds, key=lambda each: each[:2])]


def _cards(stock: Stock, places: Iterable[int], wish: Wish) -> list[Card]:
    sides = _SIDES[wish.direction]
    cards = cards_of(stock.deck.id, stock.notes(places))
    return [card for card in cards if card.direction in sides]


def _places(stock: Stock, wish: Wish) -> Sequence[int]:
    """Where notes are that a wish allows; a range where these are all."""
    tags = {tag.casefold() for tag in wish.tags}
    everywhere = range(len(stock.spots))
    if wish.direction == "both" and (not tags or _tagged(stock, tags)):
        return everywhere
    found = {i for side in _SIDES[wish.direction] for i in stock.places(SIDE + side)}
    if tags and not _tagged(stock, tags):
        found &= {i for tag in tags for i in stock.places(TAG + tag)}
    return sorted(found)


def _tagged(stock: Stock, tags: set[str]) -> bool:
    return not tags.isdisjoint(tag.casefold() for tag in stock.deck.tags)

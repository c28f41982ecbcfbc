"""Which notes of a deck are compared with a card at all: those that share the rarest keys with it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from heapq import nlargest

from quizapp.cards.deck import Note
from quizapp.questions.keys import TAG, likeness_keys
from quizapp.questions.rarity import Rarity
from quizapp.questions.stock import Stock

LENGTH = 50
_TAG = 12  # times as much as a word: an author's tag says what belongs together
_WINDOW = 250  # notes looked at for one key, so that a hundred thousand cost no more than a thousand


def shortlist(note: Note, place: int | None, stock: Stock, rarity: Rarity) -> list[int]:
    """The places of at most `LENGTH` notes that have most in common with one, the likest first.

    `place` is that of the note itself, None where it is of another deck. Of a key that very many have those
    are looked at whose places come next.
    """
    scores: dict[int, int] = {}
    alone = 0 if place is None else 1
    keys = likeness_keys(note, stock.deck.language)
    rarity.expect(keys)
    for key in keys:
        count = rarity.count(key)
        if count > alone:
            weight = rarity.of_key(key) ** 2 * (_TAG if key.startswith(TAG) else 1)
            for each in _window(stock.places(key), place or 0):
                scores[each] = scores.get(each, 0) + weight
    if place is not None:
        scores.pop(place, None)
    if len(scores) > LENGTH:
        least = nlargest(LENGTH, scores.values())[-1]
        scores = {each: score for each, score in scores.items() if score >= least}
    # Of those that have as much in common, the ones whose places come next: else some would always be taken.
    start, notes = place or 0, len(stock.spots)
    return sorted(scores, key=lambda each: (-scores[each], (each - start) % notes))[:LENGTH]


def _window(places: Sequence[int], after: int) -> Sequence[int]:
    if len(places) <= _WINDOW:
        return places
    start = bisect_right(places, after)
    rest = start + _WINDOW - len(places)
    return places[start : start + _WINDOW] if rest <= 0 else [*places[start:], *places[:rest]]

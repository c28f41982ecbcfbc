"""What of a file is in the decks already, told before anything is planned: cheap enough to follow a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from quizapp.cards.tidying import Name, names_of, tidied
from quizapp.formats.found import FoundCard
from quizapp.library.known_cards import names_there, why_other
from quizapp.library.making import deck_name
from quizapp.library.naming import by_deck


@dataclass(frozen=True, slots=True)
class Outlook:
    """Which cards, by their place, are in the deck `there`, and which are like an earlier one.

    `others`: those whose prompt is there with something else, and with what. `twins`: the place of the
    earlier one. `decks`: the names of those they would come into. `is_new`: none of them
    is there yet.
    """

    decks: tuple[str, ...] = ()
    is_new: bool = True
    there: frozenset[int] = frozenset()
    others: Mapping[int, str] = field(default_factory=dict)
    twins: Mapping[int, int] = field(default_factory=dict)


def outlook(root: Path, cards: Sequence[FoundCard], name: str) -> Outlook:
    """How the cards would come into the decks folder `root`. Raises BadName, and OSError."""
    base = deck_name(name)
    raw: dict[str, list[int]] = {}
    for place, card in enumerate(cards):
        raw.setdefault(card.deck, []).append(place)
    groups = by_deck(raw)
    there: set[int] = set()
    others: dict[int, str] = {}
    twins: dict[int, int] = {}
    decks: list[str] = []
    is_new = True
    for sub, places in groups.items():
        full = deck_name(f"{base}/{sub}") if sub and len(groups) > 1 else base
        decks.append(full)
        known = names_there(root, full)
        is_new = is_new and known is None
        first: dict[Name, int] = {}
        for place in places:
            note = tidied(cards[place].note)[0]
            names = names_of(note)
            if known and not names.isdisjoint(known):
                why = why_other(next(known[each] for each in sorted(names) if each in known), note)
                if why:
                    others[place] = why
                else:
                    there.add(place)
                continue
            earlier = [first[each] for each in names if each in first]
            if earlier:
                twins[place] = min(earlier)
            for each in names:
                first.setdefault(each, place)
    return Outlook(tuple(decks) or (base,), is_new, frozenset(there), others, twins)

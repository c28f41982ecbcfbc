"""Imports: what a file of another format would bring, into which decks, and bringing it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from quizapp.cards.clean import clean_line
from quizapp.cards.deck import Note
from quizapp.cards.tidying import Name, tidied
from quizapp.formats.found import Found, FoundCard, Left
from quizapp.formats.found import names_in as names_in_path
from quizapp.library.deck_file import ChangedOutside, NotWritten, digest, write_deck
from quizapp.library.fitting import that_fit
from quizapp.library.known_cards import deck_path, names_in
from quizapp.library.making import deck_name
from quizapp.library.naming import by_deck
from quizapp.library.own_deck import imported_from
from quizapp.library.parting import Parting
from quizapp.library.reading_in import without_collecting
from quizapp.library.shelf import spoken
from quizapp.storage import decks as deck_files
from quizapp.storage.flush import make_flushed_folder
from quizapp.storage.refused import why_not

UNFIT = "can't come in"
OTHERWISE = "not the same as the one there"


@dataclass(frozen=True, slots=True)
class DeckPlan:
    """What would come into one deck file: `cards` are new, `doubles` are there already, by their prompt.

    `twins`: those that an earlier card of the same file is like, each with that one. `others`: those whose
    prompt is there or came before, but with something else; `left` says of each with what. `before`: the
    file's digest, "" where there is none yet. `text`: the file as it would be.
    """

    name: str
    path: Path
    title: str
    cards: tuple[FoundCard, ...]
    doubles: tuple[FoundCard, ...]
    left: tuple[Left, ...]
    before: str
    text: str
    twins: tuple[tuple[FoundCard, FoundCard], ...] = ()
    others: tuple[FoundCard, ...] = ()

    @property
    def known(self) -> list[FoundCard]:
        """All cards that are in the deck then, or one of their prompt: their reviews can come along."""
        return [*self.cards, *self.doubles, *(card for card, _ in self.twins), *self.others]

    @property
    def is_new(self) -> bool:
        """Whether the deck is made by this."""
        return not self.before


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do. Nothing is written yet.

    `staying`: by its place among the cards that were found, why one doesn't come.
    """

    decks: tuple[DeckPlan, ...]
    left: tuple[Left, ...] = field(default=())
    staying: Mapping[int, str] = field(default_factory=dict)

    @property
    def cards(self) -> int:
        """How many cards would come."""
        return sum(len(deck.cards) for deck in self.decks)

    @property
    def doubles(self) -> int:
        """How many are there already."""
        return sum(len(deck.doubles) for deck in self.decks)

    @property
    def twins(self) -> int:
        """How many are the same as another of the file."""
        return sum(len(deck.twins) for deck in self.decks)

    @property
    def lost(self) -> list[Left]:
        """Cards that don't come in."""
        return [each for each in self.left if each.is_lost]


def plan_import(root: Path, found: Found, *, name: str, source: str = "", apart: bool = False) -> ImportPlan:
    """What the cards that were found come to in the decks folder `root`.

    `name`: the deck's, as the user gave it, or as `name_for` made it; where the file has several decks they
    come into a folder of that name, with `apart` also the only one that has a name of its own. `source`: the
    file's name, for a comment. Raises BadName, and OSError where a deck that is there can't be read.
    """
    with without_collecting():
        return _planned(root, found, deck_name(name), source, apart=apart or has_several(found))


def has_several(found: Found) -> bool:
    """Whether cards of several decks were found."""
    return len({card.deck for card in found.cards}) > 1


def _planned(root: Path, found: Found, base: str, source: str, *, apart: bool) -> ImportPlan:
    groups: dict[str, list[FoundCard]] = {}
    left = list(found.left)
    places: dict[int, int] = {}  # of the cards, by what they are to Python
    for place, card in enumerate(found.cards):
        note, why = tidied(card.note)
        if why:
            left.append(Left(card.line, clean_line(card.note.prompt or card.note.answer)[:60], why))
        else:
            kept = card if note is card.note else replace(card, note=note)
            groups.setdefault(card.deck, []).append(kept)
            places[id(kept)] = place
    decks = []
    for sub, cards in by_deck(groups).items():
        full = deck_name(f"{base}/{sub}") if sub and apart else base
        own = clean_line("".join(names_in_path(cards[0].deck)[-1:]))
        head = {"title": own if apart and own else clean_line(found.title), "language": found.language}
        deck = _deck_plan(root, full, cards, head, source)
        left += deck.left
        decks.append(deck)
    return ImportPlan(tuple(decks), tuple(sorted(left)), _staying(decks, places, len(found.cards)))


def _staying(decks: Iterable[DeckPlan], places: Mapping[int, int], count: int) -> dict[int, str]:
    """Why the cards at these places don't come."""
    out = dict.fromkeys(range(count), UNFIT)
    for deck in decks:
        for card in deck.cards:
            out.pop(places[id(card)], None)
        out |= {places[id(card)]: "there already" for card in deck.doubles}
        out |= {places[id(card)]: OTHERWISE for card in deck.others}
        for card, first in deck.twins:
            same = f"line {first.line}" if first.line else "one before"
            out[places[id(card)]] = f"the same as {same}"
    return out


def save_import(
    plan: ImportPlan,
    tell: Callable[[float], None] = lambda _share: None,
    saved: Callable[[Path], None] = lambda _path: None,
) -> list[Path]:
    """Writes the decks; their files. `tell` hears how far it is, `saved` of each file.

    Raises ChangedOutside and NotWritten; those before are written.
    """
    out = []
    for i, deck in enumerate(plan.decks):
        if deck.cards:
            _make_folder(deck.path.parent)
            if deck.is_new and deck.path.exists():
                raise ChangedOutside(f"{deck.path.name} has been made by another program")
            write_deck(deck.path, deck.text.encode("utf-8"), instead=deck.before)
            out.append(deck.path)
            saved(deck.path)
        tell((i + 1) / len(plan.decks))
    return out


def _make_folder(folder: Path) -> None:
    try:
        make_flushed_folder(folder)
    except OSError as error:
        raise NotWritten(f"the folder {folder} can't be made: {why_not(error, folder)}") from error


def _deck_plan(
    root: Path, name: str, cards: Sequence[FoundCard], head: dict[str, str], source: str
) -> DeckPlan:
    path = deck_path(root, name)
    before, text = "", ""
    there: dict[Name, Note] = {}
    if path.exists():
        data = deck_files.read(path)
        before, text = digest(data), data.decode("utf-8", "surrogateescape")
        there = names_in(data, path, name)
    parted = Parting(cards, there)
    comments = [imported_from(source)] if source else []
    fresh, left, after = that_fit(
        name, text, parted.fresh, {"title": spoken(name.rpartition("/")[2])} | _filled(head), comments
    )
    return DeckPlan(
        name,
        path,
        head["title"] or spoken(name),
        tuple(fresh),
        tuple(parted.doubles),
        (*parted.left, *left),
        before,
        after,
        tuple(parted.twins),
        tuple(parted.others),
    )


def _filled(head: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in head.items() if value}

"""Which deck a file's cards come into if nobody named one: the one they came into before, or a new one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quizapp.cards.clean import clean_line
from quizapp.formats.found import Found, FoundCard
from quizapp.library.known_cards import deck_path
from quizapp.library.naming import by_deck, name_for
from quizapp.library.outlook import Outlook, outlook
from quizapp.storage import decks as deck_files

PASTE = "a paste"


def imported_from(source: str) -> str:
    """The comment that a deck begins with which came from a file of that name."""
    return f"Imported from {clean_line(source)}."


def own_deck(root: Path, found: Found, file: str, source: str) -> str:
    """The name of the deck, or of the folder of decks, for what was found in a file.

    It is made of the file's name (`file`, "" for none) or else the title. A deck that is there by that name
    is meant if it was made by importing from `source` and has a card of these, or if it has most of them: so
    that a second import doubles nothing. All others are left alone: a number makes the name a new one.
    Raises BadName and OSError where a deck by the name can't be read.
    """
    base = name = name_for(file, found.title)
    number = 2
    while not _is_meant(root, found.cards, name, source):
        name, number = f"{base}-{number}", number + 1
    return name


def _is_meant(root: Path, cards: Sequence[FoundCard], name: str, source: str) -> bool:
    if not any(deck_path(root, each).exists() for each in _names(cards, name)):  # usual, and quick
        return True
    look = outlook(root, cards, name)
    if len(look.there) * 2 > len(cards):
        return True
    return bool(look.there or look.others) and _came_from(root, look, source)


def _names(cards: Sequence[FoundCard], name: str) -> list[str]:
    groups = by_deck({card.deck: [card] for card in cards})
    return [f"{name}/{sub}" if sub and len(groups) > 1 else name for sub in groups] or [name]


def _came_from(root: Path, look: Outlook, source: str) -> bool:
    """Whether one of the decks says that it came from there."""
    comment = f"# {imported_from(source)}".replace("#  ", "# ")
    paths = [path for name in look.decks if (path := deck_path(root, name)).exists()]
    return bool(source) and any(comment in deck_files.head(path).splitlines() for path in paths)

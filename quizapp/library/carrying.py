"""Carries histories over to reworded cards and moved decks, or says what must be asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import unquote

from quizapp.cards.identity import deck_id
from quizapp.storage import decks as deck_files
from quizapp.storage.decks import Listing
from quizapp.storage.index import books
from quizapp.storage.index.book import Book
from quizapp.storage.index.carrying import any_gone, find, remember
from quizapp.storage.log import NotSaved
from quizapp.study.carry import Carried, Choice, Doubt, Step
from quizapp.study.lines import Move

if TYPE_CHECKING:
    from quizapp.library.records import Records

_CLASH = "D006"  # of two decks with one id: this one could be read, and its id is the other's


def carry(library: Records) -> tuple[Doubt, ...]:
    """Writes the moves that are certain, and returns what has to be asked.

    To be called where the library was just loaded and will be written to. Where nothing can be written, or
    the folder of decks is not as it was loaded, nothing is done: the next time will do.
    """
    store = library.catalogue.store
    if not library.can_save:
        return ()
    found = Carried()
    if any_gone(store):
        listing, known = deck_files.list_decks(library.shelf.root), books.books(store)
        if not known or {file.name for file in listing.decks} != {book.name for book in known}:
            return ()
        found = find(store, _Held(listing, known))
    try:
        _write(library, found.moves)
    except NotSaved:
        return ()
    remember(store, found)
    return found.doubts


def settle(library: Records, doubt: Doubt, choice: Choice | None) -> None:
    """Writes what the learner said: where the history goes on, or None: that it stays. Raises NotSaved."""
    _write(library, choice.moves if choice else doubt.stays)


def _write(library: Records, moves: Iterable[Step]) -> None:
    lines = []
    for source, target in moves:
        stamp = library.journal.stamp()
        lines.append(Move(id=stamp.id, at=stamp.at, source=source, target=target))
    if lines:
        library.journal.write_all(lines)


class _Held:
    """Says of a deck's id whether its file may be there and only can't be read now.

    That is so where a folder or a file can't be opened, where an unreadable file has the name that the id is
    made of, and where one has the id in it, in quotes.
    """

    def __init__(self, listing: Listing, known: Sequence[Book]) -> None:
        broken = {b.name for b in known if not b.deck_id and all(f.code != _CLASH for f in b.findings)}
        self._ids = {deck_id(name) for name in broken}
        self._heads: list[str] = []
        self._all = bool(listing.unreadable)
        for file in listing.decks:
            if file.name in broken:
                try:
                    self._heads.append(deck_files.head(file.path))
                except OSError:
                    self._all = True

    def __call__(self, deck: str) -> bool:
        written = {f'"{unquote(deck)}"', f"'{unquote(deck)}'"}
        said = any(word in head for head in self._heads for word in written)
        return self._all or deck in self._ids or said

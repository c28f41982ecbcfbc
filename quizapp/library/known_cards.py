"""By which the cards are known that a deck's file has already."""

from __future__ import annotations

from pathlib import Path

from quizapp.cards.new_note import NewNote
from quizapp.cards.reading import read_deck
from quizapp.cards.tidying import alike
from quizapp.library.making import BadName
from quizapp.storage import decks as deck_files


def deck_path(root: Path, name: str) -> Path:
    """The file of a deck by that name in the decks folder `root`."""
    return root.joinpath(*f"{name}.toml".split("/"))


def names_there(root: Path, name: str) -> set[str] | None:
    """The ids and prompts of a deck's cards; None where there is no such deck. Raises BadName and OSError."""
    path = deck_path(root, name)
    return names_in(deck_files.read(path), path, name) if path.exists() else None


def names_in(data: bytes, path: Path, name: str) -> set[str]:
    """The same of a file's bytes."""
    deck = read_deck(data, name).deck
    if deck is None:
        raise BadName(f"{path} can't be read as it is; mend it first (`quizapp check` says how)")
    return {key for note in deck.notes for key in (note.id, alike(NewNote(note.kind, note.prompt)))}

"""By which the cards are known that a deck's file has already."""

from __future__ import annotations

import os
from pathlib import Path

from quizapp.cards.deck import Note
from quizapp.cards.new_note import NewNote
from quizapp.cards.news import answers_alike, news
from quizapp.cards.reading import read_deck
from quizapp.cards.tidying import Name, wording
from quizapp.library.making import BadName, file_there
from quizapp.storage import decks as deck_files


def deck_path(root: Path, name: str) -> Path:
    """The file of a deck by that name in the decks folder `root`; one that is there in other capitals is it.

    Raises BadName where a link leads out of that folder.
    """
    path = root.joinpath(*f"{name}.toml".split("/"))
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root)):
        raise BadName(f"{path} is a link that leads out of the decks folder, or behind one")
    return (file_there(path) if path.parent.is_dir() else None) or path


def names_there(root: Path, name: str) -> dict[Name, Note] | None:
    """What a deck's cards go by, each with the card; None where there is no such deck.

    Raises BadName and OSError.
    """
    path = deck_path(root, name)
    return names_in(deck_files.read(path), path, name) if path.exists() else None


def names_in(data: bytes, path: Path, name: str) -> dict[Name, Note]:
    """The same of a file's bytes."""
    deck = read_deck(data, name).deck
    if deck is None:
        raise BadName(f"{path} can't be read as it is; mend it first (`quizapp check` says how)")
    names: dict[Name, Note] = {}
    for note in deck.notes:
        names[("prompt", wording(note.prompt))] = names[("id", note.id)] = note
    return names


def why_other(there: Note | NewNote, note: NewNote) -> str:
    """Why a card is not the one of the same prompt that is in the deck, or came before; "" if it is."""
    is_in_deck = isinstance(there, Note)
    if not answers_alike(there, note):
        with_answer = "the deck has it with another answer, which stays"
        return with_answer if is_in_deck else "this prompt came before, with another answer"
    if new := news(there, note):
        where = "it is there already" if is_in_deck else "it came before"
        what = new[0] if len(new) == 1 else f"{', '.join(new[:-1])} and {new[-1]}"
        verb = "is" if new in (["hint"], ["explanation"], ["source"]) else "are"
        return f"{where}; its {what} {verb} new: not taken"
    return ""

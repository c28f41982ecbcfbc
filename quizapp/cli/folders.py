"""Says where the name of a deck is that of a folder too."""

from __future__ import annotations

from argparse import Namespace

from quizapp.cli.output import tell
from quizapp.library.shelf import Shelf, folders_beside


def tell_folders(shelf: Shelf, args: Namespace) -> None:
    """Tells which of the decks that were named are not the folders of the same name."""
    named = getattr(args, "decks", ()) or getattr(args, "paths", ())
    for name in folders_beside(shelf.root, named):
        tell(f"{name} is the deck {name}.toml here; the decks of the folder are {name}/")

"""`new`: a deck to begin with, full of comments that say how it goes on."""

from __future__ import annotations

from argparse import Namespace

from quizapp.cli.commands import WRITE
from quizapp.cli.parser import Parser, WrongUse

NAME = "new"
GROUP = WRITE
SUMMARY = "make a deck: comments in it say how it goes on"
EXAMPLE = 'quizapp new biology/cells --title "Cells" --language en'


def add_arguments(parser: Parser) -> None:
    """What the deck is called."""
    parser.add_argument(
        "name", metavar="NAME", help="the file's name below decks/, with / for folders; .toml is added"
    )
    parser.add_argument("--title", metavar="T", default="", help="shown on screens (else made of the name)")
    parser.add_argument("--language", metavar="L", default="", help="of its texts, such as en, ja or de-AT")
    parser.add_argument(
        "--from-glossary", action="store_true", help="the shortest kind: terms and definitions alone"
    )


def run(args: Namespace) -> int:
    """Writes the file and prints its path; 2 for a name that can't be, or that is taken."""
    from quizapp.cli import door
    from quizapp.cli.output import say, tell
    from quizapp.library.making import AlreadyThere, BadName, deck_name, deck_text, make_deck

    try:
        name = deck_name(args.name)
        deck_text(name, title=args.title, language=args.language)  # before a library is made
        root = door.library(args, make=True).shelf.root
        path = make_deck(
            root, name, title=args.title, language=args.language, only_glossary=args.from_glossary
        )
    except (BadName, AlreadyThere) as error:
        raise WrongUse(str(error)) from error
    say(str(path), wrap=False, isolate=False)
    tell(f"Write your cards into it: `{door.command_line(args, 'edit', name)}` opens it.")
    return 0

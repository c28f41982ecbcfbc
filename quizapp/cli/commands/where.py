"""`where`: which folders are used, and why these."""

from __future__ import annotations

from argparse import Namespace

from quizapp.cli.commands import UPKEEP
from quizapp.cli.output import labelled, print_json, say
from quizapp.cli.parser import Parser

NAME = "where"
GROUP = UPKEEP
SUMMARY = "which folders and files are used"
EXAMPLE = "quizapp where --json"


def add_arguments(parser: Parser) -> None:
    """Whether a program wants to know."""
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(args: Namespace) -> int:
    """Prints the places."""
    from quizapp.cli import door

    library = door.library(args, make=False)
    places = library.places
    found = {
        "home": str(places.home),
        "how": places.how,
        "decks": str(library.shelf.root),
        "learner": library.learner,
        "progress": str(library.folder),
        "state": str(places.state),
        "cache": str(places.cache),
        "device": library.device,
    }
    if args.json:
        print_json(found)
        return 0
    for name, value in found.items():
        say(labelled(f"{name + ':':<10}", value), wrap=False)
    if not places.made:
        say("The library is not made yet: that happens when the app, a quiz or study is first started.")
    return 0

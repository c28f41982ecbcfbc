"""`stats`: what the learner remembers, what is coming, and how much time it took."""

from __future__ import annotations

import sys
from argparse import Namespace

from quizapp.cli.commands import SCORES
from quizapp.cli.parser import Parser, add_decks

NAME = "stats"
GROUP = SCORES
SUMMARY = "what you remember, what is coming, and the time it took"
EXAMPLE = "quizapp stats rare-earths-deal"


def add_arguments(parser: Parser) -> None:
    """Of which decks, and in which shape."""
    add_decks(parser)
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="as JSON: every figure, with days as dates")
    shape.add_argument("--plain", action="store_true", help="without bars, for screen readers")


def run(args: Namespace) -> int:
    """Prints the figures of the decks that are named, else of all."""
    from quizapp.cli import door
    from quizapp.cli.output import print_json, say, tell
    from quizapp.cli.stats_text import print_stats
    from quizapp.scores.figures import figures
    from quizapp.scores.stats_json import to_json

    library = door.loaded(args, make=False)
    for problem in library.problems:
        tell(f"quizapp: {problem}")
    found = figures(library.stats(args.decks))
    if args.json:
        print_json(to_json(found))
    elif found.begun:
        print_stats(found, library.learner, draw=not args.plain and _draws())
    else:
        say(f"No answers yet, {library.learner}. `{door.command_line(args, 'study')}` begins.")
    return 0


def _draws() -> bool:
    """Whether blocks can be written; elsewhere they would come out as escapes."""
    try:
        "█▏".encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True

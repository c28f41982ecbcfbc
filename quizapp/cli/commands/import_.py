"""`import`: cards out of other programs' files, and out of articles."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cli.commands import WRITE
from quizapp.cli.parser import Parser, WrongUse, add_exit_codes

if TYPE_CHECKING:
    from quizapp.formats.found import Found
    from quizapp.library.importing import ImportPlan
    from quizapp.library.library import Library
    from quizapp.library.reading_in import Incoming

NAME = "import"
GROUP = WRITE
SUMMARY = "cards out of other programs' files, and out of articles"
EXAMPLE = "quizapp import words.csv --deck french/words"


def add_arguments(parser: Parser) -> None:
    """Files, where they go, and what can be said of how they are read."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="a file; - reads standard input")
    parser.add_argument(
        "--deck",
        metavar="NAME",
        help="the deck that the cards come into (else a new one, or that of the last import of this file)",
    )
    parser.add_argument("--from", dest="format", metavar="FORMAT", help="how to read it (else found out)")
    parser.add_argument("--dry-run", action="store_true", help="show what would come, and write nothing")
    parser.add_argument("--yes", action="store_true", help="take what is surely a card, without asking")
    parser.add_argument(
        "--history", action="store_true", help="Anki: the reviews come along, as your own answers"
    )
    parser.add_argument("--columns", metavar="C,…", default="", help="a table's: term,definition,-,tags …")
    parser.add_argument("--delimiter", metavar="D", default="", help="what stands between a table's columns")
    parser.add_argument("--encoding", metavar="E", default="", help="of a text, such as latin-1")
    add_exit_codes(
        parser,
        "0  all that was found is in the deck, or was there already as it is",
        "1  something is told that did not come in: a card, a part of one, or one that is not sure",
        "2  a file could not be read, has no cards, or has some that nobody could be asked about",
    )


def run(args: Namespace) -> int:
    """Takes the files in, one after the other; what the exit code means is said in the help."""
    from quizapp.cli import door
    from quizapp.cli.import_reading import format_named, read_file
    from quizapp.cli.plain import Stop

    chosen = format_named(args.format)
    if args.deck is not None and not args.deck.strip():
        raise WrongUse("--deck needs a name; without --deck the file's name is taken")
    library = door.library(args, make=not args.dry_run)
    read: Iterable[Incoming | None] = (read_file(library, args, file, chosen) for file in args.files)
    apart = False
    if args.deck and len(args.files) > 1:  # all are known first, so that their order doesn't matter
        read = list(read)
        apart = _are_several(args.deck, read)
    try:
        return max(2 if each is None else _tried(library, args, each, apart=apart) for each in read)
    except Stop as stop:
        return stop.code() or 1


def _are_several(name: str, read: Iterable[Incoming | None]) -> bool:
    """Whether several decks were found in some file: then all come into a folder, and it is told."""
    from quizapp.cli.output import tell
    from quizapp.library.importing import has_several

    several = any(each is not None and has_several(each.found) for each in read)
    if several:
        tell(f"There are several decks in these files: each comes into the folder {name}.")
    return several


def _tried(library: Library, args: Namespace, incoming: Incoming, *, apart: bool) -> int:
    from quizapp.cli.output import tell
    from quizapp.library.deck_file import ChangedOutside, NotWritten
    from quizapp.library.making import BadName

    try:
        return _take(library, args, incoming, apart=apart)
    except BrokenPipeError:
        raise  # nobody reads what is shown: no fault of the file
    except OSError as error:
        tell(f"quizapp: {incoming.name}: {error.strerror or error}")
    except (BadName, ChangedOutside, NotWritten) as error:
        tell(f"quizapp: {incoming.name}: {error}")
    return 2


def _take(library: Library, args: Namespace, incoming: Incoming, *, apart: bool) -> int:
    from quizapp.cli.import_review import tell_left, tell_unsure
    from quizapp.cli.output import tell

    every = incoming.found
    planned = _planner(library, args, incoming, apart=apart)
    found, asked = _chosen(args, incoming, planned)
    plan = planned(found)
    if not asked or args.dry_run:
        _show_all(every, plan, only_sure=found is not every)
    if not found.cards:
        tell("No cards were found." if not every.cards else "Nothing was taken.")
    elif args.dry_run or not asked:
        _tell_plan(plan, would=True)
    else:
        _write(library, plan, history=args.history)
    unsure = len(every.cards) - len(found.cards) if args.yes else 0
    if unsure:
        tell_unsure(unsure, would=args.dry_run)
    tell_left(incoming.name, plan.left)
    if not asked and not args.dry_run and found.cards:
        tell("Nothing was written. --yes takes those marked +, and in a terminal you are asked.")
        return 2
    return 2 if not every.cards else 1 if plan.left or unsure else 0


def _planner(
    library: Library, args: Namespace, incoming: Incoming, *, apart: bool
) -> Callable[[Found], ImportPlan]:
    """What some of the cards of a file would come to."""
    from functools import partial

    from quizapp.library.importing import plan_import

    name = args.deck or _own(library, incoming)
    return partial(plan_import, library.shelf.root, name=name, source=incoming.name, apart=apart)


def _own(library: Library, incoming: Incoming) -> str:
    """The deck for what came in without a name for it; told where it isn't called as its file."""
    from quizapp.cli.output import tell
    from quizapp.library.naming import name_for
    from quizapp.library.own_deck import own_deck

    file = "" if incoming.name == "standard input" else incoming.name
    name = own_deck(library.shelf.root, incoming.found, file, incoming.name)
    usual = name_for(file, incoming.found.title)
    if name != usual:
        tell(
            f"{usual} is there already, with other cards: the deck for these is {name}. --deck names another."
        )
    return name


def _chosen(
    args: Namespace, incoming: Incoming, planned: Callable[[Found], ImportPlan]
) -> tuple[Found, bool]:
    """The cards that are to come in, and whether somebody said so."""
    from quizapp.cli.import_review import by_place, look_through, sure_ones
    from quizapp.cli.output import is_terminal

    found = incoming.found
    if not incoming.is_doubtful or (args.dry_run and not args.yes):
        return found, True
    if args.yes:
        return sure_ones(found), True
    if is_terminal() and sys.stdin is not None and sys.stdin.isatty():
        return look_through(found, by_place(found, planned(sure_ones(found)))), True
    return found, False


def _show_all(found: Found, plan: ImportPlan, *, only_sure: bool) -> None:
    """All cards with what would become of them; `only_sure`: the plan has the sure ones alone."""
    from quizapp.cli.import_review import by_place, show_cards

    show_cards(found.cards, by_place(found, plan) if only_sure else plan.staying)


def _write(library: Library, plan: ImportPlan, *, history: bool) -> None:
    from quizapp.cli.bar import Bar
    from quizapp.cli.output import say
    from quizapp.library.importing import save_import

    with Bar("Writing") as bar:

        def saved(path: Path) -> None:
            bar.clear()
            say(str(path), wrap=False, isolate=False)

        save_import(plan, bar.share, saved)
    _tell_plan(plan, would=False)
    if history:
        _take_reviews(library, plan)


def _take_reviews(library: Library, plan: ImportPlan) -> None:
    from datetime import UTC

    from quizapp.cli.output import tell
    from quizapp.cli.plain import plural
    from quizapp.library.histories import take_reviews

    library.load()
    zone, turns = library.world.clock().tzinfo or UTC, library.journal.day_start
    merge = take_reviews(plan, library.folder, zone, turns)
    for problem in merge.problems:
        tell(str(problem))
    here = f"; {merge.here} were here already" if merge.here else ""
    tell(f"{plural(merge.answers, 'review')} came along as answers of {library.learner}{here}.")


def _tell_plan(plan: ImportPlan, *, would: bool) -> None:
    from quizapp.cli.output import tell
    from quizapp.library.bringing import told

    for deck in plan.decks:
        tell(told(deck, would=would))

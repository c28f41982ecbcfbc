"""`import`: cards out of other programs' files, and out of articles."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cli.commands import WRITE
from quizapp.cli.parser import Parser, WrongUse

if TYPE_CHECKING:
    from quizapp.formats import Format
    from quizapp.formats.found import Found
    from quizapp.formats.wishes import ReadWish
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
    parser.add_argument("--deck", metavar="NAME", help="the deck that the cards come into (else a new one)")
    parser.add_argument("--from", dest="format", metavar="FORMAT", help="how to read it (else found out)")
    parser.add_argument("--dry-run", action="store_true", help="show what would come, and write nothing")
    parser.add_argument("--yes", action="store_true", help="take what is surely a card, without asking")
    parser.add_argument(
        "--history", action="store_true", help="Anki: the reviews come along, as your own answers"
    )
    parser.add_argument("--columns", metavar="C,…", default="", help="a table's: term,definition,-,tags …")
    parser.add_argument("--delimiter", metavar="D", default="", help="what stands between a table's columns")
    parser.add_argument("--encoding", metavar="E", default="", help="of a text, such as latin-1")


def run(args: Namespace) -> int:
    """Takes the files in, one after the other: 1 if a card could not be used, 2 if nothing was taken."""
    from quizapp.cli import door
    from quizapp.cli.plain import Stop

    chosen = _format(args.format)
    if args.deck is not None and not args.deck.strip():
        raise WrongUse("--deck needs a name; without --deck the file's name is taken")
    library = door.library(args, make=not args.dry_run)
    try:
        return max(_import(library, args, name, chosen) for name in args.files)
    except Stop as stop:
        return stop.code() or 1


def _format(name: str | None) -> Format | None:
    from quizapp.formats import FORMATS, named

    found = named(name) if name else None
    if name and (found is None or not found.reads):
        there = ", ".join(each.name for each in FORMATS if each.reads)
        raise WrongUse(f"there is no format {name!r} to read; there are {there}")
    return found


def _import(library: Library, args: Namespace, file: str, chosen: Format | None) -> int:
    from quizapp.cli.output import tell
    from quizapp.formats.found import Refused
    from quizapp.library.deck_file import ChangedOutside, NotWritten
    from quizapp.library.making import BadName
    from quizapp.library.reading_in import AlreadyDeck

    name = "standard input" if file == "-" else Path(file).name
    try:
        incoming = _read(library, file, chosen, _wish(args))
        return _take(library, args, incoming)
    except OSError as error:
        tell(f"quizapp: {name}: {error.strerror or error}")
    except AlreadyDeck:
        tell(f"quizapp: {name} is a deck already: {_to_do(library, file)}")
    except (BadName, Refused, ChangedOutside, NotWritten) as error:
        tell(f"quizapp: {name}: {error}")
    return 2


def _to_do(library: Library, file: str) -> str:
    """What to do with a file that is a deck."""
    from shlex import quote

    root = library.shelf.root
    if file == "-":
        return f"save it as a file that ends in .toml in {root}"
    if (library.world.cwd / Path(file).expanduser()).resolve().is_relative_to(root.resolve()):
        return "it is in the library, and there is nothing to import"
    return f"copy it to {root}, or `quizapp check {quote(file)}`"


def _wish(args: Namespace) -> ReadWish:
    from quizapp.formats.wishes import ReadWish

    return ReadWish(
        encoding=args.encoding,
        delimiter=args.delimiter.replace("\\t", "\t"),
        columns=tuple(each.strip() for each in args.columns.split(",") if each.strip()),
        reviews=args.history,
    )


def _read(library: Library, file: str, chosen: Format | None, wish: ReadWish) -> Incoming:
    from quizapp.cli.bar import Bar
    from quizapp.cli.output import tell
    from quizapp.library.reading_in import bytes_from, bytes_of, read_in

    with Bar("Reading") as bar:
        bar.moving()
        if file == "-":
            data, name = bytes_from(sys.stdin.buffer), "standard input"
        else:
            path = library.world.cwd / Path(file).expanduser()
            data, name = bytes_of(path), path.name
        incoming = read_in(data, name, chosen, wish)
    tell(f"{name}: read as {incoming.format.label}")
    _check_wishes(wish, incoming.format)
    for remark in incoming.found.remarks:
        tell(remark)
    return incoming


def _check_wishes(wish: ReadWish, read_as: Format) -> None:
    """Refused for what was said of a table's columns where this is none; of reviews it is told."""
    from quizapp.cli.output import tell
    from quizapp.formats.found import Refused

    for name in ("columns", "delimiter"):
        if getattr(wish, name) and name not in read_as.read_by:
            raise Refused(f"--{name} is for tables, and this is none: name its format with --from")
    if wish.reviews and "reviews" not in read_as.read_by:
        tell(f"--history brings nothing: {read_as.label} has no reviews")


def _take(library: Library, args: Namespace, incoming: Incoming) -> int:
    from quizapp.cli.import_review import show_cards, sure_ones, tell_left
    from quizapp.cli.output import tell
    from quizapp.library.importing import name_for, plan_import

    found, asked = _chosen(args, incoming)
    name = args.deck or name_for("" if incoming.name == "standard input" else incoming.name, found.title)
    if args.dry_run:
        show_cards(found.cards)
        found = sure_ones(found) if args.yes else found
    plan = plan_import(library.shelf.root, found, name=name, source=incoming.name)
    if not found.cards:
        tell("No cards were found." if not incoming.found.cards else "Nothing was taken.")
    elif args.dry_run or not asked:
        _tell_plan(plan, would=True)
    else:
        _write(library, plan, history=args.history)
    tell_left(incoming.name, plan.left)
    if not asked and not args.dry_run and found.cards:
        tell("Nothing was written. --yes takes those marked +, and in a terminal you are asked.")
        return 2
    return 2 if not incoming.found.cards else 1 if plan.lost else 0


def _chosen(args: Namespace, incoming: Incoming) -> tuple[Found, bool]:
    """The cards that are to come in, and whether somebody said so."""
    from quizapp.cli.import_review import look_through, show_cards, sure_ones
    from quizapp.cli.output import is_terminal

    if args.dry_run or not incoming.is_doubtful:
        return incoming.found, True
    if args.yes:
        return sure_ones(incoming.found), True
    if is_terminal() and sys.stdin is not None and sys.stdin.isatty():
        return look_through(incoming), True
    show_cards(incoming.found.cards)
    return incoming.found, False


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

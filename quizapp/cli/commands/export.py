"""`export`: decks as files for other programs."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cli.commands import WRITE
from quizapp.cli.parser import Parser, WrongUse, add_decks

if TYPE_CHECKING:
    from quizapp.formats import Format
    from quizapp.formats.out import Out
    from quizapp.library.shelf import Volume

_NAMED = 5  # cards left out that are named
_SHOWN = 60  # characters of each

NAME = "export"
GROUP = WRITE
SUMMARY = "decks as files for other programs"
EXAMPLE = "quizapp export rare-earths-deal --to anki -o deal.apkg"


def add_arguments(parser: Parser) -> None:
    """Decks, the format, and where to."""
    add_decks(parser, needed=True)
    parser.add_argument("--to", dest="format", metavar="FORMAT", help="else by the end of the file's name")
    parser.add_argument("-o", dest="output", metavar="FILE", help="else to standard output")
    parser.add_argument("--history", action="store_true", help="Anki: your reviews go along")
    parser.add_argument("--delimiter", metavar="D", default="", help="what stands between a table's columns")


def run(args: Namespace) -> int:
    """Writes the decks; 1 if a deck can't be read, or a card of it can't be used or said in the format."""
    from quizapp.cli import door
    from quizapp.cli.output import tell
    from quizapp.cli.plain import plural
    from quizapp.cli.target import target_of
    from quizapp.formats.found import Refused
    from quizapp.formats.wishes import WriteWish
    from quizapp.library.exporting import export

    to = _format(args.format, args.output or "")
    _refuse_placeless(args, to)
    library = door.loaded(args, make=False) if args.history else door.library(args, make=False)
    target = target_of(args.output, library) if args.output else None
    volumes = library.shelf.read(library.shelf.find(args.decks))
    if door.tell_unreadable(volumes):
        return 1
    left_out = door.tell_errors(volumes)
    wish = WriteWish(target.name if target else "", args.delimiter.replace("\\t", "\t"))
    try:
        out = export(library, volumes, to, wish, history=args.history)
    except Refused as error:
        raise WrongUse(str(error)) from error
    replaced = _put(out, target, to) if out.cards else ""
    for each in out.left:
        tell(each)
    _name_missing(out, volumes)
    notes = sum(len(volume.deck.notes) for volume in volumes if volume.deck)
    if not out.cards:
        stays = f"; {target} stays as it is" if target is not None and target.exists() else ""
        tell(f"Nothing was written: there is no card that {to.label} can have{stays}.")
        return 1
    if target is not None:
        tell(f"{plural(out.cards, 'card')} written to {target} ({to.label}){replaced}.")
    return 1 if left_out or out.cards < notes else 0


def _format(name: str | None, output: str) -> Format:
    from quizapp.formats import FORMATS, named

    there = [each for each in FORMATS if each.writes]
    if name:
        found = named(name)
        if found is None or not found.writes:
            raise WrongUse(
                f"there is no format {name!r} to write; there are {', '.join(e.name for e in there)}"
            )
        return found
    fitting = [each for each in there if output.lower().endswith(each.suffixes)]
    if len(fitting) != 1:
        some = ", ".join(each.name for each in fitting or there)
        raise WrongUse(f"say with --to which format is meant: {some}")
    return fitting[0]


def _refuse_placeless(args: Namespace, to: Format) -> None:
    """WrongUse for a wish that the format can't fulfil."""
    if args.history and "reviews" not in to.write_by:
        raise WrongUse(f"--history goes with anki: {to.label} has no place for reviews")
    if args.delimiter and "delimiter" not in to.write_by:
        raise WrongUse(f"--delimiter goes with csv: {to.label} has no columns to choose it for")


def _name_missing(out: Out, volumes: Sequence[Volume]) -> None:
    """Names the first cards that are not in the file, with where they stand."""
    from quizapp.cards.clean import clean_line
    from quizapp.cards.markup import plain
    from quizapp.cli.output import tell

    missing = {id(note) for note in out.missing}
    where = [
        f"{volume.entry.name}.toml:{note.line}: {clean_line(plain(note.prompt))[:_SHOWN]}"
        for volume in volumes
        if missing and volume.deck
        for note in volume.deck.notes
        if id(note) in missing
    ]
    for each in where[:_NAMED]:
        tell(f"left out: {each}")
    if len(where) > _NAMED:
        tell(f"and {len(where) - _NAMED} more")


def _put(out: Out, target: Path | None, to: Format) -> str:
    """Writes it; what is to be told behind the file's name."""
    from quizapp.cli.output import is_terminal
    from quizapp.cli.target import put

    if target is not None:
        return put(target, out.data)
    if b"\0" in out.data and is_terminal():
        raise WrongUse(f"{to.label} is no text: name a file with -o")
    if sys.stdout is not None:
        sys.stdout.flush()
        sys.stdout.buffer.write(out.data)
    return ""

"""The files of an import, read within the bounds of what was said of them."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from shlex import quote

from quizapp.cli.bar import Bar
from quizapp.cli.output import tell
from quizapp.cli.parser import WrongUse
from quizapp.formats import FORMATS, Format, named
from quizapp.formats.found import Refused, WrongWish
from quizapp.formats.wishes import ReadWish
from quizapp.library.library import Library
from quizapp.library.reading_in import AlreadyDeck, Incoming, bytes_from, bytes_of, read_in


def format_named(name: str | None) -> Format | None:
    """The format of that name, None for none given; WrongUse where there is no such one to read."""
    found = named(name) if name else None
    if name and (found is None or not found.reads):
        there = ", ".join(each.name for each in FORMATS if each.reads)
        raise WrongUse(f"there is no format {name!r} to read; there are {there}")
    return found


def read_file(library: Library, args: Namespace, file: str, chosen: Format | None) -> Incoming | None:
    """What a file holds, `-` for standard input; None where it can't be read, which is told."""
    name = "standard input" if file == "-" else Path(file).name or file
    try:
        return _read(library, file, chosen, _wish(args))
    except IsADirectoryError:
        tell(f"quizapp: {name} is a folder: name the files in it")
    except BrokenPipeError:
        raise
    except OSError as error:
        tell(f"quizapp: {name}: {error.strerror or error}")
    except AlreadyDeck:
        tell(f"quizapp: {name} is a deck already: {_to_do(library, file)}")
    except Refused as error:
        more = " (--columns is for tables)" if args.columns and not isinstance(error, WrongWish) else ""
        tell(f"quizapp: {name}: {error}{more}")
    return None


def _to_do(library: Library, file: str) -> str:
    """What to do with a file that is a deck."""
    root = library.shelf.root
    if file == "-":
        return f"save it as a file that ends in .toml in {root}"
    if library.world.path(file).resolve().is_relative_to(root.resolve()):
        return "it is in the library, and there is nothing to import"
    return f"copy it to {root}, or `quizapp check {quote(file)}`"


def _wish(args: Namespace) -> ReadWish:
    return ReadWish(
        encoding=args.encoding,
        delimiter=args.delimiter.replace("\\t", "\t"),
        columns=tuple(args.columns.rstrip(", ").split(",")) if args.columns.strip(", ") else (),
        reviews=args.history,
    )


def _read(library: Library, file: str, chosen: Format | None, wish: ReadWish) -> Incoming:
    with Bar("Reading") as bar:
        bar.moving()
        if file == "-":
            data, name = bytes_from(sys.stdin.buffer), "standard input"
        else:
            path = library.world.path(file)
            data, name = bytes_of(path), path.name
        incoming = read_in(data, name, chosen, wish)
    tell(f"{name}: read as {incoming.format.label}")
    _check_wishes(wish, incoming.format)
    for remark in incoming.found.remarks:
        tell(remark)
    return incoming


def _check_wishes(wish: ReadWish, read_as: Format) -> None:
    """Refused for what was said of a table's columns where this is none; of reviews it is told."""
    for name in ("columns", "delimiter"):
        if getattr(wish, name) and name not in read_as.read_by:
            raise Refused(f"--{name} is for tables, and this is none: name its format with --from")
    if wish.reviews and "reviews" not in read_as.read_by:
        tell(f"--history brings nothing: {read_as.label} has no reviews")

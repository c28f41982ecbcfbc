"""`edit`: opens a deck in the author's own editor, and checks it afterwards; or in the app's."""

from __future__ import annotations

import re
from argparse import Namespace
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cli.commands import WRITE
from quizapp.cli.parser import Parser, WrongUse

if TYPE_CHECKING:
    from quizapp.library.library import Library
    from quizapp.library.opening import Opening

NAME = "edit"
GROUP = WRITE
SUMMARY = "open a deck in your editor, or in the app's, and check it"
EXAMPLE = "quizapp edit rare-earths-deal/glossary:10"

_AT_LINE = re.compile(r"(.+):([0-9]{1,9}):?")
_AT_COLUMN = re.compile(r"(.+):([0-9]{1,9}):[0-9]{1,9}:?")


def add_arguments(parser: Parser) -> None:
    """Which deck, and where in it."""
    parser.add_argument(
        "deck",
        metavar="DECK[:LINE]",
        help="a deck, or a .toml file anywhere; with a line as `quizapp check` tells it",
    )
    parser.add_argument("--app", action="store_true", help="in the app, also where $EDITOR is set")


def run(args: Namespace) -> int | Opening:
    """Opens it with $VISUAL or $EDITOR and waits; then 1 if the deck has errors. Without one in the app."""
    from quizapp.cli import door
    from quizapp.library.editors import NoSuchEditor, chosen, command

    library = door.library(args, make=False)
    path, line = _meant(library, args.deck)
    editor = "" if args.app else chosen(library.world.environ)
    if not editor:
        return _in_the_app(args, library, path, line)
    try:
        words = command(editor, path, line)
    except NoSuchEditor as error:
        raise WrongUse(f"{error}; set $EDITOR anew, as in: export EDITOR=nano") from error
    return _edited(library, path, words)


def _meant(library: Library, given: str) -> tuple[Path, int]:
    """The file and the line; a colon and digits may belong to its name. Raises WrongUse or NoSuchDeck."""
    from quizapp.library.shelf import NoSuchDeck

    ways = [(given, 0)]
    ways += [(found[1], int(found[2])) for at in (_AT_LINE, _AT_COLUMN) if (found := at.fullmatch(given))]
    for deck, line in ways:
        with suppress(NoSuchDeck):
            return _file(library, deck, by_title=False), line
    for deck, line in ways[:-1]:
        with suppress(NoSuchDeck):
            return _file(library, deck, by_title=True), line
    deck, line = ways[-1]
    return _file(library, deck, by_title=True), line


def _file(library: Library, named: str, *, by_title: bool) -> Path:
    """The file of that name, or `by_title` also that of a deck with that id or title: all are read for it."""
    on_disk = library.world.path(named)
    if on_disk.is_file():
        return on_disk.absolute()
    entries = library.shelf.find([named], None if by_title else {})
    if len(entries) > 1:
        names = ", ".join(entry.name for entry in entries[:4])
        raise WrongUse(f"{named!r} is a folder of {len(entries)} decks; name one of them: {names}")
    return entries[0].file.path.absolute()


def _in_the_app(args: Namespace, library: Library, path: Path, line: int) -> int | Opening:
    """The app's editor, for a deck of the library; else what is to be done."""
    from quizapp.cli.output import say, tell
    from quizapp.library.opening import Opening

    name = next((entry.name for entry in library.shelf.entries() if entry.file.path.samefile(path)), "")
    if name:
        return Opening("edit", args.home, args.learner, (name,), line=line)
    say(str(path), wrap=False, isolate=False)
    tell(
        "This file is outside of the library: set an editor, as in `export EDITOR=nano`, or open it with any."
    )
    return 1


def _edited(library: Library, path: Path, words: list[str]) -> int:
    import subprocess

    from quizapp.cli.check_words import exit_code, summary
    from quizapp.cli.diagnostics import print_findings
    from quizapp.cli.output import tell
    from quizapp.library.checking import check

    try:
        code = subprocess.run(words, check=False).returncode  # noqa: S603 - the user's own editor
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        tell(f"quizapp: the editor {words[0]!r} can't be started ({why}); set $EDITOR to one that can")
        return 1
    if code:
        tell(f"The editor ended with {code}.")
    if not path.is_file():
        tell(f"{path} is gone.")
        return 1
    checked = check(library, [str(path)])
    print_findings(checked)
    tell(summary(checked))
    return exit_code(checked, strict=False)

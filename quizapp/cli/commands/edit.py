"""`edit`: opens a deck in the author's own editor, and checks it afterwards."""

from __future__ import annotations

import re
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cli.commands import WRITE
from quizapp.cli.parser import Parser, WrongUse

if TYPE_CHECKING:
    from quizapp.library.library import Library

NAME = "edit"
GROUP = WRITE
SUMMARY = "open a deck in your editor, and check it afterwards"
EXAMPLE = "quizapp edit rare-earths-deal/glossary:10"

_AT_LINE = re.compile(r"(?P<deck>.+?):(?P<line>[0-9]{1,9})(?::[0-9]{1,9})?:?")


def add_arguments(parser: Parser) -> None:
    """Which deck, and where in it."""
    parser.add_argument(
        "deck",
        metavar="DECK[:LINE]",
        help="a deck, or a .toml file anywhere; with a line as `quizapp check` tells it",
    )


def run(args: Namespace) -> int:
    """Opens it with $VISUAL or $EDITOR and waits; then 1 if the deck has errors, or no editor is set."""
    from quizapp.cli import door
    from quizapp.library.editors import NoSuchEditor, chosen, command

    library = door.library(args, make=False)
    path, line = _meant(library, args.deck)
    editor = chosen(library.world.environ)
    if not editor:
        return _without_editor(path)
    try:
        words = command(editor, path, line)
    except NoSuchEditor as error:
        raise WrongUse(f"{error}; set $EDITOR anew, as in: export EDITOR=nano") from error
    return _edited(library, path, words)


def _meant(library: Library, given: str) -> tuple[Path, int]:
    """The file and the line. Raises WrongUse or NoSuchDeck."""
    from quizapp.library.shelf import NoSuchDeck

    found = _AT_LINE.fullmatch(given)
    if not found:
        return _file(library, given), 0
    try:
        return _file(library, found["deck"]), int(found["line"])
    except NoSuchDeck:
        if (library.world.cwd / given).is_file():  # a colon and digits may belong to its name
            return _file(library, given), 0
        raise


def _file(library: Library, named: str) -> Path:
    on_disk = library.world.cwd / named
    if on_disk.is_file():
        return on_disk.absolute()
    entries = library.shelf.find([named])
    if len(entries) > 1:
        names = ", ".join(entry.name for entry in entries[:4])
        raise WrongUse(f"{named!r} is a folder of {len(entries)} decks; name one of them: {names}")
    return entries[0].file.path.absolute()


def _without_editor(path: Path) -> int:
    """What there is where no editor is set; an editor of the program's own would be opened here."""
    from quizapp.cli.output import say, tell

    say(str(path), wrap=False, isolate=False)
    tell("No editor is set. Set one, as in `export EDITOR=nano`, or open this file with any editor.")
    return 1


def _edited(library: Library, path: Path, words: list[str]) -> int:
    import subprocess

    from quizapp.cli.commands.check import exit_code, summary
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

"""`hand-in`: one sitting in one file, for the teacher."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cli.commands import SCORES
from quizapp.cli.parser import Parser

if TYPE_CHECKING:
    from quizapp.library.front import World

NAME = "hand-in"
GROUP = SCORES
SUMMARY = "one sitting in one file, for your teacher"
EXAMPLE = "quizapp hand-in --assignment week-3.toml"


def add_arguments(parser: Parser) -> None:
    """Which sitting, and where the file goes."""
    parser.add_argument(
        "--assignment", metavar="FILE", default="", help="of this assignment (else the latest)"
    )
    parser.add_argument("--session", metavar="ID", default="", help="another quiz or test, by its session")
    parser.add_argument("-o", dest="output", metavar="FILE", default="", help="the file, or a folder for it")


def run(args: Namespace) -> int:
    """Writes the file and says what is in it."""
    from quizapp.cli import door
    from quizapp.cli.output import say, tell
    from quizapp.library.handing_in import NothingToHandIn, hand_in
    from quizapp.scores.words import score_line
    from quizapp.storage import whole
    from quizapp.storage.refused import why_not
    from quizapp.study.assignment import BadAssignment

    library = door.loaded(args, make=False)
    try:
        handing = hand_in(library, _cited(library.world, args.assignment), args.session)
    except (NothingToHandIn, BadAssignment) as error:
        tell(f"quizapp: {error}")
        return 2
    except OSError as error:
        tell(f"quizapp: {error.filename or args.assignment}: {error.strerror or error}")
        return 2
    path = _path(library.world, args.output, handing.name)
    try:
        whole.write(path, handing.data)
    except OSError as error:
        tell(f"quizapp: {path} can't be written: {why_not(error, path)}; -o names another place")
        return 2
    say(str(path), wrap=False, isolate=False)
    attempt = handing.attempt
    tell(f"In it: {score_line(attempt.right, attempt.total, attempt.guessing)}, with each answer, your name")
    tell("and your random id. Nothing else of your log is in it. Send it to your teacher.")
    return 0


def _cited(world: World, file: str) -> str:
    from quizapp.library.assignments import read_assignment

    return read_assignment(world.path(file)).cited if file else ""


def _path(world: World, output: str, name: str) -> Path:
    if not output:
        return world.cwd / name
    path = world.path(output)
    return path / name if path.is_dir() else path

"""Runs a command line: finds the command, has it do its work, and turns what goes wrong into one line."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from quizapp.cli.commands import COMMANDS
from quizapp.cli.output import prepare, tell
from quizapp.cli.parser import Done, Parser, WrongUse

if TYPE_CHECKING:
    from quizapp.library.opening import Opening

INTERRUPTED, PIPE_CLOSED = 130, 141  # as a shell reports a program ended by SIGINT or SIGPIPE


class Command(Protocol):
    """What a command's file has."""

    NAME: str
    GROUP: str
    SUMMARY: str
    EXAMPLE: str

    def add_arguments(self, parser: Parser, /) -> None:
        """Declares its arguments."""

    def run(self, args: Namespace, /) -> int | Opening:
        """Does its work; the exit code, or what is to be opened on the screen."""


def run(argv: list[str]) -> int | Opening:
    """Runs the command line; the exit code (0 done, 1 found problems, 2 used wrongly) or what to open."""
    prepare()
    try:
        result = _run(argv)
        if sys.stdout:
            sys.stdout.flush()
        return result
    except Done:
        return 0
    except WrongUse as error:
        tell(f"quizapp: {error}")
        if error.usage:
            tell(error.usage)
        return 2
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return PIPE_CLOSED
    except UnicodeEncodeError:
        return _unwritable()
    except _known_errors() as error:
        return _one_line(error)


def command(name: str) -> Command:
    """The command of that name; WrongUse where there is none."""
    names = [known for known, _, _ in COMMANDS]
    if name not in names:
        from difflib import get_close_matches

        near = get_close_matches(name, names, n=1)
        there = f"did you mean `quizapp {near[0]}`?" if near else "`quizapp --help` lists the commands"
        raise WrongUse(f"there is no command {name!r}; {there}")
    return cast("Command", import_module(f"quizapp.cli.commands.{name}"))


def parser_of(chosen: Command) -> Parser:
    """The parser of a command's own arguments."""
    parser = Parser(
        f"quizapp {chosen.NAME}", f"{chosen.SUMMARY[:1].upper()}{chosen.SUMMARY[1:]}.", chosen.EXAMPLE
    )
    chosen.add_arguments(parser)
    return parser


def parse(chosen: Command, argv: list[str]) -> Namespace:
    """A command's arguments, with the global options among them."""
    given = parser_of(chosen).parse_intermixed_args(argv)
    for name in ("home", "learner"):
        if not hasattr(given, name):
            setattr(given, name, None)
    return given


def split(argv: list[str]) -> tuple[list[str], str | None, list[str]]:
    """The options before the command, the command's name (None: there is none), and what follows it."""
    at = 0
    while at < len(argv):
        if argv[at] in ("--home", "--learner"):
            at += 2
        elif argv[at].startswith("-"):
            at += 1
        else:
            return argv[:at], argv[at], argv[at + 1 :]
    return argv, None, []


def _run(argv: list[str]) -> int | Opening:
    before, name, rest = split(argv)
    whose = _top_parser().parse_args(before)
    home, learner = getattr(whose, "home", None), getattr(whose, "learner", None)
    if name is None:
        from quizapp.library.opening import Opening

        return Opening(home=home, learner=learner)
    chosen = command(name)
    args = parse(chosen, rest)
    args.home = home if args.home is None else args.home
    args.learner = learner if args.learner is None else args.learner
    return chosen.run(args)


def _top_parser() -> Parser:
    from quizapp import __version__
    from quizapp.cli.overview import Overview

    parser = Overview("quizapp", "Flashcards and quizzes in the terminal. `quizapp` alone opens the app.")
    parser.add_argument("--version", action="version", version=f"quizapp {__version__}")
    return parser


def _known_errors() -> tuple[type[Exception], ...]:
    """What may go wrong without being a mistake of the program. Looked up only when something did."""
    from quizapp.library.library import NothingToAsk
    from quizapp.library.shelf import NoSuchDeck
    from quizapp.storage.log import NotSaved
    from quizapp.storage.places import NoLibrary

    return NoLibrary, NoSuchDeck, NothingToAsk, NotSaved, OSError


def _unwritable() -> int:
    """Only a file's or folder's name can be meant: what is written goes out escaped (`prepare`)."""
    tell(
        "quizapp: the name of a file or folder can't be written in this locale's encoding "
        f"({sys.getfilesystemencoding()}); set PYTHONUTF8=1, or choose a locale with UTF-8"
    )
    return 1


def _one_line(error: Exception) -> int:
    text = str(error)
    if isinstance(error, OSError) and error.strerror:
        named = f"{error.filename}: " if error.filename else ""
        text = f"{named}{error.strerror.lower()}"
    with suppress(OSError):
        tell(f"quizapp: {text}")
    if isinstance(error, OSError):
        _drop_output()
        return 1
    return 2 if type(error).__name__ in ("NoLibrary", "NoSuchDeck") else 1


def _drop_output() -> None:
    """Nobody reads what is left to write; without this Python would complain about it at the end."""
    with suppress(OSError, ValueError, AttributeError):
        sys.stdout.flush()
        return
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

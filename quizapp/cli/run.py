"""Runs a command line: finds the command, has it do its work, and turns what goes wrong into one line."""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

from quizapp.cli.commands import COMMANDS, module
from quizapp.cli.output import prepare, tell
from quizapp.cli.parser import Done, Parser, WrongUse

if TYPE_CHECKING:
    import sqlite3

    from quizapp.library.opening import Opening

_GLOBAL: dict[str, Any] = {"home": None, "learner": None, "demo": ""}  # the options of all commands
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
    return cast("Command", import_module(module(name)))


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
    for name, otherwise in _GLOBAL.items():
        if not hasattr(given, name):
            setattr(given, name, otherwise)
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
    whose = vars(_top_parser().parse_args(before)) if before or name is None else {}
    chosen = command(name) if name is not None else None
    args = parse(chosen, rest) if chosen else Namespace(**_GLOBAL)
    for option, otherwise in _GLOBAL.items():
        if getattr(args, option) == otherwise:
            setattr(args, option, whose.get(option, otherwise))
    if args.demo and (args.home is not None or args.learner is not None):
        raise WrongUse("--demo has a library and a learner of its own: leave out --home and --learner")
    if chosen is None:
        from quizapp.library.opening import Opening

        return Opening(home=args.home, learner=args.learner, demo=bool(args.demo))
    return _in_demo(chosen, args) if args.demo else _tried(chosen, args)


def _tried(chosen: Command, args: Namespace) -> int | Opening:
    """Runs a command; once more where the index was damaged, which is then made anew."""
    gc.enable()
    try:
        return chosen.run(args)
    except _index_error() as error:
        from quizapp.library.front import World, open_front
        from quizapp.library.records import Records
        from quizapp.storage.index.trouble import is_damaged

        if not is_damaged(error):
            raise
        tell("quizapp: the index was damaged; it is made anew from decks and log")
        world = World.real().within(args.demo)
        Records(open_front(args.home, args.learner, world, make=False)).catalogue.begin_again()
        return chosen.run(args)


def _index_error() -> type[sqlite3.Error]:
    """Looked up only when something went wrong."""
    import sqlite3

    return sqlite3.Error


def _in_demo(chosen: Command, args: Namespace) -> int | Opening:
    """Has a command work in a demo. What is to be opened on the screen is opened in another one."""

    from quizapp.library.demo import LEARNER, temporary_demo
    from quizapp.library.front import DEMO, World

    tell(DEMO)
    with temporary_demo(World.real().clock()) as folder:
        args.learner, args.demo = LEARNER, str(folder)
        result = _tried(chosen, args)
    return result if isinstance(result, int) else result._replace(learner=None, demo=True)


def _top_parser() -> Parser:
    from quizapp import __version__
    from quizapp.cli.overview import Overview

    parser = Overview("quizapp", "Flashcards and quizzes in the terminal. `quizapp` alone opens the app.")
    parser.add_argument("--version", action="version", version=f"quizapp {__version__}")
    return parser


def _known_errors() -> tuple[type[Exception], ...]:
    """What may go wrong without being a mistake of the program. Looked up only when something did."""
    import sqlite3

    from quizapp.library.library import NothingToAsk
    from quizapp.library.shelf import NoSuchDeck
    from quizapp.storage.log import NotSaved
    from quizapp.storage.places import NoLibrary

    return NoLibrary, NoSuchDeck, NothingToAsk, NotSaved, OSError, sqlite3.Error


def _unwritable() -> int:
    """Only a file's or folder's name can be meant: what is written goes out escaped (`prepare`)."""
    tell(
        "quizapp: the name of a file or folder can't be written in this locale's encoding "
        f"({sys.getfilesystemencoding()}); set PYTHONUTF8=1, or choose a locale with UTF-8"
    )
    return 1


def _one_line(error: Exception) -> int:
    from quizapp.storage.refused import FORBIDDEN

    text = str(getattr(error, "plainly", error))  # of what could not be saved
    if isinstance(error, OSError) and error.strerror:
        named = f"{error.filename}: " if error.filename else ""
        text = f"{named}{error.strerror.lower()}"
        if error.errno in FORBIDDEN:
            text += "; see who may read and write there, or name another place"
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

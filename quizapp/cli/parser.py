"""The argument parser of a command: argparse with safe output, no abbreviations, and errors as values."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections.abc import Callable
from typing import Any, NoReturn

from quizapp.cli.output import say

MOST = 99_999  # items, cards or minutes


class WrongUse(Exception):
    """The command line can't be understood; `usage` is how the command is used."""

    def __init__(self, message: str, usage: str = "") -> None:
        super().__init__(message)
        self.usage = usage


class Done(Exception):
    """The parser has said all there was to say: help, or the version."""


class Parser(ArgumentParser):
    """An argument parser that raises instead of ending the process."""

    def __init__(self, prog: str, description: str, example: str = "") -> None:
        """`example` is a real command line."""
        super().__init__(
            prog=prog,
            description=description,
            epilog=f"example:\n  {example}" if example else None,
            formatter_class=RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        self.color = False  # Python 3.14 would colour the help
        add_global_options(self)

    def print_help(self, file: Any = None) -> None:
        """Writes the help to standard output."""
        say(self.format_help().rstrip("\n"), wrap=False)

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """Called by argparse after help and version."""
        raise Done

    def error(self, message: str) -> NoReturn:
        """Called by argparse for what it can't understand."""
        raise WrongUse(message, self.format_usage().strip())


def add_global_options(parser: ArgumentParser) -> None:
    """The options that stand before or after every command."""
    group = parser.add_argument_group("whose files")
    group.add_argument("--home", metavar="DIR", default=SUPPRESS, help="the folder with decks/ and progress/")
    group.add_argument("--learner", metavar="NAME", default=SUPPRESS, help="who is learning")
    group.add_argument(
        "--demo", action="store_true", default=SUPPRESS, help="in a temporary library with made-up history"
    )


def whole_number(least: int, most: int = MOST) -> Callable[[str], int]:
    """A type for argparse: a whole number from `least` to `most`."""

    def read(text: str) -> int:
        bare = text.strip()
        if not bare.isdecimal() or len(bare) > 9 or not least <= int(bare) <= most:
            raise ArgumentTypeError(f"{text!r} is not a whole number from {least} to {most}")
        return int(bare)

    return read


def forms(text: str) -> tuple[str, ...]:
    """A type for argparse: names of forms, with commas between them, or `mixed` alone."""
    from quizapp.questions.wish import FORM_NAMES, MIXED

    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    for name in names or ("",):
        if name not in (*FORM_NAMES, MIXED):
            raise ArgumentTypeError(
                f"there is no form {name!r}; there are {', '.join(FORM_NAMES)}, and {MIXED}"
            )
    if MIXED in names and len(names) > 1:
        raise ArgumentTypeError(f"{MIXED} stands alone: it picks among all forms")
    return names


def add_exit_codes(parser: ArgumentParser, *meanings: str) -> None:
    """Says in the help what the exit codes mean, each in a line, behind the example."""
    codes = "\n".join(f"  {meaning}" for meaning in meanings)
    parser.epilog = f"{parser.epilog or ''}\n\nexit code:\n{codes}"


def add_decks(parser: ArgumentParser, *, needed: bool = False) -> None:
    """The decks that a command is about."""
    parser.add_argument(
        "decks",
        metavar="DECK",
        nargs="+" if needed else "*",
        help="a deck's path below decks/ without .toml, a folder (with / where a deck is called so too), "
        "or a deck's id",
    )


def add_tags(parser: ArgumentParser) -> None:
    """The tags that cards are chosen by."""
    parser.add_argument(
        "--tag", dest="tags", metavar="T", action="append", default=[], help="only cards with this tag"
    )


def add_wish(parser: ArgumentParser) -> None:
    """What is asked, and how: the options that quiz and paper share."""
    parser.add_argument(
        "-n", dest="count", metavar="N", type=whole_number(1), default=10, help="how many items (10)"
    )
    parser.add_argument(
        "--form",
        dest="forms",
        metavar="F,…",
        type=forms,
        default=("choice",),
        help="how they are asked: choice (so at first), true-false, typed, cloze, match or flashcard; "
        "several with commas; or mixed: by how well a card is known, with a seed by its dice",
    )
    parser.add_argument(
        "--direction",
        choices=("both", "forward", "reverse"),
        default="both",
        help="forward: term to definition; reverse: definition to term (both)",
    )
    parser.add_argument(
        "--choices", metavar="K", type=whole_number(3, 6), default=4, help="options of a choice, 3 to 6 (4)"
    )
    add_tags(parser)
    parser.add_argument("--seed", metavar="S", default="", help="the same seed asks the same items")


def wish(args: Any) -> Any:
    """The wish that these options come to, a `Wish`."""
    from quizapp.questions.wish import Wish

    return Wish(args.count, args.forms, args.direction, args.choices, tuple(args.tags))

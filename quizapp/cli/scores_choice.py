"""Which scores a command line means: by deck, form and day, one by its number or session, in an order."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError, Namespace
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from quizapp.cli.parser import Parser, WrongUse

if TYPE_CHECKING:
    from quizapp.library.library import Library
    from quizapp.scores.attempt import Attempt
    from quizapp.scores.review import Sieve

BYS = ("attempt", "deck", "tag", "card")
_DAYS = re.compile(r"([1-9][0-9]{0,4})d")
_NUMBER = re.compile(r"[1-9][0-9]{0,6}")


def day(text: str) -> str:
    """A type for argparse: a day such as 2026-11-22, or 30d for the last 30 days."""
    from quizapp.scores.review_words import day_typed

    text = text.strip()
    if not _DAYS.fullmatch(text):
        try:
            day_typed(text)
        except ValueError as error:
            raise ArgumentTypeError(f"{error}, and 30d the last 30 days") from None
    return text


def add_choice(parser: Parser) -> None:
    """The options that say which, and in which order."""
    group = parser.add_argument_group("which")
    group.add_argument(
        "--deck", metavar="DECK", action="append", default=[], help="only of this deck; may be given again"
    )
    group.add_argument("--form", metavar="F", default="", help="only those asked in this form")
    group.add_argument("--since", metavar="DAY", type=day, help="from this day on; 30d: the last 30 days")
    group.add_argument("--until", metavar="DAY", type=day, help="up to this day")
    group.add_argument(
        "--sort", metavar="COLUMN", help="when, deck, form, right, guess or time; with --by: right (the "
        "worst first), asked, last or title"
    )  # fmt: skip
    group.add_argument("--reverse", action="store_true", help="the other way round")


def sieve(args: Namespace, library: Library, attempts: Sequence[Attempt]) -> Sieve:
    """What the options let through. Raises NoSuchDeck, and WrongUse for an unknown form."""
    from quizapp.questions.wish import FORM_NAMES
    from quizapp.scores.review import Sieve

    if args.form and args.form not in FORM_NAMES:
        raise WrongUse(f"there is no form {args.form!r}; there are {', '.join(FORM_NAMES)}")
    now = library.journal.now()
    since, until = (_day(text, now) for text in (args.since, args.until))
    return Sieve(frozenset(_decks(args.deck, library, attempts)), args.form, since, until)


def _day(text: str | None, now: datetime) -> date | None:
    from quizapp.scores.review import last_days

    if not text:
        return None
    days = _DAYS.fullmatch(text)
    try:
        return last_days(int(days[1]), now) if days else date.fromisoformat(text)
    except OverflowError:
        return date.min


def _decks(names: Sequence[str], library: Library, attempts: Sequence[Attempt]) -> set[str]:
    """The ids of the decks meant; also that of one that is gone, if there are attempts on it."""
    asked = {deck for attempt in attempts for deck in attempt.decks}
    found = {name for name in names if name in asked}
    there = [name for name in names if name not in asked]
    return found | ({volume.deck_id for volume in library.named(there)} if there else set())


def the_one(name: str, attempts: Sequence[Attempt]) -> Attempt:
    """The attempt of a number (1: the newest) or a session, or the only one that begins so."""
    if _NUMBER.fullmatch(name) and int(name) <= len(attempts):
        return attempts[int(name) - 1]
    found = [attempt for attempt in attempts if attempt.session == name]
    found = found or [attempt for attempt in attempts if name and attempt.session.startswith(name.upper())]
    if len(found) == 1:
        return found[0]
    which = "several attempts begin" if found else "there is no attempt"
    how = f"{which} {'with' if found else 'of the session or number'} {name!r}"
    raise WrongUse(f"{how}; `quizapp scores` numbers them, and --json has their sessions")


def column(args: Namespace, columns: Sequence[str], usual: str) -> str:
    """The column to sort by. Raises WrongUse for one that is not there."""
    wanted = args.sort or usual
    if wanted not in columns:
        raise WrongUse(f"there is no column {wanted!r} to sort by; there are {', '.join(columns)}")
    return str(wanted)

"""`due`: how much there is to do today, deck by deck."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from quizapp.cli.commands import LEARN
from quizapp.cli.parser import Parser, add_decks

if TYPE_CHECKING:
    from datetime import date, datetime

    from quizapp.library.due import Due

NAME = "due"
GROUP = LEARN
SUMMARY = "how much there is to do today, deck by deck"
EXAMPLE = "quizapp due rare-earths-deal --json"

_MORE = """
  quizapp due --short     a line for a prompt or a status bar, if anything is to do"""


def add_arguments(parser: Parser) -> None:
    """Of which decks, and in which shape."""
    add_decks(parser)
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument(
        "--json",
        action="store_true",
        help="as JSON: a list of deck, cards, due, new, next (a day or a moment)",
    )
    shape.add_argument("--short", action="store_true", help="one line in all; nothing where nothing is to do")
    parser.epilog = f"{parser.epilog or ''}{_MORE}"


def run(args: Namespace) -> int:
    """Prints the counts. 1 if a deck that was named can't be read."""
    # Straight to the index: this is asked for by prompts and status bars, again and again.
    from quizapp.cli.bar import Bar
    from quizapp.cli.folders import tell_folders
    from quizapp.cli.output import print_json, say, tell
    from quizapp.library.due import due
    from quizapp.library.front import World, open_front

    front = open_front(args.home, args.learner, World.real().within(args.demo), make=False)
    tell_folders(front.shelf, args)
    with Bar("Reading decks and answers") as bar:
        found = due(front, args.decks, bar.share)
    if args.short:
        if words := _words(found):
            say(words)
        return 0
    for problem in found.problems:
        tell(f"quizapp: {problem}")
    if args.json:
        print_json(_as_json(found))
    else:
        _print_table(found, named=bool(args.decks))
    return 1 if args.decks and found.problems else 0


def _as_json(found: Due) -> list[dict[str, object]]:
    return [
        {
            "deck": deck.entry.name,
            "cards": deck.counts.cards,
            "due": deck.counts.due,
            "new": deck.counts.new,
            "next": deck.next,
        }
        for deck in found.decks
    ]


def _words(found: Due) -> str:
    """`15 due · 10 new`; what there is none of is left out."""
    parts = [(found.sum.due, "due"), (found.sum.new, "new")]
    return " · ".join(f"{count} {word}" for count, word in parts if count)


def _print_table(found: Due, *, named: bool) -> None:
    from quizapp.cli.output import say, table

    if not found.decks:
        if not found.problems:
            from quizapp.cli.plain_choice import NO_DECKS

            say(NO_DECKS)
        return
    lines = [["Deck", "Cards", "Due", "New", "Next"]]
    for deck in found.decks:
        count = deck.counts
        numbers = [str(number) for number in (count.cards, count.due, count.new)]
        lines.append([deck.entry.full_title, *numbers, _when(deck.next_at, found)])
    table(lines, right=frozenset({1, 2, 3}))
    say()
    about = "1 minute" if found.sum.minutes == 1 else f"{found.sum.minutes} minutes"
    words = _words(found)
    say(f"Today: {words} · about {about}" if words else _nothing(found, named=named))


def _nothing(found: Due, *, named: bool) -> str:
    if named:
        return "Nothing to do here now."
    if any(deck.counts.started for deck in found.decks):
        return "Nothing to do now in the decks that you have begun."
    return "You have begun no deck yet. `quizapp study DECK` begins one."


def _when(moment: datetime | date | None, found: Due) -> str:
    """When the next card comes, as seen from now."""
    from datetime import datetime

    from quizapp.study.days import in_days

    if moment is None:
        return ""
    if isinstance(moment, datetime):
        return f"{moment.hour}:{moment.minute:02}"
    return in_days((moment - found.today).days)

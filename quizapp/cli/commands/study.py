"""`study`: flashcards by schedule, on the screen or in plain lines."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizapp.cli.commands import LEARN
from quizapp.cli.parser import Parser, add_decks, add_tags, whole_number

if TYPE_CHECKING:
    from quizapp.cards.deck import Deck
    from quizapp.library.library import Library
    from quizapp.library.opening import Opening

NAME = "study"
GROUP = LEARN
SUMMARY = "flashcards: those that are due, then new ones"
EXAMPLE = "quizapp study how-memory-works --new 5"


def add_arguments(parser: Parser) -> None:
    """Decks, limits, and where."""
    add_decks(parser)
    parser.add_argument(
        "-n", dest="limit", metavar="N", type=whole_number(1), default=None, help="at most N cards"
    )
    parser.add_argument(
        "--new", metavar="N", type=whole_number(0), default=None, help="N new cards in this sitting"
    )
    add_tags(parser)
    parser.add_argument("--practice", action="store_true", help="any cards; nothing is scheduled")
    parser.add_argument("--plain", action="store_true", help="in plain lines, for screen readers and pipes")


def run(args: Namespace) -> int | Opening:
    """Opens study on the screen, or holds it in plain lines."""
    if args.plain:
        return _plain(args)
    from quizapp.library.opening import Opening
    from quizapp.questions.wish import Wish

    return Opening(
        "study",
        args.home,
        args.learner,
        tuple(args.decks),
        Wish(tags=tuple(args.tags)),
        limit=args.limit,
        new=args.new,
        practice=args.practice,
    )


def _plain(args: Namespace) -> int:
    from quizapp.cli import door
    from quizapp.cli.output import say
    from quizapp.cli.plain_choice import NO_DECKS
    from quizapp.cli.plain_study import PlainStudy
    from quizapp.library.quizzing import joined

    library = door.library(args, make=True)
    if not args.decks and not library.shelf.entries():
        say(NO_DECKS)
        return 0
    meant = {entry.name for entry in library.shelf.find(args.decks)}
    library.load()  # all: undo goes back to cards of any deck
    door.tell_unreadable(volume for volume in library.volumes if volume.entry.name in meant)
    decks = library.decks(args.decks)
    sitting = library.study(decks, limit=args.limit, new=args.new, tags=args.tags, practice=args.practice)
    if args.decks and decks:  # also where these are all there are
        sitting.title = joined([library.titles.get(deck.id, deck.title) for deck in decks])
    return PlainStudy(library, sitting, lambda: _last_words(library, decks, args), _go_on(args)).run()


def _go_on(args: Namespace) -> str:
    from quizapp.cli.door import command_line

    tags = [word for tag in args.tags for word in ("--tag", tag)]
    practice = ["--practice"] if args.practice else []
    return command_line(args, "study", "--plain", *args.decks, *tags, *practice)


def _last_words(library: Library, decks: Sequence[Deck], args: Namespace) -> str:
    """What is left to do, once there are no more cards in this sitting."""
    from quizapp.cli.door import command_line

    practise = f"Practise anyway: `{command_line(args, 'study', *args.decks, '--practice')}`."
    cards = sum(len(deck.cards) for deck in decks)
    if not cards:
        return "There are no cards here. `quizapp check` says what is wrong with the decks."
    if args.practice:
        return "That was all of this practice."
    left = library.study(decks, tags=args.tags).study.left
    if left:
        return f"{left} more {'is' if left == 1 else 'are'} due or new today."
    tomorrow = _tomorrow(library, decks)
    return f"Done for today. {tomorrow} {'card' if tomorrow == 1 else 'cards'} tomorrow. {practise}"


def _tomorrow(library: Library, decks: Sequence[Deck]) -> int:
    """How many of the cards begun so far are due on the next study day."""
    from datetime import date, timedelta

    from quizapp.study.queue import is_due

    day = (date.fromisoformat(library.journal.today()) + timedelta(days=1)).isoformat()
    history = library.journal.history
    cards = (card for deck in decks for card in deck.cards)
    return sum(is_due(history.cards.get(history.resolve(card.id)), day) for card in cards)

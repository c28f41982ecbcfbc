"""`study`: flashcards by schedule, on the screen or in plain lines."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizapp.cli.commands import LEARN
from quizapp.cli.parser import Parser, add_decks, add_tags, whole_number

if TYPE_CHECKING:
    from quizapp.library.library import Library
    from quizapp.library.opening import Opening
    from quizapp.library.shelf import Volume

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
    from quizapp.cli.plain import Stop
    from quizapp.cli.plain_carry import carry_over
    from quizapp.cli.plain_choice import NO_DECKS
    from quizapp.cli.plain_study import PlainStudy
    from quizapp.library.quizzing import joined

    library = door.loaded(args, make=True)
    if not args.decks and not library.shelf.entries():
        say(NO_DECKS)
        return 0
    try:
        carry_over(library, _go_on(args))
    except Stop as stop:
        return stop.code()
    volumes = library.named(args.decks)
    door.tell_unreadable(volumes)
    decks = [volume for volume in volumes if volume.deck_id]
    sitting = library.study(decks, limit=args.limit, new=args.new, tags=args.tags, practice=args.practice)
    if args.decks and decks:  # also where these are all there are
        sitting.title = joined([volume.entry.full_title for volume in decks])
    return PlainStudy(library, sitting, lambda: _last_words(library, decks, args), _go_on(args)).run()


def _go_on(args: Namespace) -> str:
    from quizapp.cli.door import command_line

    tags = [word for tag in args.tags for word in ("--tag", tag)]
    practice = ["--practice"] if args.practice else []
    return command_line(args, "study", "--plain", *args.decks, *tags, *practice)


def _last_words(library: Library, decks: Sequence[Volume], args: Namespace) -> str:
    """What is left to do, once there are no more cards in this sitting."""
    from quizapp.cli.door import command_line

    practise = f"Practise anyway: `{command_line(args, 'study', *args.decks, '--practice')}`."
    cards = sum(volume.cards for volume in decks)
    if not cards:
        return "There are no cards here. `quizapp check` says what is wrong with the decks."
    if args.practice:
        return "That was all of this practice."
    left = library.study(decks, tags=args.tags).study.left
    if left:
        return f"{left} more {'is' if left == 1 else 'are'} due or new today."
    return f"Done for today. {_to_come(library, decks)} {practise}"


def _to_come(library: Library, decks: Sequence[Volume]) -> str:
    """How many cards the next study day has, or when the next one comes after it."""
    tomorrow = sum(library.due_on(volume, library.day + 1) for volume in decks)
    here = {volume.deck_id for volume in decks}
    rows = [] if tomorrow else library.rows()
    days = [row.counts.next_day for row in rows if row.counts and row.deck_id in here]
    later = min((day for day in days if day), default=0)
    if later:
        return f"The next card comes in {later - library.day} days."
    return f"{tomorrow} {'card' if tomorrow == 1 else 'cards'} tomorrow."

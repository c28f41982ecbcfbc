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
    from quizapp.questions.wish import Wish

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

    return Opening(
        "study",
        args.home,
        args.learner,
        tuple(args.decks),
        _tagged(args.tags),
        limit=args.limit,
        new=args.new,
        practice=args.practice,
    )


def _tagged(tags: Sequence[str]) -> Wish | None:
    if not tags:
        return None
    from quizapp.questions.wish import Wish  # the first card doesn't wait for it

    return Wish(tags=tuple(tags))


def _plain(args: Namespace) -> int:
    from quizapp.cli import door
    from quizapp.cli.output import say
    from quizapp.cli.plain import Stop
    from quizapp.cli.plain_carry import carry_over
    from quizapp.cli.plain_choice import NO_DECKS
    from quizapp.cli.plain_study import PlainStudy
    from quizapp.library.library import NothingToAsk
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
    if word := library.without_tag(decks, args.tags):
        raise NothingToAsk(word)
    sitting = library.study(decks, limit=args.limit, new=args.new, tags=args.tags, practice=args.practice)
    if args.decks and decks:  # also where these are all there are
        sitting.title = joined([volume.entry.full_title for volume in decks])
    return PlainStudy(library, sitting, lambda: _last_words(library, decks, args), _go_on(args)).run()


def _go_on(args: Namespace) -> str:
    from quizapp.cli.door import command_line

    practice = ["--practice"] if args.practice else []
    return command_line(args, "study", "--plain", *args.decks, *_tags(args), *practice)


def _tags(args: Namespace) -> list[str]:
    return [word for tag in args.tags for word in ("--tag", tag)]


def _last_words(library: Library, decks: Sequence[Volume], args: Namespace) -> str:
    """What is left to do, once there are no more cards in this sitting."""
    from quizapp.cli.door import command_line

    again = command_line(args, "study", "--plain", *args.decks, *_tags(args), "--practice")
    practise = f"Practise anyway: `{again}`."
    cards = sum(volume.cards for volume in decks)
    if not cards:
        return "There are no cards here. `quizapp check` says what is wrong with the decks."
    if args.practice:
        return "That was all of this practice."
    left = library.study(decks, tags=args.tags).study.left
    if left:
        return f"{left} more {'is' if left == 1 else 'are'} due or new today."
    return f"Done for today. {library.tomorrow(decks).words} {practise}"

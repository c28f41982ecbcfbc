"""`assign`: an assignment, a quiz that a whole class sits, as a small file."""

from __future__ import annotations

from argparse import Namespace
from datetime import date, datetime
from typing import TYPE_CHECKING

from quizapp.cli.commands import SCORES
from quizapp.cli.parser import Parser, WrongUse, add_decks, add_wish, whole_number, wish

if TYPE_CHECKING:
    from quizapp.library.library import Library
    from quizapp.study.assignment import Assignment

NAME = "assign"
GROUP = SCORES
SUMMARY = "a quiz for a whole class, as a small file to give out"
EXAMPLE = "quizapp assign rare-earths-deal -n 8 --until 2026-12-18 -o week-3.toml"


def add_arguments(parser: Parser) -> None:
    """Decks, what is asked and how, when, and the file."""
    add_decks(parser, needed=True)
    add_wish(parser)
    parser.add_argument(
        "-o", dest="output", metavar="FILE", required=True, help="the file, such as week-3.toml"
    )
    parser.add_argument("--title", metavar="T", default="", help="what it is called (else by its file)")
    parser.add_argument(
        "--each", action="store_true", help="a paper of their own for everyone, by the same rules"
    )
    parser.add_argument(
        "--feedback", action="store_true", help="tell at once what was right: a quiz, not a test"
    )
    parser.add_argument("--minutes", metavar="M", type=whole_number(1), default=0, help="end after M minutes")
    parser.add_argument(
        "--from", dest="opens", metavar="WHEN", default="", help="open from a day or moment on"
    )
    parser.add_argument("--until", dest="closes", metavar="WHEN", default="", help="and until then")


def run(args: Namespace) -> int:
    """Writes the file, and says how it goes on."""
    from quizapp.cli import door
    from quizapp.cli.output import say, tell
    from quizapp.library.assignments import write_assignment
    from quizapp.questions.wish import MIXED
    from quizapp.storage.refused import why_not

    if MIXED in args.forms:
        raise WrongUse("mixed asks by what each learner knows; an assignment names its forms")
    library = door.loaded(args, make=False)
    path = library.world.path(args.output)
    if path.exists():
        raise WrongUse(f"{args.output} is there already: it may be given out; take another name")
    assignment = _made(library, args, path.stem)
    try:
        write_assignment(path, assignment)
    except OSError as error:
        tell(f"quizapp: {args.output} can't be written: {why_not(error, path)}; name a file elsewhere")
        return 2
    say(str(path), wrap=False, isolate=False)
    tell(f"Learners sit it by `quizapp quiz --assignment {path.name}`, and")
    tell(f"`quizapp hand-in --assignment {path.name}` makes the file that they send you.")
    return 0


def _made(library: Library, args: Namespace, name: str) -> Assignment:
    from quizapp.cli.door import tell_unreadable
    from quizapp.library.assignments import uses_of
    from quizapp.study.assignment import Assignment

    volumes = library.named(args.decks)
    if tell_unreadable(volumes) == len(volumes):
        raise WrongUse("there is no deck to ask from")
    opens, closes = _moment(args.opens, start=True), _moment(args.closes, start=False)
    if opens and closes and closes <= opens:
        raise WrongUse("--until is not after --from")
    if not library.how_many([v for v in volumes if v.deck_id], wish(args)):
        raise WrongUse("no card of these decks fits what was asked for")
    return Assignment(
        name,
        args.title.strip() or name,
        uses_of(volumes),
        wish(args),
        args.seed or library.seed(),
        args.each,
        "quiz" if args.feedback else "test",
        args.minutes,
        opens,
        closes,
    )


def _moment(text: str, *, start: bool) -> datetime | None:
    """A day, or a moment, in this computer's zone; of a day its first moment, or its last."""
    if not text.strip():
        return None
    try:
        if "T" not in text and ":" not in text:
            day = date.fromisoformat(text.strip())
            return datetime(
                day.year, day.month, day.day, *((0, 0, 0) if start else (23, 59, 59))
            ).astimezone()
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        raise WrongUse(f"{text!r} is no moment, such as 2026-12-18 or 2026-12-18T10:00") from None
    return found.astimezone()

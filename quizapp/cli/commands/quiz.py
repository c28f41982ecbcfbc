"""`quiz`: a scored quiz or test, on the screen or in plain lines."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Literal

from quizapp.cli.commands import LEARN
from quizapp.cli.parser import Parser, WrongUse, add_decks, add_wish, whole_number, wish

if TYPE_CHECKING:
    from quizapp.library.library import Library
    from quizapp.library.opening import Opening
    from quizapp.library.quizzing import QuizSitting
    from quizapp.library.shelf import Entry
    from quizapp.study.assignment import Assignment

NAME = "quiz"
GROUP = LEARN
SUMMARY = "a scored quiz or test"
EXAMPLE = "quizapp quiz rare-earths-deal -n 5 --direction reverse"


def add_arguments(parser: Parser) -> None:
    """Decks, what is asked and how, and where."""
    add_decks(parser)
    add_wish(parser)
    parser.add_argument("--minutes", metavar="M", type=whole_number(1), default=0, help="end after M minutes")
    parser.add_argument("--test", action="store_true", help="tell what was right only at the end")
    parser.add_argument("--assignment", metavar="FILE", default="", help="sit what your teacher gave out")
    parser.add_argument("--try", dest="trial", action="store_true", help="save nothing")
    parser.add_argument("--plain", action="store_true", help="in plain lines, for screen readers and pipes")
    parser.add_argument(
        "--continue", dest="go_on", action="store_true", help="with --plain: go on with the unfinished quiz"
    )


def run(args: Namespace) -> int | Opening:
    """Opens the quiz on the screen, or holds it in plain lines."""
    if args.go_on and (not args.plain or args.decks or args.trial):
        raise WrongUse(
            "--continue goes with --plain alone, without decks; the app offers it on its first screen"
        )
    assignment = _assignment(args) if args.assignment else None
    if args.plain:
        return _plain(args, assignment)
    from quizapp.library.opening import Opening

    return Opening(
        "quiz",
        args.home,
        args.learner,
        tuple(args.decks),
        wish(args),
        args.seed,
        _mode(args),
        args.minutes,
        keep=not args.trial,
        assignment=assignment,
    )


def _assignment(args: Namespace) -> Assignment:
    """The assignment; it says itself what is asked, and how."""
    from quizapp.library.assignments import read_assignment
    from quizapp.library.front import World
    from quizapp.study.assignment import BadAssignment

    if args.decks or args.go_on or args.seed or args.minutes or args.test or args.tags:
        raise WrongUse("--assignment goes without decks and without other options: the file says all that")
    try:
        return read_assignment(World.real().path(args.assignment))
    except BadAssignment as error:
        raise WrongUse(f"{args.assignment}: {error}") from None
    except OSError as error:
        raise WrongUse(f"{args.assignment} can't be read: {error.strerror or error}") from None


def _mode(args: Namespace) -> Literal["quiz", "test"]:
    return "test" if args.test else "quiz"


def _plain(args: Namespace, assignment: Assignment | None = None) -> int:
    from quizapp.cli import door
    from quizapp.cli.plain import Stop
    from quizapp.cli.plain_quiz import PlainQuiz

    library = door.loaded(args, make=True)
    try:
        if assignment:
            sitting: QuizSitting | None = _assigned(library, assignment, keep=not args.trial)
        else:
            sitting = _continued(library) if args.go_on else _begun(library, args)
    except Stop:
        return 0
    if sitting is None:
        return 1
    return PlainQuiz(sitting, _go_on(args)).run()


def _assigned(library: Library, assignment: Assignment, *, keep: bool) -> QuizSitting:
    from quizapp.cli.output import tell
    from quizapp.library.assignments import sit

    begun = sit(library, assignment, keep=keep)
    if begun.remark:
        tell(begun.remark)
    return begun.sitting


def _go_on(args: Namespace) -> str:
    from quizapp.cli.door import command_line

    return command_line(args, "quiz", "--plain", "--continue")


def _continued(library: Library) -> QuizSitting | None:
    from quizapp.cli.output import tell

    attempt = library.unfinished()
    if attempt is None:
        tell("quizapp: there is no unfinished quiz to go on with")
        return None
    return library.resume(attempt.session)


def _begun(library: Library, args: Namespace) -> QuizSitting | None:
    from quizapp.cli.door import command_line, tell_unreadable
    from quizapp.cli.plain_carry import carry_over

    if not args.trial:
        carry_over(library, command_line(args, "quiz", "--plain", *args.decks))
    _offer(library, args)
    volumes = library.named(args.decks or [_chosen(library).name])
    tell_unreadable(volumes)
    return library.quiz(
        volumes,
        wish(args),
        seed=args.seed,
        mode=_mode(args),
        minutes=args.minutes,
        keep=not args.trial,
    )


def _chosen(library: Library) -> Entry:
    from quizapp.cli.plain import Stop
    from quizapp.cli.plain_choice import choose_deck

    entry = choose_deck(library.shelf.entries())
    if entry is None:
        raise Stop
    return entry


def _offer(library: Library, args: Namespace) -> None:
    """Says how to go on with a quiz that was broken off, if there is one on these decks."""
    from quizapp.cli.output import say

    attempt = None if args.trial else library.unfinished()
    if attempt:
        quiz = library.resume(attempt.session).quiz
        say(f"A quiz waits unfinished, {quiz.answered} of {quiz.total}. `{_go_on(args)}` goes on with it.")

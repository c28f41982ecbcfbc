"""`optimize`: the weights of FSRS, the scheduler, fitted to how this learner forgets."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from quizapp.cli.commands import UPKEEP
from quizapp.cli.parser import Parser

if TYPE_CHECKING:
    from quizapp.library.library import Library
    from quizapp.library.optimizing import Shift
    from quizapp.study.fitting import Fitted

NAME = "optimize"
GROUP = UPKEEP
SUMMARY = "fit the schedule to how you forget"
EXAMPLE = "quizapp optimize"

_MORE = """
  quizapp optimize --undo     back to how it was before, step by step"""
_WAIT = 0.1  # seconds from look to look


def add_arguments(parser: Parser) -> None:
    """Forth or back, and in which shape."""
    parser.add_argument("--undo", action="store_true", help="go back to the weights before")
    parser.add_argument("--json", action="store_true", help="as JSON: log loss, weights, what has moved")
    parser.epilog = f"{parser.epilog or ''}{_MORE}"


def run(args: Namespace) -> int:
    """Fits or goes back; 1 where it can't be done."""
    from quizapp.cli import door
    from quizapp.cli.output import tell

    library = door.loaded(args, make=False)
    if not library.can_save:
        tell(f"quizapp: {library.folder} can't be written to, so nothing is kept; see who may write there")
        return 1
    return _undo(library, args) if args.undo else _optimize(library, args)


def _optimize(library: Library, args: Namespace) -> int:
    from quizapp.cli.output import tell
    from quizapp.library.optimizing import FitFailed, adopt, usable
    from quizapp.study.fitting import TooFew

    try:
        found = _fitted(library)
    except (TooFew, FitFailed) as error:
        tell(f"quizapp: {error}")
        return 1
    if found.better and usable(found.weights):
        tell("Working out when each card is due …")
        _say_new(found, adopt(library, found.weights), args)
    else:
        _say_same(found, args)
    return 0


def _fitted(library: Library) -> Fitted:
    from quizapp.cli.bar import Bar
    from quizapp.library.optimizing import Fit, in_use, learned

    with Bar("Fitting to your answers") as bar, Fit(learned(library), in_use(library)) as fit:
        while not fit.done(_WAIT):
            bar.moving()
        return fit.result()


def _say_new(found: Fitted, shift: Shift, args: Namespace) -> None:
    from quizapp.cli.door import command_line
    from quizapp.cli.output import print_json, say

    if args.json:
        print_json({"kept": True, **_as_json(found), **_shift_json(shift)})
        return
    _say_loss(found)
    _say_shift(shift)
    if not args.demo:  # of which nothing is left
        say(f"`{command_line(args, 'optimize', '--undo')}` goes back.")


def _say_same(found: Fitted, args: Namespace) -> None:
    from quizapp.cli.output import print_json, say

    if args.json:
        print_json({"kept": False, **_as_json(found)})
        return
    say(f"Log loss {found.before:.4f}, from {found.reviews} reviews: no better weights were found.")
    say("Nothing has changed.")


def _as_json(found: Fitted) -> dict[str, object]:
    loss = {"before": found.before, "after": found.after}
    return {"reviews": found.reviews, "log_loss": loss, "weights": list(found.weights)}


def _shift_json(shift: Shift) -> dict[str, object]:
    due = {"before": shift.due_before, "after": shift.due_after}
    return {"cards": shift.cards, "moved": shift.moved, "due_today": due}


def _say_loss(found: Fitted) -> None:
    from quizapp.cli.output import say

    say(f"Fitted to {found.reviews} reviews of yours.")
    say(f"Log loss: {found.before:.4f} before, {found.after:.4f} now.")
    say("It says how much your answers surprise the schedule; lower is better.")


def _say_shift(shift: Shift) -> None:
    from quizapp.cli.output import say
    from quizapp.cli.plain import plural

    say(f"{shift.moved} of {plural(shift.cards, 'card')} came to be due on another day.")
    say(f"Due today: {shift.due_before} before, {shift.due_after} now.")


def _undo(library: Library, args: Namespace) -> int:
    from quizapp.cli.output import print_json, say, tell
    from quizapp.library.optimizing import adopt, before

    back = before(library)
    if back is None:
        tell("quizapp: there is nothing to go back to: the weights are FSRS's own")
        return 1
    shift = adopt(library, back[0])
    if args.json:
        print_json({"weights": back[0], **_shift_json(shift)})
        return 0
    say("Back to FSRS's own weights." if back[0] is None else "Back to the weights before.")
    _say_shift(shift)
    return 0

"""`scores`: the learner's quizzes and tests so far, and what they sum up to."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from quizapp.cli.commands import SCORES
from quizapp.cli.parser import Parser
from quizapp.cli.scores_choice import BYS, add_choice, column, sieve, the_one

if TYPE_CHECKING:
    from quizapp.library.library import Library
    from quizapp.scores.attempt import Attempt
    from quizapp.scores.review import Standing

NAME = "scores"
GROUP = SCORES
SUMMARY = "your quizzes and tests so far"
EXAMPLE = "quizapp scores --csv > scores.csv"

_MORE = """
  quizapp scores --by card --since 30d     the cards of the last 30 days, the worst first
  quizapp scores --compare 2 1             the newest beside the one before"""


def add_arguments(parser: Parser) -> None:
    """Which attempts, what of them, and in which shape."""
    add_choice(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--by", choices=BYS, default="attempt", help="summed up by deck, tag or card")
    what.add_argument(
        "--attempt", metavar="SESSION", help="one attempt, answer by answer: its session, or 1 for the newest"
    )
    what.add_argument(
        "--compare", metavar=("A", "B"), nargs=2, help="two attempts: which cards went from wrong to right"
    )
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="as JSON: a list of attempts, newest first")
    shape.add_argument("--csv", action="store_true", help="as CSV, safe to open in a spreadsheet")
    parser.epilog = f"{parser.epilog or ''}{_MORE}"


def run(args: Namespace) -> int:
    """Prints the attempts, newest first; or what is wished for of them."""
    from quizapp.cli import door
    from quizapp.cli.output import say, tell

    library = door.loaded(args, make=False)
    for problem in library.problems:
        tell(f"quizapp: {problem}")
    heads = library.heads()
    if args.attempt:
        _one(args, library, _whole(library, args.attempt, heads))
    elif args.compare:
        first, second = (_whole(library, name, heads) for name in args.compare)
        _two(args, library, first, second)
    elif args.by != "attempt":
        _standings(args, library, heads)
    elif heads or args.json or args.csv:
        _attempts(args, library, heads)
    else:
        say(f"No quiz yet, {library.learner}. `{door.command_line(args, 'quiz')}` starts the first one.")
    return 0


def _whole(library: Library, name: str, heads: Sequence[Attempt]) -> Attempt:
    found = library.attempt(the_one(name, heads).session)
    assert found is not None  # its head was listed just now
    return found


def _meant(args: Namespace, library: Library, attempts: Sequence[Attempt]) -> list[Attempt]:
    """Those that the options let through."""
    wish, zone = sieve(args, library, attempts), library.journal.now().tzinfo
    assert zone is not None  # the clock of a library has one
    return [attempt for attempt in attempts if wish.keeps(attempt, zone)]


def _attempts(args: Namespace, library: Library, heads: Sequence[Attempt]) -> None:
    from quizapp.cli.output import say
    from quizapp.cli.scores_text import print_attempts, print_trends
    from quizapp.library.reviewing import advise
    from quizapp.scores.review import COLUMNS, in_order
    from quizapp.scores.tables import COLUMNS as CELLS
    from quizapp.scores.tables import rows

    meant = _meant(args, library, heads)
    listed = in_order(meant, column(args, COLUMNS, "when"), library.titles, turned=args.reverse)
    if args.json or args.csv:
        _put(args, rows(listed, library.titles), CELLS)
        return
    if not listed:
        say("No attempt is like that.")
        return
    numbers = {attempt.session: i for i, attempt in enumerate(heads, 1)}
    print_attempts(listed, numbers, library.titles, library.journal.now())
    print_trends(meant, library.titles)
    step = advise(library)
    if step:
        say()
        say(f"Next: {step.words}")


def _standings(args: Namespace, library: Library, heads: Sequence[Attempt]) -> None:
    from quizapp.cli.output import say
    from quizapp.cli.scores_text import print_standings
    from quizapp.scores.review import STANDING_COLUMNS, standings_in_order
    from quizapp.scores.review_tables import standing_columns, standing_rows
    from quizapp.scores.spread import spreads

    by = column(args, STANDING_COLUMNS, "right")
    listed = standings_in_order(_summed(args, library, heads), by, turned=args.reverse)
    if args.json or args.csv:
        trend = spreads(_meant(args, library, heads))
        _put(args, standing_rows(listed, args.by, trend), standing_columns(args.by))
    elif listed:
        print_standings(listed, args.by, library.journal.now())
    else:
        say("No attempt is like that." if heads else "No quiz yet.")


def _summed(args: Namespace, library: Library, heads: Sequence[Attempt]) -> list[Standing]:
    from quizapp.library.reviewing import tags
    from quizapp.scores.review import by_card, by_deck, by_tag

    if args.by == "deck":
        return by_deck(_meant(args, library, heads), library.titles)
    cards = by_card(_meant(args, library, library.attempts()))
    return cards if args.by == "card" else by_tag(cards, tags(library))


def _one(args: Namespace, library: Library, attempt: Attempt) -> None:
    from quizapp.cli.output import print_json
    from quizapp.cli.scores_text import print_attempt
    from quizapp.scores.review_tables import ANSWER, answer_rows, attempt_row

    if args.json:
        print_json(attempt_row(attempt, library.titles))
    elif args.csv:
        _put(args, answer_rows(attempt), ANSWER)
    else:
        print_attempt(attempt, library.titles, library.journal.now())


def _two(args: Namespace, library: Library, first: Attempt, second: Attempt) -> None:
    from quizapp.cli.output import print_json
    from quizapp.cli.scores_text import print_compared
    from quizapp.scores.review_tables import COMPARED, compared_rows
    from quizapp.scores.tables import row

    cards = compared_rows(first, second)
    if args.json:
        both = {"first": row(first, library.titles), "second": row(second, library.titles)}
        print_json({**both, "cards": cards})
    elif args.csv:
        _put(args, cards, COMPARED)
    else:
        print_compared(first, second, library.titles, library.journal.now())


def _put(args: Namespace, rows: list[dict[str, Any]], columns: Sequence[str]) -> None:
    """The rows as JSON or CSV."""
    from quizapp.cli.output import print_json, say
    from quizapp.scores.tables import to_csv

    if args.json:
        print_json(rows)
    else:
        say(to_csv([_printable(row) for row in rows], columns).rstrip("\n"), wrap=False, isolate=False)


def _printable(row: dict[str, Any]) -> dict[str, Any]:
    from quizapp.cards.clean import clean_line

    def safe(value: Any) -> Any:
        if isinstance(value, list):
            return [safe(each) for each in value]
        return clean_line(value) if isinstance(value, str) else value

    return {name: safe(value) for name, value in row.items()}

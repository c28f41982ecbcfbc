"""`scores`: the learner's quizzes and tests so far."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from quizapp.cli.commands import SCORES
from quizapp.cli.parser import Parser

if TYPE_CHECKING:
    from quizapp.library.library import Library
    from quizapp.scores.attempt import Attempt

NAME = "scores"
GROUP = SCORES
SUMMARY = "your quizzes and tests so far"
EXAMPLE = "quizapp scores --csv > scores.csv"

_LEAST_TITLE, _OTHER_COLUMNS = 16, 66  # columns for the decks' titles, and for all the others together


def add_arguments(parser: Parser) -> None:
    """In which shape."""
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="as JSON: a list of attempts, newest first")
    shape.add_argument("--csv", action="store_true", help="as CSV, safe to open in a spreadsheet")


def run(args: Namespace) -> int:
    """Prints the attempts, newest first."""
    from quizapp.cli import door
    from quizapp.cli.output import print_json, say, tell
    from quizapp.scores.tables import rows, to_csv

    library = door.loaded(args, make=False)
    for problem in library.journal.problems:
        tell(f"quizapp: {problem}")
    attempts = library.attempts()
    if args.json:
        print_json(rows(attempts, library.titles))
    elif args.csv:
        say(to_csv([_printable(row) for row in rows(attempts, library.titles)]).rstrip("\n"), wrap=False)
    elif attempts:
        _print_table(library, attempts)
        _print_trends(library, attempts)
    else:
        say(f"No quiz yet, {library.learner}. `{door.command_line(args, 'quiz')}` starts the first one.")
    return 0


def _printable(row: dict[str, object]) -> dict[str, object]:
    from quizapp.cards.clean import clean_line

    def safe(value: object) -> object:
        if isinstance(value, list):
            return [safe(each) for each in value]
        return clean_line(value) if isinstance(value, str) else value

    return {name: safe(value) for name, value in row.items()}


def _print_table(library: Library, attempts: list[Attempt]) -> None:
    from quizapp.cli.output import columns, table
    from quizapp.scores.words import duration, when

    now = library.journal.now()
    room = max(_LEAST_TITLE, columns() - _OTHER_COLUMNS)
    lines = [["When", "Deck", "Form", "Right", "By guessing", "Time", ""]]
    for attempt in attempts:
        titles = " + ".join(library.titles.get(deck, deck) for deck in attempt.decks)
        lines.append(
            [
                when(attempt.at, now),
                titles if len(titles) <= room else f"{titles[: room - 1]}…",
                attempt.form,
                f"{attempt.right} of {attempt.asked}{'' if attempt.finished else ', unfinished'}",
                f"{attempt.guessing:.1f}",
                duration(attempt.seconds),
                _remark(attempt),
            ]
        )
    table(lines, right=frozenset({3, 4, 5}))


def _remark(attempt: Attempt) -> str:
    remarks = ["test"] if attempt.mode == "test" else []
    if attempt.aside:
        remarks.append("left out of trends")
    return ", ".join(remarks)


def _print_trends(library: Library, attempts: list[Attempt]) -> None:
    from quizapp.cards.clean import clean_line
    from quizapp.cards.script import right_to_left
    from quizapp.cli.output import say
    from quizapp.scores.trend import by_deck
    from quizapp.scores.words import trend_words

    trends = by_deck(attempts)
    if trends:
        say()
    for deck, shares in trends.items():
        title = library.titles.get(deck, deck)
        between = ":\n" if right_to_left(title) else ": "
        say(f"{clean_line(title)}{between}{trend_words(shares)}")

"""`check`: everything that is wrong with the decks, at once, and how it is mended."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from quizapp.cli.commands import WRITE
from quizapp.cli.parser import Parser

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.library.checking import Checked

NAME = "check"
GROUP = WRITE
SUMMARY = "what is wrong with the decks, and how it is mended"
EXAMPLE = "quizapp check rare-earths-deal --strict"


def add_arguments(parser: Parser) -> None:
    """What to check, and in which shape."""
    parser.add_argument(
        "paths", metavar="PATH", nargs="*", help="a deck, a folder of decks, or a .toml file anywhere"
    )
    parser.add_argument("--strict", action="store_true", help="advice counts as an error")
    parser.add_argument("--json", action="store_true", help="as JSON: a list of findings")


def run(args: Namespace) -> int:
    """Prints the findings; 1 if there are errors, with --strict also if there is advice."""
    from quizapp.cli import door
    from quizapp.cli.diagnostics import as_json, print_findings
    from quizapp.cli.output import print_json, tell
    from quizapp.cli.plain_choice import NO_DECKS
    from quizapp.library.checking import check

    library = door.library(args, make=False)
    checked = check(library, args.paths)
    if args.json:
        print_json([as_json(finding) for each in checked for finding in each.findings])
    else:
        print_findings(checked)
    tell(_summary(checked) if checked or args.paths else NO_DECKS)
    worst = {finding.severity for each in checked for finding in each.findings}
    return 1 if "error" in worst or (args.strict and worst) else 0


def _summary(checked: Sequence[Checked]) -> str:
    from quizapp.cli.plain import plural

    findings = [finding for each in checked for finding in each.findings]
    errors = sum(finding.severity == "error" for finding in findings)
    decks = plural(len(checked), "deck")
    if not findings:
        return f"{decks}, no findings."
    advice = len(findings) - errors
    counts = [plural(errors, "error")] if errors else []
    counts += [f"{advice} advice"] if advice else []
    return f"{', '.join(counts)} in {sum(bool(each.findings) for each in checked)} of {decks}."

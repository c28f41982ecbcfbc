"""`check`: everything that is wrong with the decks, at once, and how it is mended."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from quizapp.cli.commands import WRITE
from quizapp.cli.parser import Parser, WrongUse

if TYPE_CHECKING:
    from quizapp.library.checking import Checked
    from quizapp.library.library import Library

NAME = "check"
GROUP = WRITE
SUMMARY = "what is wrong with the decks, and how it is mended"
EXAMPLE = "quizapp check rare-earths-deal --strict"

_FORMATS = ("text", "json", "github")
_MORE = """
  quizapp check --explain D208
  quizapp check rare-earths-deal --fix --dry-run
  quizapp check --watch"""


def add_arguments(parser: Parser) -> None:
    """What to check, in which shape, and what to do about it."""
    parser.epilog = f"{parser.epilog}{_MORE}"
    parser.add_argument(
        "paths", metavar="PATH", nargs="*", help="a deck, a folder of decks, or a .toml file anywhere"
    )
    parser.add_argument("--strict", action="store_true", help="advice counts as an error")
    parser.add_argument(
        "--answers", action="store_true", help="also what the answers of all learners here say of the cards"
    )
    parser.add_argument(
        "--explain", metavar="CODE", default="", help="why a code is told, how it is mended, and an example"
    )
    parser.add_argument(
        "--fix", action="store_true", help="write missing ids and mend what is safe; all else stays as it is"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="only show what --fix would change, and write nothing"
    )
    parser.add_argument("--watch", action="store_true", help="go on, and check each deck that is saved")
    parser.add_argument(
        "--format", choices=_FORMATS, default="text", help="text; json; or github: remarks beside the lines"
    )
    parser.add_argument(
        "--json", dest="format", action="store_const", const="json", help="as JSON: a list of findings"
    )


def run(args: Namespace) -> int:
    """Prints the findings; 1 if there are errors, with --strict also if there is advice."""
    if args.explain:
        from quizapp.cli.check_explain import explain

        return explain(args.explain)
    from quizapp.cli import door
    from quizapp.cli.check_words import exit_code

    _fit_together(args)
    library = (door.loaded if args.answers else door.library)(args, make=False)
    if args.watch:
        from quizapp.cli.check_watch import follow

        return exit_code(follow(library, args.paths), strict=args.strict)
    if args.fix or args.dry_run:
        from quizapp.cli import check_fix

        if args.dry_run:
            return check_fix.show(library, args.paths, strict=args.strict)
        saved = check_fix.fix(library, args.paths)
        return _check(library, args) if saved else max(1, _check(library, args))
    return _check(library, args)


def _fit_together(args: Namespace) -> None:
    """Raises WrongUse for options that can't be meant at once."""
    if args.watch and (args.fix or args.dry_run):
        raise WrongUse("--watch only looks: leave out --fix and --dry-run")
    if args.watch and args.format != "text":
        raise WrongUse(f"--watch never ends, so there is no {args.format} of it")
    if args.answers and (args.watch or args.dry_run):
        raise WrongUse("--answers goes with a plain check: leave out --watch and --dry-run")
    if args.dry_run and args.format != "text":
        raise WrongUse(f"--dry-run shows a text: leave out the format {args.format}")


def _check(library: Library, args: Namespace) -> int:
    from quizapp.cli.check_words import exit_code, summary
    from quizapp.cli.output import print_json, tell
    from quizapp.cli.plain_choice import NO_DECKS
    from quizapp.library.checking import check

    checked = check(library, args.paths)
    if args.answers:
        checked = _with_answers(library, checked)
    if args.format == "json":
        from quizapp.cli.diagnostics import as_json

        print_json([as_json(finding) for each in checked for finding in each.findings])
    elif args.format == "github":
        from quizapp.cli.check_github import print_for_github

        print_for_github(checked, library.world.cwd)
    else:
        from quizapp.cli.diagnostics import print_findings

        print_findings(checked)
    tell(summary(checked) if checked or args.paths else NO_DECKS)
    return exit_code(checked, strict=args.strict)


def _with_answers(library: Library, checked: list[Checked]) -> list[Checked]:
    from quizapp.cli.bar import Bar
    from quizapp.library.answers_told import with_answers

    with Bar("Reading answers") as bar:
        return with_answers(library, checked, bar.share)

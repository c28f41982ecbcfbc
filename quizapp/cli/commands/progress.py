"""`progress`: looks after the logs of answers."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from quizapp.cli.commands import UPKEEP
from quizapp.cli.parser import Parser, WrongUse

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "progress"
GROUP = UPKEEP
SUMMARY = "look after your answers: verify, merge, export, forget"
EXAMPLE = "quizapp progress merge /media/usb/quizapp --dry-run"

_ACTIONS = ("verify", "merge", "export", "forget")
_OPTIONS = {  # which actions an option goes with
    "json": ("verify",),
    "all": ("verify",),
    "dry_run": ("merge",),
    "csv": ("export",),
    "output": ("export",),
    "bom": ("export",),
    "yes": ("forget",),
}
_MORE = """
  quizapp progress verify --all
  quizapp progress export -o answers.csv
  quizapp progress forget --learner kim"""


def add_arguments(parser: Parser) -> None:
    """What is to be done, and how."""
    parser.add_argument(
        "action",
        metavar="verify|merge|export|forget",
        choices=_ACTIONS,
        help="verify: tell of all damage in the logs; merge: bring in another folder's; "
        "export: each answer as a row for a spreadsheet; forget: erase a learner for good",
    )
    parser.add_argument(
        "folder",
        metavar="FOLDER",
        nargs="?",
        default=None,
        help="merge: a library, a progress folder, or a learner's folder",
    )
    group = parser.add_argument_group("verify")
    group.add_argument("--all", action="store_true", help="of all learners")
    group.add_argument("--json", action="store_true", help="as JSON: a list, one object a learner")
    group = parser.add_argument_group("merge")
    group.add_argument("--dry-run", action="store_true", help="only say what would come")
    group = parser.add_argument_group("export")
    group.add_argument("--csv", action="store_true", help="as CSV, safe to open in a spreadsheet (always)")
    group.add_argument("-o", dest="output", metavar="FILE", default=None, help="into a file")
    group.add_argument("--bom", action="store_true", help="begin with a byte order mark, which Excel wants")
    group = parser.add_argument_group("forget")
    group.add_argument("--yes", action="store_true", help="without asking; needs --learner")
    parser.epilog = f"{parser.epilog or ''}{_MORE}"


def run(args: Namespace) -> int:
    """Does what was asked for."""
    for name, actions in _OPTIONS.items():
        if getattr(args, name) and args.action not in actions:
            option = "-o" if name == "output" else f"--{name.replace('_', '-')}"
            raise WrongUse(f"{option} goes with {actions[0]}, not with {args.action}")
    if (args.folder is not None) != (args.action == "merge"):
        raise WrongUse(
            f"{args.action} takes no folder"
            if args.folder is not None
            else "merge needs the folder to bring in: quizapp progress merge FOLDER"
        )
    return _action(args.action)(args)


def _action(name: str) -> Callable[[Namespace], int]:
    if name == "verify":
        from quizapp.cli.progress_verify import run_verify

        return run_verify
    if name == "merge":
        from quizapp.cli.progress_merge import run_merge

        return run_merge
    if name == "export":
        from quizapp.cli.progress_export import run_export

        return run_export
    from quizapp.cli.progress_forget import run_forget

    return run_forget

"""`progress merge`: brings in the logs of another folder."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from quizapp.cards.clean import clean_line
from quizapp.cli import door
from quizapp.cli.output import table, tell
from quizapp.cli.parser import WrongUse
from quizapp.cli.plain import plural
from quizapp.storage.log_merge import Merge, NoLogs, carry_out, plan, source_folder

_HOW = {
    "copied": "a new file",
    "longer": "a longer one in the place of ours",
    "lines": "its new lines, beside ours",
}


def run_merge(args: Namespace) -> int:
    """Brings the logs in and says what came; 1 if some of it could not be read or written."""
    library = door.library(args, make=False)
    try:
        source = source_folder(library.world.path(args.folder), library.folder.name)
    except NoLogs as error:
        raise WrongUse(str(error)) from error
    merge = plan(source, library.folder)
    problems = list(merge.problems)
    if not args.dry_run:
        problems += carry_out(merge, source, library.folder)
    if merge.steps:
        table([[step.target, plural(step.answers, "answer"), _HOW[step.how]] for step in merge.steps])
    for problem in problems:
        tell(clean_line(str(problem)))
    failed = {Path(problem.path).name for problem in problems[len(merge.problems) :]}
    merge.steps = [step for step in merge.steps if step.name not in failed]
    _whose(source, library.folder)
    tell(_came(merge, source, would=args.dry_run))
    return 1 if any(finding.severity == "error" for finding in problems) else 0


def _whose(source: Path, ours: Path) -> None:
    if source.name != ours.name and not (ours.is_dir() and source.samefile(ours)):
        tell(f"The folder is called {source.name}; its answers count as those of {ours.name}.")


def _came(merge: Merge, source: Path, *, would: bool) -> str:
    here = plural(merge.here, "answer") + (" was" if merge.here == 1 else " were") + " here already"
    if not merge.steps:
        return f"Nothing new in {source}." + (f" {here}." if merge.here else "")
    lines = plural(merge.answers, "answer")
    if merge.others:
        lines += f" and {plural(merge.others, 'other line')}"
    came = "would come" if would else "came"
    devices = merge.devices
    named = f" ({', '.join(devices)})" if len(devices) <= 4 else ""
    already = f"; {here}" if merge.here else ""
    return f"{lines} {came} from {plural(len(devices), 'device')}{named}{already}."

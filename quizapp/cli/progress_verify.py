"""`progress verify`: what is damaged in the logs, and what is in them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from quizapp.cards.clean import clean_line
from quizapp.cli import door
from quizapp.cli.diagnostics import as_json
from quizapp.cli.output import print_json, say, tell
from quizapp.cli.plain import plural
from quizapp.storage.log_verify import Verified, verify


def run_verify(args: Namespace) -> int:
    """Prints findings and counts; 1 if anything is damaged."""
    library = door.library(args, make=False)
    folders = _learners(library.places.progress) if args.all else [library.folder]
    today = library.world.clock().date()
    logs = [verify(folder, today) for folder in folders]
    if args.json:
        print_json([_as_json(log, folder) for log, folder in zip(logs, folders, strict=True)])
    else:
        for log in logs:
            _print(log)
    tell(_summary(logs))
    return 1 if any(log.errors for log in logs) else 0


def _learners(progress: Path) -> list[Path]:
    if not progress.is_dir():
        return []
    return sorted(each for each in progress.iterdir() if each.is_dir() and not each.name.startswith("."))


def _print(log: Verified) -> None:
    for finding in log.findings:
        say(clean_line(str(finding)), wrap=False, isolate=False)
    if not log.files:
        say(f"{clean_line(log.learner)}: no answers yet")
        return
    lines = plural(sum(log.kinds.values()), "line")
    say(f"{clean_line(log.learner)}: {lines} in {plural(log.files, 'file')}, {log.size:,} bytes")
    for kind, count in log.kinds.items():
        say(f"  {clean_line(kind):<8} {count:>9,}", wrap=False)
    if log.days:
        say(f"  answers on {plural(len(log.days), 'day')}, from {min(log.days)} to {max(log.days)}")


def _as_json(log: Verified, folder: Path) -> dict[str, Any]:
    return {
        "learner": log.learner,
        "folder": str(folder),
        "files": log.files,
        "bytes": log.size,
        "lines": sum(log.kinds.values()),
        "kinds": dict(log.kinds),
        "days": dict(log.days),
        "findings": [as_json(finding) for finding in log.findings],
    }


def _summary(logs: Sequence[Verified]) -> str:
    if not logs:
        return "There are no learners here yet."
    errors = sum(log.errors for log in logs)
    advice = sum(len(log.findings) for log in logs) - errors
    whose = f" in the logs of {plural(len(logs), 'learner')}" if len(logs) > 1 else ""
    if not errors:
        return f"Nothing is damaged{whose}." + (f" {advice} advice." if advice else "")
    counts = plural(errors, "error") + (f", {advice} advice" if advice else "")
    return f"{counts}{whose}. Everything else is read and counts; nothing was changed."

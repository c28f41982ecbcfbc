"""Looks through a learner's log for all that is damaged or odd, and counts what is in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from quizapp.source.finding import Finding
from quizapp.storage.log_ahead import TOMORROW, told_ahead
from quizapp.storage.log_files import log_names
from quizapp.storage.log_line import log_lines
from quizapp.storage.log_reading import LogRead, read_log
from quizapp.storage.log_texts import Texts
from quizapp.storage.profile import load, told
from quizapp.study.days import ordinal
from quizapp.study.lines import Answer, Line, Mark, Undo, Unknown
from quizapp.study.parsing import to_fields

_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}\.")
_MOST = 100  # findings of one kind in one file that are told one by one


@dataclass(frozen=True, slots=True)
class Verified:
    """What a learner's log comes to.

    `findings` in order of file and line, their paths relative to the progress folder: damage (L001), one id
    with two texts (L002), lines of a newer version (L003), what can't be read (L004), lines in the file of
    another month (L005), a line that names another which isn't there (L006), a file without a last line end
    (L007), answers of days to come (L010), a damaged profile (L011). `kinds`
    counts lines, each id once; `days` the answers of each study day. `size` in bytes.
    """

    learner: str
    findings: tuple[Finding, ...]
    kinds: Mapping[str, int]
    days: Mapping[str, int]
    files: int
    size: int

    @property
    def errors(self) -> int:
        """How many findings are not mere advice."""
        return sum(finding.severity == "error" for finding in self.findings)


def verify(folder: Path, today: date = date.max) -> Verified:
    """Looks through the logs in a learner's folder; a missing one has none. `today`: later days are odd."""
    read = read_log(folder)
    looks = load(folder)
    cut, odd = _looked_through(folder, {line.id for line in read.lines}, today.toordinal() + TOMORROW)
    findings = [
        _as_cut(each) if each.code == "L001" and (each.path, each.line) in cut else each
        for each in read.problems
    ]
    days = Counter(line.day for line in read.lines if isinstance(line, Answer) and line.day)
    return Verified(
        folder.name,
        tuple(sorted((*findings, *odd, *(told(folder, looks) if looks else ())))),
        dict(_kinds(read).most_common()),
        dict(sorted(days.items())),
        len(read.sizes),
        sum(read.sizes.values()),
    )


def _kinds(read: LogRead) -> Counter[str]:
    names: dict[type[Line], str] = {}
    kinds: Counter[str] = Counter()
    for line in read.lines:
        if isinstance(line, Unknown):
            kinds[line.kind] += 1
            continue
        if type(line) not in names:
            names[type(line)] = str(to_fields(line)["kind"])
        kinds[names[type(line)]] += 1
    return kinds


def _as_cut(finding: Finding) -> Finding:
    """Damage at the very end of a file: most often a line that was not written to its end."""
    what = "this line, the last of its file, was cut off before its end"
    help = "as by a power cut, or in a copy that is not whole yet; everything else is read"
    return replace(finding, message=what, help=help)


def _looked_through(folder: Path, ids: set[str], latest: int) -> tuple[set[tuple[str, int]], list[Finding]]:
    """Where damaged lines stand that have no end, and what is odd without being damaged.

    `latest`: the last day (an ordinal) that answers can be of.
    """
    cut: set[tuple[str, int]] = set()
    odd: list[Finding] = []
    try:
        names = log_names(folder)
    except OSError:
        return cut, odd  # read_log tells of it
    for name in names:
        path = f"{folder.name}/{name}"
        try:
            torn = _look_through(folder / name, path, ids, odd, latest)
        except OSError:
            continue
        if torn:
            cut.add((path, torn))
    return cut, odd


def _look_through(file: Path, path: str, ids: set[str], odd: list[Finding], latest: int) -> int:
    """Adds what is odd in one file; the number of a last line that is damaged and has no end, or 0."""
    months: Counter[str] = Counter()
    lost: list[tuple[int, Line]] = []
    to_come: list[tuple[int, int]] = []
    first = last = 0
    month = file.name[:7] if _MONTH.match(file.name) else ""
    with file.open("rb") as opened:
        for written in log_lines(opened, Texts()):
            if not written.ended:
                last = written.number if written.line else -written.number
            line = written.line
            if line is None:
                continue
            if month and line.at[:7] != month:
                months[line.at[:7]] += 1
                first = first or written.number
            if isinstance(line, (Undo, Mark)) and line.line not in ids:
                lost.append((written.number, line))
            to_come += _to_come(line, written.number, latest)
    odd += _of_other_months(path, first, months) + _without_their_lines(path, lost)
    if to_come:
        odd.append(told_ahead(path, to_come[0][0], len(to_come), max(day for _, day in to_come)))
    if last > 0:
        what = "this file's last line has no end; it is whole, and it counts"
        odd.append(Finding(path, last, 1, "L007", what, "nothing need be done", "advice"))
    return -last if last < 0 else 0


def _to_come(line: Line, number: int, latest: int) -> list[tuple[int, int]]:
    """The number and the day of an answer that is of a later day."""
    day = ordinal(line.day) if isinstance(line, Answer) else 0
    return [(number, day)] if day > latest else []


def _of_other_months(path: str, first: int, months: Counter[str]) -> list[Finding]:
    count = sum(months.values())
    if not count:
        return []
    lines = "a line" if count == 1 else f"{count} lines"
    what = f"{lines} of {', '.join(sorted(months))} in a file of another month, from here on"
    return [Finding(path, first, 1, "L005", what, "they count all the same", "advice")]


def _without_their_lines(path: str, lost: list[tuple[int, Line]]) -> list[Finding]:
    help = "if they are another device's, `quizapp progress merge` brings them"
    out = []
    for number, line in lost[:_MOST]:
        does = "takes back" if isinstance(line, Undo) else "gives another mark to"
        what = f"this line {does} one that is not in this log"
        out.append(Finding(path, number, 1, "L006", what, help, "advice"))
    if more := len(lost[_MOST:]):
        what = f"{more} more lines of this file are like that"
        out.append(Finding(path, 1, 1, "L006", what, help, "advice"))
    return out

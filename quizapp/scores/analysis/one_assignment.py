"""A class as far as one assignment goes: only the attempts that cite it, and their answers."""

from __future__ import annotations

from dataclasses import fields, replace

from quizapp.scores.analysis.roll import ClassAttempt, Roll
from quizapp.scores.analysis.table import Table


def assignments_of(roll: Roll) -> tuple[str, ...]:
    """The assignments that attempts cite, in the order of their citations."""
    return tuple(sorted({each.assignment for each in roll.attempts if each.assignment}))


def of_assignment(roll: Roll, cited: str) -> Roll:
    """The roll with the attempts of one assignment. All learners stay, also those who did not sit it.

    What was left out as unfinished or set aside is not known by assignment, and counts none here.
    """
    numbers: dict[int, int] = {}
    attempts: list[ClassAttempt] = []
    for number, attempt in enumerate(roll.attempts):
        if attempt.assignment == cited:
            numbers[number] = len(attempts)
            attempts.append(attempt)
    rows = [row for row, attempt in enumerate(roll.table.attempt) if attempt in numbers]
    columns = {each.name: getattr(roll.table, each.name) for each in fields(Table)}
    table = Table(**{name: [column[row] for row in rows] for name, column in columns.items()})
    table.attempt = [numbers[each] for each in table.attempt]
    return replace(roll, attempts=attempts, table=table, unfinished=0, aside=0)

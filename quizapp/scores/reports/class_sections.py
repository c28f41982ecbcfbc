"""All sections of a report on a class, in order."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.scores.reports.class_entries import flag_entries, mixup_entries, need_entries, odd_entries
from quizapp.scores.reports.class_tables import grade_table, item_table, quiz_table
from quizapp.scores.reports.class_told import ClassTold
from quizapp.scores.reports.sections import Section


@dataclass(frozen=True, slots=True)
class Room:
    """How much of each kind is told; where there is more, it says where that is."""

    quizzes: int = 12
    items: int = 20
    odd: int = 20
    needs: int = 20
    mixups: int = 12
    flags: int = 50


PAGE = Room(quizzes=40, items=1000, odd=100, needs=200, mixups=24, flags=500)


def class_sections(told: ClassTold, room: Room) -> tuple[Section, ...]:
    """The sections that text and HTML show."""
    return (
        quiz_table(told),
        grade_table(told, room.quizzes),
        item_table(told, room.items),
        odd_entries(told, room.odd),
        need_entries(told, room.needs),
        mixup_entries(told, room.mixups),
        flag_entries(told, room.flags),
    )

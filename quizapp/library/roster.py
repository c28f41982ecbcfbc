"""A class's roster: who its learners are in the school's own systems, out of a CSV file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from quizapp.cards.clean import clean_line
from quizapp.formats.decoding import decoded
from quizapp.formats.delimited import records
from quizapp.formats.found import Refused
from quizapp.scores.analysis.roll import ClassLearner, Roll
from quizapp.scores.reports.class_told import Pupil

MOST_BYTES = 16 * 2**20
COLUMNS = ("id", "alias", "name", "email", "username", "idnumber", "sis_user_id", "section")


class BadRoster(Exception):
    """A file that is no roster; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A class under its roster's names. `pupils` by the learner's number; `remarks` on who is unknown."""

    roll: Roll
    pupils: dict[int, Pupil]
    remarks: tuple[str, ...]


def read_roster(path: Path) -> list[Pupil]:
    """The lines of a roster, in order. Raises OSError and BadRoster."""
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise BadRoster("it is too large for a roster")
    return roster_of(data)


def roster_of(data: bytes) -> list[Pupil]:
    """The same of a file's bytes. The header may be in any order and case; other columns are passed over."""
    try:
        text, _ = decoded(data)
    except Refused as error:
        raise BadRoster(str(error)) from error
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    rows = [[clean_line(cell) for cell in row.cells] for row in records(text, delimiter)]
    header = [_column(cell) for cell in rows[0]] if rows else []
    if not {"id", "alias"} & set(header) or "name" not in header:
        raise BadRoster("its first line must name the columns: name, and id or alias (random id, or name)")
    return [pupil for row in rows[1:] if (pupil := _pupil(header, row))]


def _column(cell: str) -> str:
    return cell.casefold().replace(" ", "_").replace("-", "_")


def _pupil(header: Sequence[str], row: Sequence[str]) -> Pupil | None:
    said = {name: cell for name, cell in zip(header, row, strict=False) if name in COLUMNS}
    if not any(said.values()):
        return None
    said["name"] = said.get("name") or said.get("alias") or said.get("id") or ""
    return Pupil(**said)


def enrolled(roll: Roll, roster: Sequence[Pupil]) -> Enrolled:
    """The class by its roster. Who is in it and did nothing is there too, behind the others."""
    learners, pupils, remarks = list(roll.learners), dict[int, Pupil](), list[str]()
    for pupil in roster:
        fitting = _fitting(roll.learners, pupil)
        new = [number for number in fitting if number not in pupils]
        if len(fitting) > 1:
            remarks.append(
                f"{pupil.alias} is the name of {len(fitting)} learners: the roster needs their ids"
            )
        elif fitting and not new:
            other = pupils[fitting[0]].name
            remarks.append(f"{pupil.name} and {other} are one learner in the roster; {other} it is")
        if len(fitting) == 1 and new:
            pupils[new[0]] = pupil
            learners[new[0]] = replace(learners[new[0]], name=pupil.name)
        elif not fitting:
            pupils[len(learners)] = pupil
            learners.append(ClassLearner("", pupil.name, pupil.id))
    unknown = [each.name for number, each in enumerate(roll.learners) if number not in pupils]
    if unknown:
        remarks.append(f"not in the roster: {', '.join(unknown)}")
    return Enrolled(replace(roll, learners=learners), pupils, tuple(remarks))


def _fitting(learners: Sequence[ClassLearner], pupil: Pupil) -> list[int]:
    """By id; where there is none of that id, by name, also without what tells two of one name apart."""
    if pupil.id:
        wanted = pupil.id.casefold()
        by_id = [number for number, each in enumerate(learners) if each.id.casefold() == wanted]
        if by_id:
            return by_id
    wanted = pupil.alias.casefold()
    if not wanted:
        return []
    exact = [number for number, each in enumerate(learners) if each.name.casefold() == wanted]
    if exact:
        return exact
    apart = [(number, each) for number, each in enumerate(learners) if each.name.endswith(")")]
    return [number for number, each in apart if each.name.casefold().rpartition(" (")[0] == wanted]

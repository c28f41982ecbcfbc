"""A class as it is told: under its roster's names, and as far as one assignment goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quizapp.library.assignments import read_assignment
from quizapp.library.classes import ClassRead, report_on
from quizapp.library.roster import enrolled
from quizapp.scores.analysis.gradebook import Which
from quizapp.scores.analysis.one_assignment import assignments_of, of_assignment
from quizapp.scores.analysis.roll import Roll
from quizapp.scores.reports.class_told import ClassTold, Pupil
from quizapp.study.assignment import BadAssignment


@dataclass(frozen=True, slots=True)
class Wish:
    """What is meant of a class.

    `roster`: its lines, None for none. `assignment`: as attempts cite it, "" for all. `which` attempt counts
    as the grade.
    """

    roster: Sequence[Pupil] | None = None
    assignment: str = ""
    which: Which = "best"


ALL = Wish()


@dataclass(frozen=True, slots=True)
class Classroom:
    """What was read of a class, what is meant of it, and what is told. `roll` is of what is meant.

    `assignments`: the titles of those that its attempts cite, by how they cite them; no two alike.
    """

    read: ClassRead
    roll: Roll
    told: ClassTold
    assignments: Mapping[str, str]


class NoSuchAssignment(Exception):
    """No assignment, or more than one, is called so; the message says what there is."""


def classroom(
    read: ClassRead, folder: str, titles: Mapping[str, str], wish: Wish = ALL, made: str = ""
) -> Classroom:
    """The class under the wished names. `folder` as people know it; `titles` of decks; `made`: the day."""
    found = enrolled(read.roll, wish.roster) if wish.roster is not None else None
    roll = found.roll if found else read.roll
    called = assignment_titles(read)
    if wish.assignment:
        roll = of_assignment(roll, wish.assignment)
    told = ClassTold(
        report_on(roll),
        folder,
        made,
        wish.which,
        titles,
        called,
        found.pupils if found else {},
        read.flags,
        tuple(str(each) for each in read.problems),
        (*read.remarks, *(found.remarks if found else ())),
        wish.assignment,
    )
    return Classroom(read, roll, told, called)


def assignment_titles(read: ClassRead) -> dict[str, str]:
    """What the assignments are called that attempts cite: by their files, else by their names."""
    of_files = {each.cited: each.title for each in read.assignments}
    out: dict[str, str] = {}
    taken: dict[str, int] = {}
    for cited in assignments_of(read.roll):
        title = of_files.get(cited) or cited.partition("#")[0]
        taken[title] = taken.get(title, 0) + 1
        out[cited] = title if taken[title] == 1 else f"{title} [{taken[title]}]"
    return out


def assignment_meant(read: ClassRead, named: str, cwd: Path) -> str:
    """How attempts cite the assignment that is named by its file, its title or its name.

    Raises NoSuchAssignment.
    """
    path = _file(named, cwd)
    if path:
        try:
            return read_assignment(path).cited
        except (BadAssignment, OSError) as error:
            raise NoSuchAssignment(f"{named}: {error}") from error
    called = assignment_titles(read)
    wanted = named.casefold()
    names = {cited: (cited, cited.partition("#")[0], title) for cited, title in called.items()}
    fitting = [cited for cited, known in names.items() if wanted in map(str.casefold, known)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise NoSuchAssignment(f"{named} may be {' or '.join(fitting)}")
    there = ", ".join(called.values()) or "none"
    raise NoSuchAssignment(f"no attempt is of an assignment {named}; there is {there}")


def _file(named: str, cwd: Path) -> Path | None:
    """The file of that name, if there is one; a title may be too long for a name, or begin with `~`."""
    try:
        path = cwd / Path(named).expanduser()
        return path if path.is_file() else None
    except (OSError, RuntimeError, ValueError):
        return None

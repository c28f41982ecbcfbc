"""A class read out of a folder: learners' logs and hand-ins, put together by learner, and what is odd."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from quizapp.library.assignments import read_assignment
from quizapp.library.class_reading import Person, PersonRead, by_engine, by_learner, by_own, size_of
from quizapp.library.reading_in import without_collecting
from quizapp.scores.analysis.class_report import ClassReport, class_report
from quizapp.scores.analysis.roll import ClassLearner, Roll, RollCall, renamed
from quizapp.source.finding import Finding
from quizapp.storage.class_files import head_of, sources
from quizapp.storage.school import engine
from quizapp.study.assignment import Assignment, BadAssignment
from quizapp.study.flags import Said
from quizapp.study.lines import Flag, Start
from quizapp.study.routes import DecksToday, Routes


@dataclass(frozen=True, slots=True)
class ClassRead:
    """A class as its files tell it.

    `problems` are of files, with paths below the folder; `remarks` are of people: names that two have, and
    the like. `flags`: learners' remarks on cards; `said`: by the ids of those whose lines don't tell it what
    their cards said, as far as answers do. `assignments` are those whose files are in the folder.
    """

    roll: Roll
    problems: tuple[Finding, ...] = ()
    remarks: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    said: Mapping[str, Said] = field(default_factory=dict)


Reader = Literal["own", "engine", "fitting"]
LARGE = 50 * 2**20  # bytes of logs from which on an engine reads a class, where there is one
_INSTALL = "pip install 'quizapp[class]' has a class as large as this read much faster"


def read_class(
    folder: Path, tell: Callable[[float], None] = lambda _share: None, reader: Reader = "fitting"
) -> ClassRead:
    """Reads all that a class has in a folder; `tell` hears what share is done. Raises OSError.

    `reader`: the program's own; an engine, which is faster and says the same; or by the size of the class.
    Raises ModuleNotFoundError where an engine is wanted and there is none.
    """
    with without_collecting():
        return _read(folder, tell, reader)


def report_on(roll: Roll) -> ClassReport:
    """The report on a class, as `class_report` has it, of a large class in less time."""
    with without_collecting():
        return class_report(roll)


def _read(folder: Path, tell: Callable[[float], None], reader: Reader) -> ClassRead:
    found = [head_of(source) for source in sources(folder)]
    people = by_learner(found)
    names = _told_apart(people)
    remarks = [*_remarks_on_names(people, names)]
    with_engine = reader == "engine"
    if reader == "fitting" and size_of(people) > LARGE:
        with_engine = engine.is_there()
        remarks += [] if with_engine else [_INSTALL]
    learners = [ClassLearner(each.label, name, each.id) for each, name in zip(people, names, strict=True)]
    call = RollCall()
    read: list[PersonRead] = []
    for each in (by_engine if with_engine else by_own)(people, learners, call):
        read.append(each)
        tell(len(read) / len(people))
    assignments, problems = _assignments(folder)
    of_source = {source: told for each in read for source, told in each.problems.items()}
    told = [(learner.name, each.starts) for learner, each in zip(learners, read, strict=True)]
    remarks += _remarks_on_decks(told, assignments)
    return ClassRead(
        call.roll(),
        (*(problem for head in found for problem in of_source[head.source]), *problems),
        tuple(remarks),
        tuple(flag for each in read for flag in each.flags),
        tuple(assignments),
        {id: texts for each in read for id, texts in each.said.items()},
    )


def of_today(read: ClassRead, today: DecksToday) -> ClassRead:
    """A class with its cards under the ids that the decks of today give them."""
    if not today.aliases:
        return read
    return replace(read, roll=renamed(read.roll, Routes(today.aliases, today.at_hand).end))


def _told_apart(people: Sequence[Person]) -> list[str]:
    """Each one's name; of those who share one with the first signs of their id, or with their file's name."""
    count: dict[str, int] = {}
    for each in people:
        count[each.names[0].casefold()] = count.get(each.names[0].casefold(), 0) + 1
    return [
        f"{each.names[0]} ({each.id[:4] or each.label})"
        if count[each.names[0].casefold()] > 1
        else each.names[0]
        for each in people
    ]


def _remarks_on_names(people: Sequence[Person], names: Sequence[str]) -> Iterable[str]:
    shared: dict[str, list[str]] = {}
    for each, name in zip(people, names, strict=True):
        shared.setdefault(each.names[0].casefold(), []).append(name)
        if len(each.names) > 1:
            yield f"{' and '.join(each.names)} have one id, and are taken as one learner: {name}"
    for group in shared.values():
        if len(group) > 1:
            yield f"{len(group)} learners have one name, and are told apart by their ids: {', '.join(group)}"


def _assignments(folder: Path) -> tuple[list[Assignment], list[Finding]]:
    """The assignments whose files are in the folder; other TOML files are none of ours."""
    found, problems = [], []
    for path in sorted(folder.glob("*.toml")):
        if path.is_symlink() or not path.is_file() or b"[assignment]" not in path.read_bytes()[: 2**20]:
            continue
        try:
            found.append(read_assignment(path))
        except BadAssignment as error:
            problems += [Finding(path.name, 1, 1, "L009", problem) for problem in error.problems]
    return found, problems


def _remarks_on_decks(
    told: Sequence[tuple[str, Sequence[Start]]], assignments: Sequence[Assignment]
) -> list[str]:
    """Who sat an assignment with other decks than most did, or than its file says; or out of its time."""
    meant = {each.cited: {use.deck: use.digest for use in each.decks} for each in assignments}
    bounds = {each.cited: each for each in assignments}
    seen: dict[str, list[tuple[str, Mapping[str, str]]]] = {}
    out = []
    for name, starts in told:
        for start in starts:
            if not start.assignment:
                continue
            used = {use.deck: use.digest for use in start.decks}
            seen.setdefault(start.assignment, []).append((name, used))
            if (bound := bounds.get(start.assignment)) and (word := _late(bound, start.at)):
                out.append(f"{name} sat {bound.title} {word}")
    for cited, papers in seen.items():
        usual = meant.get(cited) or _most([each for _, each in papers])
        others = [name for name, each in papers if any(each.get(d) != g for d, g in usual.items() if g)]
        if others:
            names = ", ".join(dict.fromkeys(others))
            out.append(f"{cited.partition('#')[0]} was sat with other decks than it was made for by {names}")
    return out


def _most(used: Sequence[Mapping[str, str]]) -> Mapping[str, str]:
    counts: dict[str, int] = {}
    for each in used:
        counts[str(sorted(each.items()))] = counts.get(str(sorted(each.items())), 0) + 1
    return max(used, key=lambda each: counts[str(sorted(each.items()))])


def _late(assignment: Assignment, at: str) -> str:
    from quizapp.study.days import parse_at

    moment = parse_at(at)
    if assignment.opens and moment < assignment.opens:
        return "before it was open"
    return "after it was closed" if assignment.closes and moment > assignment.closes else ""

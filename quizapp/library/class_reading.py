"""The learners of a class one by one: by the program's own reader, or by an engine that says the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from quizapp.scores.analysis.roll import ClassLearner, RollCall
from quizapp.scores.sat import flags, sat
from quizapp.source.finding import Finding
from quizapp.storage.class_files import Head, Sheet, Source, logs_of, read_source
from quizapp.storage.school.engine import Engine
from quizapp.storage.school.lots import Bundle
from quizapp.study.flags import Said, said_of_flags
from quizapp.study.lines import Flag, Line, Start


@dataclass(frozen=True, slots=True)
class Person:
    """All sources of one learner. `names`: what they call themselves there, each once."""

    label: str
    names: tuple[str, ...]
    id: str
    heads: Sequence[Head]


@dataclass(frozen=True, slots=True)
class PersonRead:
    """What was read of one learner beside the roll: how the attempts there began, flags, and problems.

    `said`: by ids of flags what their cards said, where the flags' lines don't tell and answers do.
    """

    starts: Sequence[Start]
    flags: Sequence[Flag]
    problems: Mapping[Source, tuple[Finding, ...]]
    said: Mapping[str, Said] = field(default_factory=dict)


def by_learner(heads: Iterable[Head]) -> list[Person]:
    """The sources of one random id together; one without is somebody of their own."""
    groups: dict[str, list[Head]] = {}
    for head in heads:
        groups.setdefault(head.id or f"\0{head.source.label}", []).append(head)
    return [
        Person(group[0].source.label, tuple(dict.fromkeys(head.name for head in group)), group[0].id, group)
        for group in groups.values()
    ]


def size_of(people: Iterable[Person]) -> int:
    """How many bytes of logs there are; what can't be looked at has none."""
    size = 0
    for person in people:
        with suppress(OSError):
            size += sum(path.stat().st_size for _, path in _logs(person))
    return size


def by_own(
    people: Sequence[Person], learners: Sequence[ClassLearner], call: RollCall
) -> Iterator[PersonRead]:
    """Reads each by the program's own reader, and enters them in the roll."""
    for person, learner in zip(people, learners, strict=True):
        yield _own(person, learner, call)


def by_engine(
    people: Sequence[Person], learners: Sequence[ClassLearner], call: RollCall
) -> Iterator[PersonRead]:
    """The same by an engine; who has files with anything odd in them still by the program's own reader."""
    with Engine() as engine:
        for bundle, taken in engine.read(_bundle(number, person) for number, person in enumerate(people)):
            person, learner = people[bundle.learner], learners[bundle.learner]
            if taken is None:
                yield _own(person, learner, call)
            else:
                call.columns(learner, taken.columns, engine.items)
                problems = {head.source: head.problems for head in person.heads}
                yield PersonRead(taken.starts, taken.flags, problems, _said(person, taken.flags))


def _bundle(number: int, person: Person) -> Bundle:
    """Without files where they can't be listed: the own reader has words for that."""
    try:
        return Bundle(number, tuple(_logs(person)))
    except OSError:
        return Bundle(number, ())


def _said(person: Person, left: Sequence[Flag]) -> dict[str, Said]:
    """What flagged cards said, by the own reader: only for flags of earlier versions, which are few."""
    if all(flag.digest for flag in left):
        return {}
    return said_of_flags(lines_of(read_source(head) for head in person.heads), left)


def _logs(person: Person) -> Iterator[tuple[str, Path]]:
    """All files, each with what logged into it: a device's word is good for one source only."""
    for place, head in enumerate(person.heads):
        for device, path in logs_of(head.source):
            yield f"{place} {device}", path


def _own(person: Person, learner: ClassLearner, call: RollCall) -> PersonRead:
    """Each line once, also where several sources have it; the first counts."""
    sheets = [read_source(head) for head in person.heads]
    ordered = lines_of(sheets)
    attempts = sat(ordered)
    call.learner(learner, attempts)
    starts = [start for attempt, start in attempts if attempt.finished and not attempt.aside]
    problems, left = {sheet.head.source: sheet.problems for sheet in sheets}, flags(ordered)
    return PersonRead(starts, left, problems, said_of_flags(ordered, left))


def lines_of(sheets: Iterable[Sheet]) -> list[Line]:
    """The lines of several sources of one learner, each once, in order of (`at`, `id`)."""
    lines: dict[str, Line] = {}
    for sheet in sheets:
        for line in sheet.lines:
            lines.setdefault(line.id, line)
    return sorted(lines.values(), key=lambda line: (line.at, line.id))

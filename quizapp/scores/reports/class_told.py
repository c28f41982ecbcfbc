"""All that a report on a class is made from: figures, names of decks and quizzes, and the roster."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from quizapp.scores.analysis.class_report import ClassReport
from quizapp.scores.analysis.gradebook import QuizKey, Which
from quizapp.scores.analysis.report_json import quiz_name
from quizapp.scores.analysis.sign_words import shortened
from quizapp.study.lines import Flag


@dataclass(frozen=True, slots=True)
class Pupil:
    """A line of a roster: who somebody is in the school's own systems; "" for what it doesn't say."""

    name: str
    id: str = ""
    alias: str = ""
    email: str = ""
    username: str = ""
    idnumber: str = ""
    sis_user_id: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class ClassTold:
    """What is told of a class.

    `folder` as people know it; `made` the day; `which` attempt counts as the grade. `titles` of decks by id,
    `assignments`: titles by how attempts cite them. `pupils`: of the roster, by the learner's number.
    `problems` and `remarks` are sentences. `assignment`: the only one that is told of, as attempts cite it;
    "" for all.
    """

    report: ClassReport
    folder: str = ""
    made: str = ""
    which: Which = "best"
    titles: Mapping[str, str] = field(default_factory=dict)
    assignments: Mapping[str, str] = field(default_factory=dict)
    pupils: Mapping[int, Pupil] = field(default_factory=dict)
    flags: tuple[Flag, ...] = ()
    problems: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    assignment: str = ""

    @property
    def about(self) -> str:
        """What the report is about: the folder, and the assignment if it is one alone."""
        only = shortened(self.assignments.get(self.assignment, self.assignment.partition("#")[0]))
        return ", ".join(each for each in (self.folder, only) if each)

    def deck(self, deck_id: str) -> str:
        """A deck's title, or its id where the library doesn't have it."""
        return shortened(self.titles.get(deck_id, deck_id))

    def learner(self, number: int) -> str:
        """What a learner is called."""
        return shortened(self.report.learners[number].name)

    @property
    def absent(self) -> int:
        """How many learners sat nothing."""
        return sum(not score.attempts for score in self.report.scores)

    def quizzes(self) -> dict[QuizKey, str]:
        """What each quiz is called, in the order of the report; no two alike."""
        names: dict[QuizKey, str] = {}
        taken: dict[str, int] = {}
        for each in self.report.quizzes:
            name = self._quiz(each.key)
            taken[name] = taken.get(name, 0) + 1
            names[each.key] = name if taken[name] == 1 else f"{name} [{taken[name]}]"
        return names

    def _quiz(self, key: QuizKey) -> str:
        if key.assignment:
            return shortened(self.assignments.get(key.assignment) or quiz_name(key))
        titles = [self.deck(deck) for deck in key.decks]
        shown = ", ".join(titles) if len(titles) < 4 else f"{titles[0]} and {len(titles) - 1} other decks"
        return f"{shown} ({key.size})"

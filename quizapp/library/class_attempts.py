"""One attempt of a class's learner, with its answers, looked up again in the files it came from."""

from __future__ import annotations

from pathlib import Path

from quizapp.library.class_reading import by_learner, lines_of
from quizapp.scores.analysis.roll import ClassLearner
from quizapp.scores.attempt import Attempt
from quizapp.scores.sat import sat
from quizapp.storage.class_files import head_of, read_source, sources


def find_attempt(folder: Path, learner: ClassLearner, session: str) -> Attempt | None:
    """The attempt of a session; None where no file of this learner has it any more. Raises OSError."""
    for person in by_learner(head_of(source) for source in sources(folder)):
        if person.label == learner.source or (learner.id and person.id == learner.id):
            for each in sat(lines_of(read_source(head) for head in person.heads)):
                if each.attempt.session == session:
                    return each.attempt
    return None

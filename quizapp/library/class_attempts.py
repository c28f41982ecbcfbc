"""One attempt of a class's learner, with its answers, looked up again in the files it came from."""

from __future__ import annotations

from pathlib import Path

from quizapp.scores.analysis.roll import ClassLearner
from quizapp.scores.attempt import Attempt
from quizapp.scores.sat import sat
from quizapp.storage.class_files import read_source, sources


def find_attempt(folder: Path, learner: ClassLearner, session: str) -> Attempt | None:
    """The attempt of a session; None where no file of this learner has it any more. Raises OSError."""
    found = sorted(sources(folder), key=lambda source: source.label != learner.source)
    for source in found:
        sheet = read_source(source)
        if source.label == learner.source or (learner.id and sheet.id == learner.id):
            for each in sat(sheet.lines):
                if each.attempt.session == session:
                    return each.attempt
    return None

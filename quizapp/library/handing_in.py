"""A sitting taken out of a learner's log into one file, for the teacher; nothing else leaves the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import quizapp
from quizapp.library.library import Library
from quizapp.scores.attempt import Attempt
from quizapp.scores.sat import Sat, sat
from quizapp.storage.log import read_log
from quizapp.study.hand_in import HandIn, file_name, pack
from quizapp.study.lines import Line, Mark, Undo


class NothingToHandIn(Exception):
    """There is no finished sitting of that kind; the message says so."""


@dataclass(frozen=True, slots=True)
class Handing:
    """A file to hand in: its name, its bytes, and the attempt that is in it."""

    name: str
    data: bytes
    attempt: Attempt


def hand_in(library: Library, cited: str = "", session: str = "") -> Handing:
    """The latest finished attempt of an assignment, or the one of this session. Raises NothingToHandIn.

    `cited`: the assignment as attempts cite it, or its bare name; "" for the latest of any assignment.
    """
    lines = read_log(library.folder).lines
    found = _chosen(sat(lines), cited, session)
    profile = library.profile
    own = _own_lines(lines, found.attempt.session)
    start = replace(found.start, learner=found.start.learner or profile.id)
    data = pack(start, own, profile.name or library.learner, quizapp.__version__)
    head = HandIn(start.assignment, profile.name or library.learner, start.learner, start.session)
    return Handing(file_name(head), data, found.attempt)


def _chosen(found: Sequence[Sat], cited: str, session: str) -> Sat:
    if session:
        fitting = [each for each in found if each.attempt.session == session]
        what = f"no quiz or test with the session {session}"
    elif cited:
        fitting = [each for each in found if cited in (each.start.assignment, each.start.assignment[:-9])]
        what = f"no attempt of {cited.partition('#')[0]}"
    else:
        fitting = [each for each in found if each.start.assignment]
        what = "no attempt of an assignment"
    done = [each for each in fitting if each.attempt.finished and not each.attempt.aside]
    if not done:
        rest = "; one was begun and is not finished" if fitting else ""
        raise NothingToHandIn(f"there is {what} to hand in{rest}")
    return done[-1]


def _own_lines(lines: Sequence[Line], session: str) -> list[Line]:
    """The lines of one session, and those that take back or overrule one of them."""
    own = {line.id for line in lines if line.session == session}
    out: list[Line] = []
    for line in lines:
        about = line.line if isinstance(line, Undo | Mark) else ""
        if line.session == session or about in own:
            own.add(line.id)
            out.append(line)
    return out

"""What lines do: which are taken back, where histories move, what comes of them for a sitting and a card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from quizapp.study.lines import Answer, Aside, Finish, Line, Mark, Start, Undo
from quizapp.study.routes import Routes as Routes
from quizapp.study.routes import deck_of as deck_of


def taken_back(lines: Sequence[Line]) -> frozenset[str]:
    """The ids of the lines that are taken back, whatever the order of `lines`.

    An undo counts unless an undo that counts takes it back. Undos that take each other back in a circle (or
    one that names itself) don't count. An id is named also when its line is not among `lines`: it may
    come later, from another device.
    """
    target: dict[str, str] = {}
    for line in lines:
        if isinstance(line, Undo):
            target.setdefault(line.id, line.line)
    waiting = dict.fromkeys(target, 0)  # how many undos that name this one are still undecided
    for named in target.values():
        if named in waiting:
            waiting[named] += 1
    # From the ends of the chains inwards; what is never reached stands in a circle.
    ready = [undo for undo, count in waiting.items() if not count]
    gone: set[str] = set()
    for undo in ready:
        named = target[undo]
        if undo not in gone:
            gone.add(named)
        if named in waiting:
            waiting[named] -= 1
            if not waiting[named]:
                ready.append(named)
    return frozenset(gone)


@dataclass(slots=True)
class Sitting:
    """One session. `answers` are all of its answers in order, also those taken back.

    `start` is made up (no id, practice) where the log has none. `undone`: the start was taken back. `marks`
    has the overrides that stand, by the answer's id. `finish` is None when there is none that stands.
    """

    start: Start
    answers: list[Answer] = field(default_factory=list)
    finish: Finish | None = None
    marks: dict[str, Mark] = field(default_factory=dict)
    aside: bool = False
    undone: bool = False

    @property
    def finished(self) -> bool:
        """Whether it came to its end."""
        return self.finish is not None


class Sittings:
    """Sittings by session. `shown` has those with a start or an answer, in order of start."""

    def __init__(self) -> None:
        self.shown: dict[str, Sitting] = {}
        self._loose: dict[str, Sitting] = {}

    def of(self, line: Line) -> Sitting:
        """The sitting of a line; made where there is none, and shown only from its start or first answer."""
        session = line.session
        if session in self.shown:
            return self.shown[session]
        made_up = Start(id="", at=line.at, session=session, mode="practice")
        return self._loose.setdefault(session, Sitting(made_up))

    def take(self, line: Line, stands: bool) -> None:
        """Take in a line, whatever it is; `stands`: it is not taken back."""
        if isinstance(line, Answer):
            self.answer(line)
        elif isinstance(line, Start):
            self.begin(line, stands)
        elif isinstance(line, Finish) and stands:
            self.of(line).finish = line
        elif isinstance(line, Aside) and stands:
            self.of(line).aside = not line.back

    def begin(self, start: Start, stands: bool) -> None:
        """Take in a start. Of several in one session the first that stands counts."""
        sitting = self.of(start)
        if not sitting.start.id or (sitting.undone and stands):
            sitting.start, sitting.undone = start, not stands
            self.shown.pop(start.session, None)
            self._show(sitting, start.session)

    def answer(self, answer: Answer) -> Sitting:
        """Take in an answer."""
        sitting = self.of(answer)
        sitting.answers.append(answer)
        if answer.session not in self.shown:
            self._show(sitting, answer.session)
        return sitting

    def _show(self, sitting: Sitting, session: str) -> None:
        self._loose.pop(session, None)
        self.shown[session] = sitting

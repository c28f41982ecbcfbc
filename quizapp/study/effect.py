"""What lines do: which are taken back, where histories move, what comes of them for a sitting and a card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from quizapp.study.lines import Answer, CardAction, Finish, Line, Mark, MarkWord, Start, Undo


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


def deck_of(card_id: str) -> str:
    """The deck's id in a card's id; a deck's id stays as it is."""
    return card_id.partition("#")[0]


class Routes:
    """Where the history of a card or deck has gone: moves in order, a later one overruling an earlier.

    A wording that came back (A to B, then B to A) ends where the latest move says. A deck's move carries all
    its cards; a card's own move goes before its deck's.
    """

    def __init__(self, moves: Iterable[tuple[str, str]]) -> None:
        self._next: dict[str, str] = {}
        self._ends: dict[str, str] = {}
        for source, target in moves:
            if source != target and ("#" in source) == ("#" in target):
                self._move(source, target)

    def end(self, thing: str) -> str:
        """The id under which the history of `thing`, a card's or a deck's id, stands today."""
        if not self._next:
            return thing
        found = self._ends.get(thing)
        if found is None:
            found = self._ends[thing] = self._walk(thing)[-1]
        return found

    def _move(self, source: str, target: str) -> None:
        self._next.pop(source, None)
        if source in self._walk(target):
            self._next.pop(target, None)
        self._next[source] = target

    def _walk(self, thing: str) -> list[str]:
        """The ids from `thing` to its end. A circle of card and deck moves ends at its smallest id."""
        path: dict[str, None] = {}
        step: str | None = thing
        while step is not None:
            if step in path:
                seen = list(path)
                return [*seen, min(seen[seen.index(step) :])]
            path[step] = None
            step = self._step(step)
        return list(path)

    def _step(self, thing: str) -> str | None:
        if thing in self._next:
            return self._next[thing]
        deck, mark, note = thing.partition("#")
        if mark and deck in self._next:
            return f"{self._next[deck]}#{note}"
        return None


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


@dataclass(slots=True)
class CardState:
    """What is known of a card, from the lines that stand and since its last reset.

    `first_day`, `last_day` (study days), `last_at`, `last_rating` and `reps` are of its rated answers, and
    empty or 0 before the first; `lapses` counts each Again that follows a better rating. `asked`, `right` and
    `seen_at` are of all answers, rated or not. `buried` is the study day for which it is left out.
    """

    first_day: str = ""
    last_day: str = ""
    last_at: str = ""
    last_rating: int | None = None
    reps: int = 0
    lapses: int = 0
    right: int = 0
    asked: int = 0
    seen_at: str = ""
    suspended: bool = False
    buried: str = ""

    def answered(self, answer: Answer, mark: MarkWord, day: str) -> None:
        """Take in an answer with the mark that holds for it, given on the study day `day`."""
        self.asked += 1
        self.right += mark == "right"
        self.seen_at = answer.at
        if answer.rating is None:
            return
        self.lapses += answer.rating == 1 and (self.last_rating or 1) > 1
        self.reps += 1
        self.first_day = self.first_day or day
        self.last_day = max(self.last_day, day)  # a clock that ran back counts as no time passed
        self.last_at = answer.at
        self.last_rating = answer.rating

    def handled(self, action: CardAction, day: str) -> None:
        """Take in a suspend, resume or bury done on the study day `day`."""
        self.suspended = action == "suspend" or (self.suspended and action != "resume")
        self.buried = day if action == "bury" else "" if action == "resume" else self.buried

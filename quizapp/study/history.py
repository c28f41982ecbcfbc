"""What the log's lines come to: sittings, the state of each card, settings, flags."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping
from datetime import UTC, tzinfo
from typing import Any, TypeGuard

from quizapp.study.days import DAY_START, parse_at, study_day
from quizapp.study.effect import CardState, Routes, Sitting, Sittings, taken_back
from quizapp.study.lines import Answer, Aside, CardLine, Finish, Flag, Line, Mark, Move, Set, Start, Undo

__all__ = ["CardState", "History", "Sitting", "fold"]

STUDY = frozenset({"study"})


class History:
    """The fold over a learner's lines. Made by `fold`; its members are for reading.

    `taken_back`: ids of lines taken back. `sittings`: by session, in order of start. `cards`: states by card
    id as it is today. `settings`: values by name and deck ("": the learner's). `flags`: those that stand.
    """

    def __init__(self, lines: Iterable[Line], aliases: Mapping[str, str], zone: tzinfo) -> None:
        self._aliases = dict(aliases)
        self._zone = zone
        self._by_id: dict[str, Line] = {}
        for line in lines:
            self._by_id.setdefault(line.id, line)
        self._lines = sorted(self._by_id.values(), key=_order)
        self._rebuild()

    def add(self, line: Line) -> None:
        """Take in one more line; the result is the same as folding all anew. A known id changes nothing.

        An answer that is the latest line takes constant time; an undo or an overridden mark that of its
        card's lines; a line from elsewhere in time, a move, or the undo of anything else that of all lines.
        """
        if line.id in self._by_id:
            return
        self._by_id[line.id] = line
        insort(self._lines, line, key=_order)
        if self._lines[-1] is not line or not self._revise(line):
            self._rebuild()

    def resolve(self, card_id: str) -> str:
        """The card (or deck) that carries the history of `card_id` today, after moves and rewordings."""
        return self._routes.end(card_id)

    def setting(self, name: str, deck: str = "", default: Any = None) -> Any:
        """The value set for the deck, else for the learner, else `default`; a None that was set is none."""
        for owner in (self.resolve(deck), ""):
            value = self.settings.get((name, owner))
            if value is not None:
                return value
        return default

    def stands(self, line: Line) -> bool:
        """Whether the line is not taken back."""
        return line.id not in self.taken_back

    def day_of(self, at: str) -> str:
        """The study day of a moment, in this history's zone and with the hour that the learner set."""
        return study_day(parse_at(at).astimezone(self._zone), self._day_start)

    def last_rated(self, mode: frozenset[str] = STUDY, form: str = "") -> Answer | None:
        """The latest answer that stands in a sitting of one of these modes: what undo takes back next.

        With `form`, answers of another form are passed by.
        """
        answers = (line for line in reversed(self._lines) if isinstance(line, Answer) and self.stands(line))
        for answer in answers:
            start = self.sittings[answer.session].start
            if start.id and start.mode in mode and form in ("", answer.form):
                return answer
        return None

    def begun_on(self, day: str) -> int:
        """How many cards had their first rated answer on that study day."""
        return sum(state.first_day == day for state in self.cards.values())

    def _rebuild(self) -> None:
        self._undos = [line for line in self._lines if isinstance(line, Undo)]
        self.taken_back = set(taken_back(self._undos))
        standing = [line for line in self._lines if line.id not in self.taken_back]
        moves = [(line.source, line.target) for line in standing if isinstance(line, Move)]
        self._routes = Routes([*moves, *self._aliases.items()])  # the decks of today have the last word
        hours = [line.value for line in standing if _sets_hour(line)]
        self._day_start = hours[-1] if hours and hours[-1] in range(24) else DAY_START
        self._sittings = Sittings()
        self.sittings = self._sittings.shown
        self.cards: dict[str, CardState] = {}
        self._card_lines: dict[str, list[Answer | CardLine]] = {}
        self.settings: dict[tuple[str, str], Any] = {}
        self.flags: list[Flag] = []
        self._marks: dict[str, Mark] = {}  # by the answer's id, which may come later than its mark
        for line in self._lines:
            self._apply(line)

    def _revise(self, line: Line) -> bool:
        """Take in the latest line without a fold of all; False where it takes one."""
        if isinstance(line, Move) or _sets_hour(line):
            return False
        if isinstance(line, Undo):
            return self._revise_undone(line)
        self._apply(line)
        return True

    def _revise_undone(self, line: Undo) -> bool:
        self._undos.append(line)
        now = set(taken_back(self._undos))
        changed = [self._by_id[each] for each in now ^ self.taken_back if each in self._by_id]
        if not all(isinstance(each, (Answer, CardLine, Undo)) for each in changed):
            return False
        self.taken_back = now
        for each in changed:
            if isinstance(each, (Answer, CardLine)):
                self._replay(self.resolve(each.card))
        return True

    def _apply(self, line: Line) -> None:
        if isinstance(line, Answer):
            self._apply_answer(line)
        elif isinstance(line, Start):
            self._sittings.begin(line, self.stands(line))
        elif isinstance(line, CardLine):
            self._apply_to_card(line)
        elif not self.stands(line):
            return
        elif isinstance(line, Mark):
            self._apply_mark(line)
        elif isinstance(line, Finish):
            self._sittings.of(line).finish = line
        elif isinstance(line, Aside):
            self._sittings.of(line).aside = not line.back
        elif isinstance(line, Set):
            self.settings[line.name, self.resolve(line.deck)] = line.value
        elif isinstance(line, Flag):
            self.flags.append(line)

    def _apply_answer(self, line: Answer) -> None:
        sitting = self._sittings.answer(line)
        if line.id in self._marks:
            sitting.marks[line.id] = self._marks[line.id]
        self._apply_to_card(line)

    def _apply_mark(self, line: Mark) -> None:
        self._marks[line.line] = line
        answer = self._by_id.get(line.line)
        sitting = self.sittings.get(answer.session) if isinstance(answer, Answer) else None
        if isinstance(answer, Answer) and sitting and answer in sitting.answers:
            sitting.marks[answer.id] = line
            self._replay(self.resolve(answer.card))

    def _apply_to_card(self, line: Answer | CardLine) -> None:
        card = self.resolve(line.card)
        self._card_lines.setdefault(card, []).append(line)
        self._step(card, line)

    def _replay(self, card: str) -> None:
        self.cards.pop(card, None)
        for line in self._card_lines[card]:
            self._step(card, line)

    def _step(self, card: str, line: Answer | CardLine) -> None:
        if not self.stands(line):
            return
        if isinstance(line, Answer):
            override = self._marks.get(line.id)
            mark = override.mark if override else line.mark
            self.cards.setdefault(card, CardState()).answered(line, mark, line.day or self.day_of(line.at))
        elif line.action == "reset":
            self.cards.pop(card, None)
        else:
            self.cards.setdefault(card, CardState()).handled(line.action, self.day_of(line.at))


def fold(lines: Iterable[Line], aliases: Mapping[str, str] = {}, *, zone: tzinfo = UTC) -> History:
    """The history that `lines` come to. The same id twice counts once, the first time.

    `aliases` maps the card ids of earlier wordings to today's (`Deck.aliases`). `zone` is where the learner
    is: a bury has no day of its own in the log, and lasts until the study day turns there.
    """
    return History(lines, aliases, zone)


def _order(line: Line) -> tuple[str, str]:
    return line.at, line.id


def _sets_hour(line: Line) -> TypeGuard[Set]:
    return isinstance(line, Set) and line.name == "day_start" and not line.deck

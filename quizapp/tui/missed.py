"""What was missed in a quiz, what it was taken for, and of what one may say "I was right"."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from textual.content import Content

from quizapp.cards.script import one_case
from quizapp.library.quizzing import QuizSitting
from quizapp.questions.feedback import feedback
from quizapp.questions.forms import form
from quizapp.study.lines import Answer
from quizapp.tui.text import one_line, prose
from quizapp.tui.widgets.difference import written
from quizapp.tui.widgets.sheet import SheetLine, plain_lines

if TYPE_CHECKING:
    from quizapp.library.library import Library
    from quizapp.scores.confusions import Confusion

WROTE = "✗ you wrote: "
EMPTY = SheetLine(Content(""))


class Missed:
    """The missed items of a sitting that is over; made anew when what is missed changes."""

    def __init__(self, sitting: QuizSitting, library: Library) -> None:
        self.quiz = sitting.quiz
        self._library = library
        self._known: dict[int, list[Confusion]] = {}  # by item
        # After an undo another answer stands than the one that counts: to overrule it would change no score.
        self.overrulable = [
            i
            for i in self.quiz.missed
            if sitting.can_overrule(i) and self.quiz.counted(i) is self.quiz.standing(i)
        ]
        self.at_hand = self.overrulable[0] if self.overrulable else None

    def go_to(self, i: int) -> None:
        """Takes another item to be the one at hand."""
        if i in self.overrulable:
            self.at_hand = i

    def choose(self, by: int) -> None:
        """The next of those that may be overruled, or the one before; the ends meet."""
        if self.at_hand is not None:
            place = self.overrulable.index(self.at_hand) + by
            self.at_hand = self.overrulable[place % len(self.overrulable)]

    def lines(self, i: int, width: int) -> list[SheetLine]:
        """One missed item: what was asked, what is right, and what was given."""
        item, answer = self.quiz.items[i], self.quiz.counted(i)
        out = [EMPTY, *plain_lines(prose(item.stem, width, ".soft"))]
        out += _led("✓ ", item.answer, width, ".good")
        if answer is None or answer.mark == "skipped":
            return [*out, SheetLine(one_line("✗ no answer", ".bad"))]
        if isinstance(answer.response, int) and item.options:
            return out + self._chosen(i, item.options[answer.response].text, width)
        if isinstance(answer.response, str) and form(item.form).entry == "text":
            return out + self._written(i, answer, width)
        return out

    def _chosen(self, i: int, chosen: str, width: int) -> list[SheetLine]:
        item = self.quiz.items[i]
        if item.form == "true-false":
            return _led("✗ ", f"you said: {chosen}", width, ".bad")
        return _led("✗ ", f"you took it for: {chosen}{_times(self._confused(i, chosen))}", width, ".bad")

    def _written(self, i: int, answer: Answer, width: int) -> list[SheetLine]:
        """What was written, and where one may say that it was right, an offer of that."""
        text = str(answer.response)
        if (known := self._confused(i, text)) and known.other and known.count > 1:
            lines = _led("✗ ", f"you took it for: {text}{_times(known)}", width, ".bad")
        else:
            lines = self._spelt(i, text, _times(known), width)
        return [*lines, SheetLine(self._offer(i), str(i))] if i in self.overrulable else lines

    def _spelt(self, i: int, text: str, times: str, width: int) -> list[SheetLine]:
        """A text, its differing letters marked as they were when it was told."""
        told = feedback(self.quiz.items[i], text, "wrong")
        given = written(text, told.difference, width - len(WROTE), ".bad")
        lead = [Content.styled(WROTE, ".bad"), *(Content(" " * len(WROTE)) for _ in given[1:])]
        lines = [a + b for a, b in zip(lead, given, strict=True)]
        if times and lines[-1].cell_length + len(times) <= width:
            lines[-1] += Content.styled(times, ".soft")
        elif times:
            lines.append(Content.styled(" " + times, ".soft"))
        return plain_lines(lines)

    def _offer(self, i: int) -> Content:
        """What a click says, and for the one at hand a key."""
        if i != self.at_hand:
            return Content.assemble("  ", ("I was right", ".soft"))
        return Content.assemble(("❯ ", ".accent"), ("w", ".key"), " I was right")

    def _confused(self, i: int, text: str) -> Confusion | None:
        return next((each for each in self._confusions(i) if _has(each, text)), None)

    def _confusions(self, i: int) -> list[Confusion]:
        """What the learner takes the card of item `i` for, this attempt included."""
        if i not in self._known:
            self._known[i] = self._library.confusions(self.quiz.items[i].card.id)
        return self._known[i]

    @cached_property
    def pair(self) -> tuple[str, str] | None:
        """Two cards that were taken for each other here: the pair that happened to most often."""
        best, pair = 0, None
        for i in self.quiz.missed:
            taken = self._taken(i)
            for known in self._confusions(i):
                if known.other and _has(known, taken) and known.count > best:
                    best, pair = known.count, (known.card, known.other)
        return pair

    def _taken(self, i: int) -> str:
        """The text that was chosen or written for item `i`."""
        item, answer = self.quiz.items[i], self.quiz.counted(i)
        given = answer.response if answer else None
        if isinstance(given, int):
            return item.options[given].text if given < len(item.options) else ""
        return given or ""


def _has(known: Confusion, text: str) -> bool:
    return one_case(text) in {one_case(each) for each in known.texts}


def _times(known: Confusion | None) -> str:
    return f" ({_nth(known.count)} time)" if known and known.count > 1 else ""


def _led(sign: str, text: str, width: int, style: str) -> list[SheetLine]:
    texts = prose(text, width - len(sign))
    lead = [Content.styled(sign, style), *(Content(" " * len(sign)) for _ in texts[1:])]
    return plain_lines([a + b for a, b in zip(lead, texts, strict=True)])


def _nth(count: int) -> str:
    """`the 2nd`."""
    ending = "th" if count % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"the {count}{ending}"

"""What the keys do to the item at hand, in each form: options, a flashcard, a text, the pairs of a match."""

from __future__ import annotations

from quizapp.study.quiz import Response
from quizapp.tui.asking import Asking
from quizapp.tui.matching import LETTERED, Matching


class Answering(Asking):
    """Answers what is asked. Where a match shows one left side at a time, it is called `single`."""

    @property
    def sides(self) -> int:
        """How many right sides of a match are to be placed now, each by its letter."""
        return min(LETTERED, self.matching.sides) if self.matching and self.state in ("asking", "end") else 0

    def go(self, *, single: bool = False) -> None:
        """Enter: answer, show, go on, try to save again, or hand in, whichever is next."""
        if self.state == "told":
            self.next(by_enter=True)
        elif self.state == "unsaved":
            self.save_again()
        elif self.state == "end":
            self.state = "over"
        elif self.entry == "reveal":
            self.reveal()
        elif self.hasty:
            return
        elif self.entry == "options":
            self.answer(self.cursor)
        elif self.matching:
            self._confirm(self.matching, single)

    def _confirm(self, matching: Matching, single: bool) -> None:
        """All placed pairs are given; where one is shown at a time, what is pointed at is chosen first."""
        if not matching.open:
            self._give_pairs(matching)
        elif single:
            self.place(matching.pointer)
        else:
            left = [str(n + 1) for n in matching.open]
            listed = left[0] if len(left) == 1 else f"{', '.join(left[:-1])} and {left[-1]}"
            self.notice = f"Still to place: {listed}. Or s skips the rest."
            if matching.placed[matching.cursor] is not None:
                matching.seek()

    def give(self, text: str) -> None:
        """A text as the answer; an empty one is asked for again."""
        if self.state != "asking" or self.entry != "text":
            return
        if text.strip():
            self.answer(text)
        elif not self.hasty:
            self.notice = "Write an answer first. Esc and then s skips the question."

    def pick(self, place: int) -> None:
        """Chooses the option or left side at `place`; for a flashcard that is shown 0 is no and 1 is yes."""
        if self.entry != "text":
            self.reopen()
        if self.matching:
            if self.state in ("asking", "told") and place < len(self.matching.placed):
                self.matching.go_to(place)
        elif self.state == "asking" and place < len(self.item.options):
            self.cursor = place
            self.answer(place)
        elif self.state == "revealed" and place < 2:
            self.answer(3 if place else 1)

    def place(self, side: int) -> None:
        """In a match: gives the left side at hand this right one."""
        self.reopen()
        if self.matching and self.state == "asking":
            self.matching.place(side)
            self.notice = ""

    def free(self) -> None:
        """In a match: takes the right side away again."""
        self.reopen()
        if self.matching and self.state == "asking":
            self.matching.free()
            self.notice = ""

    def reveal(self) -> None:
        """Space: shows a flashcard's answer, frees a pair of a match, or goes on after feedback."""
        if self.sides:
            self.free()
        elif self.state == "told":
            self.next()
        elif self.state == "asking" and self.entry == "reveal":
            self.state = "revealed"

    def move(self, by: int, *, single: bool = False) -> bool:
        """Goes among the options or the sides of a match; False where there is nothing to go among."""
        if self.matching and self.state in ("asking", "told"):
            step = self.matching.point if single and self.state == "asking" else self.matching.move
            step(by)
            return True
        if self.state != "asking" or self.entry != "options":
            return False
        self.cursor = (self.cursor + by) % len(self.item.options)
        return True

    def turn(self, by: int) -> None:
        """In a test to another item, past all pairs of a match; else among the pairs."""
        if self.state == "unsaved":
            return
        if self.is_test:
            self.ask((self.group.stop if by > 0 else self.number - 1) % self.quiz.total)
        elif self.matching:
            self.matching.move(by)

    def say_guess(self) -> None:
        """Says, or takes back, that the next choice, or the pair at hand, is a guess."""
        if self.matching:
            self.matching.guess()
        else:
            self.guess = not self.guess

    def answer(self, value: int | str | None) -> None:
        """Saves a response, the place of an option or a text; None skips."""
        response = Response(value, guess=self.guess, hint=self.hint, ms=self.ms)
        self.keep(lambda: self.sitting.answer(self.number, response))

    def skip(self) -> None:
        """Leaves the item unanswered; in a match the pairs that are not placed."""
        if self.matching:
            self._give_pairs(self.matching)
        else:
            self.answer(None)

    def leave(self, text: str) -> None:
        """The time is over: what is written or placed counts, the rest is skipped."""
        if self.entry == "text" and text.strip():
            self.answer(text)
        else:
            self.skip()

    def _give_pairs(self, matching: Matching) -> None:
        """Saves all pairs of the match; the time is shared out among them."""
        ms = round(self.ms / len(self.group))
        responses = [
            Response(side, guess=left in matching.guessed and side is not None, hint=self.hint, ms=ms)
            for left, side in enumerate(matching.placed)
        ]
        self.keep(lambda: self.sitting.answer_group(self.number, responses))

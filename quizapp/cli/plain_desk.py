"""What can be done in a quiz in plain lines beside answering: undo, "I was right", flag, hint, skip."""

from __future__ import annotations

from functools import partial

from quizapp.cards.markup import plain
from quizapp.cli.output import say
from quizapp.cli.plain import keep, show_hint, tried
from quizapp.cli.plain_time import Timer
from quizapp.library.quizzing import QuizSitting
from quizapp.study.quiz import Response


class Desk:
    """A sitting and its clock.

    `hint` is whether one was shown for what is asked; `over` whether the result was told. `saved` is what
    stands behind a sentence about something that is kept.
    """

    def __init__(self, sitting: QuizSitting) -> None:
        self.sitting = sitting
        self.quiz = sitting.quiz
        self.timer = Timer(sitting)
        self.test = sitting.quiz.mode == "test"
        self.saved = " Saved." if sitting.saves else ""
        self.hint = False
        self.over = False

    def free(self, i: int) -> list[int]:
        """The items asked together with item `i` that have no answer yet."""
        return [place for place in self.quiz.group(i) if self.quiz.standing(place) is None]

    def skip_seen(self, i: int) -> None:
        """Skips an item, or all open pairs of a match."""
        free = self.free(i)
        ms = self.timer.ms() // len(free)
        for place in free:
            skipped = Response(None, hint=self.hint, ms=ms)
            keep(partial(self.sitting.answer, place, skipped), self.sitting.save_again)

    def show_hints(self, i: int) -> None:
        """The hint of the item, or those of the open pairs of a match."""
        shown = [self.quiz.items[place] for place in self.free(i)] or [self.quiz.items[i]]
        for item in [each for each in shown if each.hint] or shown[:1]:
            if len(shown) > 1 and item.hint:
                say(plain(item.stem))
            self.hint = show_hint(item) or self.hint

    def undo(self, *, over: bool = False) -> bool:
        """Takes the latest answer back; whether there is something else to show now.

        That is an item to be asked again, or at the end (`over`) another result.
        """
        if self.quiz.last is None:
            say("There is no answer to take back.")
            return False
        found: list[int | None] = []
        if not tried(lambda: found.append(self.sitting.undo())):
            return False
        place = found[0]
        if place is not None and self.sitting.can_overrule(place) and (over or not self.test):
            say(f"Taken back.{self.saved} Question {place + 1} counts as wrong again.")
            return over
        say(f"Taken back.{self.saved}" + ("" if self.test else " The first answer stays the score."))
        return True

    def overrulable(self) -> list[int]:
        """The items with a typed answer that was marked as wrong, in the order of these answers."""
        found = [i for i in range(self.quiz.total) if self.sitting.can_overrule(i)]
        return sorted(found, key=lambda i: (a.at, a.id) if (a := self.quiz.standing(i)) else ("", ""))

    def overrule(self, rest: str) -> bool:
        """ "I was right": in the question of that number, else in the latest that was marked wrong.

        Whether there is such a one.
        """
        missed = self.overrulable()
        place = int(rest) - 1 if rest.isdecimal() and len(rest) < 6 else missed[-1] if missed else -1
        if place not in missed or (self.test and not self.over):
            wait = "what is right is told at the end of a test." if self.test else "there is none."
            say(f":r is for a typed answer that was marked wrong; {wait}")
            return False
        keep(lambda: self.sitting.overrule(place), self.sitting.save_again)
        say(f"Question {place + 1} counts as right.{self.saved}")
        return True

    def flag(self, i: int, remark: str) -> None:
        """Leaves a remark for the deck's author."""
        if not self.sitting.saves:
            say("Not flagged: this is a trial, nothing is saved.")
        elif tried(lambda: self.sitting.flag(i, remark)):
            say("Flagged. Saved.")

"""What the keys of a question do, where all they need is the answers' own state."""

from __future__ import annotations

from quizapp.library.quizzing import QuizSitting
from quizapp.tui.answered import Answered
from quizapp.tui.answering import Answering


class AnswerActions(Answered):
    """Each action changes the state and has it shown."""

    def __init__(self, sitting: QuizSitting, asking: Answering) -> None:
        super().__init__()
        self.sitting = sitting
        self.asking = asking

    def show_state(self) -> None:
        """Paints what the state is now; for the screen itself to say how."""
        raise NotImplementedError

    @property
    def unsaved(self) -> bool:
        """Whether an answer waits that the disk refused."""
        return self.sitting.unsaved

    def try_again(self) -> None:
        """Tries to save it, and shows what came of it."""
        self.asking.save_again()
        self.show_state()

    def action_pick(self, place: int) -> None:
        """A digit chooses that option, or a left side; for a flashcard 1 is no and 2 is yes."""
        self.asking.pick(place)
        self.show_state()

    def action_place(self, side: int) -> None:
        """In a match a letter gives the left side at hand this right one."""
        self.asking.place(side)
        self.show_state()

    def action_free(self) -> None:
        """In a match: takes the right side away again."""
        self.asking.free()
        self.show_state()

    def action_reveal(self) -> None:
        """Space: shows a flashcard's answer, frees a pair of a match, or goes on after feedback."""
        self.asking.reveal()
        self.show_state()

    def action_overrule(self) -> None:
        """ "I was right": what was written counts as right."""
        if self.host.saved(self.asking.overrule):
            self.show_state()

    def action_guess(self) -> None:
        """Says, or takes back, that the next choice is a guess."""
        self.asking.say_guess()
        self.show_state()

    def action_hint(self) -> None:
        """Shows the hint."""
        self.asking.hint = True
        self.show_state()

    def action_skip(self) -> None:
        """Leaves the item unanswered, which counts as wrong."""
        self.asking.skip()
        self.show_state()

    def action_turn(self, by: int) -> None:
        """In a test to another item; else to another pair where one is shown at a time."""
        self.asking.turn(by)
        self.show_state()

    def action_undo(self) -> None:
        """Takes the latest answer back and asks again; the first one stays the score."""
        if self.host.saved(self.asking.undo):
            self.show_state()

    def action_flag(self) -> None:
        """Leaves a remark on this card for the deck's author."""
        if not self.sitting.saves:
            self.host.say("Not flagged: this is a trial, nothing is saved.")
            return
        number = self.asking.number_at_hand
        self.host.flag_card(lambda remark: self.sitting.flag(number, remark))

    def to_edit(self) -> tuple[str, str]:
        """The card that was answered."""
        return self.of_card(self.sitting.quiz.items[self.asking.number_at_hand].card.id)

    def action_remark(self) -> None:
        """The same where `f` is a letter of a match."""
        self.action_flag()

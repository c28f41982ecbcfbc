"""What screens have in common where answers are given: none is left behind that is not saved."""

from __future__ import annotations

from textual import work

from quizapp.tui.editable import Editable


class Answered(Editable):
    """A screen of a sitting. Whatever would end it has an answer that the disk refused saved before."""

    @property
    def unsaved(self) -> bool:
        """Whether an answer waits that the disk refused."""
        raise NotImplementedError

    def try_again(self) -> None:
        """Tries to save what is `unsaved`, and shows what came of it."""
        raise NotImplementedError

    async def may_quit(self, what: str = "quit") -> bool:
        """Saves the answer, or asks whether it may be lost; False to stay."""
        self.try_again()
        if not self.unsaved:
            return True
        leave = f"{what.capitalize()}; it is lost"
        question = f"Your last answer is not saved. {what.capitalize()} without it?"
        return await self.confirm(question, "Stay, and try again", leave)

    def rescue(self) -> str:
        """Saves the answer; what to say where that can't be done. Raises OSError with that word."""
        self.try_again()
        if self.unsaved:
            raise OSError("The disk still refuses your last answer.")
        return ""

    def action_back(self) -> None:
        """Goes back; an answer that the disk refused is saved or asked about first."""
        if self.unsaved:
            self._leave()
        else:
            super().action_back()

    @work
    async def _leave(self) -> None:
        if await self.may_quit("leave"):
            self.host.go_back()

"""The app's side of its terminal: what size it has, that it is left for a while, that it goes away."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from textual import events
from textual.app import App
from textual.binding import Binding
from textual.driver import Driver

from quizapp.tui.terminal import hang_up

if TYPE_CHECKING:
    from textual.timer import Timer

    from quizapp.tui.terminal.driver import OwnTerminal
    from quizapp.tui.terminal.in_turn import InTurn
    from quizapp.tui.terminal.suspending import Suspending

SETTLED = 0.05  # seconds after the last of several sizes, when all is painted once more


class InTerminal(App[None]):
    """An app that leaves its terminal as it was, and paints all of it when it is its own again."""

    BINDINGS = [
        Binding("ctrl+z", "suspend_process", "To the shell", show=False, priority=True, id="app.suspend")
    ]
    _terminal: OwnTerminal | None = None
    _suspending: Suspending | None = None
    _repainting: Timer | None = None
    _in_turn: InTurn | None = None

    async def on_event(self, event: events.Event) -> None:
        """Keys and pastes wait for those before them."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if self._in_turn is None:
                from quizapp.tui.terminal.in_turn import InTurn

                self._in_turn = InTurn(self, super().on_event)
            await self._in_turn.come(event)
        else:
            await super().on_event(event)

    def get_driver_class(self) -> type[Driver]:
        """Our own, where there are terminals of this kind."""
        if os.name == "nt" or "TEXTUAL_DRIVER" in os.environ:
            return super().get_driver_class()
        from quizapp.tui.terminal.driver import OwnTerminal

        return OwnTerminal

    def has_terminal(self, terminal: OwnTerminal) -> None:
        """The terminal is there: from now on what happens to it is heeded."""
        from quizapp.tui.terminal.suspending import Suspending

        self._terminal = terminal
        self._suspending = Suspending(self.suspend, self.repaint)
        self._suspending.heed()
        hang_up.heed(self.hung_up)

    def hung_up(self, number: int = 0) -> None:
        """The terminal is gone, or the program is to end: `number` is the signal that said so."""
        raise NotImplementedError

    def repaint(self) -> None:
        """Paints everything, whatever the terminal shows."""
        self.refresh(layout=True)

    def on_resize(self, event: events.Resize) -> None:
        """Lays out for the least room at least. Whatever the terminal did to its lines is painted over.

        The size is asked for again: of two changes at once Textual may tell the first one last.
        """
        if self._terminal is None:
            return
        from quizapp.tui.terminal.no_room import widened

        widened(event, self._terminal.measured() or event.size)
        if self._repainting:
            self._repainting.stop()
        self._repainting = self.set_timer(SETTLED, self.repaint)  # Textual may take it for the size it was

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Leaves the terminal to another program."""
        if self._suspending is None:
            with super().suspend():
                yield
            return
        self._suspending.is_away = True
        try:
            with super().suspend():
                yield
        finally:
            self._suspending.is_away = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """To the shell from anywhere, a dialog too; but where letters are written it takes one back."""
        if action == "suspend_process" and hasattr(self.focused, "action_undo"):
            return False
        return super().check_action(action, parameters)

    def action_suspend_process(self) -> None:
        """Leaves the terminal to the shell until it brings the app back."""
        if self._suspending:
            self._suspending.stop()

"""A study screen that may be shown before its sitting is there, with the sitting's first card alone."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from functools import partial, update_wrapper
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from quizapp.tui.answered import Answered
from quizapp.tui.widgets.topline import TopLine

if TYPE_CHECKING:  # the first card is painted before all that rates and remembers is imported
    from quizapp.library.first_asked import FirstCard
    from quizapp.library.shelf import Volume
    from quizapp.library.studying import StudySitting

_PATIENCE = (
    3.0  # seconds that leaving waits for what was pressed before; a dead disk holds nobody up for ever
)
_SOON = 0.02


class BegunLater(Answered):
    """What is pressed before the sitting is there is done once it is."""

    def __init__(self, sitting: StudySitting | FirstCard, volumes: Sequence[Volume] = ()) -> None:
        super().__init__()
        self._first: FirstCard | None = None
        self._sitting: StudySitting | None = None
        if isinstance(sitting, tuple):
            self._first = sitting
        else:
            self._sitting = sitting
        self.volumes = list(volumes)
        self._pressed: list[Callable[[], None]] = []  # what keys asked for before
        self._since = time.monotonic()  # when the card at hand was asked

    @property
    def sitting(self) -> StudySitting:
        """The sitting, once it is there."""
        assert self._sitting is not None
        return self._sitting

    @property
    def begun(self) -> bool:
        """Whether the sitting is there."""
        return self._sitting is not None

    @property
    def refused(self) -> bool:
        """Whether an answer waits that the disk refused."""
        return self._sitting is not None and self._sitting.unsaved

    @property
    def unsaved(self) -> bool:
        """Whether such an answer waits, or something that was pressed before the sitting was there."""
        return self.refused or bool(self._pressed)

    async def may_quit(self, what: str = "quit") -> bool:
        """As of any answer; but first, what was pressed before is heard."""
        until = time.monotonic() + _PATIENCE
        while self._pressed and time.monotonic() < until:
            await asyncio.sleep(_SOON)
        return not self.refused or await super().may_quit(what)

    def begin(self, sitting: StudySitting, volumes: Sequence[Volume]) -> None:
        """Goes on with the sitting of the first card, and with what was pressed meanwhile."""
        since = self._since
        if self._first:
            sitting.study.hold(self._first.id)
        self._sitting, self.volumes = sitting, list(volumes)
        if not self.query(TopLine):  # the library was the quicker one: all is shown once the screen is there
            return
        self.next_card()
        self._since = since
        pressed, self._pressed = self._pressed, []
        for action in pressed:
            action()

    def later(self, action: Callable[[], None]) -> None:
        """Has an action done once the sitting is there, after those before it."""
        self._pressed.append(action)

    def next_card(self, word: str = "") -> None:
        """Shows the card at hand, not turned yet; `word`: what was done last."""
        raise NotImplementedError


P = ParamSpec("P")
S = TypeVar("S", bound=BegunLater)


def in_turn(
    action: Callable[Concatenate[S, P], None],
) -> Callable[Concatenate[S, P], None]:
    """An action that, before the sitting is there, waits for it; several in the order of their keys."""

    def do(self: S, /, *args: P.args, **kwargs: P.kwargs) -> None:
        if self.begun:
            action(self, *args, **kwargs)
        else:
            self.later(partial(action, self, *args, **kwargs))

    update_wrapper(do, action)
    return do

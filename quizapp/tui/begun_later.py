"""A study screen that may be shown before its sitting is there, with the sitting's first card alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial, update_wrapper
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from quizapp.tui.editable import Editable
from quizapp.tui.widgets.topline import TopLine

if TYPE_CHECKING:  # the first card is painted before all that rates and remembers is imported
    from quizapp.library.first_asked import FirstCard
    from quizapp.library.shelf import Volume
    from quizapp.library.studying import StudySitting


class BegunLater(Editable):
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
        self.put_off: list[Callable[[], None]] = []
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
        waiting, self.put_off = self.put_off, []
        for action in waiting:
            action()

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
            self.put_off.append(partial(action, self, *args, **kwargs))

    update_wrapper(do, action)
    return do

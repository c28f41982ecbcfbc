"""Keys in turn: each is taken where the one before it has led to, however fast they come."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from textual.app import App
from textual.events import Event
from textual.message_pump import MessagePump

PATIENCE = 0.5  # seconds; what takes a key longer than this is not waited for
_AFTER = 0.05  # seconds after a key alone: what it did is painted by then


class InTurn:
    """Holds a key back until the one before it was heard by all that hear keys, from its field to the app.

    A word goes the same way as the key, behind it: through the queue of each parent in turn, and then through
    that of the screen which is there by now, as what takes the next key may only just be coming into being.
    """

    def __init__(self, app: App[Any], take: Callable[[Event], Awaitable[None]]) -> None:
        """`take` has a key or a paste go to what has the focus."""
        self._app, self._take = app, take
        self._waiting: deque[Event] = deque()
        self._behind: MessagePump | None = None
        self._guard: asyncio.TimerHandle | None = None
        self._turn = 0

    async def come(self, event: Event) -> None:
        """Takes a key at once if none is on its way, else after those before it."""
        self._waiting.append(event)
        if self._guard is None:
            await self._next()

    async def _next(self) -> None:
        if not self._waiting:
            return
        if self._behind is None:
            event = self._waiting.popleft()
            self._behind = self._app.focused or self._app.screen
            await self._take(event)
        if self._waiting:
            self._follow()
        else:  # seen to before the next key comes, which then has nothing to wait for
            asyncio.get_running_loop().call_later(_AFTER, self._follow_one)

    def _follow_one(self) -> None:
        if self._behind is not None and self._guard is None:
            self._follow()

    def _follow(self) -> None:
        behind, self._behind = self._behind, None
        self._turn += 1
        wait = asyncio.get_running_loop().call_later
        self._guard = wait(PATIENCE, self._app.call_later, self._arrived, self._turn)
        self._pass_on(behind, self._turn)

    def _pass_on(self, through: MessagePump | None, turn: int) -> None:
        """On to what hears a key next; what is there no more hears none."""
        while through is not None and through is not self._app:
            parent = getattr(through, "parent", None)
            if through.is_running and through.call_later(self._pass_on, parent, turn):
                return
            through = parent
        self._app.call_later(self._through_the_screen, turn)

    def _through_the_screen(self, turn: int) -> None:
        done = (self._app.call_later, self._arrived, turn)
        if not (self._app.screen.is_running and self._app.screen.call_later(*done)):
            self._app.call_later(self._arrived, turn)

    async def _arrived(self, turn: int) -> None:
        if self._guard and turn == self._turn:
            self._guard.cancel()
            self._guard = None
            await self._next()

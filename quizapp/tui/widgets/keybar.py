"""The last line: what can be done here, by key or by a click on it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.strip import Strip
from textual.visual import Visual

from quizapp.tui.page import Page
from quizapp.tui.widgets.kept_lines import KeptLines

GAP = 3
_KEPT = 20  # rows of hints that are kept drawn: those of a card, its answer, its feedback
_Hint = tuple[int, str, str]  # the column where it begins, the key, its words
_Key = tuple[Binding, str, str]  # what it does, how it is called, in words


class KeyBar(KeptLines):
    """Shows the screen's bindings in their order, as many whole ones as fit; help is always among them."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn: dict[tuple[tuple[_Hint, ...], int], Strip] = {}
        self._known: dict[Hashable, list[tuple[int, Binding, str, str]]] = {}

    def on_mount(self) -> None:
        """Follows what the screen can do."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def _hints(self) -> list[_Key]:
        hints = []
        seen: set[str] = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and active.enabled and binding.action not in seen and not binding.system:
                seen.add(binding.action)
                hints.append((binding, self.app.get_key_display(binding), self._words(binding)))
        return [hint for hint in hints if hint[2]]  # a screen may have no room for one

    def _words(self, binding: Binding) -> str:
        screen = self.screen
        return screen.key_words(binding) if isinstance(screen, Page) else binding.description

    def _layout(self) -> list[tuple[int, Binding, str, str]]:
        """What fits, each with the column where it begins; looked for only where it may have changed."""
        screen = self.screen
        follow = screen.keys_follow if isinstance(screen, Page) else None
        if follow is None:
            return self._laid_out()
        now = (getattr(self.app, "keymaps", 0), self.size.width, follow)
        if now not in self._known:
            self._known[now] = self._laid_out()
        return self._known[now]

    def _laid_out(self) -> list[tuple[int, Binding, str, str]]:
        hints = self._hints()
        size = [len(key) + 1 + len(words) for _, key, words in hints]
        keep = set(range(len(hints)))
        droppable = [i for i in reversed(keep_order(hints)) if i in keep]
        gap = GAP if sum(size) + GAP * (len(size) - 1) <= self.size.width else GAP - 1
        while keep and sum(size[i] + gap for i in keep) - gap > self.size.width and droppable:
            keep.discard(droppable.pop(0))
        out, x = [], 0
        for i in sorted(keep):
            out.append((x, *hints[i]))
            x += size[i] + gap
        return out

    def render_line(self, y: int) -> Strip:
        """The hints, the key in bold before its words; drawn once for each row of hints there is."""
        if y:
            return self.blank_line()
        hints = tuple((x, key, words) for x, _, key, words in self._layout())
        strip = self._drawn.get((hints, self.size.width))
        if strip is None:
            if len(self._drawn) >= _KEPT:
                self._drawn.clear()
            made = Visual.to_strips(self, _drawn(hints), self.size.width, 1, self.visual_style, pad=True)
            strip = made[0] if made else self.blank_line()  # no room, no row
            self._drawn[hints, self.size.width] = strip
        return strip

    def notify_style_update(self) -> None:
        """Another theme, other colours."""
        self._drawn.clear()
        super().notify_style_update()

    def on_click(self, event: events.Click) -> None:
        """A click on a hint is its key."""
        offset = event.get_content_offset(self)
        for x, binding, key, words in reversed(self._layout()):
            if offset is not None and x <= offset.x < x + len(key) + 1 + len(words):
                event.stop()
                self.app.simulate_key(binding.key)
                return


def _drawn(hints: Iterable[_Hint]) -> Content:
    parts: list[str | tuple[str, str]] = []
    end = 0
    for x, key, words in hints:
        parts += [" " * (x - end), (key, ".key"), f" {words}"]
        end = x + len(key) + 1 + len(words)
    return Content.assemble(*parts)


def keep_order(hints: list[_Key]) -> list[int]:
    """Places of the hints, those to keep longest first: as listed, but help before all but the first."""
    order = list(range(len(hints)))
    return sorted(order, key=lambda i: 0.5 if hints[i][0].action.endswith("help") else float(i))

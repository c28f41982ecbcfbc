"""A box to write a text of one or more lines in. It grows with the text, and Enter leads out of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.widgets import TextArea
from textual.widgets.text_area import EditResult

from quizapp.cards.clean import clean
from quizapp.tui.stand_ins import signs
from quizapp.tui.widgets.field import left_out

Location = tuple[int, int]
Step = Callable[[int, bool], object]
"""Leads so many boxes on; True with Enter."""
LONGEST = 20_000  # characters; the end of a longer paste is left out


class TextBox(TextArea, inherit_bindings=True):
    """Enter goes on to the next box; Ctrl+J begins a new line.

    In a list of texts, one a line, Enter begins the next line, and goes on from an empty one.
    """

    BINDINGS = [  # for the last line and for help; the keys themselves are heard in `_on_key`
        Binding("enter", "enter", "next", key_display="Enter", id="box.enter"),
        Binding("escape", "screen.back", "to the cards", key_display="Esc", id="box.leave"),
        Binding("ctrl+j,shift+enter,alt+enter", "new_line", "new line", key_display="^J", id="box.new_line"),
        Binding("tab", "step(1)", "next field", show=False, id="box.next"),
        Binding("shift+tab", "step(-1)", "previous field", show=False, id="box.previous"),
    ]

    def __init__(self, step: Step, *, many: bool = False, id: str | None = None) -> None:
        """`step` leads to another box; `many`: a list of texts, one a line."""
        super().__init__(compact=True, highlight_cursor_line=False, id=id)
        self._step = step
        self.many = many
        self.cursor_blink = False

    async def _on_key(self, event: events.Key) -> None:
        """Hears each key after those before it, however fast they come: Enter never overtakes a letter."""
        target = self.screen.focused
        if target is not None and target is not self:  # left already; the rest is meant for where one is now
            event.stop()
            event.prevent_default()
            target.post_message(_again(event))
        elif act := self._acts().get(event.key):
            event.stop()
            event.prevent_default()
            act()

    def _acts(self) -> dict[str, Callable[[], object]]:
        new_lines = dict.fromkeys(("ctrl+j", "shift+enter", "alt+enter"), self.action_new_line)
        steps = {"tab": partial(self.action_step, 1), "shift+tab": partial(self.action_step, -1)}
        return {"enter": self.action_enter, **new_lines, **steps}

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as the text at this width, not at the one that the box had before."""
        wrapped = type(self.wrapped_document)(self.document, max(1, width - 1), self.indent_width)
        return wrapped.height

    def put(self, text: str) -> None:
        """Begins anew, with this text; nothing is told of it."""
        if text != self.text:
            with self.prevent(TextArea.Changed):
                self.text = text
        self.move_cursor(self.document.end)

    def replace(
        self, insert: str, start: Location, end: Location, *, maintain_selection_offset: bool = True
    ) -> EditResult:
        """Puts a text in, as it may be shown, and as much of it as there is room for."""
        if len(insert) > 1:
            room = max(0, LONGEST - len(self.text))
            if len(insert) > room:
                left_out(self.app, room)
            insert = insert[:room]
        insert = clean(insert)
        return super().replace(insert, start, end, maintain_selection_offset=maintain_selection_offset)

    def get_line(self, line_index: int) -> Text:
        """A line as it is painted: a visible sign for each stand-in."""
        return Text(signs(self.document.get_line(line_index)), end="", no_wrap=True)

    def action_enter(self) -> None:
        """On to the next box, or to the next line of a list."""
        if self.many and self._line.strip():
            self.action_new_line()
        else:
            self._step(1, True)

    @property
    def _line(self) -> str:
        return self.document.get_line(self.cursor_location[0])

    def action_new_line(self) -> None:
        """Begins a new line."""
        self._replace_via_keyboard("\n", *self.selection)

    def action_step(self, by: int) -> None:
        """To another box."""
        self._step(by, False)

    def action_cursor_up(self, select: bool = False) -> None:
        """A line up, or from the first one to the box above."""
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            self.action_step(-1)
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """A line down, or from the last one to the box below."""
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            self.action_step(1)
        else:
            super().action_cursor_down(select)


def _again(event: events.Key) -> events.Key:
    copy = events.Key(event.key, event.character)
    copy._set_forwarded()
    return copy

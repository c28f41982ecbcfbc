"""Asks how a file is to be read: its format, its encoding, a table's columns. What is empty is found out."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from quizapp.tui.text import one_line
from quizapp.tui.widgets.field import Field
from quizapp.tui.widgets.keybar import KeyBar

_COMMON = [
    "utf-8",
    "cp1252",
    "cp1250",
    "cp1251",
    "latin-1",
    "mac-roman",
    "shift-jis",
    "gbk",
    "big5",
    "cp1256",
]


class Reading(NamedTuple):
    """How to read: a format's name, an encoding's, and what each column of a table is."""

    format: str = ""
    encoding: str = ""
    columns: tuple[str, ...] = ()


class ReadAs(ModalScreen[Reading | None]):
    """Three fields; Enter gives them, Escape gives None."""

    BINDINGS = [  # before the field's own
        Binding("enter", "keep", "read it so", key_display="Enter", id="read_as.keep", priority=True),
        Binding("down", "app.focus_next", "next", show=False, id="read_as.next", priority=True),
        Binding("up", "app.focus_previous", "previous", show=False, id="read_as.previous", priority=True),
        Binding("escape", "cancel", "leave", key_display="Esc", id="read_as.cancel"),
    ]
    COMPONENT_CLASSES = {"key", "bad", "soft"}
    CSS = """
    ReadAs { align: center middle; background: $background 70%; }
    ReadAs > Vertical {
        width: 64; max-width: 95%; height: auto; background: $background; border: round $line; padding: 0 1;
    }
    ReadAs Horizontal { height: 1; }
    ReadAs Horizontal Static { width: 10; height: 1; }
    ReadAs #told { height: auto; max-height: 3; margin: 0 0 1 0; }
    ReadAs #word { height: auto; max-height: 2; }
    ReadAs Input { border: none; height: 1; padding: 0; width: 1fr; }
    ReadAs KeyBar { dock: none; height: 1; padding: 0; }
    """

    def __init__(self, now: Reading, formats: list[str], told: str = "") -> None:
        """`formats`: the names that there are; `told`: how it was read, in words."""
        super().__init__()
        self._now, self._formats, self._told = now, formats, told

    def compose(self) -> ComposeResult:
        """How it was read, the fields, what is wrong with them, keys."""
        now = self._now
        formats = SuggestFromList(self._formats, case_sensitive=False)
        with Vertical():
            yield Static(one_line(self._told or "Read it otherwise. What is empty is found out."), id="told")
            with Horizontal():
                yield Static("Format", markup=False)
                yield Field(
                    now.format,
                    placeholder=", ".join(self._formats),
                    suggester=formats,
                    id="format",
                    max_length=40,
                )
            with Horizontal():
                yield Static("Encoding", markup=False)
                encodings = SuggestFromList(_COMMON, case_sensitive=False)
                yield Field(
                    now.encoding,
                    placeholder="utf-8, cp1252, shift-jis …",
                    suggester=encodings,
                    id="encoding",
                    max_length=40,
                )
            with Horizontal():
                yield Static("Columns", markup=False)
                columns = ", ".join(now.columns)
                yield Field(columns, placeholder="-, term, definition, tags", id="columns", max_length=400)
            yield Static(id="word", markup=False)
            yield KeyBar()

    def _given(self, name: str) -> str:
        return self.query_one(f"#{name}", Field).value.strip()

    @property
    def wrong(self) -> str:
        """Why it can't be read so; "" if it may."""
        name, encoding = self._given("format"), self._given("encoding")
        if name and name not in self._formats:
            return f"There is no such format; there are {', '.join(self._formats)}."
        try:
            codecs.lookup(encoding or "utf-8")
        except (LookupError, ValueError):
            return "There is no such encoding."
        return ""

    @on(Input.Changed)
    def _typed(self) -> None:
        if not self.wrong:
            self._say("")

    def _say(self, word: str) -> None:
        lead = Content.styled("! ", ".bad") if word else Content("")
        self.query_one("#word", Static).update(lead + one_line(word))

    def action_keep(self) -> None:
        """Gives what is written, if it can be so."""
        if self.wrong:
            self._say(self.wrong)
            return
        columns = tuple(each.strip() for each in self._given("columns").split(",") if each.strip())
        self.dismiss(Reading(self._given("format"), self._given("encoding"), columns))

    def action_cancel(self) -> None:
        """Leaves things as they are."""
        self.dismiss(None)

"""Where an import begins: a file's path, or a text that is pasted; reading it goes on beside the app."""

from __future__ import annotations

from typing import Literal

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, Static, TextArea
from textual.worker import Worker, get_current_worker

from quizapp.formats.found import Refused
from quizapp.library.file_given import file_given
from quizapp.library.making import BadName
from quizapp.library.own_deck import PASTE, own_deck
from quizapp.library.reading_in import Incoming, bytes_of, read_in
from quizapp.tui.page import BACK, HELP, NARROW, Page
from quizapp.tui.text import cell, one_line
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.paste_box import LONGEST, PasteBox, PathField
from quizapp.tui.widgets.rows import ListRow, Rows, marked
from quizapp.tui.widgets.topline import TopLine

Origin = Literal["", "file", "text"]
GO = "go"
LOOK = "Look through the file, or else the text"


class ImportScreen(Page):
    """A field, a box, and a row to go on. Nothing is written here."""

    CSS_PATH = "../styles/import.tcss"

    BINDINGS = [
        Binding("enter", "read", "look through", key_display="Enter", id="import.read", tooltip=LOOK),
        Binding("ctrl+s", "read_here", "look through", show=False, key_display="^S", id="import.read_here"),
        Binding("f", "file", "file", id="import.file", tooltip="Write a file's path"),
        Binding("t", "text", "text", id="import.text", tooltip="Write or paste a text"),
        HELP,
        BACK,
    ]

    def __init__(self) -> None:
        super().__init__()
        self._last: Origin = ""  # what was written in last
        self._reading: Worker[None] | None = None
        self._read_now = ""  # of what is being read
        self._read_meanwhile: tuple[Incoming, bytes, str] | None = None  # while another screen was shown

    def compose(self) -> ComposeResult:
        """Top line, the field, the box, each with a word below, the row, keys."""
        yield TopLine()
        yield Static("A file · → completes its path", classes="note label", markup=False)
        yield PathField(placeholder="~/words.csv", id="path", max_length=4096)
        yield Static(id="of-file", classes="note word", markup=False)
        yield Static("Or a text: paste it here", classes="note label", markup=False)
        yield PasteBox(id="text")
        yield Static(id="of-text", classes="note word", markup=False)
        yield Rows([ListRow(self._go_row, GO)], id="go")
        yield KeyBar()

    def on_mount(self) -> None:
        """Begins in the field."""
        self.query_one(TopLine).left = "Import"
        self.on_resize()
        self._say("file", "")
        self._say("text", "")
        self.call_later(self._completing)
        self.path.focus()

    def on_resize(self) -> None:
        """What can be read is told where there is room."""
        wide = self.app.size.width >= NARROW
        words = one_line("tables, Anki, Moodle, Markdown, articles" if wide else "", ".soft")
        self.query_one(TopLine).right = words

    async def _completing(self) -> None:
        """Completes paths once the library says from where they go."""
        from quizapp.tui.widgets.paste_box import Paths

        await self.host.ready.wait()
        self.path.suggester = Paths(self.library.world.cwd)

    @property
    def path(self) -> PathField:
        """Where a file is named."""
        return self.query_one(PathField)

    @property
    def box(self) -> PasteBox:
        """Where a text goes."""
        return self.query_one(PasteBox)

    @property
    def origin(self) -> Origin:
        """What would be looked through: what was written in last, if there is something in it."""
        file, text = bool(self.path.value.strip()), bool(self.box.text.strip())
        if file and (self._last == "file" or not text):
            return "file"
        return "text" if text else ""

    def _say(self, where: Origin, word: str, *, wrong: bool = False) -> None:
        told = self.query_one(f"#of-{where}", Static)
        told.display = bool(word)
        told.update((Content.styled("! ", ".bad") if wrong else Content("")) + one_line(word))

    def _go_row(self, width: int, current: bool) -> Content:
        current = current and self.query_one("#go", Rows).has_focus
        style = ".accent" if current else ".title"
        if self._reading:
            return marked(current) + cell(f"Reading {self._read_now} …  Esc stops it", width - 2, ".soft")
        if self.origin == "file":
            return marked(current) + cell("Look through the file", width - 2, style)
        if self.origin == "text":
            lines = self.box.document.line_count
            count = "1 line" if lines == 1 else f"{lines} lines"
            return marked(current) + cell(f"Look through the text ({count})", width - 2, style)
        return marked(current) + cell("Look through: first name a file, or paste", width - 2, ".soft")

    # -- writing and pasting -------------------------------------------------------------------------

    @on(Input.Changed, "#path")
    def _named(self) -> None:
        self._last = "file" if self.path.value.strip() else self._last
        self._say("file", "")
        self._shown()

    @on(TextArea.Changed)
    def _written(self) -> None:
        self._last = "text" if self.box.text.strip() else self._last
        self._say("text", "")
        self._shown()

    def _shown(self) -> None:
        self.query_one("#go", Rows).refresh()
        self.refresh_bindings()

    def on_paste(self, event: events.Paste) -> None:
        """A paste that no field took goes into the box."""
        event.stop()
        self.box.focus()
        self.box.take(event.text)

    @on(PasteBox.TooLong)
    def _too_long(self, event: PasteBox.TooLong) -> None:
        most = f"{event.length} characters are too many to paste (at most {LONGEST})"
        self._say("text", f"{most}. Save them as a file and name it above.", wrong=True)

    # -- reading -------------------------------------------------------------------------------------

    @on(Input.Submitted, "#path")
    def _submitted(self) -> None:
        if self.path.value.strip():
            self._last = "file"
            self.action_read()
        else:
            self._say("file", "A file's path is wanted.", wrong=True)

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.action_read()

    def action_read_here(self) -> None:
        """From within a field, that field."""
        for field, origin in ((self.path, "file"), (self.box, "text")):
            if field.has_focus:
                self._last = "file" if origin == "file" else "text"
        self.action_read()

    def action_read(self) -> None:
        """Looks through the file or the text."""
        origin = self.origin
        if self._reading or not self.host.ready.is_set():
            return
        if not origin:
            self.path.focus()
            self._say("file", "Name a file, or paste a text.", wrong=True)
            return
        self._say("file", "")
        self._say("text", "")
        given = self.path.value if origin == "file" else self.box.content
        self._read_now = cell_name(given) if origin == "file" else PASTE
        self._reading = self._read(origin, given)
        self._shown()

    @work(thread=True, exclusive=True, group="read")
    def _read(self, origin: Origin, given: str) -> None:
        worker = get_current_worker()
        word, name, data = "", "", b""
        incoming: Incoming | None = None
        try:
            if origin == "file":
                path = file_given(given, self.library.world.cwd)
                data = bytes_of(path)
                incoming = read_in(data, path.name)
            else:
                data = given.encode("utf-8", "replace")
                incoming = read_in(data, "")
            name = self._name_for(incoming)
        except Refused as error:
            word = f"{error}."
        except OSError as error:
            word = f"it can't be read: {error.strerror or error}."
        except ValueError:
            word = "that is no path."
        if not worker.is_cancelled:
            self.app.call_from_thread(self._was_read, worker, origin, incoming, data, name, word)

    def _name_for(self, incoming: Incoming) -> str:
        """The name that is proposed; where the deck can't be read, its own, and the review tells."""
        try:
            source = incoming.name or PASTE
            return own_deck(self.library.shelf.root, incoming.found, incoming.name, source)
        except (BadName, OSError):
            return ""

    def _was_read(
        self,
        worker: Worker[None],
        origin: Origin,
        incoming: Incoming | None,
        data: bytes,
        name: str,
        word: str,
    ) -> None:
        if self._reading is not worker or not self.is_attached:
            return
        self._reading = None
        self._shown()
        if incoming and not (incoming.found.cards or incoming.found.left):
            word, incoming = f"no cards were found. It was read as {incoming.format.label}.", None
        if incoming is None:
            self._say(origin, word[:1].upper() + word[1:], wrong=True)
        elif self.app.screen is self:
            self.host.look_through(incoming, data, name)
        else:
            self._read_meanwhile = incoming, data, name

    def on_screen_resume(self) -> None:
        """Back from help: goes on with what was read meanwhile."""
        if self._read_meanwhile:
            incoming, data, name = self._read_meanwhile
            self._read_meanwhile = None
            self.host.look_through(incoming, data, name)

    # -- leaving -------------------------------------------------------------------------------------

    def key_words(self, binding: Binding) -> str:
        """Escape stops reading before all else."""
        if binding.action in ("back", "screen.back") and self._reading:
            return "stop"
        return binding.description

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the box Enter begins a line."""
        return not (action == "read" and self.is_mounted and self.box.has_focus)

    def action_file(self) -> None:
        """Goes to the field."""
        self.path.focus()

    def action_text(self) -> None:
        """Goes to the box."""
        self.box.focus()

    def action_back(self) -> None:
        """Stops reading, leaves the field, then the screen; a text is not thrown away without a word."""
        if self._reading:
            self._reading.cancel()
            self._reading = None
            self._shown()
        elif self.path.has_focus or self.box.has_focus:
            self.query_one("#go", Rows).focus()
        elif self.box.text.strip():
            self._ask_to_leave()
        else:
            super().action_back()

    @work
    async def _ask_to_leave(self) -> None:
        if await self.may_quit("leave"):
            self.host.go_back()

    @property
    def unsaved(self) -> bool:
        """Whether a text would be lost."""
        return bool(self.is_mounted and self.box.text.strip())

    async def may_quit(self, what: str = "quit") -> bool:
        """Asks whether the text may go; False to stay."""
        question = f"{what.capitalize()} without the text? No card of it was taken."
        return await self.confirm(question, "Stay", f"{what.capitalize()}; the text is dropped")


def cell_name(path: str) -> str:
    """A path's last part, to be named by."""
    return path.strip().replace("\\", "/").rstrip("/").rpartition("/")[2]

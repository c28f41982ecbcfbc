"""What a class got: its numbers, and its questions, learners and quizzes in three lists."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, Static

from quizapp.tui.class_reader import ClassReader
from quizapp.tui.page import BACK, HELP, NARROW
from quizapp.tui.text import one_line, tail
from quizapp.tui.widgets.class_head import few_lines, head_lines, reading
from quizapp.tui.widgets.class_rows import LISTS, counts, rows_of
from quizapp.tui.widgets.class_sheets import figure_lines, problem_lines
from quizapp.tui.widgets.folder_field import FolderField
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.list_choice import ListChoice
from quizapp.tui.widgets.paste_box import Paths
from quizapp.tui.widgets.rows import Rows
from quizapp.tui.widgets.topline import TopLine


class ClassScreen(ClassReader):
    """Read in a thread of its own; Escape stops it. Nothing is written."""

    BINDINGS = [
        Binding("enter", "open", "open", key_display="Enter", id="class.open", tooltip="What there is of it"),
        Binding("tab", "turn(1)", "next list", key_display="Tab", id="class.next", tooltip="The next list"),
        Binding("right", "turn(1)", "next list", show=False, id="class.right", tooltip="The next list"),
        Binding("left,shift+tab", "turn(-1)", "list before", show=False, id="class.left"),
        Binding("s", "sort", "sort", id="class.sort", tooltip="By name, or what needs a look first"),
        Binding("p", "problems", "files", id="class.problems", tooltip="What is to know of its files"),
        Binding("f", "folder", "folder", id="class.folder", tooltip="Another class: name its folder"),
        Binding("r", "again", "read again", show=False, id="class.again"),
        HELP,
        BACK,
    ]

    def __init__(self, folder: Path | None = None) -> None:
        """`folder`: the class's; None: the learners of this library."""
        super().__init__()
        self._named = folder
        self._which = 0
        self._by_name = False
        self._keys = [""] * len(LISTS)  # where the cursor was in each list

    def compose(self) -> ComposeResult:
        """Top line, the numbers, a field that is mostly hidden, the lists' names, a list, keys."""
        yield TopLine()
        yield Static(id="head", markup=False)
        yield FolderField(placeholder="~/class-3b", id="folder", max_length=4096)
        yield Static(id="word", markup=False)
        yield ListChoice()
        yield Rows(id="list")
        yield KeyBar()

    async def on_mount(self) -> None:
        """Waits for the library, which knows the decks' titles, then reads."""
        self.query_one(TopLine).left = "Class"
        self.query_one(Rows).focus()
        self.show_share()
        await self.host.ready.wait()
        self.query_one(FolderField).suggester = Paths(self.library.world.cwd, folders=True)
        self.begin(self._named or self.library.places.progress)

    def on_resize(self) -> None:
        """What stands above the list depends on the room there is."""
        self.show_share()

    # -- what is shown -------------------------------------------------------------------------------

    def show_class(self) -> None:
        """Shows what there is by now."""
        book = self._book
        self.set_class(not (book and book.report.learners), "-bare")
        if self._folder:
            self.query_one(TopLine).right = one_line(self._whose(self._folder), ".soft")
        if book:
            rows = rows_of(book, self._which, by_name=self._by_name)
            first = next((row.key for row in rows if row.key), "")
            self.query_one(ListChoice).show(counts(book), self._which)
            self.query_one(Rows).show(rows, self._keys[self._which] or first)
        self.show_share()
        self.refresh_bindings()

    def _whose(self, folder: Path) -> str:
        if folder == self.library.places.progress:
            return "this library's learners" if self.app.size.width >= NARROW else "this library"
        return tail(str(folder), self.app.size.width // 2)

    def show_share(self) -> None:
        """Shows the numbers of the class, or how far reading is."""
        if not self.is_attached:
            return
        wide = self.size.width >= NARROW
        width = max(10, self.size.width - (8 if wide else 2))
        self.query_one("#head", Static).update(Content("\n").join(self._above(width)))

    def _above(self, width: int) -> list[Content]:
        book = self._book
        if book is None:
            name = self._folder.name if self._folder else "progress"
            return one_line(self._word).wrap(width) if self._word else reading(self._share, name, width)
        few = few_lines(book, width)
        if not book.report.learners:
            return few
        gap = [Content("")] if few and self.size.height >= 20 else []
        return [*head_lines(book, width), *gap, *few]

    # -- the lists -----------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a class waits for one; in the field keys are letters."""
        book = self._book
        if action in ("open", "turn"):
            return bool(book and book.report.learners) and not self.has_class("-naming")
        if action == "sort":
            return bool(book and book.report.learners) and self._which < 2
        if action == "problems":
            return bool(book and (book.read.problems or book.read.remarks))
        return self._reading is None if action == "again" else True

    def key_words(self, binding: Binding) -> str:
        """Which list comes next; Escape stops reading before all else."""
        if binding.action == "turn(1)":
            return LISTS[(self._which + 1) % len(LISTS)].lower()
        if binding.action == "sort":
            return "worst first" if self._by_name else ("deck order", "by name", "")[self._which]
        if binding.action in ("back", "screen.back") and self._reading:
            return "stop"
        return binding.description

    def action_turn(self, by: int) -> None:
        """The next list."""
        self._turn_to((self._which + by) % len(LISTS))

    @on(ListChoice.Taken)
    def _taken(self, event: ListChoice.Taken) -> None:
        self._turn_to(event.place)

    def _turn_to(self, which: int) -> None:
        self._keys[self._which] = self.query_one(Rows).key
        self._which = which
        self.show_class()

    def action_sort(self) -> None:
        """Questions as in their decks and learners by name; or what needs a look first."""
        self._by_name = not self._by_name
        self._keys[self._which] = ""
        self.show_class()

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """The question, learner or quiz under the cursor."""
        book, key = self._book, self.query_one(Rows).key
        if book is None or not key:
            return
        if self._which == 0:
            self.host.open_class_item(book, book.items_in_order(by_name=self._by_name), int(key))
        elif self._which == 1:
            self.host.open_class_learner(book, book.learners_in_order(by_name=self._by_name), int(key))
        else:
            quiz = book.report.quizzes[int(key)]
            told = figure_lines(quiz, book.sizes[quiz.key])
            self.host.open_reading(book.quiz(quiz.key), "quiz", told)

    def action_problems(self) -> None:
        """What is wrong with the class's files, and what is odd about its names."""
        if self._book:
            self.host.open_reading("To know of its files", self._book.folder.name, problem_lines(self._book))

    def action_again(self) -> None:
        """Reads the class anew."""
        if self._folder:
            self._keys[self._which] = self.query_one(Rows).key
            self.begin(self._folder)

    # -- another folder ------------------------------------------------------------------------------

    def action_folder(self) -> None:
        """Opens the field."""
        self.add_class("-naming")
        self.query_one("#word", Static).update(Content.styled("A class's folder · → completes it", ".soft"))
        self.query_one(FolderField).focus()
        self.refresh_bindings()

    @on(Input.Submitted, "#folder")
    def _submitted(self) -> None:
        found = self.query_one(FolderField).named(self.library.world.cwd)
        if isinstance(found, Path):
            self._close()
            self._keys = [""] * len(LISTS)
            self.begin(found)
        else:
            self.query_one("#word", Static).update(Content.styled("! ", ".bad") + one_line(found))

    def _close(self) -> None:
        self.remove_class("-naming")
        self.query_one(Rows).focus()
        self.refresh_bindings()

    def action_back(self) -> None:
        """Closes the field, stops reading, or leaves."""
        if self.has_class("-naming"):
            self._close()
        elif self._reading:
            self.stop("Stopped. r reads it again, f names another folder.")
        else:
            super().action_back()

"""What a class got: its numbers, and its questions, learners, quizzes, mix-ups and remarks in lists."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from quizapp.study.routes import deck_of
from quizapp.tui.class_book import ClassBook
from quizapp.tui.page import BACK, HELP, NARROW
from quizapp.tui.screens.class_wishes import ASSIGNMENT, FOLDER, NAMES, ClassWishes
from quizapp.tui.text import one_line, tail
from quizapp.tui.widgets.class_head import few_lines, head_lines, reading
from quizapp.tui.widgets.class_rows import LEARNERS, MIXUPS, QUESTIONS, QUIZZES, counts, rows_of
from quizapp.tui.widgets.class_sheets import problem_lines, remark_lines
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.list_choice import ListChoice
from quizapp.tui.widgets.rows import Rows
from quizapp.tui.widgets.topline import TopLine

_SORTED = {QUESTIONS: "deck order", LEARNERS: "by name"}  # lists that can be sorted, and how else they are


class ClassScreen(ClassWishes):
    """Read in a thread of its own; Escape stops it. Nothing is written."""

    CSS_PATH = "../styles/class.tcss"

    BINDINGS = [
        Binding("enter", "open", "open", key_display="Enter", id="class.open", tooltip="What there is of it"),
        Binding("tab", "turn(1)", "next list", key_display="Tab", id="class.next", tooltip="The next list"),
        Binding("right", "turn(1)", "next list", show=False, id="class.right", tooltip="The next list"),
        Binding("left,shift+tab", "turn(-1)", "list before", show=False, id="class.left"),
        Binding("s", "sort", "sort", id="class.sort", tooltip="By name, or what needs a look first"),
        ASSIGNMENT,
        Binding("p", "problems", "files", id="class.problems", tooltip="What is to know of its files"),
        FOLDER,
        NAMES,
        Binding("r", "again", "read again", show=False, id="class.again"),
        HELP,
        BACK,
    ]

    def __init__(self, folder: Path | None = None) -> None:
        """`folder`: the class's; None: the learners of this library."""
        super().__init__()
        self._named = folder
        self._which = QUESTIONS
        self._by_name = False

    def compose(self) -> ComposeResult:
        """Top line, the numbers, a field that is mostly hidden, the lists' names, a list, keys."""
        yield TopLine()
        yield Static(id="head", markup=False)
        yield from self.fields()
        yield ListChoice()
        yield Rows(id="list")
        yield KeyBar()

    async def on_mount(self) -> None:
        """Waits for the library, which knows the decks' titles, then reads."""
        self.query_one(TopLine).left = "Class"
        self.query_one(Rows).focus()
        self.show_share()
        await self.host.ready.wait()
        self.complete_paths()
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
            lists = counts(book)
            self._which = self._which if self._which in lists else QUESTIONS
            rows = rows_of(book, self._which, by_name=self._by_name)
            first = next((row.key for row in rows if row.key), "")
            self.query_one(ListChoice).show(list(lists.items()), list(lists).index(self._which))
            self.query_one(Rows).show(rows, self._keys.get(self._which) or first)
            self.call_after_refresh(self._to_list)  # it was hidden while the class was read
        self.show_share()
        self.refresh_bindings()

    def _to_list(self) -> None:
        if not self.field and self.app.screen is self:
            self.query_one(Rows).focus()

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
            return bool(book and book.report.learners) and not self.field
        if action == "sort":
            return bool(book and book.report.learners) and self._which in _SORTED
        if action == "problems":
            return bool(book and (book.read.problems or book.room.told.remarks))
        return self._reading is None if action == "again" else super().check_action(action, parameters)

    def key_words(self, binding: Binding) -> str:
        """Which list comes next; Escape stops reading before all else."""
        if binding.action == "turn(1)":
            return self._list(1).lower()
        if binding.action == "sort":
            return "worst first" if self._by_name else _SORTED.get(self._which, "")
        if binding.action in ("back", "screen.back") and self._reading:
            return "stop"
        return binding.description

    def action_turn(self, by: int) -> None:
        """The next list."""
        self._turn_to(self._list(by))

    def _list(self, by: int) -> str:
        """The list that is so many further on."""
        lists = list(counts(self._book)) if self._book else [self._which]
        return lists[(lists.index(self._which) + by) % len(lists)]

    @on(ListChoice.Taken)
    def _taken(self, event: ListChoice.Taken) -> None:
        if self._book:
            self._turn_to(list(counts(self._book))[event.place])

    def _turn_to(self, which: str) -> None:
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
        """The question, learner or quiz under the cursor; of a mix-up or a remark its question."""
        book, key = self._book, self.query_one(Rows).key
        if book is None or not key:
            return
        if self._which == QUESTIONS:
            self.host.open_class_item(book, book.items_in_order(by_name=self._by_name), int(key))
        elif self._which == LEARNERS:
            self.host.open_class_learner(book, book.learners_in_order(by_name=self._by_name), int(key))
        elif self._which == QUIZZES:
            self.host.open_class_quiz(book, int(key))
        elif self._which == MIXUPS:
            places = [book.places[each.item] for each in book.report.mixups]
            self.host.open_class_item(book, list(dict.fromkeys(places)), places[int(key)])
        else:
            self._open_remark(book, key)

    def _open_remark(self, book: ClassBook, card: str) -> None:
        """The question that is remarked on; only the remarks where it was in no quiz."""
        found = {card: book.place_of(card) for card in book.flags}
        place = found[card]
        if place is None:
            self.host.open_reading(book.title(deck_of(card)), "remarks", remark_lines(book, card))
        else:
            self.host.open_class_item(book, [each for each in found.values() if each is not None], place)

    def action_problems(self) -> None:
        """What is wrong with the class's files, and what is odd about its names."""
        if self._book:
            self.host.open_reading("To know of its files", self._book.folder.name, problem_lines(self._book))

    def action_again(self) -> None:
        """Reads the class anew."""
        if self._folder:
            self._keys[self._which] = self.query_one(Rows).key
            self.begin(self._folder)

    def action_back(self) -> None:
        """Closes the field, stops reading, or leaves."""
        if self.field:
            self.close()
        elif self._reading:
            self.stop("Stopped. r reads it again, f names another folder.")
        else:
            super().action_back()

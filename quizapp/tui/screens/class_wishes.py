"""What is wished for of a class: its folder, a roster with the names, one assignment alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from textual import on, work
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from quizapp.library.classroom import ALL
from quizapp.library.roster import BadRoster, read_roster
from quizapp.scores.reports.class_told import Pupil
from quizapp.tui.class_reader import ClassReader
from quizapp.tui.dialogs.choose import Choose
from quizapp.tui.text import one_line
from quizapp.tui.widgets.folder_field import FileField, FolderField
from quizapp.tui.widgets.paste_box import Paths
from quizapp.tui.widgets.rows import Rows

FOLDER = Binding("f", "folder", "folder", id="class.folder", tooltip="Another class: name its folder")
ASSIGNMENT = Binding("a", "assignment", "assignment", id="class.assignment", tooltip="One alone, or all")
NAMES = Binding("n", "names", "names", id="class.names", tooltip="Real names, out of a roster's file")
_EVERY, _NOTHING = "*", "-"  # for all assignments, and for no change


class ClassWishes(ClassReader):
    """The keys that have a class told in another way, and the fields for them."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: dict[str, str] = {}  # where the cursor was in each list

    def fields(self) -> Iterator[Widget]:
        """Fields that are mostly hidden, and a line below them."""
        yield FolderField(placeholder="~/class-3b", id="folder", max_length=4096)
        yield FileField(placeholder="~/class-3b/names.csv", id="roster", max_length=4096)
        yield Static(id="word", markup=False)

    def complete_paths(self) -> None:
        """Has the fields complete paths."""
        cwd = self.library.world.cwd
        self.query_one("#folder", FolderField).suggester = Paths(cwd, folders=True)
        self.query_one("#roster", FileField).suggester = Paths(cwd)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Names and assignments are of a class that was read."""
        book = self._book
        if action == "assignment":
            return bool(book and book.room.assignments)
        return bool(book and book.report.learners) if action == "names" else True

    @property
    def field(self) -> FolderField | None:
        """The field that is open."""
        name = next((each for each in ("folder", "roster") if self.has_class(f"-naming-{each}")), "")
        return self.query_one(f"#{name}", FolderField) if name else None

    def action_folder(self) -> None:
        """Opens the field for a folder."""
        self._ask("folder", "A class's folder · → completes it")

    def action_names(self) -> None:
        """Opens the field for a roster's file."""
        self._ask("roster", "A CSV with name, and id or alias; empty: no names from a file")

    def _ask(self, field: str, word: str) -> None:
        self.close()
        self.add_class("-naming", f"-naming-{field}")
        self.query_one("#word", Static).update(Content.styled(word, ".soft"))
        self.query_one(f"#{field}", FolderField).focus()
        self.refresh_bindings()

    @on(Input.Submitted, "#folder")
    def _folder_named(self) -> None:
        found = self.query_one("#folder", FolderField).named(self.library.world.cwd)
        if isinstance(found, Path):
            self.close()
            self._keys, self._wish, self._roster = {}, ALL, ""
            self.begin(found)
        else:
            self._refuse(found)

    @on(Input.Submitted, "#roster")
    def _roster_named(self) -> None:
        field = self.query_one("#roster", FileField)
        if not field.value.strip():
            self._take_names(None, "")
            return
        found = field.named(self.library.world.cwd)
        if isinstance(found, str):
            self._refuse(found)
            return
        try:
            self._take_names(read_roster(found), found.name)
        except BadRoster as error:
            self._refuse(f"It is no roster: {error}.")
        except OSError as error:
            self._refuse(f"It can't be read: {error.strerror or error}.")

    def _take_names(self, roster: list[Pupil] | None, name: str) -> None:
        self.close()
        self._keys = {}
        self.wish(replace(self._wish, roster=roster), name)

    def _refuse(self, word: str) -> None:
        self.query_one("#word", Static).update(Content.styled("! ", ".bad") + one_line(word))

    def close(self) -> None:
        """Closes the field that is open."""
        self.remove_class("-naming", "-naming-folder", "-naming-roster")
        self.query_one(Rows).focus()
        self.refresh_bindings()

    @work
    async def action_assignment(self) -> None:
        """Asks for one assignment, or all again."""
        if self._book is None:
            return
        answers = [(_EVERY, "All quizzes"), *self._book.room.assignments.items()]
        chosen = await self.app.push_screen_wait(Choose("Which assignment alone?", answers, _NOTHING))
        cited = "" if chosen == _EVERY else chosen
        if chosen != _NOTHING and cited is not None and cited != self._wish.assignment:
            self._keys = {}
            self.wish(replace(self._wish, assignment=cited), self._roster)

"""A deck that is edited on a screen: saved, left, and watched for changes by others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.binding import Binding

from quizapp.tui.page import Page

if TYPE_CHECKING:
    from quizapp.library.desk import Desk
    from quizapp.library.shelf import Volume

LOOK = 3.0  # seconds between two looks whether the file was changed by others
STAY, SAVE, LOSE, ANEW, COPY = "stay", "save", "lose", "anew", "copy"

SAVE_KEY = Binding("ctrl+s", "save", "save", key_display="^S", id="editor.save", tooltip="Save the deck")


class Keeping(Page):
    """Has a `desk`, and asks before anything would be lost."""

    def __init__(self, volume: Volume) -> None:
        super().__init__()
        self.volume = volume
        self.desk: Desk = self.library.desk(volume)
        self.word = ""  # what was said last
        self._asking = False  # a question of ours is on the screen
        self._let_be = False  # it was asked about the file already
        self._seen: tuple[int, int] | None = None  # the file's size and time when it was as it was read

    def on_mount(self) -> None:
        """Looks after the file from now on."""
        self.set_interval(LOOK, self.look_outside)

    # -- for the screen to say -----------------------------------------------------------------------

    def settle(self) -> bool:
        """Takes what is being written into the deck; False where that can't be, after saying why."""
        raise NotImplementedError

    def half_written(self) -> str:
        """What can't be taken into the deck, as comment lines for the end of its file."""
        raise NotImplementedError

    def say(self, words: str, *, wrong: bool = False) -> None:
        """A word in the status line."""
        raise NotImplementedError

    def show_all(self) -> None:
        """Shows the deck as it is now."""
        raise NotImplementedError

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost."""
        return self.desk.changed

    # -- saving and leaving --------------------------------------------------------------------------

    def action_save(self) -> None:
        """Writes the deck to its file."""
        if self.settle():
            self.save()
        else:
            self.say(f"Not saved. {self.word}", wrong=True)

    def save(self) -> bool:
        """Whether the deck is on the disk; if others changed the file, it is asked what to do."""
        from quizapp.library.deck_file import ChangedOutside, NotWritten

        if not self.desk.changed:
            self.say("There is nothing to save.")
            return True
        try:
            word = self.desk.save()
        except ChangedOutside:
            self._ask_about_others()
            return False
        except (NotWritten, OSError) as error:
            self.say(f"Not saved. {error}", wrong=True)
            return False
        self._let_be = False
        self.host.renew()
        self.show_all()
        self.say(f"Saved. {word[:1].upper()}{word[1:]}" if word else "Saved.")
        return True

    def leave(self) -> None:
        """Goes back to where one came from; asks first if something would be lost."""
        if self.unsaved:
            self._ask_to_leave()
        else:
            self.host.go_back()

    @work
    async def _ask_to_leave(self) -> None:
        answers = [(STAY, "Stay"), (SAVE, "Save, then leave"), (LOSE, "Leave; they are lost")]
        said = await self._choose("Your changes are not saved.", answers)
        if said == LOSE or (said == SAVE and self.settle() and self.save()):
            self.host.go_back()

    @property
    def asks(self) -> bool:
        """Whether a question of ours is on the screen."""
        return self._asking

    async def may_quit(self, what: str = "quit") -> bool:
        """Asks as leaving does; False to stay."""
        answers = [
            (STAY, "Stay"),
            (SAVE, f"Save, then {what}"),
            (LOSE, f"{what.capitalize()}; they are lost"),
        ]
        said = await self._choose(f"Changes of {self.volume.entry.full_title} are not saved.", answers)
        return said == LOSE or (said == SAVE and self.settle() and self.save())

    def rescue(self) -> str:
        """Writes the deck with its changes into a file beside it, and says where. Raises NotWritten."""
        left = "" if self.settle() else self.half_written()
        path = self.desk.save_beside()
        if left:
            with path.open("a", encoding="utf-8") as file:
                file.write(left)
        return f"What was not saved is in {path}."

    async def _choose(self, question: str, answers: list[tuple[str, str]]) -> str:
        from quizapp.tui.dialogs.choose import Choose

        if self._asking:
            return STAY
        self._asking = True
        try:
            return await self.app.push_screen_wait(Choose(question, answers)) or STAY
        finally:
            self._asking = False

    # -- others, who change the file -----------------------------------------------------------------

    def look_outside(self) -> None:
        """Takes the file in as others changed it; where changes of one's own would be lost, asks."""
        if self.app.screen is not self or not self.children or self._asking or not self._is_changed():
            return
        if not self.unsaved:
            self._take_anew("The file was changed by another program, and read again.")
        elif not self._let_be:
            self._ask_about_others()

    def _is_changed(self) -> bool:
        """Whether others changed the file. It is read only where its size or its time is another."""
        try:
            found = self.desk.path.stat()
        except OSError:
            return True
        seen = found.st_size, found.st_mtime_ns
        if seen != self._seen and not self.desk.outside():
            self._seen = seen
        return seen != self._seen

    def _take_anew(self, word: str) -> None:
        try:
            self.desk.reload()
        except OSError as error:
            self.say(f"The file can't be read: {error.strerror or error}", wrong=True)
            return
        self._let_be = False
        self.host.renew()
        self.show_all()
        self.say(word)

    @work
    async def _ask_about_others(self) -> None:
        answers = [
            (STAY, "Stay: nothing is written yet"),
            (COPY, "Save mine as a copy beside it"),
            (ANEW, "Read it anew; mine is lost"),
        ]
        said = await self._choose("Another program changed this file.", answers)
        self._let_be = said == STAY
        if said == ANEW:
            self._take_anew("Read anew.")
        elif said == COPY and self.settle():
            self._copy()

    def _copy(self) -> None:
        from quizapp.library.deck_file import NotWritten

        try:
            path = self.desk.save_beside()
        except (NotWritten, OSError) as error:
            self.say(f"Not saved. {error}", wrong=True)
            return
        self._take_anew(f"Yours is in {path.name}; this is the file as the other program left it.")

    # -- the author's own editor ---------------------------------------------------------------------

    @work
    async def open_outside(self, line: int) -> None:
        """Opens the file at a line in `$EDITOR`; what is not saved is saved first, if wished."""
        if not self.settle():
            return
        if self.desk.changed:
            answers = [(STAY, "Stay"), (SAVE, "Save, then open it")]
            if await self._choose("Your changes are not saved.", answers) != SAVE or not self.save():
                return
        word = self.host.run_editor(self.desk.path, line)
        if word:
            self.say(word, wrong=True)
        elif self.desk.outside():
            self._take_anew("Read again.")

"""Reads once more what is looked through, otherwise: as another format, encoding, or with other columns."""

from __future__ import annotations

from dataclasses import replace

from textual import work
from textual.worker import Worker, get_current_worker

from quizapp.formats import named, readable
from quizapp.formats.found import Refused
from quizapp.library.reading_in import Incoming, read_in
from quizapp.tui.dialogs.read_as import ReadAs, Reading
from quizapp.tui.screens.found_view import FoundView


class Rereading(FoundView):
    """A review whose file can be read otherwise; the ticks begin anew then, the deck's name stays."""

    _rereading: Worker[None] | None = None

    @work
    async def ask_how(self) -> None:
        """Asks how to read it, and reads it so."""
        wish = self.incoming.wish
        now = Reading(self.incoming.format.name, wish.encoding, wish.columns)
        told = " ".join(self.incoming.found.remarks)
        reading = await self.app.push_screen_wait(ReadAs(now, readable(), told))
        if reading is not None and reading != now and not self._rereading:
            self.say("Reading …")
            self._rereading = self._reread(reading)

    @work(thread=True, exclusive=True, group="reread")
    def _reread(self, reading: Reading) -> None:
        worker = get_current_worker()
        old = self.incoming
        wish = replace(old.wish, encoding=reading.encoding, columns=reading.columns)
        word = ""
        incoming: Incoming | None = None
        try:
            incoming = read_in(self.data, old.name, named(reading.format), wish)
        except Refused as error:
            word = str(error)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._was_reread, worker, incoming, word)

    def _was_reread(self, worker: Worker[None], incoming: Incoming | None, word: str) -> None:
        if self._rereading is not worker or not self.is_there:
            return
        self._rereading = None
        if incoming is None:
            self.say(f"It can't be read so: {word}.", wrong=True)
        elif not incoming.found.cards:
            self.say(f"No cards are found so, as {incoming.format.label}. Nothing has changed.", wrong=True)
        else:
            self.host.look_through(incoming, self.data, self.deck_given)

    def stop_reading(self) -> bool:
        """Whether it was being read once more; it stays as it is."""
        if not self._rereading:
            return False
        self._rereading.cancel()
        self._rereading = None
        self.say("Stopped. It stays as it was read.")
        return True

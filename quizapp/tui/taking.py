"""Takes in what was ticked: planned first, then written, both beside the app."""

from __future__ import annotations

from textual import work
from textual.worker import Worker, get_current_worker

from quizapp.formats.found import Refused
from quizapp.library.bringing import Brought, bring, picked, told
from quizapp.library.deck_file import ChangedOutside, NotWritten
from quizapp.library.importing import ImportPlan, plan_import
from quizapp.library.making import BadName
from quizapp.library.own_deck import PASTE
from quizapp.tui.rereading import Rereading
from quizapp.tui.spans import counted

FEW = 3  # decks of which each is told what came into it
Wish = tuple[str, frozenset[int], bool]
"""A deck's name, the places of the ticked cards, and whether their reviews come along."""


class Taking(Rereading):
    """A review whose cards can be taken in. Until `_write` nothing is written."""

    _planning: Worker[None] | None = None
    _writing = False
    _plan: ImportPlan | None = None  # what waits for another Enter
    _planned_for: Wish | None = None
    _brought: Brought | None = None

    @property
    def busy(self) -> bool:
        """Whether it is being taken in."""
        return self._writing or self._planning is not None

    @property
    def wish(self) -> Wish:
        """What is wished just now."""
        return self.deck_given, frozenset(self.ticks.taken), self.reviews

    def take(self) -> None:
        """Plans what is wished, and writes it if nothing has to be said first; or else the second time."""
        wish = self.wish
        if self._plan and self._planned_for == wish:
            self._write(self._plan)
            return
        self._planning = self._plan_beside(wish)
        self.say(f"Getting {counted(len(wish[1]), 'card')} ready …  Esc stops it")

    def stop(self) -> bool:
        """Whether something could be stopped, or can't be any more."""
        if self._planning:
            self._planning.cancel()
            self._planning = None
            self.say("Stopped. Nothing was written.")
        elif self._writing:
            self.say("It is just being written …")
        else:
            return False
        return True

    @work(thread=True, exclusive=True, group="take")
    def _plan_beside(self, wish: Wish) -> None:
        worker = get_current_worker()
        name, places, reviews = wish
        plan: ImportPlan | None = None
        word = ""
        try:
            found = picked(self.incoming, places, data=self.data, reviews=reviews)
            source = self.incoming.name or PASTE
            plan = plan_import(self.library.shelf.root, found, name=name, source=source)
        except (BadName, Refused) as error:
            word = str(error)
        except OSError as error:
            word = f"{name} can't be read: {error.strerror or error}"
        if not worker.is_cancelled:
            self.app.call_from_thread(self._planned, worker, wish, plan, word)

    def _planned(self, worker: Worker[None], wish: Wish, plan: ImportPlan | None, word: str) -> None:
        if self._planning is not worker or not self.is_there:
            return
        self._planning = None
        self._plan, self._planned_for = plan, wish
        if wish != self.wish:
            self.say("That was changed meanwhile. Enter takes what is ticked now.", wrong=True)
        elif plan is None:
            self.say(word, wrong=True)
        else:
            self._judge(plan)

    def _judge(self, plan: ImportPlan) -> None:
        fewer = self.mark_unfit(plan)
        if not plan.cards and not (self.reviews and any(deck.doubles or deck.others for deck in plan.decks)):
            all_there = plan.doubles and not any(deck.others for deck in plan.decks)
            none = "They are all there already." if all_there else "None of them can come in."
            self.say(f"{none} Nothing was written.", wrong=True)
        elif fewer:
            self.say(
                f"{counted(fewer, 'card')} can't come in: see below. Enter takes the others.", wrong=True
            )
        else:
            self._write(plan)

    def _write(self, plan: ImportPlan) -> None:
        self._writing = True
        self.say("Writing …")
        self._write_beside(plan, self.reviews)

    @work(thread=True, exclusive=True, group="write")
    def _write_beside(self, plan: ImportPlan, reviews: bool) -> None:
        brought: Brought | None = None
        word = ""
        try:
            brought = bring(self.library.front, plan, reviews=reviews)
        except (ChangedOutside, NotWritten) as error:
            word = str(error)
        except OSError as error:
            word = f"It can't be written: {error.strerror or error}"
        self.app.call_from_thread(self._written, brought, word)

    def _written(self, brought: Brought | None, word: str) -> None:
        self._writing, self._plan, self._brought = False, None, brought
        if not self.is_there:
            return
        if brought is None:
            self.say(f"Not taken. {word}.", wrong=True)
        elif self.app.screen is self:
            self._leave_with(brought)

    def on_screen_resume(self) -> None:
        """Back from help, where it may have been taken in meanwhile."""
        if self._brought:
            self._leave_with(self._brought)

    def _leave_with(self, brought: Brought) -> None:
        self._brought = None
        decks = [each for each in brought.plan.decks if each.cards or each.doubles or each.others]
        if len(decks) <= FEW:
            word = " ".join(map(told, decks))
        else:
            word = f"{counted(brought.plan.cards, 'card')} came into {len(decks)} decks."
        if self.reviews:
            word += f" {counted(brought.reviews, 'review')} came along. {brought.wrong}"
        self.host.show_imported(brought.deck, word.strip())

"""Flashcards in plain lines: the prompt, Enter for the answer, a rating, a line that says it is saved."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from quizapp.cards.markup import plain
from quizapp.cli.output import labelled, say
from quizapp.cli.plain import (
    RATINGS,
    Stop,
    answers_for,
    keep,
    plural,
    read_line,
    show_commands,
    show_hint,
    show_item,
    show_more,
    tried,
)
from quizapp.cli.replies import Command, Rated, Reply, Reveal, Unclear, understand
from quizapp.library.library import Library
from quizapp.library.studying import StudySitting, Undone
from quizapp.questions.item import Item
from quizapp.study.hearing import flashcard_rating
from quizapp.study.lines import CardAction
from quizapp.study.memory import spoken

_AWAY: dict[str, tuple[CardAction, str]] = {
    ":b": ("bury", "Left out until tomorrow. Saved."),
    ":z": ("suspend", "Suspended: it is not asked until you resume it on the deck's page. Saved."),
}
_AWAY_WORDS = (":b buries this card: it is left out until tomorrow", ":z suspends it until it is resumed")


class PlainStudy:
    """One sitting, from its first card to its end."""

    def __init__(
        self, library: Library, sitting: StudySitting, last_words: Callable[[], str], go_on: str
    ) -> None:
        """`last_words` says at the end what is left to do; `go_on` is the command that goes on."""
        self._library = library
        self._sitting = sitting
        self._study = sitting.study
        self._last_words = last_words
        self._go_on = go_on
        self._practice = sitting.study.start.mode == "practice"
        self._several = len(sitting.study.start.decks) > 1
        self._revealed = False
        self._hint = False
        self._shown_at = 0.0

    def run(self) -> int:
        """Asks until there are no more cards or the learner stops; the exit code."""
        kind = "Practice" if self._practice else "Study"
        say(f"{kind}: {self._sitting.title}")
        if self._study.left:
            say(
                f"{plural(self._study.left, 'card')}. Reply to each with a line; :? lists what is understood."
            )
        if self._practice:
            say("Your answers are kept, and change nothing in what is due when.")
        try:
            while True:
                while item := self._sitting.current:
                    self._ask(item)
                self._end()
                if not self._taken_back():
                    return 0
        except Stop as stop:
            return self._stopped(stop)
        except KeyboardInterrupt:
            return self._stopped(Stop(interrupted=True))

    def _end(self) -> None:
        say()
        if self._study.done:
            say(f"{plural(self._study.done, 'answer')} saved.")
        wait = self._sitting.wait
        if wait is None:
            say(self._last_words())
            return
        minutes = plural(-(-wait // 60), "minute")
        say(f"The next card's time comes in {minutes}. `{self._go_on}` goes on then.")

    def _taken_back(self) -> bool:
        say("(Enter ends, :u takes your last answer back)")
        reply = understand(read_line(), "flashcard")
        return isinstance(reply, Command) and reply.action == "undo" and self._undo()

    def _ask(self, item: Item) -> None:
        self._revealed = self._hint = False
        self._shown_at = monotonic()
        say()
        say(self._heading(item))
        show_item(item)
        while not self._heard(item, read_line()):
            pass

    def _heard(self, item: Item, line: str | None) -> bool:
        """Does what the line says; whether another card may be at hand now."""
        away = _AWAY.get(line.strip().lower()) if line else None
        if away:
            return self._put_away(*away)
        return self._replied(item, understand(line, item.form, revealed=self._revealed))

    def _put_away(self, action: CardAction, said: str) -> bool:
        if not tried(lambda: self._sitting.put_away(action)):
            return False
        say(said)
        return True

    def _heading(self, item: Item) -> str:
        history = self._library.journal.history
        state = history.cards.get(history.resolve(item.card.id))
        new = item.card.id in self._study.new and not (state and state.memory)
        heading = f"{'New card' if new else 'Card'}, {self._study.left} left"
        title = self._library.titles.get(item.card.deck_id, "")
        return labelled(f"{heading}, from", title) if self._several and title else heading

    def _replied(self, item: Item, reply: Reply) -> bool:
        """Does what the reply says; whether another card may be at hand now."""
        if isinstance(reply, Command):
            return self._command(item, reply)
        if isinstance(reply, Unclear):
            say(f"{reply.why} Nothing is saved.")
            return False
        if not self._revealed:
            self._reveal(item)
        if isinstance(reply, Reveal):
            say(self._ratings())
            return False
        if isinstance(reply, Rated):
            self._rate(reply.rating)
        return True

    def _reveal(self, item: Item) -> None:
        self._revealed = True
        say(plain(item.answer))
        show_more("", item.card.note.explanation, item.card.note.source)

    def _ratings(self) -> str:
        """The ratings, each with where it leads."""
        leads = self._sitting.outlooks(hint=self._hint)
        words = [
            f"{n} {name}: {spoken(leads[n - 1])}" if leads else f"{n} {name}" for n, name in RATINGS.items()
        ]
        return f"({', '.join(words)})"

    def _rate(self, rating: int) -> None:
        ms = round((monotonic() - self._shown_at) * 1000)
        hint = self._hint
        keep(lambda: self._sitting.rate(rating, hint=hint, ms=ms), self._sitting.save_again)
        heard = flashcard_rating(rating, hint)
        why = ", because of the hint" if heard != rating else ""
        say(f"Saved: {RATINGS[heard]}{why}.")
        if self._sitting.word:
            say(self._sitting.word)

    def _command(self, item: Item, reply: Command) -> bool:
        if reply.action == "stop":
            raise Stop
        if reply.action == "undo":
            return self._undo()
        if reply.action == "skip":
            self._sitting.skip()
            say("Put off to the end. Nothing is saved." if self._study.left > 1 else "This is the last card.")
            return True
        if reply.action == "hint":
            self._hint = show_hint(item) or self._hint
        elif reply.action == "flag":
            if tried(lambda: self._sitting.flag(reply.rest)):
                say("Flagged. Saved.")
        else:
            show_commands((*answers_for(item), *_AWAY_WORDS))
        return False

    def _undo(self) -> bool:
        undone: list[Undone | None] = []
        if not tried(lambda: undone.append(self._sitting.undo())):
            return False
        found = undone[0]
        say(f"{found.word} Saved." if found else "There is no answer to take back.")
        return found is not None

    def _stopped(self, stop: Stop) -> int:
        say()
        if stop.unsaved:
            say("The last answer is not saved.")
        if self._study.left:
            done, left = plural(self._study.done, "answer"), plural(self._study.left, "card")
            say(f"Stopped after {done}, {left} left. `{self._go_on}` goes on.")
        return stop.code()

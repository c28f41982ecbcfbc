"""The result: what came of it, what was missed, and what to do next."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from quizapp.library.library import NothingToAsk
from quizapp.library.quizzing import QuizSitting
from quizapp.library.shelf import Volume
from quizapp.scores.trend import trend
from quizapp.scores.words import duration, score_line, sparkline
from quizapp.study.lines import Mark
from quizapp.tui.editable import EDIT, EDIT_OUTSIDE, Editable
from quizapp.tui.missed import Missed
from quizapp.tui.page import HELP
from quizapp.tui.text import WIDEST, cell, one_line, prose
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.sheet import Sheet, SheetLine, plain_lines
from quizapp.tui.widgets.topline import TopLine

EMPTY = SheetLine(Content(""))


class ResultScreen(Editable):
    """Comes after the last item of a quiz, a test or a practice."""

    BINDINGS = [
        Binding("enter", "back", "home", key_display="Enter", id="result.home"),
        Binding("r", "redo", "redo the missed", id="result.redo"),
        Binding("d", "drill", "drill the pair", id="result.drill", tooltip="Practise two cards you mix up"),
        Binding("n", "another", "another quiz", id="result.another"),
        Binding("w", "overrule", "I was right", id="result.overrule", tooltip="Count it as right"),
        Binding(
            "right", "choose(1)", "another", key_display="→", id="result.next", tooltip="Another of those"
        ),
        Binding("left", "choose(-1)", "the one before", show=False, key_display="←", id="result.previous"),
        Binding("u", "undo", "undo", id="result.undo"),
        EDIT,
        EDIT_OUTSIDE,
        HELP,
        Binding("escape", "back", "home", show=False, id="result.back"),
    ]

    def __init__(self, sitting: QuizSitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.quiz = sitting.quiz
        self.missed = Missed(sitting, self.library)

    def compose(self) -> ComposeResult:
        """Top line, the score and the missed items, keys."""
        yield TopLine()
        yield Sheet(self._lines)
        yield KeyBar()

    def on_mount(self) -> None:
        """Says what this was and how long it took."""
        line = self.query_one(TopLine)
        line.left = self.sitting.title
        answers = (self.quiz.counted(i) for i in range(self.quiz.total))
        seconds = sum(answer.ms for answer in answers if answer) / 1000
        line.right = one_line(f"{self.quiz.mode} · {duration(seconds)}", ".soft")
        self.query_one(Sheet).show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There may be nothing to redo."""
        if action == "redo" or action.startswith("edit"):
            return bool(self.quiz.missed)
        if action == "drill":
            return self.missed.pair is not None
        if action in ("overrule", "choose"):
            return len(self.missed.overrulable) > (action == "choose")
        if action == "undo":
            return (self.quiz.mode != "test" and self.quiz.last is not None) or self._overruled
        return True

    def _lines(self, width: int) -> list[SheetLine]:
        width = min(width, WIDEST)
        q = self.quiz
        text = score_line(q.right, q.total, q.guessing)
        out = [EMPTY, *plain_lines(prose(text, width, ".title"))]
        if note := self._trend():
            out.append(SheetLine(note))
        if self.quiz.mode == "practice":
            out.append(SheetLine(one_line("Practice: the score of the quiz stays as it was.", ".soft")))
        if not self.sitting.saves:
            out.append(SheetLine(one_line("A trial: nothing was saved.", ".soft")))
        if q.missed:
            out += [EMPTY, SheetLine(one_line("Missed", ".accent"))]
            for i in q.missed:
                out += self.missed.lines(i, width)
            if back := self.sitting.coming_back():
                words = "The one you missed comes" if back == 1 else f"The {back} you missed come"
                out += [EMPTY, SheetLine(one_line(f"{words} back in Study."))]
        else:
            out += [EMPTY, SheetLine(one_line("Nothing missed.", ".good"))]
        if q.mode == "test":
            out += self._all(width)
        return out

    def _trend(self) -> Content | None:
        decks = self.quiz.start.decks
        if len(decks) != 1 or self.quiz.mode == "practice" or not self.sitting.saves:
            return None
        shares = trend(self.library.heads(), decks[0].deck)
        if len(shares) < 2:
            return None
        best = "  best yet" if shares[-1] > max(shares[:-1]) else ""
        return Content.assemble((sparkline(shares[-12:]), ".accent"), (best, ".good"))

    def _all(self, width: int) -> list[SheetLine]:
        """A test's feedback comes at its end: every item with its mark."""
        out = [EMPTY, SheetLine(one_line("All items", ".accent"))]
        for i, item in enumerate(self.quiz.items):
            sign, style = {"right": ("✓", ".good"), "wrong": ("✗", ".bad")}.get(
                self.quiz.mark_of(i), ("–", ".soft")
            )
            line = cell(item.stem, max(8, width - 8))
            out.append(SheetLine(Content.assemble((f"{sign} ", style), (f"{i + 1:>3}  ", ".soft")) + line))
            if item.card.note.explanation:
                out += plain_lines(
                    [Content("       ") + p for p in prose(item.card.note.explanation, width - 7, ".soft")]
                )
        return out

    # -- what can be done ----------------------------------------------------------------------------

    def action_redo(self) -> None:
        """Asks the missed ones once more, as practice."""
        cards = [self.quiz.items[i].card for i in self.quiz.missed]
        sitting = self.library.redo(self._volumes(), cards)
        self.host.show_quiz(sitting, instead=True)

    def action_drill(self) -> None:
        """Practises the two cards that were taken for each other."""
        if self.missed.pair is None:
            return
        try:
            sitting = self.library.drill(*self.missed.pair)
        except NothingToAsk as error:
            self.host.say(str(error))
        else:
            self.host.show_quiz(sitting, instead=True)

    def action_another(self) -> None:
        """Another quiz like this one."""
        from quizapp.questions.wish import Wish

        wish, mode = Wish.from_options(self.quiz.start.options), self.quiz.mode
        sitting = self.library.quiz(
            self._volumes(), wish, mode="quiz" if mode == "practice" else mode, keep=self.sitting.saves
        )
        self.host.show_quiz(sitting, instead=True)

    def to_edit(self) -> tuple[str, str]:
        """The missed card, if there is but one, else the one that "I was right" may be said of."""
        missed, at_hand = self.quiz.missed, self.missed.at_hand
        place = missed[0] if at_hand is None else at_hand
        return self.of_card(self.quiz.items[place].card.id) if missed else ("", "")

    @work
    async def action_edit(self) -> None:
        """Opens a missed card in the editor; of several it is asked which one."""
        from quizapp.tui.dialogs.choose import Choose

        missed = self.quiz.missed
        place = missed[0]
        if len(missed) > 1:
            listed = [(str(i), self.quiz.items[i].stem) for i in missed]
            chosen = await self.app.push_screen_wait(
                Choose("Edit which card?", [*listed, ("none", "none")], "none")
            )
            if not chosen or not chosen.isdigit():
                return
            place = int(chosen)
        name, note = self.of_card(self.quiz.items[place].card.id)
        if name:
            self.host.open_editor(name, note)

    def action_choose(self, by: int) -> None:
        """Goes to another of those that "I was right" may be said of."""
        self.missed.choose(by)
        self._show()

    def action_overrule(self) -> None:
        """ "I was right": what was written counts as right, and the score is noted anew."""
        i = self.missed.at_hand
        if i is not None and self.host.saved(lambda: self.sitting.overrule(i)):
            self._changed()

    @on(Sheet.Picked)
    def _picked(self, event: Sheet.Picked) -> None:
        """A click on the words behind what was written."""
        self.missed.go_to(int(event.pick))
        self.action_overrule()

    @property
    def _overruled(self) -> bool:
        """Whether the latest that was done is an "I was right"."""
        found = self.quiz.undoable()
        return found is not None and any(isinstance(line, Mark) for line in found[1])

    def action_undo(self) -> None:
        """Takes "I was right" back, else the last answer, and asks again; the first one stays the score."""
        mark = self._overruled
        if not self.host.saved(self.sitting.undo):
            return
        if mark:
            self._changed()
        else:
            self.host.show_quiz(self.sitting, instead=True)

    def _changed(self) -> None:
        self.host.saved(self.sitting.finish)
        self.missed = Missed(self.sitting, self.library)
        self._show()

    def _show(self) -> None:
        sheet = self.query_one(Sheet)
        sheet.show()
        if self.missed.at_hand is not None:
            sheet.reveal(str(self.missed.at_hand))
        self.refresh_bindings()

    def _volumes(self) -> list[Volume]:
        used = {use.deck for use in self.quiz.start.decks}
        return [volume for volume in self.library.volumes if volume.deck_id in used]

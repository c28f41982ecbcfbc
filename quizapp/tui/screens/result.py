"""The result: what came of it, what was missed, and what to do next."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from quizapp.cards.deck import Deck
from quizapp.library.quizzing import QuizSitting
from quizapp.scores.trend import confused, trend
from quizapp.scores.words import duration, score_line, sparkline
from quizapp.tui.page import HELP, Page
from quizapp.tui.text import WIDEST, cell, one_line, prose
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.sheet import Sheet, SheetLine, plain_lines
from quizapp.tui.widgets.topline import TopLine

EMPTY = SheetLine(Content(""))


class ResultScreen(Page):
    """Comes after the last item of a quiz, a test or a practice."""

    BINDINGS = [
        Binding("enter", "back", "home", key_display="Enter", id="result.home"),
        Binding("r", "redo", "redo the missed", id="result.redo"),
        Binding("n", "another", "another quiz", id="result.another"),
        Binding("u", "undo", "undo", id="result.undo"),
        HELP,
        Binding("escape", "back", "home", show=False, id="result.back"),
    ]

    def __init__(self, sitting: QuizSitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.quiz = sitting.quiz

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
        if action == "redo":
            return bool(self.quiz.missed)
        if action == "undo":
            return self.quiz.mode != "test" and self.quiz.last is not None
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
                out += self._missed(i, width)
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
        shares = trend(self.library.attempts(), decks[0].deck)
        if len(shares) < 2:
            return None
        best = "  best yet" if shares[-1] > max(shares[:-1]) else ""
        return Content.assemble((sparkline(shares[-12:]), ".accent"), (best, ".good"))

    def _missed(self, i: int, width: int) -> list[SheetLine]:
        item, answer = self.quiz.items[i], self.quiz.counted(i)
        out = [EMPTY, *plain_lines(prose(item.stem, width, ".soft"))]
        out += _led("✓ ", item.answer, width, ".good")
        if answer is None or answer.mark == "skipped":
            return [*out, SheetLine(one_line("✗ no answer", ".bad"))]
        if isinstance(answer.response, int) and item.options:
            chosen = item.options[answer.response].text
            out += _led("✗ ", f"you took it for: {chosen}{self._times(item.card.id, chosen)}", width, ".bad")
        return out

    def _times(self, card: str, chosen: str) -> str:
        known = dict(confused(self.library.attempts(), self.library.journal.history.resolve(card)))
        times = known.get(chosen, 0)
        return f" ({times} times so far)" if times > 1 else ""

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
        sitting = self.library.redo(self._decks(), cards)
        self.host.show_quiz(sitting, instead=True)

    def action_another(self) -> None:
        """Another quiz like this one."""
        from quizapp.questions.wish import Wish

        wish, mode = Wish.from_options(self.quiz.start.options), self.quiz.mode
        sitting = self.library.quiz(
            self._decks(), wish, mode="quiz" if mode == "practice" else mode, keep=self.sitting.saves
        )
        self.host.show_quiz(sitting, instead=True)

    def action_undo(self) -> None:
        """Takes the last answer back and asks again; the first one stays the score."""
        if self.host.saved(self.sitting.undo):
            self.host.show_quiz(self.sitting, instead=True)

    def _decks(self) -> list[Deck]:
        used = {use.deck for use in self.quiz.start.decks}
        return [v.deck for v in self.library.volumes if v.deck and v.deck.id in used]


def _led(sign: str, text: str, width: int, style: str) -> list[SheetLine]:
    texts = prose(text, width - len(sign))
    lead = [Content.styled(sign, style), *(Content(" " * len(sign)) for _ in texts[1:])]
    return plain_lines([a + b for a, b in zip(lead, texts, strict=True)])

"""One saved attempt, answer by answer, in the words it was asked in."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content

from quizapp.questions.difference import difference
from quizapp.scores.attempt import Attempt, Result
from quizapp.scores.review_words import remarks
from quizapp.scores.words import duration, percent, score_line, when, wilson
from quizapp.tui.page import BACK, HELP, Page
from quizapp.tui.text import WIDEST, one_line, prose
from quizapp.tui.widgets.difference import written
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.sheet import Sheet, SheetLine, plain_lines
from quizapp.tui.widgets.topline import TopLine

WRITTEN = frozenset({"typed", "cloze"})
EMPTY = SheetLine(Content(""))
SIGNS = {"right": ("✓ Right", ".good"), "wrong": ("✗ Wrong", ".bad"), "skipped": ("– Skipped", ".soft")}


class AttemptScreen(Page):
    """Reads from the log alone: the deck may have changed since."""

    BINDINGS = [HELP, BACK]

    def __init__(self, attempt: Attempt, title: str) -> None:
        super().__init__()
        self.attempt, self.attempt_title = attempt, title

    def compose(self) -> ComposeResult:
        """Top line, the answers, keys."""
        yield TopLine()
        yield Sheet(self._lines)
        yield KeyBar()

    def on_mount(self) -> None:
        """Says what and when."""
        line = self.query_one(TopLine)
        line.left = self.attempt_title
        at = when(self.attempt.at, self.library.world.clock())
        line.right = one_line(f"{self.attempt.mode} · {at}", ".soft")
        self.query_one(Sheet).show()

    def _lines(self, width: int) -> list[SheetLine]:
        width = min(width, WIDEST)
        a = self.attempt
        low, high = wilson(a.right, a.asked)
        out = [EMPTY, *plain_lines(prose(score_line(a.right, a.asked, a.guessing), width, ".title"))]
        span = f"{percent(low)} to {percent(high)}".replace(" %", "\u00a0%")
        luck = f"with {a.asked} questions luck plays a part: what you know is likely {span}"
        details = f"{duration(a.seconds)} · {luck}"
        if not a.finished:
            details += f" · unfinished: {a.asked} of {a.count} asked"
        out += plain_lines(prose(details, width, ".soft"))
        for result in a.answers:
            out += [EMPTY, *_result(result, width)]
        return out


def _result(result: Result, width: int) -> list[SheetLine]:
    sign, style = SIGNS[result.mark]
    head = Content.assemble((f"{result.n:>2}  ", ".soft"), (sign, style))
    tail = " · ".join([*remarks(result), duration(result.ms / 1000)])
    out = [SheetLine(head + Content.styled(f"   {tail}", ".soft"))]
    out += _inset(prose(result.stem, width - 4, ".title"))
    if result.form == "match":  # the right sides of all pairs would be told with each of them
        out += _inset(_told(result, width - 4))
    elif result.options:
        for i, option in enumerate(result.options):
            mark, look = (
                ("✓ ", ".good")
                if i == result.key
                else ("✗ ", ".bad")
                if i == result.response_index
                else ("  ", ".soft")
            )
            out += _inset(_led(mark, prose(option, width - 6, look), look))
    else:
        out += _inset(_told(result, width - 4) if result.form in WRITTEN else prose(result.answer, width - 4))
    return out


def _told(result: Result, width: int) -> list[Content]:
    """The right answer, and what was written or chosen where that is something else."""
    lines = _led("✓ ", prose(result.answer, width - 2, ".good"), ".good")
    given = result.response
    if given and given.strip() != result.answer.strip():
        right = result.mark == "right"
        pieces = difference(given, result.answer) if result.form in WRITTEN and not right else ()
        style = ".soft" if right else ".bad"
        lines += _led("  " if right else "✗ ", written(given, pieces, width - 2, style), style)
    return lines


def _led(sign: str, texts: list[Content], style: str) -> list[Content]:
    lead = [Content.styled(sign, style), *(Content("  ") for _ in texts[1:])]
    return [a + b for a, b in zip(lead, texts, strict=True)]


def _inset(lines: list[Content]) -> list[SheetLine]:
    return plain_lines([Content("    ") + line for line in lines])

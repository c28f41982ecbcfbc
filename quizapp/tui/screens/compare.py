"""Two attempts side by side: what each came to, and the cards by what became of them."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content

from quizapp.scores.attempt import Attempt, Result
from quizapp.scores.compare import CHANGES, Change, Pair, changes, in_time, pairs
from quizapp.scores.spread import interval_words
from quizapp.scores.stats_words import count
from quizapp.scores.words import duration, when, wilson
from quizapp.tui.page import BACK, HELP, NARROW, Page
from quizapp.tui.screens.attempt import SIGNS
from quizapp.tui.text import cell, one_line, prose
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.sheet import Sheet, SheetLine, plain_lines
from quizapp.tui.widgets.topline import TopLine

EMPTY = SheetLine(Content(""))
_MARK = 14  # cells for a mark
_STYLES = {"gained": ".good", "lost": ".bad"}
_SAID: tuple[tuple[Change, str], ...] = (
    ("gained", "now right"),
    ("lost", "no longer right"),
    ("kept", "right again"),
    ("missed", "missed again"),
)


_NOTHING = "They have no card in common."


class CompareScreen(Page):
    """Reads from the log alone; the earlier attempt stands at the left."""

    BINDINGS = [HELP, BACK]

    def __init__(self, one: Attempt, other: Attempt, title: str) -> None:
        """`title` is what the two are about."""
        super().__init__()
        self._first, self._second = in_time(one, other)
        self._title = title

    def compose(self) -> ComposeResult:
        """Top line, the two, keys."""
        yield TopLine()
        yield Sheet(self._lines)
        yield KeyBar()

    def on_mount(self) -> None:
        """Says what is compared."""
        line = self.query_one(TopLine)
        line.left, line.right = self._title, one_line("two attempts", ".soft")
        self.query_one(Sheet).show()

    def _lines(self, width: int) -> list[SheetLine]:
        groups = changes(pairs(self._first, self._second))
        out = [EMPTY, *plain_lines(self._heads(width)), EMPTY]
        said = [f"{len(groups[change])} {words}" for change, words in _SAID if groups[change]]
        both = sum(len(groups[change]) for change, _ in _SAID)
        words = f"Of {count(both, 'card')} in both: {', '.join(said)}." if both else _NOTHING
        out += plain_lines(prose(words, width, ".title"))
        for change, words in CHANGES:
            if groups[change]:
                out += [EMPTY, SheetLine(_heading(words, len(groups[change]), _STYLES.get(change, ".title")))]
                for pair in groups[change]:
                    out += plain_lines(_pair(pair, width))
        return out

    def _heads(self, width: int) -> list[Content]:
        """The two attempts, beside each other where there is room."""
        left, other = ([*self._head(each)] for each in (self._first, self._second))
        if width < NARROW:
            return [line for head in (left, other) for line in head]
        half = width // 2
        return [
            cell(a.plain, half, style) + one_line(b.plain, style)
            for a, b, style in zip(left, other, (".soft", ".title", ".soft"), strict=True)
        ]

    def _head(self, attempt: Attempt) -> tuple[Content, Content, Content]:
        at = when(attempt.at, self.library.world.clock())
        score = f"{attempt.right} of {attempt.asked} right"
        likely = interval_words(*wilson(attempt.right, attempt.asked))
        return (
            one_line(f"{at} · {attempt.form}", ".soft"),
            one_line(score, ".title"),
            one_line(f"{likely} · {duration(attempt.seconds)}", ".soft"),
        )


def _heading(words: str, number: int, style: str) -> Content:
    return Content.assemble(one_line(words, style), (f"  {number}", ".soft"))


def _pair(pair: Pair, width: int) -> list[Content]:
    """A card: its words, and the two marks in columns; in little room only their signs."""
    if width < NARROW:
        signs = Content(" → ").join([_mark(pair.first, short=True), _mark(pair.second, short=True)])
        lead = Content("  ") + signs + Content("  ")
        room = width - lead.cell_length
        return [lead + cell(pair.shown.stem, room)]
    lead = Content("  ")
    for result in (pair.first, pair.second):
        mark = _mark(result, short=False)
        lead += mark.pad_right(max(0, _MARK - mark.cell_length))
    lines = prose(pair.shown.stem, width - lead.cell_length)
    pads = [lead, *(Content(" " * lead.cell_length) for _ in lines[1:])]
    return [pad + line for pad, line in zip(pads, lines, strict=True)]


def _mark(result: Result | None, *, short: bool) -> Content:
    """A mark with its sign, or the sign alone; a dot where the card was not asked."""
    if result is None:
        return Content.styled("·" if short else "· not asked", ".soft")
    words, style = SIGNS[result.mark]
    return Content.styled(words[:1] if short else words, style)

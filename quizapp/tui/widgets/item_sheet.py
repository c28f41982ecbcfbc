"""A question of a class as lines: as it was asked, what is odd with it, who chose what, its figures."""

from __future__ import annotations

from itertools import zip_longest

from textual.content import Content

from quizapp.scores.analysis.class_report import ItemReport
from quizapp.scores.analysis.options import OptionUse, Responses
from quizapp.scores.analysis.ranking import by_gravity, options_told
from quizapp.scores.analysis.sign_words import mend, words
from quizapp.scores.bars import along
from quizapp.tui.class_book import ClassBook
from quizapp.tui.figure_words import item_lines
from quizapp.tui.page import NARROW
from quizapp.tui.spans import counted
from quizapp.tui.text import one_line, prose, right
from quizapp.tui.widgets.class_sheets import figures_told
from quizapp.tui.widgets.sheet import SheetLine, plain_lines

EMPTY = Content("")
_WIDEST = 90  # cells
_BAR, _COUNT = 7, 4  # cells for a third: its bar and its number
_ALL = 9  # cells for `12 of 24`
_MOST = 12  # written answers that are shown
THIRDS = ("weakest", "middle", "strongest")


def item_sheet(book: ClassBook, place: int, width: int) -> list[SheetLine]:
    """All there is of one question."""
    width = min(width, _WIDEST)
    item = book.item(place)
    stem = item.item.stem or item.item.answer
    out = prose(stem, width, ".title") if stem else [one_line(item.item.card, ".soft")]
    for sign in by_gravity(item.signs):
        said = _sentence(words(sign, item.item))
        out += [EMPTY, *_led("! ", ".bad", prose(said, width - 2))]
        out += _led("", "", prose(_sentence(mend(sign)), width - 2, ".soft"))
    out += [EMPTY, *_choices(item, width), EMPTY, *figures_told(item_lines(item), width)]
    return plain_lines([*out, *_remarks(book, item.item.card, width)])


def _remarks(book: ClassBook, card: str, width: int) -> list[Content]:
    """What learners remarked on the card."""
    out: list[Content] = []
    for flag in book.flags.get(card, ()):
        said = one_line(flag.remark) if flag.remark else one_line("flagged, without a word", ".soft")
        out += _led("f ", ".accent", said.wrap(max(8, width - 2)))
    return [EMPTY, one_line("Learners' remarks", ".title"), *out] if out else []


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith('?') else '.'}"


def _led(sign: str, style: str, lines: list[Content]) -> list[Content]:
    first = Content.styled(sign, style) if sign else Content("  ")
    return [(first if i == 0 else Content("  ")) + line for i, line in enumerate(lines)]


# -- who chose what ------------------------------------------------------------------------------------


def _choices(item: ItemReport, width: int) -> list[Content]:
    """A line of bars for each option; its text at the left, or above where there is little room."""
    asked = item.asked
    bars = len(THIRDS) * (_BAR + _COUNT) + _ALL
    beside = width - bars - 2 if width >= NARROW else 0
    head = _heads(asked, width)
    out = [Content(" " * (beside + 2)) + head if beside else Content("  ") + head]
    shown, rest = options_told(item, _MOST)
    for use in shown:
        out += _option(use, asked, width, beside)
    if rest:
        taken = [sum(use.taken[third] for use in rest) for third in range(len(THIRDS))]
        use = OptionUse(counted(len(rest), "other answer"), is_key=False, taken=taken)
        out += _option(use, asked, width, beside, soft=True)
    if any(asked.unanswered):
        use = OptionUse("no answer", is_key=False, taken=list(asked.unanswered))
        out += _option(use, asked, width, beside, soft=True)
    return out


def _heads(asked: Responses, width: int) -> Content:
    names = THIRDS if width >= NARROW else ("weak", "middle", "strong")
    parts = [one_line(f"{name} {of}", ".soft") for name, of in zip(names, asked.of_third, strict=True)]
    cells = [part.pad_right(max(0, _BAR + _COUNT - part.cell_length)) for part in parts]
    if width < NARROW:
        return Content("").join(cells)
    return Content("").join(cells) + right("took it", _ALL, ".soft")


def _option(
    use: OptionUse, asked: Responses, width: int, beside: int, *, soft: bool = False
) -> list[Content]:
    mark, style = ("✓ ", ".good") if use.is_key else ("  ", ".soft" if soft else "")
    bars = Content("").join(
        _third(taken, of, use.is_key) for taken, of in zip(use.taken, asked.of_third, strict=True)
    )
    if not beside:
        return [*_led(mark, style, prose(use.text, width - 2, style)), Content("  ") + bars]
    bars += right(_of(use), _ALL)
    text = _led(mark, style, prose(use.text, beside - 2, style))
    lines = [line.truncate(beside, ellipsis=True) for line in text]
    return [
        a.pad_right(max(0, beside + 2 - a.cell_length)) + b
        for a, b in zip_longest(lines, [bars], fillvalue=EMPTY)
    ]


def _of(use: OptionUse) -> str:
    """How often it was taken, and of how many who could see it."""
    return f"{use.times} of {use.shown}" if use.shown else str(use.times)


def _third(taken: int, of: int, is_key: bool) -> Content:
    """A third's bar, as long as its share of that third is, and its number."""
    bar = along(taken / of, _BAR - 1) if of else ""
    number = str(taken) if taken else "–"
    body = Content.styled(bar.ljust(_BAR - 1), ".good" if is_key else ".tone2")
    return body + Content(" ") + Content(number.ljust(_COUNT))

"""The figures of the statistics: small tables under the pictures, and a row for each deck."""

from __future__ import annotations

from textual.content import Content

from quizapp.scores.bars import along
from quizapp.scores.figures import Figures
from quizapp.scores.stats import MATURE
from quizapp.scores.stats_words import PERIOD_WORDS, brief, count, of_words, streak_words
from quizapp.tui.page import NARROW
from quizapp.tui.text import cell, one_line, prose, right
from quizapp.tui.widgets.sheet import SheetLine, plain_lines

EMPTY = Content("")
_BAR = 40  # cells, for the longest bar
_WIDEST = 90  # cells; wider tables are hard to follow


def figure_lines(figures: Figures, width: int) -> list[SheetLine]:
    """The figures; a click on a deck picks it."""
    width = min(width, _WIDEST)
    tables = [
        _retention(figures, width),
        _recall(figures, width),
        _due(figures, width),
        _cards(figures, width),
        _habit(figures, width),
    ]
    tables += [_hardest(figures, width), _confusions(figures, width)]
    out: list[SheetLine] = []
    for table in tables:
        out += plain_lines([EMPTY, *table]) if table else []
    return [*out, *_decks(figures, width)]


def _heading(text: str, remark: str, width: int) -> list[Content]:
    head = one_line(text, ".title")
    if len(text) + len(remark) + 2 <= width:
        return [Content.assemble(head, "  ", (remark, ".soft"))]
    return [head, *prose(remark, width, ".soft")]


def _retention(figures: Figures, width: int) -> list[Content]:
    columns = 10 if width >= NARROW else 8
    words = f"cards whose day had come; young ones had waited less than {MATURE} days"
    head = cell("", columns) + right("young", columns, ".soft") + right("mature", columns, ".soft")
    out = [*_heading("Still known", words, width), head + right("both", columns, ".soft")]
    for name, kept in figures.retention.items():
        line = cell(PERIOD_WORDS[name], columns)
        for share in (kept.young, kept.mature, kept.both):
            line += right(share.words, columns, "" if share.enough else ".soft")
        out.append(_with(line, of_words(kept.both), width))
    return out


def _recall(figures: Figures, width: int) -> list[Content]:
    kinds = (("from memory", figures.recall), ("among options", figures.recognition))
    if not sum(share.count for _, share in kinds):
        return []
    out = _heading("Right answers", "of all in 30 days", width)
    for words, share in kinds:
        line = cell(words, 14) + right(share.words, 10, "" if share.enough else ".soft")
        out.append(_with(line, of_words(share), width))
    return out


def _due(figures: Figures, width: int) -> list[Content]:
    ahead = figures.forecast
    numbers = (
        ("today", ahead.today, f"{ahead.overdue} overdue" if ahead.overdue else ""),
        ("tomorrow", ahead.days[1], ""),
        ("7 days", sum(ahead.days[:7]), ""),
        ("30 days", ahead.total, ""),
        ("later", ahead.later, ""),
    )
    out = _heading("Due", "cards, if no new ones come", width)
    return out + [
        cell(when, 12) + right(str(n), 6) + Content("  ") + _soft(more) for when, n, more in numbers
    ]


def _cards(figures: Figures, width: int) -> list[Content]:
    most = max([1, *figures.cards.values()])
    room = min(_BAR, width - 22)
    out = _heading("Cards", count(sum(figures.cards.values()), "card"), width)
    for age, number in figures.cards.items():
        bar = Content.styled(along(number / most, room), ".tone2")
        out.append(cell(age, 12) + right(str(number), 6) + Content("  ") + bar)
    return out


def _habit(figures: Figures, width: int) -> list[Content]:
    heads = [("days", 6), ("answers", 9), ("time", 13), ("each", 9)]
    heads = heads if width >= NARROW else heads[:3]
    out = _heading("Time", streak_words(figures.streak), width)
    out.append(_row("", [(head, room) for head, room in heads], ".soft"))
    for name, effort in figures.effort.items():
        each = f"{effort.each:.1f} s" if effort.answers else ""
        words = (str(figures.days[name]), str(effort.answers), brief(effort.seconds), each)
        cells = [(word, room) for word, (_, room) in zip(words, heads, strict=False)]
        out.append(_row(PERIOD_WORDS[name], cells))
    return out


def _row(name: str, cells: list[tuple[str, int]], style: str = "") -> Content:
    return cell(name, 8) + Content("").join(right(word, room, style) for word, room in cells)


def _hardest(figures: Figures, width: int) -> list[Content]:
    rows = figures.hardest
    out = _heading("Hardest cards", "forgotten most often", width) if rows else []
    for row, prompt in rows:
        times = right(count(row.lapses, "time"), 10, ".soft")
        more = right(f"difficulty {row.difficulty:.0f} of 10", 21, ".soft") if width >= NARROW else EMPTY
        tail = times + more
        out.append(cell(prompt, width - tail.cell_length) + tail)
    return out


def _confusions(figures: Figures, width: int) -> list[Content]:
    found = figures.confusions
    out = _heading("Confusions", "what you chose instead", width) if found else []
    for each, prompt in found:
        times = right(count(each.count, "time"), 10, ".soft")
        room = width - times.cell_length - 2
        asked = room // 2 - 1
        out.append(cell(prompt, asked) + Content("  ") + cell(f"✗ {each.text}", room - asked) + times)
    return out


def _decks(figures: Figures, width: int) -> list[SheetLine]:
    """The decks of the last 30 days; a click on one shows it alone."""
    if len(figures.by_deck) < 2:
        return []
    out = plain_lines([EMPTY, *_heading("Decks", "in 30 days; a click shows one alone", width)])
    for each in figures.by_deck:
        answers = count(each.answers, "answer") if width >= NARROW else str(each.answers)
        tail = right(answers, 14 if width >= NARROW else 7, ".soft") + right(each.share.words, 9)
        out.append(SheetLine(cell(figures.title(each.deck), width - tail.cell_length) + tail, each.deck))
    return out


def _with(line: Content, words: str, width: int) -> Content:
    """The line with some words after it, where there is room for them."""
    if not words or line.cell_length + len(words) + 3 > width:
        return line
    return line + Content("   ") + _soft(words)


def _soft(text: str) -> Content:
    return one_line(text, ".soft")

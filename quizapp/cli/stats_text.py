"""The statistics in lines: calm columns, with small bars where they can be drawn."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.cards.clean import clean_line
from quizapp.cli.output import columns, say, table, width
from quizapp.scores.bars import along
from quizapp.scores.figures import Figures
from quizapp.scores.retention import WEEK, Share
from quizapp.scores.stats import MATURE
from quizapp.scores.stats_words import PERIOD_WORDS, brief, count, of_words, streak_words, weekday_words
from quizapp.scores.words import percent

_BAR, _LEAST = 20, 16  # cells, for a bar and for a deck's text


def print_stats(figures: Figures, who: str, *, draw: bool) -> None:
    """Writes all figures; without `draw` no bars, and nothing is lost: each stands beside its number."""
    decks = ", ".join(figures.title(deck) for deck in figures.given.decks) or "all decks"
    say(f"{who}, {weekday_words(figures.given.today)}, {decks}")
    _due(figures, draw)
    _retention(figures, draw)
    _answers(figures, draw)
    _cards(figures, draw)
    _time(figures)
    _hardest(figures)
    _confusions(figures)
    _decks(figures, draw)


def _section(title: str, remark: str = "") -> None:
    say()
    say(f"{title}: {remark}" if remark else title)


def _bar(share: float, draw: bool) -> str:
    return along(min(1.0, share), _BAR) if draw else ""


def _rows(rows: Sequence[Sequence[str]], right: Sequence[int]) -> None:
    """A table without the columns that are empty in all rows."""
    kept = [i for i in range(len(rows[0])) if any(row[i] for row in rows)]
    table([[row[i] for i in kept] for row in rows], frozenset(kept.index(i) for i in right if i in kept))


def _due(figures: Figures, draw: bool) -> None:
    ahead, today = figures.forecast, figures.given.today
    _section("Due", f"{count(ahead.total, 'card')} in 30 days, {ahead.later} later")
    rows = []
    for i, number in enumerate(ahead.days[:WEEK]):
        name = ("today", "tomorrow")[i] if i < 2 else weekday_words(today + i)
        late = f"{ahead.overdue} overdue" if not i and ahead.overdue else ""
        rows.append([name, str(number), _bar(number / ahead.scale, draw), late])
    _rows([*rows, ["30 days", str(ahead.total), "", ""]], right=[1])


def _retention(figures: Figures, draw: bool) -> None:
    wish = percent(figures.given.wish)
    _section("Still known", f"of the cards whose day had come; the wish is {wish}")
    rows = [["", "young", "mature", "both", "", ""]]
    for name, kept in figures.retention.items():
        shares = [share.words for share in (kept.young, kept.mature, kept.both)]
        rows.append([PERIOD_WORDS[name], *shares, _share_bar(kept.both, draw), of_words(kept.both)])
    _rows(rows, right=[1, 2, 3])
    say(f"Young cards had waited less than {MATURE} days. Under 10 answers are too few for a percentage.")


def _share_bar(share: Share, draw: bool) -> str:
    return _bar(share.value or 0.0, draw and share.enough)


def _answers(figures: Figures, draw: bool) -> None:
    kinds = (("from memory", figures.recall), ("among options", figures.recognition))
    if any(share.count for _, share in kinds):
        _section("Right answers", "of all in 30 days")
        rows = [[name, share.words, _share_bar(share, draw), of_words(share)] for name, share in kinds]
        _rows(rows, right=[1])


def _cards(figures: Figures, draw: bool) -> None:
    total = sum(figures.cards.values())
    _section("Cards", str(total))
    rows = [[age, str(number), _bar(number / max(1, total), draw)] for age, number in figures.cards.items()]
    _rows(rows, right=[1])


def _time(figures: Figures) -> None:
    _section("Time", streak_words(figures.streak))
    rows = [["", "days", "answers", "time", "each"]]
    for name, effort in figures.effort.items():
        each = f"{effort.each:.1f} s" if effort.answers else ""
        cells = [str(figures.days[name]), str(effort.answers), brief(effort.seconds), each]
        rows.append([PERIOD_WORDS[name], *cells])
    _rows(rows, right=[1, 2, 3, 4])


def _hardest(figures: Figures) -> None:
    rows = []
    for row, prompt in figures.hardest:
        rows.append([count(row.lapses, "time"), f"difficulty {row.difficulty:.0f} of 10", _cut(prompt, 33)])
    if rows:
        _section("Hardest cards", "forgotten most often")
        table(rows, frozenset({0, 1}))


def _confusions(figures: Figures) -> None:
    rows = []
    for each, prompt in figures.confusions:
        rows.append([count(each.count, "time"), _cut(prompt, 26, 2), f"you chose: {_cut(each.text, 26, 2)}"])
    if rows:
        _section("Confusions", "what you chose instead")
        table(rows, frozenset({0}))


def _cut(text: str, others: int, parts: int = 1) -> str:
    """A deck's text, cut where the terminal has too little room: `others` columns are for other things."""
    room = max(_LEAST, (columns() - others) // parts)
    line = clean_line(text)
    while width(line) > room:
        line = f"{line[: min(len(line), room) - 2]}…"
    return line


def _decks(figures: Figures, draw: bool) -> None:
    if len(figures.by_deck) > 1:
        _section("Decks", "in 30 days")
        rows = []
        for each in figures.by_deck:
            title, answers = _cut(figures.title(each.deck), 46), count(each.answers, "answer")
            rows.append([title, answers, each.share.words, _share_bar(each.share, draw)])
        _rows(rows, right=[1, 2])

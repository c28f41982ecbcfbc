"""The lists of a class as rows: questions, learners, quizzes, mix-ups, remarks. Drawn only when in sight."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from quizapp.scores.analysis.class_report import Mixup
from quizapp.scores.analysis.ranking import by_gravity
from quizapp.scores.reports.shown import share
from quizapp.scores.words import percent
from quizapp.study.lines import Flag
from quizapp.tui.class_book import ClassBook, asked
from quizapp.tui.class_words import SHORT
from quizapp.tui.figure_words import consistency_of, discrimination, mean_of, spread_of
from quizapp.tui.page import NARROW
from quizapp.tui.text import cell, right
from quizapp.tui.widgets.rows import Draw, ListRow, marked

QUESTIONS, LEARNERS, QUIZZES, MIXUPS, REMARKS = "Questions", "Learners", "Quizzes", "Mix-ups", "Remarks"
_DECKS = 24  # cells for the decks where somebody is behind
Number = tuple[str, int, str]  # words, cells, style


def rows_of(book: ClassBook, which: str, *, by_name: bool = False) -> list[ListRow]:
    """A list under its heading, the worst first or `by_name`.

    The rows' keys are places in the report's list; of remarks they are cards.
    """
    if which == QUESTIONS:
        return _items(book, book.items_in_order(by_name=by_name))
    if which == LEARNERS:
        return _learners(book, book.learners_in_order(by_name=by_name))
    return {QUIZZES: _quizzes, MIXUPS: _mixups, REMARKS: _remarks}[which](book)


def counts(book: ClassBook) -> dict[str, int]:
    """The lists' names, each with how many are in it; mix-ups and remarks only where there are any."""
    report = book.report
    out = {QUESTIONS: len(report.items), LEARNERS: len(report.learners), QUIZZES: len(report.quizzes)}
    more = {MIXUPS: len(report.mixups), REMARKS: len(book.flags)}
    return out | {name: number for name, number in more.items() if number}


def _line(first: str, style: str, numbers: list[Number], tail: Content, width: int) -> Content:
    """A row: words at the left that give way, numbers at the right, and what follows them."""
    end = Content("").join(right(words, room, look) for words, room, look in numbers) + tail
    return cell(first, max(6, width - end.cell_length), style) + end


def _heading(
    first: str, wide: list[Number], narrow: list[Number], tail: str = "", least: int = 15
) -> ListRow:
    """The words over the columns; `tail`: over what stands right of the numbers."""

    def draw(width: int, _current: bool) -> Content:
        numbers = narrow if width < NARROW else wide
        soft: list[Number] = [(word, room, ".soft") for word, room, _ in numbers]
        return Content("  ") + _line(first, ".soft", soft, _tail(tail, width, least), width - 2)

    return ListRow(draw)


def _tail(words: str, width: int, least: int) -> Content:
    """What stands right of the numbers, under its heading; nothing where the list has no such column."""
    if not words:
        return Content("")
    return Content("  " if width < NARROW else "   ") + cell(words, _room(width, least), ".soft")


def _room(width: int, least: int = 15) -> int:
    """Cells for a sign, or for the decks where somebody is behind; `least`: where there is no more room."""
    return 12 if width < NARROW else least + max(0, width - 74) // 2


# -- questions -----------------------------------------------------------------------------------------


def _items(book: ClassBook, places: Sequence[int]) -> list[ListRow]:
    wide = [("Right", 8, ""), ("Discr.", 9, ""), ("Answers", 9, "")]
    head = _heading("Question", wide, [("Right", 7, "")], "Sign")
    return [head, *(ListRow(_item(book, place), str(place)) for place in places)]


def _item(book: ClassBook, place: int) -> Draw:
    report = book.item(place)
    sign = SHORT[by_gravity(report.signs)[0].kind] if report.signs else ""
    more = f" +{len(report.signs) - 1}" if len(report.signs) > 1 else ""

    def draw(width: int, current: bool) -> Content:
        wide = width >= NARROW
        numbers: list[Number] = [(share(report.figures.facility), 8 if wide else 7, "")]
        if wide:
            numbers += [(discrimination(report), 9, ""), (str(report.figures.answers), 9, ".soft")]
        told = Content("")
        if sign:
            told = Content.assemble(
                "   " if wide else "  ", ("! ", ".bad"), sign, (more if wide else "", ".soft")
            )
        told = told.pad_right(max(0, _room(width) + (3 if wide else 2) - told.cell_length))
        return marked(current) + _line(asked(report.item), _style(current), numbers, told, width - 2)

    return draw


def _style(current: bool, *, dim: bool = False) -> str:
    return ".accent" if current else ".soft" if dim else ""


# -- learners ------------------------------------------------------------------------------------------


def _learners(book: ClassBook, learners: Sequence[int]) -> list[ListRow]:
    wide = [("Attempts", 10, ""), ("Answers", 9, ""), ("Right", 7, "")]
    head = _heading("Learner", wide, [("Right", 7, "")], "Behind in", _DECKS)
    return [head, *(ListRow(_learner(book, who), str(who)) for who in learners)]


def _learner(book: ClassBook, who: int) -> Draw:
    score, name = book.report.scores[who], book.name(who)
    decks = [book.title(need.deck) for need in book.needs.get(who, ())]
    got = percent(score.right / score.answers) if score.answers else "–"

    def draw(width: int, current: bool) -> Content:
        wide = width >= NARROW
        numbers: list[Number] = [(got, 7, "")]
        if wide:
            numbers = [(str(score.attempts), 10, ".soft"), (str(score.answers), 9, ".soft"), *numbers]
        style = _style(current, dim=not score.attempts)
        words = ", ".join(decks) if wide or len(decks) == 1 else f"{len(decks)} decks" if decks else ""
        tail = Content("   " if wide else "  ") + cell(words, _room(width, _DECKS))
        return marked(current) + _line(name, style, numbers, tail, width - 2)

    return draw


# -- quizzes -------------------------------------------------------------------------------------------


def _quizzes(book: ClassBook) -> list[ListRow]:
    wide = [("Attempts", 10, ""), ("Mean", 14, ""), ("Spread", 9, ""), ("Consistency", 14, "")]
    head = _heading("Quiz", wide, [("Mean", 13, "")])
    return [head, *(ListRow(_quiz(book, place), str(place)) for place in range(len(book.report.quizzes)))]


def _quiz(book: ClassBook, place: int) -> Draw:
    quiz = book.report.quizzes[place]
    title, mean = book.quiz(quiz.key), mean_of(quiz)
    numbers: list[Number] = [
        (str(quiz.attempts), 10, ".soft"),
        (mean, 14, ""),
        (spread_of(quiz), 9, ""),
        (consistency_of(quiz), 14, ""),
    ]

    def draw(width: int, current: bool) -> Content:
        shown = numbers if width >= NARROW else [(mean, 13, "")]
        return marked(current) + _line(title, _style(current), shown, Content(""), width - 2)

    return draw


# -- mix-ups and remarks -------------------------------------------------------------------------------


def _mixups(book: ClassBook) -> list[ListRow]:
    wide = [("Learners", 10, ""), ("Times", 7, "")]
    head = _heading("What is taken for the answer", wide, [("Learners", 9, "")])
    return [head, *(ListRow(_mixup(each), str(place)) for place, each in enumerate(book.report.mixups))]


def _mixup(mixup: Mixup) -> Draw:
    def draw(width: int, current: bool) -> Content:
        wide = width >= NARROW
        numbers: list[Number] = [(str(mixup.learners), 10 if wide else 4, "")]
        numbers += [(str(mixup.times), 7, ".soft")] if wide else []
        end = Content("").join(right(words, room, look) for words, room, look in numbers)
        return marked(current) + _two(asked(mixup.item), f"✗ {mixup.text}", current, end, width - 2)

    return draw


def _two(first: str, second: str, current: bool, end: Content, width: int) -> Content:
    """A question and what was said of it beside each other."""
    room = max(14, width - end.cell_length)
    left = room // 2 - 1
    return cell(first, left, _style(current)) + Content("  ") + cell(second, room - left - 2, ".soft") + end


def _remarks(book: ClassBook) -> list[ListRow]:
    head = _heading("What learners remarked", [], [])
    return [head, *(ListRow(_remark(book, card, flags), card) for card, flags in book.flags.items())]


def _remark(book: ClassBook, card: str, flags: Sequence[Flag]) -> Draw:
    place = book.place_of(card)
    first = card if place is None else asked(book.item(place).item)
    said = next((flag.remark for flag in reversed(flags) if flag.remark), "flagged, without a word")

    def draw(width: int, current: bool) -> Content:
        end = right(f"{len(flags)}×", 4, ".soft") if len(flags) > 1 else Content("")
        return marked(current) + _two(first, said, current, end, width - 2)

    return draw

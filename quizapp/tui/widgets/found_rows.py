"""Cards that were found in a file, as rows to tick, and one of them in full; and what could not be used."""

from __future__ import annotations

from textual.content import Content

from quizapp.cards.clean import clean_line
from quizapp.formats.found import FoundCard, Left
from quizapp.tui.page import NARROW
from quizapp.tui.text import cell, one_line, plain_line, prose, right
from quizapp.tui.ticks import Ticks
from quizapp.tui.widgets.rows import Draw, ListRow, marked
from quizapp.tui.widgets.sheet import SheetLine, plain_lines

BOX = slice(2, 5)  # the columns of a row where its box is
_SIGNS = {"sure": "", "likely": "?", "doubtful": "??"}
_SIGN = 15  # cells: `twice in file`
_LINE = 5  # cells of a line's number


def found_row(ticks: Ticks, place: int) -> Draw:
    """A row: its box, the line, what is asked and answered, and how sure it is a card."""
    card = ticks.cards[place]

    def draw(width: int, current: bool) -> Content:
        why = ticks.why_not(place)
        unfit = place in ticks.unfit
        box = "[!] " if unfit else "[=] " if why else "[x] " if place in ticks.taken else "[ ] "
        narrow = width < NARROW
        why = "can't come in" if unfit else why
        sign = (box[1] if narrow else why) if why else _sure(card, narrow=narrow)
        end = right(sign, 3 if narrow else _SIGN, ".soft")
        line = Content("") if narrow else right(str(card.line or ""), _LINE, ".soft") + Content("  ")
        head = marked(current) + Content.styled(box, ".soft" if why else ".key") + line
        room = max(4, width - head.cell_length - end.cell_length)
        return head + _sides(card, room, ".accent" if current else "") + end

    return draw


def _sure(card: FoundCard, *, narrow: bool) -> str:
    sign = _SIGNS[card.sure]
    return sign if narrow or not sign else f"{card.sure} {sign}"


def _sides(card: FoundCard, room: int, style: str) -> Content:
    prompt, answer = (plain_line(text) for text in (card.note.prompt, card.note.answer))
    if not answer:
        return cell(prompt, room, style)
    left = max(4, min(30, room * 2 // 5))
    return cell(prompt, left, style) + Content.styled(" → ", ".soft") + cell(answer, max(1, room - left - 3))


def left_rows(left: list[Left]) -> list[ListRow]:
    """What was left out, and what came without something, below headings; keys are `left` and a place."""
    rows: list[ListRow] = []
    for lost, words in ((True, "Left out"), (False, "Come in, but not wholly")):
        some = [(place, each) for place, each in enumerate(left) if each.is_lost == lost]
        if some:
            rows += [ListRow(lambda _width, _current: Content("")), _heading(f"{words}: {len(some)}")]
            rows += [ListRow(_left_row(each), f"left{place}") for place, each in some]
    return rows


def _heading(words: str) -> ListRow:
    return ListRow(lambda width, _current: cell(words, width, ".title"))


def _left_row(left: Left) -> Draw:
    def draw(width: int, current: bool) -> Content:
        line = right(str(left.line or ""), 4 if width < NARROW else 4 + _LINE, ".soft") + Content("  ")
        head = marked(current) + line
        words = ": ".join(each for each in (clean_line(left.what), clean_line(left.why)) if each)
        return head + cell(words, max(4, width - head.cell_length), ".accent" if current else ".soft")

    return draw


def found_sheet(card: FoundCard, why: str, width: int) -> list[SheetLine]:
    """A card in full: where and how it was found, what is asked and answered, and the rest."""
    note = card.note
    said = [f"Line {card.line}" if card.line else "", card.how, card.sure, why, card.deck.replace("//", "/")]
    out = [*prose(note.prompt, width, ".title"), *prose(note.answer, width)]
    wrong = "; ".join(each.text for each in (*note.wrong, *note.wrong_terms))
    more = (
        ("Also", ", ".join(note.accept)),
        ("Wrong", wrong),
        ("Hint", note.hint),
        ("", note.explanation),
        ("Tags", ", ".join(note.tags)),
        ("Source", note.source),
    )
    where = one_line(" · ".join(clean_line(each) for each in said if each), ".soft")
    for label, text in more:
        if text:
            out += prose(f"{label}: {text}" if label else text, width, ".soft")
    return plain_lines([*where.wrap(width), *out])


def left_sheet(left: Left, width: int) -> list[SheetLine]:
    """Something that could not be used: where, what, and why."""
    where = f"Line {left.line}: {left.why}" if left.line else left.why
    return plain_lines([*prose(where, width, ".title"), *prose(left.what, width)])

"""What stands on the sheet of a study sitting: the card at hand, or what comes when there is none."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from quizapp.cards.markup import plain
from quizapp.questions.item import Item
from quizapp.tui.spans import counted, in_minutes
from quizapp.tui.text import prose
from quizapp.tui.widgets.sheet import SheetLine, plain_lines

EMPTY = SheetLine(Content(""))

_ROOMY = 50  # cells; with fewer there are no empty lines between the parts
_QUOTED = 40  # characters of a card that are said again after its answer


def card_lines(item: Item, width: int, *, shown: bool, hint: bool) -> list[SheetLine]:
    """A flashcard: what is asked, then with `shown` the answer and all that belongs to it."""
    gap = [EMPTY] if width >= _ROOMY else []
    out = list(gap)
    if item.ask:
        out += [*plain_lines(prose(item.ask, width, ".soft")), *gap]
    out += plain_lines(prose(item.stem, width, ".title"))
    if hint:
        out += [*gap, *plain_lines(prose(f"Hint: {item.hint}", width, ".soft"))]
    if not shown:
        lead = Content.assemble(("Space", ".key"), " shows the answer")
        return [*out, EMPTY, *gap, SheetLine(lead, "show")]
    out += [*gap, SheetLine(Content.styled("─" * width, ".line")), *gap]
    out += plain_lines(prose(item.answer, width))
    note = item.card.note
    for text in (note.explanation, f"Source: {note.source}" if note.source else ""):
        if text:
            out += [*gap, *plain_lines(prose(text, width, ".soft"))]
    return out


def over_lines(width: int, ratings: Sequence[int], wait: int | None, rest: str) -> list[SheetLine]:
    """No card is at hand: the `ratings` given, then in how many seconds the next one comes, or the `rest`."""
    out = [EMPTY]
    if ratings:
        again = f"{sum(rating == 1 for rating in ratings)} of them Again"
        out += plain_lines(prose(f"Done. {counted(len(ratings), 'answer')}, {again}.", width, ".title"))
        out.append(EMPTY)
    if wait is None:
        out += plain_lines(prose(rest, width, "" if ratings else ".title"))
    else:
        out += plain_lines(prose(f"Next card in {in_minutes(wait)}.", width, ".title"))
        words = "It comes by itself. You may leave, too: everything is saved."
        out += plain_lines(prose(words, width, ".soft"))
    lead = Content.assemble(("p", ".key"), " practises; nothing is scheduled then.")
    return [*out, EMPTY, *(SheetLine(line, "practise") for line in lead.wrap(width))]


def of_the_leech(item: Item, word: str) -> str:
    """A word on a card that is forgotten again and again, with its name: another card is at hand now."""
    name = plain(item.stem).partition("\n")[0]
    name = name if len(name) <= _QUOTED else f"{name[: _QUOTED - 1]}…"
    return f"! “{name}”: {word}"

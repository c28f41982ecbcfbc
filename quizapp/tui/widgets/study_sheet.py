"""What stands on the sheet of a study sitting: the card at hand, or what comes when there is none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from quizapp.tui.spans import counted, in_minutes
from quizapp.tui.text import plain_line, prose
from quizapp.tui.widgets.sheet import SheetLine, plain_lines

if TYPE_CHECKING:
    from quizapp.questions.item import Item

EMPTY = SheetLine(Content(""))

_ROOMY = 50  # cells; with fewer there are no empty lines between the parts
_QUOTED = 40  # characters of a card that are said again after its answer


def card_lines(item: Item, width: int, *, shown: bool, hint: bool) -> list[SheetLine]:
    """A flashcard: what is asked, then with `shown` the answer and all that belongs to it."""
    if not shown:
        return prompt_lines(item.ask, item.stem, width, item.hint if hint else "")
    gap = [EMPTY] if width >= _ROOMY else []
    out = _asked(item.ask, item.stem, width, item.hint if hint else "")
    out += [*gap, SheetLine(Content.styled("─" * width, ".line")), *gap]
    out += plain_lines(prose(item.answer, width))
    note = item.card.note
    for text in (note.explanation, f"Source: {note.source}" if note.source else ""):
        if text:
            out += [*gap, *plain_lines(prose(text, width, ".soft"))]
    return out


def prompt_lines(ask: str, stem: str, width: int, hint: str = "") -> list[SheetLine]:
    """What is asked, and how to see the answer."""
    gap = [EMPTY] if width >= _ROOMY else []
    lead = Content.assemble(("Space", ".key"), " shows the answer")
    return [*_asked(ask, stem, width, hint), EMPTY, *gap, SheetLine(lead, "show")]


def _asked(ask: str, stem: str, width: int, hint: str) -> list[SheetLine]:
    gap = [EMPTY] if width >= _ROOMY else []
    out = list(gap)
    if ask:
        out += [*plain_lines(prose(ask, width, ".soft")), *gap]
    out += plain_lines(prose(stem, width, ".title"))
    if hint:
        out += [*gap, *plain_lines(prose(f"Hint: {hint}", width, ".soft"))]
    return out


def how_far(left: int, new_left: int, new: int, *, is_new: bool) -> str:
    """`6 left · 1 of 3 new`: at a new card which of the new ones it is, else how many are to come."""
    if not new_left:
        return f"{left} left"
    if is_new:
        return f"{left} left · {new - new_left + 1} of {new} new"
    return f"{left} left · {new_left} new"


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
    name = plain_line(item.stem).partition("\n")[0]
    name = name if len(name) <= _QUOTED else f"{name[: _QUOTED - 1]}…"
    return f"! “{name}”: {word}"

"""What an import found, shown in lines, and looked through before anything is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from quizapp.cards.clean import clean_line
from quizapp.cards.markup import plain
from quizapp.cli.output import columns, is_terminal, say, tell, wrapped
from quizapp.cli.plain import Stop, plural, read_line
from quizapp.formats.found import Found, FoundCard, Left
from quizapp.library.importing import OTHERWISE, UNFIT, ImportPlan

_SHOWN = 90  # characters of a side
_LEAST = 20  # columns, however narrow the terminal
_LISTED = 20  # things left out that are told one by one
_SIGNS = {"sure": "+", "likely": "?", "doubtful": "??"}


def sure_ones(found: Found) -> Found:
    """What was found, with the sure cards alone."""
    return replace(found, cards=tuple(card for card in found.cards if card.sure == "sure"))


def tell_unsure(count: int, *, would: bool) -> None:
    """Says how many cards are left out because they are not surely cards."""
    are, they = ("is", "it") if count == 1 else ("are", "them")
    left_out = "would be" if would else "was" if count == 1 else "were"
    tell(
        f"{count} that {are} not sure {left_out} left out: "
        f"look through {they} in a terminal, or see --dry-run"
    )


def by_place(found: Found, plan: ImportPlan) -> dict[int, str]:
    """Why sure cards among those that were found don't come, by a plan of the sure ones alone."""
    places = [place for place, card in enumerate(found.cards) if card.sure == "sure"]
    return {places[at]: why for at, why in plan.staying.items()}


def show_cards(cards: Sequence[FoundCard], staying: Mapping[int, str]) -> None:
    """Each card on a line: its sign, where it stands, and its sides.

    `staying`: by their place why some don't come.
    """
    for place, card in enumerate(cards):
        _show(card, staying.get(place, ""))


def _show(card: FoundCard, why: str = "") -> None:
    """A card's line, in a narrow terminal broken between words."""
    line = card_line(card, why)
    for part in wrapped(line, max(_LEAST, columns() - 1), "  ") if is_terminal() else [line]:
        say(part, wrap=False)


def card_line(card: FoundCard, why: str = "") -> str:
    """`+ line 7: Term = definition (a bullet with a colon)`.

    With `why` it doesn't come: `= …` for one that is there, or comes by another, `- …` for all else.
    """
    where = f"line {card.line}: " if card.line else ""
    sides = [_short(card.note.prompt)] + ([_short(card.note.answer)] if card.note.answer else [])
    said = "; ".join(filter(None, [clean_line(card.how), why]))
    how = f" ({said})" if said else ""
    sign = _SIGNS[card.sure] if not why else "-" if why in (OTHERWISE, UNFIT) else "="
    return f"{sign} {where}{' = '.join(sides)}{how}"


def _short(text: str) -> str:
    line = clean_line(plain(text))
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def look_through(found: Found, staying: Mapping[int, str]) -> Found:
    """Shows what was found and asks what is to come in; what is sure at once, all else one by one.

    `staying`: by their place why some sure ones don't come. Raises Stop where the learner leaves.
    """
    sure = [place for place, card in enumerate(found.cards) if card.sure == "sure"]
    others = [card for card in found.cards if card.sure != "sure"]
    taken: list[FoundCard] = []
    for place in sure:
        _show(found.cards[place], staying.get(place, ""))
    count = sum(place not in staying for place in sure)
    if count and _yes(f"Take {'it' if count == 1 else f'these {count}'}? (Enter: yes, n: no)"):
        taken += [found.cards[place] for place in sure]
    for card in others:
        _show(card)
        if _yes("Take it too? (y: yes, Enter: no)", usual=False):
            taken.append(card)
    return replace(found, cards=tuple(sorted(taken, key=lambda card: card.line)))


def _yes(question: str, *, usual: bool = True) -> bool:
    while True:
        say(question)
        line = read_line()
        if line is None or line.strip() == ":q":
            raise Stop
        answer = line.strip().casefold()
        if not answer:
            return usual
        if answer in ("y", "yes", "n", "no"):
            return answer[0] == "y"


def tell_left(name: str, left: Sequence[Left]) -> None:
    """Says what could not be used, the first of it with lines and reasons."""
    for each in left[:_LISTED]:
        where = f"{clean_line(name)}:{each.line}" if each.line else clean_line(name)
        what = f'"{clean_line(each.what)}": ' if each.what else ""
        tell(f"{where}: {what}{clean_line(each.why)}")
    if len(left) > _LISTED:
        tell(f"… and {plural(len(left) - _LISTED, 'more like this', 'more like these')}")

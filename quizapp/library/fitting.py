"""Which cards a deck can have, and its text with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from quizapp.cards.clean import clean_line
from quizapp.cards.reading import read_deck
from quizapp.cards.writing import new_deck, with_notes
from quizapp.formats.found import FoundCard, Left
from quizapp.library.making import BadName


def short(card: FoundCard) -> str:
    """The beginning of what a card asks."""
    return clean_line(card.note.prompt or card.note.answer)[:60]


def that_fit(
    name: str, text: str, cards: list[FoundCard], head: dict[str, str], comments: Sequence[str]
) -> tuple[list[FoundCard], list[Left], str]:
    """The cards that a deck can have, those that it can't, and the deck's text with them."""

    head = head if text or not errors_of(new_deck(head, ()), name) else {"title": head["title"]}

    def made(some: Iterable[FoundCard]) -> str:
        notes = [card.note for card in some]
        try:
            return with_notes(text, notes) if text else new_deck(head, notes, comments)
        except ValueError as error:
            raise BadName(f"{name} can't be added to: {error}") from error

    after = made(cards)
    if not text and all(card.note.is_line for card in cards):  # two tidy texts each: nothing can be wrong
        return cards, [], after
    known = set(errors_of(text, name)) if text else set()
    if set(errors_of(after, name)) <= known:
        return cards, [], after
    good: list[FoundCard] = []
    left: list[Left] = []
    for card in cards:
        alone = errors_of(new_deck({}, [card.note]), name)
        if alone:
            left.append(Left(card.line, short(card), alone[0]))
        else:
            good.append(card)
    return _together(good, left, made, lambda after: set(errors_of(after, name)) - known)


def _together(
    cards: list[FoundCard],
    left: list[Left],
    made: Callable[[Iterable[FoundCard]], str],
    errors: Callable[[str], set[str]],
) -> tuple[list[FoundCard], list[Left], str]:
    """Those that go together: where not all do, halves are tried, so that few are left out."""

    def fitting(some: list[FoundCard], before: list[FoundCard]) -> list[FoundCard]:
        found = errors(made([*before, *some]))
        if not found:
            return [*before, *some]
        if len(some) == 1:
            left.append(Left(some[0].line, short(some[0]), min(found)))
            return before
        half = len(some) // 2
        return fitting(some[half:], fitting(some[:half], before))

    good = fitting(cards, [])
    return good, left, made(good)


def errors_of(text: str, name: str) -> list[str]:
    """What a deck with this text would have wrong with it."""
    found = read_deck(text.encode("utf-8", "surrogateescape"), name).findings
    return [finding.message for finding in found if finding.severity == "error"]

"""A paper: the items of a quiz, made from decks, wishes and a seed, and from nothing else."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from quizapp.cards.deck import Card, Deck
from quizapp.questions.answers import can_be_typed
from quizapp.questions.choosing import AS, Plan, most_matched, planned
from quizapp.questions.drawing import draw
from quizapp.questions.forms import cloze, form, match, typed
from quizapp.questions.item import Item
from quizapp.questions.matching import matches
from quizapp.questions.material import Material
from quizapp.questions.stock import Stock
from quizapp.questions.wish import Wish

_AMONG = 10  # cards for each that is wanted, among which matches are looked for


def make_item(
    card: Card, material: Material, wish: Wish, seed: str, *, known: Callable[[Card], int] | None = None
) -> Item:
    """One item; where no wished form can ask the card fairly it is asked in another one, and says so."""
    return _made(planned(card, wish, seed, known), material, wish)


def _made(plan: Plan, material: Material, wish: Wish) -> Item:
    for name in plan.forms:
        if item := form(name).make(plan.card, material, wish.choices, plan.chance):
            return item
    for name in plan.otherwise:
        if item := form(name).make(plan.card, material, wish.choices, plan.chance):
            remarks = (plan.remark.format(form=AS[name]), item.remark)
            return replace(item, remark=" ".join(filter(None, remarks)))
    raise AssertionError("every card can be a flashcard")


def paper(
    decks: Iterable[Deck | Stock],
    wish: Wish,
    seed: str,
    *,
    known: Callable[[Card], int] | None = None,
    confused: Mapping[str, Sequence[str]] | None = None,
    among: Container[str] | None = None,
) -> list[Item]:
    """The items of a quiz: the same decks, wish and seed give the same items and options anywhere.

    What is known of the learner enters only where it is handed in. `known`: how well a card is known (0 new
    or shaky, 1 getting there, 2 well), for mixed forms. `confused`: by card id, texts that were taken for
    its answer. `among`: ids of the cards that may be asked.
    """
    material = Material(decks, confused)
    cards, groups = _chosen(wish, seed, material, among)
    plans = [planned(card, wish, seed, known) for card in cards]
    if not groups:
        wishing = [plan.card for plan in plans if plan.wants_match]
        groups = matches(wishing, material, most_matched(wish, len(plans)))
    of = {card.id: group for group in groups for card in group}
    out: list[Item] = []
    told: set[str] = set()
    for plan in plans:
        group = of.get(plan.card.id)
        if group is None:
            out.append(_made(plan, material, wish))
        elif plan.card.id not in told:
            out += match.pairs(group, seed, material)
            told |= {card.id for card in group}
    return out


def _chosen(
    wish: Wish, seed: str, material: Material, among: Container[str] | None
) -> tuple[list[Card], list[list[Card]]]:
    """The cards of a paper, and the matches among them if nothing else is wished for.

    Forms that can't ask every card choose first among those that they can.
    """
    wished = set(wish.forms)

    def drawn(count: int | None) -> list[Card]:
        cards = draw(material.stocks, wish, count if among is None else None, seed)
        return cards if among is None else [card for card in cards if card.id in among][:count]

    if wished == {match.name}:
        ordered = drawn(_AMONG * wish.count)
        groups = matches(ordered, material, wish.count)
        first = [card for group in groups for card in group]
    elif wished <= {typed.name, cloze.name}:
        ordered = drawn(None)
        can = [
            card
            for card in ordered
            if can_be_typed(card) and (card.direction == "gap" or typed.name in wished)
        ]
        groups, first = [], can[: wish.count]
    else:
        return drawn(wish.count), []
    taken = {card.id for card in first}
    rest = [card for card in ordered if card.id not in taken]
    return first + rest[: wish.count - len(first)], groups


def to_json(item: Item) -> dict[str, Any]:
    """An item as `paper --json` prints it."""
    return {
        "card": item.card.id,
        "deck": item.card.deck_id,
        "form": item.form,
        "direction": item.card.direction,
        "stem": item.stem,
        "options": [option.text for option in item.options],
        "key": item.key,
        "answer": item.answer,
    }

"""Versions of a paper: the same items in another order, with their options shuffled, for neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizapp.questions import values
from quizapp.questions.chance import Chance
from quizapp.questions.forms import true_false
from quizapp.questions.item import Item, Option


@dataclass(frozen=True, slots=True)
class Version:
    """A paper's items in one order. `letter` is empty where there is but one version."""

    letter: str
    items: tuple[Item, ...]


def version(items: Sequence[Item], letter: str, seed: str) -> Version:
    """The items as this letter has them: seed and letter decide, and nothing else.

    The pairs of a match stay together. Options that stand in order, such as numbers, stay so.
    """
    chance = Chance(seed, "version", letter)
    shuffled = [_block(block, chance) for block in chance.shuffled(blocks(items))]
    return Version(letter, tuple(item for block in shuffled for item in block))


def blocks(items: Sequence[Item]) -> list[list[Item]]:
    """The items one by one, but the pairs of a match together."""
    out: list[list[Item]] = []
    for item in items:
        if item.group and out and out[-1][0].group == item.group:
            out[-1].append(item)
        else:
            out.append([item])
    return out


def _block(block: Sequence[Item], chance: Chance) -> list[Item]:
    order = _order(block[0], chance)
    turned = [replace(item, options=_options(item, order), key=_key(item, order)) for item in block]
    return chance.shuffled(turned)


def _order(item: Item, chance: Chance) -> list[int]:
    texts = [option.text for option in item.options]
    places = list(range(len(texts)))
    stays = item.form == true_false.name or values.in_order(texts) is not None
    return places if stays else chance.shuffled(places)


def _options(item: Item, order: Sequence[int]) -> tuple[Option, ...]:
    return tuple(item.options[i] for i in order)


def _key(item: Item, order: Sequence[int]) -> int | None:
    return None if item.key is None else order.index(item.key)

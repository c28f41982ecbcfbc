"""The first card of a study sitting, as it is asked: all that the screen needs to be painted with it."""

from typing import NamedTuple


class FirstCard(NamedTuple):
    """A card as it is asked: its id and its deck's title, `ask`, `stem` and `hint` as of an item.

    `left` cards are to come, this one among them, `new` of them new; `is_new`: so is this one.
    """

    id: str
    title: str
    ask: str
    stem: str
    hint: str
    left: int
    new: int
    is_new: bool

"""Counts what cards came in without, to be told in a few lines however many cards there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from quizapp.cards.clean import clean_line
from quizapp.formats.found import Left

_NAMES_A_LINE = 20
_LONGEST_NAME = 120


def counted(number: int, what: str) -> str:
    """`1 card`, `3 cards`."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


class Losses:
    """What is left of cards that came in, counted."""

    def __init__(self) -> None:
        self.media: Counter[str] = Counter()
        self.unseen: Counter[tuple[str, str]] = Counter()
        self.outer_gaps = 0
        self.joint_gaps = 0
        self.cards: Counter[str] = Counter()
        self.reviews = 0

    def told(self) -> Iterator[Left]:
        """Each as a line; nothing of it is a lost card."""
        names = sorted(clean_line(name)[:_LONGEST_NAME] for name in self.media)
        for start in range(0, len(names), _NAMES_A_LINE):
            some = ", ".join(names[start : start + _NAMES_A_LINE])
            yield Left(0, some, "pictures and sounds can't come along; their cards came without them", False)
        for (kind, field), number in sorted(self.unseen.items()):
            why = f"no card of the note type {kind} shows it; {counted(number, 'card')} came without it"
            yield Left(0, f"the field {field}", why, False)
        if self.outer_gaps:
            yield Left(
                0,
                counted(self.outer_gaps, "gap"),
                "other gaps were in them; only the inner ones are asked",
                False,
            )
        if self.joint_gaps:
            why = "their gaps were asked together; here each is asked on its own"
            yield Left(0, counted(self.joint_gaps, "cloze sentence"), why, False)
        for kind, number in sorted(self.cards.items()):
            why = "they ask for neither side of their notes, so they could not come along"
            yield Left(0, f"{counted(number, 'card')} of the note type {kind}", why, False)
        if self.reviews:
            why = "they were of cards that could not come along"
            yield Left(0, counted(self.reviews, "review"), why, False)

"""What is to be asked, as a value: light, for it is made before anything is loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

DirectionWish = Literal["both", "forward", "reverse"]
LEAST_CHOICES, MOST_CHOICES = 3, 6  # two to five distractors

FORM_NAMES = ("choice", "true-false", "typed", "cloze", "match", "flashcard")
MIXED = "mixed"  # no form of an item: each card in the form that fits how well it is known


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be asked: how many items, in which forms and direction, with how many options.

    `forms` are names from `FORM_NAMES`, or `MIXED` alone.
    """

    count: int = 10
    forms: tuple[str, ...] = ("choice",)
    direction: DirectionWish = "both"
    choices: int = 4
    tags: tuple[str, ...] = ()

    @classmethod
    def from_options(cls, options: Mapping[str, Any]) -> Wish:
        """The wish that a `start` line tells of; what it leaves out or says oddly is as by default."""
        default = cls()
        forms = tuple(f for f in str(options.get("form", "")).split(",") if f in (*FORM_NAMES, MIXED))
        forms = (MIXED,) if MIXED in forms else forms
        direction = options.get("direction")
        count, choices = options.get("count"), options.get("choices")
        tags = options.get("tags")
        return cls(
            count=count if type(count) is int and 0 < count < 100_000 else default.count,
            forms=forms or default.forms,
            direction=direction if direction in ("both", "forward", "reverse") else default.direction,
            choices=choices if type(choices) is int and 2 <= choices <= MOST_CHOICES else default.choices,
            tags=tuple(str(t) for t in tags) if isinstance(tags, list) else (),
        )

    def options(self) -> dict[str, Any]:
        """The wish as the log's `start` line keeps it."""
        out: dict[str, Any] = {"form": ",".join(self.forms), "direction": self.direction}
        out |= {"choices": self.choices, "count": self.count}
        return out | ({"tags": list(self.tags)} if self.tags else {})

"""Statistics of a learner who never was: some months of seeded tallies, for tests and for looking at."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

from quizapp.scores.stats import Age, CardRow, DayTally, FormTally, StatsInput

TODAY = date(2026, 11, 22).toordinal()  # a Sunday
TITLES = {"elements": "Chemical elements", "rare": "Rare earths deal", "memory": "How memory works"}
PROMPTS = ("Praseodymium", "Critical minerals", "What is the testing effect?", "Samarium")

_KINDS: tuple[tuple[Age, int, float], ...] = (
    ("new", 8, 0.5),
    ("learning", 10, 0.8),
    ("young", 18, 0.86),
    ("mature", 12, 0.94),
)


@dataclass(frozen=True)
class MadeUpConfusion:
    card: str
    text: str
    other: str
    count: int
    last_at: str


def card(number: int) -> str:
    return f"elements#c{number}:forward"


def history(days: int, seed: int = 1) -> list[DayTally]:
    """Tallies of the `days` before and with `TODAY`; on some of them nothing was studied."""
    dice = random.Random(seed)
    out = []
    for day in range(TODAY - days + 1, TODAY + 1):
        if dice.random() < (0.35 if date.fromordinal(day).weekday() > 4 else 0.12):
            continue
        for deck in TITLES:
            for age, most, known in _KINDS:
                count = dice.randrange(most + 1)
                right = sum(dice.random() < known for _ in range(count))
                if count:
                    out.append(DayTally(day, deck, age, count, right, count * dice.randrange(3000, 9000)))
    return out


def made_up(days: int = 240, seed: int = 1, decks: tuple[str, ...] = ()) -> StatsInput:
    """All that statistics need, of the decks named or of all."""
    dice = random.Random(seed)
    due = {TODAY + i: int(30 * 0.93**i) + dice.randrange(8) for i in range(-2, 80)}
    return StatsInput(
        today=TODAY,
        wish=0.9,
        decks=decks,
        days=[tally for tally in history(days, seed) if not decks or tally.deck in decks],
        due=due,
        maturity={"new": 82, "learning": 6, "young": 96, "mature": 140, "suspended": 3},
        hardest=[
            CardRow(card(i), "elements", "review", 3.2, 9.6 - i, 9 - i, 30, TODAY + 2, TODAY - 1, False)
            for i in range(len(PROMPTS))
        ],
        forms=[FormTally("flashcard", 400, 330), FormTally("choice", 210, 190), FormTally("typed", 5, 4)],
        confusions=[MadeUpConfusion(card(1), "Rare earths", card(3), 4, "2026-11-20T10:00:00.000Z")],
        titles=TITLES,
        prompts={card(i): prompt for i, prompt in enumerate(PROMPTS)},
    )

"""What can be set of scheduling: the choices, and what each means to a learner. Steps as they are typed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.scores.words import percent
from quizapp.study.engine import DECAY
from quizapp.study.memory import Outlook, spoken

NEW = [(n, str(n)) for n in (0, 3, 5, 10, 15, 20, 30, 50)]
REVIEWS: list[tuple[object, str]] = [
    (None, "no limit"),
    *((n, str(n)) for n in (20, 30, 50, 75, 100, 150, 200, 300)),
]
RETENTION = [(n / 100, percent(n / 100)) for n in range(70, 98)]
HOURS = [(hour, f"{hour}:00") for hour in range(24)]
LEECHES = [("mark", "say so"), ("suspend", "suspend them")]
_LEARNING = ((1.0, 10.0), (1.0, 10.0, 60.0), (10.0,), (10.0, 1440.0), (1.0, 10.0, 1440.0), ())
_RELEARNING = ((10.0,), (1.0, 10.0), (60.0,), (1440.0,), ())

ABOUT_NEW = "How many cards are begun on a day, at most; each brings reviews later. Enter takes your own."
ABOUT_REVIEWS = "How many due cards a day, at most: those most likely forgotten. Enter takes your own."
ABOUT_LEARNING = "The waits of a new card before its days begin; Enter takes your own, such as 1 10 60."
ABOUT_RELEARNING = "The waits of a card that you forgot; Enter takes your own."
ABOUT_LEECHES = "What happens to a card that you forgot 8 times: it is named, or it is also left out."
ABOUT_DAY = "The hour at which the study day turns: answers before it belong to the day before."
ABOUT_FIT = "In a terminal, quizapp optimize fits the schedule to how you forget, after some hundred answers."

_USUAL = 0.9
_MOST_STEPS, _MOST_MINUTES = 20, 43_200
_STEP = re.compile(r"(\d{1,5}(?:\.\d+)?)\s*(min|[mhd])?[a-z]*", re.IGNORECASE)
_WHOLE = re.compile(r"[0-9]{1,4}")
_MINUTES = {"m": 1, "h": 60, "d": 1440}


def about_retention(wish: object) -> str:
    """What a wished retention means in work, beside the usual one."""
    if not isinstance(wish, float) or not 0 < wish < 1:
        return "How much you want to remember of what is due."
    waits = (wish ** (-1 / DECAY) - 1) / (_USUAL ** (-1 / DECAY) - 1)
    if wish == _USUAL:
        return "You remember 9 of 10 cards when they are due: a good balance of work and memory."
    much = f"{waits:.1f} times as long as" if waits >= 1 else f"{1 / waits:.1f} times shorter than"
    kind = "less work, more is forgotten" if waits > 1 else "more work, less is forgotten"
    share = percent(wish).replace(" ", "\u00a0")
    return f"You remember {share} when due. Waits are {much} at 90\u00a0%: {kind}."


def steps_in_words(steps: object) -> str:
    """`1 min, 10 min`; `none` where there are none."""
    if not isinstance(steps, tuple | list):
        return str(steps)
    return ", ".join(spoken(_outlook(step)) for step in steps) or "none"


def _outlook(minutes: float) -> Outlook:
    return Outlook(0, round(minutes / 1440)) if minutes >= 1440 else Outlook(minutes, 0)


def typed_steps(text: str) -> tuple[float, ...] | None:
    """The steps that are meant by `1 10 60` or `10m, 1h, 1d`, in minutes; None where that is unclear."""
    if text.strip().lower() in ("", "none"):
        return ()
    steps = []
    for part in text.replace(",", " ").replace(";", " ").split():
        found = _STEP.fullmatch(part)
        if not found:
            return None
        steps.append(float(found[1]) * _MINUTES[(found[2] or "m")[0].lower()])
    good = len(steps) <= _MOST_STEPS and all(0 < step <= _MOST_MINUTES for step in steps)
    return tuple(steps) if good else None


def wrong_steps(text: str) -> str:
    """What is wrong with steps as they were typed; "" where nothing is."""
    return "" if typed_steps(text) is not None else f"{text!r} are no steps; minutes are, such as 1 10."


def typed_limit(text: str) -> int | None:
    """The number of cards a day that is meant; None where it is no whole number up to 9999."""
    return int(text) if _WHOLE.fullmatch(text.strip()) else None


def wrong_limit(text: str) -> str:
    """What is wrong with a number of cards as it was typed; "" where nothing is."""
    return "" if typed_limit(text) is not None else "A whole number from 0 to 9999."


def wrong_reviews(text: str) -> str:
    """The same where there need be no limit, which an empty text says."""
    return wrong_limit(text) and text.strip() and "A whole number from 0 to 9999, or nothing: no limit."


def _chosen(choices: Sequence[tuple[float, ...]]) -> list[tuple[object, str]]:
    return [(steps, steps_in_words(steps)) for steps in choices]


LEARNING = _chosen(_LEARNING)
RELEARNING = _chosen(_RELEARNING)

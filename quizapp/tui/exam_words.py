"""A deck's exam in words: when it is, what is expected, what gets one there. And a date as it is typed."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from quizapp.scores.words import percent
from quizapp.study.days import ordinal
from quizapp.tui.spans import counted, in_days

if TYPE_CHECKING:
    from quizapp.library.exams import ExamView

_SPAN = re.compile(r"(?:in\s+)?(an?|\d{1,4})\s*(days?|d|weeks?|w|months?|m)", re.IGNORECASE)
_DAYS = {"d": 1, "w": 7, "m": 30}
_FARTHEST = 3650  # days


def typed_day(text: str, today: date) -> date | None:
    """The day that is meant by `2026-12-20`, `tomorrow` or `in 3 weeks`; None: none after today."""
    text = text.strip()
    if text.lower() == "tomorrow":
        return today + timedelta(days=1)
    found = _SPAN.fullmatch(text)
    if found:
        count = 1 if found[1].lower() in ("a", "an") else int(found[1])
        days = count * _DAYS[found[2][0].lower()]
    else:
        days = ordinal(text) - today.toordinal() if ordinal(text) else 0
    return today + timedelta(days=days) if 0 < days <= _FARTHEST else None


def spelled(day: date) -> str:
    """`Sunday 20 December 2026`."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def exam_words(view: ExamView, today: int, *, short: bool = False) -> str:
    """When the exam is, what is expected then, and (but for `short`) how many cards a day help."""
    day = date.fromordinal(view.day)
    plan = view.plan
    if plan is None:
        return f"The exam was on {spelled(day)}."
    when = f"Exam {in_days(view.day - today)}{'' if short else f', {day.day} {day:%B}'}"
    when += f": {_share(plan.share)} expected"
    a_day = [
        counted(plan.new_a_day, "new card") if plan.new_a_day else "",
        counted(plan.reviews_a_day, "review") if plan.reviews_a_day else "",
    ]
    work = " and ".join(part for part in a_day if part)
    if short or not work:
        return f"{when}."
    most = "" if plan.reachable else ", the most there is time for"
    return f"{when} as it stands; {work} a day make it {_share(plan.reached)}{most}."


def _share(share: float) -> str:
    return percent(share).replace(" ", "\u00a0")

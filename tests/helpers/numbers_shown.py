"""The numbers that a text shows, and all the ways in which a number of JSON may be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from math import floor
from typing import Any

from quizapp.study.days import parse_at

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NUMBER = re.compile(r"(?<![\w#.])-?\d+(?:\.\d+)?(?: %)?")


def numbers(text: str) -> set[str]:
    """Each number of a text, with its percent sign if it has one. Spans of time are one word each."""
    text = re.sub(r"(\d+) to (\d+) %", r"\1 % to \2 %", re.sub(r"\s+", " ", text))
    spans = re.findall(r"\d+ h \d+ min|\d+ min \d+ s|\d+ h\b|\d+ min\b|(?<!\.)\b\d+ s\b", text)
    for span in sorted(spans, key=len, reverse=True):
        text = text.replace(span, " ")
    return {*spans, *_NUMBER.findall(text)}


def percent(share: float) -> str:
    return f"{floor(share * 100 + 0.5)} %"


def span(seconds: float) -> str:
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    if hours:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    if minutes:
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    return f"{rest} s"


def day(at: str, now: datetime) -> str:
    """A moment as a list shows it."""
    moment = parse_at(at).astimezone(now.tzinfo)
    clock = f"{moment.hour}:{moment.minute:02}"
    for name, back in (("today", 0), ("yesterday", 1)):
        if moment.date() == (now - timedelta(days=back)).date():
            return f"{name} {clock}"
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def known(*values: Any) -> set[str]:
    """The numbers in values of JSON in the ways that each kind may be shown."""
    out: set[str] = set()
    for value in values:
        _know(value, "", out)
    return out


def _know(value: Any, name: str, out: set[str]) -> None:
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return
    if isinstance(value, int):
        out.add(str(value))
    elif isinstance(value, float):
        out |= {f"{value:.1f}", f"{value:.2f}", percent(value / 100)}
        out |= {percent(value)} if 0 <= value <= 1 else set()
        out |= {span(value)} if "second" in name else set()
    elif isinstance(value, list):
        out.add(str(len(value)))
        for each in value:
            _know(each, name, out)
    else:
        for key, each in value.items():
            _know(each, key, out)


def places(count: int) -> set[str]:
    """The places in a list."""
    return {str(place) for place in range(1, count + 1)}


def without(text: str, words: Iterable[str]) -> str:
    """A text without words whose numbers are no figures, such as dates; each must be a word of its own."""
    text = re.sub(r"\s+", " ", text)
    for each in sorted(set(words), key=len, reverse=True):
        word = re.escape(" ".join(each.split()))
        text = re.sub(rf"(?<!\w){word}(?!\w)", " ", text)
    return text

"""The fields of a log line, checked one by one: a value of the right kind, or what is wrong in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

Fields = Mapping[str, Any]

VERSION = 1  # of the log's format: the `v` of each line

_BIGGEST = 1 << 53  # the whole numbers that every JSON reader keeps exactly
_AT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]|23:59:60)\.[0-9]{3}Z"
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class BadLine(ValueError):
    """A line that can't be read. Its text is the reason in plain words, without a full stop."""


def need(fields: Fields, name: str) -> str:
    """The text in `name`, which must be there and not be empty."""
    value = fields.get(name)
    if isinstance(value, str) and value:
        return value
    raise BadLine(f"`{name}` is missing" if value is None else f"`{name}` should be a text")


def text(fields: Fields, name: str) -> str:
    """The text in `name`; absent: empty."""
    value = fields.get(name)
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    raise BadLine(f"`{name}` should be a text")


def shown(fields: Fields, name: str) -> str | None:
    """The text in `name`; None where it was left out, which is not the same as an empty one."""
    value = fields.get(name)
    if value is None or isinstance(value, str):
        return value
    raise BadLine(f"`{name}` should be a text")


def texts(fields: Fields, name: str) -> tuple[str, ...]:
    """The list of texts in `name`; absent: none."""
    value = fields.get(name)
    if value is None:
        return ()
    if isinstance(value, list | tuple) and all(isinstance(each, str) for each in value):
        return tuple(value)
    raise BadLine(f"`{name}` should be a list of texts")


def count(fields: Fields, name: str) -> int:
    """The whole number in `name`, from 0 up; absent: 0."""
    value = fields.get(name)
    if value is None:
        return 0
    if type(value) is int and 0 <= value <= _BIGGEST:  # not isinstance: true and false are ints too
        return value
    raise BadLine(f"`{name}` should be a whole number from 0 up")


def rating(fields: Fields) -> int | None:
    """The `rating`, 1-4; absent: None."""
    value = fields.get("rating")
    if value is None or (type(value) is int and 1 <= value <= 4):
        return value
    raise BadLine("`rating` should be 1, 2, 3 or 4")


def flag(fields: Fields, name: str) -> bool:
    """The true or false in `name`; absent: false."""
    value = fields.get(name)
    if value is None:
        return False
    if isinstance(value, bool):
        return value
    raise BadLine(f"`{name}` should be true or false")


def position(value: object, name: str, options: tuple[str, ...]) -> int:
    """A 0-based position in `options`."""
    if type(value) is int and 0 <= value < len(options):
        return value
    raise BadLine(f"`{name}` should be the place of one of the {len(options)} options, counted from 0")


def mapping(fields: Fields, name: str) -> dict[str, Any]:
    """The table in `name`; absent: an empty one."""
    value = fields.get(name)
    if value is None:
        return {}
    if isinstance(value, Mapping):
        return dict(value)
    raise BadLine(f"`{name}` should be an object")


def one_of(fields: Fields, name: str, words: tuple[str, ...]) -> str:
    """The word in `name`, one of `words`."""
    value = fields.get(name)
    if isinstance(value, str) and value in words:
        return value
    raise BadLine(
        f"`{name}` is missing" if value is None else f"`{name}` should be one of {', '.join(words)}"
    )


def moment(fields: Fields) -> str:
    """The line's `at`: `2026-11-22T10:30:00.123Z`."""
    value = need(fields, "at")
    if _AT.fullmatch(value) and _is_day(value[:10]):
        return value
    raise BadLine("`at` should be a time in UTC like 2026-11-22T10:30:00.123Z")


def day(fields: Fields) -> str:
    """The study day in `day`, like `2026-11-22`; absent: empty."""
    value = text(fields, "day")
    if not value or _is_day(value):
        return value
    raise BadLine("`day` should be a date like 2026-11-22")


@lru_cache(maxsize=1024)
def _is_day(value: str) -> bool:
    if not _DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True

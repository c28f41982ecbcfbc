"""Says in plain words what pydantic finds wrong with a value in a deck."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from quizapp.cards.report import did_you_mean, short

_LISTS_OF_WRONG = ("wrong", "wrong_terms")
_OPTION = ("text", "why")


class Trouble(NamedTuple):
    """A key with a mistake, what is wrong, and the mend; of a list the item, of its table the key."""

    key: str
    message: str
    help: str
    item: int | None = None
    name: str = ""


def problems(errors: Iterable[Mapping[str, Any]], raw: Mapping[str, Any]) -> list[Trouble]:
    """Return what is wrong with the values of a table; of a list each wrong item.

    `errors` are pydantic's own (`ValidationError.errors()`), `raw` the table that was checked.
    """
    found: dict[tuple[str, int | None], Trouble] = {}
    for error in errors:
        key, value = str(error["loc"][0]), raw[str(error["loc"][0])]
        entry = error["loc"][1] if isinstance(value, list) and len(error["loc"]) > 1 else None
        if (key, entry) not in found:
            where = f" (entry {entry + 1})" if entry is not None and len(value) > 1 else ""
            given = value[entry] if entry is not None else None
            slip = (
                next((name for name in given if name not in _OPTION), "") if isinstance(given, dict) else ""
            )
            if key in _LISTS_OF_WRONG and slip:
                message, mend = f"{short(slip)} is unknown in a wrong answer", did_you_mean(slip, _OPTION)
            else:
                message, mend = _words(key, error, value)
            found[key, entry] = Trouble(key, message + where, mend, entry, slip)
    return list(found.values())


def _words(key: str, error: Mapping[str, Any], value: Any) -> tuple[str, str]:
    kind = error["type"]
    if kind == "list_type":
        example = f'["{short(value)}"]' if isinstance(value, str) else '["…"]'
        return f"{key} must be a list of texts", f"write {key} = {example}"
    if kind == "too_short":
        return f"{key} is an empty list", "name at least one, or remove the line"
    if kind == "bool_type":
        return f"{key} is either true or false", f"write {key} = true, without quotes"
    if kind == "literal_error":
        return _unknown_word(key, error, value)
    if len(error["loc"]) > 1:
        return _in_a_list(key, error["loc"][1], value)
    return not_a_text(key, value)


def _unknown_word(key: str, error: Mapping[str, Any], value: Any) -> tuple[str, str]:
    words = str(error.get("ctx", {}).get("expected", "")).replace(" or ", ", ").replace("'", "").split(", ")
    given = value[error["loc"][1]] if len(error["loc"]) > 1 else value
    if not isinstance(given, str):
        return f"{key} must be written in quotes", f"known here: {', '.join(words)}"
    return f'{key} can\'t be "{short(given)}"', did_you_mean(given, words)


def _in_a_list(key: str, index: int | str, value: Any) -> tuple[str, str]:
    item = value[index] if isinstance(value, list) and isinstance(index, int) else None
    if key in _LISTS_OF_WRONG and not _is_number(item):
        mend = 'write each as a text in quotes, or as { text = "…", why = "…" }'
        return f"{key} holds something that is no wrong answer", mend
    name, mend = not_a_text(key, item)
    return name.replace(f"{key} is", f"{key} holds"), mend.replace(f"{key} = ", "")


def not_a_text(key: str, value: Any) -> tuple[str, str]:
    """Return what a value is that should be a text, and how it is written as one."""
    if _is_number(value):
        # A float is not shown: 1.10 would come out as 1.1.
        shown = str(value) if isinstance(value, int) and abs(value) < 10**15 else "…"
        return f"{key} is a number, not a text", f'write it in quotes: {key} = "{shown}"'
    if isinstance(value, bool):
        return f"{key} is true or false, not a text", f'write it in quotes: {key} = "{str(value).lower()}"'
    if isinstance(value, (datetime.date, datetime.time)):
        return f"{key} is a date or a time, not a text", f'write it in quotes: {key} = "{value}"'
    if isinstance(value, list):
        return f"{key} is a list, not a text", f'write one text in quotes: {key} = "…"'
    return f"{key} is a table, not a text", f'write one text in quotes: {key} = "…"'


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)

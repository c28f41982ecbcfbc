"""The log's lines as JSON text: the fields of a line in the contract's order, and safe, compact JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from quizapp.study.line_fields import VERSION, BadLine
from quizapp.study.lines import (
    Answer,
    Aside,
    CardLine,
    Finish,
    Flag,
    Line,
    Mark,
    Move,
    Set,
    Start,
    Undo,
    Unknown,
)

# Harmless in a file, but not on the terminal of somebody who prints it: control characters, those that turn
# the direction of the text around or break its lines, and halves of characters, which UTF-8 can't hold.
_UNSAFE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def dumps(fields: Mapping[str, Any]) -> str:
    """One line of compact JSON, without a newline, that can be printed without harm.

    Raises ValueError for a number that JSON doesn't know (NaN, infinity) and TypeError for other values.
    """
    raw = json.dumps(fields, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", raw)


def loads(raw: str) -> dict[str, Any]:
    """The object that a line of JSON holds. Raises `BadLine` where it holds none."""
    try:
        value = _DECODER.decode(raw)
    except BadLine:
        raise
    except (ValueError, RecursionError):
        raise BadLine("it is not whole JSON") from None
    if isinstance(value, dict):
        return value
    raise BadLine("it is not a JSON object")


def _no_constant(name: str) -> NoReturn:
    raise BadLine(f"{name} is not a number that JSON knows")


def _float(digits: str) -> float:
    value = float(digits)
    if value in (float("inf"), float("-inf")):
        raise BadLine("a number in it is too big")
    return value


_DECODER = json.JSONDecoder(parse_constant=_no_constant, parse_float=_float)


def to_fields(line: Line) -> dict[str, Any]:
    """The line's fields as they stand in the log, in the contract's order; what is empty is left out."""
    kind, fields = _own_fields(line)
    base = {"v": VERSION, "kind": kind, "id": line.id, "at": line.at}
    if line.session:
        base["session"] = line.session
    return {**base, **fields}


def _own_fields(line: Line) -> tuple[str, dict[str, Any]]:
    if isinstance(line, Unknown):
        return line.kind, dict(line.fields)
    kind, make = _KINDS[type(line)]
    return kind, make(line)


def _given(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


def _start(line: Start) -> dict[str, Any]:
    decks = [{"deck": use.deck, "digest": use.digest} for use in line.decks]
    fields: dict[str, Any] = {"mode": line.mode, "decks": decks}
    options, assignment = dict(line.options), line.assignment
    given = _given(seed=line.seed, options=options, assignment=assignment, learner=line.learner, app=line.app)
    return fields | given


def _answer(line: Answer) -> dict[str, Any]:
    every = {
        "card": line.card,
        "n": line.n,
        "item": line.item or None,
        "form": line.form,
        "stem": line.stem,
        "answer": line.answer,
        "options": list(line.options) or None,
        "key": line.key,
        "response": line.response,
        "mark": line.mark,
        "guess": line.guess or None,
        "hint": line.hint or None,
        "rating": line.rating,
        "ms": line.ms,
        "day": line.day,
    }
    return {name: value for name, value in every.items() if value is not None}


def _set(line: Set) -> dict[str, Any]:
    return {"name": line.name, "value": line.value} | _given(deck=line.deck)


_KINDS: dict[type[Line], tuple[str, Callable[[Any], dict[str, Any]]]] = {
    Start: ("start", _start),
    Answer: ("answer", _answer),
    Mark: ("mark", lambda line: {"line": line.line, "mark": line.mark} | _given(why=line.why)),
    Undo: ("undo", lambda line: {"line": line.line}),
    CardLine: ("card", lambda line: {"card": line.card, "action": line.action}),
    Move: ("move", lambda line: {"from": line.source, "to": line.target}),
    Set: ("set", _set),
    Aside: ("aside", lambda line: _given(back=line.back)),
    Flag: ("flag", lambda line: {"card": line.card} | _given(remark=line.remark, digest=line.digest)),
    Finish: ("finish", lambda line: {"right": line.right, "total": line.total}),
}

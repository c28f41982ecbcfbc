"""The log's lines between JSON and values: `loads` and `parse` one way, `to_fields` and `dumps` the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from quizapp.study.line_fields import (
    VERSION,
    BadLine,
    Fields,
    count,
    day,
    flag,
    mapping,
    moment,
    need,
    one_of,
    position,
    rating,
    shown,
    text,
    texts,
)
from quizapp.study.line_json import dumps, loads, to_fields
from quizapp.study.lines import (
    Answer,
    Aside,
    CardAction,
    CardLine,
    DeckUse,
    Finish,
    Flag,
    Line,
    Mark,
    MarkWord,
    Mode,
    Move,
    Set,
    Start,
    Undo,
    Unknown,
)

__all__ = ["VERSION", "BadLine", "dumps", "loads", "parse", "to_fields"]

_MODES = ("study", "quiz", "test", "practice")
_MARKS = ("right", "wrong", "skipped")
_ACTIONS = ("suspend", "resume", "bury", "reset")
_BASE = frozenset({"kind", "id", "at"})


def parse(fields: Fields) -> Line:
    """The line that these fields of a JSON object make.

    Unknown fields are passed over; a line of an unknown kind, or written by a newer version (`v`), is an
    `Unknown`. Raises `BadLine` where a required field is missing or one is not what it should be.
    """
    version = fields.get("v")
    if type(version) is not int or version < VERSION:
        raise BadLine("the version `v` is missing" if version is None else "the version `v` should be 1")
    kind = need(fields, "kind")
    id, at = need(fields, "id"), moment(fields)
    make = _KINDS.get(kind)
    if make is None or version > VERSION:
        return _unknown(fields, kind, id, at)
    return make(fields, id, at, text(fields, "session"))


def _unknown(fields: Fields, kind: str, id: str, at: str) -> Unknown:
    session = fields.get("session")
    kept = {name: value for name, value in fields.items() if name not in _BASE}
    if kept["v"] == VERSION:
        del kept["v"]
    if isinstance(session, str):
        del kept["session"]
    return Unknown(id=id, at=at, session=session if isinstance(session, str) else "", kind=kind, fields=kept)


def _start(fields: Fields, id: str, at: str, session: str) -> Start:
    return Start(
        id=id,
        at=at,
        session=session,
        mode=cast("Mode", one_of(fields, "mode", _MODES)),
        decks=_decks(fields.get("decks")),
        seed=text(fields, "seed"),
        options=mapping(fields, "options"),
        assignment=text(fields, "assignment"),
        learner=text(fields, "learner"),
        app=text(fields, "app"),
    )


def _decks(value: object) -> tuple[DeckUse, ...]:
    if value is None:
        return ()
    if isinstance(value, list) and all(isinstance(each, Mapping) for each in value):
        return tuple(DeckUse(need(each, "deck"), text(each, "digest")) for each in value)
    raise BadLine("`decks` should be a list of objects")


def _answer(fields: Fields, id: str, at: str, session: str) -> Answer:
    options = texts(fields, "options")
    key, response = fields.get("key"), fields.get("response")
    return Answer(
        id=id,
        at=at,
        session=session,
        card=need(fields, "card"),
        form=need(fields, "form"),
        mark=cast("MarkWord", one_of(fields, "mark", _MARKS)),
        n=count(fields, "n"),
        item=text(fields, "item"),
        stem=shown(fields, "stem"),
        answer=shown(fields, "answer"),
        options=options,
        # A key in words says nothing that `answer` doesn't.
        key=None if key is None or isinstance(key, str) else position(key, "key", options),
        response=response
        if response is None or isinstance(response, str)
        else position(response, "response", options),
        guess=flag(fields, "guess"),
        hint=flag(fields, "hint"),
        rating=rating(fields),
        ms=count(fields, "ms"),
        day=day(fields),
    )


def _mark(fields: Fields, id: str, at: str, session: str) -> Mark:
    mark = cast("MarkWord", one_of(fields, "mark", _MARKS))
    return Mark(id=id, at=at, session=session, line=need(fields, "line"), mark=mark, why=text(fields, "why"))


def _undo(fields: Fields, id: str, at: str, session: str) -> Undo:
    return Undo(id=id, at=at, session=session, line=need(fields, "line"))


def _card(fields: Fields, id: str, at: str, session: str) -> CardLine:
    action = cast("CardAction", one_of(fields, "action", _ACTIONS))
    return CardLine(id=id, at=at, session=session, card=need(fields, "card"), action=action)


def _move(fields: Fields, id: str, at: str, session: str) -> Move:
    return Move(id=id, at=at, session=session, source=need(fields, "from"), target=need(fields, "to"))


def _set(fields: Fields, id: str, at: str, session: str) -> Set:
    if "value" not in fields:
        raise BadLine("`value` is missing")
    name, deck = need(fields, "name"), text(fields, "deck")
    return Set(id=id, at=at, session=session, name=name, value=fields["value"], deck=deck)


def _aside(fields: Fields, id: str, at: str, _session: str) -> Aside:
    return Aside(id=id, at=at, session=need(fields, "session"), back=flag(fields, "back"))


def _flag(fields: Fields, id: str, at: str, session: str) -> Flag:
    card, remark = need(fields, "card"), text(fields, "remark")
    return Flag(id=id, at=at, session=session, card=card, remark=remark, digest=text(fields, "digest"))


def _finish(fields: Fields, id: str, at: str, session: str) -> Finish:
    return Finish(id=id, at=at, session=session, right=count(fields, "right"), total=count(fields, "total"))


_KINDS: dict[str, Callable[[Fields, str, str, str], Line]] = {
    "start": _start,
    "answer": _answer,
    "mark": _mark,
    "undo": _undo,
    "card": _card,
    "move": _move,
    "set": _set,
    "aside": _aside,
    "flag": _flag,
    "finish": _finish,
}

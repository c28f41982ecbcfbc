"""Which field of a note type is asked, which is the answer, and which way each of its templates asks.

A template is read for the fields that it shows, on the front and on the back; nothing else in it matters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from quizapp.cards.deck import Direction
from quizapp.formats.anki.note_type import NoteType

Role = Literal["hint", "source", "explanation"]

_SHOWN = re.compile(r"\{\{([^{}]{1,200})\}\}")
_SPECIAL = frozenset({"frontside", "tags", "type", "deck", "subdeck", "card", "cardflag", "cardid"})
_ROLES: dict[str, Role] = {
    **dict.fromkeys(("hint", "hints"), "hint"),
    **dict.fromkeys(("source", "sources", "reference", "references"), "source"),
    **dict.fromkeys(
        ("extra", "back extra", "note", "notes", "comment", "comments", "remarks"), "explanation"
    ),
    **dict.fromkeys(("explanation", "more", "details"), "explanation"),
}


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand in the notes of a type: positions of fields, from 0.

    `prompt`: the fields that are asked. `answer`: -1 where there is none. `roles`: fields that are known by
    their names. `more`: others that are shown. `unseen`: those that no template shows. `ways`: by a
    template's `ord`, the way that it asks. A cloze's prompt are its sentences, and it has no ways.
    """

    prompt: tuple[int, ...] = (0,)
    answer: int = 1
    roles: tuple[tuple[int, Role], ...] = ()
    more: tuple[int, ...] = ()
    unseen: tuple[int, ...] = ()
    ways: tuple[tuple[int, Direction], ...] = ((0, "forward"), (1, "reverse"))


@dataclass(frozen=True, slots=True)
class _Side:
    shown: tuple[int, ...]
    typed: tuple[int, ...]
    hinted: tuple[int, ...]
    clozes: tuple[int, ...]
    asked_for: tuple[int, ...]  # fields that only decide whether something is shown


def layout_of(kind: NoteType) -> Layout:
    """The layout of a note type. One that says too little has its first two fields asked."""
    if not kind.fields or not kind.templates:
        return Layout(ways=((0, "forward"),)) if kind.fields else Layout()
    sides = {
        at: (_side(front, kind), _side(back, kind)) for at, (front, back) in sorted(kind.templates.items())
    }
    front, back = next(iter(sides.values()))
    roles = dict(_roles(kind, [side for pair in sides.values() for side in pair]))
    answer = -1
    if kind.is_cloze:
        prompt = _unique(front.clozes) or (0,)
    else:
        prompt = _preferred(front.shown, roles) or _preferred(tuple(range(len(kind.fields))), roles)[:1]
        behind = _unique(each for each in (*back.shown, *back.typed, *front.typed) if each not in prompt)
        rest = behind or tuple(each for each in range(len(kind.fields)) if each not in prompt)
        answer = next(iter(_preferred(rest, roles)), -1)
    taken = {*prompt, answer}
    shown = {
        each for pair in sides.values() for side in pair for each in (*side.shown, *side.typed, *side.hinted)
    }
    deciding = {each for pair in sides.values() for side in pair for each in side.asked_for}
    others = [each for each in range(len(kind.fields)) if each not in taken and each not in roles]
    ways = () if kind.is_cloze else _ways({at: pair[0].shown for at, pair in sides.items()}, prompt, answer)
    return Layout(
        prompt,
        answer,
        tuple((each, role) for each, role in roles.items() if each not in taken),
        tuple(each for each in others if each in shown),
        tuple(each for each in others if each not in shown and each not in deciding),
        ways,
    )


def _side(template: str, kind: NoteType) -> _Side:
    places = {name: at for at, name in enumerate(kind.fields)}
    by: dict[str, list[int]] = {name: [] for name in ("shown", "type", "hint", "cloze", "asked")}
    for found in _SHOWN.finditer(template):
        inside = found[1].strip()
        *filters, name = (part.strip() for part in inside.lstrip("#^/!").split(":"))
        if name.lower() in _SPECIAL or name not in places:
            continue
        if inside[0] in "#^/!":
            by["asked"].append(places[name])
        else:
            which = next((each for each in filters if each in ("type", "hint", "cloze")), "shown")
            by["cloze" if "cloze" in filters else which].append(places[name])
    shown, typed, hinted, clozes, asked = (tuple(dict.fromkeys(each)) for each in by.values())
    return _Side(shown, typed, hinted, clozes, asked)


def _roles(kind: NoteType, sides: list[_Side]) -> Iterator[tuple[int, Role]]:
    hinted = {each for side in sides for each in side.hinted}
    for at, name in enumerate(kind.fields):
        if role := _ROLES.get(name.strip().lower()):
            yield at, role
        elif at in hinted and all(at not in (*side.shown, *side.clozes) for side in sides):
            yield at, "hint"


def _preferred(fields: tuple[int, ...], roles: dict[int, Role]) -> tuple[int, ...]:
    """Those without a role of their own, or else all."""
    return tuple(each for each in fields if each not in roles) or fields


def _unique(fields: Iterator[int] | tuple[int, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(fields))


def _ways(
    fronts: dict[int, tuple[int, ...]], prompt: tuple[int, ...], answer: int
) -> tuple[tuple[int, Direction], ...]:
    ways: list[tuple[int, Direction]] = []
    for at, shown in fronts.items():
        if prompt[0] in shown:
            ways.append((at, "forward"))
        elif answer in shown:
            ways.append((at, "reverse"))
    return tuple(ways) or ((min(fronts), "forward"),)

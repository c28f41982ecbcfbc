"""One sitting in one file, for the teacher: a line that says whose it is, then the log's own lines of it.

The first line has a digest of the rest. It shows that a file was changed or cut by mistake; it proves nothing
about honesty, for whoever has the file can make another digest.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.study.line_fields import VERSION
from quizapp.study.line_json import dumps, to_fields
from quizapp.study.lines import Line, Start

KIND = "hand-in"
_UNSAFE = re.compile(r"[^\w-]+")


@dataclass(frozen=True, slots=True)
class HandIn:
    """Whose sitting a file has: the assignment, the learner's alias and random id, the session."""

    assignment: str
    name: str
    learner: str
    session: str
    digest: str = ""
    app: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file's first line, and whether its digest fits the rest."""

    hand_in: HandIn
    intact: bool


def pack(start: Start, lines: Iterable[Line], name: str, app: str) -> bytes:
    """The file of a sitting; `lines` are all of its lines, with their texts, in order."""
    body = b"".join(dumps(to_fields(line)).encode() + b"\n" for line in lines)
    head = {
        "v": VERSION,
        "kind": KIND,
        "id": f"{start.id}.{KIND}",  # a line of its own, should it ever stand in a log
        "at": start.at,
        "session": start.session,
        "assignment": start.assignment,
        "learner": start.learner,
        "name": name,
        "digest": digest(body),
        "app": app,
    }
    return json.dumps(head, ensure_ascii=False).encode("utf-8", "replace") + b"\n" + body


def digest(body: bytes) -> str:
    """The digest of a hand-in's lines."""
    return "sha256:" + hashlib.sha256(body).hexdigest()


def opened(data: bytes) -> Opened | None:
    """What a file's first line says; None where it is no hand-in."""
    head, _, body = data.partition(b"\n")
    try:
        fields = json.loads(head)
    except (ValueError, RecursionError):
        return None
    if not isinstance(fields, dict) or fields.get("kind") != KIND:
        return None

    def text(key: str) -> str:
        value = fields.get(key)
        return value if isinstance(value, str) else ""

    names = ("assignment", "name", "learner", "session", "digest", "app")
    hand_in = HandIn(*(text(key) for key in names))
    return Opened(hand_in, hand_in.digest == digest(body))


def file_name(hand_in: HandIn) -> str:
    """`week-3.kim.4f2a….jsonl`: safe everywhere, whatever the names are."""
    parts = [hand_in.assignment.partition("#")[0] or hand_in.session[-8:], hand_in.name, hand_in.learner]
    safe = (_UNSAFE.sub("-", part).strip("-")[:40] for part in parts)
    return ".".join(part for part in safe if part) + ".jsonl"

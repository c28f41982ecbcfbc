"""A note as a form of fields: what an author fills in, by the names that the file has for it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from quizapp.cards.deck import Note, NoteKind, Wrong
from quizapp.source.splice import TomlValue

Fields = Mapping[str, str | Sequence[str]]
"""Texts and lists of texts by name; what is empty is not there."""

SIDES: dict[NoteKind, tuple[str, ...]] = {
    "term": ("term", "definition"),
    "question": ("question", "answer"),
    "cloze": ("cloze",),
}
LISTS = ("accept", "wrong", "wrong_terms", "tags")
OWN = ("id", "directions", "also_right")
"""Fields that a note has in another form than its author wrote them, or has from elsewhere."""
WHY = " :: "
_OWN_SIGN = re.compile(r"(?<= )(\\*)::(?= |\Z)")
_ESCAPED = re.compile(r"(?<= )\\(\\*)::(?= |\Z)")


def fields_of(note: Note, own: Fields | None = None) -> dict[str, str | list[str]]:
    """The fields of a note; wrong answers are `text :: why`. `own`: those of `OWN` as they are written."""
    own = own or {}
    sides = dict(zip(SIDES[note.kind], (note.prompt, note.answer), strict=False))
    return {
        **sides,
        "accept": list(note.accept),
        "wrong": [option_of(each) for each in note.wrong],
        "wrong_terms": [option_of(each) for each in note.wrong_terms],
        "hint": note.hint,
        "explanation": note.explanation,
        "source": note.source,
        "tags": list(note.tags),
        "directions": listed(own.get("directions", "")),
        "also_right": list(own.get("also_right", [])),
        "id": str(own.get("id", "")),
    }


def option_of(wrong: Wrong) -> str:
    """A wrong answer as one text: `text :: why`. A `::` that the text has itself gets a `\\` before it."""
    text = _OWN_SIGN.sub(r"\\\1::", wrong.text) if "::" in wrong.text else wrong.text
    return f"{text}{WHY}{wrong.why}" if wrong.why else text


def _parted(option: str) -> tuple[str, str]:
    """The text and the reason: the first ` :: ` parts them."""
    text, sign, why = option.partition(WHY)
    if not sign or not text.strip():
        return _ESCAPED.sub(r"\1::", option), ""
    return _ESCAPED.sub(r"\1::", text.strip()), why.strip()


def cleaned(fields: Fields) -> dict[str, str | list[str]]:
    """The fields without blanks around them and without empty items."""
    out: dict[str, str | list[str]] = {}
    for name, value in fields.items():
        if isinstance(value, str):
            out[name] = value.strip()
        else:
            out[name] = [text for item in value if (text := item.strip())]
    return out


def toml_of(name: str, value: str | Sequence[str]) -> TomlValue:
    """A field as the file has it: a wrong answer with its reason is a table."""
    if name == "directions":
        return list(_directions(listed(value)))
    if isinstance(value, str):
        return value
    if name not in ("wrong", "wrong_terms"):
        return list(value)
    out: list[TomlValue] = []
    for each in value:
        text, why = _parted(each)
        out.append({"text": text, "why": why} if why else text)
    return out


def listed(value: str | Sequence[str]) -> str:
    """A list of words as it is written in one line of a form."""
    return value if isinstance(value, str) else ", ".join(value)


def _directions(text: str) -> dict[str, None]:
    """The words of `directions`, each once; "both" is both of them. What is no direction stays as it is."""
    words = [word for word in re.split(r"[\s,;+&/]+", text.casefold()) if word and word != "and"]
    every = (("forward", "reverse") if word == "both" else (word,) for word in words)
    return dict.fromkeys(word for some in every for word in some)

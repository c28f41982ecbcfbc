"""Our own note types: what a package of ours holds beside two sides, so that it comes back whole.

In Anki they are like Basic, optionally reversed, and Cloze, with fields for all else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from hashlib import sha256

from quizapp.cards.deck import Direction, Note, NoteKind, Wrong
from quizapp.cards.fields import option_of, toml_of
from quizapp.cards.identity import note_id
from quizapp.cards.new_note import NewNote
from quizapp.formats.anki.markup_html import html_of
from quizapp.formats.anki.note_type import NoteType
from quizapp.formats.anki.sentence import html_sentence
from quizapp.formats.html_text import from_html

NAMES: dict[NoteKind, str] = {
    "term": "quizapp term",
    "question": "quizapp question",
    "cloze": "quizapp cloze",
}
BETWEEN = "\x1f"
_KEPT = ("Explanation", "Hint", "Source", "Also right", "Wrong options", "Wrong terms", "Card id")
SIDED = ("Front", "Back", *_KEPT, "Forward", "Reverse")
CLOZED = ("Text", *_KEPT)
_FORWARD, _REVERSE = SIDED.index("Forward"), SIDED.index("Reverse")
_LISTS = {"accept": "Also right", "wrong": "Wrong options", "wrong_terms": "Wrong terms"}

_CSS = ".card { font-family: arial; font-size: 20px; text-align: center; color: black; background: white; }"
_CLOZE_CSS = " .cloze { font-weight: bold; color: blue; }"
_HINTED = "{{#Hint}}<br><br>{{hint:Hint}}{{/Hint}}"
_MORE = (
    "{{#Also right}}<br><br><i>{{Also right}}</i>{{/Also right}}{{#Explanation}}<br><br>{{Explanation}}"
    "{{/Explanation}}{{#Source}}<br><br><small>{{Source}}</small>{{/Source}}"
)
_SIDES = {
    "Forward": (
        "{{#Forward}}{{Front}}" + _HINTED + "{{/Forward}}",
        "{{Front}}<hr id=answer>{{Back}}" + _MORE,
    ),
    "Reverse": ("{{#Reverse}}{{Back}}{{/Reverse}}", "{{Back}}<hr id=answer>{{Front}}" + _MORE),
}
_GAPS = {"Cloze": ("{{cloze:Text}}" + _HINTED, "{{cloze:Text}}" + _MORE)}
_BREAK = re.compile(r"<br ?/?>")
_CODES = {"%23": "#", "%3A": ":", "%25": "%"}
_CODE = re.compile("%23|%3A|%25")
_NOTHING = BETWEEN * (len(_KEPT) - 1)


@cache
def type_id(kind: NoteKind) -> int:
    """The number of a note type; it changes with its fields, so that Anki never mixes two up."""
    said = "\x1f".join((NAMES[kind], *(CLOZED if kind == "cloze" else SIDED)))
    return 1_500_000_000_000 + int.from_bytes(sha256(said.encode()).digest()[:4], "big")


def model(kind: NoteKind, changed: int) -> dict[str, object]:
    """A note type as the older collections have it, in JSON. `changed`: seconds since 1970."""
    is_cloze = kind == "cloze"
    names, templates = (CLOZED, _GAPS) if is_cloze else (SIDED, _SIDES)
    look = {"font": "Arial", "size": 20, "rtl": False, "sticky": False, "media": []}
    plain = {"bqfmt": "", "bafmt": "", "did": None}
    needs = [[0, "any", [0]]] if is_cloze else [[0, "all", [0, _FORWARD]], [1, "all", [1, _REVERSE]]]
    return {
        "id": type_id(kind),
        "name": NAMES[kind],
        "type": int(is_cloze),
        "mod": changed,
        "usn": -1,
        "sortf": 0,
        "did": 1,
        "vers": [],
        "tags": [],
        "css": _CSS + _CLOZE_CSS * is_cloze,
        "latexPre": "\\documentclass{article}\n\\pagestyle{empty}\n\\begin{document}\n",
        "latexPost": "\\end{document}",
        "flds": [{"name": name, "ord": at, **look} for at, name in enumerate(names)],
        "tmpls": [
            {"name": name, "ord": at, "qfmt": front, "afmt": back, **plain}
            for at, (name, (front, back)) in enumerate(templates.items())
        ],
        "req": needs,
    }


def stored(note: Note) -> tuple[str, str]:
    """The first field of a note, and all its fields as a collection stores them."""
    if note.kind == "cloze":
        first = html_sentence(note.prompt)
        return first, first + BETWEEN + _kept(note, note.answer)
    first = html_of(note.prompt)
    rest = html_of(note.answer), _kept(note, note.prompt), _ways(note.directions)
    return first, first + BETWEEN + BETWEEN.join(rest)


def _kept(note: Note, filled: str) -> str:
    """What a note has beside its sides. `filled`: the text that names it."""
    id = "" if _is_by_text(note.id, filled) else _CODE.sub(lambda code: _CODES[code[0]], note.id)
    id = html_of(id)
    if not (note.explanation or note.hint or note.source or note.accept or note.wrong or note.wrong_terms):
        return _NOTHING + id
    kept = (
        html_of(note.explanation),
        html_of(note.hint),
        html_of(note.source),
        _items(note.accept),
        _items(map(option_of, note.wrong)),
        _items(map(option_of, note.wrong_terms)),
        id,
    )
    return BETWEEN.join(kept)


@cache
def _ways(directions: tuple[Direction, ...]) -> str:
    return BETWEEN.join("y" if way in directions else "" for way in ("forward", "reverse"))


def _is_by_text(id: str, filled: str) -> bool:
    """Whether an id comes from this text; of most texts the end of the id tells, and at once."""
    if filled.isascii():
        return id.endswith("~" + sha256(filled.encode()).hexdigest()[:6])
    return id == note_id(filled)


def is_own(kind: NoteType) -> bool:
    """Whether it is one of our note types, whatever it is called by now."""
    return set(_KEPT).issubset(kind.fields)


def with_kept(note: NewNote, kind: NoteType, values: Mapping[str, str]) -> NewNote:
    """A note with all that one of our note types has of it; `values`: its fields by name."""
    lists = {name: _listed(values.get(label, "")) for name, label in _LISTS.items()}
    which: NoteKind = "question" if "question" in kind.name else "term"
    return replace(
        note,
        kind="cloze" if kind.is_cloze else which,
        accept=lists["accept"],
        wrong=_wrongs(lists["wrong"]),
        wrong_terms=_wrongs(lists["wrong_terms"]),
        id=from_html(values.get("Card id", "")),
    )


def _items(items: Iterable[str]) -> str:
    return "".join(f"<div>{html_of(each)}</div>" for each in items)


def _listed(html: str) -> tuple[str, ...]:
    if not html:
        return ()
    items = re.split("</?div>", html) if "<div>" in html else _BREAK.split(html)
    return tuple(text for each in items if (text := from_html(each)))


def _wrongs(options: tuple[str, ...]) -> tuple[Wrong, ...]:
    if not options:
        return ()
    found = toml_of("wrong", options)
    assert isinstance(found, list)
    return tuple(
        Wrong(str(each["text"]), str(each["why"])) if isinstance(each, dict) else Wrong(str(each))
        for each in found
    )

"""Reads the one-liners of a deck: `[glossary]`, `[faq]` and `[renamed]`."""

from __future__ import annotations

from typing import Any

from quizapp.cards.deck import Direction, Note, NoteKind
from quizapp.cards.draft import Draft
from quizapp.cards.identity import note_id
from quizapp.cards.plain import not_a_text
from quizapp.cards.report import Report, short

_SIDES = {"glossary": ("term", "definition"), "faq": ("question", "answer")}


def read_entries(
    table: str, kind: NoteKind, data: dict[str, Any], directions: tuple[Direction, ...], report: Report
) -> list[Draft]:
    """Return the notes of `[glossary]` or `[faq]`. What is no text, or empty, is reported and left out."""
    drafts = []
    for key, value in _texts(table, data, report):
        prompt, answer = key.strip(), value.strip()
        place = report.places.key(table, key)
        if prompt and answer:
            note = Note(note_id(key), kind, prompt, answer, directions=directions, line=place[0])
            drafts.append(Draft(note, place, key))
        elif prompt:
            missing = _SIDES[table][1]
            message = f'"{short(prompt)}" has no {missing}'
            report.error("D203", report.places.value(table, key), message, f"write the {missing} after the =")
        else:
            report.error("D203", place, f"this line has no {_SIDES[table][0]}", "write it before the =")
    return drafts


def read_renamed(data: dict[str, Any], report: Report) -> dict[str, str]:
    """Return `[renamed]`: new wording to old wording, as written."""
    renamed = {}
    for new, old in _texts("renamed", data, report):
        if new.strip() and old.strip():
            renamed[new] = old
        else:
            mend = 'write "new wording" = "old wording", or remove the line'
            place = (report.places.value if new.strip() else report.places.key)("renamed", new)
            report.error("D203", place, "one of the two wordings is empty", mend)
    return renamed


def _texts(table: str, data: dict[str, Any], report: Report) -> list[tuple[str, str]]:
    """Return a table's entries that are texts, and report the others."""
    entries = data.get(table, {})
    if not isinstance(entries, dict):
        mend = f'write [{table}] on a line of its own, and below it "…" = "…"'
        report.error("D104", report.places.table(table), f"{table} must be a table", mend)
        return []
    good = []
    for key, value in entries.items():
        if isinstance(value, str):
            good.append((key, value))
        elif isinstance(value, dict):
            _dotted(table, key, report)
        else:
            message, mend = not_a_text(f'"{short(key)}"', value)
            report.error("D201", report.places.value(table, key), message, mend)
    return good


def _dotted(table: str, key: str, report: Report) -> None:
    """`Node.js = "…"`: without quotes the dot makes a table of it."""
    nested = report.places.nested(table, key) or [(key, report.places.key(table, key))]
    for name, place in nested:
        name = short(name)
        if "." in name:
            message = f"{name} has a dot, and no quotes around it"
            report.error("D202", place, message, f'put quotes around it: "{name}" = …')
        else:
            report.error("D201", place, f'"{name}" is a table, not a text', 'write one text in quotes: "…"')

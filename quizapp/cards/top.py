"""Reads the top of a deck file: `format`, `[deck]`, and which tables there are."""

from __future__ import annotations

from typing import Any

from quizapp.cards.report import Report, did_you_mean, resembling, short

FORMAT = 1
TABLES = ("format", "deck", "glossary", "faq", "renamed", "cards")
DECK_FIELDS = (
    *("id", "title", "language", "description", "author", "license", "source", "tags", "typing"),
    *("directions", "ignore"),
)
CARDS = "[[cards]] with two brackets on each side, above each card"
_PLAIN = frozenset(DECK_FIELDS) - {"tags", "typing", "directions", "ignore"}


def is_readable(data: dict[str, Any], report: Report) -> bool:
    """Check `format`; return False where the deck is in a newer one than this program knows."""
    given = data.get("format", FORMAT)
    if type(given) is int and 1 <= given <= FORMAT:
        return True
    place = report.places.value("", "format")
    if isinstance(given, bool) or not isinstance(given, int) or given < 1:
        report.error(
            "D004",
            place,
            "format must be a whole number from 1",
            f"write format = {FORMAT}, or remove the line",
        )
        return True
    if given > FORMAT:
        shown = given if given < 10**9 else "…"
        message = f"this deck is in format {shown}; this version reads up to format {FORMAT}"
        report.error("D003", place, message, "install a newer version of quizapp to read it")
        return False
    return True


def report_unknown(data: dict[str, Any], report: Report) -> None:
    """Report tables and keys that a deck file doesn't have."""
    for name in data.keys() - set(TABLES):
        place = report.places.table(name)
        meant = resembling(name, TABLES)
        if isinstance(data[name], str) and name in DECK_FIELDS:
            report.error("D101", place, f"{name} stands above the first table", "put it under [deck]")
        elif isinstance(data[name], str) and not meant:
            message = f'"{short(name)}" stands above the first table'
            report.error("D101", place, message, "put it under [glossary] or [faq]")
        else:
            mend = f"write {CARDS}" if meant == "cards" else did_you_mean(name, TABLES)
            report.error("D101", place, f"{short(name)} is unknown here", mend)


def _are_texts(raw: dict[str, Any]) -> bool:
    """Tell whether pydantic can have no objection: most decks need no import of it."""
    return raw.keys() <= _PLAIN and all(type(value) is str for value in raw.values())


def read_deck_table(data: dict[str, Any], report: Report) -> dict[str, Any]:
    """Return the `[deck]` table with what is right in it; the rest is reported."""
    raw = data.get("deck", {})
    if not isinstance(raw, dict):
        report.error(
            "D104", report.places.table("deck"), "deck must be a table", "write [deck] on a line of its own"
        )
        return {}
    if not raw:
        return {}
    if _are_texts(raw):
        return raw
    from pydantic import ValidationError

    from quizapp.cards.plain import problems
    from quizapp.cards.schema import DeckTable

    for key in raw.keys() - set(DECK_FIELDS):
        mend = did_you_mean(key, DECK_FIELDS)
        report.error("D102", report.places.key("deck", key), f"{short(key)} is unknown in [deck]", mend)
    good = {key: value for key, value in raw.items() if key in DECK_FIELDS}
    try:
        DeckTable.model_validate(good)
    except ValidationError as error:
        for found in problems(error.errors(include_url=False), good):
            places = report.places
            if found.item is None:
                place = places.value("deck", found.key)
            else:
                place = places.item("deck", found.key, found.item)
            report.error("D103", place, found.message, found.help)
            good.pop(found.key, None)
    return good

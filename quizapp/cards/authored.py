"""Reads the `[[cards]]` of a deck: cards that need more than two texts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from quizapp.cards import cloze
from quizapp.cards.deck import Direction, Note, NoteKind, Wrong
from quizapp.cards.draft import Draft
from quizapp.cards.identity import note_id
from quizapp.cards.kinds import SIDES, Problem, kind_of
from quizapp.cards.options import text_of, without_clashes
from quizapp.cards.report import Report, resembling, short
from quizapp.cards.top import CARDS

Directions = tuple[Direction, ...]

_LISTS = ("accept", "also_right", "tags", "wrong", "wrong_terms")
FIELDS = SIDES | {
    *_LISTS,
    *("id", "hint", "explanation", "source", "directions", "renamed_from", "retired"),
}

_OF_VALUES = frozenset({"D209", "D210"})  # the others are about a key, or the whole card
_PLAIN = FIELDS - {*_LISTS, "directions", "retired"}


def read_cards(
    data: dict[str, Any], default: Callable[[NoteKind], Directions], report: Report
) -> list[Draft]:
    """Return the notes of `[[cards]]`. A card with a mistake is reported and left out; the others stay.

    `default` says which directions a note has that names none.
    """
    cards = data.get("cards", [])
    mend = f"write {CARDS}"
    if not isinstance(cards, list):
        report.error("D104", report.places.table("cards"), "cards must be a list of tables", mend)
        return []
    drafts = []
    for index, raw in enumerate(cards):
        if not isinstance(raw, dict):
            report.error("D104", report.places.card(index), "this card is no table", mend)
        elif draft := _Card(index, raw, default, report).read():
            drafts.append(draft)
    return drafts


class _Card:
    """One `[[cards]]` table on its way to a note."""

    def __init__(
        self, index: int, raw: dict[str, Any], default: Callable[[NoteKind], Directions], report: Report
    ) -> None:
        self.index = index
        self.raw = raw
        self.default = default
        self.report = report
        self.good = True

    def read(self) -> Draft | None:
        """Return the note, or None after reporting everything that is wrong with the card."""
        slips = self._unknown_keys() if self.raw.keys() - FIELDS else set()
        self._wrong_values()
        kind = self._kind(slips)
        return self._draft(kind) if kind and self.good else None

    def _error(self, code: str, key: str, message: str, mend: str = "") -> None:
        places = self.report.places
        if code in _OF_VALUES:
            place = places.card_value(self.index, key)
        else:
            place = places.card_key(self.index, key) if key else places.card(self.index)
        self.report.error(code, place, message, mend)
        self.good = False

    def _unknown_keys(self) -> set[str]:
        """Report keys that a card doesn't have; return the fields that were probably meant by them."""
        meant = set()
        for key in self.raw.keys() - FIELDS:
            field = "" if self._is_quoted(key) else resembling(key, FIELDS)
            if field:
                meant.add(field)
                self._error("D204", key, f"{short(key)} is unknown here", f"did you mean {field}?")
            elif isinstance(self.raw[key], (str, dict)):
                mend = f'put it under [glossary] or [faq], above the first [[cards]]: "{short(key)}" = …'
                place = self.report.places.card_key(self.index, key)
                self.report.error("D205", place, "this line belongs to the card above it", mend)
            else:
                self._error("D204", key, f"{short(key)} is unknown here", "remove the line")
        self.raw = {key: value for key, value in self.raw.items() if key in FIELDS}
        return meant

    def _is_quoted(self, key: str) -> bool:
        return " " in key or self.report.places.card_key_is_quoted(self.index, key)

    def _wrong_values(self) -> None:
        if self.raw.keys() <= _PLAIN and all(type(value) is str for value in self.raw.values()):
            return  # nothing that pydantic could object to, and far quicker
        from pydantic import ValidationError

        from quizapp.cards.plain import problems
        from quizapp.cards.schema import CardTable

        try:
            CardTable.model_validate(self.raw)
        except ValidationError as error:
            for found in problems(error.errors(include_url=False), self.raw):
                places = self.report.places
                if found.item is None:
                    place = places.card_value(self.index, found.key)
                else:
                    place = places.card_item(self.index, found.key, found.item, found.name)
                self.report.error("D206", place, found.message, found.help)
                self.good = False

    def _kind(self, slips: set[str]) -> NoteKind | None:
        """Return what the card is, or report why it is nothing."""
        given = self.raw.keys() & SIDES
        kind = kind_of(given, slips)
        if isinstance(kind, Problem):
            self._error(*kind)
            return None
        if kind:
            self._blank_sides(given)
        return kind

    def _blank_sides(self, given: set[str]) -> None:
        for key in given:
            if isinstance(self.raw[key], str) and not self.raw[key].strip():
                place = self.report.places.card_value(self.index, key)
                self.report.error("D208", place, f"the {key} is empty", f'write {key} = "…"')
                self.good = False

    def _draft(self, kind: NoteKind) -> Draft | None:
        raw = self.raw
        if kind == "cloze":
            if not self._gaps_are_right(raw["cloze"]):
                return None
            written, wording = raw["cloze"], cloze.filled(raw["cloze"])
            answer = wording
        else:
            written = wording = raw["term" if kind == "term" else "question"]
            answer = raw["definition" if kind == "term" else "answer"]
        place = self.report.places.card(self.index)
        fields: dict[str, Any] = {key: take(raw[key]) for key, take in _TAKEN.items() if key in raw}
        self._empty_texts()
        note = Note(
            note_id(wording, raw.get("id", "").strip()),
            kind,
            written.strip(),
            answer.strip(),
            directions=self._directions(kind),
            gaps=cloze.gaps(written) if kind == "cloze" else (),
            line=place[0],
            **fields,
        )
        if note.wrong or note.wrong_terms:
            note = without_clashes(note, self.index, raw, self.report)
        return Draft(note, place, wording, self.index, raw.get("renamed_from", ""))

    def _gaps_are_right(self, text: str) -> bool:
        gaps = cloze.gaps(text)
        if not gaps:
            mend = "put double braces around a word: {{word}}"
            self._error("D209", "cloze", "this sentence has no gap", mend)
        elif not all(gap.text.strip() for gap in gaps):
            mend = "write the hidden word in it: {{word}}"
            self._error("D210", "cloze", "a gap of this sentence is empty", mend)
        return self.good

    def _directions(self, kind: NoteKind) -> Directions:
        if kind == "cloze":
            return ("gap",)
        return ordered(self.raw["directions"]) if "directions" in self.raw else self.default(kind)

    def _empty_texts(self) -> None:
        for key in _LISTS:
            values = self.raw.get(key, ())
            empty = next((at for at, value in enumerate(values) if not text_of(value).strip()), None)
            if empty is not None:
                place = self.report.places.card_item(self.index, key, empty)
                message = f"{key} holds an empty text"
                self.report.error("D214", place, message, "remove it, or write something")


def ordered(directions: list[str]) -> Directions:
    """Return directions as cards are made from them: forward first, each once."""
    every: Directions = ("forward", "reverse")
    return tuple(direction for direction in every if direction in directions)


def _texts(values: list[str]) -> tuple[str, ...]:
    return tuple(text for value in values if (text := value.strip()))


def _options(values: list[str | dict[str, str]]) -> tuple[Wrong, ...]:
    pairs = [(each, "") if isinstance(each, str) else (each["text"], each.get("why", "")) for each in values]
    return tuple(Wrong(text.strip(), why.strip()) for text, why in pairs if text.strip())


_TAKEN: dict[str, Callable[[Any], Any]] = {
    "accept": _texts,
    "also_right": _texts,
    "tags": _texts,
    "wrong": _options,
    "wrong_terms": _options,
    "hint": str.strip,
    "explanation": str.strip,
    "source": str.strip,
    "retired": bool,
}

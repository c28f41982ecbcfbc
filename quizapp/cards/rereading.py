"""Reads a deck's text again after an edit: only those of its pieces that the edit touched.

What comes of it is what `read_deck` makes of the text. Where the pieces don't tell, that is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from quizapp.cards.authored import Directions, read_cards
from quizapp.cards.deck import Deck, NoteKind
from quizapp.cards.draft import Draft
from quizapp.cards.encoding import decoded
from quizapp.cards.entries import read_entries
from quizapp.cards.reading import Contents, contents_of, directions_of, read_contents
from quizapp.cards.report import Report
from quizapp.source.finding import Finding
from quizapp.source.locate import Places
from quizapp.source.pieces import CARDS, Piece, Sheet

_ONE_LINERS = {"glossary", "faq"}


class _Part:
    """What a piece holds, as if it were a file of its own that begins in the line `first`."""

    def __init__(self, first: int, drafts: list[Draft], findings: list[Finding]) -> None:
        self._first, self._drafts, self._findings = first, drafts, findings
        self._notes = [draft.note for draft in drafts]
        self._at = 0  # how far down those notes are

    def drafts(self, first_line: int, card: int) -> list[Draft]:
        """Its notes, where the piece begins in the line `first_line` and is the card number `card`."""
        by = first_line - self._first
        if by != self._at:
            self._notes = [draft.note._replace(line=draft.note.line + by) for draft in self._drafts]
            self._at = by
        return [
            Draft(note, (draft.place[0] + by, draft.place[1]), draft.wording, card, draft.renamed_from)
            for note, draft in zip(self._notes, self._drafts, strict=True)
        ]

    def findings(self, first_line: int) -> list[Finding]:
        """What is wrong with it."""
        by = first_line - self._first
        return [replace(finding, line=finding.line + by) for finding in self._findings]


@dataclass(frozen=True)
class Read:
    """A text with what was read of it; the next one is read by its help."""

    sheet: Sheet
    contents: Contents | None
    findings: tuple[Finding, ...]
    chosen: Directions = ()
    parts: Mapping[Piece, _Part] = field(default_factory=dict)

    @cached_property
    def deck(self) -> Deck | None:
        """The deck with its cards; None where it can't be read."""
        return self.contents.deck() if self.contents else None


def read_again(text: str, name: str, before: Read | None = None) -> Read:
    """The deck `name` with another text than `before`. Raises UnicodeEncodeError for no text at all."""
    data = text.encode("utf-8", "surrogateescape")
    sheet = Sheet(text, before.sheet if before else None)
    tables = sheet.tables if isinstance(decoded(data, name), str) else None
    if tables is None or _is_odd(sheet):
        return Read(sheet, *read_contents(data, name))
    parts: dict[Piece, _Part] = {}
    used: list[Directions] = []

    def drafts_of(chosen: Directions, report: Report) -> list[Draft]:
        used.append(chosen)
        known = before.parts if before and before.chosen == chosen else {}
        return _drafts(sheet, chosen, report, known, parts)

    contents, found = contents_of(tables, name, Report(f"{name}.toml", Places(text)), drafts_of)
    return Read(sheet, contents, found, used[0] if used else (), parts)


def _is_odd(sheet: Sheet) -> bool:
    """Whether notes are written above the first header: `cards = [...]`."""
    above = sheet.pieces[0].value if sheet.pieces and not sheet.pieces[0].header else None
    return bool(above and above.keys() & {*_ONE_LINERS, *CARDS})


def _drafts(
    sheet: Sheet, chosen: Directions, report: Report, known: Mapping[Piece, _Part], parts: dict[Piece, _Part]
) -> list[Draft]:
    out: list[Draft] = []
    card = -1
    for piece, first_line in zip(sheet.pieces, sheet.first_lines, strict=False):
        is_card = piece.header == CARDS
        if not is_card and not (piece.header and piece.header[0] in _ONE_LINERS):
            continue
        card += is_card
        part = parts[piece] = known.get(piece) or _part(piece, chosen, report.path)
        out += part.drafts(first_line, card if is_card else -1)
        report.findings += part.findings(first_line)
    return out


def _part(piece: Piece, chosen: Directions, path: str) -> _Part:
    if piece.header == CARDS:
        report = Report(path, Places(piece.text))
        drafts = read_cards({"cards": [piece.value]}, lambda kind: directions_of(kind, chosen), report)
        return _Part(1, drafts, report.findings)
    table = piece.header[0]
    report = Report(path, Places(piece.text if piece.opens else f"[{table}]\n{piece.text}"))
    kind: NoteKind = "term" if table == "glossary" else "question"
    drafts = read_entries(table, kind, {table: piece.value}, directions_of(kind, chosen), report)
    return _Part(1 if piece.opens else 2, drafts, report.findings)

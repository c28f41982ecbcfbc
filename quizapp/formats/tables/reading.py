"""The rows of a table as cards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast
from unicodedata import normalize

from quizapp.cards import cloze
from quizapp.cards.deck import Direction, NoteKind, Wrong
from quizapp.cards.new_note import NewNote
from quizapp.formats.asking import asks
from quizapp.formats.delimited import Record
from quizapp.formats.found import FoundCard, Left
from quizapp.formats.plain_text import from_plain, one_line
from quizapp.formats.tables.cells import from_cell, unguarded
from quizapp.formats.tables.columns import Columns
from quizapp.formats.tables.headings import SIDES, field_of
from quizapp.formats.tables.lists import texts_in, wrong_in

_FRONT, _BACK = ("front", "term", "question"), ("back", "definition", "answer")
_WAYS: tuple[Direction, ...] = ("forward", "reverse")
_YES = frozenset({"true", "yes", "y", "1", "x", "ja", "wahr", "oui", "vrai", "sí", "si", "verdadero", "はい"})
_LONG_NUMBER = 10  # characters of a lesson that is but a number
_LISTS = frozenset({"accept", "wrong", "wrong_terms", "tags"})
_NEXT, _LINE = "\0", "\n"  # between the cells of one field: no text has the first
_SHOWN = 60  # characters of a row that is told

Values = dict[str, str]


def _first(fields: list[str], values: Values) -> str:
    for field in fields:
        if field in values:
            return field
    return ""


class Rows:
    """Makes cards of rows; what can't be used is in `left`."""

    def __init__(self, columns: Columns, delimiter: str) -> None:
        """`delimiter` joins what a stray one has parted."""
        self.columns = columns
        self.delimiter = delimiter.replace("\t", " ")
        self.left: list[Left] = []
        self.named = [(at, field) for at, field in enumerate(columns.fields) if field != "-"]
        self.fronts = [field for field in _FRONT if field in columns.fields]
        self.backs = [field for field in _BACK if field in columns.fields]
        self.asking = False
        self.joins = len(columns.fields) == 2 and columns.fields[1] in _BACK
        self.has_only_sides = all(field in SIDES for _, field in self.named)
        self.has_more_sides = sum(field in SIDES for _, field in self.named) > 2

    def cards(self, rows: list[Record]) -> list[FoundCard]:
        """The cards of the rows, in their order. The list is empty then: both would take much room."""
        above = self.columns.above
        if above is not None:
            for line, cells in rows[:above]:
                self._tell(line, cells, "it stands above the headings", is_lost=False)
            del rows[: above + 1]
        self.asking = self._most_ask(rows)
        out = []
        rows.reverse()
        while rows:
            line, cells = rows.pop()
            card = self._card(line, cells)
            if card is not None:
                out.append(card)
        return out

    def _most_ask(self, rows: Iterable[Record]) -> bool:
        """Whether most fronts are questions: then all are. A term's or question's column says it itself."""
        fronts = self.columns.of("front")
        if not fronts or self.columns.is_ours:
            return False
        at, asking, filled = fronts[0], 0, 0
        for row in rows:
            front = row.cells[at].strip() if at < len(row.cells) else ""
            filled += bool(front)
            asking += bool(front) and asks(front)
        return asking * 2 > filled

    def _card(self, line: int, cells: list[str]) -> FoundCard | None:
        if len(cells) > len(self.columns.fields):
            cells = self._fitting(line, cells)
        values = self._values(cells)
        if not values:
            if any(map(str.strip, cells)):
                self._tell(line, cells, "only columns that are left out have something in them")
            return None
        kind, prompt, answer = self._sides(values)
        if why := self._lacking(kind, prompt, answer):
            self._tell(line, cells, why)
            return None
        text = self._text
        if self.has_more_sides and sum(field in SIDES for field in values) > (1 if kind == "cloze" else 2):
            self._tell(line, cells, "it has more than one card in it; only the first came in")
        if self.has_only_sides:  # by far the most tables
            return FoundCard(NewNote(kind, text(prompt), text(answer)), line)
        deck = values.get("deck", "").replace("::", "/").strip()
        return FoundCard(self._note(line, kind, text(prompt), text(answer), values), line, deck=deck)

    def _values(self, cells: list[str]) -> Values:
        """The cells that have something in them, by field; several of one field together."""
        values: Values = {}
        width, is_ours, lessons = len(cells), self.columns.is_ours, self.columns.lessons
        for at, field in self.named:
            if at >= width:
                break
            cell = cells[at]
            if not cell or cell.isspace():
                continue
            if is_ours:
                cell = unguarded(cell) if cell[0] == "'" else cell
            elif at in lessons and len(cell) < _LONG_NUMBER and cell.strip().isdecimal():
                cell = f"{lessons[at]} {cell.strip()}"
            if field in values:
                cell = f"{values[field]}{_NEXT if field in _LISTS else _LINE}{cell}"
            values[field] = cell
        return values

    def _fitting(self, line: int, cells: list[str]) -> list[str]:
        """A row with more cells than columns: of two sides the second has the rest, else the rest is told."""
        width = len(self.columns.fields)
        if not any(map(str.strip, cells[width:])):
            return cells
        if self.joins:
            end = max(at for at, cell in enumerate(cells) if cell.strip()) + 1
            why = f"it has {end} cells, not 2: all behind the first were taken as one"
            cells = [cells[0], self.delimiter.join(cells[1:end])]
        else:
            why = f"it has more cells than the {width} columns; those beyond were left out"
        self._tell(line, cells, why, is_lost=False)
        return cells

    def _sides(self, values: Values) -> tuple[NoteKind, str, str]:
        """What kind of a card it is, its prompt, and its answer."""
        front, back = _first(self.fronts, values), _first(self.backs, values)
        prompt, answer = values.get(front, ""), values.get(back, "")
        said = field_of(values["kind"]) if "kind" in values else ""
        if "cloze" in values or said == "cloze":
            return "cloze", values.get("cloze", prompt), ""
        if said in ("term", "question"):
            return cast("NoteKind", said), prompt, answer
        if front in ("term", "question"):
            return cast("NoteKind", front), prompt, answer
        if back == "definition":
            return "term", prompt, answer
        return ("question" if self.asking or asks(prompt.rstrip()) else "term"), prompt, answer

    def _lacking(self, kind: NoteKind, prompt: str, answer: str) -> str:
        """Why this is no card, "" if it is one."""
        if kind == "cloze":
            gaps = cloze.gaps(prompt)
            if not gaps:
                return "this sentence has no gap: {{word}}" if prompt else "there is no sentence with a gap"
            return "" if all(gap.text.strip() for gap in gaps) else "a gap of this sentence is empty"
        if prompt and answer:
            return ""
        fields = _BACK if prompt else _FRONT
        names = [f"{at + 1} ({self.columns.fields[at]})" for at in self.columns.of(*fields)]
        where = " or ".join(names)
        return f"nothing is in column {where}" if where else "it has one side only"

    def _text(self, cell: str) -> str:
        if self.columns.is_ours:
            return from_cell(cell).strip()
        return from_plain(cell) if "\n" in cell or "\r" in cell else cell.strip()

    def _note(self, line: int, kind: NoteKind, prompt: str, answer: str, values: Values) -> NewNote:
        accept = self._texts(values, "accept")
        right = {answer, *accept} if kind == "question" else {answer}
        words = values["directions"].casefold() if "directions" in values else ""
        return NewNote(
            kind,
            prompt,
            answer,
            accept,
            self._apart(line, prompt, values.get("wrong", ""), right),
            self._apart(line, prompt, values.get("wrong_terms", ""), {prompt}),
            hint=self._text(values.get("hint", "")),
            explanation=self._text(values.get("explanation", "")),
            source=self._text(values.get("source", "")),
            tags=tuple(dict.fromkeys(self._texts(values, "tags"))),
            directions=tuple(way for way in _WAYS if way in words) if kind != "cloze" else (),
            id=values.get("id", "").strip(),
            retired=values.get("retired", "").strip().casefold() in _YES,
        )

    @staticmethod
    def _texts(values: Values, field: str) -> tuple[str, ...]:
        if field not in values:
            return ()
        parts = values[field].split(_NEXT)
        return tuple(text for part in parts for text in texts_in(part, tags=field == "tags"))

    def _apart(self, line: int, prompt: str, cell: str, right: set[str]) -> tuple[Wrong, ...]:
        """The wrong answers of a cell that are not right, each once: a deck has no others."""
        if not cell:
            return ()
        wrong = [each for part in cell.split(_NEXT) for each in wrong_in(part)]
        taken = {normalize("NFC", text) for text in right}
        kept = []
        for each in wrong:
            text = normalize("NFC", each.text)
            if text in taken:
                why = f"“{one_line(each.text)[:40]}” as a wrong answer is right, or there twice"
                self.left.append(Left(line, one_line(prompt)[:_SHOWN], why, is_lost=False))
            else:
                kept.append(each)
            taken.add(text)
        return tuple(kept)

    def _tell(self, line: int, cells: Iterable[str], why: str, *, is_lost: bool = True) -> None:
        what = one_line(" ".join(cell[:_SHOWN] for cell in cells if cell.strip()))[:_SHOWN]
        self.left.append(Left(line, what, why, is_lost))

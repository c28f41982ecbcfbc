"""The rows of Anki's text as cards."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from quizapp.cards.new_note import NewNote
from quizapp.formats.anki.sentence import has_gaps, sentence_from
from quizapp.formats.anki_text.headers import Headers
from quizapp.formats.anki_text.notetypes import has_both_directions, is_basic, is_optional
from quizapp.formats.asking import asks
from quizapp.formats.delimited import Record
from quizapp.formats.found import FoundCard, Left, path_to
from quizapp.formats.html_text import Told, from_html
from quizapp.formats.plain_text import from_plain, one_line
from quizapp.formats.tables.headings import field_of

_SIDES = {
    **dict.fromkeys(("front", "term", "question", "cloze"), "prompt"),
    **dict.fromkeys(("back", "definition", "answer"), "answer"),
}
_MORE = ("hint", "explanation", "source")
_ANSWER_LINE = re.compile(r"""<hr id=["']?answer["']?\s*/?>""")  # before it, an old card has its front again
_SHOWN = 60  # characters of a row that is told


@dataclass(slots=True)
class _Row:
    """A row as it is read: its cells of the note by position, and what was said of it in other columns."""

    line: int
    fields: list[str]
    notetype: str
    deck: str
    tags: tuple[str, ...]
    told: Told
    is_nested: bool = False


class Notes:
    """Makes cards of rows; what can't be used is in `left`."""

    def __init__(self, headers: Headers, *, is_html: bool) -> None:
        """`is_html`: how the cells are written."""
        self.headers = headers
        self.is_html = is_html
        self.left: list[Left] = []
        self.special = dict(headers.special)
        for at, name in enumerate(headers.names):
            if name.casefold() in ("tags", "deck", "notetype", "guid"):
                self.special.setdefault(at, name.casefold())
        names = [name for at, name in enumerate(headers.names) if at not in self.special]
        self.named = self._named(names)

    @staticmethod
    def _named(names: list[str]) -> dict[str, int]:
        """By field the place among the note's own columns, as far as their names say it."""
        out: dict[str, int] = {}
        for at, name in enumerate(names):
            field = field_of(name)
            key = _SIDES.get(field, field)
            if field in _SIDES or field in _MORE:
                out.setdefault(key, at)
        taken = set(out.values())
        spare = iter([at for at in range(len(names) + 2) if at not in taken])
        for key in ("prompt", "answer"):
            if key not in out:
                out[key] = next(spare)
        return out

    def cards(self, rows: list[Record]) -> list[FoundCard]:
        """The cards of the rows, in their order. The list is empty then: both would take much room."""
        out = []
        rows.reverse()
        while rows:
            card = self._card(self._row(rows.pop()))
            if card is not None:
                out.append(card)
        return out

    def _row(self, record: Record) -> _Row:
        cells, special = record.cells, self.special
        if not special:
            return _Row(
                record.line, cells, self.headers.notetype, self.headers.deck, self.headers.tags, Told()
            )
        said = {what: cells[at] for at, what in special.items() if at < len(cells)}
        return _Row(
            record.line,
            [cell for at, cell in enumerate(cells) if at not in special],
            said.get("notetype", "").strip() or self.headers.notetype,
            said.get("deck", "").strip() or self.headers.deck,
            tuple(dict.fromkeys([*self.headers.tags, *said.get("tags", "").split()])),
            Told(),
        )

    def _card(self, row: _Row) -> FoundCard | None:
        raw = self._cell(row, "prompt")
        if "image-occlusion:" in raw:
            self._lost(row, "it asks about a picture, and pictures can't come along")
            return None
        is_cloze = has_gaps(raw) and not is_basic(row.notetype)
        note = self._cloze(row, raw) if is_cloze else self._basic(row, raw)
        if note is None:
            return None
        self._tell_rest(row, is_cloze=is_cloze)
        return FoundCard(note, row.line, deck=path_to(row.deck.split("::")))

    def _cloze(self, row: _Row, raw: str) -> NewNote | None:
        sentence = sentence_from(raw, lambda text: self._text(row, text))
        row.is_nested = bool(sentence.dropped)
        if sentence.empty or not sentence.numbers:
            empty = "a gap of this sentence is empty"
            self._lost(row, empty if sentence.empty else "this sentence has no gap")
            return None
        extra = self._text(row, self._cell(row, "answer"))
        note = self._with_more(row, NewNote("cloze", sentence.text, tags=row.tags))
        return replace(note, explanation="\n\n".join(filter(None, [extra, note.explanation])))

    def _basic(self, row: _Row, raw: str) -> NewNote | None:
        back = _ANSWER_LINE.split(self._cell(row, "answer"), maxsplit=1)[-1]
        prompt, answer = self._text(row, raw), self._text(row, back)
        if not prompt or not answer:
            side = "answer" if prompt else "front"
            only = f" but pictures or sounds: {self._media(row)}" if row.told.media else ""
            self._lost(row, f"its {side} has nothing in it{only}")
            return None
        both = has_both_directions(row.notetype)
        if is_optional(row.notetype):
            both = len(row.fields) > 2 and bool(row.fields[2].strip())
        is_question = not both and asks(prompt)
        note = NewNote(
            "question" if is_question else "term",
            prompt,
            answer,
            tags=row.tags,
            directions=() if both or is_question else ("forward",),
        )
        return self._with_more(row, note)

    def _with_more(self, row: _Row, note: NewNote) -> NewNote:
        """The note with what columns have that are called so."""
        if self.named.keys().isdisjoint(_MORE):
            return note
        hint, explanation, source = (self._text(row, self._cell(row, name)) for name in _MORE)
        return replace(note, hint=hint, explanation=explanation, source=source)

    def _cell(self, row: _Row, name: str) -> str:
        at = self.named.get(name, -1)
        return row.fields[at] if 0 <= at < len(row.fields) else ""

    def _text(self, row: _Row, cell: str) -> str:
        return from_html(cell, row.told) if self.is_html else from_plain(cell)

    def _tell_rest(self, row: _Row, *, is_cloze: bool) -> None:
        """What of a card that came in did not come along."""
        whys = []
        if row.told.media:
            whys.append(f"without its pictures and sounds: {self._media(row)}")
        if row.is_nested:
            whys.append("a gap within a gap: only the inner one is one here")
        used = {*self.named.values(), *([2] if is_optional(row.notetype) and not is_cloze else [])}
        beyond = [str(at + 1) for at, cell in enumerate(row.fields) if at not in used and cell.strip()]
        if beyond:
            many = f"fields {', '.join(beyond[:10])} have" if len(beyond) > 1 else f"field {beyond[0]} has"
            whys.append(f"{many} no place here")
        for why in whys:
            self.left.append(Left(row.line, self._shown(row), why, is_lost=False))

    @staticmethod
    def _media(row: _Row) -> str:
        names = list(dict.fromkeys(one_line(name)[:60] for name in row.told.media))
        more = f" and {len(names) - 5} more" if len(names) > 5 else ""
        return f"{', '.join(names[:5])}{more}"

    def _lost(self, row: _Row, why: str) -> None:
        self.left.append(Left(row.line, self._shown(row), why))

    def _shown(self, row: _Row) -> str:
        first = next((cell for cell in row.fields if cell.strip()), "")[:2000]
        text = from_html(first) if self.is_html else first
        return one_line(text or first)[:_SHOWN]

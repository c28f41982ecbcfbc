"""Anki's "Notes in plain text" and "Cards in plain text": rows of cells below lines with `#`."""

from __future__ import annotations

from quizapp.formats.anki_text.headers import Headers, headers_of, likeness
from quizapp.formats.anki_text.reading import Notes
from quizapp.formats.anki_text.writing import text_of
from quizapp.formats.decoding import decoded, told
from quizapp.formats.delimited import Record, filled, name_of, records, sign_of, within
from quizapp.formats.found import Found, Refused, names_in
from quizapp.formats.html_text import is_html
from quizapp.formats.out import Out, Volume
from quizapp.formats.tables.layout import found_delimiter
from quizapp.formats.tables.wished import fields_wished
from quizapp.formats.wishes import ReadWish, WriteWish
from quizapp.scores.stats_words import count

_SAMPLE = 20_000  # bytes, or rows, that are looked at


def looks(data: bytes, name: str) -> float:
    """How much some bytes look like it: headers leave no doubt; without them it is a table like others."""
    text = data[:_SAMPLE].decode("utf-8", "replace").removeprefix("\ufeff")
    if by_headers := likeness(text):
        return by_headers
    lines = [line for line in text.split("\n")[:50] if line.strip()]
    rows = sum("\t" in line for line in lines)
    is_text = name.casefold().endswith(".txt")
    return 0.2 if is_text and rows > 1 and rows * 10 >= len(lines) * 9 else 0.0


def read(data: bytes, wish: ReadWish) -> Found:
    """The notes of Anki's text. Raises Refused for what is no text, or has no columns."""
    text, encoding = decoded(within(data, wish.most), wish.encoding)
    headers, text = headers_of(text)
    if wish.columns:
        headers.names = tuple(fields_wished(wish.columns))
    separator = sign_of(wish.delimiter) or headers.separator or found_delimiter(text)
    if not separator:
        raise Refused("no columns were found: name the sign that stands between them")
    comments: list[int] = []
    rows = filled(records(text, separator, headers.lines + 1, comments))
    del text  # which may be the largest of all
    maker = Notes(headers, is_html=_is_html(headers, rows))
    cards = maker.cards(rows)
    decks = {card.deck for card in cards}
    title = "".join(names_in(next(iter(decks)))[-1:]) if len(decks) == 1 else ""
    remarks = [f"Between the columns stands: {name_of(separator)}."]
    if comments:
        remarks.append(f"{count(len(comments), 'line')} beginning with # passed over, as Anki does.")
    return Found(tuple(cards), tuple(maker.left), title, remarks=(*remarks, *told(encoding)))


def write(volumes: list[Volume], wish: WriteWish) -> Out:  # noqa: ARG001 (as all writers)
    """The decks as Anki's text, to be imported there: a second time it updates, by the guids."""
    return text_of(volumes)


def _is_html(headers: Headers, rows: list[Record]) -> bool:
    """Whether the cells are HTML: as was said, else whether the first ones look like it."""
    if headers.is_html is not None:
        return headers.is_html
    return any(is_html(cell) for row in rows[:1000] for cell in row.cells)

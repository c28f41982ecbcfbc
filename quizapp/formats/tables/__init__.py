"""Tables: CSV and TSV, of spreadsheets, Quizlet and others. Each row is a card.

Found out: the encoding, the sign between columns, what ends a row, whether there are headings, and which
column is what. Our own tables have the headings `kind` and `prompt` first and come back without loss.
"""

from __future__ import annotations

from quizapp.formats.decoding import decoded, told
from quizapp.formats.delimited import filled, name_of, within
from quizapp.formats.found import Found, Refused
from quizapp.formats.other_files import other_file
from quizapp.formats.out import Out, Volume
from quizapp.formats.tables.columns import columns_of
from quizapp.formats.tables.layout import layout_of
from quizapp.formats.tables.likeness import likeness
from quizapp.formats.tables.reading import Rows
from quizapp.formats.tables.writing import table_of
from quizapp.formats.wishes import ReadWish, WriteWish

_ENDS = {";": "A “;” was taken as the end of a row.", "\n\n": "An empty line was taken as the end of a row."}


def looks(data: bytes, name: str) -> float:
    """How much some bytes look like a table."""
    return likeness(data, name)


def read(data: bytes, wish: ReadWish) -> Found:
    """The cards of a table. Raises Refused for a spreadsheet's own file, and where there are no columns."""
    if other := other_file(data, wish.name):
        raise Refused(other.why)
    text, encoding = decoded(within(data, wish.most), wish.encoding)
    if not text or text.isspace():
        raise Refused("this table is empty")
    layout = layout_of(text, wish.delimiter)
    if layout is None:
        raise Refused("no columns were found: name the sign that stands between them")
    rows = filled(layout.rows)
    del text  # which may be the largest of all
    columns = columns_of(rows, wish.columns)
    maker = Rows(columns, layout.delimiter)
    cards = maker.cards(rows)
    remarks = [columns.remark, f"Between the columns stands: {name_of(layout.delimiter)}."]
    if layout.row_end in _ENDS:
        remarks.append(_ENDS[layout.row_end])
    return Found(tuple(cards), tuple(maker.left), remarks=(*remarks, *told(encoding)))


def write(volumes: list[Volume], wish: WriteWish) -> Out:
    """The decks as one table. Raises Refused for a sign that can't stand between columns."""
    return table_of(volumes, wish)

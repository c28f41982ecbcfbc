"""Large tables: what is too large is refused in a line that says so, and all else is read in time."""

import time

import pytest

from quizapp.formats import anki_text, tables
from quizapp.formats.delimited import MOST_BYTES, MOST_ROWS
from quizapp.formats.found import Refused
from quizapp.formats.wishes import ReadWish

LONG = 6.0  # seconds for what takes some 1.5 to 2 on its own


def row(number):
    return f"term number {number}\tthe definition, number {number}\n"


def taken(reader, data):
    begun = time.process_time()
    cards = reader.read(data, ReadWish()).cards
    return len(cards), time.process_time() - begun


@pytest.mark.parametrize("reader", [tables, anki_text])
def test_more_rows_than_are_read_at_once_are_refused_with_what_to_do(reader):
    data = "".join(map(row, range(MOST_ROWS + 2))).encode()
    with pytest.raises(Refused, match=rf"more than {MOST_ROWS:,} rows, .* split the file"):
        reader.read(data, ReadWish())


def test_as_many_rows_as_are_read_at_once_are_read_in_time():
    many, seconds = taken(tables, b"term\tdefinition\n" + "".join(map(row, range(MOST_ROWS))).encode())
    assert many == MOST_ROWS
    assert seconds < LONG


def test_many_rows_of_all_columns_are_read_in_time():
    head = "kind,prompt,answer,accept,hint,tags\n"
    data = head + "".join(f'question,Q {i},"A {i}, so","a; b; c",h {i},"x, y"\n' for i in range(100_000))
    many, seconds = taken(tables, data.encode())
    assert many == 100_000
    assert seconds < LONG


def test_many_rows_with_marks_are_read_in_time():
    head = "#separator:tab\n#html:true\n"
    data = head + "".join(f"Q {i}\tA <b>{i}</b> &amp; more<br>so\n" for i in range(100_000))
    many, seconds = taken(anki_text, data.encode())
    assert many == 100_000
    assert seconds < LONG


@pytest.mark.parametrize("reader", [tables, anki_text])
@pytest.mark.parametrize(
    "data",
    [
        b"a,b\n" + (b"," * 900 + b"x\n") * 5000,
        b"a,b\n" + b"\n" * 3_000_000 + b"c,d\n",
        b"a,b\n" + b"," * MOST_BYTES,
    ],
    ids=["cells", "lines", "bytes"],
)
def test_heaps_of_cells_of_lines_and_of_bytes_are_refused(reader, data):
    begun = time.process_time()
    with pytest.raises(Refused, match="split"):
        reader.read(data, ReadWish(delimiter=","))
    assert time.process_time() - begun < LONG

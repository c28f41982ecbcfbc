"""Rows of cells: as others write them, and as they are written here."""

import csv
import io

import pytest
from formats.formats_kit import NASTY
from hypothesis import given
from hypothesis import strategies as st

from quizapp.formats.delimited import Record, records, written

cells = st.text(NASTY + "\n", max_size=8)
rows_of = st.lists(st.lists(cells, min_size=2, max_size=4), max_size=5)
signs = st.sampled_from([",", ";", "\t", "|"])


@given(rows_of, signs, st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
def test_what_python_writes_is_read_to_the_letter(rows, sign, quoting):
    out = io.StringIO()
    csv.writer(out, delimiter=sign, quoting=quoting, lineterminator="\n").writerows(rows)
    assert [row.cells for row in records(out.getvalue(), sign)] == rows


@given(rows_of, signs)
def test_what_is_written_is_read_to_the_letter_with_its_lines(rows, sign):
    text = written(rows, sign)
    found = list(records(text, sign))
    assert [row.cells for row in found] == rows
    lines = text.split("\n")
    for row, cells in zip(found, rows, strict=True):
        begun = cells[0].split("\n")[0].replace('"', '""')
        assert lines[row.line - 1].removeprefix('"').startswith(begun)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('24" screen,wide', [['24" screen', "wide"]]),
        ('"Heroes" he said,b', [['"Heroes" he said', "b"]]),
        ('"a" b,c', [['"a" b', "c"]]),
        ('a, "b, c" ,d', [["a", "b, c", "d"]]),
        ('"a,b\nc,d', [['"a', "b"], ["c", "d"]]),
        ("a,,\n,", [["a", "", ""], ["", ""]]),
        ('"",""', [["", ""]]),
    ],
)
def test_quotes_that_quote_nothing_are_text(text, rows):
    found = [row.cells for row in records(text, ",")]
    assert found == rows


def test_lines_are_counted_through_cells_of_several():
    assert list(records('a,"b\nc"\nd,e', ",")) == [Record(1, ["a", "b\nc"]), Record(3, ["d", "e"])]


def test_comments_are_passed_over_where_there_can_be_some():
    comments = []
    assert [row.line for row in records('#a,b\nc,d\n"#e",f\n#g', ",", 5, comments)] == [6, 7]
    assert comments == [5, 8]

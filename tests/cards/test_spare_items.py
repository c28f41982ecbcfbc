"""Items are taken out of a list, and nothing else: the rest is the same list, with all its comments."""

import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards.mending import mended
from quizapp.cards.spare_items import without
from quizapp.source.splice import spliced
from quizapp.source.values import value_at

GAPS = st.sampled_from(
    ["", " ", "  ", "\t", "\n", "\n  ", ' # [a, "b"],\n', "#\n", "\r\n", " # x\r\n\t", "\n# a\n\n # b\n"]
)
ITEMS = st.sampled_from(
    ['"x"', "'y, # no'", '""', '"""\n,\n"""', "1", "[1, # in\n 2,]", '{ text = "a, b", why = "#" }']
)


def taken_out(listed: str, places: list[int]) -> str:
    return spliced(listed, without(listed, value_at(listed, 0), places))


@pytest.mark.parametrize(
    ("listed", "places", "left"),
    [
        ('["x", # keep me\n "x", # second\n "y"]', [1], '["x", # keep me\n # second\n "y"]'),
        ('["a", "b", "c"]', [0], '["b", "c"]'),
        ('["a", "b", "c"]', [1], '["a", "c"]'),
        ('["a", "b", "c"]', [2], '["a", "b"]'),
        ('[ "a", "b", ]', [1], '[ "a", ]'),
        ('[ "a", "b" ]', [1], '[ "a" ]'),
        ('["a", "b"]', [0, 1], "[]"),
        ('["a", # one\n "b" # two\n , # three\n]', [0, 1], "[ # one\n # two\n  # three\n]"),
        ('["a", # one\n  "b" # two\n]', [1], '["a" # one\n  # two\n]'),
        ('["a",\r\n"b",\r\n"c"]', [1], '["a",\r\n\r\n"c"]'),
    ],
)
def test_an_item_goes_with_its_comma_and_no_more(listed: str, places: list[int], left: str) -> None:
    assert taken_out(listed, places) == left


@st.composite
def lists(draw: st.DrawFn) -> tuple[str, list[int]]:
    items = draw(st.lists(ITEMS, min_size=1, max_size=6))
    out = "[" + draw(GAPS)
    for place, item in enumerate(items):
        comma = "," if place < len(items) - 1 or draw(st.booleans()) else ""
        out += item + draw(GAPS) + comma + (draw(GAPS) if comma else "")
    first = draw(st.integers(0, len(items) - 1))
    return out + "]", list(range(first, draw(st.integers(first, len(items) - 1)) + 1))


@given(lists())
def test_what_is_left_is_the_list_without_them_and_every_comment_and_line_end(
    made: tuple[str, list[int]],
) -> None:
    listed, places = made
    left = taken_out(listed, places)
    before = tomllib.loads(f"x = {listed}\n")["x"]
    assert tomllib.loads(f"x = {left}\n")["x"] == [each for n, each in enumerate(before) if n not in places]
    value, rest = value_at(listed, 0), value_at(left, 0)
    assert rest.end == len(left)
    assert between(left, rest.items) == between(listed, value.items)


def between(text: str, items: tuple) -> str:
    """What is no item, no comma and no blank: comments and line ends."""
    for item in reversed(items):
        text = text[: item.start] + text[item.end :]
    return "".join(
        re.sub(r"[ \t]", "", part) if part[:1] == "#" else re.sub(r"[ \t,]", "", part)
        for part in re.split(r"(#[^\n]*)", text)
    )


def test_a_mended_list_keeps_its_comments() -> None:
    text = (
        '[[cards]]\nid = "i"\nterm = "a"\ndefinition = "b"\naccept = ["x", # keep\r\n "x", # second\n "y"]\n'
    )
    assert mended(text, "d").text == text.replace('\n "x", # second', "\n # second")

"""Positions agree with what the parser makes of the same text.

Beside texts made up here the whole of a copy of the toml-test suite, where TOML_TEST names its folder.
"""

import math
import os
import tomllib
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from helpers.deck_texts import deck_texts
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards.reading import read_deck
from quizapp.source.outline import Outline, leaves

KEYS = st.text(alphabet="ab-_.\"' é\\\n=#[", min_size=1, max_size=6)
VALUES = st.recursive(
    st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False)
    | st.text(alphabet="ab\"'\\\n\t#[]{},= é", max_size=8)
    | st.just(date(2026, 11, 22))
    | st.just(datetime(2026, 11, 22, 7, 30))
    | st.just(time(7, 30)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)
ODD = [
    'a.b."c.d" = 1\na.e = [1, [2, 3,], # x\n {f.g = "]"}]\n',
    "[[a]]\nb=1\n[[a.c]]\nd=1979-05-27 07:32:00Z\n[[a.c]]\n[a.e]\nf=''\n[[a]]\n",
    'x = """\n"quoted\\\n   ""  """ # "\ny = \'\'\'a\'\'\'\'\nz=[ ]\nw={}\n',
    "\ufeffa = 1\r\n\r\n[b]\r\n'c' = [\r\n 1,\r\n]\r\n",
]
SUITE = Path(os.environ.get("TOML_TEST", ""))


def flat(data: Any, path: tuple = ()):
    """Every value that is no table, and every empty list, by its path."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from flat(value, (*path, key))
    elif isinstance(data, list) and data:
        for place, value in enumerate(data):
            yield from flat(value, (*path, place))
    else:
        yield path, data


def same(one: Any, other: Any) -> bool:
    return one == other or (isinstance(one, float) and math.isnan(one) and math.isnan(other))


def agree(text: str) -> None:
    data = tomllib.loads(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    wanted = dict(flat(data))
    found = {}
    for path, (start, end), (begins, ends) in leaves(Outline(text)):
        value = tomllib.loads(f"x = {text[begins:ends]}".replace("\r\n", "\n"))["x"]
        if value != {}:
            found[path] = value
        key = tomllib.loads(f"{text[start:end]} = 0".replace("\r\n", "\n"))
        names = [part for part in path if isinstance(part, str)]
        while isinstance(key, dict):
            ((name, key),) = key.items()
            assert name in names, "the key is one of its path"
    assert found.keys() == wanted.keys()
    assert all(same(found[path], wanted[path]) for path in found)


@pytest.mark.parametrize("text", ODD)
def test_positions_agree_on_odd_ways_of_writing(text):
    agree(text)


@given(deck_texts())
def test_positions_agree_on_decks(text):
    agree(text)


@given(st.dictionaries(KEYS, VALUES, max_size=4), st.booleans())
def test_positions_agree_on_any_toml(data, several):
    agree(tomli_w.dumps(data, multiline_strings=several))


@given(st.text(alphabet="ab=[]{}\"'#\\\n\r\t,. 1\ufeff", max_size=60))
def test_any_text_has_an_outline_within_its_bounds(text):
    outline = Outline(text)
    far = 0
    for block in outline.blocks:
        assert far <= block.start <= block.body <= max(block.end, block.body) <= len(text)
        far = block.start
        for entry in block.entries:
            assert 0 <= entry.start <= entry.key <= entry.key_end <= entry.value.start <= entry.value.end
            assert entry.value.end <= entry.end <= len(text)
            place = outline.place(entry.key, entry.key_end)
            assert text.split("\n")[place.line - 1] != "" or not text


def files(kind: str) -> list[Path]:
    return sorted(SUITE.glob(f"tests/{kind}/**/*.toml")) if os.environ.get("TOML_TEST") else []


@pytest.mark.skipif(not os.environ.get("TOML_TEST"), reason="TOML_TEST names no copy of the suite")
def test_the_whole_suite_agrees_and_what_the_parser_refuses_is_told_with_its_place():
    valid, told = 0, 0
    for path in files("valid") + files("invalid"):
        data = path.read_bytes()
        try:
            text = data.decode()
            tomllib.loads(text.removeprefix("\ufeff").replace("\r\n", "\n"))
        except (UnicodeDecodeError, tomllib.TOMLDecodeError):
            findings = read_deck(data, "x").findings
            assert findings, path
            assert all(f.line >= 1 and f.col >= 1 and f.message for f in findings), path
            told += 1
        else:
            agree(text)
            valid += 1
    assert valid > 200, "the suite is there"
    assert told > 400

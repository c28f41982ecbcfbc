"""What is written is safe, whatever is in it."""

from __future__ import annotations

import io
import json
import sys
import time
import unicodedata

import pytest
from cli_kit import FakeTerminal
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cli.output import ISOLATE, folded, json_text, labelled, print_json, say, table, width


def _said(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, text: str) -> str:
    monkeypatch.setattr(sys, "stdout", stream)
    say(text)
    return stream.getvalue()


@given(st.text(alphabet=st.characters(), max_size=80))
def test_no_control_character_is_ever_written(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        out = _said(patch, io.StringIO(), text)
        json_out = io.StringIO()
        patch.setattr(sys, "stdout", json_out)
        print_json([text])
    for written in (out, json_out.getvalue()):
        assert not [c for c in written if unicodedata.category(c) == "Cc" and c != "\n"]
        assert "\u202e" not in written
    assert json.loads(json_out.getvalue()) == [text]


def test_a_text_from_right_to_left_stands_on_its_own_line_and_is_isolated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = _said(monkeypatch, io.StringIO(), labelled("2", "شبكة"))
    assert out == "2\n\u2067شبكة\u2069\n"


def test_in_a_terminal_lines_are_wrapped_and_in_a_pipe_they_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    text = "word " * 40
    assert max(map(len, _said(monkeypatch, FakeTerminal(), text).split("\n"))) <= 40
    assert _said(monkeypatch, io.StringIO(), text).count("\n") == 1


def test_each_line_of_a_wrapped_text_from_right_to_left_is_isolated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    lines = _said(monkeypatch, FakeTerminal(), "نص " * 40).strip().split("\n")
    assert len(lines) > 1
    assert all(line.startswith(ISOLATE) for line in lines)


def test_columns_of_a_table_stand_under_each_other_with_wide_letters(
    capsys: pytest.CaptureFixture[str],
) -> None:
    table([["日本", "1"], ["a", "20"]], right=frozenset({1}))
    assert capsys.readouterr().out == "日本   1\na     20\n"
    assert width("é") == width("e\u0301") == 1


def test_a_stream_that_knows_only_ascii_gets_ascii_json(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii", errors="backslashreplace"))
    print_json({"é": "😀"})
    assert json.loads(raw.getvalue()) == {"é": "😀"}


_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(-1e6, 1e6).map(lambda x: round(x, 6))
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)


@given(_values)
def test_very_much_json_says_the_same_as_little(value: object) -> None:
    assert json.loads(json_text(value, much=True)) == json.loads(json_text(value))


def test_very_much_json_has_nothing_that_acts_on_a_terminal() -> None:
    value = {"a": ["\x1b[2J", "\u202e", "\udc80"]}
    assert json_text(value, much=True) == json_text(value)


@pytest.mark.parametrize(
    "text", ["word " * 200_000, "x" * 1_000_000, "א1 b " * 200_000], ids=["words", "one word", "turns"]
)
def test_a_very_long_text_is_folded_in_a_moment(text: str) -> None:
    begun = time.process_time()
    lines = folded(text, 76)
    assert time.process_time() - begun < 4.0
    assert max(map(width, lines)) <= 76

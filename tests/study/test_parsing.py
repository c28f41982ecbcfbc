"""The log's lines between JSON and values."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.lines import Answer, Aside, DeckUse, Move, Set, Start, Undo, Unknown
from quizapp.study.parsing import BadLine, dumps, loads, parse, to_fields

BASE = {
    "v": 1,
    "kind": "undo",
    "id": "01ARZ3NDEKTSV4RRFFQ69G5FAV",
    "at": "2026-11-22T10:30:00.123Z",
    "line": "x",
}
ANSWER = BASE | {"kind": "answer", "card": "d#n:forward", "form": "choice", "mark": "right"}
del ANSWER["line"]


def test_an_answers_fields_stand_in_the_contracts_order():
    line = Answer(
        id="i",
        at="2026-11-22T10:30:00.123Z",
        session="s",
        card="c",
        form="choice",
        mark="right",
        n=1,
        item="m",
        stem="S",
        answer="A",
        options=("A", "B"),
        key=0,
        response=0,
        guess=True,
        hint=True,
        rating=3,
        ms=5,
        day="2026-11-22",
    )
    names = (
        "v kind id at session card n item form stem answer options key response mark guess hint rating ms day"
    )
    assert list(to_fields(line)) == names.split()


def test_what_is_empty_is_left_out_but_never_an_answers_measures():
    line = Answer(id="i", at="2026-11-22T10:30:00.123Z", card="c", form="typed", mark="wrong")
    assert list(to_fields(line)) == ["v", "kind", "id", "at", "card", "n", "form", "mark", "ms", "day"]


def test_an_empty_stem_is_kept_for_it_is_not_the_one_last_logged():
    line = Answer(id="i", at="2026-11-22T10:30:00.123Z", card="c", form="typed", mark="wrong", stem="")
    assert to_fields(line)["stem"] == ""


def test_a_move_says_from_and_to_and_decks_are_objects():
    at = "2026-11-22T10:30:00.123Z"
    assert to_fields(Move(id="i", at=at, source="a", target="b")) == {
        "v": 1, "kind": "move", "id": "i", "at": at, "from": "a", "to": "b",
    }  # fmt: skip
    start = Start(id="i", at=at, session="i", mode="quiz", decks=(DeckUse("d", "ff"),))
    assert to_fields(start)["decks"] == [{"deck": "d", "digest": "ff"}]
    assert parse(to_fields(start)) == start


def test_unknown_fields_are_passed_over():
    assert parse(BASE | {"new": 1}) == parse(BASE)


def test_an_unknown_kind_is_kept_with_all_its_fields():
    fields = BASE | {"kind": "later", "session": "s", "more": [1]}
    line = parse(fields)
    assert isinstance(line, Unknown)
    assert to_fields(line) == fields


def test_a_line_of_a_newer_version_is_unknown_and_kept():
    fields = ANSWER | {"v": 2, "mark": ["anything"], "session": 5}
    line = parse(fields)
    assert isinstance(line, Unknown)
    assert line.kind == "answer"
    assert to_fields(line) == fields


@pytest.mark.parametrize("version", [None, 0, -1, True, "1", 1.0])
def test_a_line_without_a_version_is_bad(version):
    with pytest.raises(BadLine, match="version"):
        parse(BASE | {"v": version})


@pytest.mark.parametrize(
    ("change", "about"),
    [
        ({"kind": 5}, "kind"),
        ({"id": ""}, "id"),
        ({"id": None}, "id"),
        ({"at": "2026-11-22"}, "at"),
        ({"at": "2026-02-30T10:30:00.123Z"}, "at"),
        ({"at": "2026-11-22T24:30:00.123Z"}, "at"),
        ({"at": "2026-11-22T10:30:00.123+01:00"}, "at"),
        ({"at": "2026-11-22T10:30:00.1２3Z"}, "at"),
        ({"session": 3}, "session"),
        ({"card": None}, "card"),
        ({"card": ["c"]}, "card"),
        ({"form": 1}, "form"),
        ({"mark": "perfect"}, "mark"),
        ({"mark": None}, "mark"),
        ({"n": -1}, "n"),
        ({"n": True}, "n"),
        ({"n": 1.0}, "n"),
        ({"ms": 2**64}, "ms"),
        ({"stem": 1}, "stem"),
        ({"options": "AB"}, "options"),
        ({"options": ["A", 2]}, "options"),
        ({"options": ["A"], "key": 1}, "key"),
        ({"options": ["A"], "key": -1}, "key"),
        ({"response": 0}, "response"),
        ({"response": []}, "response"),
        ({"guess": "yes"}, "guess"),
        ({"rating": 5}, "rating"),
        ({"rating": True}, "rating"),
        ({"day": "2026-13-01"}, "day"),
        ({"day": "20261101"}, "day"),
    ],
)
def test_a_bad_field_is_named_in_the_reason(change, about):
    with pytest.raises(BadLine, match=f"`{about}`"):
        parse(ANSWER | change)


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "start", "mode": "exam"},
        {"kind": "start", "mode": "quiz", "decks": [1]},
        {"kind": "start", "mode": "quiz", "decks": {}},
        {"kind": "start", "mode": "quiz", "options": []},
        {"kind": "undo", "line": None},
        {"kind": "card", "card": "c", "action": "burn"},
        {"kind": "move", "from": "a"},
        {"kind": "set", "name": "limit"},
        {"kind": "aside"},
        {"kind": "finish", "right": "6"},
    ],
)
def test_every_kind_asks_for_its_own_fields(fields):
    with pytest.raises(BadLine):
        parse(BASE | fields)


def test_null_is_the_same_as_left_out():
    nulls = dict.fromkeys(("stem", "options", "key", "response", "guess", "rating", "item", "day", "session"))
    assert parse(ANSWER | nulls) == parse(ANSWER)


def test_a_key_in_words_does_no_harm():
    assert parse(ANSWER | {"key": "Tokyo"}) == parse(ANSWER)


def test_a_setting_may_be_null_again():
    assert parse(BASE | {"kind": "set", "name": "exam", "value": None}).value is None


def test_an_attempt_taken_back_in_says_so():
    line = Aside(id="i", at="2026-11-22T10:30:00.123Z", session="s", back=True)
    assert parse(to_fields(line)) == line
    assert to_fields(line)["back"] is True


@given(st.text(st.characters()))
def test_any_text_comes_back_as_it_was(text):
    assert loads(dumps({"x": text}))["x"] == text


@given(st.text())
def test_a_printed_line_does_nothing_to_the_terminal(text):
    printed = dumps({text: text})
    assert not any(ord(each) < 32 or 0x7F <= ord(each) <= 0x9F for each in printed)
    assert not set(printed) & set("\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_other_languages_are_written_as_they_are():
    assert dumps({"x": "Größe 大きさ"}) == '{"x":"Größe 大きさ"}'


def test_half_a_character_is_written_as_an_escape():
    assert dumps({"x": "\ud800"}) == '{"x":"\\ud800"}'
    assert loads(dumps({"x": "\ud800"})) == {"x": "\ud800"}


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_numbers_that_json_does_not_know_are_refused(number):
    with pytest.raises(ValueError):
        dumps({"x": number})
    with pytest.raises(BadLine):
        loads(json.dumps({"x": number}))


@pytest.mark.parametrize(
    "raw", ["", "{", "[]", "1", "null", '{"a":1e999}', '{"a":1}{"b":2}', "[" * 100_000, "\0{}"]
)
def test_what_is_no_object_is_bad(raw):
    with pytest.raises(BadLine):
        loads(raw)


ANY_VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.just("2026-11-22T10:30:00.123Z"),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
    max_leaves=3,
)
ANY_NAME = st.sampled_from([*ANSWER, "decks", "options", "key", "response", "value", "n"])
KIND_WORDS = "start answer mark undo card move set aside flag finish x"
KINDS = st.sampled_from(KIND_WORDS.split())


@given(st.dictionaries(ANY_NAME, ANY_VALUE), KINDS)
def test_any_object_is_a_line_or_a_bad_line(change, kind):
    try:
        line = parse(ANSWER | {"kind": kind} | change)
    except BadLine:
        return
    assert parse(to_fields(line)) == line


def test_lines_are_of_their_own_class():
    assert isinstance(parse(BASE), Undo)
    assert isinstance(parse(BASE | {"kind": "set", "name": "a", "value": 1}), Set)

"""What is read fast is what is read with care."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.storage.index.wire import fast_answer
from quizapp.storage.log_reading import careful
from quizapp.study.lines import Answer
from quizapp.study.parsing import BadLine

GOOD = {
    "v": 1, "kind": "answer", "id": "01A", "at": "2026-11-22T10:30:00.123Z", "session": "s",
    "card": "d#x:forward",
    "form": "choice", "mark": "wrong", "rating": 1, "ms": 15, "day": "2026-11-22", "n": 3, "stem": "Wo?",
    "answer": "da", "options": ["da", "dort"], "key": 0, "response": 1, "guess": True, "hint": False,
}  # fmt: skip
ODD = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 5), st.floats(allow_nan=False), st.text(max_size=4),
    st.sampled_from(["right", "2026-02-30", "2026-W01-1", "2026-11-22T24:00:00.000Z", "٢٠٢٦-11-22", "1"]),
    st.just(1 << 60),
    st.lists(st.sampled_from(["a", 1, None]), max_size=3),
)  # fmt: skip


def read_with_care(raw: bytes) -> Answer | None:
    try:
        line = careful(raw)
    except BadLine:
        return None
    return line if isinstance(line, Answer) else None


@given(
    st.dictionaries(st.sampled_from([*GOOD, "more"]), ODD, max_size=3),
    st.sets(st.sampled_from(list(GOOD)), max_size=4),
)
def test_an_answer_that_is_read_fast_is_the_same_as_with_care(odd: dict[str, object], less: set[str]) -> None:
    fields = {name: value for name, value in (GOOD | odd).items() if name not in less or name in odd}
    raw = (json.dumps(fields, ensure_ascii=False) + "\n").encode()
    fast = fast_answer(raw)
    if fast is None:
        return
    line = read_with_care(raw)
    assert line is not None
    for name in ("id", "at", "card", "form", "mark", "rating", "stem", "answer", "response", "day"):
        assert getattr(fast, name) == getattr(line, name), name
    assert (fast.session or "", fast.ms or 0, fast.n or 0) == (line.session, line.ms, line.n)
    assert (bool(fast.guess), bool(fast.hint), tuple(fast.options or ())) == (
        line.guess,
        line.hint,
        line.options,
    )


def test_an_ordinary_answer_is_read_fast() -> None:
    assert fast_answer(json.dumps(GOOD).encode()) is not None


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{", b"[]", b"{}", b'{"v":1}', b"\xff",
        b'{"v":2,"kind":"answer"}', b'{"v":1,"kind":"undo","id":"1"}',
        json.dumps(GOOD | {"response": 2}).encode(), json.dumps(GOOD | {"day": ""}).encode(),
        json.dumps(GOOD | {"ms": -1}).encode(), json.dumps(GOOD | {"v": 2}).encode(),
    ],
)  # fmt: skip
def test_everything_else_is_left_to_care(raw: bytes) -> None:
    assert fast_answer(raw) is None


@given(st.binary(max_size=60), st.integers(0, 200), st.integers(0, 60))
def test_bytes_damaged_anywhere_are_never_read_as_something_else(junk: bytes, at: int, cut: int) -> None:
    whole = json.dumps(GOOD).encode()
    raw = whole[:at] + junk + whole[at + cut :]
    fast = fast_answer(raw)
    if fast is not None:
        line = read_with_care(raw)
        assert line is not None
        assert (fast.id, fast.card, fast.rating, fast.response) == (
            line.id,
            line.card,
            line.rating,
            line.response,
        )

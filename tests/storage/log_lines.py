"""Strategies and helpers for the log's tests: lines of every kind, and folders to write them to."""

from datetime import UTC, datetime
from pathlib import Path

from hypothesis import strategies as st

from quizapp.storage.log import LogWriter, read_log
from quizapp.study.lines import (
    Answer,
    Aside,
    CardLine,
    DeckUse,
    Finish,
    Flag,
    Line,
    Mark,
    Move,
    Set,
    Start,
    Undo,
    Unknown,
)
from quizapp.study.ulid import ALPHABET

DEVICE = "swift-heron"

texts = st.text(max_size=20)
names = st.text(min_size=1, max_size=12)
ids = st.text(ALPHABET, min_size=26, max_size=26)
counts = st.integers(0, 2**53)
times = st.datetimes(datetime(2026, 9, 1), datetime(2027, 2, 1)).map(
    lambda at: at.replace(tzinfo=UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
)
days = st.dates().map(str) | st.just("")
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)
marks = st.sampled_from(["right", "wrong", "skipped"])
base = {"id": ids, "at": times, "session": texts}
some_card = st.sampled_from(["d#a~000000:forward", "d#a~000000:reverse", "d#b~000000:forward"])
some_text = st.sampled_from(["", "one", "two", "Größe\u2028\x85"])


@st.composite
def answers(draw, texts_given=True):
    options = tuple(draw(st.lists(texts, max_size=4)))
    place = st.integers(0, len(options) - 1) if options else st.nothing()
    shown = some_text if texts_given else some_text | st.none()
    return Answer(
        **{name: draw(strategy) for name, strategy in base.items()},
        card=draw(some_card),
        form=draw(st.sampled_from(["flashcard", "choice", "typed", "match"])),
        mark=draw(marks),
        n=draw(counts),
        item=draw(texts),
        stem=draw(shown),
        answer=draw(shown),
        options=options,
        key=draw(st.none() | place),
        response=draw(st.none() | texts | place),
        guess=draw(st.booleans()),
        hint=draw(st.booleans()),
        rating=draw(st.none() | st.integers(1, 4)),
        ms=draw(counts),
        day=draw(days),
    )


starts = st.builds(
    Start,
    **base,
    mode=st.sampled_from(["study", "quiz", "test", "practice"]),
    decks=st.lists(st.builds(DeckUse, names, texts), max_size=3).map(tuple),
    seed=texts,
    options=st.dictionaries(texts, json_values, max_size=3),
    assignment=texts,
    learner=texts,
    app=texts,
)
others = st.one_of(
    st.builds(Mark, **base, line=ids, mark=marks, why=texts),
    st.builds(Undo, **base, line=ids),
    st.builds(CardLine, **base, card=names, action=st.sampled_from(["suspend", "resume", "bury", "reset"])),
    st.builds(Move, **base, source=names, target=names),
    st.builds(Set, **base, name=names, value=json_values, deck=texts),
    st.builds(Aside, **{**base, "session": names}, back=st.booleans()),
    st.builds(Flag, **base, card=names, remark=texts, digest=texts),
    st.builds(Finish, **base, right=counts, total=counts),
    st.builds(
        Unknown,
        **base,
        kind=st.sampled_from(["later", "Answer", "ändern"]),
        fields=st.dictionaries(st.sampled_from(["card", "x", "ü"]), json_values, max_size=3),
    ),
)
lines = st.one_of(answers(), starts, others)
logs = st.lists(lines, max_size=12, unique_by=lambda line: line.id)


def in_order(written):
    return tuple(sorted(written, key=lambda line: (line.at, line.id)))


def writer(folder: Path, device: str = DEVICE, **how) -> LogWriter:
    return LogWriter(folder, device, read_log(folder, device), **how)


def write(folder: Path, written, device: str = DEVICE) -> None:
    to = writer(folder, device)
    for line in written:
        to.append(line)


def answer(number: int, **fields) -> Answer:
    """An answer of 22 November 2026, the `number`th minute of that day."""
    given = {
        "id": f"{number:026}",
        "at": f"2026-11-22T{number // 60:02}:{number % 60:02}:00.000Z",
        "session": "s",
        "card": "d#a~000000:forward",
        "form": "typed",
        "mark": "right",
        "n": number,
        "stem": "Stem?",
        "answer": "Answer.",
        "ms": 900,
        "day": "2026-11-22",
    }
    return Answer(**{**given, **fields})


def line_of(number: int) -> Line:
    return Undo(id=f"{number:026}", at=f"2026-11-22T10:{number:02}:00.000Z", line="x")

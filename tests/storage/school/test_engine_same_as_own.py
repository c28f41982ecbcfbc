"""The engine's class is the same as that of the program's own reader, whatever is in the logs."""

import os
from dataclasses import fields
from pathlib import Path

import pytest
from made_class import made_class

from quizapp.library import classes
from quizapp.library.class_reading import by_learner
from quizapp.library.classes import ClassRead, read_class
from quizapp.scores.analysis.table import Table
from quizapp.storage.class_files import head_of, logs_of, sources
from quizapp.storage.school import engine
from quizapp.storage.school.lots import Bundle
from quizapp.study.line_json import dumps, to_fields
from quizapp.study.lines import Answer, Finish, Line, Start

needs_engine = pytest.mark.skipif(
    not engine.is_there(), reason="DuckDB is not installed: pip install 'quizapp[class]'"
)
SEEDS = range(int(os.environ.get("QUIZAPP_FUZZ", "600")) // 60)


def same(folder: Path) -> ClassRead:
    own, other = read_class(folder, reader="own"), read_class(folder, reader="engine")
    assert other.problems == own.problems
    assert other.roll.attempts == own.roll.attempts
    assert other.roll.items == own.roll.items
    for column in fields(Table):
        assert getattr(other.roll.table, column.name) == getattr(own.roll.table, column.name), column.name
    assert other == own
    return own


def taken(folder: Path) -> list[bool]:
    """Of each learner whether the engine takes the files."""
    people = by_learner([head_of(source) for source in sources(folder)])
    bundles = [
        Bundle(number, tuple((str(place) + device, path) for place, head in enumerate(each.heads)
        for device, path in logs_of(head.source)))
        for number, each in enumerate(people)
    ]  # fmt: skip
    with engine.Engine() as running:
        return [found is not None for _, found in running.read(bundles)]


@needs_engine
@pytest.mark.parametrize("seed", SEEDS)
def test_plain_logs_come_to_the_same_class(seed, tmp_path):
    made_class(tmp_path, seed, 30, odd=0)
    assert len(same(tmp_path).roll.table) > 50


@needs_engine
@pytest.mark.parametrize("seed", SEEDS)
def test_odd_logs_come_to_the_same_class_with_the_same_words(seed, tmp_path):
    made_class(tmp_path, 10_000 + seed, 30, odd=1)
    assert same(tmp_path).problems


@needs_engine
def test_plain_logs_are_taken_by_the_engine_itself(tmp_path):
    made_class(tmp_path, 5, 40, odd=0)
    found = taken(tmp_path)
    assert sum(found) > len(found) / 2


@needs_engine
def test_texts_that_change_in_a_long_file_are_those_told_last(tmp_path):
    folder = tmp_path / "kim"
    folder.mkdir()
    lines: list[Line] = [Start(id="0", at="2026-09-01T10:00:00.000Z", session="s", mode="quiz")]
    for n in range(1, 9000):
        told = f"{n} " + 200 * "long " if n % 7 == 0 else None
        base = {"id": f"{n:06}", "at": "2026-09-01T10:00:01.000Z", "session": "s", "mark": "right"}
        lines.append(
            Answer(**base, card=f"d#{n % 3}", form="typed", n=n, stem=told, answer=told, response="x")
        )
    lines.append(Finish(id="z", at="2026-09-01T10:00:02.000Z", session="s"))
    text = "".join(dumps(to_fields(line)) + "\n" for line in lines)
    (folder / "2026-09.swift-heron.jsonl").write_text(text)
    assert taken(tmp_path) == [True]
    assert len(same(tmp_path).roll.items) > 1000


@needs_engine
def test_names_that_an_engine_would_take_for_many_files_are_read_as_they_are(tmp_path):
    made_class(tmp_path / "a*", 3, 2, odd=0)
    made_class(tmp_path / "year=2026", 4, 2, odd=0)
    made_class(tmp_path / "a[b]{c}", 5, 2, odd=0)
    assert len(same(tmp_path).roll.learners) >= 6


def test_a_large_class_without_the_engine_is_read_and_told_what_is_faster(tmp_path, monkeypatch):
    made_class(tmp_path, 6, 3, odd=0)
    monkeypatch.setattr(classes, "LARGE", 10)
    monkeypatch.setattr(engine, "is_there", lambda: False)
    found = read_class(tmp_path)
    assert found.roll.attempts
    assert any("quizapp[class]" in remark for remark in found.remarks)
    monkeypatch.setattr(classes, "LARGE", 2**40)
    assert not any("quizapp[class]" in remark for remark in read_class(tmp_path).remarks)


@needs_engine
def test_a_large_class_is_read_by_the_engine_where_there_is_one(tmp_path, monkeypatch):
    made_class(tmp_path, 6, 3, odd=0)
    own = read_class(tmp_path, reader="own")
    monkeypatch.setattr(classes, "LARGE", 10)
    monkeypatch.setattr(classes, "by_own", None)
    shares: list[float] = []
    assert read_class(tmp_path, shares.append) == own
    assert shares[-1] == 1

"""The engine's class is the same as that of the program's own reader, whatever is in the logs."""

import os
from dataclasses import fields
from pathlib import Path

import pytest
from made_class import made_class

from quizapp.library.class_reading import by_learner
from quizapp.library.classes import ClassRead, read_class
from quizapp.scores.analysis.table import Table
from quizapp.storage.class_files import head_of, logs_of, sources
from quizapp.storage.school import engine

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
        engine.Bundle(number, tuple((str(place) + device, path) for place, head in enumerate(each.heads)
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

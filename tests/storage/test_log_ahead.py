"""Answers of days to come: a device's clock was ahead. They count, and it is told where they stand."""

from datetime import date

import pytest
from log_lines import answer, write
from storage.test_index_follows import followed

from quizapp.storage.index.history import History
from quizapp.storage.log import read_log
from quizapp.storage.log_verify import verify

NAME = "2027-11.calm-otter.jsonl"
LATE = {"at": "2027-11-22T10:00:00.000Z", "day": "2027-11-22"}


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "kim"
    write(
        made, [answer(1, at="2027-11-01T09:00:00.000Z"), answer(2, **LATE), answer(3, **LATE)], "calm-otter"
    )
    write(made, [answer(4)])
    return made


def test_answers_of_days_to_come_are_told_with_file_and_line_and_count_all_the_same(folder):
    [told] = History(followed(None, folder)).ahead("2026-11-22")
    assert (told.path, told.line, told.code, told.severity) == (f"kim/{NAME}", 2, "L010", "advice")
    assert "2 answers" in told.message
    assert "2027-11-22" in told.message
    assert "calm-otter" in told.message
    assert len(read_log(folder).lines) == 4
    [found] = [each for each in verify(folder, date(2026, 11, 22)).findings if each.code == "L010"]
    assert found == told


@pytest.mark.parametrize("today", ["2027-11-22", "2027-11-21"])
def test_the_day_itself_and_another_zones_tomorrow_are_nothing_odd(folder, today):
    assert History(followed(None, folder)).ahead(today) == ()
    assert not [each for each in verify(folder, date.fromisoformat(today)).findings if each.code == "L010"]

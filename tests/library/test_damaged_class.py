"""A class with a damaged file: nobody counts twice, and nobody's answers are another's."""

import pytest
from helpers.class_logs import write_class

from quizapp.library.assignments import read_assignment
from quizapp.library.classes import read_class
from quizapp.storage.class_files import head_of, read_source, sources
from quizapp.study.assignment import BadAssignment
from quizapp.study.hand_in import opened, pack
from quizapp.study.lines import Start


@pytest.fixture
def handed(tmp_path):
    write_class(tmp_path / "home", 3, times=1)
    folder = tmp_path / "class"
    folder.mkdir()
    for source in sources(tmp_path / "home"):
        lines = read_source(head_of(source)).lines
        start = next(line for line in lines if isinstance(line, Start))
        name = source.path.name
        (folder / f"week.{name}.jsonl").write_bytes(pack(start, lines, name, "test"))
    return folder


def results(folder):
    roll = read_class(folder).roll
    return sorted((a.session, a.right, a.total) for a in roll.attempts), len(roll.learners)


@pytest.mark.parametrize("first", [b"\0\0\0", b"{", b"[" * 100_000], ids=["NULs", "cut", "deep"])
def test_a_hand_in_whose_first_line_is_damaged_counts_once_and_is_named(handed, first):
    before = results(handed)
    path = sorted(handed.iterdir())[1]
    path.write_bytes(first + path.read_bytes()[3:])
    assert results(handed) == before
    told = {(each.path, each.line, each.code) for each in read_class(handed).problems}
    assert told == {(path.name, 1, "L008"), (path.name, 1, "L001")}


def test_a_log_that_begins_as_a_hand_in_does_counts_once(tmp_path):
    write_class(tmp_path, 3, times=1)
    before = results(tmp_path)
    log = min(tmp_path.rglob("*.jsonl"))
    log.write_bytes(b'{"v":1,"kind":"hand-in"}\n' + log.read_bytes())
    (log.parent / "2024-01.calm-otter-2k.jsonl").write_text("")  # what says that this is a learner's folder
    assert results(tmp_path) == before


def test_what_is_nested_too_deep_is_no_hand_in():
    assert opened(b"[" * 100_000) is None


def test_an_assignment_with_a_number_of_too_many_digits_is_refused(tmp_path):
    path = tmp_path / "week.toml"
    path.write_text(f"[assignment]\ncount = {'9' * 5000}\n")
    with pytest.raises(BadAssignment):
        read_assignment(path)

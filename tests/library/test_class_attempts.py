"""One attempt of a class's learner, looked up in the files it came from."""

import json

from helpers.class_logs import write_class

from quizapp.library.class_attempts import find_attempt
from quizapp.library.classes import read_class
from quizapp.storage.class_files import head_of, read_source, sources
from quizapp.study.hand_in import pack
from quizapp.study.lines import Start


def test_each_attempt_of_a_class_is_found_with_its_answers(tmp_path):
    write_class(tmp_path, 3)
    roll = read_class(tmp_path).roll
    assert len(roll.attempts) == 6
    for each in roll.attempts:
        found = find_attempt(tmp_path, roll.learners[each.learner], each.session)
        assert found is not None
        assert (found.right, found.total, found.at) == (each.right, each.total, each.at)
        assert len(found.answers) == each.total


def test_an_attempt_in_another_file_of_the_same_learner_is_found(tmp_path):
    write_class(tmp_path, 2)
    first = read_class(tmp_path).roll.learners[0]
    logs = sorted(tmp_path.glob(f"{first.source}/*.jsonl"))
    lines = logs[0].read_text("utf-8").splitlines(keepends=True)
    last = max(number for number, line in enumerate(lines) if json.loads(line)["kind"] == "start")
    other = tmp_path / "zz-other-device"
    other.mkdir()
    (other / "profile.toml").write_text(
        (tmp_path / first.source / "profile.toml").read_text("utf-8"), "utf-8"
    )
    (other / "2026-11.old-owl.jsonl").write_text("".join(lines[last:]), "utf-8")
    logs[0].write_text("".join(lines[:last]), "utf-8")
    session = json.loads(lines[last])["session"]
    found = find_attempt(tmp_path, first, session)
    assert found is not None
    assert found.session == session


def test_an_attempt_of_somebody_else_or_that_is_gone_is_not_found(tmp_path):
    write_class(tmp_path, 2)
    roll = read_class(tmp_path).roll
    mine, other = (next(a for a in roll.attempts if a.learner == who) for who in (0, 1))
    assert find_attempt(tmp_path, roll.learners[0], other.session) is None
    for file in tmp_path.glob(f"{roll.learners[0].source}/*"):
        file.unlink()
    assert find_attempt(tmp_path, roll.learners[0], mine.session) is None


def test_an_attempt_that_was_handed_in_is_found_in_its_file(tmp_path):
    write_class(tmp_path / "home", 1, times=1)
    (source,) = sources(tmp_path / "home")
    lines = read_source(head_of(source)).lines
    start = next(line for line in lines if isinstance(line, Start))
    handed = tmp_path / "class"
    handed.mkdir()
    (handed / "week-3_ada.jsonl").write_bytes(pack(start, lines, "Ada", "0.1.0"))
    roll = read_class(handed).roll
    (attempt,) = roll.attempts
    found = find_attempt(handed, roll.learners[0], attempt.session)
    assert found is not None
    assert (found.right, found.total) == (attempt.right, attempt.total)

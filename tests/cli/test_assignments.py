"""An assignment from the teacher's deck to the class: given out, sat, handed in, read."""

from __future__ import annotations

import json
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cli_kit import Run
from hypothesis import given
from hypothesis import strategies as st

from quizapp.library.assignments import read_assignment
from quizapp.library.classes import read_class
from quizapp.questions.wish import FORM_NAMES, Wish
from quizapp.scores.analysis.class_report import class_report
from quizapp.study.assignment import Assignment, BadAssignment, assignment_of
from quizapp.study.lines import DeckUse


@pytest.fixture
def week(quizapp: Run, tmp_path: Path) -> Path:
    path = tmp_path / "week.toml"
    result = quizapp("assign", "geo", "-n", "3", "--seed", "s", "--title", "Week 3", "-o", str(path))
    assert result.code == 0
    return path


def sit(quizapp: Run, week: Path, learner: str, replies: str = "1\n1\n1\n\n") -> str:
    result = quizapp("quiz", "--plain", "--assignment", str(week), "--learner", learner, stdin=replies)
    assert result.code == 0, result.err
    return result.out


def hand_in(quizapp: Run, week: Path, learner: str, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    words = ("hand-in", "--assignment", str(week), "--learner", learner, "-o", str(folder))
    result = quizapp(*words)
    assert result.code == 0, result.err
    return Path(result.out.strip())


def stems(out: str) -> list[str]:
    lines = out.splitlines()
    return [lines[n + 1] for n, line in enumerate(lines) if line.startswith("Question ") and " of " in line]


def test_everybody_gets_the_same_paper_and_the_class_sees_what_they_handed_in(
    quizapp: Run, week: Path, tmp_path: Path
) -> None:
    papers = [stems(sit(quizapp, week, name)) for name in ("kim", "lee")]
    assert papers[0] == papers[1]
    folder = tmp_path / "class"
    for name in ("kim", "lee"):
        hand_in(quizapp, week, name, folder)
    read = read_class(folder)
    assert (read.problems, read.remarks) == ((), ())
    assert [each.name for each in read.roll.learners] == ["kim", "lee"]
    report = class_report(read.roll)
    assert [quiz.key.assignment.partition("#")[0] for quiz in report.quizzes] == ["week"]
    assert report.answers == 6


def test_with_each_everybody_gets_a_paper_of_their_own(quizapp: Run, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    assert quizapp("assign", "bad", "-n", "4", "--each", "--seed", "s", "-o", str(path)).code == 0
    papers = {tuple(stems(sit(quizapp, path, name, "1\n1\n1\n1\n\n"))) for name in "abcdef"}
    assert len(papers) > 1


def test_a_hand_in_has_that_sitting_and_nothing_else(quizapp: Run, week: Path, tmp_path: Path) -> None:
    quizapp("quiz", "--plain", "geo", "--learner", "kim", stdin="1\n1\n1\n")
    sit(quizapp, week, "kim")
    path = hand_in(quizapp, week, "kim", tmp_path)
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [line["kind"] for line in lines] == ["hand-in", "start", *["answer"] * 3, "finish"]
    assert len({line["session"] for line in lines}) == 1
    assert all(line["stem"] and line["answer"] for line in lines if line["kind"] == "answer")
    assert path.name.startswith("week.kim.")


def test_a_hand_in_that_was_changed_is_noticed_and_read_all_the_same(
    quizapp: Run, week: Path, tmp_path: Path
) -> None:
    sit(quizapp, week, "kim")
    folder = tmp_path / "class"
    path = hand_in(quizapp, week, "kim", folder)
    text = path.read_text("utf-8")
    path.write_text(text.replace('"mark":"wrong"', '"mark":"right"').replace("Lima", "Lime"), "utf-8")
    read = read_class(folder)
    assert [problem.code for problem in read.problems] == ["L008"]
    assert len(read.roll.attempts) == 1


def test_the_same_hand_in_twice_and_beside_the_log_counts_once(
    quizapp: Run, week: Path, tmp_path: Path, home: Path
) -> None:
    sit(quizapp, week, "kim")
    folder = home / "progress"
    path = hand_in(quizapp, week, "kim", folder)
    (folder / "copy of it.jsonl").write_bytes(path.read_bytes())
    read = read_class(folder)
    assert len(read.roll.learners) == 1
    assert len(read.roll.attempts) == 1
    assert len(read.roll.table) == 3


def test_two_learners_of_one_name_are_told_apart(
    quizapp: Run, week: Path, tmp_path: Path, home: Path
) -> None:
    folder = tmp_path / "class"
    for number in range(2):
        sit(quizapp, week, "kim")
        hand_in(quizapp, week, "kim", folder)
        (home / "progress" / "kim").rename(tmp_path / f"away{number}")
    read = read_class(folder)
    names = [each.name for each in read.roll.learners]
    assert len(set(names)) == 2
    assert all(name.startswith("kim (") for name in names)
    assert any("2 learners have one name" in remark for remark in read.remarks)


def test_a_changed_deck_is_told_to_the_learner_and_to_the_teacher(
    quizapp: Run, week: Path, tmp_path: Path, home: Path
) -> None:
    folder = tmp_path / "class"
    sit(quizapp, week, "kim")
    hand_in(quizapp, week, "kim", folder)
    deck = home / "decks" / "geo.toml"
    deck.write_text(deck.read_text("utf-8").replace("Quito", "Cuzco"), "utf-8")
    told = quizapp("quiz", "--plain", "--assignment", str(week), "--learner", "lee", stdin="1\n1\n1\n\n")
    assert "not as when this was assigned" in told.err
    hand_in(quizapp, week, "lee", folder)
    (folder / "week.toml").write_bytes(week.read_bytes())
    assert any("other decks" in remark and "lee" in remark for remark in read_class(folder).remarks)


def test_before_and_after_its_time_nobody_can_sit_it(quizapp: Run, tmp_path: Path) -> None:
    for option, word in (("--from", "opens on"), ("--until", "closed on")):
        path = tmp_path / f"{option[2:]}.toml"
        when = "2099-01-01" if option == "--from" else "2001-01-01"
        assert quizapp("assign", "geo", option, when, "-o", str(path)).code == 0
        result = quizapp("quiz", "--plain", "--assignment", str(path), stdin="1\n")
        assert result.code != 0
        assert word in result.err


def test_there_is_nothing_to_hand_in_before_it_is_finished(quizapp: Run, week: Path, tmp_path: Path) -> None:
    assert "no attempt of an assignment" in quizapp("hand-in").err
    sit(quizapp, week, "kim", "1\n")
    result = quizapp("hand-in", "--learner", "kim", "-o", str(tmp_path))
    assert result.code == 2
    assert "one was begun and is not finished" in result.err


def test_an_assignment_that_is_there_is_not_written_over(quizapp: Run, week: Path) -> None:
    before = week.read_bytes()
    result = quizapp("assign", "geo", "-o", str(week))
    assert result.code == 2
    assert week.read_bytes() == before


def test_what_is_wrong_with_a_file_is_told_at_once(quizapp: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text('[assignment]\nname = 3\ncount = -1\nforms = ["guess"]\nwhat = 1\n', "utf-8")
    result = quizapp("quiz", "--assignment", str(path))
    assert result.code == 2
    for word in ("`name`", "`count`", "guess", "`what`", "[[decks]]", "`seed`"):
        assert word in result.err
    for data in (b"", b"\xff", b"[glossary]\n", b"[assignment", b"x" * 2_000_000):
        path.write_bytes(data)
        assert quizapp("quiz", "--assignment", str(path)).code == 2


def test_decks_and_options_do_not_go_with_an_assignment(quizapp: Run, week: Path) -> None:
    assert quizapp("quiz", "geo", "--assignment", str(week)).code == 2
    assert quizapp("assign", "geo", "--form", "mixed", "-o", "x.toml").code == 2


MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(
    lambda at: at.replace(microsecond=0, tzinfo=UTC)
)


@given(
    st.builds(
        Assignment,
        name=st.text(min_size=1, max_size=20).filter(lambda text: text.strip() == text),
        title=st.text(min_size=1, max_size=20).filter(lambda text: text.strip() == text),
        decks=st.lists(st.builds(DeckUse, st.text(min_size=1), st.text()), min_size=1, max_size=3).map(tuple),
        wish=st.builds(
            Wish,
            st.integers(1, 10_000),
            st.lists(st.sampled_from(FORM_NAMES), min_size=1, max_size=3).map(tuple),
            st.sampled_from(["both", "forward", "reverse"]),
            st.integers(3, 6),
            st.lists(st.text(), max_size=2).map(tuple),
        ),
        seed=st.text(min_size=1).filter(lambda text: text.strip() == text),
        each=st.booleans(),
        mode=st.sampled_from(["quiz", "test"]),
        minutes=st.integers(0, 10_000),
        opens=st.none() | MOMENTS.filter(lambda at: at.year < 2050),
        closes=st.none() | MOMENTS.filter(lambda at: at.year > 2050),
    )
)
def test_an_assignment_is_read_as_it_was_written(assignment: Assignment) -> None:
    import tomli_w

    again = assignment_of(tomllib.loads(tomli_w.dumps(assignment.fields())))
    assert again == assignment
    assert again.cited == assignment.cited


def test_an_assignment_is_cited_by_what_it_asks(week: Path) -> None:
    made = read_assignment(week)
    text = week.read_text("utf-8")
    for old, new in (("count = 3", "count = 2"), ('seed = "s"', 'seed = "t"')):
        week.write_text(text.replace(old, new), "utf-8")
        assert read_assignment(week).cited != made.cited
    week.write_text(text.replace("Week 3", "Third week"), "utf-8")
    assert read_assignment(week).cited == made.cited
    with pytest.raises(BadAssignment):
        assignment_of({"assignment": {}})

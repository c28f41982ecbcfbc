"""The demo library: a made-up history that reads well, ends before today, and is always the same."""

from __future__ import annotations

import os
import signal
import threading
from collections import Counter
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from quizapp.library.demo import LEARNER, NAME, make_demo, temporary_demo
from quizapp.storage.log import LogRead, read_log
from quizapp.storage.log_verify import verify
from quizapp.storage.profile import load
from quizapp.storage.shipped import shipped_decks
from quizapp.study.days import milliseconds, study_day
from quizapp.study.effect import taken_back
from quizapp.study.lines import Answer, CardLine, Finish, Flag, Mark, Start, Undo
from quizapp.study.memory import Memory, Review, remember
from quizapp.study.plan import Plan

TODAY = datetime(2026, 11, 22, 10, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    make_demo(folder, TODAY)
    return folder


@pytest.fixture(scope="module")
def log(demo: Path) -> LogRead:
    return read_log(demo / "progress" / LEARNER)


def answers_of(log: LogRead) -> list[Answer]:
    return [line for line in log.lines if isinstance(line, Answer)]


def memories(log: LogRead) -> dict[str, Memory]:
    gone = taken_back(log.lines)
    reviews: dict[str, list[Review]] = {}
    for line in answers_of(log):
        if line.rating and line.id not in gone:
            review = (date.fromisoformat(line.day).toordinal(), line.rating, milliseconds(line.at))
            reviews.setdefault(line.card, []).append(review)
    found = {card: remember(card, own, Plan()) for card, own in reviews.items()}
    return {card: memory for card, memory in found.items() if memory}


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_history_reads_without_problems(demo: Path) -> None:
    found = verify(demo / "progress" / LEARNER)
    assert found.findings == ()
    assert found.kinds["answer"] > 1000


def test_it_has_the_shipped_decks(demo: Path) -> None:
    assert tree(demo / "decks") == {
        name: data for name, data in tree(shipped_decks()).items() if "__pycache__" not in name
    }


def test_the_learner_s_name_says_that_it_is_made_up(demo: Path) -> None:
    profile = load(demo / "progress" / LEARNER)
    assert profile
    assert profile.name == NAME
    assert "made up" in NAME
    assert profile.problem == ""


def test_equal_arguments_make_equal_bytes(demo: Path, tmp_path: Path) -> None:
    make_demo(tmp_path / "again", TODAY)
    assert tree(tmp_path / "again") == tree(demo)
    make_demo(tmp_path / "else", TODAY, "another seed")
    assert tree(tmp_path / "else") != tree(demo)


def test_it_ends_on_the_day_before_today_and_goes_back_for_months(log: LogRead) -> None:
    days = {line.day for line in answers_of(log)}
    assert max(days) == "2026-11-21"
    assert min(days) == "2026-06-23"
    assert log.lines[-1].at < "2026-11-22T03:00"
    assert 100 < len(days) < 152  # with gaps
    streak = {str(date(2026, 11, 21) - timedelta(days=back)) for back in range(12)}
    assert streak <= days


def test_each_line_stands_on_its_own_day_in_its_own_sitting(log: LogRead) -> None:
    starts = {line.session: line for line in log.lines if isinstance(line, Start)}
    for line in answers_of(log):
        at = datetime.fromisoformat(line.at).astimezone(TODAY.tzinfo)
        assert line.day == study_day(at)
        assert starts[line.session].at <= line.at


def test_what_is_remembered_follows_the_plan(log: LogRead) -> None:
    gone = taken_back(log.lines)
    last: dict[str, str] = {}
    recalled: Counter[bool] = Counter()
    for line in answers_of(log):
        if line.form == "flashcard" and line.rating and line.id not in gone:
            if last.get(line.card, line.day) != line.day:
                recalled[line.rating > 1] += 1
            last[line.card] = line.day
    assert 0.8 < recalled[True] / recalled.total() < 0.95
    due = [memory for memory in memories(log).values() if memory.due_day <= TODAY.date().toordinal()]
    assert 3 <= len(due) <= 60
    assert sum(memory.stability > 21 for memory in memories(log).values()) > 30


def test_there_is_something_of_everything_to_look_at(log: LogRead) -> None:
    answers = answers_of(log)
    assert {line.form for line in answers} >= {"flashcard", "choice", "typed", "true-false", "match"}
    assert {line.mark for line in answers} == {"right", "wrong", "skipped"}
    assert any(line.guess for line in answers)
    assert any(line.hint for line in answers)
    for kind in (Undo, Flag, Mark, Finish):
        assert any(isinstance(line, kind) for line in log.lines), kind
    assert [line.action for line in log.lines if isinstance(line, CardLine)] == ["suspend"]
    assert {line.mode for line in log.lines if isinstance(line, Start)} == {"study", "quiz", "test"}
    assert len({name.split(".")[1] for name in log.sizes}) == 2  # devices


def test_some_cards_are_leeches(log: LogRead) -> None:
    assert 2 <= sum(memory.lapses >= 8 for memory in memories(log).values()) <= 8


def test_some_answers_are_mixed_up_again_and_again(log: LogRead) -> None:
    taken: Counter[frozenset[str]] = Counter()
    for line in answers_of(log):
        given = line.options[line.response] if isinstance(line.response, int) else line.response
        if line.mark == "wrong" and line.form in ("choice", "match", "typed") and given and line.answer:
            taken[frozenset((line.answer, given))] += 1
    assert [count >= 3 for _, count in taken.most_common(3)] == [True] * 3
    assert any("Terbium" in pair and count >= 3 for pair, count in taken.items())


def test_the_score_of_every_quiz_is_what_its_answers_come_to(log: LogRead) -> None:
    overridden = {line.line for line in log.lines if isinstance(line, Mark)}
    for finish in (line for line in log.lines if isinstance(line, Finish)):
        own = [line for line in answers_of(log) if line.session == finish.session]
        assert len(own) == finish.total
        assert finish.right == sum(line.mark == "right" or line.id in overridden for line in own)


@pytest.mark.parametrize("zone", [timezone(timedelta(hours=13)), timezone(timedelta(hours=-10))])
@pytest.mark.parametrize("hour", [3, 5])
def test_it_ends_before_today_in_any_zone_at_any_hour(tmp_path: Path, zone: timezone, hour: int) -> None:
    today = datetime(2027, 3, 1, hour, tzinfo=zone)
    make_demo(tmp_path / "demo", today, "x")
    log = read_log(tmp_path / "demo" / "progress" / LEARNER)
    assert log.problems == ()
    assert max(line.day for line in answers_of(log)) < study_day(today)
    assert datetime.fromisoformat(log.lines[-1].at) < today


def test_today_needs_its_zone(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="zone"):
        make_demo(tmp_path / "demo", datetime(2026, 11, 22))


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_that_ends_the_program_takes_the_demo_with_it(number: int) -> None:
    before = signal.getsignal(number)
    folders: list[Path] = []
    with pytest.raises(SystemExit) as ended:
        _end_a_demo(number, folders)
    assert ended.value.code == 128 + number
    assert not folders[0].exists()
    assert signal.getsignal(number) == before


def _end_a_demo(number: int, folders: list[Path]) -> None:
    with temporary_demo(TODAY) as folder:
        assert (folder / "library" / "decks").is_dir()
        folders.append(folder)
        os.kill(os.getpid(), number)


def test_a_signal_that_is_ignored_stays_so() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with temporary_demo(TODAY) as folder:
            os.kill(os.getpid(), signal.SIGHUP)
            assert folder.exists()
    finally:
        signal.signal(signal.SIGHUP, before)
    assert not folder.exists()


def test_in_another_thread_a_demo_is_removed_too_and_no_signal_is_touched() -> None:
    seen: list[bool] = []

    def hold() -> None:
        with temporary_demo(TODAY) as folder:
            seen.append(signal.getsignal(signal.SIGTERM) == signal.SIG_DFL)
        seen.append(not folder.exists())

    thread = threading.Thread(target=hold)
    thread.start()
    thread.join()
    assert seen == [True, True]

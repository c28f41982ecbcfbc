"""A quiz in plain lines, from the first question to the result, and what is then on the disk."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from cli_kit import Run

from quizapp.storage.log import LogWriter, NotSaved
from quizapp.study.lines import Answer, Line

KEYS = {"Lima", "Bamako", "Suva"}


def log(home: Path) -> list[dict[str, Any]]:
    files = sorted((home / "progress").glob("*/*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


def kinds(home: Path) -> list[str]:
    return [line["kind"] for line in log(home)]


def right_numbers(quizapp: Run, *options: str) -> list[str]:
    """The numbers of the right options of a quiz on geo with seed s."""
    paper = quizapp("paper", "geo", "--seed", "s", "--json", *options)
    return [str(item["key"] + 1) for item in json.loads(paper.out)]


def test_every_answer_is_acknowledged_and_the_result_says_what_came_of_it(quizapp: Run, home: Path) -> None:
    keys = right_numbers(quizapp)
    wrong = "1" if keys[1] != "1" else "2"
    result = quizapp("quiz", "--plain", "geo", "--seed", "s", stdin=f"{keys[0]}\n{wrong}\n{keys[2]}\n")
    assert result.code == 0
    assert result.err == ""
    assert [f"Question {n} of 3" in result.out for n in (1, 2, 3)] == [True] * 3
    assert result.out.count("Saved.") == 3
    assert result.out.count("Right. Saved.") == 2
    assert re.search(rf"Wrong\. The answer is {keys[1]}: (Lima|Bamako|Suva)\. Saved\.", result.out)
    assert "Result: 2 of 3 right · guessing would get about 1" in result.out
    assert "The one you missed comes back in Study." in result.out
    assert re.search(r"Your answer: .+\nThe right one: (Lima|Bamako|Suva)\n", result.out)
    assert kinds(home) == ["start", "answer", "answer", "answer", "finish"]


def test_an_answer_is_on_the_disk_before_it_is_acknowledged(
    quizapp: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def reply() -> str | None:
        seen.append(sum(kind == "answer" for kind in kinds(home)))
        return "1" if len(seen) < 3 else None

    monkeypatch.setattr("quizapp.cli.plain_time.read_line", reply)
    quizapp("quiz", "--plain", "geo")
    assert seen == [0, 1, 2]


def test_a_guess_a_hint_a_skip_and_a_flag_are_kept_with_the_answer(quizapp: Run, home: Path) -> None:
    numbers = right_numbers(quizapp)
    stdin = f":h\n:f two are right\n{numbers[0]}?\n:s\n"
    result = quizapp("quiz", "--plain", "geo", "--seed", "s", stdin=stdin)
    flag, first, second = [line for line in log(home) if line["kind"] in ("flag", "answer")]
    assert flag["remark"] == "two are right"
    assert first["guess"] is True
    assert first["mark"] == "right"
    assert second["mark"] == "skipped"
    assert "response" not in second or second["response"] is None
    assert "Flagged. Saved." in result.out
    assert "Right, and guessed. Saved." in result.out
    assert "Skipped. The answer is" in result.out


def test_a_reply_that_is_not_understood_saves_nothing_and_asks_again(quizapp: Run, home: Path) -> None:
    result = quizapp("quiz", "--plain", "geo", stdin="9\nfoo\n\n:x\n\x1b[2J\n")
    assert result.out.count("Nothing is saved.") == 5
    assert result.out.count("Question ") == 1
    assert kinds(home) == []
    assert "Stopped after 0 of 3. Nothing was saved." in result.out


def test_undo_asks_again_and_the_first_mark_stays_the_score(quizapp: Run, home: Path) -> None:
    numbers = right_numbers(quizapp)
    wrong = "1" if numbers[0] != "1" else "2"
    stdin = f":u\n{wrong}\n:u\n" + "\n".join(numbers)
    result = quizapp("quiz", "--plain", "geo", "--seed", "s", stdin=stdin)
    assert "There is no answer to take back." in result.out
    assert "Taken back. Saved. The first answer stays the score." in result.out
    assert result.out.count("Question 1 of 3") == 2
    assert "Result: 2 of 3 right" in result.out


def test_after_the_result_the_last_answer_can_still_be_taken_back(quizapp: Run, home: Path) -> None:
    numbers = right_numbers(quizapp)
    stdin = "\n".join([*numbers, ":u", numbers[2], ""])
    result = quizapp("quiz", "--plain", "geo", "--seed", "s", stdin=stdin)
    assert result.out.count("Question 3 of 3") == 2
    assert result.out.count("Result: 3 of 3") == 2
    assert kinds(home)[-5:] == ["finish", "undo", "undo", "answer", "finish"]


def test_a_quiz_left_after_its_last_answer_was_taken_back_goes_on(quizapp: Run, home: Path) -> None:
    numbers = right_numbers(quizapp)
    left = quizapp("quiz", "--plain", "geo", "--seed", "s", stdin="\n".join([*numbers, ":u", ":q"]))
    assert "Stopped after 2 of 3. `quizapp quiz --plain --continue` goes on with it." in left.out
    again = quizapp("quiz", "--plain", "--continue", stdin=f"{numbers[2]}\n\n")
    assert again.code == 0
    assert "Question 3 of 3" in again.out
    assert "Result: 3 of 3" in again.out
    assert quizapp("quiz", "--plain", "--continue").code == 1


def test_a_test_tells_nothing_before_its_end_and_answers_change_until_then(quizapp: Run, home: Path) -> None:
    numbers = right_numbers(quizapp)
    wrong = "1" if numbers[2] != "1" else "2"
    stdin = "\n".join([numbers[0], numbers[1], wrong, ":u", numbers[2], "", ""])
    result = quizapp("quiz", "--plain", "--test", "geo", "--seed", "s", stdin=stdin)
    before = result.out.partition("Result:")[0]
    assert "Right" not in before
    assert "Wrong" not in before
    assert before.count("\nSaved.\n") == 4
    assert "Result: 3 of 3 right" in result.out
    assert log(home)[0]["mode"] == "test"


def test_a_trial_saves_nothing_and_says_so_once(quizapp: Run, home: Path) -> None:
    result = quizapp("quiz", "--plain", "--try", "geo", stdin="1\n:f odd\n2\n1\n")
    assert result.out.count("Not saved: this is a trial.") == 1
    assert "Saved." not in result.out
    assert "Result: " in result.out
    assert "come back" not in result.out
    assert kinds(home) == []


def test_a_quiz_that_was_stopped_goes_on_where_it_was(quizapp: Run, home: Path) -> None:
    stopped = quizapp("quiz", "--plain", "geo", stdin="1\n:q\n")
    assert stopped.code == 0
    assert "Stopped after 1 of 3. `quizapp quiz --plain --continue` goes on with it." in stopped.out
    other = quizapp("quiz", "--plain", "geo")
    assert "A quiz waits unfinished, 1 of 3." in other.out
    result = quizapp("quiz", "--plain", "--continue", stdin="1\n1\n")
    assert "Question 1 of 3" not in result.out
    assert "Question 2 of 3" in result.out
    assert "Result: " in result.out
    nothing = quizapp("quiz", "--plain", "--continue")
    assert nothing.code == 1
    assert "no unfinished quiz" in nothing.err


def test_the_tip_to_go_on_names_the_same_library_and_learner(quizapp: Run, home: Path) -> None:
    result = quizapp("quiz", "--plain", "geo", "--learner", "Jo Li", "--home", str(home), stdin="1\n")
    assert "--learner 'Jo Li'" in result.out
    assert f"--home {home}" in result.out


def test_without_a_deck_one_is_chosen_by_its_number(quizapp: Run) -> None:
    result = quizapp("quiz", "--plain", stdin="0\nx\n2\n")
    assert "2 decks." in result.out
    assert result.out.count("Type a number from 1 to 2") == 2
    assert "Quiz: Places" in result.out
    for leaving in ("", ":q\n"):
        result = quizapp("quiz", "--plain", stdin=leaving)
        assert result.code == 0
        assert "Question" not in result.out


def test_a_wish_that_nothing_fits_is_one_line(quizapp: Run) -> None:
    result = quizapp("quiz", "--plain", "geo", "--tag", "none")
    assert result.code == 1
    assert "no card with the tag none" in result.err


def test_the_lines_that_help_name_every_command(quizapp: Run) -> None:
    result = quizapp("quiz", "--plain", "geo", stdin=":?\n")
    for command in (":u", ":f", ":h", ":s", ":q", "::", "2?"):
        assert command in result.out


def test_when_the_time_is_up_the_rest_is_skipped(
    quizapp: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = iter(range(0, 100_000, 40))
    monkeypatch.setattr("quizapp.cli.plain_time.monotonic", lambda: float(next(times)))
    result = quizapp("quiz", "--plain", "--test", "--minutes", "6", "geo", stdin="1\n1\n1\n")
    assert "6 minutes left" in result.out or "5 minutes left" in result.out
    assert "The time is up." in result.out
    assert kinds(home)[-1] == "finish"
    assert log(home)[-2]["mark"] == "skipped"


class Clock:
    """A clock for `--minutes`, and replies that come at their times."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, replies: list[tuple[float, str | None]]) -> None:
        self.now = 0.0
        self.replies = iter(replies)
        monkeypatch.setattr("quizapp.cli.plain_time.monotonic", lambda: self.now)
        monkeypatch.setattr("quizapp.cli.plain_time.read_line", self.read)

    def read(self) -> str | None:
        self.now, reply = next(self.replies)
        return reply


@pytest.mark.parametrize("options", [[], ["--test"]])
def test_the_question_on_screen_when_the_time_is_up_keeps_its_time_and_a_late_reply_is_named(
    options: list[str], quizapp: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Clock(monkeypatch, [(20.0, "1"), (90.0, "2"), (91.0, None)])
    result = quizapp("quiz", "--plain", "--minutes", "1", *options, "geo")
    assert "Your last reply came after the time was up and does not count." in result.out
    answers = [line for line in log(home) if line["kind"] == "answer"]
    assert [line.get("ms", 0) for line in answers] == [20_000, 40_000, 0]
    assert [line["mark"] for line in answers[1:]] == ["skipped", "skipped"]
    assert answers[1].get("rating") == (None if options else 1)  # a test rates nothing skipped
    assert "Time: 1 min\n" in result.out


@pytest.mark.parametrize("late", ["", ":q", None])
def test_what_is_no_reply_is_not_named_when_the_time_is_up(
    late: str | None, quizapp: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Clock(monkeypatch, [(20.0, "1"), (90.0, late), (91.0, None)])
    result = quizapp("quiz", "--plain", "--minutes", "1", "geo")
    assert "The time is up." in result.out
    assert "Your last reply" not in result.out


@pytest.mark.parametrize("leaving", ["", ":q\n", "foo\n:q\n"])
def test_a_test_with_all_answers_is_handed_in_by_enter_alone(leaving: str, quizapp: Run, home: Path) -> None:
    stopped = quizapp("quiz", "--plain", "--test", "geo", stdin="1\n2\n3\n" + leaving)
    assert stopped.code == 0
    assert "Result" not in stopped.out
    assert "Stopped after 3 of 3, not handed in." in stopped.out
    assert "finish" not in kinds(home)
    result = quizapp("quiz", "--plain", "--continue", stdin="\n")
    assert "Result: " in result.out
    assert kinds(home)[-1] == "finish"


def test_ctrl_c_says_what_is_saved_and_how_to_go_on(
    quizapp: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replies = iter(["1"])

    def reply() -> str:
        for line in replies:
            return line
        raise KeyboardInterrupt

    monkeypatch.setattr("quizapp.cli.plain_time.read_line", reply)
    result = quizapp("quiz", "--plain", "geo")
    assert result.code == 130
    assert "Stopped after 1 of 3. `quizapp quiz --plain --continue` goes on with it." in result.out
    assert kinds(home) == ["start", "answer"]


def test_ctrl_c_after_the_result_has_nothing_to_add(quizapp: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    replies = iter(["1", "1", "1"])

    def reply() -> str:
        for line in replies:
            return line
        raise KeyboardInterrupt

    monkeypatch.setattr("quizapp.cli.plain_time.read_line", reply)
    result = quizapp("quiz", "--plain", "geo")
    assert result.code == 130
    assert "Result: " in result.out
    assert "Stopped" not in result.out


def test_ctrl_c_with_an_unsaved_answer_says_so(
    quizapp: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted() -> str:
        raise KeyboardInterrupt

    Disk(monkeypatch).failures = 9
    monkeypatch.setattr("quizapp.cli.plain.read_line", interrupted)
    result = quizapp("quiz", "--plain", "geo", stdin="1\n")
    assert result.code == 130
    assert "What came last is not saved." in result.out


def test_a_guess_is_noted_also_where_it_was_wrong_and_in_a_test(quizapp: Run) -> None:
    key = right_numbers(quizapp)[0]
    wrong = "1" if key != "1" else "2"
    quiz = quizapp("quiz", "--plain", "geo", "--seed", "s", stdin=f"{wrong}?\n")
    assert re.search(r"Wrong\. The answer is .*\. Guess noted\. Saved\.\n", quiz.out)
    test = quizapp("quiz", "--plain", "--test", "geo", "--seed", "s", stdin=f"{key}?\n")
    assert "\nGuess noted. Saved.\n" in test.out


SOURCED = """
[[cards]]
question = "The capital of Peru?"
answer = "Lima"
wrong = [{ text = "Quito", why = "No." }, { text = "Bogotá", why = "No." }, { text = "La Paz", why = "No." }]
explanation = "On the coast."
source = "An atlas"
"""


def test_why_explanation_and_source_are_told_apart(quizapp: Run, home: Path) -> None:
    (home / "decks" / "geo.toml").write_text(SOURCED, "utf-8")
    key = right_numbers(quizapp)[0]
    wrong = "1" if key != "1" else "2"
    told = quizapp("quiz", "--plain", "geo", "--seed", "s", stdin=f"{wrong}\n").out
    assert "\nNo.\n\nOn the coast.\nSource: An atlas\n" in told
    studied = quizapp("study", "--plain", "geo", stdin="\n3\n").out
    assert "Lima\nOn the coast.\nSource: An atlas\n" in studied


def test_a_missed_flashcard_says_how_it_was_rated(quizapp: Run) -> None:
    result = quizapp("quiz", "--plain", "geo", "--form", "flashcard", stdin="1\n1\n:s\n")
    missed = result.out.partition("Missed:")[2]
    assert missed.count("You rated it Again.") == 2
    assert missed.count("Your answer: none") == 1


class Disk:
    """A disk that fails while `full`; `tried` are the ids of the answers it was given."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.failures = 0
        self.tried: list[str] = []
        real = LogWriter.append

        def append(writer: LogWriter, line: Line) -> object:
            if isinstance(line, Answer):
                self.tried.append(line.id)
                if self.failures:
                    self.failures -= 1
                    raise NotSaved(Path("log"), "no space left on device")
            return real(writer, line)

        monkeypatch.setattr(LogWriter, "append", append)


@pytest.mark.parametrize("command", [["quiz", "geo"], ["study", "geo"]])
def test_what_is_not_saved_is_said_and_tried_again_under_the_same_id(
    command: list[str], quizapp: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    disk.failures = 2
    result = quizapp(*command, "--plain", stdin="1\n\n\n:q\n")
    assert result.code == 0
    assert len(re.findall("Not saved: log.*: no space left on device", result.out)) == 2
    assert len(disk.tried) == 3
    assert len(set(disk.tried)) == 1
    assert kinds(home).count("answer") == 1


@pytest.mark.parametrize("command", [["quiz", "geo"], ["study", "geo"]])
def test_leaving_with_an_unsaved_answer_says_so_and_is_exit_1(
    command: list[str], quizapp: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Disk(monkeypatch).failures = 9
    result = quizapp(*command, "--plain", stdin="1\n:q\n")
    assert result.code == 1
    assert "is not saved" in result.out
    assert "answer" not in kinds(home)


@pytest.mark.parametrize("argv", [["quiz", "bad/nasty", "-n", "20"], ["study", "bad/nasty", "-n", "20"]])
def test_nothing_in_a_deck_reaches_the_terminal_raw(argv: list[str], quizapp: Run) -> None:
    result = quizapp(*argv, "--plain", stdin=":h\n1\n:f \x1b[2J\n\x1b]0;x\x07\n" + "1\n" * 30)
    for text in (result.out, result.err):
        assert not [c for c in text if c != "\n" and (c < " " or "\x7f" <= c <= "\x9f")]
        assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2028\u2029")
    assert "[red]Bracket[/red]" in result.out
    assert "\u2067شبكة\u2069" in result.out
    assert "word word word" in result.out


def test_a_flashcard_in_a_quiz_is_revealed_rated_and_saved(quizapp: Run, home: Path) -> None:
    result = quizapp("quiz", "--plain", "geo", "--form", "flashcard", stdin="\n3\n1\n4\n")
    assert result.code == 0
    assert "(Enter shows the answer)" in result.out
    assert "Result: 2 of 3 right" in result.out
    again = quizapp("scores", "--json")
    assert again.err == ""
    assert json.loads(again.out)[0]["right"] == 2

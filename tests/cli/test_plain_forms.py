"""Every form of question in plain lines, by piped input, and what is then on the disk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cli_kit import Run

CAPITALS = '[deck]\ntitle = "Capitals"\nlanguage = "en"\n[faq]\n' + "".join(
    f'"The capital of {land}?" = "{city}"\n'
    for land, city in {"Mali": "Bamako", "Norway": "Kristiania", "Peru": "Lima", "Fiji": "Suva"}.items()
)
GAPS = '[[cards]]\ncloze = "It was signed in {{Tokyo::city}} by {{Takaichi}}."\n'


@pytest.fixture(autouse=True)
def _decks(home: Path) -> None:
    (home / "decks" / "capitals.toml").write_text(CAPITALS, "utf-8")
    (home / "decks" / "gaps.toml").write_text(GAPS, "utf-8")


def log(home: Path, kind: str) -> list[dict[str, Any]]:
    files = sorted((home / "progress").glob("*/*.jsonl"))
    lines = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    return [line for line in lines if line["kind"] == kind]


def paper(quizapp: Run, deck: str, form: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(
        quizapp("paper", deck, "--seed", "s", "--form", form, "--json").out
    )
    return items


def quiz(quizapp: Run, deck: str, form: str, *replies: str, options: tuple[str, ...] = ()) -> str:
    stdin = "".join(f"{reply}\n" for reply in replies)
    result = quizapp("quiz", "--plain", deck, "--seed", "s", "--form", form, *options, stdin=stdin)
    assert result.err == ""
    return result.out


def test_a_typed_answer_is_marked_with_the_difference_in_words(quizapp: Run, home: Path) -> None:
    answers = [item["answer"] for item in paper(quizapp, "capitals", "typed")]
    place = answers.index("Kristiania")
    answers[place] = "Kristinia"
    other = (place + 1) % 4
    right, answers[other] = answers[other], f"{answers[other]}x"
    out = quiz(quizapp, "capitals", "typed", *answers)
    assert out.count("(Type the answer)") == 4
    assert "Right; it is written Kristiania. You wrote “Kristinia”. 1 letter differs. Saved." in out
    wrong = answers[other]
    if len(right) < 6:
        assert f"Wrong. You wrote “{wrong}”. The answer is: {right}. 1 letter differs. Saved." in out
        assert "(:r if you were right)" in out
    assert out.count("Right. Saved.") == 2
    assert [line["response"] for line in log(home, "answer")] == answers


def test_i_was_right_is_said_at_the_next_question_or_after_the_result(quizapp: Run, home: Path) -> None:
    answers = [item["answer"] for item in paper(quizapp, "capitals", "typed")]
    out = quiz(
        quizapp, "capitals", "typed",
        ":r", "nonsense", ":r", ":r", ":u", ":r 1", *answers[1:3], "rubbish", ":r", "",
    )  # fmt: skip
    assert out.count(":r is for a typed answer that was marked wrong; there is none.") == 2
    assert out.count("Question 1 counts as right. Saved.") == 2
    assert "Taken back. Saved. Question 1 counts as wrong again." in out
    assert out.count("Question 2 of 4") == 1, "it is still at hand"
    assert "Result: 3 of 4 right" in out
    assert "Result: 4 of 4 right" in out
    assert ":r 4 says that you were right in question 4" in out
    assert len(log(home, "mark")) == 3
    assert json.loads(quizapp("scores", "--json").out)[0]["right"] == 4


def test_in_a_test_i_was_right_is_said_at_the_end(quizapp: Run) -> None:
    replies = ["nonsense", ":r", "x", "x", "x", "", ":r 1", ""]
    out = quiz(quizapp, "capitals", "typed", *replies, options=("--test",))
    assert "told at the end of a test" in out
    assert "Result: 0 of 4 right" in out
    assert "Result: 1 of 4 right" in out


def test_two_colons_begin_an_answer_with_a_colon(quizapp: Run, home: Path) -> None:
    out = quiz(quizapp, "capitals", "typed", "::-)", ":q")
    assert "You wrote “:-)”" in out or "Wrong." in out
    assert log(home, "answer")[0]["response"] == ":-)"


def test_a_gap_is_filled_by_its_text(quizapp: Run, home: Path) -> None:
    answers = [item["answer"] for item in paper(quizapp, "gaps", "cloze")]
    out = quiz(quizapp, "gaps", "cloze", *answers)
    assert "____ (city)" in out
    assert "Result: 2 of 2 right" in out
    assert {line["form"] for line in log(home, "answer")} == {"cloze"}


def test_true_and_false_are_answered_by_number_or_letter(quizapp: Run, home: Path) -> None:
    keys = [item["key"] for item in paper(quizapp, "capitals", "true-false")]
    ways = [("1", "2"), ("t", "f"), ("True", "FALSE"), ("t?", "f?")]
    out = quiz(
        quizapp, "capitals", "true-false", "maybe", *(way[key] for way, key in zip(ways, keys, strict=True))
    )
    assert out.count("1  True\n2  False") == 4
    assert "Result: 4 of 4 right · guessing would get about 2" in out
    assert log(home, "answer")[3]["guess"] is True
    wrong = quiz(quizapp, "capitals", "true-false", *(str(2 - key) for key in keys))
    assert wrong.count("Wrong. The answer is ") == 4


def test_a_missed_statement_says_whether_it_is_true_and_else_what_is_right(quizapp: Run) -> None:
    items = paper(quizapp, "capitals", "true-false")
    out = quiz(quizapp, "capitals", "true-false", *(str(2 - item["key"]) for item in items))
    missed = out.partition("Missed:")[2]
    false = [item for item in items if item["key"] == 1]
    assert 0 < len(false) < len(items)
    for item in false:
        assert f"Your answer: True\nIt is false. The right answer: {item['answer']}\n" in missed
    assert missed.count("Your answer: False\nIt is true.\n") == len(items) - len(false)
    assert "The right one" not in out


LETTERS = "abcdef"


def pairs(quizapp: Run) -> list[str]:
    return [f"{n}{LETTERS[item['key']]}" for n, item in enumerate(paper(quizapp, "capitals", "match"), 1)]


def test_a_match_is_answered_at_once_or_pair_by_pair(quizapp: Run, home: Path) -> None:
    right = pairs(quizapp)
    out = quiz(quizapp, "capitals", "match", " ".join(right))
    assert "Questions 1 to 4 of 4" in out
    assert out.count("Saved.") == 4
    assert out.count(": Right.") == 4
    assert "Result: 4 of 4 right · guessing would get about 1" in out
    assert len({line["item"] for line in log(home, "answer")}) == 1
    later = quiz(
        quizapp,
        "capitals",
        "match",
        right[2],
        "9a",
        "1z",
        right[2],
        right[0][1],
        ", ".join(right[1::2]) + "?",
    )
    assert later.count("Nothing is saved.") == 3
    assert later.index("3: Right.") > later.index(f"4 {right[3][1]}. Guess noted. Saved.")
    assert "Result: 4 of 4 right" in later


def test_a_pair_that_is_saved_says_which_are_still_open(quizapp: Run) -> None:
    right = pairs(quizapp)
    out = quiz(quizapp, "capitals", "match", right[1], "a b c d", " ".join([right[0], right[3]]), right[2])
    assert f"{right[1][0]} {right[1][1]}. Saved.\n1, 3 and 4 are still open.\n" in out
    assert "4 letters are too many: 1, 3 and 4 are still open." in out
    assert out.count("still open.\n") == 2, "of several at once it is said after the last"
    assert "Saved.\n3 is still open.\n" in out


def test_a_wrong_pair_tells_the_letter_that_is_right_and_undo_takes_the_match_back(
    quizapp: Run, home: Path
) -> None:
    right = pairs(quizapp)
    swapped = [right[0][0] + right[1][1], right[1][0] + right[0][1], *right[2:]]
    out = quiz(quizapp, "capitals", "match", swapped[0], ":u", " ".join(swapped), "")
    assert "Taken back. Saved." in out
    assert f"1: Wrong. The answer is {right[0][1]}: " in out
    assert "That answers: " in out
    assert "Result: 2 of 4 right" in out
    assert len(log(home, "undo")) == 1


def test_the_rest_of_a_match_can_be_skipped_and_a_match_be_gone_on_with(quizapp: Run, home: Path) -> None:
    right = pairs(quizapp)
    quiz(quizapp, "capitals", "match", right[0], ":q")
    result = quizapp("quiz", "--plain", "--continue", stdin=":?\n:s\n")
    assert "Questions 2 to 4 of 4" in result.out
    assert "1c pairs number 1 with letter c" in result.out
    assert "The rest of the match is skipped. Saved." in result.out
    assert [line["mark"] for line in log(home, "answer")] == ["right"] + ["skipped"] * 3


def test_in_a_test_a_match_tells_nothing_before_the_end(quizapp: Run) -> None:
    out = quiz(quizapp, "capitals", "match", "a a a a", "", options=("--test",))
    before, _, after = out.partition("Result:")
    assert "Right" not in before
    assert "Wrong" not in before
    assert "1 of 4 right" in after


def test_mixed_asks_all_there_is_and_stands_alone(quizapp: Run) -> None:
    out = quiz(quizapp, "capitals", "mixed", *["1"] * 4)
    assert "of 4" in out
    wrong = quizapp("quiz", "--plain", "capitals", "--form", "mixed,typed")
    assert wrong.code == 2
    assert "stands alone" in wrong.err
    assert "true-false" in quizapp("quiz", "--plain", "capitals", "--form", "oral").err


def test_a_paper_of_each_form_has_room_to_write_and_a_key(quizapp: Run) -> None:
    typed = quizapp("paper", "capitals", "--seed", "s", "--form", "typed").out
    assert typed.count("   " + "_" * 40 + "\n") == 4
    assert {tuple(item["options"]) for item in paper(quizapp, "capitals", "typed")} == {()}
    match = quizapp("paper", "capitals", "--seed", "s", "--form", "match").out
    assert "1 to 4. Which answer belongs to which question?" in match
    assert match.count("   A  ") == 1
    truth = quizapp("paper", "capitals", "--seed", "s", "--form", "true-false").out
    assert truth.partition("Answers")[2].count(" True: ") + truth.count(" False: ") == 4

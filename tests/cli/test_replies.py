"""What a line typed in plain mode means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cli.replies import (
    Chosen,
    Command,
    Matched,
    Rated,
    Reveal,
    Unclear,
    Written,
    understand,
    understand_pairs,
)


@pytest.mark.parametrize(
    ("line", "reply"),
    [
        ("1", Chosen(0)),
        (" 4 ", Chosen(3)),
        ("2?", Chosen(1, guess=True)),
        ("2 ?", Chosen(1, guess=True)),
        ("٢؟", Chosen(1, guess=True)),
        ("2？", Chosen(1, guess=True)),
    ],
)
def test_a_number_chooses_an_option_and_a_question_mark_says_guessing(line: str, reply: Chosen) -> None:
    assert understand(line, "choice", 4) == reply


@pytest.mark.parametrize("line", ["", "0", "5", "-1", "1.", "two", "1 2", "²", "?", "??", "9" * 50])
def test_everything_else_chooses_nothing_and_is_told_what_would(line: str) -> None:
    reply = understand(line, "choice", 4)
    assert isinstance(reply, Unclear)
    assert "1 to 4" in reply.why


def test_an_empty_line_reveals_a_flashcard_once() -> None:
    assert understand("", "flashcard") == Reveal()
    assert understand("  ", "flashcard") == Reveal()
    assert isinstance(understand("", "flashcard", revealed=True), Unclear)


@pytest.mark.parametrize("revealed", [False, True])
def test_a_rating_is_understood_before_and_after_the_answer_is_shown(revealed: bool) -> None:
    assert [understand(each, "flashcard", revealed=revealed) for each in "1234"] == [
        Rated(n) for n in (1, 2, 3, 4)
    ]
    assert isinstance(understand("5", "flashcard", revealed=revealed), Unclear)
    assert isinstance(understand("3?", "flashcard", revealed=revealed), Unclear)


def test_commands_begin_with_a_colon_in_every_form() -> None:
    for form, options in (("choice", 3), ("flashcard", 0), ("typed", 0)):
        assert understand(":u", form, options) == Command("undo")
        assert understand(" :Q ", form, options) == Command("stop")
        assert understand(":?", form, options) == Command("help")
        assert understand(":f two are right ", form, options) == Command("flag", "two are right")


def test_the_end_of_input_stops() -> None:
    assert understand(None, "choice", 4) == Command("stop")


def test_two_colons_begin_an_answer_with_a_colon() -> None:
    assert understand("::memory:", "typed") == Written(":memory:")
    assert understand("::", "typed") == Written(":")
    assert understand("plain text", "typed") == Written("plain text")


@pytest.mark.parametrize("line", [":", ":x", ":quit", ":ux", ":\x1b"])
def test_an_unknown_command_is_never_an_answer(line: str) -> None:
    for form, options in (("choice", 3), ("flashcard", 0), ("typed", 0)):
        assert isinstance(understand(line, form, options), Unclear)


@given(st.text(max_size=60), st.sampled_from(["choice", "flashcard", "typed"]), st.booleans())
def test_any_line_means_something_and_a_choice_is_always_in_range(
    line: str, form: str, revealed: bool
) -> None:
    options = 4 if form == "choice" else 0
    reply = understand(line, form, options, revealed=revealed)
    if isinstance(reply, Chosen):
        assert 0 <= reply.place < options
    if isinstance(reply, Rated):
        assert 1 <= reply.rating <= 4
    if isinstance(reply, Written):
        assert form == "typed"


@pytest.mark.parametrize(
    ("line", "reply"),
    [
        ("t", Chosen(0)),
        ("FALSE", Chosen(1)),
        ("f?", Chosen(1, guess=True)),
        ("2", Chosen(1)),
        ("1 ?", Chosen(0, True)),
    ],
)
def test_true_and_false_have_words_too(line: str, reply: Chosen) -> None:
    assert understand(line, "true-false", 2) == reply
    assert isinstance(understand("t", "choice", 2), Unclear)


def test_i_was_right_is_a_command_only_where_it_means_something() -> None:
    assert understand(":r 3", "typed", overrule=True) == Command("overrule", "3")
    assert isinstance(understand(":r", "flashcard"), Unclear)
    assert understand("r", "typed", overrule=True) == Written("r")


@pytest.mark.parametrize(
    ("line", "pairs"),
    [
        ("1c", ((0, Chosen(2)),)),
        ("1c 2a,4D?", ((0, Chosen(2)), (1, Chosen(0)), (3, Chosen(3, True)))),
        ("1 c; 2 a", ((0, Chosen(2)), (1, Chosen(0)))),
        ("c a", ((0, Chosen(2)), (1, Chosen(0)))),
        ("abdc", ((0, Chosen(0)), (1, Chosen(1)), (3, Chosen(3)), (4, Chosen(2)))),
    ],
)
def test_pairs_of_a_match(line: str, pairs: tuple[tuple[int, Chosen], ...]) -> None:
    assert understand_pairs(line, (0, 1, 3, 4), 5) == Matched(pairs)


@pytest.mark.parametrize("line", ["", "1", "3a", "1a 1b", "6a", "1f", "a b c d e", "1a b", "x", "1a!", "é"])
def test_what_is_no_pair_is_told_what_would_be_one(line: str) -> None:
    assert isinstance(understand_pairs(line, (0, 1, 3, 4), 5), Unclear)


def test_more_letters_than_there_are_open_numbers_have_their_own_words() -> None:
    reply = understand_pairs("a b c", (0, 3), 5)
    assert isinstance(reply, Unclear)
    assert reply.why.startswith("3 letters are too many: 1 and 4 are still open. ")
    alone = understand_pairs("ab", (2,), 5)
    assert isinstance(alone, Unclear)
    assert "3 is still open" in alone.why


@given(st.text(st.sampled_from("12345abcde ?,:uq"), max_size=12), st.sets(st.integers(0, 4)))
def test_any_pair_is_one_that_is_open(line: str, free: set[int]) -> None:
    reply = understand_pairs(line, sorted(free), 5)
    if isinstance(reply, Matched):
        lefts = [left for left, _ in reply.pairs]
        assert lefts
        assert set(lefts) <= free
        assert len(set(lefts)) == len(lefts)
        assert all(0 <= chosen.place < 5 for _, chosen in reply.pairs)

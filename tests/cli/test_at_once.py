"""Command lines that only open the app are understood at once, and just as the parsers understand them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cli.at_once import opening_of
from quizapp.cli.run import run
from quizapp.library.opening import Opening

WORDS = ["study", "quiz", "check", "--home", "--learner", "a", "a b", "", "x=y", "--plain", "-n", "3", "--",
         "-", "--home=x", "--new", "--demo", "é", "@a", "-1", "--help"]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("", Opening()),
        ("study", Opening("study")),
        ("study a b", Opening("study", decks=("a", "b"))),
        ("--home x study a --learner y", Opening("study", "x", "y", ("a",))),
        ("study --home x --home z", Opening("study", "z")),
        ("--learner y", Opening(learner="y")),
    ],
)
def test_what_only_opens_the_app_is_understood_at_once(line, wanted):
    assert opening_of(line.split()) == wanted


@pytest.mark.parametrize(
    "line",
    ["quiz", "study --plain", "study -n 3", "--demo", "--home", "study --learner -x", "--help", "study --"],
)
def test_all_else_is_left_to_the_parsers(line):
    assert opening_of(line.split()) is None


@given(st.lists(st.sampled_from(WORDS), max_size=6))
def test_the_parsers_understand_the_same(argv):
    opening = opening_of(argv)
    if opening is not None:
        assert run(argv) == opening

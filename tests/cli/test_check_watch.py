"""`check --watch`: says what is new until Ctrl+C, and ends as the decks stand then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cli_kit import Run

from quizapp.cli import check_watch

TORN = '[faq]\n"a?" = "b\n'
GOOD = '[faq]\n"a?" = "b"\n'


@pytest.fixture
def then(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Has things done while it waits, one each time; then Ctrl+C."""

    def plan(*steps: Callable[[], object]) -> None:
        left = list(steps)

        def sleep(_seconds: float) -> None:
            if not left:
                raise KeyboardInterrupt
            left.pop(0)()

        monkeypatch.setattr(check_watch.time, "sleep", sleep)

    return plan


def nothing() -> None:
    """Time goes on."""


def test_it_checks_says_that_it_waits_and_ends_quietly(quizapp: Run, then: Callable[..., None]) -> None:
    then(nothing)
    result = quizapp("check", "geo", "--watch")
    assert (result.code, result.out) == (0, "")
    assert result.err == "1 deck, no findings. Waiting for a deck to be saved; Ctrl+C ends.\n"


def test_only_what_was_saved_is_printed_again(quizapp: Run, home: Path, then: Callable[..., None]) -> None:
    one, two = home / "decks" / "one.toml", home / "decks" / "two.toml"
    one.write_text(TORN)
    two.write_text(GOOD)
    then(lambda: two.write_text(TORN + "\n"), nothing, lambda: two.write_text(GOOD + "\n\n"), nothing)
    result = quizapp("check", "one", "two", "--watch")
    assert [line.split(":")[0] for line in result.out.splitlines()] == ["one.toml", "two.toml"]
    assert result.err.splitlines()[1:] == [
        "2 errors in 2 of 2 decks.",
        "two.toml: no findings.",
        "1 error in 1 of 2 decks.",
    ]
    assert result.code == 1


def test_a_deck_that_is_mended_ends_with_0_and_one_that_is_gone_is_named(
    quizapp: Run, home: Path, then: Callable[..., None]
) -> None:
    one = home / "decks" / "one.toml"
    one.write_text(TORN)
    then(one.unlink, nothing)
    result = quizapp("check", "one", "--watch")
    assert result.code == 0
    assert "one.toml is gone." in result.err


def test_a_name_that_means_nothing_is_wrong_use(quizapp: Run) -> None:
    assert quizapp("check", "nothing-here", "--watch").code == 2

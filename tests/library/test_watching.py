"""Decks that are followed: each is told of when it was saved, came or went, and nothing else."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from quizapp.library.library import Library, World, open_library
from quizapp.library.shelf import NoSuchDeck
from quizapp.library.watching import EVERY, SETTLES, Seen, watch

GOOD = '[faq]\n"a?" = "b"\n'
TORN = '[faq]\n"a?" = "b\n'
SLIP = '[deck]\ntitel = "x"\n[faq]\n"a?" = "b"\n'
_TICKS = count(1)


def put(file: Path, text: str) -> None:
    """Saves a file, at a time that differs from all before."""
    file.write_text(text)
    at = 1_700_000_000_000_000_000 + next(_TICKS) * 10**9
    os.utime(file, ns=(at, at))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    home = tmp_path / "home"
    (home / "decks").mkdir(parents=True)
    (home / "progress").mkdir()
    world = World({}, home, lambda: datetime(2026, 11, 22, tzinfo=UTC), random.Random(1).randbytes)
    put(home / "decks" / "one.toml", GOOD)
    put(home / "decks" / "two.toml", TORN)
    return open_library(str(home), "kim", world, make=False)


class Steps:
    """Time that goes on by what is done in it: each sleep does the next thing; at the end it stops."""

    def __init__(self, *steps: Callable[[], object] | None) -> None:
        self._steps = list(steps)
        self.slept: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.slept.append(seconds)
        if seconds == EVERY and not self._steps:
            raise KeyboardInterrupt
        step = self._steps.pop(0) if self._steps else None
        if step:
            step()


def followed(library: Library, paths: list[str], steps: Steps) -> list[Seen]:
    seen = []
    try:
        for each in watch(library, paths, steps):
            seen.append(each)  # noqa: PERF402 - it ends by an exception
    except KeyboardInterrupt:
        pass
    return seen


def names(seen: Seen) -> list[str]:
    return [each.path.name for each in seen.fresh]


def codes(seen: Seen) -> list[str]:
    return [finding.code for each in seen.all for finding in each.findings]


def test_at_first_all_decks_are_told_of_and_then_nothing(library: Library) -> None:
    (first,) = followed(library, [], Steps(None, None, None))
    assert names(first) == ["one.toml", "two.toml"]
    assert codes(first) == ["D001"]


def test_only_a_deck_that_was_saved_is_told_of_again(library: Library) -> None:
    two = library.shelf.root / "two.toml"
    _, second = followed(library, [], Steps(None, lambda: put(two, GOOD), None))
    assert names(second) == ["two.toml"]
    assert codes(second) == []
    assert len(second.all) == 2


def test_a_deck_saved_without_a_change_is_told_of_too(library: Library) -> None:
    two = library.shelf.root / "two.toml"
    _, second = followed(library, [], Steps(lambda: put(two, TORN), None))
    assert names(second) == ["two.toml"]
    assert codes(second) == ["D001"]


def test_decks_come_and_go(library: Library) -> None:
    root = library.shelf.root
    steps = Steps(lambda: put(root / "three.toml", SLIP), None, (root / "two.toml").unlink, None)
    _, come, gone = followed(library, [], steps)
    assert names(come) == ["three.toml"]
    assert (gone.fresh, gone.gone) == ((), (root / "two.toml",))
    assert codes(gone) == ["D102"]


def test_a_file_that_is_written_in_steps_is_told_of_once(library: Library) -> None:
    two = library.shelf.root / "two.toml"
    steps = Steps(two.unlink, lambda: put(two, ""), lambda: put(two, SLIP), None)
    _, second = followed(library, [], steps)
    assert names(second) == ["two.toml"]
    assert codes(second) == ["D102"]
    assert steps.slept[:4] == [EVERY, SETTLES, SETTLES, SETTLES]


def test_a_deck_that_takes_another_s_id_changes_what_is_said_of_that_one(library: Library) -> None:
    root = library.shelf.root
    same = '[deck]\nid = "same"\n[faq]\n"a?" = "b"\n'
    put(root / "two.toml", same)
    _, second = followed(library, ["two"], Steps(lambda: put(root / "one.toml", same), None))
    assert names(second) == ["two.toml"]
    assert codes(second) == ["D006"]


def test_a_file_outside_of_the_library_is_followed(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "else.toml"
    put(file, GOOD)
    _, second = followed(library, [str(file)], Steps(lambda: put(file, TORN), None))
    assert names(second) == ["else.toml"]
    assert codes(second) == ["D001"]


def test_a_named_deck_that_goes_and_comes_back_is_followed(library: Library) -> None:
    one = library.shelf.root / "one.toml"
    steps = Steps(one.unlink, None, lambda: put(one, TORN), None)
    _, gone, back = followed(library, ["one"], steps)
    assert gone.gone == (one,)
    assert names(back) == ["one.toml"]


def test_a_name_that_means_nothing_at_the_beginning_is_an_error(library: Library) -> None:
    with pytest.raises(NoSuchDeck):
        next(watch(library, ["nothing"], Steps()))

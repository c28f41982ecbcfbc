"""Saved scores as pictures. After a wanted change: pytest <this file> --snapshot-update."""

import pytest
from app_kit import NARROW, WIDE, Home
from scores_kit import Attempts
from test_pictures import front_of
from textual.pilot import Pilot

from quizapp.tui.app import QuizApp

MARKS = ("110", "010", "101", "011", "110", "111", "001", "111", "011", "111", "101", "111")


@pytest.fixture
def picture(home: Home, snap_compare):
    """Compares the scores after some keys with their picture."""
    past = Attempts(home)
    past.sat("2026-08-30", {"otter": True, "heron": True, "mole": False}, deck="animals")
    for n, marks in enumerate(MARKS):
        notes = dict(zip(("peru", "mali", "brazil"), (each == "1" for each in marks), strict=True))
        past.sat(
            f"2026-{9 + n // 6:02}-{4 * (n % 6) + 2:02}", notes, form="typed" if n % 3 == 0 else "choice"
        )
    past.sat("2026-11-21", {"peru": True, "mali": False})

    def compare(*keys: str, size=WIDE, theme: str = "quizapp-dark", plain: bool = False) -> bool:
        app = QuizApp(front_of(home), plain_colours=plain)

        async def before(pilot: Pilot[None]) -> None:
            await app.ready.wait()
            if not plain:
                app.theme = theme
            await pilot.pause()
            for key in ("o", *keys):
                await pilot.press(key)
                await pilot.pause()
            await pilot.pause()

        return snap_compare(app, terminal_size=size, run_before=before)

    return compare


sizes = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])


@sizes
def test_attempts_below_their_trend(picture, size):
    assert picture("down", size=size)


@sizes
def test_cards_the_worst_first(picture, size):
    assert picture("tab", "tab", "tab", size=size)


@sizes
def test_two_attempts(picture, size):
    assert picture("m", "down", "m", size=size)


@sizes
def test_which_attempts(picture, size):
    assert picture("f", "down", size=size)


def test_attempts_in_the_light(picture):
    assert picture(theme="quizapp-light")


def test_attempts_in_high_contrast_on_a_large_screen(picture):
    assert picture(size=(120, 40), theme="quizapp-contrast")


def test_attempts_without_colours(picture, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert picture(plain=True)

"""A few screens as pictures. After a wanted change: pytest tests/tui/test_pictures.py --snapshot-update."""

import random
from types import SimpleNamespace

import pytest
from app_kit import NARROW, WIDE, Home
from textual.pilot import Pilot

from quizapp.library.front import Front, World
from quizapp.library.opening import Opening
from quizapp.storage.places import Places
from quizapp.tui.app import QuizApp

QUIZ = Opening("quiz", decks=("world/capitals",), seed="5")
STUDY = Opening("study", decks=("world/capitals",))


@pytest.fixture
def picture(home: Home, snap_compare, monkeypatch: pytest.MonkeyPatch):
    """Compares the app after some keys with its picture."""
    monkeypatch.setattr("quizapp.tui.screens.question.time", SimpleNamespace(monotonic=lambda: 0.0))

    def compare(*keys: str, size=WIDE, opening: Opening | None = None, theme: str = "quizapp-dark") -> bool:
        app = QuizApp(front_of(home), opening)

        async def before(pilot: Pilot[None]) -> None:
            await app.ready.wait()
            app.theme = theme
            await pilot.pause()
            for key in keys:
                await pilot.press(key)
                await pilot.pause()

        return snap_compare(app, terminal_size=size, run_before=before)

    return compare


def front_of(home: Home) -> Front:
    """The library under a name that is the same on every machine, at ten in the morning."""
    front = home.front()
    places = Places(
        home="~/quizapp",
        how="--home",
        **{name: getattr(front.places, name) for name in ("decks", "progress", "state", "cache", "made")},
    )
    world = World({}, home.root, lambda: home.clock.now, random.Random(3).randbytes)
    return Front(places, "kim", world, front.shelf)


def _answers(home: Home, *wrong: int) -> list[str]:
    return [key for n in range(3) for key in ("s" if n in wrong else "1", "enter")]


def test_home(picture):
    assert picture()


def test_home_after_a_quiz_with_another_one_broken_off(home, picture):
    home.deck("zoo/wrong", '[glossary]\n"a" = "b"\nNode.js = "x\n')
    assert picture(*_answers(home), "enter", "enter", "2", "escape", opening=QUIZ)


def test_a_question(picture):
    assert picture("down", opening=QUIZ)


def test_feedback(picture):
    assert picture("2", opening=QUIZ)


def test_a_result(home, picture):
    assert picture(*_answers(home, 1), opening=QUIZ)


def test_a_flashcard(picture):
    assert picture("space", opening=STUDY)


def test_scores(home, picture):
    assert picture(*_answers(home), "n", *_answers(home, 2), "enter", "o", opening=QUIZ)


def test_a_narrow_home(picture):
    assert picture(size=NARROW)


def test_a_narrow_question(picture):
    assert picture(size=NARROW, opening=QUIZ)


@pytest.mark.parametrize("theme", ["quizapp-light", "quizapp-contrast"])
def test_home_in_other_themes(picture, theme):
    assert picture(theme=theme)

"""A class as pictures. After a wanted change: pytest <this file> --snapshot-update."""

import pytest
from app_kit import NARROW, WIDE
from class_kit import a_class
from test_pictures import front_of
from textual.pilot import Pilot

from quizapp.tui.app import QuizApp

sizes = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])


@pytest.fixture
def picture(home, snap_compare):
    """Compares a class's screen, after some keys, with its picture."""

    def compare(*keys: str, size: tuple[int, int] = WIDE, learners: int = 24) -> bool:
        if learners:
            a_class(home, learners)
        app = QuizApp(front_of(home))

        async def before(pilot: Pilot[None]) -> None:
            await app.ready.wait()
            await pilot.press("l")
            for _ in range(150):
                await pilot.pause(0.02)
                if getattr(app.screen, "_book", None) is not None:
                    break
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
            await pilot.pause(0.1)

        return snap_compare(app, terminal_size=size, run_before=before)

    return compare


@sizes
def test_a_class_s_questions(picture, size):
    assert picture(size=size)


@sizes
def test_a_class_s_learners(picture, size):
    assert picture("tab", size=size)


@sizes
def test_one_question_of_a_class(picture, size):
    assert picture("enter", size=size)


@sizes
def test_one_learner_of_a_class(picture, size):
    assert picture("tab", "enter", size=size)


@sizes
def test_a_quiz_of_a_class(picture, size):
    assert picture("tab", "tab", "enter", size=size)


@sizes
def test_who_got_what_in_a_quiz_of_a_class(picture, size):
    assert picture("tab", "tab", "enter", "g", size=size)


@sizes
def test_what_a_class_mixes_up(picture, size):
    assert picture("tab", "tab", "tab", size=size)


@sizes
def test_no_class_yet(picture, size):
    assert picture(size=size, learners=0)

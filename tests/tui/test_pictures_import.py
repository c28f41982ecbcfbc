"""An import as pictures. After a wanted change: pytest <this file> --snapshot-update."""

import pytest
from app_kit import NARROW, WIDE
from import_kit import WORDS, fake, file
from test_pictures import front_of
from textual.pilot import Pilot

from quizapp.tui.app import QuizApp


@pytest.fixture
def picture(home, snap_compare, monkeypatch):
    """Compares the import with its picture; with `look` what was found."""
    fake(monkeypatch)
    file(home, WORDS)

    def compare(size: tuple[int, int], *, look: bool) -> bool:
        app = QuizApp(front_of(home))

        async def until(pilot: Pilot[None], what) -> None:
            for _ in range(150):
                await pilot.pause(0.02)
                if what():
                    return
            raise AssertionError("it didn't come about")

        async def before(pilot: Pilot[None]) -> None:
            await app.ready.wait()
            await pilot.press("i")
            await until(pilot, lambda: type(app.screen).__name__ == "ImportScreen")
            app.screen.path.value = "words.pairs"
            await pilot.pause()
            if look:
                await pilot.press("enter")
                await until(pilot, lambda: type(app.screen).__name__ == "LookThroughScreen")
                await until(pilot, lambda: app.screen.ticks.outlook.decks)
                await pilot.press("down", "down", "space")
            await pilot.pause()

        return snap_compare(app, terminal_size=size, run_before=before)

    return compare


def test_where_an_import_begins(picture):
    assert picture(WIDE, look=False)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_what_was_found(picture, size):
    assert picture(size, look=True)

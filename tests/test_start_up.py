"""Start-up stays light, and Home is painted at once whatever the disk does."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from tui.app_kit import Home, home

import quizapp.tui.app
from quizapp.library.library import Library
from quizapp.storage import decks as deck_files
from quizapp.tui.app import QuizApp

__all__ = ["home"]

STYLES = Path(quizapp.tui.app.__file__).parent / "styles" / "app.tcss"
HEAVY = (
    "pydantic",
    "tomllib",
    "markdown_it",
    "rich.markdown",
    "textual.widgets._markdown",
    "numpy",
    "plotext",
    "typer",
    "click",
    "argparse",
    "ssl",
    "quizapp.library.library",
    "quizapp.questions",
    "quizapp.cards.reading",
    "quizapp.cli.run",
)
LATER = (  # than the first card
    "msgspec",
    "fsrs_rs_python",
    "quizapp.questions.paper",
    "quizapp.questions.item",
    "quizapp.scores",
    "quizapp.study.lines",
    "quizapp.study.memory",
    "quizapp.storage.index.history",
    "quizapp.storage.index.opening",
    "quizapp.library.journal",
    "quizapp.library.quizzing",
    "quizapp.tui.screens.home",
)
NO_SCREEN = """
import sys
import quizapp.cli.terminal
from quizapp.__main__ import run

quizapp.cli.terminal.why_no_screen = lambda: ""
sys.modules["quizapp.tui.app"] = None
try:
    run(WORDS)
except ImportError as error:
    sys.stderr.write(f"{error.name}\\n" + "\\n".join(sys.modules))
"""
FIRST_SCREEN = """
import sys
from quizapp.__main__ import run
from quizapp.tui.no_tls import without_tls
without_tls()
from quizapp.tui import app as tui

Real = tui.QuizApp

class Shown(Real):
    CSS_PATH = STYLES
    def load(self):  # what comes after the first paint
        async def look():
            words = "".join(strip.text for strip in self.screen._compositor.render_strips())
            sys.stderr.write(("painted\\n" if AWAITED in words else words) + "\\n".join(sys.modules))
            self.exit()
        self.call_later(look)
    def run(self):
        return super().run(headless=True, size=(80, 24))

tui.QuizApp = Shown
import quizapp.cli.terminal
quizapp.cli.terminal.why_no_screen = lambda: ""
sys.exit(run(WORDS))
"""


FIRST_QUESTION = """
import sys
from quizapp.__main__ import run
from quizapp.tui import app as tui

Real = tui.QuizApp

class Asked(Real):
    CSS_PATH = STYLES
    def on_mount(self):
        super().on_mount()
        self.set_interval(0.05, self.look)
    def look(self):
        name = type(self.screen).__name__
        if name == "HomeScreen" and self.ready.is_set():
            self.simulate_key("enter")
        elif name in ("QuestionScreen", "StudyScreen"):
            sys.stderr.write(name + "\\n" + "\\n".join(sys.modules))
            self.exit()
    def run(self):
        return super().run(headless=True, size=(80, 24))

tui.QuizApp = Asked
import quizapp.cli.terminal
quizapp.cli.terminal.why_no_screen = lambda: ""
sys.exit(run(WORDS))
"""


@pytest.fixture
def begun(tmp_path, monkeypatch) -> Callable[..., list[str]]:
    """Runs a script in a process of its own, on a library of the shipped decks; what it wrote to stderr."""
    for name in ("DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    monkeypatch.setenv("QUIZAPP_HOME", str(tmp_path / "library"))

    def run(script: str, *words: str, awaited: str = "Glossary") -> list[str]:
        script = script.replace("STYLES", repr(str(STYLES))).replace("WORDS", repr(list(words)))
        script = script.replace("AWAITED", repr(awaited))
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stderr.splitlines()

    return run


def test_nothing_heavy_is_imported_before_the_first_screen_is_painted(begun):
    painted, *modules = begun(FIRST_SCREEN)
    assert painted == "painted"
    assert "quizapp.tui.screens.home" in modules
    assert [each for each in HEAVY if each in modules] == []


@pytest.mark.parametrize("words", [[], ["study"], ["quiz", "--seed", "1"]])
def test_asyncio_is_imported_without_tls_by_whatever_way_the_app_is_come_to(begun, words):
    missing, *modules = begun(NO_SCREEN, *words)
    assert missing == "quizapp.tui.app"
    assert "asyncio" in modules
    assert "ssl" not in modules


def _settle_decks() -> None:
    for deck in Path(os.environ["QUIZAPP_HOME"], "decks").rglob("*.toml"):
        os.utime(deck, ns=(1, 10**18))


def test_the_first_card_waits_for_nothing_that_rates_remembers_or_reads_decks(begun):
    begun(FIRST_QUESTION, "study")
    _settle_decks()
    begun(FIRST_QUESTION, "study")
    painted, *modules = begun(FIRST_SCREEN, "study", awaited="shows the answer")
    assert painted == "painted"
    known_apart = ("quizapp.library.first_card", "sqlite3", "quizapp.cards.deck", "quizapp.storage.index")
    assert [each for each in (*HEAVY, *LATER, *known_apart) if each in modules] == []


@pytest.mark.parametrize(("words", "screen"), [([], "QuestionScreen"), (["study"], "StudyScreen")])
def test_once_the_decks_were_read_the_first_question_needs_no_reader_of_decks(begun, words, screen):
    first, *_ = begun(FIRST_QUESTION, *words)
    assert first == screen
    _settle_decks()
    begun(FIRST_QUESTION, *words)
    again, *modules = begun(FIRST_QUESTION, *words)
    assert again == screen
    unwanted = ("pydantic", "tomllib", "tomli_w", "quizapp.cards.reading", "quizapp.cards.schema", "plotext")
    assert [each for each in unwanted if each in modules] == []


async def _at_once(app: QuizApp) -> float:
    """Seconds until something of Home is painted."""
    begun = time.monotonic()
    async with app.run_test(size=(80, 24)) as pilot:
        while "quizapp" not in _text(app):
            await pilot.pause(0.01)
        painted = time.monotonic() - begun
        assert not app.ready.is_set()
        await app.ready.wait()
        await pilot.pause()
        while "not started" not in _text(app):
            await pilot.pause(0.01)
    return painted


async def _until(pilot: Pilot[None], what: Callable[[], bool]) -> None:
    for _ in range(200):
        if what():
            return
        await pilot.pause(0.02)
    raise AssertionError("it never came about")


def _text(app: QuizApp) -> str:
    return " ".join(segment.text for strip in app.screen._compositor.render_strips() for segment in strip)


@pytest.fixture
def read_slowly(monkeypatch):
    real = Library.load

    def load(self, *args):
        time.sleep(1.2)
        return real(self, *args)

    monkeypatch.setattr(Library, "load", load)


async def test_decks_that_are_slow_to_read_are_named_at_once_and_counted_later(home: Home, read_slowly):
    assert await _at_once(QuizApp(home.front())) < 1.0


async def test_a_folder_that_is_slow_to_list_holds_nothing_up(home: Home, monkeypatch):
    real = deck_files.list_decks

    def slow(root: Path) -> deck_files.Listing:
        time.sleep(1.2)
        return real(root)

    monkeypatch.setattr(deck_files, "list_decks", slow)
    assert await _at_once(QuizApp(home.front())) < 1.0


async def test_a_hundred_decks_are_named_at_once(home: Home, read_slowly):
    for i in range(100):
        home.deck(f"many/d{i:03}", "[glossary]\n" + "".join(f'"t{k}" = "text {k}"\n' for k in range(20)))
    assert await _at_once(QuizApp(home.front())) < 1.0


async def test_a_key_pressed_before_the_decks_are_read_waits_for_them(home: Home, read_slowly):
    app = QuizApp(home.front())
    async with app.run_test(size=(80, 24)) as pilot:
        app.simulate_key("enter")
        assert type(app.screen).__name__ == "HomeScreen"
        await _until(pilot, lambda: type(app.screen).__name__ == "QuestionScreen")
        assert app.ready.is_set()


async def test_it_can_be_left_while_a_key_waits_for_the_decks(home: Home, read_slowly):
    app = QuizApp(home.front())
    async with app.run_test(size=(80, 24)) as pilot:
        begun = time.monotonic()
        app.simulate_key("enter")
        await pilot.pause(0.1)
        app.simulate_key("ctrl+c")
        await _until(pilot, lambda: app._exit)
        assert time.monotonic() - begun < 0.9


async def test_a_library_that_cannot_be_read_ends_with_a_word(home: Home, monkeypatch):
    def load(self, *args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Library, "load", load)
    app = QuizApp(home.front())
    async with app.run_test() as pilot:
        await _until(pilot, lambda: bool(app.word))
    assert app.return_code == 1
    assert "can't be read" in app.word

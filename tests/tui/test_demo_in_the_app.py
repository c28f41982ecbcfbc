"""In a demo every screen says that the history is made up."""

from __future__ import annotations

from pathlib import Path

from app_kit import NARROW, Home, desk, sized

from quizapp.library.demo import LEARNER, make_demo
from quizapp.library.front import Front, World, open_front
from quizapp.tui.page import Page

WORDS = "demo: made-up history"


class DemoHome(Home):
    """A demo on the disk."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "unused")
        self.folder = folder / "demo"
        make_demo(self.folder / "library", self.clock())

    def front(self, learner: str = LEARNER) -> Front:
        world = World({}, self.folder, self.clock, self.dice.randbytes).within(str(self.folder))
        return open_front(None, LEARNER, world, make=True)


@sized
async def test_every_screen_says_it(tmp_path, size):
    home = DemoHome(tmp_path)
    async with desk(home, size) as d:
        await d.at("Home")
        app = d.app
        decks = [volume for volume in app.library.volumes if volume.deck_id]
        ways = {
            "Home": lambda: None,
            "Scores": app.open_scores,
            "Stats": app.open_stats,
            "Settings": app.open_settings,
            "Deck": lambda: app.open_deck("how-memory-works"),
            "Setup": lambda: app.open_setup(decks, "All"),
            "Study": lambda: app.open_study(app.library.volumes),
            "Question": lambda: app.open_quiz(decks[:1]),
            "Help": lambda: app.open_help(app.screen),
        }
        for place, go in ways.items():
            go()
            await d.at(place)
            assert WORDS in d.text or (size == NARROW and "demo " in d.text), "\n".join(d.lines)
            assert any(line.lstrip().startswith("demo") for line in d.lines[:3])


async def test_elsewhere_no_screen_says_it(home):
    async with desk(home) as d:
        await d.at("Home")
        assert "demo" not in d.text


def test_every_screen_of_ours_has_the_line_that_says_it():
    import importlib
    import inspect
    import pkgutil

    import quizapp.tui.screens as screens

    for found in pkgutil.iter_modules(screens.__path__):
        module = importlib.import_module(f"quizapp.tui.screens.{found.name}")
        pages = [each for each in vars(module).values() if inspect.isclass(each) and issubclass(each, Page)]
        for page in (
            each for each in pages if each.__module__ == module.__name__ and "compose" in vars(each)
        ):
            assert "TopLine()" in inspect.getsource(page.compose), page


async def test_nothing_of_it_is_remembered_elsewhere(tmp_path, home):
    demo = DemoHome(tmp_path / "more")
    async with desk(demo) as d:
        await d.at("Home")
        await d.sees("demo")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["library", "more"]
    assert (demo.folder / "system" / "cache").is_dir()

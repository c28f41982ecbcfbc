"""Commands' JSON beside the app on one library, and all that a screen of the app has to read."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from app_kit import Desk, Home
from textual.css.query import NoMatches
from textual.widgets import Static

from quizapp.cli.run import run
from quizapp.library.front import World
from quizapp.tui.widgets.rows import Rows
from quizapp.tui.widgets.sheet import Sheet

Said = Callable[..., str]


@pytest.fixture
def said(home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Said:
    """What a command prints about the app's library."""

    def call(*argv: str) -> str:
        environment = {"QUIZAPP_HOME": str(home.root), "QUIZAPP_LEARNER": "kim"}
        world = World(environment, home.root, home.clock, home.dice.randbytes)
        monkeypatch.setattr(World, "real", classmethod(lambda cls: world))
        capsys.readouterr()
        assert run(list(argv)) in (0, 1)
        return capsys.readouterr().out

    return call


def as_json(said: Said, *argv: str) -> Any:
    """The same as values."""
    return json.loads(said(*argv, "--json"))


def all_rows(d: Desk) -> list[str]:
    """Every row of the list, also those out of sight, as wide as they are on the screen."""
    rows = d.screen.query_one(Rows)
    width = rows.scrollable_content_region.width
    return [row.draw(width, False).plain for row in rows._rows]


def all_text(d: Desk) -> str:
    """All that the screen has: what is painted but for the keys, and what must be scrolled to."""
    parts = d.lines[:-1]
    parts += [str(each.visual) for each in d.screen.query(Static) if each.display]
    for widget, read in ((Rows, all_rows), (Sheet, lambda each: [each.sheet])):
        try:
            d.screen.query_one(widget)
        except NoMatches:
            continue
        parts += read(d)
    return "\n".join(parts)

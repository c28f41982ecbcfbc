"""A library in a temporary folder, a clock that ticks by the second, and a way to run commands on them."""

from __future__ import annotations

import io
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from quizapp.cli.run import run
from quizapp.library.library import World
from quizapp.library.opening import Opening
from quizapp.storage import places

GEO = """
[deck]
title = "Places"
[[cards]]
id = "peru"
question = "The capital of Peru?"
answer = "Lima"
wrong = [{ text = "Quito", why = "That is Ecuador's." }, "Bogotá", "La Paz"]
hint = "Four letters."
explanation = "On the coast."
tags = ["south"]
[[cards]]
id = "mali"
question = "The capital of Mali?"
answer = "Bamako"
wrong = ["Dakar", "Accra", "Niamey"]
[[cards]]
id = "fiji"
question = "The capital of Fiji?"
answer = "Suva"
wrong = ["Apia", "Nadi", "Lautoka"]
"""

NASTY = (
    r"""
[deck]
title = "[bold]T[/] \u001b[2J\u202egnp\u0007"
[glossary]
"[red]Bracket[/red] \u001b[31m" = "A \u009bcontrol\u0000 text \u202eturned round\u2066 here\r\n\u2028next"
"شبكة" = "نص من اليمين إلى اليسار"
"👩‍👩‍👧 family 🏴󠁧󠁢󠁥󠁮󠁧󠁿" = "Emoji of several code points"
"{x} %s \\N{BULLET}" = "Braces and percent signs"
"""
    + f'"Long" = "{"word " * 600}"\n'
    + f'"{"Unbroken" * 40}" = "Short"\n'
)


@dataclass
class Result:
    """What a command came to."""

    code: int | Opening
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "library"
    (root / "decks" / "bad").mkdir(parents=True)
    (root / "progress").mkdir()
    (root / "decks" / "geo.toml").write_text(GEO, "utf-8")
    (root / "decks" / "bad" / "nasty.toml").write_text(NASTY, "utf-8")
    data, state, cache = (tmp_path / name for name in ("data", "state", "cache"))
    monkeypatch.setattr(places, "_system_folders", lambda: (data, state, cache))
    monkeypatch.setenv("QUIZAPP_HOME", str(root))
    monkeypatch.delenv("QUIZAPP_LEARNER", raising=False)
    world = a_world(root)
    monkeypatch.setattr(World, "real", classmethod(lambda cls: world))
    return root


def a_world(cwd: Path) -> World:
    moments = {"now": datetime(2026, 11, 22, 10, tzinfo=timezone(timedelta(hours=1)))}

    def clock() -> datetime:
        moments["now"] += timedelta(seconds=1)
        return moments["now"]

    return World({"QUIZAPP_HOME": str(cwd), "QUIZAPP_LEARNER": "kim"}, cwd, clock, random.Random(1).randbytes)


@pytest.fixture
def quizapp(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*argv: str, stdin: str = "") -> Result:
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        capsys.readouterr()
        code = run(list(argv))
        out, err = capsys.readouterr()
        return Result(code, out, err)

    return call


class FakeTerminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding: Any = "utf-8"

    def isatty(self) -> bool:
        return True

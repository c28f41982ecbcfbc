"""What the README and the docs say is true."""

from __future__ import annotations

import re
import shlex
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from quizapp.cards.reading import read_deck
from quizapp.cli.commands import COMMANDS, module
from quizapp.cli.run import run
from quizapp.library.opening import Opening
from quizapp.tui.app import QuizApp
from quizapp.tui.page import Page
from quizapp.tui.screens import (
    attempt,
    deck,
    deck_settings,
    doc,
    help,
    home,
    question,
    result,
    scores,
    settings,
    setup,
    stats,
    study,
)
from quizapp.tui.widgets import rows, values

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = sorted((ROOT / "quizapp" / "docs").glob("*.md"))
START = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/quizapp"
TEST = "python3 -m venv .venv && .venv/bin/pip install '.[dev]' && .venv/bin/pytest"


def test_the_readme_has_the_two_commands_word_for_word():
    lines = [line.strip() for line in README.splitlines()]
    assert START in lines
    assert TEST in lines


def test_the_readme_goes_from_the_picture_to_the_rest():
    headings = re.findall(r"^## (.*)$", README, re.MULTILINE)
    assert headings == [
        "Start",
        "Study",
        "Write a deck",
        "Bring in what you have",
        "See your scores",
        "For a class",
        "See what you remember",
        "More",
    ]
    assert README.index("![") < README.index("## Start")


def commands_in(text: str) -> list[str]:
    found = re.findall(r"`(quizapp [^`]+)`", text) + re.findall(r"^    (quizapp .+)$", text, re.MULTILINE)
    return sorted({command.split(" > ")[0] for command in found})


@pytest.mark.parametrize("command", commands_in(README + "".join(p.read_text("utf-8") for p in PAGES)))
def test_every_command_that_is_named_can_be_given(command: str, tmp_path: Path, monkeypatch, capsys):
    (tmp_path / "decks").mkdir()
    (tmp_path / "progress").mkdir()
    monkeypatch.chdir(tmp_path)
    words = shlex.split(command)[1:]
    chosen = words[0]
    if chosen.startswith("-"):
        assert run(words) in (0, Opening(demo=True))
        return
    assert chosen in {name for name, _group, _summary in COMMANDS}
    from quizapp.cli.parser import Parser

    parser = Parser(chosen, "a command")
    import_module(module(chosen)).add_arguments(parser)
    parser.parse_args(words[1:])


def test_the_readme_s_decks_can_be_asked():
    for deck_text in re.findall(r"```toml\n(.*?)```", README, re.DOTALL):
        reading = read_deck(deck_text.encode(), "readme")
        assert reading.findings == ()
        assert reading.deck
        assert reading.deck.cards


@pytest.mark.parametrize("page", [ROOT / "README.md", *PAGES], ids=lambda p: p.stem)
def test_every_link_and_picture_is_there(page: Path):
    for target in re.findall(r"\]\(([^)]+)\)", page.read_text("utf-8")):
        assert not target.startswith("http"), "nothing is fetched"
        assert (page.parent / target).exists(), target


def test_every_public_command_is_in_the_help(capsys):
    assert run(["--help"]) == 0
    out = capsys.readouterr().out
    for name, _group, _summary in COMMANDS:
        assert f"  {name} " in out


def every_binding():
    modules = (attempt, deck, deck_settings, doc, help, home, question, result, scores, settings, setup)
    modules = (*modules, stats, study)
    screens = [
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Page) and value is not Page
    ]
    for owner in [*screens, rows.Rows, values.Values, QuizApp]:
        for binding in owner.BINDINGS:
            yield owner, binding


def test_every_key_has_a_name_to_remap_it_by():
    for owner, binding in every_binding():
        assert binding.id, (owner, binding)


def test_the_page_on_keys_names_every_key_of_the_screens():
    text = (ROOT / "quizapp" / "docs" / "keys.md").read_text("utf-8")
    named = set(re.findall(r"`([^`\s]+)`", text)) | {"2", "3", "5", "6", "7", "8"}
    spoken = {"comma": ",", "slash": "/", "question_mark": "?", "escape": "Esc", "enter": "Enter"}
    spoken |= {"space": "Space", "up": "↑", "down": "↓", "left": "←", "right": "→", "home": "Home"}
    spoken |= {"end": "End", "ctrl+c": "Ctrl+C", "backspace": "Backspace", "tab": "Tab"}
    spoken |= {"shift+tab": "Shift+Tab"}
    for owner, binding in every_binding():
        key = binding.key.split(",")[0]
        if owner in (
            values.Values,
            setup.SetupScreen,
            settings.SettingsScreen,
            deck_settings.DeckSettingsScreen,
        ) or key.startswith("page"):
            continue
        assert spoken.get(key, key) in named, (owner.__name__, key)


def test_the_version_is_in_the_changelog():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"## {project['version']}" in changelog


def test_no_address_of_a_registry_is_in_the_repository():
    for path in (ROOT / "pyproject.toml", ROOT / ".ci" / "run", ROOT / "README.md"):
        assert not re.search(r"https?://|index-url", path.read_text("utf-8")), path

"""The ways into the editor and back, and the author's own editor."""

import os
import signal
import subprocess
from contextlib import contextmanager

import pytest
from app_kit import desk, sized
from editor_kit import GLOSSARY, box, edit, text_of

from quizapp.library.opening import Opening


class Suspended:
    """Stands for Textual's `suspend`: it comes back only where nothing is raised inside."""

    def __init__(self):
        self.left = self.back = 0

    @contextmanager
    def __call__(self):
        self.left += 1
        yield
        self.back += 1


@pytest.fixture
def own_editor(home, monkeypatch, tmp_path):
    """An editor that notes how it was called, and writes a line to the end of the file."""
    program = tmp_path / "my-editor.py"
    program.write_text(
        "import sys\nfrom pathlib import Path\n"
        f"Path({str(tmp_path / 'called')!r}).write_text(' '.join(sys.argv[1:]))\n"
        "file = Path(sys.argv[-1])\n"
        'file.write_text(file.read_text() + \'"Lynx" = "Has tufts"\\n\')\n'
    )
    vi = tmp_path / "vi"
    vi.write_text(f'#!/bin/sh\nexec python3 {program} "$@"\n')
    vi.chmod(0o755)
    monkeypatch.setattr("quizapp.tui.app.QuizApp.suspend", lambda _app: Suspended()())
    monkeypatch.setattr("quizapp.tui.outside_editor.chosen", lambda _environ: str(vi))
    return tmp_path / "called"


@sized
async def test_e_after_an_answer_opens_that_card_and_comes_back_to_the_feedback(home, size):
    quiz = Opening("quiz", decks=("world/capitals",), seed="5")
    async with desk(home, size, quiz) as d:
        await d.at("Question")
        await d.press("e")
        assert d.place == "Question"  # it would show the answer
        await d.press("1")
        term = d.item.card.note.prompt
        number = d.number
        await d.press("e")
        await d.at("Editor")
        assert box(d, "Term") == term
        await d.press("enter", "enter")
        await d.type(" or so")
        await d.press("escape", "ctrl+s")
        await d.sees("Saved. 1 edited")
        await d.press("escape")
        await d.at("Question")
        assert d.number == number
        await d.press("enter")
        await d.until(lambda: d.number == number + 1)
    assert "or so" in text_of(home, "world/capitals")


async def test_e_at_a_flashcard_that_is_shown(home):
    async with desk(home, opening=Opening("study", decks=("world/capitals",))) as d:
        await d.at("Study")
        await d.press("e")
        assert d.place == "Study"
        await d.press("space", "e")
        await d.at("Editor")
        await d.sees("❯ Lima")
        await d.press("enter", "enter")
        await d.type(" now")
        await d.press("escape", "ctrl+s", "escape")
        await d.at("Study")
        await d.sees("Peru's capital now", "3 Good")
        await d.press("3")
        await d.until(lambda: "Lima" not in d.text)


async def test_e_at_a_result_asks_which_of_the_missed(home):
    async with desk(home, opening=Opening("quiz", decks=("world/capitals",), seed="5")) as d:
        await d.at("Question")
        await d.finish(False, False, True)
        await d.at("Result")
        second = d.screen.quiz.items[1].card.note.prompt
        await d.press("e")
        await d.at("Choose")
        await d.press("down", "enter")
        await d.at("Editor")
        assert box(d, "Term") == second
        await d.press("escape")
        await d.at("Result")


@sized
async def test_the_deck_page_shows_what_was_written_meanwhile(home, size):
    home.deck("animals", GLOSSARY)
    async with desk(home, size) as d:
        d.app.open_deck("animals")
        await d.at("Deck")
        await d.press("down", "e")
        await d.at("Editor")
        assert box(d, "Term") == "Heron"
        await d.press("d", "ctrl+s", "escape")
        await d.at("Deck")
        await d.sees("4 cards")


async def test_without_an_editor_of_ones_own_it_says_how_to_set_one(home):
    async with desk(home) as d:
        await d.press("E")
        await d.sees("No editor is set.")


async def test_the_own_editor_opens_at_the_line_and_its_changes_are_there_at_once(home, own_editor):
    home.deck("animals", GLOSSARY)
    async with desk(home) as d:
        await edit(d, "animals")
        await d.press("down", "E")
        await d.sees("Read again.", "4 cards · saved", "Lynx")
        assert "❯ Heron" in d.text
        await d.press("x", "E")
        await d.at("Choose")
        await d.press("enter")
        await d.at("Editor")
    assert own_editor.read_text() == f"+7 {home.root / 'decks' / 'animals.toml'}"


@pytest.mark.parametrize("trouble", [None, OSError(8, "Exec format error"), KeyboardInterrupt()])
async def test_an_editor_that_cannot_be_started_gives_the_terminal_back(home, monkeypatch, trouble):
    suspended = Suspended()
    monkeypatch.setattr("quizapp.tui.app.QuizApp.suspend", lambda _app: suspended())
    monkeypatch.setattr("quizapp.tui.outside_editor.chosen", lambda _environ: "no-such-editor-anywhere")
    if trouble:

        def run(*_args, **_rest):
            raise trouble

        monkeypatch.setattr("quizapp.tui.outside_editor.subprocess.run", run)
    async with desk(home) as d:
        await edit(d, "animals")
        await d.press("E")
        await d.sees("no-such-editor-anywhere")
        assert suspended.left == suspended.back


async def test_control_c_in_the_own_editor_is_not_meant_for_quizapp(home, own_editor, monkeypatch):
    real = subprocess.run

    def run(words, **rest):
        os.kill(os.getpid(), signal.SIGINT)  # as a terminal sends it to both
        return real(words, **rest)

    monkeypatch.setattr("quizapp.tui.outside_editor.subprocess.run", run)
    home.deck("animals", GLOSSARY)
    async with desk(home) as d:
        await edit(d, "animals")
        await d.press("E")
        await d.sees("Read again.", "Lynx")


@sized
async def test_an_empty_deck_says_on_its_page_how_its_first_card_is_written(home, size):
    home.deck("fresh", '[deck]\ntitle = "Fresh"\n')
    async with desk(home, size) as d:
        await d.press("end", "enter")
        await d.at("Deck")
        await d.sees("No cards yet: e writes")
        await d.press("e")
        await d.at("Editor")
        await d.sees("a first card")


async def test_home_says_that_e_mends_the_broken_deck_under_the_cursor(home):
    home.deck("broken", '[glossary]\n"a" = "b"\nRare earths = "x"\n')
    async with desk(home) as d:
        await d.press("end")
        await d.until(lambda: any(line.startswith("  ! ") and line.endswith("e  ") for line in d.lines))
        await d.press("e")
        await d.at("Editor")
        await d.sees("Line 3")


@sized
async def test_quizapp_edit_opens_the_card_at_the_line(home, size):
    async with desk(home, size, Opening("edit", decks=("world/capitals",), line=18)) as d:
        await d.at("Editor")
        await d.until(lambda: "Bamako" in d.text)
        assert box(d, "Term") == "Bamako"

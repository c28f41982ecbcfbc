"""Each editor is told in its own way to open a file at a line and to wait for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.library.editors import NoSuchEditor, chosen, command

FILE = Path("/decks/a b.toml")
F = str(FILE)


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        ("vim", ["vim", "+7", F]),
        ("/usr/bin/nvim", ["/usr/bin/nvim", "+7", F]),
        ("vi", ["vi", "+7", F]),
        ("gvim", ["gvim", "-f", "+7", F]),
        ("gvim -f", ["gvim", "-f", "+7", F]),
        ("gvim --nofork", ["gvim", "--nofork", "+7", F]),
        ("mvim", ["mvim", "-f", "+7", F]),
        ("gedit", ["gedit", "--wait", "+7", F]),
        ("gedit -w", ["gedit", "-w", "+7", F]),
        ("xed", ["xed", "--wait", "+7", F]),
        ("pluma", ["pluma", "+7", F]),
        ("kwrite", ["kwrite", "--line", "7", F]),
        ("nano", ["nano", "+7", F]),
        ("emacs -nw", ["emacs", "-nw", "+7", F]),
        ("emacsclient -t", ["emacsclient", "-t", "+7", F]),
        ("kak", ["kak", "+7", F]),
        ("micro", ["micro", F, "+7"]),
        ("hx", ["hx", f"{F}:7"]),
        ("helix", ["helix", f"{F}:7"]),
        ("code", ["code", "--wait", "--goto", f"{F}:7"]),
        ("code --wait", ["code", "--wait", "--goto", f"{F}:7"]),
        ("codium -w", ["codium", "-w", "--goto", f"{F}:7"]),
        ("subl", ["subl", "--wait", f"{F}:7"]),
        ("zed", ["zed", "--wait", f"{F}:7"]),
        ("kate", ["kate", "--block", "--line", "7", F]),
        ("idea", ["idea", "--wait", "--line", "7", F]),
        ("ed", ["ed", F]),
        ("something else", ["something", "else", F]),
        ("'/my tools/vim' -n", ["/my tools/vim", "-n", "+7", F]),
        (r'"C:\Program Files\Vim\vim.exe" -n', [r"C:\Program Files\Vim\vim.exe", "-n", "+7", F]),
        (r"C:\tools\Code.CMD", [r"C:\tools\Code.CMD", "--wait", "--goto", f"{F}:7"]),
        ("notepad++.exe", ["notepad++.exe", "-multiInst", "-nosession", "-n7", F]),
    ],
)
def test_an_editor_opens_the_file_at_the_line(editor: str, words: list[str]) -> None:
    assert command(editor, FILE, 7) == words


@pytest.mark.parametrize(
    "editor", ["vim", "gvim", "gedit", "micro", "hx", "code", "subl", "kate", "notepad++", "ed"]
)
def test_without_a_line_only_the_file_is_named(editor: str) -> None:
    words = command(editor, FILE)
    assert words[0] == editor
    assert words[-1] == F
    assert not [word for word in words[1:-1] if word.startswith("+") or word in ("--line", "--goto")]


@pytest.mark.parametrize("editor", ["", "  ", "vim 'x", '"', "''"])
def test_what_is_no_command_line_is_refused(editor: str) -> None:
    with pytest.raises(NoSuchEditor):
        command(editor, FILE, 7)


@given(st.text(max_size=40), st.integers(0, 10**6))
def test_the_file_is_always_one_word_of_its_own(editor: str, line: int) -> None:
    try:
        words = command(editor, FILE, line)
    except NoSuchEditor:
        return
    assert [word for word in words if word in (F, f"{F}:{line}")]


def test_visual_comes_before_editor() -> None:
    assert chosen({"VISUAL": "code", "EDITOR": "nano"}) == "code"
    assert chosen({"VISUAL": " ", "EDITOR": " nano "}) == "nano"
    assert chosen({}) == ""

"""`check --fix` mends and says so; `--dry-run` shows it and writes nothing."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest
from cli_kit import FakeTerminal, Run

from quizapp.cli import check_fix
from quizapp.cli.check_fix import diff
from quizapp.library.deck_file import ChangedOutside, NotWritten
from quizapp.library.fixing import Fixed, save

DECK = '# mine\n[[cards]]\nquestion = "Where?"  # here\nanswer = "Tokyo"\n'
TORN = '[faq]\n"a?" = "b\n'


@pytest.fixture
def deck(home: Path) -> Path:
    file = home / "decks" / "mine.toml"
    file.write_text(DECK)
    return file


def test_fix_writes_what_is_missing_and_says_what_it_did(quizapp: Run, deck: Path) -> None:
    result = quizapp("check", "mine", "--fix")
    assert result.code == 0
    assert "mine.toml: line " in result.err
    assert "1 mend in 1 deck." in result.err
    text = deck.read_text()
    assert "\nid = " in text
    assert [line for line in text.splitlines() if not line.startswith("id = ")] == DECK.splitlines()
    assert "There is nothing to mend by itself." in quizapp("check", "mine", "--fix").err


def test_a_dry_run_shows_a_diff_and_writes_nothing(quizapp: Run, deck: Path) -> None:
    for words in (["--dry-run"], ["--fix", "--dry-run"]):
        result = quizapp("check", "mine", *words)
        assert result.code == 0
        lines = result.out.splitlines()
        assert lines[:2] == ["--- mine.toml", "+++ mine.toml"]
        assert [line for line in lines[2:] if line.startswith("+")] == [
            line for line in lines if line.startswith("+id = ")
        ]
        assert not [line for line in lines[2:] if line.startswith("-")]
        assert "nothing was written" in result.err
        assert deck.read_text() == DECK


def test_what_can_not_be_mended_is_still_found_and_fails(quizapp: Run, deck: Path, home: Path) -> None:
    (home / "decks" / "torn.toml").write_text(TORN)
    result = quizapp("check", "--fix")
    assert result.code == 1
    assert "torn.toml:2:" in result.out
    assert (home / "decks" / "torn.toml").read_text() == TORN
    assert quizapp("check", "--dry-run").code == 1


def test_a_dry_run_ends_as_the_mended_decks_would(quizapp: Run, home: Path) -> None:
    file = home / "decks" / "slip.toml"
    file.write_text('[deck]\ntitel = "x"\n[faq]\n"a?" = "b"\n')
    assert quizapp("check", "slip").code == 1
    ahead = quizapp("check", "slip", "--dry-run").code
    assert file.read_text().startswith("[deck]\ntitel")
    assert quizapp("check", "slip", "--fix").code == ahead


@pytest.mark.parametrize(
    "error", [NotWritten("mine.toml can't be written: full"), ChangedOutside("it changed")]
)
def test_a_deck_that_can_not_be_saved_is_told_and_fails(
    error: Exception, quizapp: Run, deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_fixed: Fixed) -> None:
        raise error

    monkeypatch.setattr(check_fix, "save", fail)
    result = quizapp("check", "mine", "--fix")
    assert result.code == 1
    assert str(error) in result.err
    assert deck.read_text() == DECK


def test_a_deck_that_is_changed_meanwhile_is_left_alone(
    quizapp: Run, deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = DECK.replace("Tokyo", "Kyoto")

    def late(fixed: Fixed) -> None:
        deck.write_text(newer)
        save(fixed)

    monkeypatch.setattr(check_fix, "save", late)
    result = quizapp("check", "mine", "--fix")
    assert result.code == 1
    assert "mine.toml has been changed by another program" in result.err
    assert deck.read_text() == newer


def test_a_change_that_only_looks_the_same_is_one_too(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(b"# \xff\n")
    with pytest.raises(ChangedOutside, match=r"a\.toml"):
        save(Fixed(file, "a.toml", "# \ufffd\n", "", ()))
    assert file.read_bytes() == b"# \xff\n"


def test_a_deck_that_is_gone_meanwhile_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match=r"a\.toml can't be written: "):
        save(Fixed(tmp_path / "a.toml", "a.toml", "x", "y", ()))
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_and_the_deck_is_as_it_was(
    quizapp: Run, deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", full)
    monkeypatch.setattr(os, "replace", full)
    result = quizapp("check", "mine", "--fix")
    assert result.code == 1
    assert "mine.toml can't be written: there is no room left; free some room" in result.err
    assert deck.read_text() == DECK
    assert not list(deck.parent.glob("*.tmp"))


def test_what_a_link_leads_to_outside_of_the_decks_is_not_edited(quizapp: Run, home: Path) -> None:
    outside = home.parent / "outside.toml"
    outside.write_text(DECK)
    (home / "decks" / "l.toml").symlink_to(outside)
    result = quizapp("check", "--fix")
    assert "l.toml:1:1: D007" in result.out
    assert outside.read_text() == DECK
    assert "l.toml" not in quizapp("check", "--dry-run").out
    assert "outside.toml" not in result.err


def test_json_of_a_fixed_deck_is_json(quizapp: Run, deck: Path) -> None:
    assert quizapp("check", "mine", "--fix", "--json").out == "[]\n"


def in_terminal(quizapp: Run, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    terminal = FakeTerminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    quizapp("check", "mine", "--dry-run")
    return terminal.getvalue().splitlines()


def test_colour_comes_in_a_terminal_alone_and_the_signs_stay(
    quizapp: Run, deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b" not in quizapp("check", "mine", "--dry-run").out
    coloured = in_terminal(quizapp, monkeypatch)
    assert any(line.startswith("\x1b[32m+id = ") for line in coloured)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in "".join(in_terminal(quizapp, monkeypatch))


def test_a_diff_of_nasty_text_is_harmless_and_keeps_its_lines() -> None:
    fixed = Fixed(Path("a"), "a\x1b[2J", "x\u2028y\r\n\x1b[31mold\r\n", "x\u2028y\r\n\x1b[31mnew\r\n", ())
    lines = list(diff(fixed))
    assert not any(sign in line for line in lines for sign in "\x1b\r\n\u2028")
    assert [line for line in lines if line[0] == "+"] == ["+++ a␛[2J", "+␛[31mnew"]


def test_a_diff_shows_no_line_that_there_is_not() -> None:
    assert list(diff(Fixed(Path("a"), "a", "x\ny\n", "x\nz\n", ())))[3:] == [" x", "-y", "+z"]
    assert list(diff(Fixed(Path("a"), "a", "x", "y", ())))[3:] == ["-x", "+y"]
    assert len(list(diff(Fixed(Path("a"), "a", "x", "x\n", ())))) > 3

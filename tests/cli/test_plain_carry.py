"""Carrying over before a sitting in plain lines: asked on a terminal, told elsewhere."""

import io
import sys

import pytest
from cli_kit import FakeTerminal, home

from quizapp.cli.plain import Stop
from quizapp.cli.plain_carry import carry_over
from quizapp.library.library import World, open_library

__all__ = ["home"]

PORTS = '[faq]\n"Is Lima a port?" = "Yes"\n"Is Suva a port?" = "Yes"\n'


@pytest.fixture
def library(home):
    """A library with a card that was studied and may have been reworded."""
    path = home / "decks" / "ports.toml"
    path.write_text(PORTS, "utf-8")
    made = open_library(None, None, World.real(), make=True)
    made.load()
    carry_over(made, "quizapp study --plain")
    sitting = made.study(made.named(["ports"]), limit=1)
    sitting.rate(4)
    path.write_text(PORTS.replace("Is Lima a", "Is [red]*Lima* a"), "utf-8")
    made.load()
    return made


def at_terminal(monkeypatch, text):
    screen = FakeTerminal()
    monkeypatch.setattr(sys, "stdin", FakeTerminal(text))
    monkeypatch.setattr(sys, "stdout", screen)
    return screen


def routes(library):
    return [(f["from"], f["to"]) for f in library.catalogue.store.standing("move")]


def test_a_pipe_is_told_and_asked_nothing(library, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.StringIO("1\n"))
    carry_over(library, "quizapp study --plain")
    out, err = capsys.readouterr()
    assert (out, routes(library)) == ("", [])
    assert "1 card or deck may have got another name" in err
    assert "`quizapp study --plain`" in err


def test_a_number_says_which_it_is(library, monkeypatch):
    screen = at_terminal(monkeypatch, "what\n3\n1\n")
    carry_over(library, "")
    ((source, target),) = routes(library)
    assert source != target
    assert "Is Lima a port?\n" in screen.getvalue()
    assert "1  Is [red]Lima a port?\n2  none of them" in screen.getvalue()
    assert "Its history goes on there." in screen.getvalue()


def test_the_last_number_says_it_is_none_of_them(library, monkeypatch):
    at_terminal(monkeypatch, "2\n")
    carry_over(library, "")
    ((source, target),) = routes(library)
    assert source == target


def test_an_empty_line_puts_it_off(library, monkeypatch):
    at_terminal(monkeypatch, "\n")
    carry_over(library, "")
    assert routes(library) == []


@pytest.mark.parametrize("text", [":q\n", ""])
def test_leaving_leaves(library, monkeypatch, text):
    at_terminal(monkeypatch, text)
    with pytest.raises(Stop):
        carry_over(library, "")
    assert routes(library) == []

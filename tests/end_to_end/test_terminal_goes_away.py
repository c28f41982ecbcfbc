"""The terminal goes away while a deck is edited: what was not saved stands beside its file."""

import os
import signal
import sys

import pytest
from terminal_kit import Terminal, quizapp, surroundings

DECK = '[glossary]\n"Otter" = "Swims on its back"\n"Heron" = "Waits"\n'
OWN_TERMINAL = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(*eval(sys.argv[1]))"
)


def written(tmp_path, go_away):
    """What is beside the deck after its terminal went away while a card was being written."""
    decks = tmp_path / "library" / "decks"
    decks.mkdir(parents=True)
    (decks / "animals.toml").write_text(DECK)
    command = quizapp("--home", str(tmp_path / "library"), "edit", "animals")
    argv = [sys.executable, "-c", OWN_TERMINAL, repr((command[0], command))]
    with Terminal(argv, surroundings(tmp_path)) as terminal:
        terminal.sees("Otter", "Swims on its back")
        terminal.send("\r")
        terminal.sees("Enter next")
        terminal.send("\r of a river\r")
        terminal.sees("not saved", "Enter edit")
        terminal.send("a")
        terminal.sees("new term")
        terminal.send("Lynx")
        terminal.sees("new term", "Lynx")
        go_away(terminal)
        terminal.process.wait(20)
    assert (decks / "animals.toml").read_text() == DECK
    return (decks / "animals.toml.mine").read_text()


def close(terminal):
    """The window is closed: the other end of the line is there no more."""
    os.close(terminal.fd)
    terminal.fd = os.open(os.devnull, os.O_RDONLY)


def end(terminal):
    os.kill(terminal.process.pid, signal.SIGTERM)


@pytest.mark.parametrize("go_away", [close, end])
def test_what_was_not_saved_is_put_beside_the_file(tmp_path, go_away):
    found = written(tmp_path, go_away)
    assert '"Otter" = "Swims on its back of a river"' in found
    assert '# term = "Lynx"' in found


def test_a_terminal_that_sends_no_signal_is_missed_too(tmp_path):
    (tmp_path / "library" / "decks").mkdir(parents=True)
    (tmp_path / "library" / "decks" / "animals.toml").write_text(DECK)
    with Terminal(quizapp("--home", str(tmp_path / "library")), surroundings(tmp_path)) as terminal:
        terminal.sees("Animals", "Enter quiz")
        close(terminal)
        assert terminal.process.wait(20) != 0  # Python has its own code where it can't write at the end


STUCK = """
import asyncio, time
from quizapp.tui.terminal import hang_up

async def stuck():
    hang_up.EVERY, hang_up.GRACE = 0.1, 0.3
    hang_up.watch(lambda: None)
    print("here", flush=True)
    time.sleep(100)

asyncio.run(stuck())
"""


def test_a_program_that_is_stuck_does_not_outlive_its_terminal(tmp_path):
    with Terminal([sys.executable, "-c", STUCK], surroundings(tmp_path)) as terminal:
        terminal.sees("here")
        close(terminal)
        assert terminal.process.wait(20) == 1

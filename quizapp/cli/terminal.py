"""Whether there is a terminal to draw screens on."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

_INSTEAD = "use --plain with quiz or study, or see `quizapp --help`"


def why_no_screen() -> str:
    """Why the app can't be shown here, and what to do instead; empty where it can."""
    if not _is_terminal(sys.stdin):
        return f"quizapp: the app needs a keyboard, and standard input is no terminal: {_INSTEAD}"
    if not _is_terminal(sys.stdout):
        return f"quizapp: the app needs a screen, and standard output is no terminal: {_INSTEAD}"
    if os.environ.get("TERM") == "dumb":
        return f"quizapp: the app can't draw on this terminal (TERM is dumb): {_INSTEAD}"
    if os.name != "nt" and not os.environ.get("TERM"):
        return (
            "quizapp: nothing says what kind of terminal this is (TERM is not set): set it, such as "
            f"TERM=xterm-256color, or {_INSTEAD}"
        )
    return ""


def complain(words: str) -> None:
    """A line on standard error, where there is one that takes it."""
    with suppress(OSError, ValueError, AttributeError):  # closed; full; None
        sys.stderr.write(f"{words}\n")
        sys.stderr.flush()


def _is_terminal(stream: object) -> bool:
    isatty = getattr(stream, "isatty", None)
    try:
        return bool(isatty and isatty())
    except ValueError:  # closed
        return False

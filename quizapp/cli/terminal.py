"""Whether there is a terminal to draw screens on."""

from __future__ import annotations

import os
import sys

_INSTEAD = "use --plain with quiz or study, or see `quizapp --help`"


def why_no_screen() -> str:
    """Why the app can't be shown here, and what to do instead; empty where it can."""
    if not _is_terminal(sys.stdin):
        return f"quizapp: the app needs a keyboard, and standard input is no terminal: {_INSTEAD}"
    if not _is_terminal(sys.stdout):
        return f"quizapp: the app needs a screen, and standard output is no terminal: {_INSTEAD}"
    if os.environ.get("TERM") == "dumb":
        return f"quizapp: the app can't draw on this terminal (TERM is dumb): {_INSTEAD}"
    return ""


def _is_terminal(stream: object) -> bool:
    isatty = getattr(stream, "isatty", None)
    try:
        return bool(isatty and isatty())
    except ValueError:  # closed
        return False

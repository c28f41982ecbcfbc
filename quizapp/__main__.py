"""The program: a command goes to `cli`; none, or one that wants the screen, opens the app."""

from __future__ import annotations

import gc
import os
import sys
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.library.opening import Opening


def main() -> None:
    """Runs quizapp and ends the process with its exit code."""
    if not os.environ.get("QUIZAPP_DEBUG"):
        sys.excepthook = _last_word
    gc.disable()  # what is imported on the way to the first screen, or to a command's work, all stays
    code = run(sys.argv[1:])
    if "duckdb" not in sys.modules:  # which complains of what is left at the end
        gc.freeze()  # the system takes all of it back at once; looking for what is unused is only a delay
    sys.exit(code)


def _last_word(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """A mistake of ours ends in a line that a person can use, not in a traceback; Ctrl+C is none."""
    if issubclass(kind, KeyboardInterrupt):
        return
    from quizapp.cli.terminal import complain

    complain(
        f"quizapp had to stop: {kind.__name__}: {error}\n"
        "Every answer that was acknowledged is saved. With QUIZAPP_DEBUG=1 it tells where this was."
    )


def run(argv: list[str]) -> int:
    """Runs quizapp with these arguments; the exit code is 0 done, 1 found problems, 2 used wrongly."""
    from quizapp.cli.at_once import opening_of

    opening = opening_of(argv)
    if opening is None:
        from quizapp.cli.run import run as run_command

        result = run_command(argv)
        if isinstance(result, int):
            return result
        opening = result
    return _show(opening)


def _show(opening: Opening) -> int:
    from quizapp.cli.terminal import complain, why_no_screen

    if reason := why_no_screen():
        complain(reason)
        return 2
    from quizapp.tui.run import show

    return show(opening, complain)


if __name__ == "__main__":
    main()

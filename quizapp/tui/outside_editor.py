"""Leaves the terminal to the author's own editor for a while."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from textual.app import App, SuspendNotSupported

from quizapp.library.editors import NoSuchEditor, chosen, command

UNSET = "No editor is set. Set EDITOR, such as EDITOR=nano, and start quizapp again."


def edit_outside(app: App[None], environ: Mapping[str, str], path: Path, line: int) -> str:
    """Opens a file at a line in `$EDITOR` and waits for it. Returns what went wrong, in words; mostly ""."""
    editor = chosen(environ)
    if not editor:
        return UNSET
    try:
        words = command(editor, path, line)
        with app.suspend():  # comes back at its end only: nothing may be raised inside
            return _run(editor, words)
    except NoSuchEditor as error:
        return str(error)
    except SuspendNotSupported:
        return "This terminal can't be left to another program. Open the file beside quizapp."


def _run(editor: str, words: Sequence[str]) -> str:
    """Never raises what a program that can't be started, or an interrupt, would."""
    try:
        with _uninterrupted():
            code = subprocess.run(words, check=False).returncode  # noqa: S603 - the user's own editor
    except (OSError, ValueError) as error:
        return f"{editor} can't be started: {getattr(error, 'strerror', None) or error}"
    except KeyboardInterrupt:
        return f"{editor} was interrupted."
    return f"{editor} ended with code {code}." if code else ""


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Leaves Ctrl+C to the editor: the terminal sends it to both, and it would end the app behind it."""
    before = signal.signal(signal.SIGINT, lambda _signal, _frame: None)  # not SIG_IGN: that is inherited
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)

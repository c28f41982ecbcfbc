"""Leaves the terminal to the author's own editor for a while."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
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
        with app.suspend():
            code = subprocess.run(words, check=False).returncode  # noqa: S603 - the user's own editor
    except NoSuchEditor as error:
        return str(error)
    except SuspendNotSupported:
        return "This terminal can't be left to another program. Open the file beside quizapp."
    except OSError as error:
        return f"{editor} can't be started: {error.strerror or error}"
    return f"{editor} ended with code {code}." if code else ""

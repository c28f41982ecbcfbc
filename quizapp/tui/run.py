"""Opens the library and runs the app on it."""

from __future__ import annotations

import os
import sys

from quizapp.library.front import World, open_front
from quizapp.library.opening import Opening
from quizapp.storage.places import NoLibrary


def show(opening: Opening) -> int:
    """Runs the app; the exit code is 0, or 2 where the library can't be opened."""
    try:
        front = open_front(opening.home, opening.learner, World.real(), make=True)
    except (NoLibrary, OSError, ValueError) as error:
        print(error, file=sys.stderr)  # noqa: T201 - the one word before there is a screen
        return 2
    from quizapp.tui.app import QuizApp

    app = QuizApp(front, opening, plain_colours="NO_COLOR" in os.environ)
    app.run()
    if app.word:
        print(app.word, file=sys.stderr)  # noqa: T201 - and the one after it
    return app.return_code or 0

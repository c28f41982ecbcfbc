"""Opens the library and runs the app on it."""

from __future__ import annotations

import os
import sys

from quizapp.cards.clean import clean
from quizapp.library.front import World, open_front
from quizapp.library.opening import Opening
from quizapp.storage.places import NoLibrary


def show(opening: Opening) -> int:
    """Runs the app; the exit code is 0, or 2 where the library can't be opened."""
    try:
        front = open_front(opening.home, opening.learner, World.real(), make=True)
    except (NoLibrary, OSError, ValueError) as error:
        sys.stderr.write(f"{clean(str(error))}\n")
        return 2
    from quizapp.tui.app import QuizApp

    app = QuizApp(front, opening, plain_colours="NO_COLOR" in os.environ)
    app.debug_wanted = bool(os.environ.get("QUIZAPP_DEBUG"))
    app.run()
    if app.word:
        sys.stderr.write(f"{clean(app.word)}\n")
    return app.return_code or 0

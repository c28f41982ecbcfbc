"""Opens the library and runs the app on it."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable

from quizapp.cards.clean import clean
from quizapp.library.first_look import look
from quizapp.library.front import World, open_front
from quizapp.library.opening import Opening
from quizapp.storage.places import NoLibrary
from quizapp.tui.no_tls import without_tls

_TURN = 0.0005  # seconds; who paints or hears keys waits no longer for a thread that reads or computes
AT_ONCE = 0.05  # seconds; two threads that both import get in each other's way


def show(opening: Opening, complain: Callable[[str], object]) -> int:
    """Runs the app; the exit code is 0, or 2 where the library can't be opened.

    `complain` gets what is to be said without a screen.
    """
    if not opening.demo:
        return _show(opening, World.real(), complain)
    from quizapp.library.demo import LEARNER, temporary_demo

    world = World.real()
    with temporary_demo(world.clock()) as folder:
        return _show(opening._replace(learner=LEARNER), world.within(str(folder)), complain)


def _show(opening: Opening, world: World, complain: Callable[[str], object]) -> int:
    try:
        front = open_front(opening.home, opening.learner, world, make=True)
    except (NoLibrary, OSError, ValueError) as error:
        complain(clean(str(error)))
        return 2
    first = look(front, opening, patience=AT_ONCE, apart=True)
    sys.setswitchinterval(_TURN)
    gc.disable()  # until the first screen is painted: what is imported until then all stays
    without_tls()
    from quizapp.tui.app import QuizApp
    from quizapp.tui.terminal.hang_up import until_heeded

    app = QuizApp(front, opening, first, plain_colours="NO_COLOR" in os.environ)
    app.debug_wanted = bool(os.environ.get("QUIZAPP_DEBUG"))
    until_heeded()
    app.run()
    if app.word:
        complain(clean(app.word))
    return app.return_code or 0

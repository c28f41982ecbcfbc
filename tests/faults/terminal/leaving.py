"""The terminal is closed, or left for a while, or the program is told to end: at any moment."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable

from faults.crashing.ground import Ground
from faults.terminal.glass import Glass, difference
from faults.terminal.scenes import SCENES, Scene
from helpers.trials import Tally, Trial

_SOON = 6.0  # seconds; with what the system needs to notice
_BACK = 0.5  # seconds; what is typed while the terminal is being taken is thrown away by it
_NAMES = list(SCENES)


def _answers(scene: Scene, glass: Glass, dice: random.Random) -> int:
    """Goes there and answers, perhaps; how many answers were acknowledged, and how many were given."""
    scene.walk(glass)
    if not scene.answer or scene.told == "SAVED" or dice.random() < 0.3:
        return scene.before
    glass.send(scene.answer)
    if dice.random() < 0.6:
        glass.sees(scene.told)
        return scene.before + 1
    time.sleep(dice.random() * 0.03)
    glass.read(0)
    return scene.before + (scene.told in glass.text)


def _left_at(scene: Scene, glass: Glass, dice: random.Random) -> int:
    """Goes some of the way, to any moment."""
    if dice.random() < 0.3:  # while it starts
        time.sleep(dice.random() * 0.5)
        return 0
    return _answers(scene, glass, dice)


def _fresh(ground: Ground, before: int) -> int:
    return ground.known().of_kind("answer") - before


def _trial(ground: Ground, leave: Callable[[Glass, random.Random, Tally], None]) -> Trial:
    def trial(dice: random.Random, tally: Tally) -> None:
        name = dice.choice(_NAMES)
        scene = SCENES[name]
        before = ground.restore().of_kind("answer")
        errors = ground.now / "errors"
        with Glass(scene.command, ground.env, redirected=f"2>{errors}") as glass:
            acknowledged = _left_at(scene, glass, dice)
            leave(glass, dice, tally)
        words = errors.read_text("utf-8")
        assert "Traceback" not in words, words[-500:]
        assert "had to stop" not in words, f"{name}: {words[-500:]}"
        tally.lost += max(0, acknowledged - _fresh(ground, before))

    return trial


def closed(ground: Ground) -> Trial:
    """The window is closed: it ends soon, leaves nothing behind, and what was acknowledged is there."""

    def leave(glass: Glass, dice: random.Random, tally: Tally) -> None:
        with tally.timed():
            os.close(glass.fd)
            glass.fd = os.open(os.devnull, os.O_RDONLY)
            end = time.monotonic() + _SOON
            while glass.has_job and time.monotonic() < end:
                time.sleep(0.02)
                glass.process.poll()
        assert not glass.has_job, "it goes on without a terminal"

    return _trial(ground, leave)


def ended(ground: Ground) -> Trial:
    """Somebody ends the program: the terminal is left as it was."""

    def leave(glass: Glass, dice: random.Random, tally: Tally) -> None:
        number = dice.choice([signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
        with tally.timed():
            os.kill(glass.job, number)
            _, code, as_before = glass.report("ended", patience=_SOON)
        glass.settled(0.05)
        assert code in (128 + number, -number, 130, 1, 0), f"code {code} after {number!r}"
        assert as_before or glass.raw == b"", f"the terminal is set otherwise after {number!r}"
        wrong = glass.left()
        tally.damaged += bool(wrong)
        tally.notes += [f"left after {number!r}: {wrong}"] if wrong else []

    return _trial(ground, leave)


def suspended(ground: Ground) -> Trial:
    """Ctrl+Z, or a signal from elsewhere, gives the terminal back; `fg` paints all again."""

    def trial(dice: random.Random, tally: Tally) -> None:
        name = dice.choice(_NAMES)
        scene = SCENES[name]
        before = ground.restore().of_kind("answer")
        with Glass(scene.command, ground.env) as glass:
            glass.blinks = scene.field
            acknowledged = _answers(scene, glass, dice)
            wanted = glass.pictures()
            for _ in range(dice.randint(1, 3)):
                _away(glass, dice, tally)
            with tally.timed():
                glass.settled()
            shown = glass.pictures()
            if all(each not in wanted for each in shown):
                tally.damaged += 1
                tally.notes.append(f"{name}: {difference(shown[-1], wanted[-1])}")
            glass.send("\x03")
            _, code, as_before = glass.report("ended")
            assert (code, as_before) == (0, True)
        tally.lost += max(0, acknowledged - _fresh(ground, before))

    return trial


def _away(glass: Glass, dice: random.Random, tally: Tally) -> None:
    """Stops, and comes back once or after a while behind."""
    how = dice.choice(["key", "key", "signal", "hard", "only on"])
    if how == "only on":  # a signal without a stop before it
        os.kill(glass.job, signal.SIGCONT)
        glass.settled(_BACK)
        return
    if how == "key":
        glass.send("\x1a")
    else:
        os.kill(glass.job, signal.SIGTSTP if how == "signal" else signal.SIGSTOP)
    _, _, as_before = glass.report("stopped")
    glass.settled(0.05)
    if how != "hard" and (wrong := [*glass.left(), *([] if as_before else ["settings"])]):
        tally.damaged += 1
        tally.notes.append(f"stopped by {how}: {wrong}")
    if dice.random() < 0.3:
        glass.order("bg")
        glass.report("stopped")
    glass.screen.reset()  # the shell had it
    glass.order("raw" if how == "hard" else "fg")
    glass.settled(_BACK)


def kinds(ground: Ground) -> dict[str, Trial]:
    """By their names in the table."""
    return {"closed": closed(ground), "ended": ended(ground), "suspended": suspended(ground)}

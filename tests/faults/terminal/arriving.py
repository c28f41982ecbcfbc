"""What a terminal sends that is no key: pastes, reports that come late or in pieces, broken letters."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from faults.crashing.ground import Ground
from faults.terminal.glass import Glass, difference
from faults.terminal.scenes import SCENES
from helpers.trials import Tally, Trial

_ASKED = ("choice", "true-false", "study", "study, answer", "told", "matching")
_QUIET = ("home", "scores", "help", "settings", *_ASKED)
_FIELDS = ("search", "dialog", "typed")
_BEGIN = "\x1b[200~"
_WORDS = ("1", "2\r", "4 ", " ", "\r\n", "a", "s", "Nepal", "好", "é", "q", "u", "\x1b[A", "\x1b", "\x03",
          "\x07", "\x1b[200~", "\x9b1", "\x00", "\t", "\x1a", "y\n",
          "\x1b[<0;10;10M", "\x1b]0;x\x07", "\x7f")  # fmt: skip
_REPORTS = (
    "\x1b[?62;1;2;4c", "\x1b[>41;388;0c", "\x1b[24;80R", "\x1b[1;1R", "\x1b[?2026;2$y", "\x1b[?2048;0$y",
    "\x1b[I",
    "\x1b[O", "\x1b[0n", "\x1b[8;24;80t", "\x1bP>|XTerm(388)\x1b\\", "\x1bP1+r524742=38\x1b\\", "\x1b[?1u",
    "\x1b]11;rgb:1212/1212/1212\x07", "\x1b]10;rgb:d7d7/d7d7/d7d7\x1b\\", "\x1b]4;1;rgb:ff/00/00\x07",
    "\x1b[<35;10;2M", "\x1b[M !!", "\x1b[57~", "\x1b[49~", "\x1b[32;40;50M", "\x1b_Gi=31;OK\x1b\\",
    "\x1b[?997;1n",
)  # fmt: skip


def _stays(name: str, glass: Glass, wanted: list[object], tally: Tally, what: str) -> None:
    """Still shows the same; a word at the edge may come and go."""
    end = time.monotonic() + 8
    while (shown := glass.settled(0.2)) not in wanted and time.monotonic() < end:
        glass.read(0.3)
    if shown not in wanted:
        tally.damaged += 1
        tally.notes.append(f"{name}, {what}: {difference(shown, wanted[-1])}")  # type: ignore[arg-type]


def _hears(name: str, glass: Glass) -> None:
    """A key is heard, and answers."""
    scene = SCENES[name]
    if scene.answer and scene.told != "SAVED":
        glass.send(scene.answer)
        glass.sees(scene.told)
    glass.send("\x03")
    _, code, _ = glass.report("ended")
    assert code == 0, f"code {code}"


def _answers(ground: Ground, before: int, name: str, tally: Tally, what: str) -> None:
    scene = SCENES[name]
    wanted = scene.before + bool(scene.answer and scene.told != "SAVED")
    fresh = ground.known().of_kind("answer") - before
    tally.lost += max(0, wanted - fresh)
    assert fresh <= wanted, f"{name}: {what} answered {fresh - wanted} questions"


def _paste(dice: random.Random) -> str:
    text = "".join(dice.choice(_WORDS) for _ in range(dice.choice([12, 40, 300, 3000])))
    if dice.random() < 0.15:
        text = (text * (1 + 1_000_000 // len(text)))[:1_000_000]
    return text


def pasted(ground: Ground) -> Trial:
    """A paste, with marks around it or without, is never taken for keys."""

    def trial(dice: random.Random, tally: Tally) -> None:
        name = dice.choice(_QUIET)
        before, text = ground.restore().of_kind("answer"), _paste(dice)
        marked = dice.random() < 0.6 or len(text) < 100
        data = f"{_BEGIN}{text}\x1b[201~" if marked else text.replace(_BEGIN, "")
        with SCENES[name].opened(ground) as glass:
            SCENES[name].walk(glass)
            wanted: list[object] = list(glass.pictures())
            with tally.timed():
                glass.send_bytes(data.encode())
                glass.settled(0.2)
            what = f"{len(text)} characters {'with' if marked else 'without'} marks"
            _stays(name, glass, wanted, tally, what)
            _hears(name, glass)
        _answers(ground, before, name, tally, what)

    return trial


def into_field(ground: Ground) -> Trial:
    """A paste into a field is there, as much as it takes, and nothing else comes of it."""

    def trial(dice: random.Random, tally: Tally) -> None:
        name = dice.choice(_FIELDS)
        before = ground.restore().of_kind("answer")
        words = "Oulu Turku " * dice.choice([1, 4, 400, 100_000])
        data = words if len(words) > 40 and dice.random() < 0.4 else f"\x1b[200~{words}\r\n\x1b[201~"
        with SCENES[name].opened(ground) as glass:
            SCENES[name].walk(glass)
            glass.settled()
            with tally.timed():
                glass.send_bytes(data.encode())
                glass.sees("Turku")
                glass.settled(0.2)
            tally.refused += "too long" in glass.text.lower()
            _hears_in_field(glass)
        fresh = ground.known().of_kind("answer") - before
        assert not fresh, f"{name}: a paste of {len(words)} answered"

    return trial


def _hears_in_field(glass: Glass) -> None:
    glass.send("\x03")
    _, code, _ = glass.report("ended")
    assert code == 0, f"code {code}"


def reported(ground: Ground) -> Trial:
    """What a terminal says of itself, late and cut in pieces, answers nothing."""

    def come(glass: Glass, dice: random.Random) -> None:
        for _ in range(dice.randint(1, 8)):
            data = "".join(dice.choice(_REPORTS) for _ in range(dice.choice([1, 1, 3]))).encode()
            _in_pieces(glass, data, dice)

    return _unmoved(ground, come, "reports")


def _unmoved(ground: Ground, come: Callable[[Glass, random.Random], object], what: str) -> Trial:
    """A trial of what comes to a screen, and neither changes it nor answers it."""

    def trial(dice: random.Random, tally: Tally) -> None:
        name = dice.choice(_ASKED)
        before = ground.restore().of_kind("answer")
        with SCENES[name].opened(ground) as glass:
            SCENES[name].walk(glass)
            wanted: list[object] = list(glass.pictures())
            come(glass, dice)
            _stays(name, glass, wanted, tally, what)
            _hears(name, glass)
        _answers(ground, before, name, tally, what)

    return trial


def _in_pieces(glass: Glass, data: bytes, dice: random.Random) -> None:
    if dice.random() < 0.4:
        at = dice.randint(2, len(data) - 1)
        at += data[at - 1] == 0x1B  # an Escape alone is a key
        glass.send_bytes(data[:at])
        glass.read(dice.choice([0.02, 0.15, 0.6]))
        time.sleep(dice.choice([0.02, 0.15, 0.6]))
        data = data[at:]
    if dice.random() < 0.3:
        for n in range(len(data)):
            glass.send_bytes(data[n : n + 1])
            time.sleep(0.008)  # 1200 baud
    else:
        glass.send_bytes(data)


def broken(ground: Ground) -> Trial:
    """Bytes that are no letters do nothing, and end nothing."""

    def come(glass: Glass, dice: random.Random) -> None:
        for _ in range(dice.randint(1, 20)):
            glass.send_bytes(bytes(dice.randrange(0x80, 0x100) for _ in range(dice.randint(1, 12))))
            time.sleep(dice.choice([0, 0.02]))

    return _unmoved(ground, come, "bytes")


def kinds(ground: Ground) -> dict[str, Trial]:
    """By their names in the table."""
    return {
        "pasted": pasted(ground),
        "into a field": into_field(ground),
        "reported": reported(ground),
        "broken letters": broken(ground),
    }

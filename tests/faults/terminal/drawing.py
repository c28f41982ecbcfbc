"""Letters that a terminal lacks, that are wide or that join, and a line that is slow."""

from __future__ import annotations

import random
import select
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from faults.crashing.ground import Ground
from faults.terminal.glass import Glass
from faults.terminal.scenes import SCENES, Scene
from helpers.trials import Tally, Trial

_FEW: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("ascii", {"LANG": "C", "PYTHONUTF8": ""}),
    ("ascii", {"LC_ALL": "POSIX", "PYTHONUTF8": ""}),
    ("ascii", {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": ""}),
    ("latin-1", {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": ""}),
    ("latin-1", {"PYTHONIOENCODING": "iso8859-15:strict", "PYTHONUTF8": ""}),
)
_WIDE = {
    "漢字かな交じり文": "日本語の長い説明がここに続きます。" * 4, "한국어 카드": "조합형 한글 각각",
    "👨‍👩‍👧‍👦 family": "👩🏽‍🚀 and 🏳️‍🌈 and 👍🏿", "🇩🇪🇫🇷🇯🇵": "flags ❤️ ☎️ 1️⃣",
    "العربية": "نص طويل من اليمين إلى اليسار مع ﷺ",
    "ภาษาไทย ก็ กำ": "ที่นี่มีสระและวรรณยุกต์",
    "z\u0301\u0302\u0303\u0304\u0305": "a\u200b\u200bb\u200dc\ufeffd\u2060e",
    "नमस्ते क्षत्रिय": "हिन्दी में", "𝔘𝔫𝔦 ﬁ ½": "ａｂｃ wide latin", "עברית": "שָׁלוֹם",
}  # fmt: skip
_SIZES = ((80, 24), (40, 12), (20, 5), (33, 9), (132, 43))
_ASKED = ("choice", "told", "true-false", "matching", "deck page", "home", "study", "study, answer", "search")


@contextmanager
def _deck_of(words: Mapping[str, str], ground: Ground) -> Iterator[None]:
    path: Path = ground.library / "decks" / "geo.toml"
    lines = "".join(f'"{a}" = "{b}"\n' for a, b in words.items())
    path.write_text(
        f'[deck]\ntitle = "Places"\n[glossary]\n"Mali" = "Bamako"\n"Oman" = "Muscat"\n{lines}', "utf-8"
    )
    yield


def few(ground: Ground) -> Trial:
    """A terminal without UTF-8 gets letters that it has, as wide as those it lacks."""

    def trial(dice: random.Random, tally: Tally) -> None:
        name = dice.choice(_ASKED)
        charset, more = dice.choice(_FEW)
        ground.restore()
        env = {key: value for key, value in (ground.env | more).items() if value}
        if dice.random() < 0.5:
            with _deck_of(_WIDE, ground):
                pass
            name = dice.choice(("home", "deck page"))
        with Glass(SCENES[name].command, env) as glass:
            for words, keys in SCENES[name].steps:
                glass.sees(*words.replace(" ·", "").split("|"))
                glass.send(keys)
            glass.settled()
            _few_are_well(glass, charset, name, tally)
            glass.send("\x03")
            _, code, _ = glass.report("ended")
            assert code == 0, f"{name}: code {code}"

    return trial


def _few_are_well(glass: Glass, charset: str, name: str, tally: Tally) -> None:
    text = glass.raw.decode(charset)
    lacks = charset == "ascii" and any(ord(each) > 126 for each in text)
    if lacks or any(0x80 <= ord(each) < 0xA0 for each in text) or "\\u" in text or "\\x" in text:
        tally.damaged += 1
        tally.notes.append(f"{name} in {charset}: {text[-200:]!r}")
    words = glass.text
    assert "Places" in words or "quizapp" in words, f"{name} in {charset}\n{glass.shown}"
    assert "❯" not in words, f"{name}\n{glass.shown}"


def wide(ground: Ground) -> Trial:
    """Wide, joined and turned letters: no line is wider than the terminal."""

    def trial(dice: random.Random, tally: Tally) -> None:
        name, size = dice.choice(_ASKED), dice.choice(_SIZES)
        ground.restore()
        with _deck_of(_WIDE, ground), SCENES[name].opened(ground, size) as glass:
            _walked_blindly(SCENES[name], glass)
            with tally.timed():
                glass.settled()
            if glass.screen.over:
                tally.damaged += 1
                tally.notes.append(f"{name} {size}: {glass.screen.over} times over the edge\n{glass.shown}")
            glass.send("\x03")
            _, code, _ = glass.report("ended")
            assert code == 0, f"{name}: code {code}"

    return trial


def _walked_blindly(scene: Scene, glass: Glass) -> None:
    glass.settled(0.4)
    for _, keys in scene.steps:
        glass.send(keys)
        glass.settled(0.4)


def slow(ground: Ground) -> Trial:
    """A slow line: each key counts once and in its turn, and the app does not grow meanwhile."""

    def trial(dice: random.Random, tally: Tally) -> None:
        before = ground.restore().of_kind("answer")
        scene, rate = (
            SCENES["typed"],
            dice.choice([120, 480, 960]) * 8,
        )
        text = " ".join("".join(dice.choice("abcdefghij ") for _ in range(20)).split())
        with scene.opened(ground, (60, 14)) as glass:
            scene.walk(glass)
            begun = _memory(glass.job)
            for letter in text:
                glass.send(letter)
                _trickle(glass, dice.choice([0.01, 0.05]), rate)
            end = time.monotonic() + 30
            while text not in glass.text and time.monotonic() < end:
                _trickle(glass, 0.2, rate)
            assert text in glass.text, f"{text!r}\n{glass.shown}"
            glass.send("\r")
            while "Enter next" not in glass.text and time.monotonic() < end:
                _trickle(glass, 0.2, rate)
            grown = _memory(glass.job) - begun
            tally.memory = max(tally.memory, _memory(glass.job))
            assert grown < 20, f"{grown:.0f} MB more"
            assert "Enter next" in glass.text, glass.shown
        tally.lost += max(0, 1 - (ground.known().of_kind("answer") - before))

    return trial


def _trickle(glass: Glass, seconds: float, rate: int) -> None:
    """Reads for so long, so many bytes a second and a few at a time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if select.select([glass.fd], [], [], 0.005)[0]:
            glass.read(0, most=max(1, rate // 100))
            time.sleep(0.01)


def _memory(pid: int) -> float:
    fields = Path(f"/proc/{pid}/statm").read_text("ascii").split()
    return int(fields[1]) * 4096 / 1e6


def kinds(ground: Ground) -> dict[str, Trial]:
    """By their names in the table."""
    return {"few letters": few(ground), "wide letters": wide(ground), "slow line": slow(ground)}

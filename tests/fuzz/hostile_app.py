"""Hostile decks, logs and names in the app: painted as text, whatever is pressed, and in a real terminal."""

from __future__ import annotations

import asyncio
import json
import random
import re
import sys
import tempfile
from pathlib import Path
from unittest import mock

sys.path.append(str(Path(__file__).parents[1] / "tui"))

import textual._wait
from app_kit import CAPITALS, SIZES, Desk, Home, desk
from end_to_end.terminal_kit import Terminal, quizapp, surroundings
from fuzz.hostile_decks import deck_text, file_name, spoiled
from fuzz.hostile_texts import MARK, hostile
from helpers.trials import Tally

from quizapp.storage import places

# Isolates are the program's own; a blank line end is none, for each line is painted by itself.
_ACTS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066\u2068\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_SCROLLING = {"grab", "release", "scroll_up", "scroll_down"}  # Textual's own scroll bar
_KEYS = {
    "Home": ("down", "up", "enter", "d", "s", "o", "v", "e", "t", "comma", "slash", "p", "l", "i"),
    "Deck": ("down", "pagedown", "f", "comma", "escape", "enter", "x"),
    "Study": ("space", "1", "3", "4", "h", "f", "u", "escape", "pagedown", "slash"),
    "Question": ("1", "2", "enter", "space", "h", "f", "question_mark", "escape", "pagedown", "a", "b"),
    "CommandPalette": ("down", "up", "q", "escape"),  # what it lists may well end the app
    "Editor": ("down", "p", "o", "tab", "escape", "a"),
}
_ELSEWHERE = ("escape", "down", "enter", "tab", "pagedown", "end", "escape")


def screens(dice: random.Random, tally: Tally) -> None:
    """Keys by chance through the screens of a hostile library, wide and narrow: all of it is text."""
    with tempfile.TemporaryDirectory(prefix="quizapp-hostile-") as folder:
        root = Path(folder)
        system = tuple(root / name for name in ("data", "state", "cache"))
        brisk = mock.patch.multiple(textual._wait, SLEEP_GRANULARITY=0.002, SLEEP_IDLE=0.001)
        with brisk, mock.patch.object(places, "_system_folders", return_value=system):
            asyncio.run(_walked(root, dice, tally))


def library(root: Path, dice: random.Random) -> Home:
    """A library with hostile decks, and maybe a hostile log."""
    home = Home(root / "library")
    home.deck("world/capitals", CAPITALS)
    home.deck(f"aa/{file_name(dice)[:40]}", deck_text(dice))
    home.deck("ab/traps", deck_text(dice))
    broken = f'[glossary]\n"{hostile(dice)}" = "b"\nRare {hostile(dice)} = "x"\n'
    home.deck("zz/broken", broken.encode("utf-8", "replace").decode())
    return home


async def _walked(root: Path, dice: random.Random, tally: Tally) -> None:
    home = library(root, dice)
    learner = hostile(dice).replace("\0", "").strip() if dice.random() < 0.3 else "kim"
    size = dice.choice(SIZES)
    for _ in range(2):
        async with desk(home, size, learner=learner or "kim") as d:
            for _ in range(25):
                keys = _KEYS.get(d.place, _ELSEWHERE)
                key, place = dice.choice(keys), d.place
                with tally.timed():
                    await d.press(key)
                    await d.pilot.pause()
                if place == "Help" and key == "enter" and not d.app.is_running and not d.app.return_code:
                    return  # Help lists the key that quits, too, and does what it lists
                assert d.app.is_running, f"{key} ended the app"
                harmless(d, f"{d.place} after {key}")
            if dice.random() < 0.5 and d.lines:
                await _click(d, dice)
        _spoil_logs(home, dice)


async def _click(d: Desk, dice: random.Random) -> None:
    """A click on a text that would be a link or an action, if it were markup."""
    spots = [(line.index(MARK), y) for y, line in enumerate(d.lines) if MARK in line]
    if spots:
        await d.pilot.click(offset=dice.choice(spots))
        await d.pilot.pause()
        assert d.app.is_running, "a click on a text ended the app"
        harmless(d, f"{d.place} after a click")


def _spoil_logs(home: Home, dice: random.Random) -> None:
    """Hostile texts in what was logged, for the next time."""
    for path in (home.root / "progress").rglob("*.jsonl"):
        lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        for line in lines:
            for name in ("stem", "answer", "options", "remark"):
                if name in line and isinstance(line[name], (str, list)) and dice.random() < 0.5:
                    line[name] = spoiled(line[name], dice)
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")


def harmless(d: Desk, where: str) -> None:
    """Every strip that is painted: no sign that acts, no link, no action, no isolate left open."""
    for strip in d.app.screen._compositor.render_strips():
        line = "".join(segment.text for segment in strip)
        found = _ACTS.search(line)
        assert not found, f"{where}: {found and found[0]!r} in {line!r}"
        whole = d.app.screen.is_modal or line.count("\u2067") == line.count(
            "\u2069"
        )  # a dialog covers a part
        assert whole, f"{where}: an isolate left open in {line!r}"
        for segment in strip:
            style = segment.style
            if style:
                assert not style.link, f"{where}: a link in {segment.text!r}"
                actions = {value for key, value in style.meta.items() if key.startswith("@")}
                assert actions <= _SCROLLING, f"{where}: the action {actions} on {segment.text!r}"


# -- in a real terminal --------------------------------------------------------------------------------

_SEQUENCE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_](?:[^\x07\x1b]|\x1b(?!\\))*(?:\x07|\x1b\\)|\x1b[ -/]*[0-Z\\^-~]",
    re.DOTALL,
)
_LEFT = re.compile("[\x00-\x07\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066\u2068\U000e0000-\U000e007f]")


def assert_own(raw: bytes, where: str) -> None:
    """In what a terminal got no sequence has a text's mark in it, and no sign that acts is left beside."""
    text = raw.decode("utf-8", "replace")
    for found in _SEQUENCE.findall(text):
        assert MARK not in found, f"{where}: {found!r}"
        assert "evil" not in found, f"{where}: {found!r}"
    rest = _SEQUENCE.sub("", text)
    left = _LEFT.search(rest)
    assert not left, (
        f"{where}: {left and left[0]!r} in {rest[max(0, left.start() - 60) : left.start() + 60]!r}"
    )


def terminal(dice: random.Random, tally: Tally) -> None:
    """The app and plain quizzes as processes in a pseudo-terminal: every byte they write is their own."""
    with tempfile.TemporaryDirectory(prefix="quizapp-hostile-") as folder:
        root = Path(folder)
        home = library(root, dice)
        env = surroundings(root, QUIZAPP_HOME=str(home.root))
        plain = dice.random() < 0.5
        words = dice.choice(
            (
                ("quiz", "--plain", "-n", "9", "ab/traps"),
                ("study", "--plain", "ab/traps"),
                ("check",),
                ("export", "ab/traps", "--to", dice.choice(("csv", "gift", "obsidian", "moodle-xml"))),
                ("paper", "ab/traps", "-n", "9", "--explain"),
            )
        )
        with (
            tally.timed(),
            Terminal(quizapp(*words) if plain else quizapp(), env, dice.choice(SIZES)) as there,
        ):
            if plain:
                for _ in range(12):
                    there.read(0.3)
                    if there.process.poll() is None:
                        there.send(dice.choice(("1\n", "\n", "x\n", "?\n")))
            else:
                there.until(lambda: "quiz" in there.text, "the app doesn't open")
                for key in ("d", "j", "j", "\x1b", "\r", "1", "\r", "2", "\r", "\x1b", "o"):
                    there.send(key)
                    there.read(0.25)
            there.kill()
            assert_own(there.raw, " ".join(words) if plain else "the app")
            assert MARK not in there.screen.title, f"the title is {there.screen.title!r}"


KINDS = {"screens": screens, "terminal": terminal}

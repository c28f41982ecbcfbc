"""Links, pipes, devices and loops where files should be: nothing outside is read, waited for or written."""

from __future__ import annotations

import hashlib
import os
import random
import socket
import stat
from collections.abc import Callable
from pathlib import Path

from faults.damaged_ground import READING, Ground, ground
from fuzz.hostile_decks import said
from fuzz.hostile_growth import within
from fuzz.hostile_texts import assert_csv, assert_text
from helpers.trials import Tally

SECRET = "SECRET7741"
_LONG = 20.0  # seconds; a pipe or a device that is read never ends
_COMMANDS = (
    *(each.argv for each in READING),
    ("check",),
    ("check", "--fix"),
    ("due",),
    ("where", "--json"),
    ("quiz", "--plain", "-n", "2"),
    ("study", "--plain", "-n", "2"),
    ("progress", "verify", "--all"),
    ("class", "progress"),
    ("new", "made"),
    ("new", "trap/made"),
    ("assign", "letters", "-o", "week.toml"),
    ("hand-in", "-o", "in"),
    ("import", "--yes", "cards.csv", "--deck", "trap"),
    ("import", "--yes", "cards.csv", "--deck", "trap/in"),
    ("export", "letters", "-o", "out.csv"),
    ("paper", "letters", "-n", "2", "-o", "paper.html"),
    ("optimize",),
)
NAMES = (
    "--help",
    "-rf",
    "-n",
    "--",
    "~",
    "~root",
    "$HOME",
    "%USERPROFILE%",
    "-",
    "*",
    "?",
    "a\\b",
    "..a",
    "a..",
)


def places(dice: random.Random, tally: Tally) -> None:
    """Something that is no file at one of the places where one is looked for."""
    with ground() as here:
        outside = here.folder / "outside"
        outside.mkdir()
        (outside / "secret.toml").write_text(f'[glossary]\n"{SECRET}" = "x"\n"b" = "c"\n', "utf-8")
        (outside / "secret.csv").write_text(f"term,definition\n{SECRET},x\n", "utf-8")
        (here.home / "cards.csv").write_text("term,definition\nStone,A hard thing.\nWater,Wet.\n")
        before = _state(outside)
        where = dice.choice(_places(here))
        what, put = dice.choice(sorted(_THINGS.items()))
        try:
            where.parent.mkdir(parents=True, exist_ok=True)
            put(where, outside)
        except OSError:  # something is there already, or the system can't have it
            return
        for argv in dice.sample(_COMMANDS, 5):
            told = f"{' '.join(argv)} with {what} at {where.relative_to(here.home)}"
            with within(_LONG, told), tally.timed():
                check = assert_csv if "--csv" in argv else assert_text
                result = said(here, argv, check, tally, stdin="1\n\n2\n\n" * 8)
            assert SECRET not in result.out, f"{told}: what is outside is told"
        after = _state(outside)
        told = f"{what} at {where.relative_to(here.home)}"
        if where.parent != here.home or where in (here.decks, here.logs):  # else the user named it with -o
            assert {path: after.get(path) for path in before} == before, f"{told}: something outside changed"
        named = where.parent == here.home or where == here.home / "progress" / "lee"  # folders that are moved
        assert named or len(after) == len(before), f"{told}: something new is outside"


def _places(here: Ground) -> tuple[Path, ...]:
    """Where the program looks for a file or a folder."""
    return (
        here.decks / "trap.toml",
        here.decks / "trap",
        here.decks / "letters2.toml",
        here.decks / "more" / "deep.toml",
        here.decks / ".hidden.toml",
        here.home / "progress" / "lee",
        here.home / "progress" / "week.toml",
        here.logs / "2026-12.swift-heron-7k.jsonl",
        here.logs / "2026-11.other-device-1x.jsonl",
        here.logs / "lock",
        here.home / "progress" / "lee" / "profile.toml",
        here.home / "progress" / "loose.jsonl",
        here.home / "out.csv",
        here.home / "paper.html",
        here.home / "week.toml",
        here.home / "in",
        here.cache / "x",
        here.state,
        here.cache,
    )


def _to_file(path: Path, outside: Path) -> None:
    path.symlink_to(outside / "secret.toml")


def _socket(path: Path, _outside: Path) -> None:
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(path))


_THINGS: dict[str, Callable[[Path, Path], object]] = {
    "a link to a file": _to_file,
    "a link to the folder": lambda path, outside: path.symlink_to(outside, target_is_directory=True),
    "a link to /etc/passwd": lambda path, _outside: path.symlink_to("/etc/passwd"),
    "a link to /dev/zero": lambda path, _outside: path.symlink_to("/dev/zero"),
    "a link to itself": lambda path, _outside: path.symlink_to(path.name),
    "a link to above": lambda path, _outside: path.symlink_to("..", target_is_directory=True),
    "a link to nothing": lambda path, outside: path.symlink_to(outside / "not there"),
    "a pipe": lambda path, _outside: os.mkfifo(path),
    "a link to a pipe": lambda path, outside: (os.mkfifo(path.parent / "pipe"), path.symlink_to("pipe")),
    "a socket": _socket,
    "a folder": lambda path, _outside: path.mkdir(),
}


def _state(folder: Path) -> dict[str, str]:
    """Every file below with a digest, and every other thing."""
    found = {}
    for path in sorted(folder.rglob("*")):
        is_file = stat.S_ISREG(path.lstat().st_mode)
        found[str(path)] = hashlib.sha256(path.read_bytes()).hexdigest() if is_file else "else"
    return found


def names(dice: random.Random, tally: Tally) -> None:
    """File names that look like options, patterns or places: taken as names, or refused in a word."""
    with ground() as here:
        name = dice.choice(NAMES)
        deck = here.decks / f"{name}.toml"
        deck.write_text('[glossary]\n"a" = "b"\n"c" = "d"\n"e" = "f"\n"g" = "h"\n', "utf-8")
        (here.home / "progress" / f"{name}x").mkdir()
        before = here.bytes()
        for argv in (("check",), ("due", "--json"), ("export", "--to", "csv", "-o", "out.csv", "--", name)):
            said(here, argv, assert_text, tally)
        said(here, ("quiz", "--plain", "-n", "2", "--", name), assert_text, tally, "1\n\n1\n\n")
        kept = here.bytes()
        assert all(kept.get(path) == digest or path.endswith(".jsonl") for path, digest in before.items())


KINDS = {"places": places, "odd names": names}

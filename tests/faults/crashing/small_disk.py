"""A disk that is really full: a small one of memory where it can be mounted, and files that may not grow."""

from __future__ import annotations

import errno
import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from end_to_end.terminal_kit import quizapp
from faults.crashing.ground import Ground
from faults.crashing.judging import begin, judge
from faults.crashing.scenes import SCENES
from helpers.trials import Tally, Trial

_SIZE = 512  # KiB
_NO_ROOM = "there is no room left"


@contextmanager
def _small(folder: Path) -> Iterator[bool]:
    """Mounts a small disk; whether that could be done."""
    folder.mkdir()
    mount = shutil.which("mount")
    argv = [mount or "mount", "-t", "tmpfs", "-o", f"size={_SIZE}k", "quizapp-trial", str(folder)]
    done = bool(mount) and subprocess.run(argv, capture_output=True, check=False).returncode == 0
    try:
        yield done
    finally:
        if done:
            subprocess.run(["umount", str(folder)], check=True, capture_output=True)
        folder.rmdir()


def _fill(folder: Path) -> Path:
    """Leaves no room."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 12, 1):
            try:
                while file.write(bytes(size)):
                    pass
            except OSError as error:
                if error.errno != errno.ENOSPC:
                    raise
    return filler


def mounted(ground: Ground) -> Trial:
    """Without room nothing acknowledged is lost and the same process goes on when there is room again."""

    def trial(_dice: random.Random, tally: Tally) -> None:
        ground.restore()
        disk = ground.now.with_name("small")
        with _small(disk) as is_there:
            if not is_there:
                tally.tried -= 1
                tally.notes.append("full disk: passed over, for no small disk can be mounted here")
                return
            library = shutil.copytree(ground.library, disk / "library")
            _answers(ground, library, disk, tally)
            _commands(ground, library, disk, tally)

    return trial


def _answers(ground: Ground, library: Path, disk: Path, tally: Tally) -> None:
    log = next((library / "progress" / "kim").glob("*-*-*.jsonl"))
    with subprocess.Popen(
        quizapp("study", "--plain", "geo", "--home", str(library)),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=ground.env, bufsize=0,
    ) as process:  # fmt: skip
        assert process.stdin
        assert process.stdout
        _until(process, "Enter shows the answer")
        process.stdin.write(b"4\n")
        _until(process, "Saved: Easy.")
        filler = _fill(disk)
        with log.open("ab") as file:  # its last block may have some room yet; empty lines do no harm
            file.write(b"\n" * (-log.stat().st_size % os.statvfs(disk).f_bsize))
        process.stdin.write(b"4\n")
        said = _until(process, "Saved: Easy.", "Enter tries again")
        assert _NO_ROOM in said, said
        assert str(log.parent) in said, said
        before = log.read_bytes()
        filler.unlink()
        process.stdin.write(b"\n")
        _until(process, "Saved: Easy.")
        tally.refused += 1
        tally.lost += not log.read_bytes().startswith(before)
        process.stdin.write(b":q\n")
        process.stdin.close()
        process.stdout.read()


def _until(process: subprocess.Popen[bytes], *words: str) -> str:
    assert process.stdout
    out = ""
    while not any(word in out for word in words):
        piece = process.stdout.read(1 << 16).decode()
        assert piece, f"it ended: {out}"
        out += piece
    return out


def _commands(ground: Ground, library: Path, disk: Path, tally: Tally) -> None:
    """Commands that write are refused with a word, leave all as it was, and work once there is room."""
    home = ["--home", str(library)]
    for argv in (
        ["check", "--fix"], ["import", str(ground.now / "words.csv"), "--deck", "words"],
        ["new", "mine"], ["progress", "merge", str(ground.now / "usb")],
    ):  # fmt: skip
        filler = _fill(disk)
        before = _tree(library)
        ran = ground.nursery.run([[*argv, *home]])
        assert ran.code in (1, 2), f"{argv}: {ran.code} {ran.words}"
        assert _NO_ROOM in ran.words, f"{argv}: {ran.words}"
        tally.damaged += _tree(library) != before
        tally.refused += 1
        filler.unlink()
        ran = ground.nursery.run([[*argv, *home]])
        assert ran.code == 0, f"{argv} with room again: {ran.words}"


def _tree(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def limited(ground: Ground) -> Trial:
    """No file may grow beyond a number of bytes: the system cuts a write at that place."""

    def trial(dice: random.Random, tally: Tally) -> None:
        scene = dice.choice(
            [each for each in SCENES if each.name in ("quiz", "study", "fix", "merge", "import")]
        )
        before = begin(scene, ground)
        log = max(path.stat().st_size for path in ground.progress.glob("*.jsonl"))
        limit = log + dice.randrange(1, 1500) if scene.said else dice.randrange(100, 2500)
        ran = ground.nursery.run(scene.commands(ground), scene.said, limit=limit)
        judge(scene, ground, before, ran.out + ran.err, tally, again=True)
        assert "Traceback" not in ran.words, ran.words[-800:]
        assert _NO_ROOM in ran.words or not ran.code, ran.words[-800:]
        tally.refused += _NO_ROOM in ran.words
        ground.starts(tally)

    return trial


def kinds(ground: Ground) -> dict[str, Trial]:
    small = {"full disk": mounted(ground)} if hasattr(os, "geteuid") else {}
    return small | {"files of a limited size": limited(ground)}

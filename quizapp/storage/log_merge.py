"""Brings the logs of another folder into a learner's own: any number of times, in any order, nothing lost.

A file that is not here is copied whole. One of which ours is the beginning takes its place. Of any other,
the lines that are not here go to a file of their own beside ours, each with its texts. No file is ever
written in its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from quizapp.source.finding import Finding
from quizapp.storage.log_beside import Torn, copy_new, put_longer
from quizapp.storage.log_files import log_names
from quizapp.storage.log_merge_plan import Merge, Step, opened_log, plan

__all__ = ["Merge", "NoLogs", "Step", "carry_out", "plan", "source_folder"]


class NoLogs(Exception):
    """There is no log where one was looked for; the message says what is there instead."""


def source_folder(given: Path, learner: str) -> Path:
    """The folder of logs that `given` means: itself, or the folder `learner` in it or in its `progress`.

    Raises NoLogs where there is none, and OSError if it can't be listed.
    """
    if not given.is_dir():
        raise NoLogs(f"{given} is no folder")
    if log_names(given):
        return given
    around = [folder for folder in (given / "progress", given) if folder.is_dir()]
    for folder in around:
        if log_names(folder / learner):
            return folder / learner
    others = sorted({each for folder in around for each in folder.iterdir() if _has_logs(each)})
    if not others:
        raise NoLogs(f"there are no logs in {given}")
    named = ", ".join(each.name for each in others[:8])
    raise NoLogs(
        f"there are no logs of {learner} in {given}, but of {named}: name a learner's folder, "
        f"like {others[0]}, to have those answers count as {learner}'s"
    )


def _has_logs(folder: Path) -> bool:
    try:
        return folder.is_dir() and bool(log_names(folder))
    except OSError:
        return False


def carry_out(merge: Merge, source: Path, target: Path) -> list[Finding]:
    """Does what `plan` said; the problems that came up. Each file appears whole or not at all."""
    problems = []
    for step in merge.steps:
        try:
            if step.how == "lines":
                copy_new(target, step.target, step.data())
                continue
            with opened_log(source / step.name) as file:
                if step.how == "copied":
                    copy_new(target, step.target, _chunks(file, step.size))
                else:
                    put_longer(target, step.target, _chunks(file, step.size))
        except (OSError, Torn) as error:
            reason = error.strerror if isinstance(error, OSError) else ""
            what = f"this file could not be brought into {target}: {(reason or str(error)).lower()}"
            problems.append(Finding(str(source / step.name), 1, 1, "L004", what, "run the merge again"))
    return problems


def _chunks(file: BinaryIO, size: int) -> Iterator[bytes]:
    """The first `size` bytes of a file, in pieces."""
    while size > 0 and (chunk := file.read(min(size, 2**20))):
        size -= len(chunk)
        yield chunk

"""Brings the logs of another folder into a learner's own: any number of times, in any order, nothing lost.

A file that is not here is copied whole. One of which ours is the beginning takes its place. Of any other,
the lines that are not here go to a file of their own beside ours, each with its texts. No file is ever
written in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from quizapp.source.finding import Finding
from quizapp.storage.log_beside import Torn, copy_new, put_longer
from quizapp.storage.log_files import log_names
from quizapp.storage.log_merge_plan import Merge, Step, opened_log, plan

__all__ = ["Merge", "NoLogs", "Step", "carry_out", "plan", "source_folder"]


_TRIES = 3  # at a file of ours that grows between the plan and the moment when it is replaced


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
    """Does what `plan` said; the problems that came up. Each file appears whole or not at all.

    Where one of ours is not as it was planned for, as an answer was given just now or another merge was
    here, it is planned anew: `merge` then has what was done instead.
    """
    problems, changed = _carried(merge.steps, source, target)
    for _ in range(_TRIES):
        if not changed:
            break
        try:
            anew = [step for step in plan(source, target).steps if step.name in changed]
        except OSError as error:
            return problems + [_not_brought(source / name, target, _reason(error)) for name in changed]
        merge.steps = [*(step for step in merge.steps if step.name not in changed), *anew]
        more, changed = _carried(anew, source, target)
        problems += more
    return problems + [
        _not_brought(source / name, target, f"{name} changed at this moment") for name in changed
    ]


def _carried(steps: Sequence[Step], source: Path, target: Path) -> tuple[list[Finding], list[str]]:
    """What can't be done, and the names of those of which ours are not any more as they were."""
    problems: list[Finding] = []
    changed: list[str] = []
    for step in steps:
        try:
            _carry(step, source, target)
        except (Torn, FileExistsError):
            changed.append(step.name)
        except OSError as error:
            problems.append(_not_brought(source / step.name, target, _reason(error)))
    return problems, changed


def _carry(step: Step, source: Path, target: Path) -> None:
    if step.how == "lines":
        copy_new(target, step.target, step.data())
        return
    with opened_log(source / step.name) as file:
        put = copy_new if step.how == "copied" else put_longer
        put(target, step.target, _chunks(file, step.size))


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _not_brought(path: Path, target: Path, why: str) -> Finding:
    what = f"this file could not be brought into {target}: {why}"
    return Finding(str(path), 1, 1, "L004", what, "run the merge again")


def _chunks(file: BinaryIO, size: int) -> Iterator[bytes]:
    """The first `size` bytes of a file, in pieces."""
    while size > 0 and (chunk := file.read(min(size, 2**20))):
        size -= len(chunk)
        yield chunk

"""A class's files: learners' folders with logs, and hand-ins, found in one folder. Nothing is written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quizapp.source.finding import Finding
from quizapp.storage.log_files import device_of, is_named, log_names
from quizapp.storage.log_reading import read_log, read_log_file
from quizapp.storage.profile import load
from quizapp.study.hand_in import Opened, opened
from quizapp.study.lines import Line, Start

DEEPEST = 3  # folders below the one that was named
MOST_FILES = 20_000
_HEAD = 64 * 2**20  # bytes of a hand-in; one sitting is far smaller


@dataclass(frozen=True, slots=True)
class Source:
    """A learner's folder, or a hand-in's file. `label`: its path below the class's folder, for people."""

    path: Path
    label: str
    is_folder: bool


@dataclass(frozen=True, slots=True)
class Head:
    """Whose a source is, by its profile or first line, and what is wrong; `is_lost`: it has no more."""

    source: Source
    name: str
    id: str
    problems: tuple[Finding, ...] = ()
    is_lost: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a source has: lines in order of (`at`, `id`), and all that is wrong."""

    head: Head
    lines: tuple[Line, ...]
    problems: tuple[Finding, ...] = ()


def sources(folder: Path) -> list[Source]:
    """The learners' folders and hand-ins below a folder, by name. Links are not followed. Raises OSError."""
    found = [Source(folder, folder.name, is_folder=True)] if _has_logs(folder) else []
    found += _below(folder, "", 0)
    return found


def _has_logs(folder: Path) -> bool:
    """Whether a folder is a learner's. Among hand-ins only a file named as logs are is one."""
    names = log_names(folder)
    if any(is_named(name) and not _is_hand_in(folder / name) for name in names):
        return True
    return bool(names) and not any(_is_hand_in(folder / name) for name in names)


def _below(folder: Path, label: str, depth: int) -> Iterator[Source]:
    has_logs = _has_logs(folder)
    with os.scandir(folder) as each:
        entries = sorted(each, key=lambda entry: entry.name)[:MOST_FILES]
    for entry in entries:
        path, below = folder / entry.name, f"{label}{entry.name}"
        if entry.name.startswith(".") or entry.is_symlink():
            continue
        if entry.is_dir():
            if _has_logs(path):
                yield Source(path, below, is_folder=True)
            if depth + 1 < DEEPEST:
                yield from _below(path, f"{below}/", depth + 1)
        elif entry.is_file() and entry.name.endswith(".jsonl") and (not has_logs or _is_beside(path)):
            yield Source(path, below, is_folder=False)


def _is_hand_in(path: Path) -> bool:
    """Whether a file begins as hand-ins do."""
    try:
        with path.open("rb") as file:
            return opened(file.readline(_HEAD)) is not None
    except OSError:
        return False


def head_of(source: Source) -> Head:
    """Whose a source is, without its lines."""
    if source.is_folder:
        profile = load(source.path)
        return Head(source, profile.name, profile.id) if profile else Head(source, source.path.name, "")
    try:
        found = opened(source.path.read_bytes())
    except OSError as error:
        what = f"this file can't be read: {(error.strerror or str(error)).lower()}"
        return Head(source, source.label, "", (Finding(source.label, 1, 1, "L004", what),), is_lost=True)
    if found is None:
        return _stray(source)
    name = found.hand_in.name or source.path.stem
    return Head(source, name, found.hand_in.learner, _broken(source, found))


def _stray(source: Source) -> Head:
    """Of a file that lies among hand-ins and is none, as where its first line is damaged."""
    starts = (line for line in read_log_file(source.path).lines if isinstance(line, Start))
    what = "this file does not begin as a hand-in does: its first line is damaged, or it is something else"
    told = Finding(source.label, 1, 1, "L008", what, "ask for the file again; what can be read of it counts")
    return Head(source, source.path.stem, next((line.learner for line in starts), ""), (told,))


def logs_of(source: Source) -> list[tuple[str, Path]]:
    """The log files of a source in order, each with its device's word. Raises OSError."""
    if not source.is_folder:
        return [("", source.path)]
    return [(device_of(name), source.path / name) for name in _own_logs(source.path)]


def _own_logs(folder: Path) -> list[str]:
    """The logs of a learner's folder, without hand-ins that lie beside them. Raises OSError."""
    return [name for name in log_names(folder) if not _is_beside(folder / name)]


def _is_beside(path: Path) -> bool:
    """Whether a file in a learner's folder is a hand-in. One called as logs are need not be opened for it."""
    return not is_named(path.name) and _is_hand_in(path)


def read_source(head: Head) -> Sheet:
    """What is in a source; what can't be read is among its problems."""
    if head.is_lost:
        return Sheet(head, (), head.problems)
    path = head.source.path
    read = read_log(path, leave=_is_beside) if head.source.is_folder else read_log_file(path)
    return Sheet(head, read.lines, (*_labelled(head.source, read.problems), *head.problems))


def _labelled(source: Source, problems: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The problems with paths below the class's folder."""
    from dataclasses import replace

    above = source.label if source.is_folder else source.label.rpartition("/")[0]
    out = []
    for each in problems:
        inside = each.path.partition("/")[2]
        path = "/".join(part for part in (above, inside) if part) or source.label
        out.append(replace(each, path=path))
    return tuple(out)


def _broken(source: Source, found: Opened) -> tuple[Finding, ...]:
    if found.intact:
        return ()
    what = "the lines of this hand-in are not those that it was made with: its digest does not fit"
    mend = "ask for the file again; what can be read of it counts"
    return (Finding(source.label, 1, 1, "L008", what, mend),)

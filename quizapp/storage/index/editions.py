"""The files that an index has had: each that is made anew gets a name of its own, and the newest counts.

So no file is ever replaced or emptied that another program has open, and what SQLite keeps beside a file
(`-wal`, `-shm`) is never taken for another file's. Old ones go; whoever has one open still may use it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_BESIDE = ("", "-wal", "-shm", "-journal")
_MAKING = ".new"  # the end of a name under which one is made


def newest(path: Path) -> Path | None:
    """The file in use of the index at `path`: that itself at first, `NAME.1.sqlite` and so on later."""
    found = _editions(path)
    return _name(path, max(found)) if found else None


def publish(path: Path, made: Path) -> Path:
    """Makes the file `made` the newest one, and takes the others away. Raises OSError.

    Where another program was quicker, its file stays and is the next but newest.
    """
    while True:
        found = _editions(path)
        target = _name(path, max(found) + 1 if found else 0)
        for end in _BESIDE[1:]:  # of one that somebody threw away, which must not be taken for this one's
            _unlink(target.with_name(target.name + end))
        with suppress(FileExistsError):
            _move(made, target)
            break
    _clear(path, found)
    return target


def begin_again(path: Path) -> None:
    """Has the file in use count no more: an empty one is the newest from now on."""
    found = _editions(path)
    if not found:
        return
    with suppress(OSError):
        os.close(os.open(_name(path, max(found) + 1), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
    _clear(path, found)


def forget(path: Path) -> None:
    """Throws all of an index away."""
    _clear(path, _editions(path))
    for each in (*_unfinished(path), claim_of(path)):
        _unlink(each)


def new_name(path: Path) -> Path:
    """Where one may be made that nobody else looks at; what others did not finish there goes."""
    for each in _unfinished(path):
        _unlink(each)
    return path.with_name(f"{path.stem}.{os.urandom(4).hex()}{_MAKING}")


def claim_of(path: Path) -> Path:
    """The file by which whoever makes the index anew tells others so."""
    return path.with_suffix(".making")


def drop(made: Path) -> None:
    """Takes away what was begun."""
    for end in _BESIDE:
        _unlink(made.with_name(made.name + end))


def _editions(path: Path) -> list[int]:
    number = re.compile(rf"{re.escape(path.stem)}(?:\.(\d+))?{re.escape(path.suffix)}")
    return [int(found[1] or 0) for name in _names(path) if (found := number.fullmatch(name))]


def _unfinished(path: Path) -> Iterator[Path]:
    mine = re.compile(rf"{re.escape(path.stem)}\.[0-9a-f]{{8}}\{_MAKING}(?:-\w+)?")
    return (path.with_name(name) for name in _names(path) if mine.fullmatch(name))


def _names(path: Path) -> list[str]:
    try:
        return os.listdir(path.parent)  # noqa: PTH208 - names alone, on the way to the first card
    except OSError:
        return []


def _name(path: Path, number: int) -> Path:
    return path.with_name(f"{path.stem}.{number}{path.suffix}") if number else path


def _clear(path: Path, numbers: list[int]) -> None:
    for number in numbers:
        drop(_name(path, number))


def _move(made: Path, target: Path) -> None:
    """Gives `made` the name `target`. Raises FileExistsError where there is one."""
    try:
        os.link(made, target)
    except FileExistsError:
        raise
    except OSError:  # a disk without links, where the other way is as good
        if target.exists():
            raise FileExistsError(target) from None
        made.rename(target)
    else:
        _unlink(made)


def _unlink(path: Path) -> None:
    with suppress(OSError):  # on Windows another program may have it open: it goes with the next
        path.unlink()

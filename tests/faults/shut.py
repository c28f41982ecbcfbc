"""Makes places shut to this process as a system does: read-only, held open, or with something else there.

Even an administrator, who may write anywhere, is refused: so it can be tried everywhere.
"""

from __future__ import annotations

import errno
import io
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
_CHANGING = (
    "mkdir",
    "unlink",
    "remove",
    "rmdir",
    "rename",
    "replace",
    "link",
    "symlink",
    "truncate",
    "chmod",
)


@contextmanager
def read_only(*roots: Path, number: int = errno.EROFS) -> Iterator[list[str]]:
    """Nothing below these folders can be written; what was tried is in the list."""
    tried: list[str] = []
    below = tuple(str(root) for root in roots)

    def shut(path: Any) -> bool:
        found = os.fspath(path) if isinstance(path, str | os.PathLike) else ""
        return isinstance(found, str) and found.startswith(below)

    def refuse(path: Any) -> None:
        tried.append(str(path))
        raise OSError(number, os.strerror(number), os.fspath(path))

    with ExitStack() as stack:

        def put(where: Any, name: str, make: Callable[[Any], Any]) -> None:
            stack.enter_context(mock.patch.object(where, name, make(getattr(where, name))))

        put(os, "open", lambda real: _os_open(real, shut, refuse))
        for module in (io, __import__("builtins")):
            put(module, "open", lambda real: _open(real, shut, refuse))
        for name in _CHANGING:
            put(os, name, lambda real: _change(real, shut, refuse))
        put(os, "access", lambda real: _access(real, shut))
        put(sqlite3, "connect", lambda real: _connect(real, shut))
        yield tried


def _os_open(real: Any, shut: Any, refuse: Any) -> Any:
    def opened(path: Any, flags: int, *more: Any, **named: Any) -> Any:
        if flags & _WRITING and shut(path):
            refuse(path)
        return real(path, flags, *more, **named)

    return opened


def _open(real: Any, shut: Any, refuse: Any) -> Any:
    def opened(path: Any, mode: str = "r", *more: Any, **named: Any) -> Any:
        if set(mode) & set("wax+") and shut(path):
            refuse(path)
        return real(path, mode, *more, **named)

    return opened


def _change(real: Any, shut: Any, refuse: Any) -> Any:
    def changed(path: Any, *more: Any, **named: Any) -> Any:
        for each in (path, *more[:1]):
            if shut(each):
                refuse(each)
        return real(path, *more, **named)

    return changed


def _access(real: Any, shut: Any) -> Any:
    return lambda path, mode, **named: not (mode & os.W_OK and shut(path)) and real(path, mode, **named)


def _connect(real: Any, shut: Any) -> Any:
    def connected(path: Any, *more: Any, **named: Any) -> Any:
        if not shut(path):
            return real(path, *more, **named)
        if not Path(path).exists():
            raise sqlite3.OperationalError("unable to open database file")
        return real(f"file:{path}?mode=ro", *more, **named, uri=True)

    return connected


@contextmanager
def held_open(name: str, times: int) -> Iterator[list[str]]:
    """Another program holds files of this ending open, as Windows has it: so often they can't be replaced."""
    tried: list[str] = []
    real_replace, real_open = os.replace, os.open

    def busy(path: Any) -> None:
        if str(path).endswith(name) and len(tried) < times:
            tried.append(str(path))
            error = PermissionError(errno.EACCES, "Permission denied", str(path))
            error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
            raise error

    def replace(source: Any, target: Any, **more: Any) -> None:
        busy(target)
        real_replace(source, target, **more)

    def opened(path: Any, flags: int, *more: Any, **named: Any) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR):
            busy(path)
        return real_open(path, flags, *more, **named)

    with mock.patch.object(os, "replace", replace), mock.patch.object(os, "open", opened):
        yield tried

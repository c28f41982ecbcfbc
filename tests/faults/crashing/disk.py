"""Stands between a program and the disk: counts each call that changes a file, and does as a rule says.

What Python and SQLite's statements do goes through it. SQLite's own writes do not: those are broken off by
kills at random moments, and by a disk that is really full.
"""

from __future__ import annotations

import io
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from faults.crashing.rules import FULL, OF_FILES, Call, Rule

_CHANGING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_PATHS = ("rename", "replace", "link", "unlink", "remove", "mkdir", "rmdir", "truncate", "chmod")
_REAL = {name: getattr(os, name) for name in (*_PATHS, *OF_FILES, "open", "write")}
_STATEMENTS = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "DROP", "BEGIN IMMEDIATE", "COMMIT")


class Disk:
    """The calls made below a folder. `said` puts what the program told its user in between them."""

    def __init__(self, folder: Path, rule: Rule) -> None:
        self._folder = os.path.realpath(folder)
        self._rule = rule
        self._count = 0
        self.calls: list[Call] = []

    def said(self, text: str) -> None:
        self.calls.append(Call("said", data=text.encode("utf-8", "replace")))

    def install(self) -> None:
        """From now on all goes through here."""
        for name in _PATHS:
            setattr(os, name, self._of_paths(name, _REAL[name]))
        for name in OF_FILES:
            setattr(os, name, self._of_file(name, _REAL[name]))
        os.open, os.write = self.open, self.write
        io.open = _opener(self, io.open)
        sqlite3.connect = _connector(self, sqlite3.connect)

    def within(self, path: str) -> bool:
        """Whether a path is one of the disk's; a pipe or a socket has none (`pipe:[7]`)."""
        return Path(path).is_absolute() and f"{os.path.realpath(path)}{os.sep}".startswith(
            f"{self._folder}{os.sep}"
        )

    def meet(self, call: Call) -> int:
        """Notes a call; how much of it may be done (-1: all). Raises OSError."""
        self._count += 1
        part = self._rule.met(self._count, call)
        self.calls.append(call)
        return part

    def open(self, path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        where = _named(path, dir_fd)
        is_new = flags & os.O_CREAT and not os.path.lexists(where)
        if self.within(where) and (is_new or flags & os.O_TRUNC):
            self.meet(Call("open", (where,)))
        elif self.within(where) and flags & _CHANGING:
            self._check(Call("open for writing", (where,)))
        return int(_REAL["open"](path, flags, mode, dir_fd=dir_fd))

    def _check(self, call: Call) -> None:
        """Opening a file that is there changes nothing; it may be forbidden all the same."""
        self.meet(call)

    def write(self, fd: int, data: Any) -> int:
        where = _path(fd)
        if not self.within(where):
            return int(_REAL["write"](fd, data))
        raw = bytes(data)
        appends = _flags(fd) & os.O_APPEND
        at = os.fstat(fd).st_size if appends else os.lseek(fd, 0, os.SEEK_CUR)
        call = Call("write", (where,), at, raw)
        part = self.meet(call)
        if part >= 0:
            call.data = raw[:part]
        done = int(_REAL["write"](fd, call.data))
        if part >= 0:
            self._rule.wrote()
        return done

    def _of_paths(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **how: Any) -> Any:
            count = 2 if name in ("rename", "replace", "link") else 1
            paths = tuple(_named(path, how.get("dir_fd")) for path in args[:count])
            if self.within(str(Path(paths[0]).parent)):
                self.meet(Call("unlink" if name == "remove" else name, paths))
            return real(*args, **how)

        return call

    def _of_file(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(fd: int, *args: Any) -> Any:
            where = _path(fd)
            if self.within(where):
                self.meet(Call(name, (where,)))
            return real(fd, *args)

        return call


def _named(path: Any, dir_fd: int | None) -> str:
    name = os.fsdecode(path)
    return os.path.normpath((Path(_path(dir_fd)) if dir_fd is not None else Path.cwd()) / name)


def _path(fd: int) -> str:
    return str(Path(f"/proc/self/fd/{fd}").readlink())


def _flags(fd: int) -> int:
    import fcntl

    return fcntl.fcntl(fd, fcntl.F_GETFL)


class _Raw(io.FileIO):
    """A file whose bytes go through the disk."""

    disk: Disk

    def write(self, data: Any) -> int:
        return self.disk.write(self.fileno(), data)


def _opener(disk: Disk, real: Callable[..., Any]) -> Callable[..., Any]:
    """`open` for what is to be written; what is only read is opened as ever."""

    def opened(
        file: Any, mode: str = "r", buffering: int = -1, encoding: str | None = None,
        errors: str | None = None, newline: str | None = None, closefd: bool = True, opener: Any = None,
    ) -> Any:  # fmt: skip
        if not set(mode) & set("wax+"):
            return real(file, mode, buffering, encoding, errors, newline, closefd, opener)
        raw = _Raw(file, mode.replace("b", "").replace("t", ""), closefd, opener or disk.open)
        raw.disk = disk
        binary: Any = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
        if buffering == 0:
            return raw
        return binary if "b" in mode else io.TextIOWrapper(binary, encoding, errors, newline)

    return opened


def _connector(disk: Disk, real: Callable[..., Any]) -> Callable[..., Any]:
    """SQLite, whose changing statements count as calls."""

    class Connection(sqlite3.Connection):
        def execute(self, sql: str, *args: Any) -> Any:
            if not self.in_memory and sql.lstrip().upper().startswith(_STATEMENTS):
                _sql(disk, sql)
            return super().execute(sql, *args)

        def executemany(self, sql: str, *args: Any) -> Any:
            if not self.in_memory:
                _sql(disk, sql)
            return super().executemany(sql, *args)

        in_memory = False

    def connected(path: Any, *args: Any, **how: Any) -> Any:
        db = real(path, *args, **how, factory=Connection)
        db.in_memory = path == ":memory:"
        return db

    return connected


def _sql(disk: Disk, sql: str) -> None:
    try:
        disk.meet(Call("sql", (sql.split("(", maxsplit=1)[0][:40],)))
    except OSError as error:
        is_full = error.errno in FULL
        told = sqlite3.OperationalError("database or disk is full" if is_full else "disk I/O error")
        told.sqlite_errorcode = sqlite3.SQLITE_FULL if is_full else sqlite3.SQLITE_IOERR
        raise told from error

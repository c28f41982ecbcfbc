"""A terminal that can be resized, slowed down and looked at, with a shell that the app was started by."""

from __future__ import annotations

import fcntl
import json
import os
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte
from end_to_end.terminal_kit import _ASKING, Terminal
from pyte import modes as mo
from wcwidth import wcwidth

SHELL = str(Path(__file__).with_name("shell.py"))
_MODE = re.compile(rb"\x1b\[\?(\d+)([hl])")
_HALF = re.compile(rb"\x1b[^a-zA-Z@~\\]{0,40}\Z")
# As a shell has them: alternate screen, mouse, focus, paste marks, resizes, frames; wrapping, cursor.
_LEFT = {b"1049": b"l", **dict.fromkeys((b"1000", b"1003", b"1006", b"1015", b"1016"), b"l"), b"1004": b"l",
         b"2004": b"l", b"2048": b"l", b"2026": b"l", b"7": b"h", b"25": b"h"}  # fmt: skip
_TIME = re.compile(
    r" *(?:\d+ due|about \d+ minutes?|a step now|step \d+ min)|due (?:now|in \d+ minutes?)"
)  # goes on meanwhile
Picture = Sequence[str]


class _Seen(pyte.Screen):
    """Counts what was written over the right edge."""

    over = 0

    def draw(self, data: str) -> None:
        wide = sum(max(0, wcwidth(letter)) for letter in data)
        if self.cursor.x + wide > self.columns and mo.DECAWM in self.mode:
            self.over += 1
        super().draw(data)


class Glass(Terminal):
    """One job of a shell in a terminal. A context manager: shell and job are gone afterwards."""

    def __init__(
        self,
        argv: Sequence[str],
        env: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
        redirected: str = "",
    ) -> None:
        """`redirected`: as a shell writes it, such as `2>file`."""
        if redirected:
            argv = ["/bin/sh", "-c", f'exec "$@" {redirected}', "sh", *argv]
        self.screen = _Seen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self._carried = b""
        self.blinks = False
        self.raw = b""
        self.fd, inside = os.openpty()
        self.size, self.folder = size, Path(env["HOME"])
        self._set_size(size)
        said, reports = os.pipe()
        orders, order = os.pipe()
        self.process = subprocess.Popen(
            [sys.executable, SHELL, str(reports), str(orders), *argv],
            stdin=inside, stdout=inside, stderr=inside, env=dict(env), cwd=env["HOME"],
            start_new_session=True, pass_fds=(reports, orders),
        )  # fmt: skip
        for each in (inside, reports, orders):
            os.close(each)
        self._said, self._order = os.fdopen(said), order
        self.job = self.report("begun")[1]

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            for pid in _of_session(self.process.pid):
                os.kill(pid, 9)
            super().__exit__(kind, error, trace)
        finally:
            self._said.close()
            os.close(self._order)

    @property
    def has_job(self) -> bool:
        """Whether anything of the shell's session is still there, but for what is only to be waited for."""
        return bool(_of_session(self.process.pid))

    def report(self, *wanted: str, patience: float = 20.0) -> tuple[str, int, bool]:
        """The shell's next report; meanwhile what is painted is read."""
        end = time.monotonic() + patience
        while not select.select([self._said], [], [], 0)[0]:
            assert time.monotonic() < end, f"the job has not {' or '.join(wanted)}\n{self.shown}"
            if not hasattr(self, "process") or not self.read(0.02):
                time.sleep(0.02)
        line = self._said.readline()
        assert line, "the shell is gone"
        what, code, as_before = json.loads(line)
        assert what in wanted, f"{what} ({code}), not {' or '.join(wanted)}\n{self.shown}"
        return what, code, as_before

    def order(self, word: str) -> None:
        """`fg`, `bg` or `raw`, after it has stopped."""
        os.write(self._order, f"{word}\n".encode())

    @property
    def shown(self) -> str:
        """The screen as it is, for a failure."""
        return "\n".join(self.screen.display)

    def _set_size(self, size: tuple[int, int]) -> None:
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    def resize(self, size: tuple[int, int]) -> None:
        """Drags the window to another size. What a terminal does to its lines then is left to chance."""
        self.size = size
        self._set_size(size)
        self.screen.resize(size[1], size[0])

    def send_bytes(self, data: bytes) -> None:
        """Sends much, reading meanwhile: else both would wait for each other."""
        left = memoryview(data)
        end = time.monotonic() + 60
        while left:
            assert time.monotonic() < end, f"{len(left)} bytes are not taken\n{self.shown}"
            _, ready, _ = select.select([], [self.fd], [], 0.01)
            if ready:
                left = left[os.write(self.fd, left[:1024]) :]
            self.read(0)

    def read(self, seconds: float, most: int = 1 << 16) -> bool:
        """Takes in what comes within so many seconds, `most` bytes of it; False at the end of the output."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self.fd, most)
        except OSError:  # the other end is closed
            data = b""
        self.raw += data
        whole = self._carried + data
        half = _HALF.search(whole)
        self._carried = half[0] if half else b""
        self._stream.feed(_ASKING.sub(b"", whole[: len(whole) - len(self._carried)]))
        return bool(data)

    def settled(self, quiet: float = 0.3, most: float = 15.0) -> Picture:
        """What is painted once nothing changes any more."""
        end = time.monotonic() + most
        while time.monotonic() < end:
            before = len(self.raw)
            self.read(quiet)
            if len(self.raw) == before:
                break
        return self.picture

    def pictures(self) -> list[Picture]:
        """What is painted in turn once nothing changes but a cursor that blinks."""
        found = [self.settled()]
        end = time.monotonic() + (0.7 if self.blinks else 0)
        while time.monotonic() < end:
            self.read(0.1)
            if self.picture not in found:
                found.append(self.picture)
        return found

    @property
    def picture(self) -> Picture:
        """What is painted now."""
        return picture(self.screen)

    def left(self) -> list[str]:
        """What is not as a shell needs it; nothing where it is."""
        now = dict(_MODE.findall(self.raw))
        wrong = [f"?{mode.decode()}" for mode, wanted in _LEFT.items() if now.get(mode, wanted) != wanted]
        if self.raw.count(b"\x1b[>") - self.raw.count(b"\x1b[>4;") > self.raw.count(b"\x1b[<u"):
            wrong.append("keyboard")
        return wrong


def picture(screen: pyte.Screen) -> Picture:
    """The lines, each with where its colours change, but without times that go on meanwhile."""
    return [_line(screen, y) for y in range(screen.lines)]


def _line(screen: pyte.Screen, y: int) -> str:
    cells = [cell for cell in (screen.buffer[y][x] for x in range(screen.columns)) if cell.data]
    text = "".join(cell.data[0] for cell in cells)  # a letter per cell, so that places are the same
    for time_told in reversed(list(_TIME.finditer(text))):
        del cells[time_told.start() : time_told.end()]
    parts, style = [], None
    for cell in cells:
        now = (cell.fg, cell.bg, cell.bold, cell.underscore, cell.reverse)
        if cell.data == " ":  # a blank has no colour of letters
            now = ("", cell.bg, False, cell.underscore, cell.reverse)
        if now != style:
            parts.append("{" + ",".join(str(each) for each in now) + "}")
            style = now
        parts.append(cell.data)
    return "".join(parts).rstrip()


def difference(one: Picture, other: Picture) -> str:
    """The first lines that differ, without colours where the letters do."""
    for y, (a, b) in enumerate(zip(one, other, strict=False)):
        plain = [re.sub(r"\{[^{}]*\}", "", each) for each in (a, b)]
        if a != b:
            shown = plain if plain[0] != plain[1] else [a, b]
            return f"line {y + 1}: {shown[0].rstrip()!r} and not {shown[1].rstrip()!r}"
    return f"{len(one)} lines and not {len(other)}" if len(one) != len(other) else ""


def _of_session(session: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] not in "ZX":
            found.append(int(stat.parent.name))
    return found

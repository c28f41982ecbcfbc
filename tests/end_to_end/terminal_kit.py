"""A terminal of 80×24 around a real process: what it paints is read, what is typed is sent."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

import pyte

PATIENCE = 60.0  # seconds; only a failure takes so long
# Requests and modes that pyte doesn't know and would print.
_ASKING = re.compile(
    rb"\x1b\[[?>=<][0-9;]*\$?[a-gi-km-z]|\x1b\[[0-9;]*\$[a-z]|\x1bP[^\x1b]*\x1b\\|\x1b\[>[0-9;]*[a-z]"
)


def surroundings(folder: Path, **more: str) -> dict[str, str]:
    """An environment whose data, state and cache are below `folder`."""
    kept = {
        name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LANG", "SYSTEMROOT") if name in os.environ
    }
    places = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("DATA", "STATE", "CACHE", "CONFIG")}
    base = {"TERM": "xterm-256color", "HOME": str(folder), "QUIZAPP_LEARNER": "kim", "PYTHONUTF8": "1"}
    return kept | places | base | more


def quizapp(*argv: str) -> list[str]:
    """The command line of a quizapp under this Python."""
    return [sys.executable, "-m", "quizapp", *argv]


class Terminal:
    """One process in a pseudo-terminal. A context manager: the process is gone afterwards."""

    def __init__(self, argv: Sequence[str], env: dict[str, str], size: tuple[int, int] = (80, 24)) -> None:
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.fd, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.process = subprocess.Popen(
            argv, stdin=inside, stdout=inside, stderr=inside, env=env, cwd=env["HOME"], start_new_session=True
        )
        os.close(inside)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        os.close(self.fd)

    @property
    def text(self) -> str:
        """What is painted, as running text."""
        return " ".join(" ".join(self.screen.display).split())

    def send(self, keys: str) -> None:
        os.write(self.fd, keys.encode())

    def read(self, seconds: float) -> bool:
        """Takes in what comes within so many seconds; False at the end of the output."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:  # the other end is closed
            data = b""
        self.raw += data
        self._stream.feed(_ASKING.sub(b"", data))
        return bool(data)

    def until(self, what: Callable[[], bool], words: str, patience: float = PATIENCE) -> None:
        end = time.monotonic() + patience
        while not what():
            left = end - time.monotonic()
            if left <= 0 or not self.read(left):
                if what():
                    return
                raise AssertionError(f"{words}; on the screen:\n" + "\n".join(self.screen.display))

    def sees(self, *words: str) -> None:
        """Waits until each of these is painted."""
        for each in words:
            self.until(lambda each=each: each in self.text, f"{each!r} is not there")

    def kill(self) -> None:
        """kill -9, and what was still painted before is read."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        while select.select([self.fd], [], [], 0)[0] and self.read(0):
            pass

    def ends(self) -> int:
        """Waits for the end of the process; its exit code."""
        end = time.monotonic() + PATIENCE
        while self.read(max(0.0, end - time.monotonic())):
            if time.monotonic() > end:
                raise AssertionError("it does not end; on the screen:\n" + "\n".join(self.screen.display))
        return self.process.wait(PATIENCE)

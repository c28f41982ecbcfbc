"""A program in a terminal of 80×24, and a stopwatch: from its start or a key until words are painted."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from pathlib import Path
from types import TracebackType

PATIENCE = 120.0  # seconds
ANSI = re.compile(
    rb"\x1b(?:\[[0-9;?<>=:]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|[=>78cM]|P[^\x1b]*\x1b\\)"
)
ROOT = Path(__file__).parents[3]


def surroundings(home: Path) -> dict[str, str]:
    """An environment with folders of its own, in which byte code is kept as in an installed program."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    kept |= {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "STATE", "CACHE", "CONFIG")}
    kept |= {"HOME": str(home), "TZ": "UTC", "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    return kept | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


class Run:
    """One process in its terminal. A context manager: the process is gone afterwards."""

    def __init__(self, argv: list[str], env: dict[str, str]) -> None:
        self._fd, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self._seen = b""
        self._begun = time.perf_counter()
        self._process = subprocess.Popen(
            argv, stdin=inside, stdout=inside, stderr=inside, env=env, cwd=env["HOME"], start_new_session=True
        )
        os.close(inside)

    def __enter__(self) -> Run:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def until(self, words: str) -> float:
        """Milliseconds from the start or the last key until these words (a pattern) are in the output."""
        wanted = re.compile(words.encode())
        while not wanted.search(ANSI.sub(b"", self._seen)):
            left = self._begun + PATIENCE - time.perf_counter()
            if left <= 0 or not select.select([self._fd], [], [], left)[0]:
                raise TimeoutError(f"{words!r} was never painted; last came {self._seen[-500:]!r}")
            self._seen += os.read(self._fd, 1 << 16)
        return (time.perf_counter() - self._begun) * 1000

    def quiet(self, seconds: float = 0.15) -> None:
        """Reads until nothing has come for so long."""
        while select.select([self._fd], [], [], seconds)[0]:
            self._seen += os.read(self._fd, 1 << 16)

    def rest(self, seconds: float) -> None:
        """Reads for so long, whatever comes: a cursor that blinks is never quiet."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if select.select([self._fd], [], [], left)[0]:
                self._seen += os.read(self._fd, 1 << 16)

    def press(self, key: str, words: str) -> float:
        """Milliseconds from the key until the words."""
        self.quiet()
        self._seen = b""
        self._begun = time.perf_counter()
        os.write(self._fd, key.encode())
        return self.until(words)

    def memory(self) -> tuple[float, float]:
        """MB that the process has in memory now, and had at most (Linux)."""
        return memory_of(self._process.pid)

    def end(self) -> None:
        """Ends the process at once, if it is still there."""
        if self._process.returncode is None:
            self._process.kill()
            self._process.wait()
            os.close(self._fd)


def memory_of(pid: int) -> tuple[float, float]:
    """MB that a process has in memory now, and had at most; nought where the system doesn't tell so."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return 0.0, 0.0
    said = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
    return int(said["VmRSS"].split()[0]) / 1024, int(said["VmHWM"].split()[0]) / 1024

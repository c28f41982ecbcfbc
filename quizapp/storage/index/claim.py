"""One program makes an index anew at a time: the others look on, and tell how far it is.

Nobody depends on it: one that gives no sign of life is no longer waited for, and on a disk without locks the
work is only done more than once.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

from quizapp.storage.lock import locked

Tell = Callable[[float], None]
STUCK = 2.0  # seconds without a sign of life, after which another program is not waited for
_PAUSE = 0.02  # seconds between two looks
_BEAT = 0.1  # seconds between two signs of life


@contextmanager
def claimed(path: Path, tell: Tell, stuck: float = STUCK) -> Iterator[Tell]:
    """Holds the claim that the file `path` stands for; gives what tells others and `tell` the share done.

    As long as another program has it, `tell` hears the share that one has done. Raises OSError.
    """
    fd = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with ExitStack() as held:
            if _got(fd, held, tell, stuck):
                signs = _Signs(fd, tell)
                held.callback(signs.end)
                tell = signs
            yield tell
    finally:
        os.close(fd)


def _got(fd: int, held: ExitStack, tell: Tell, stuck: float) -> bool:
    """Waits for the claim; False where the program that has it does not go on."""
    seen, since = b"", time.monotonic()
    while True:
        try:
            held.enter_context(locked(fd, patience=0))
        except TimeoutError:
            told = _read(fd)
            if told != seen:
                seen, since = told, time.monotonic()
                with suppress(ValueError, IndexError):
                    tell(float(told.split()[0]) if told else 0.0)
            if time.monotonic() - since >= stuck:
                return False
            time.sleep(_PAUSE)
        else:
            return True


def _read(fd: int) -> bytes:
    os.lseek(fd, 0, os.SEEK_SET)
    return os.read(fd, 64)


class _Signs:
    """Hears shares, and writes them where others see them; each time it is something else.

    By a thread of its own: also what takes long without a word is seen to go on.
    """

    def __init__(self, fd: int, tell: Tell) -> None:
        self._fd, self._tell = fd, tell
        self._share = 0.0
        self._over = Event()
        self._thread = Thread(target=self._live, daemon=True)
        self._thread.start()

    def __call__(self, share: float) -> None:
        self._share = share
        self._tell(share)

    def _live(self) -> None:
        while True:
            with suppress(OSError):  # no room: nobody has to know
                os.lseek(self._fd, 0, os.SEEK_SET)
                os.write(self._fd, f"{self._share:.4f} {time.monotonic():.3f}\n".ljust(40).encode())
            if self._over.wait(_BEAT):
                return

    def end(self) -> None:
        """Gives no more of them."""
        self._over.set()
        self._thread.join()

"""The process in which weights are fitted: the engine can't be interrupted, but a process can be ended.

It reads a line of JSON and then numbers from standard input, and writes a line of JSON to standard output.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from array import array
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import IO

from quizapp.study.fitting import TooFew, fit
from quizapp.study.walk import Review

_NUMBER = 8  # bytes


def send(
    to: IO[bytes], histories: Iterable[Sequence[Review]], weights: Sequence[float], relearning_steps: int
) -> None:
    """Writes what `main` reads. Raises OSError where nobody reads it."""
    numbers = array("q")
    for reviews in histories:
        numbers.append(len(reviews))
        for review in reviews:
            numbers.extend(review)
    head = {"numbers": len(numbers), "weights": list(weights), "relearning_steps": relearning_steps}
    to.write(json.dumps(head).encode() + b"\n")
    to.write(memoryview(numbers).cast("B"))
    to.flush()


def received(data: IO[bytes], count: int) -> list[list[Review]]:
    """The histories in so many numbers."""
    numbers = array("q", data.read(count * _NUMBER))
    out: list[list[Review]] = []
    at = 0
    while at < len(numbers):
        end = at + 1 + 3 * numbers[at]
        each = iter(numbers[at + 1 : end])
        out.append(list(zip(each, each, each, strict=True)))
        at = end
    return out


def main() -> None:
    """Fits weights to what is sent, and answers with what came of it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # end at once, not when the engine gives control back
    head = json.loads(sys.stdin.buffer.readline())
    histories = received(sys.stdin.buffer, head["numbers"])
    _end_with_parent(sys.stdin.fileno())
    try:
        found = fit(histories, head["weights"], head["relearning_steps"])
    except TooFew as error:
        answer: dict[str, object] = {"too_few": str(error)}
    else:
        answer = {
            "weights": found.weights,
            "before": found.before,
            "after": found.after,
            "reviews": found.reviews,
        }
    sys.stdout.write(json.dumps(answer) + "\n")


def _end_with_parent(pipe: int) -> None:
    """Has the system end this process when nobody holds the other end of the pipe any more.

    While the engine works no Python runs that could look. Where the system can't do this, the process ends
    when its work is done.
    """
    with suppress(ImportError, OSError, AttributeError):
        import fcntl
        import select

        signal.signal(signal.SIGIO, signal.SIG_DFL)
        fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(pipe, fcntl.F_SETFL, fcntl.fcntl(pipe, fcntl.F_GETFL) | os.O_ASYNC)
        if select.select([pipe], [], [], 0)[0]:  # nothing more is ever sent: it was closed before that
            sys.exit(1)


if __name__ == "__main__":
    main()

"""Weights are fitted in a process that never outlives what asked for it, and undone step by step."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from helpers.decks_for_tests import House
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.library import optimizing
from quizapp.library.fit_worker import received, send
from quizapp.library.optimizing import Fit, FitFailed, adopt, before, in_use
from quizapp.study.fitting import TooFew
from quizapp.study.plan import STANDARD, Plan
from quizapp.study.walk import Review

DAY = 739_000
CARD: list[Review] = [
    (DAY + waited, rating, (DAY + waited - 719_163) * 86_400_000)
    for waited, rating in ((0, 3), (2, 3), (8, 1), (9, 3), (13, 3), (30, 3), (70, 4), (200, 3))
]
DEFAULTS = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
]  # fmt: skip
ORPHAN = """
import os, sys
from quizapp.library.optimizing import Fit
from quizapp.study.plan import STANDARD
from library.test_optimizing import CARD
fit = Fit([CARD] * 60_000, STANDARD)
sys.stdout.write(f"{fit.process_id}\\n")
sys.stdout.flush()
os._exit(1)
"""


@given(st.lists(st.lists(st.tuples(*[st.integers(0, 2**60)] * 3), max_size=4), max_size=5))
def test_what_is_sent_is_what_is_received(reviews: list[list[Review]]) -> None:
    pipe = BytesIO()
    send(pipe, reviews, [0.5], 2)
    head = pipe.getvalue().partition(b"\n")[0] + b"\n"
    numbers = sum(1 + 3 * len(each) for each in reviews)
    assert f'"numbers": {numbers}'.encode() in head
    pipe.seek(len(head))
    assert received(pipe, numbers) == reviews


def test_a_fit_comes_to_weights_that_can_be_used() -> None:
    with Fit([CARD] * 100, STANDARD) as fit:
        found = fit.result()
    assert found.reviews == 700
    assert found.after < found.before
    assert optimizing.usable(found.weights)


def test_too_few_reviews_are_refused_by_the_process_too() -> None:
    with Fit([CARD], STANDARD) as fit, pytest.raises(TooFew, match="7 of 400"):
        fit.result()


def test_a_process_that_breaks_says_what_broke() -> None:
    with Fit([CARD] * 100, Plan(weights=(1.0, 2.0))) as fit, pytest.raises(FitFailed, match="code 1"):
        fit.result()


def is_running(process: int) -> bool:
    """Whether it is there and more than an entry in a list that its parent has not looked into yet."""
    with suppress(FileNotFoundError, ProcessLookupError):
        if sys.platform == "linux":
            return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
        os.kill(process, 0)
        return True
    return False


def test_the_process_is_gone_when_its_context_is_left() -> None:
    with Fit([CARD] * 20_000, STANDARD) as fit:
        assert not fit.done(0.01)
        assert is_running(fit.process_id)
    assert not is_running(fit.process_id)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it ends when its work is done")
def test_the_process_ends_with_its_parent_however_that_ends() -> None:
    paths = os.pathsep.join(path for path in sys.path if path)
    done = subprocess.run(
        [sys.executable, "-c", ORPHAN],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": paths},
    )
    assert done.stdout, done.stderr
    process = int(done.stdout)
    until = time.monotonic() + 1.5
    while is_running(process) and time.monotonic() < until:
        time.sleep(0.02)
    assert not is_running(process)


def weights(first: float) -> list[float]:
    return [first, *DEFAULTS[1:]]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.booleans(), max_size=9))
def test_each_undo_goes_back_one_step(tmp_path_factory: pytest.TempPathFactory, steps: list[bool]) -> None:
    house = House(tmp_path_factory.mktemp("house"))
    house.write({"a": '[glossary]\n"A" = "b"\n'})
    library = house.open()
    stack: list[list[float] | None] = [None]
    for number, forth in enumerate(steps):
        if forth:
            stack.append(weights(0.2 + number / 100))
            adopt(library, stack[-1])
        elif len(stack) > 1:
            stack.pop()
            back = before(library)
            assert back == (stack[-1],)
            adopt(library, back[0])
        else:
            assert before(library) is None
        assert in_use(library).weights == tuple(stack[-1] or ())


def test_other_settings_and_those_of_a_deck_are_no_steps(house: House) -> None:
    library = house.open()
    adopt(library, weights(0.3))
    library.set("retention", 0.85)
    library.set("weights", weights(0.4), deck="letters")
    adopt(library, weights(0.3))  # once more the same: no step
    assert before(library) == (None,)

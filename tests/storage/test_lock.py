"""The lock on an open file."""

import errno
import os
import threading
import time

import pytest

from quizapp.storage import lock
from quizapp.storage.lock import locked


@pytest.fixture
def two(tmp_path):
    """One file opened twice."""
    fds = [os.open(tmp_path / "a", os.O_RDWR | os.O_CREAT) for _ in range(2)]
    yield fds
    for fd in fds:
        os.close(fd)


def test_only_one_holds_it(two):
    with locked(two[0]), pytest.raises(TimeoutError, match="another program"), locked(two[1], patience=0.02):
        pass


def test_who_waits_gets_it_when_it_is_free(two):
    order = []

    def second():
        with locked(two[1]):
            order.append("second")

    with locked(two[0]):
        waiting = threading.Thread(target=second)
        waiting.start()
        time.sleep(0.05)
        order.append("first")
    waiting.join(5)
    assert order == ["first", "second"]


def test_it_is_free_again_after_an_error(two):
    with pytest.raises(KeyError), locked(two[0]):
        raise KeyError
    with locked(two[1], patience=0.02):
        pass


def test_a_disk_that_knows_no_locks_is_used_without(two, monkeypatch):
    def unable(fd):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock, "_try", unable)
    with locked(two[0]):
        pass


def test_other_errors_are_not_hidden(two, monkeypatch):
    def broken(fd):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(lock, "_try", broken)
    with pytest.raises(OSError, match="Input/output"), locked(two[0]):
        pass

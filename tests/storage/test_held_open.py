"""A file that another program holds open is tried again for a moment, and then told in a word."""

import errno
import os

import pytest
from log_lines import line_of, writer

from quizapp.storage import held_open, whole
from quizapp.storage.held_open import HeldOpen, patiently
from quizapp.storage.log import NotSaved, read_log
from quizapp.storage.refused import why_not


def sharing(times):
    """Raises so often what Windows says of a file that is held open."""
    left = [times]

    def held():
        if left[0]:
            left[0] -= 1
            error = PermissionError(errno.EACCES, "Permission denied", "a.toml")
            error.winerror = 32
            raise error

    return held


def test_what_is_held_for_a_moment_is_waited_for():
    assert patiently(sharing(3)) is None


def test_what_stays_held_is_told_and_other_errors_at_once():
    with pytest.raises(HeldOpen, match="another program holds it open"):
        patiently(sharing(10_000), patience=0.05)

    def full():
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        patiently(full)


@pytest.mark.parametrize("times", [2, 10_000])
def test_a_small_file_is_replaced_when_it_is_let_go_of_and_else_stays(tmp_path, monkeypatch, times):
    monkeypatch.setattr(held_open.patiently, "__defaults__", (0.1,))
    path, held, replace = tmp_path / "a.toml", sharing(times), os.replace
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", lambda *how: (held(), replace(*how)))
    if times > 2:
        with pytest.raises(HeldOpen) as held_open_still:
            whole.write(path, b"new")
        assert "another program holds it open" in why_not(held_open_still.value, path)
    else:
        whole.write(path, b"new")
    assert path.read_bytes() == (b"old" if times > 2 else b"new")
    assert list(tmp_path.iterdir()) == [path]


def test_a_log_that_is_held_open_keeps_the_answer_and_says_why(tmp_path, monkeypatch):
    monkeypatch.setattr(held_open.patiently, "__defaults__", (0.1,))
    to, real = writer(tmp_path / "kim"), os.open
    to.append(line_of(1))
    held = sharing(10_000)
    monkeypatch.setattr(
        os, "open", lambda path, flags, *more: (flags & os.O_RDWR and held(), real(path, flags, *more))[1]
    )
    with pytest.raises(NotSaved, match="another program holds this file open"):
        to.append(line_of(2))
    monkeypatch.setattr(os, "open", real)
    to.append(line_of(2))
    assert read_log(tmp_path / "kim").lines == (line_of(1), line_of(2))

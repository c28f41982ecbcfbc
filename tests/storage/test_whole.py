"""Small files are written whole or not at all."""

import errno
import hashlib
import os
import threading

import pytest

from quizapp.storage import whole


def test_a_file_is_written_and_written_over(tmp_path):
    path = tmp_path / "a.toml"
    whole.write(path, b"one")
    whole.write(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("step", ["fsync", "replace", "fchmod"])
def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, step):
    path = tmp_path / "a.toml"
    path.write_bytes(b"old")

    def fail(*how, **more):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(OSError, match="there is no room left; free some room") as told:
        whole.write(path, b"new")
    assert told.value.filename == str(path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_after_a_try_that_failed_at_the_folder_the_same_may_be_written_once_more(tmp_path, monkeypatch):
    path = tmp_path / "a.toml"
    path.write_bytes(b"old")
    old = hashlib.sha256(b"old").hexdigest()

    def fail(_folder):
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr(whole, "flush_folder", fail)
        with pytest.raises(OSError, match="Input/output"):
            whole.write(path, b"new", instead=old)
    whole.write(path, b"new", instead=old)
    with pytest.raises(whole.Changed):
        whole.write(path, b"newer", instead=old)


def test_an_interruption_leaves_nothing_behind(tmp_path, monkeypatch):
    def interrupt(fd):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        whole.write(tmp_path / "a.toml", b"new")
    assert list(tmp_path.iterdir()) == []


def test_it_is_flushed_before_it_takes_the_old_ones_place_and_the_folder_after(tmp_path, monkeypatch):
    steps = []
    fsync, replace = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda fd: (steps.append("flush"), fsync(fd)))
    monkeypatch.setattr(os, "replace", lambda old, new: (steps.append("replace"), replace(old, new)))
    whole.write(tmp_path / "a.toml", b"x")
    assert steps == ["flush", "replace", "flush"]


def test_permissions_stay_and_a_link_is_followed(tmp_path):
    real, link = tmp_path / "real.toml", tmp_path / "link.toml"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    whole.write(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_file_that_may_not_be_written_to_is_left_alone(tmp_path, monkeypatch):
    path = tmp_path / "a.toml"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *how: False)
    with pytest.raises(PermissionError):
        whole.write(path, b"new")
    assert path.read_bytes() == b"old"


def test_a_folder_in_its_place_is_an_error(tmp_path):
    (tmp_path / "a.toml").mkdir()
    with pytest.raises(IsADirectoryError):
        whole.write(tmp_path / "a.toml", b"x")


def test_a_name_as_long_as_the_disk_allows_can_be_written(tmp_path):
    path = tmp_path / ("x" * 250 + ".toml")
    whole.write(path, b"x")
    assert path.read_bytes() == b"x"


def test_readers_only_ever_see_whole_files(tmp_path):
    path = tmp_path / "a.toml"
    contents = {bytes([letter]) * 100_000 for letter in b"ab"}
    whole.write(path, b"a" * 100_000)
    done = threading.Event()
    seen = set()

    def look():
        while not done.is_set():
            seen.add(path.read_bytes())

    looking = threading.Thread(target=look)
    looking.start()
    for _ in range(20):
        for content in contents:
            whole.write(path, content)
    done.set()
    looking.join()
    assert seen <= contents

"""Folders that are on the disk when they are said to be, and errors that name the file that was meant."""

import errno
import os

import pytest

from quizapp.storage.flush import make_flushed_folder, naming


def test_each_folder_that_got_a_new_one_is_flushed(tmp_path, monkeypatch):
    flushed = []
    monkeypatch.setattr(os, "fsync", lambda fd: flushed.append(os.fstat(fd).st_ino))
    make_flushed_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    assert flushed == [tmp_path.stat().st_ino, (tmp_path / "a").stat().st_ino]
    make_flushed_folder(tmp_path / "a" / "b")
    assert len(flushed) == 2


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "there is no room left; free some room and try again"),
        (errno.EDQUOT, "there is no room left; free some room and try again"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_an_error_names_the_file_and_says_what_to_do_where_there_is_no_room(tmp_path, number, said):
    with pytest.raises(OSError, match=said) as told, naming(tmp_path / "deck.toml"):
        raise OSError(number, os.strerror(number))
    assert told.value.filename == str(tmp_path / "deck.toml")
    assert told.value.errno == number

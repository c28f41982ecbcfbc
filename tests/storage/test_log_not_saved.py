"""When the disk fails: nothing is acknowledged that is not on it, and trying again is right and safe."""

import errno
import os
import stat

import pytest
from helpers.permissions import read_only
from hypothesis import given
from hypothesis import strategies as st
from log_lines import DEVICE, answer, write, writer

from quizapp.storage.log import LogWriter, NotSaved, read_log

NAME = f"2026-11.{DEVICE}.jsonl"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "progress" / "kim"


class Disk:
    """Stands in for the system's write and flush, and fails as planned: one entry a call, None works."""

    def __init__(self, monkeypatch, writes=(), flushes=()):
        self.writes, self.flushes = list(writes), list(flushes)
        self._write, self._fsync = os.write, os.fsync
        monkeypatch.setattr(os, "write", self.write)
        monkeypatch.setattr(os, "fsync", self.fsync)

    def write(self, fd, data):
        how = self.writes.pop(0) if self.writes else None
        if isinstance(how, int):
            return self._write(fd, data[:how])
        if how:
            raise how
        return self._write(fd, data)

    def fsync(self, fd):
        how = self.flushes.pop(0) if self.flushes else None
        if how:
            raise how
        self._fsync(fd)


FULL = OSError(errno.ENOSPC, "No space left on device")
BROKEN = OSError(errno.EIO, "Input/output error")


def test_a_full_disk_is_told_in_plain_words_and_a_retry_saves_the_answer_once(folder, monkeypatch):
    to = writer(folder)
    to.append(answer(1))
    Disk(monkeypatch, writes=[FULL])
    with pytest.raises(NotSaved, match="free some room and try again") as told:
        to.append(answer(2))
    assert told.value.path == folder / NAME
    assert read_log(folder).lines == (answer(1),)
    to.append(answer(2))
    assert read_log(folder).lines == (answer(1), answer(2))


@pytest.mark.parametrize("written", [0, 1, 10, 120])
def test_a_short_write_is_not_acknowledged_and_its_piece_does_no_harm(folder, monkeypatch, written):
    to = writer(folder)
    to.append(answer(1))
    Disk(monkeypatch, writes=[written])
    with pytest.raises(NotSaved):
        to.append(answer(2))
    to.append(answer(2))
    to.append(answer(3))
    assert read_log(folder).lines == (answer(1), answer(2), answer(3))


def test_a_failed_flush_is_not_acknowledged_and_the_next_write_begins_a_line(folder, monkeypatch):
    to = writer(folder)
    to.append(answer(1))
    Disk(monkeypatch, flushes=[BROKEN])
    with pytest.raises(NotSaved):
        to.append(answer(2))
    to.append(answer(2))
    assert b"\n\n" in (folder / NAME).read_bytes()
    read = read_log(folder)
    assert read.lines == (answer(1), answer(2))
    assert read.problems == ()


def test_a_folder_that_could_not_be_flushed_is_flushed_at_the_retry(folder, monkeypatch):
    flushed = []
    fail = [True]

    def flush(fd):
        is_folder = stat.S_ISDIR(os.fstat(fd).st_mode)
        if is_folder and fail:
            fail.pop()
            raise BROKEN
        flushed.append(is_folder)

    to = writer(folder, fsync=flush)
    with pytest.raises(NotSaved):
        to.append(answer(1))
    to.append(answer(1))
    # The file twice; then the folders above it that were made, and its own.
    assert flushed == [False, False, True, True, True]
    assert read_log(folder).lines == (answer(1),)


def test_the_folder_is_flushed_when_a_file_is_made_and_not_at_each_line(folder):
    folders = []
    to = writer(folder, fsync=lambda fd: folders.append(stat.S_ISDIR(os.fstat(fd).st_mode)))
    to.append(answer(1))
    folders.clear()
    to.append(answer(2))
    assert folders == [False]
    to.append(answer(3, at="2026-12-01T00:00:00.000Z"))
    assert folders == [False, False, True]


def test_folders_that_another_program_may_have_just_made_are_flushed_with_a_new_files_first_line(folder):
    folder.mkdir(parents=True)
    flushed = []

    def flush(fd):
        flushed.append(os.fstat(fd).st_ino)

    to = writer(folder, fsync=flush)
    to.append(answer(1))
    to.append(answer(2))
    above = [folder.parent.parent, folder.parent, folder]
    assert flushed[1:4] == [each.stat().st_ino for each in above]
    assert len(flushed) == 5
    again = writer(folder, fsync=flush)
    again.append(answer(3))
    assert len(flushed) == 7


def test_the_line_is_flushed_before_append_returns(folder):
    seen = []
    to = writer(folder, fsync=lambda fd: seen.append((folder / NAME).read_bytes()))
    to.append(answer(1))
    assert seen[0].endswith(b"\n")


plans = st.lists(
    st.tuples(
        st.lists(st.sampled_from([None, FULL, 0, 7, 150]), max_size=2),
        st.lists(st.sampled_from([None, BROKEN]), max_size=3),
    ),
    min_size=1,
    max_size=6,
)


@given(plans)
def test_whatever_fails_each_answer_that_is_tried_until_saved_counts_once(tmp_path_factory, plan):
    folder = tmp_path_factory.mktemp("plan") / "kim"
    written = [answer(number, stem=f"Stem {number // 2}") for number in range(len(plan))]
    with pytest.MonkeyPatch.context() as patch:
        to = writer(folder)
        disk = Disk(patch)
        for line, (writes, flushes) in zip(written, plan, strict=True):
            disk.writes, disk.flushes = list(writes), list(flushes)
            saved = False
            while not saved:
                try:
                    to.append(line)
                    saved = True
                except NotSaved:
                    continue
    assert read_log(folder).lines == tuple(written)


def test_an_answer_broken_off_by_the_keyboard_does_not_harm_the_next(folder, monkeypatch):
    to = writer(folder)
    to.append(answer(1))
    Disk(monkeypatch, flushes=[KeyboardInterrupt()])
    with pytest.raises(KeyboardInterrupt):
        to.append(answer(2))
    to.append(answer(3))
    assert [line.n for line in read_log(folder).lines] == [1, 2, 3]


def test_a_file_replaced_by_a_sync_gets_the_answer_all_the_same(folder, monkeypatch):
    to = writer(folder)
    to.append(answer(1))
    synced = folder / "incoming.tmp"
    synced.write_bytes((folder / NAME).read_bytes())
    real, times = os.open, []

    def replaced_after_opening(path, *how):
        fd = real(path, *how)
        if os.fspath(path).endswith(NAME) and not times:
            times.append(1)
            synced.replace(folder / NAME)
        return fd

    monkeypatch.setattr(os, "open", replaced_after_opening)
    to.append(answer(2))
    assert read_log(folder).lines == (answer(1), answer(2))


def test_a_folder_that_is_deleted_in_between_is_made_again(folder):
    to = writer(folder)
    to.append(answer(1))
    (folder / NAME).unlink()
    folder.rmdir()
    to.append(answer(2))
    assert read_log(folder).lines == (answer(2),)


def test_a_file_where_the_folder_should_be_gives_not_saved(folder):
    folder.parent.mkdir(parents=True)
    folder.write_text("")
    with pytest.raises(NotSaved, match=NAME):
        writer(folder).append(answer(1))


def test_a_file_that_may_not_be_opened_gives_not_saved(folder, monkeypatch):
    to = writer(folder)

    def refuse(*how):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(NotSaved, match="no permission to write"):
        to.append(answer(1))


def test_a_read_only_folder_gives_not_saved(folder):
    folder.mkdir(parents=True)
    with read_only(folder), pytest.raises(NotSaved, match="no permission to write"):
        writer(folder).append(answer(1))


def test_a_file_that_somebody_keeps_locked_gives_not_saved(folder, monkeypatch):
    from quizapp.storage import lock

    write(folder, [answer(1)])
    monkeypatch.setattr("quizapp.storage.log_writing.locked", lambda fd: lock.locked(fd, patience=0.05))
    to = LogWriter(folder, DEVICE, read_log(folder, DEVICE))
    with (
        (folder / NAME).open("rb") as other,
        lock.locked(other.fileno()),
        pytest.raises(NotSaved, match="locked"),
    ):
        to.append(answer(2))
    assert read_log(folder).lines == (answer(1),)

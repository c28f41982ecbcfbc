"""An index is made anew beside the one there is: nobody waits for it, and the work is done once."""

import sqlite3
import threading
import time
from datetime import UTC
from pathlib import Path

import pytest

from quizapp.storage.index import claim, editions, opening, schema
from quizapp.storage.index.index_file import begin_again
from quizapp.storage.index.making import making
from quizapp.storage.lock import locked

NOW = 1_700_000_000_000_000_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "kim").mkdir()
    (tmp_path / "kim" / "2026-11.a-b-1c.jsonl").write_bytes(b"")
    return tmp_path / "cache" / "kim.sqlite"


def opened(path: Path):
    return opening.open_index(path, path.parent.parent / "kim", UTC)


def followed(path: Path):
    store = opened(path)
    opening.follow(store, [], NOW)
    return store


def test_who_has_an_index_open_writes_to_it_while_another_is_made(path):
    one, other = followed(path), opened(path)
    begin_again(path, None)
    with making(opened(path), lambda _share: None) as (made, _), made.changing():
        schema.run(made.db, schema.TABLES)
        begun = time.monotonic()
        for each in (one, other):
            each.db.execute("INSERT OR REPLACE INTO meta VALUES ('x', 'y')")
        assert time.monotonic() - begun < 0.05


def test_a_second_program_looks_on_and_takes_what_the_first_has_made(path, monkeypatch):
    made, begun, go_on = [], threading.Event(), threading.Event()
    real = opening._make_anew

    def slowly(*args):
        made.append(args)
        args[-1](0.25)
        begun.set()
        assert go_on.wait(10)
        real(*args)

    monkeypatch.setattr(opening, "_make_anew", slowly)
    monkeypatch.setattr(claim, "STUCK", 60.0)
    shares = []

    def look_on(share):
        shares.append(share)
        if share == 0.25:
            go_on.set()

    first = threading.Thread(target=followed, args=(path,))
    first.start()
    assert begun.wait(10)
    second = opened(path)
    opening.follow(second, [], NOW, look_on)
    first.join()
    assert len(made) == 1
    assert 0.25 in shares
    assert schema.is_whole(second.db)


def test_a_maker_that_stands_still_is_not_waited_for(tmp_path):
    with (tmp_path / "claim").open("w+b") as file, locked(file.fileno()):
        begun = time.monotonic()
        with claim.claimed(tmp_path / "claim", lambda _share: None, stuck=0.2):
            assert 0.2 <= time.monotonic() - begun < 5


def test_a_maker_that_says_nothing_for_long_but_goes_on_is_waited_for(tmp_path):
    shares, got = [], threading.Event()

    def look_on():
        with claim.claimed(tmp_path / "claim", shares.append, stuck=1.5):
            got.set()

    with claim.claimed(tmp_path / "claim", lambda _share: None) as tell:
        tell(0.5)
        other = threading.Thread(target=look_on)
        other.start()
        assert not got.wait(2.5)
    other.join()
    assert got.is_set()
    assert 0.5 in shares


def test_each_index_has_a_file_of_its_own_and_the_newest_alone_stays(path):
    followed(path)
    assert editions.newest(path) == path
    begin_again(path, None)
    store = followed(path)
    assert store.file == path.with_name("kim.2.sqlite")
    assert [each.name for each in path.parent.glob("*.sqlite")] == ["kim.2.sqlite"]
    assert not list(path.parent.glob("*.new*"))


def test_who_finds_damage_in_an_old_index_does_not_throw_the_new_one_away(path):
    store = followed(path)
    begin_again(path, store.file)
    newer = followed(path)
    begin_again(path, store.file)
    assert editions.newest(path) == newer.file


def test_what_another_index_left_beside_is_not_taken_for_the_new_ones(path):
    store = followed(path)
    store.db.execute("INSERT INTO meta VALUES ('x', 'y')")
    assert Path(f"{path}-wal").stat().st_size
    kept = Path(f"{path}-wal").read_bytes()
    store.db.close()
    path.unlink()
    Path(f"{path}-wal").write_bytes(kept)
    again = followed(path)
    assert again.db.execute("SELECT count(*) FROM meta WHERE name = 'x'").fetchone() == (0,)
    assert again.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_what_was_not_finished_goes_with_the_next(path):
    path.parent.mkdir()
    left = path.with_name("kim.0a1b2c3d.new")
    left.write_bytes(b"half")
    followed(path)
    assert not left.exists()


def test_where_no_file_can_be_made_the_index_is_in_memory(path, monkeypatch):
    def full(*_args):
        raise sqlite3.OperationalError("unable to open database file")

    monkeypatch.setattr("quizapp.storage.index.making._empty", full)
    store = followed(path)
    assert store.file is None
    assert schema.is_whole(store.db)

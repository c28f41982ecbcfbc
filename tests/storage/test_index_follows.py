"""The index follows files: whatever order they grow in, are rewritten or come twice, it says the same."""

import json
import os
from datetime import UTC
from pathlib import Path

import pytest
from helpers.seen import everything
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from storage.test_index_history import logs

from quizapp.storage.decks import list_decks
from quizapp.storage.index import opening
from quizapp.storage.index.history import History, fold
from quizapp.storage.index.store import Store
from quizapp.study.line_json import dumps, to_fields
from quizapp.study.lines import Line

NOW = 4_000_000_000_000_000_000  # ns; long after any file's time


def followed(path: Path | None, folder: Path, decks: Path | None = None) -> Store:
    """The index brought up to date."""
    store = opening.open_index(path, folder, UTC)
    opening.follow(store, list_decks(decks).decks if decks else [], NOW)
    return store


def said(store: Store) -> dict[str, object]:
    return everything(History(store))


def written(line: Line) -> bytes:
    return (dumps(to_fields(line)) + "\n").encode()


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=logs(), data=st.data())
def test_growing_files_of_several_devices_come_to_the_fold_of_their_lines(
    lines: list[Line], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("log")
    path = tmp_path_factory.mktemp("cache") / "index.sqlite"
    names = ["2026-11.a.jsonl", "2026-11.b.jsonl", "2026-11.a (conflict).jsonl"]
    store = followed(path, folder)
    for line in lines:
        for name in data.draw(st.lists(st.sampled_from(names), min_size=1, max_size=2)):
            with (folder / name).open("ab") as file:
                file.write(written(line))
        if data.draw(st.booleans()):
            opening.follow(store, [], NOW)
        if data.draw(st.integers(0, 5)) == 0:
            store = followed(path, folder)  # another program
    opening.follow(store, [], NOW)
    assert said(store) == said_of(lines)
    assert said(followed(None, folder)) == said_of(lines)


def said_of(lines: list[Line]) -> dict[str, object]:
    return everything(fold(lines))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=logs(), data=st.data())
def test_a_rewritten_or_vanished_file_leaves_nothing_behind(
    lines: list[Line], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("log")
    one, two = folder / "2026-11.a.jsonl", folder / "2026-11.b.jsonl"
    half = lines[: len(lines) // 2]
    one.write_bytes(b"".join(map(written, half)))
    two.write_bytes(b"".join(map(written, lines)))
    store = followed(None, folder)
    kept = data.draw(st.lists(st.sampled_from(lines), unique_by=lambda line: line.id)) if lines else []
    one.write_bytes(b"".join(map(written, kept)))
    os.utime(one, ns=(1, 1))
    if data.draw(st.booleans()):
        two.unlink()
        left = kept
    else:
        left = [*kept, *(line for line in lines if line not in kept)]
    opening.follow(store, [], NOW)
    assert said(store) == said_of(left)


def test_what_is_unchanged_is_not_read_again(tmp_path: Path) -> None:
    folder = tmp_path / "kim"
    folder.mkdir()
    old, new = folder / "2026-10.a.jsonl", folder / "2026-11.a.jsonl"
    old.write_bytes(b'{"v":1,"kind":"flag","id":"1","at":"2026-10-01T00:00:00.000Z","card":"d#x:forward"}\n')
    new.write_bytes(b"")
    path = tmp_path / "index.sqlite"
    followed(path, folder)
    was = old.stat()
    old.write_bytes(old.read_bytes().replace(b"flag", b"fleg"))
    os.utime(old, ns=(was.st_atime_ns, was.st_mtime_ns))  # nothing tells that it changed
    with new.open("ab") as file:
        file.write(b'{"v":1,"kind":"flag","id":"2","at":"2026-11-01T00:00:00.000Z","card":"d#y:forward"}\n')
    assert [flag.id for flag in History(followed(path, folder)).flags] == ["1", "2"]


def test_a_file_that_only_got_another_time_keeps_its_rows(tmp_path: Path) -> None:
    folder = tmp_path / "kim"
    folder.mkdir()
    log = folder / "2026-10.a.jsonl"
    log.write_bytes(b'{"v":1,"kind":"flag","id":"1","at":"2026-10-01T00:00:00.000Z","card":"d#x:forward"}\n')
    store = followed(tmp_path / "index.sqlite", folder)
    row = store.db.execute("SELECT rowid FROM line").fetchone()
    os.utime(log, ns=(7, 7))
    assert not opening.is_current(store, [])
    opening.follow(store, [], NOW)
    assert opening.is_current(store, [])
    assert store.db.execute("SELECT rowid FROM line").fetchone() == row


def test_a_torn_tail_is_told_and_read_once_it_is_whole(tmp_path: Path) -> None:
    folder = tmp_path / "kim"
    folder.mkdir()
    log = folder / "2026-10.a.jsonl"
    whole = b'{"v":1,"kind":"flag","id":"1","at":"2026-10-01T00:00:00.000Z","card":"d#x:forward"}\n'
    log.write_bytes(whole[:40])
    store = followed(None, folder)
    assert [problem.code for problem in History(store).problems] == ["L001"]
    log.write_bytes(whole)
    opening.follow(store, [], NOW)
    assert (History(store).problems, len(History(store).flags)) == ((), 1)


@pytest.mark.parametrize("damage", [b"", b"not a database at all, but long enough to be looked at" * 40])
def test_a_damaged_index_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    folder = tmp_path / "kim"
    folder.mkdir()
    line = b'{"v":1,"kind":"flag","id":"1","at":"2026-10-01T00:00:00.000Z","card":"d#x:forward"}\n'
    (folder / "2026-10.a.jsonl").write_bytes(line)
    path = tmp_path / "index.sqlite"
    followed(path, folder).db.close()
    path.write_bytes(damage)
    assert len(History(followed(path, folder)).flags) == 1


def test_an_index_of_another_version_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    store = followed(path, tmp_path)
    store.db.execute("UPDATE meta SET value = 'older' WHERE name = 'version'")
    store.db.execute("DROP TABLE answer")
    store.db.close()
    assert said(followed(path, tmp_path)) == said_of([])


def test_a_changed_deck_is_read_and_an_unchanged_one_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decks, path = tmp_path / "decks", tmp_path / "index.sqlite"
    decks.mkdir()
    (decks / "a.toml").write_text('[glossary]\n"X" = "one"\n')
    (decks / "b.toml").write_text('[glossary]\n"Y" = "two"\n')
    followed(path, tmp_path / "kim", decks)
    (decks / "a.toml").write_text('[glossary]\n"X" = "another"\n')
    read: list[str] = []
    real = opening.books.read_text
    monkeypatch.setattr(opening.books, "read_text", lambda file: read.append(file.name) or real(file))
    store = followed(path, tmp_path / "kim", decks)
    assert read == ["a"]
    notes = [json.loads(data)["answer"] for (data,) in store.db.execute("SELECT data FROM note ORDER BY id")]
    assert sorted(notes) == ["another", "two"]

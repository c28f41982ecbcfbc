"""A library that can only be read: what reads works, and what would write says so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_kit import Run, a_world
from helpers.permissions import read_only

from quizapp.library.library import World

READING = [
    ("scores",),
    ("scores", "--by", "card", "--json"),
    ("scores", "--csv"),
    ("stats",),
    ("class",),
    ("class", "--json"),
    ("check", "geo"),
    ("check", "--answers", "geo"),
    ("check", "--fix", "--dry-run", "geo"),
    ("paper", "geo", "-n", "2"),
    ("export", "geo", "--to", "gift"),
    ("due",),
    ("where",),
    ("progress", "verify"),
    ("progress", "export", "--csv"),
    ("quiz", "--plain", "--try", "geo"),
]


@pytest.fixture
def locked(quizapp: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The library with a quiz in it, read-only from now on; the program is started elsewhere."""
    (home / "decks" / "noid.toml").write_text('[[cards]]\nquestion = "Who?"\nanswer = "Me"\n', "utf-8")
    week = str(tmp_path / "week.toml")
    assert quizapp("assign", "geo", "-n", "2", "-o", week).code == 0
    assert quizapp("quiz", "--plain", "--assignment", week, stdin="1\n1\n\n").code == 0
    assert quizapp("quiz", "--plain", "geo", "-n", "2", stdin="1\n").code == 0
    world = a_world(home)
    here = tmp_path / "here"
    (here / "logs").mkdir(parents=True)
    (here / "words.csv").write_text("term,definition\nFoo,Bar\n", "utf-8")
    flag = {"v": 1, "kind": "flag", "id": "01K9A0000000000000000000F1", "at": "2026-10-01T09:00:00.000Z"}
    log = here / "logs" / "2026-10.brave-fox-1a.jsonl"
    log.write_text(json.dumps(flag | {"card": "geo#peru:forward"}) + "\n", "utf-8")
    world = World(world.environ, here, world.clock, world.rng)
    monkeypatch.setattr(World, "real", classmethod(lambda cls: world))
    before = _everything(home)
    with read_only(home):
        yield home
    assert _everything(home) == before


def _everything(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("words", READING, ids="-".join)
def test_what_only_reads_works(quizapp: Run, locked: Path, words: tuple[str, ...]) -> None:
    result = quizapp(*words, stdin="1\n1\n1\n")
    assert result.code == 0, result.err
    assert not any(word in result.err for word in ("ermission", "read-only", "can't"))


ANSWERING = [
    ("quiz", "geo", "-n", "2"),
    ("quiz", "geo", "--test"),
    ("quiz", "--continue"),
    ("quiz", "--assignment", "../week.toml"),
    ("study", "geo"),
    ("quiz", "geo", "--learner", "somebody-new"),
]


@pytest.mark.parametrize("words", ANSWERING, ids="-".join)
def test_no_answer_is_acknowledged_and_it_says_why(
    quizapp: Run, locked: Path, words: tuple[str, ...]
) -> None:
    result = quizapp(*words, "--plain", stdin="1\n1\n1\n")
    assert result.code == 1
    learner = "somebody-new" if "somebody-new" in words else "kim"
    assert f"Not saved: {locked / 'progress' / learner}" in result.out
    assert "there is no permission to write this file" in result.out
    assert ":q leaves without it" in result.out
    assert "not saved.\nStopped after" in result.out
    assert not any(word in result.out for word in ("Saved.", "Right", "Wrong", "of 2 right"))


WRITING = {
    ("check", "--fix", "noid"): "noid.toml can't be written: there is no permission to write in LIB/decks",
    ("hand-in", "-o", "LIB/mine.jsonl"): "LIB/mine.jsonl can't be written: there is no permission",
    ("hand-in", "-o", "LIB/decks"): "there is no permission to write in LIB/decks; -o names another place",
    ("assign", "geo", "-o", "LIB/x.toml"): "no permission to write in LIB; name a file elsewhere",
    ("paper", "geo", "-o", "LIB/x.html"): "LIB/x.html: permission denied; see who may",
    ("class", "-o", "LIB/x.html"): "LIB/x.html: permission denied; see who may",
    ("export", "geo", "--to", "gift", "-o", "LIB/x.gift"): "LIB/x.gift: permission denied; see who may",
    ("progress", "export", "-o", "LIB/x.csv"): "LIB/x.csv: permission denied; see who may",
    ("progress", "merge", "logs"): "could not be brought into LIB/progress/kim: permission denied",
    ("progress", "forget", "--yes", "--learner", "kim"): "LIB/progress/kim could not be erased",
    ("new", "fresh"): "LIB/decks/.quizapp: permission denied; see who may",
    ("import", "words.csv", "--yes"): "there is no permission to write in LIB/decks",
    ("import", "words.csv", "--yes", "--deck", "noid"): "there is no permission to write in LIB/decks",
    ("optimize",): "LIB/progress/kim can't be written to",
    ("--home", "LIB/sub", "study", "--plain"): "the library LIB/sub (--home) could not be made",
}


@pytest.mark.parametrize(("words", "told"), WRITING.items(), ids=map("-".join, WRITING))
def test_what_would_write_there_says_where_and_what_to_do(
    quizapp: Run, locked: Path, words: tuple[str, ...], told: str
) -> None:
    result = quizapp(*(word.replace("LIB", str(locked)) for word in words))
    assert result.code in (1, 2)
    assert told.replace("LIB", str(locked)) in result.err
    assert result.err.count(".tmp") == 0


@pytest.mark.parametrize("words", [("hand-in",), ("assign", "geo", "-o", "new.toml")], ids="-".join)
def test_a_file_for_elsewhere_is_written_there(
    quizapp: Run, locked: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    result = quizapp(*words)
    assert result.code == 0, result.err
    assert Path(result.out.strip()).parent == tmp_path / "here"
    assert Path(result.out.strip()).read_bytes()

"""A new deck: what it may be called, what is in it, and that nothing is written over."""

from __future__ import annotations

import json
import os
import re
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from quizapp.cards.reading import read_deck
from quizapp.library.making import (
    SCHEMA,
    AlreadyThere,
    BadName,
    deck_name,
    deck_text,
    make_deck,
    write_schema,
)
from quizapp.library.shelf import Shelf


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("cells", "cells"),
        ("biology/cells", "biology/cells"),
        ("biology\\cells", "biology/cells"),
        ("decks/cells.toml", "cells"),
        ("./cells.TOML", "cells"),
        ("Zellen der Größe", "Zellen der Gro\u0308ße".replace("o\u0308", "ö")),
        ("Gro\u0308ße", "Größe"),
        ("細胞", "細胞"),
        ("context", "context"),
        ("com10", "com10"),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
        ("❤\ufe0f\u200d🔥 love", "❤\ufe0f\u200d🔥 love"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_a_name_is_a_path_below_the_decks(given: str, name: str) -> None:
    assert deck_name(given) == name


@pytest.mark.parametrize(
    "given",
    [
        *("", " ", "/", "a//b", "a/", "../a", "a/../b", "..", ".", "./.", ".hidden", "a/.hidden/b", ".toml"),
        *("/etc/passwd", "\\\\server\\a", "C:\\a", "c:a", "~\x00", "a\nb", "a\u202eb", "a\u2028b", "\ud800"),
        *(
            "a\u200db",
            "\u200d",
            "a\u200d",
            "👩\u200d",
            "👩\u200d\u200d👧",
            "x\u200bx",
            "\u200c👩",
            "a/\u200d/b",
        ),
        *("con", "CON", "nul.old", "a/aux/b", "com1", "LPT9.txt", "com¹", "a?", 'a"b', "a|b", "a:b", "a*"),
        *("a.", "a /b", "x" * 201, "ö" * 101, "/".join("a" * 20)),
    ],
)
def test_a_name_that_some_system_can_not_have_is_refused(given: str) -> None:
    with pytest.raises(BadName):
        deck_name(given)


@given(st.text(max_size=30))
def test_whatever_is_given_no_name_leads_out_or_is_hidden(given: str) -> None:
    try:
        name = deck_name(given)
    except BadName:
        return
    assert deck_name(name) == name or name.lower().endswith(".toml") or name.startswith("decks/")
    parts = name.split("/")
    assert all(part and not part.startswith(".") and part == part.strip() for part in parts)
    assert os.path.normpath(Path("/decks", *parts)).startswith("/decks/")


@pytest.mark.parametrize("only_glossary", [False, True])
@pytest.mark.parametrize("language", ["", "en", "de-AT"])
def test_a_new_deck_has_no_finding_but_that_there_is_nothing_to_ask(
    only_glossary: bool, language: str
) -> None:
    text = deck_text("a/b", language=language, only_glossary=only_glossary)
    reading = read_deck(text.encode(), "a/b")
    assert [found.code for found in reading.findings] == ["A001"]
    assert reading.deck
    assert reading.deck.title == "B"
    assert reading.deck.language == language
    assert max(map(len, text.splitlines())) <= 79


@pytest.mark.parametrize("only_glossary", [False, True])
def test_its_examples_are_cards_once_their_signs_are_gone(only_glossary: bool) -> None:
    text = deck_text("a", only_glossary=only_glossary)
    reading = read_deck(re.sub(r"^#(?![ :])", "", text, flags=re.MULTILINE).encode(), "a")
    assert reading.findings == ()
    assert reading.deck
    assert len(reading.deck.notes) == (2 if only_glossary else 5)
    assert ("[[cards]]" in text) is not only_glossary


@given(st.text(st.characters(), max_size=40))
def test_any_title_comes_back(title: str) -> None:
    reading = read_deck(deck_text("a", title=title).encode(), "a")
    assert reading.deck
    assert [found.code for found in reading.findings] == ["A001"]
    assert "\n" not in reading.deck.title
    if title.isalnum():
        assert reading.deck.title == title


@pytest.mark.parametrize("language", ["english language", "en_US", "e", '"', "en\n[faq]"])
def test_what_is_no_language_is_refused(language: str) -> None:
    with pytest.raises(BadName):
        deck_text("a", language=language)


@pytest.mark.parametrize("name", ["a", "b/c", "b/d/e"])
def test_its_first_line_leads_to_the_schema_and_the_schema_is_no_deck(name: str, tmp_path: Path) -> None:
    path = make_deck(tmp_path, name)
    first = path.read_text("utf-8").partition("\n")[0]
    assert first.startswith("#:schema .")
    schema = Path(os.path.normpath(path.parent / first.removeprefix("#:schema ")))
    assert schema == tmp_path / SCHEMA
    Draft202012Validator.check_schema(json.loads(schema.read_text("utf-8")))
    assert [entry.name for entry in Shelf(tmp_path).entries()] == [name]


def test_a_schema_is_written_only_where_it_is_another_one(tmp_path: Path) -> None:
    path = write_schema(tmp_path)
    whole, before = path.read_bytes(), path.stat().st_mtime_ns
    write_schema(tmp_path)
    assert path.stat().st_mtime_ns == before
    path.write_text("{}")
    write_schema(tmp_path)
    assert path.read_bytes() == whole


@pytest.mark.parametrize("there", ["a.toml", "A.toml", "a.TOML"])
def test_nothing_is_written_over(there: str, tmp_path: Path) -> None:
    (tmp_path / there).write_text("mine")
    with pytest.raises(AlreadyThere, match=there):
        make_deck(tmp_path, "a")
    assert (tmp_path / there).read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == [there]


def test_a_deck_appears_whole_and_is_on_the_disk_with_its_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[Path] = []
    fsync = os.fsync

    def flush(fd: int) -> None:
        fsync(fd)
        assert not (tmp_path / "my" / "own" / "deck.toml").exists() or stat.S_ISDIR(os.fstat(fd).st_mode)
        flushed.extend(each for each in tmp_path.rglob("*") if os.path.samestat(each.stat(), os.fstat(fd)))

    monkeypatch.setattr(os, "fsync", flush)
    path = make_deck(tmp_path, "my/own/deck")
    assert {tmp_path / "my", path.parent} <= set(flushed)
    assert flushed[-1] == path.parent
    assert [each.name for each in path.parent.iterdir()] == ["deck.toml"]


def test_a_folder_of_that_name_is_in_the_way_too(tmp_path: Path) -> None:
    (tmp_path / "a.toml").mkdir()
    with pytest.raises(AlreadyThere):
        make_deck(tmp_path, "a")


def test_no_deck_is_made_behind_a_link_that_leads_out(tmp_path: Path) -> None:
    root, outside = tmp_path / "decks", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (root / "link").symlink_to(outside)
    with pytest.raises(BadName):
        make_deck(root, "link/a")
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("target", ["../../victim", "../mine.toml", "../../not-there"])
def test_the_schema_is_not_written_through_a_link(target: str, tmp_path: Path) -> None:
    root = tmp_path / "decks"
    (root / SCHEMA.parent).mkdir(parents=True)
    (tmp_path / "victim").write_text("mine")
    (root / "mine.toml").write_text("mine")
    (root / SCHEMA).symlink_to(target)
    for make in (lambda: make_deck(root, "deep/foo"), lambda: write_schema(root)):
        with pytest.raises(BadName, match="link"):
            make()
    assert (tmp_path / "victim").read_text() == (root / "mine.toml").read_text() == "mine"
    assert not (tmp_path / "not-there").exists()
    assert sorted(path.name for path in root.iterdir()) == [".quizapp", "mine.toml"], "no deck was begun"


def test_the_schema_is_not_put_into_a_folder_behind_a_link(tmp_path: Path) -> None:
    root, outside = tmp_path / "decks", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (root / SCHEMA.parent).symlink_to(outside)
    with pytest.raises(BadName, match="link"):
        make_deck(root, "foo")
    assert list(outside.iterdir()) == []
    assert not (root / "foo.toml").exists()


def test_a_decks_folder_that_is_a_link_itself_is_fine(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "decks").symlink_to("real")
    assert make_deck(tmp_path / "decks", "foo").is_file()
    assert (tmp_path / "real" / SCHEMA).is_file()


def test_no_folder_is_made_behind_a_link_either(tmp_path: Path) -> None:
    root, outside = tmp_path / "decks", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (root / "link").symlink_to(outside)
    with pytest.raises(BadName):
        make_deck(root, "link/deep/a")
    assert list(outside.iterdir()) == []


def test_what_is_said_of_a_name_is_short_and_true() -> None:
    with pytest.raises(BadName, match=r"too long: 200 bytes") as long:
        deck_name("x" * 3000)
    assert len(str(long.value)) < 150
    with pytest.raises(BadName, match=r"can't be seen \(U\+200D\)"):
        deck_name("a\u200db")

"""`due`: what there is to do today, for people, for programs and for a prompt."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_kit import Run
from test_plain_study import given

from quizapp.storage import places

HEAVY = (
    "pydantic",
    "tomllib",
    "msgspec",
    "fsrs_rs_python",
    "textual",
    "multiprocessing",
    "threading",
    "asyncio",
)
OURS_HEAVY = ("quizapp.cards.reading", "quizapp.library.library", "quizapp.questions", "quizapp.study.lines")


def by_deck(quizapp: Run, *names: str) -> dict[str, dict[str, object]]:
    return {each["deck"]: each for each in json.loads(quizapp("due", "--json", *names).out)}


def test_a_library_without_answers_has_new_cards_and_nothing_due(quizapp: Run) -> None:
    assert by_deck(quizapp)["geo"] == {"deck": "geo", "cards": 3, "due": 0, "new": 3, "next": None}


def test_short_says_nothing_where_nothing_is_begun(quizapp: Run) -> None:
    result = quizapp("due", "--short")
    assert (result.code, result.out, result.err) == (0, "", "")


def test_a_card_in_a_step_is_due_and_its_moment_is_the_next(quizapp: Run) -> None:
    quizapp("study", "--plain", "geo", stdin="\n3\n:q\n")
    geo = by_deck(quizapp)["geo"]
    assert (geo["due"], geo["new"]) == (1, 2)
    assert str(geo["next"]).startswith("2026-11-22T09:1")  # in ten minutes, in UTC
    assert quizapp("due", "--short").out == "1 due · 2 new\n"


def test_a_step_whose_time_is_far_off_is_not_due_yet(quizapp: Run, home: Path) -> None:
    given(home, "learning_steps", [60])
    quizapp("study", "--plain", "geo", "--new", "1", stdin="\n1\n:q\n")
    geo = by_deck(quizapp)["geo"]
    assert geo["due"] == 0
    assert str(geo["next"]).startswith("2026-11-22T10:0")
    assert quizapp("due", "--short").out == "2 new\n"


def test_where_nothing_is_to_do_it_says_so_or_how_to_begin(quizapp: Run) -> None:
    assert "You have begun no deck yet. `quizapp study DECK` begins one.\n" in quizapp("due").out
    quizapp("study", "--plain", "geo", stdin="4\n4\n4\n")
    assert "Nothing to do now in the decks that you have begun.\n" in quizapp("due").out
    assert "Nothing to do here now.\n" in quizapp("due", "geo").out


def test_a_card_that_is_learned_comes_on_a_later_day(quizapp: Run) -> None:
    quizapp("study", "--plain", "geo", "--new", "1", stdin="\n4\n:q\n")
    geo = by_deck(quizapp)["geo"]
    assert geo["due"] == 0
    assert "2026-11-23" <= str(geo["next"]) <= "2026-12-31"
    assert len(str(geo["next"])) == len("2026-11-23")
    assert quizapp("due", "--short").out == "2 new\n"


def test_the_table_has_every_deck_and_the_sum_of_those_begun(quizapp: Run) -> None:
    quizapp("study", "--plain", "geo", stdin="\n3\n:q\n")
    out = quizapp("due").out
    (places,) = [line.split() for line in out.splitlines() if line.startswith("Places")]
    assert places[:4] == ["Places", "3", "1", "2"]
    assert places[4].startswith("10:")
    assert "Today: 1 due · 2 new · about 1 minute\n" in out
    assert "\x1b" not in out


def test_named_decks_alone_are_told_and_counted_though_never_begun(quizapp: Run) -> None:
    assert list(by_deck(quizapp, "geo")) == ["geo"]
    assert quizapp("due", "--short", "geo").out == "3 new\n"
    assert list(by_deck(quizapp, "bad")) == ["bad/nasty"]


def test_a_deck_that_is_not_there_is_a_wrong_use(quizapp: Run) -> None:
    result = quizapp("due", "geography")
    assert result.code == 2
    assert "no deck 'geography'" in result.err


def test_shapes_do_not_go_together(quizapp: Run) -> None:
    assert quizapp("due", "--json", "--short").code == 2


def test_a_deck_that_can_not_be_read_is_named_and_left_out(home: Path, quizapp: Run) -> None:
    (home / "decks" / "geo.toml").write_text("[deck", "utf-8")
    every, named, short = quizapp("due", "--json"), quizapp("due", "geo"), quizapp("due", "--short")
    assert [each["deck"] for each in json.loads(every.out)] == ["bad/nasty"]
    assert "geo.toml:1" in every.err
    assert (every.code, named.code) == (0, 1)
    assert (short.code, short.err) == (0, "")


def test_what_changes_on_the_disk_is_seen_the_next_time(home: Path, quizapp: Run) -> None:
    assert by_deck(quizapp)["geo"]["cards"] == 3
    geo = home / "decks" / "geo.toml"
    geo.write_text(geo.read_text("utf-8") + '[[cards]]\nquestion = "2?"\nanswer = "Two"\n', "utf-8")
    assert by_deck(quizapp)["geo"]["cards"] == 4
    (home / "decks" / "geo.toml").unlink()
    assert "geo" not in by_deck(quizapp)


def test_a_library_that_can_only_be_read_gets_nothing_written(home: Path, quizapp: Run) -> None:
    quizapp("study", "--plain", "geo", stdin="\n3\n:q\n")
    before = {path: path.stat().st_mtime_ns for path in home.rglob("*")}
    for option in ([], ["--json"], ["--short"]):
        assert quizapp("due", *option).code == 0
    assert {path: path.stat().st_mtime_ns for path in home.rglob("*")} == before


def test_without_a_cache_folder_it_counts_all_the_same(
    home: Path, quizapp: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    folders = (tmp_path / "data", tmp_path / "state", tmp_path / "file" / "cache")
    monkeypatch.setattr(places, "_system_folders", lambda: folders)
    assert by_deck(quizapp)["geo"]["new"] == 3


def test_a_damaged_index_is_made_anew(home: Path, quizapp: Run, tmp_path: Path) -> None:
    quizapp("study", "--plain", "geo", stdin="\n3\n:q\n")
    before = by_deck(quizapp)
    (index,) = (tmp_path / "cache").glob("*.sqlite")
    raw = bytearray(index.read_bytes())
    raw[4096:] = b"\xff" * (len(raw) - 4096)
    index.write_bytes(bytes(raw))
    assert by_deck(quizapp) == before


def test_help_has_examples(quizapp: Run) -> None:
    out = quizapp("due", "--help").out
    assert "quizapp due rare-earths-deal --json" in out
    assert "quizapp due --short" in out


def test_where_nothing_has_changed_nothing_heavy_is_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    (tmp_path / "library" / "decks").mkdir(parents=True)
    deck = tmp_path / "library" / "decks" / "a.toml"
    deck.write_text('[glossary]\n"A" = "b"\n', "utf-8")
    os.utime(deck, ns=(1, 1))  # a file changed just now is looked into once more
    monkeypatch.setenv("QUIZAPP_HOME", str(tmp_path / "library"))
    script = "import sys\nfrom quizapp.__main__ import run\ncode = run(['due', '--json'])\n"
    script += "sys.stderr.write(chr(10).join(sys.modules))\nsys.exit(code)"
    for _ in range(2):  # the first makes the index
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
        )
    modules = done.stderr.splitlines()
    assert json.loads(done.stdout)[0]["cards"] == 2
    assert "quizapp.library.due" in modules
    assert [each for each in (*HEAVY, *OURS_HEAVY) if each in modules] == []

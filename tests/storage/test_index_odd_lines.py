"""Lines in the index that are deep, newer, doubled in a sync tool's copy, or in files that can't be read."""

import json

import pytest
from helpers.seen import cards, everything, sittings
from log_lines import DEVICE, answer, write
from storage.test_index_follows import followed

from quizapp.storage.index.history import History
from quizapp.storage.log import read_log
from quizapp.study.lines import Start
from quizapp.study.parsing import dumps, to_fields

NAME = f"2026-11.{DEVICE}.jsonl"
KINDS = ("answer", "start", "undo", "mark", "card", "move", "set", "aside", "flag", "finish")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "kim"


def history(folder):
    return History(followed(None, folder))


def add(folder, raw):
    with (folder / NAME).open("ab") as file:
        file.write(raw + b"\n")


@pytest.mark.parametrize("raw", [b"[" * 100_000, b'{"a":' * 100_000], ids=["lists", "objects"])
def test_a_line_that_is_nested_too_deep_is_damaged_like_any_other(folder, raw):
    write(folder, [answer(1)])
    add(folder, raw)
    write(folder, [answer(2)])
    found = history(folder)
    assert [(each.line, each.code) for each in found.problems] == [(2, "L001")]
    assert cards(found)[answer(1).card].asked == 2


@pytest.mark.parametrize("kind", KINDS)
def test_a_line_of_a_newer_version_counts_for_nothing_whatever_its_kind(folder, kind):
    write(folder, [answer(1)])
    before = everything(history(folder))
    fields = {"v": 2, "kind": kind, "id": "N", "at": "2026-11-22T11:00:00.000Z", "card": answer(1).card}
    add(folder, json.dumps(fields | {"name": "retention", "line": answer(1).id}).encode())
    found = history(folder)
    assert everything(found) == before
    assert [each.code for each in found.problems] == ["L003"]


def test_texts_of_a_copy_that_looks_like_another_devices_are_found_in_the_original(folder):
    start = Start(id="S", at="2026-11-22T00:00:00.000Z", session="s", mode="quiz")
    write(folder, [start, answer(1)])
    there = (folder / NAME).read_bytes()
    later = dumps({k: v for k, v in to_fields(answer(2)).items() if k not in ("stem", "answer")})
    (folder / f"2026-11.{DEVICE}-laptop.jsonl").write_bytes(there + later.encode() + b"\n")
    [sitting] = sittings(history(folder)).values()
    assert [line.stem for line in sitting.answers] == ["Stem?", "Stem?"]


def test_a_link_to_itself_is_named_and_the_other_logs_are_read(folder):
    write(folder, [answer(1)])
    link = folder / "2026-10.calm-otter.jsonl"
    link.symlink_to(link.name)
    read = read_log(folder)
    assert read.lines == (answer(1),)
    assert [(each.path, each.code) for each in read.problems] == [(f"kim/{link.name}", "L004")]
    assert len(cards(history(folder))) == 1


def test_a_leap_second_is_a_moment(folder):
    leap = answer(1, at="2026-12-31T23:59:60.500Z", day="")
    write(folder, [leap])
    assert read_log(folder).lines == (leap,)
    assert cards(history(folder))[leap.card].seen_at == leap.at


@pytest.mark.parametrize("name", ["id", "session", "card", "item", "stem", "answer", "response"])
def test_a_line_with_half_a_character_is_damaged_and_the_index_holds_the_others(folder, name):
    write(folder, [answer(1)])
    add(folder, json.dumps(to_fields(answer(3)) | {name: "half \ud800"}).encode())
    write(folder, [answer(2)])
    found = history(folder)
    assert [(each.line, each.code) for each in found.problems] == [(2, "L001")]
    assert cards(found)[answer(1).card].asked == 2

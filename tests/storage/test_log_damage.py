"""A damaged log: what can't be read is reported with file and line, and everything else is read."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st
from log_lines import DEVICE, answer, line_of, write

from quizapp.storage import log_files
from quizapp.storage.log import read_log
from quizapp.storage.log_files import device_of
from quizapp.study.parsing import dumps, to_fields

NAME = f"2026-11.{DEVICE}.jsonl"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "kim"
    folder.mkdir()
    return folder


def raw(number: int) -> bytes:
    return dumps(to_fields(line_of(number))).encode()


def problems(folder):
    return [(each.path, each.line, each.code) for each in read_log(folder).problems]


def answer_with(field: str) -> bytes:
    base = '"v":1,"kind":"answer","id":"a","at":"2026-11-22T10:30:00.123Z","card":"c","form":"typed"'
    return f'{{{base},"mark":"right",{field}}}'.encode()


DAMAGE = {
    "not UTF-8": b'{"v":1,"kind":"\xff"}',
    "NUL": b"\0\0\0\0",
    "JSON": b'{"v":1,"kind":"un',
    "object": b"[1]",
    "`line`": b'{"v":1,"kind":"undo","id":"a","at":"2026-11-22T10:30:00.123Z"}',
    "`at`": b'{"v":1,"kind":"undo","id":"a","at":"yesterday","line":"x"}',
    "version": b'{"kind":"undo"}',
    "whole JSON": b"<<<<<<< HEAD",
    "half a character in `stem`": answer_with('"stem":"a \\ud800"'),
    "half a character in `response`": answer_with('"response":"\\uDFFF"'),
    "half a character in `card`": b'{"v":1,"kind":"card","id":"a","at":"2026-11-22T10:30:00.123Z",'
    b'"card":"d#\\udc00","action":"bury"}',
    "half a character in `decks`": b'{"v":1,"kind":"start","id":"a","at":"2026-11-22T10:30:00.123Z",'
    b'"mode":"quiz","decks":[{"deck":"\\udc00"}]}',
    "NaN": b'{"v":1,"kind":"set","value":NaN}',
}


@pytest.mark.parametrize("what", DAMAGE)
def test_a_damaged_line_is_reported_and_the_rest_is_read(folder, what):
    before = raw(1) + b"\n" + DAMAGE[what] + b"\n" + raw(2) + b"\n"
    (folder / NAME).write_bytes(before)
    read = read_log(folder)
    assert read.lines == (line_of(1), line_of(2))
    [problem] = read.problems
    assert (problem.path, problem.line, problem.code) == (f"kim/{NAME}", 2, "L001")
    assert what in problem.message
    assert (folder / NAME).read_bytes() == before


def test_a_torn_last_line_is_reported_and_the_next_append_is_intact(folder):
    (folder / NAME).write_bytes(raw(1) + b"\n" + raw(2)[:-5])
    write(folder, [line_of(3)])
    assert read_log(folder).lines == (line_of(1), line_of(3))
    assert problems(folder) == [(f"kim/{NAME}", 2, "L001")]


def test_a_last_line_without_its_newline_counts(folder):
    (folder / NAME).write_bytes(raw(1) + b"\n" + raw(2))
    assert read_log(folder).lines == (line_of(1), line_of(2))
    write(folder, [line_of(3)])
    assert read_log(folder).lines == (line_of(1), line_of(2), line_of(3))
    assert problems(folder) == []


def test_blank_lines_windows_line_ends_and_a_byte_order_mark_do_no_harm(folder):
    (folder / NAME).write_bytes(b"\xef\xbb\xbf" + raw(1) + b"\r\n\n \r\n" + raw(2) + b"\r\n")
    read = read_log(folder)
    assert read.lines == (line_of(1), line_of(2))
    assert read.problems == ()


@given(st.binary(max_size=200))
def test_any_bytes_in_the_middle_leave_the_lines_around_them(tmp_path_factory, junk):
    folder = tmp_path_factory.mktemp("any") / "kim"
    folder.mkdir()
    (folder / NAME).write_bytes(raw(1) + b"\n" + junk + b"\n" + raw(2) + b"\n")
    lines = read_log(folder).lines
    assert line_of(1) in lines
    assert line_of(2) in lines


def test_a_line_too_long_is_reported_and_not_held_in_memory(folder, monkeypatch):
    monkeypatch.setattr(log_files, "LONGEST", 1000)
    monkeypatch.setattr("quizapp.storage.log_reading.LONGEST", 1000)
    (folder / NAME).write_bytes(raw(1) + b"\n" + b"x" * 5500 + b"\n" + raw(2) + b"\n" + b"y" * 2002)
    read = read_log(folder)
    assert read.lines == (line_of(1), line_of(2))
    assert [each.line for each in read.problems] == [2, 4]
    assert read.sizes[NAME] == (folder / NAME).stat().st_size
    with (folder / NAME).open("rb") as file:
        assert max(len(line) for line, _ in log_files.raw_lines(file)) <= 1001


def test_a_flood_of_damage_is_summed_up(folder):
    (folder / NAME).write_bytes(b"x\n" * 1000 + raw(1) + b"\n")
    read = read_log(folder)
    assert read.lines == (line_of(1),)
    assert len(read.problems) == 101
    assert "900 more" in read.problems[-1].message


def test_one_id_with_two_texts_is_reported_and_the_same_one_counts_in_any_order(folder):
    other = answer(1, mark="wrong")
    seen = []
    for first, second in ((answer(1), other), (other, answer(1))):
        (folder / NAME).write_text(dumps(to_fields(first)) + "\n", "utf-8")
        (folder / "2026-11.calm-otter.jsonl").write_text(dumps(to_fields(second)) + "\n", "utf-8")
        read = read_log(folder)
        assert [each.code for each in read.problems] == ["L002"]
        seen.append(read.lines)
    assert seen[0] == seen[1]
    assert len(seen[0]) == 1


def test_the_same_line_with_and_without_its_texts_is_no_conflict(folder):
    write(folder, [answer(1), answer(2)])
    with (folder / NAME).open("a", encoding="utf-8") as file:
        file.write(dumps(to_fields(answer(2))) + "\n")
    assert read_log(folder).lines == (answer(1), answer(2))
    assert problems(folder) == []


def test_lines_of_a_newer_version_are_kept_and_told(folder):
    newer = raw(2).replace(b'"v":1', b'"v":2')
    (folder / NAME).write_bytes(raw(1) + b"\n" + newer + b"\n")
    read = read_log(folder)
    assert len(read.lines) == 2
    assert [(each.line, each.code, each.severity) for each in read.problems] == [(2, "L003", "advice")]


def test_an_unknown_kind_is_no_problem(folder):
    (folder / NAME).write_bytes(raw(1).replace(b'"undo"', b'"later"') + b"\n")
    assert problems(folder) == []
    assert len(read_log(folder).lines) == 1


def test_a_file_that_cannot_be_read_is_reported_and_the_others_are_read(folder, monkeypatch):
    write(folder, [line_of(1)])
    write(folder, [line_of(2)], "calm-otter")
    opened = log_files.Path.open

    def refuse(path, *how, **more):
        if path.name == NAME:
            raise PermissionError(13, "Permission denied")
        return opened(path, *how, **more)

    monkeypatch.setattr(log_files.Path, "open", refuse)
    read = read_log(folder)
    assert read.lines == (line_of(2),)
    assert [(each.path, each.code) for each in read.problems] == [(f"kim/{NAME}", "L004")]


def test_a_log_that_is_no_folder_is_reported(tmp_path):
    (tmp_path / "kim").write_text("")
    [problem] = read_log(tmp_path / "kim").problems
    assert (problem.path, problem.code) == ("kim", "L004")


def test_only_visible_files_that_end_in_jsonl_are_read(folder):
    write(folder, [line_of(1)])
    (folder / f"._{NAME}").write_bytes(b"\0\5\x16")
    (folder / "profile.toml").write_text("x")
    (folder / "2026-10.folder.jsonl").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "2026-10.pipe.jsonl")
    assert read_log(folder).lines == (line_of(1),)
    assert problems(folder) == []


@pytest.mark.parametrize(
    ("name", "device"),
    [
        ("2026-11.swift-heron.jsonl", "swift-heron"),
        ("2026-11.swift-heron-7k.jsonl", "swift-heron-7k"),
        ("2026-11.swift-heron (conflicted copy).jsonl", "swift-heron"),
        ("2026-11.swift-heron (Kim's conflicted copy 2026-11-22).jsonl", "swift-heron"),
        ("2026-11.swift-heron.sync-conflict-20261122.jsonl", "swift-heron"),
        ("2026-11.swift-heron-LAPTOP.jsonl", "swift-heron"),
        ("2026-11.swift-heron(1).jsonl", "swift-heron"),
        ("merged.jsonl", "merged"),
        ("all my lines.jsonl", "all"),
        (".jsonl", ".jsonl"),
    ],
)
def test_the_device_is_known_by_the_files_name(name, device):
    assert device_of(name) == device

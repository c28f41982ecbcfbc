"""`verify` tells of all that is damaged or odd in a learner's log, and counts what is in it."""

from pathlib import Path

from log_lines import DEVICE, answer, line_of, write

from quizapp.storage.log_verify import verify
from quizapp.study.lines import Mark, Start, Undo, Unknown

NAME = f"2026-11.{DEVICE}.jsonl"


def kim(tmp_path: Path, lines=()) -> Path:
    folder = tmp_path / "kim"
    folder.mkdir()
    write(folder, lines)
    return folder


def add(folder: Path, data: bytes, name: str = NAME) -> None:
    with (folder / name).open("ab") as file:
        file.write(data)


def found(folder: Path):
    return [(each.line, each.code, each.severity) for each in verify(folder).findings]


def test_a_sound_log_is_counted_by_kind_and_day(tmp_path):
    start = Start(id="S", at="2026-11-22T09:00:00.000Z", session="s", mode="quiz")
    later = Unknown(id="U", at="2026-11-22T09:00:00.000Z", kind="dance")
    taken = Undo(id="T", at="2026-11-22T11:00:00.000Z", line=answer(1).id)
    lines = [start, answer(1), answer(2), answer(3, day="2026-11-23"), later, taken]
    log = verify(kim(tmp_path, lines))
    assert log.findings == ()
    assert log.kinds == {"answer": 3, "start": 1, "dance": 1, "undo": 1}
    assert log.days == {"2026-11-22": 2, "2026-11-23": 1}
    assert (log.files, log.size) == (1, (tmp_path / "kim" / NAME).stat().st_size)


def test_no_folder_is_an_empty_log(tmp_path):
    log = verify(tmp_path / "nobody")
    assert (log.findings, log.kinds, log.days, log.files, log.size) == ((), {}, {}, 0, 0)


def test_damage_is_told_with_file_and_line(tmp_path):
    folder = kim(tmp_path, [line_of(1)])
    add(folder, b"no json\n")
    [finding, *_] = verify(folder).findings
    assert str(finding).startswith(f"kim/{NAME}:1:1: L006: ")
    assert str(verify(folder).findings[1]).startswith(f"kim/{NAME}:2:1: L001: this line is damaged: ")
    assert verify(folder).errors == 1


def test_a_last_line_that_was_cut_off_is_told_as_that(tmp_path):
    folder = kim(tmp_path, [answer(1)])
    add(folder, b'{"v":1,"kind":"ans')
    [finding] = verify(folder).findings
    assert (finding.line, finding.code, finding.severity) == (2, "L001", "error")
    assert "cut off" in finding.message


def test_a_whole_last_line_without_its_end_is_advice(tmp_path):
    folder = kim(tmp_path, [answer(1)])
    path = folder / NAME
    path.write_bytes(path.read_bytes()[:-1])
    assert found(folder) == [(1, "L007", "advice")]


def test_lines_in_the_file_of_another_month_are_advice_once_a_file(tmp_path):
    folder = kim(tmp_path, [answer(1), answer(2)])
    (folder / NAME).rename(folder / f"2026-10.{DEVICE}.jsonl")
    assert found(folder) == [(1, "L005", "advice")]
    assert "2 lines of 2026-11" in verify(folder).findings[0].message
    (folder / f"2026-10.{DEVICE}.jsonl").rename(folder / "notes.jsonl")
    assert found(folder) == []


def test_lines_about_lines_that_are_not_there_are_advice(tmp_path):
    mark = Mark(id="M", at="2026-11-22T11:00:00.000Z", line=answer(1).id, mark="right")
    lost = Mark(id="N", at="2026-11-22T11:00:00.000Z", line="nowhere", mark="right")
    assert found(kim(tmp_path, [mark, lost, answer(1)])) == [(2, "L006", "advice")]


def test_what_a_line_names_may_stand_in_another_device_s_file(tmp_path):
    folder = kim(tmp_path, [Undo(id="T", at="2026-11-22T11:00:00.000Z", line=answer(1).id)])
    write(folder, [answer(1)], "calm-otter")
    assert found(folder) == []


def test_many_of_one_kind_are_told_in_sum(tmp_path):
    folder = kim(tmp_path, [line_of(1)])
    line = (folder / NAME).read_text()
    text = "".join(line.replace(f"{1:026}", f"{n:026}") for n in range(150))
    (folder / NAME).write_text(text)
    findings = verify(folder).findings
    assert len(findings) == 101
    assert any("50 more lines" in each.message for each in findings)


def test_one_id_with_two_texts_is_an_error(tmp_path):
    folder = kim(tmp_path, [answer(1)])
    write(folder, [answer(1, ms=7)], "calm-otter")
    assert [(line, code) for line, code, _ in found(folder)] == [(1, "L002")]

"""What is written to a log is read again: once, in order, from whatever files it has come to."""

import json
import multiprocessing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from log_lines import DEVICE, answer, answers, in_order, line_of, logs, write, writer

from quizapp.storage.log import LogRead, LogWriter, read_log
from quizapp.study.parsing import dumps, to_fields


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "progress" / "kim"


@given(logs)
def test_any_lines_written_are_read_the_same(written):
    with TemporaryDirectory() as here:
        folder = Path(here) / "kim"
        write(folder, written)
        read = read_log(folder, DEVICE)
    assert read.lines == in_order(written)
    assert read.problems == ()


@given(st.lists(st.lists(answers(), max_size=5), max_size=4))
def test_answers_of_many_sittings_keep_their_texts_also_when_the_clock_runs_back(sittings):
    written = {line.id: line for sitting in sittings for line in sitting}
    with TemporaryDirectory() as here:
        folder = Path(here) / "kim"
        for sitting in sittings:
            write(folder, [line for line in sitting if written[line.id] is line])
        assert read_log(folder).lines == in_order(written.values())


@given(logs, st.data())
def test_a_log_cut_at_any_byte_loses_the_torn_line_only(written, data):
    with TemporaryDirectory() as here:
        folder = Path(here) / "kim"
        write(folder, written)
        files = sorted(folder.iterdir()) if written else []
        if not files:
            return
        file = data.draw(st.sampled_from(files))
        whole = file.read_bytes()
        cut = data.draw(st.integers(0, len(whole)))
        kept = whole[:cut]
        file.write_bytes(kept)
        torn = [] if kept.count(b"\n") == whole.count(b"\n") else whole.split(b"\n")[kept.count(b"\n") :]
        lost = {json.loads(raw)["id"] for raw in torn if raw}
        if torn and kept.endswith(torn[0]) and torn[0]:
            lost.discard(json.loads(torn[0])["id"])  # only its newline is gone

        added = answer(0, at=f"{file.name[:7]}-15T00:00:00.000Z", id="Z" * 26)
        write(folder, [added])
        read = read_log(folder)
    left = [line for line in written if line.id not in lost]
    assert [line.id for line in read.lines] == [line.id for line in in_order([*left, added])]
    assert added in read.lines
    assert len(read.problems) <= 1


@given(
    st.lists(answers(), max_size=10, unique_by=lambda line: line.id),
    st.randoms(use_true_random=False),
    st.integers(1, 4),
)
def test_lines_of_two_devices_read_the_same_from_any_files(written, random, files):
    with TemporaryDirectory() as here:
        one, other = Path(here) / "one", Path(here) / "other"
        half = len(written) // 2
        write(one, written[:half], "swift-heron")
        write(one, written[half:], "calm-otter")
        other.mkdir()
        for line in random.sample(written, len(written)) + written[:3]:
            name = f"2026-11.merged-{random.randrange(files)}.jsonl"
            with (other / name).open("a", encoding="utf-8") as file:
                file.write(dumps(to_fields(line)) + "\n")
        assert read_log(one).lines == read_log(other).lines == in_order(written)


def test_a_conflict_copy_counts_once_and_what_only_it_has_counts_too(folder):
    write(folder, [answer(1), answer(2)])
    original = folder / f"2026-11.{DEVICE}.jsonl"
    for name in (" (conflicted copy)", ".sync-conflict-20261122"):
        original.with_stem(original.stem + name).write_bytes(original.read_bytes())
    extra = original.with_stem(original.stem + " (conflicted copy)")
    with extra.open("a", encoding="utf-8") as file:
        file.write(dumps(to_fields(answer(3, stem=None))) + "\n")
    write(folder, [answer(4)])
    read = read_log(folder, DEVICE)
    assert read.lines == tuple(answer(number) for number in (1, 2, 3, 4))
    assert read.problems == ()


def test_texts_are_written_once_in_a_file_and_again_when_they_change(folder):
    changed = answer(3, answer="Mended.")
    write(folder, [answer(1), answer(2)])
    write(folder, [changed, answer(4, answer="Mended.")])
    raw = [json.loads(raw) for raw in (folder / f"2026-11.{DEVICE}.jsonl").read_text("utf-8").splitlines()]
    assert [("stem" in line, "answer" in line) for line in raw] == [
        (True, True),
        (False, False),
        (False, True),
        (False, False),
    ]
    assert read_log(folder).lines[3].answer == "Mended."


def test_each_months_file_says_its_texts_itself(folder):
    december = answer(2, at="2026-12-01T00:00:00.000Z")
    write(folder, [answer(1), december])
    (folder / f"2026-11.{DEVICE}.jsonl").unlink()
    assert read_log(folder).lines == (december,)


def test_texts_left_out_since_an_earlier_month_are_found(folder):
    folder.mkdir(parents=True)
    november, december = answer(1), answer(2, at="2026-12-01T00:00:00.000Z")
    for month, line in (
        ("2026-11", november),
        ("2026-12", answer(2, at=december.at, stem=None, answer=None)),
    ):
        (folder / f"{month}.{DEVICE}.jsonl").write_text(dumps(to_fields(line)) + "\n", "utf-8")
    assert read_log(folder).lines == (november, december)


def test_texts_come_from_the_same_device_if_only_later_and_else_are_empty(folder):
    write(folder, [answer(1, stem=None, answer=None), answer(2)])
    write(folder, [answer(3, stem="Other", answer="text")], "calm-otter")
    write(folder, [answer(4, stem=None, answer=None)], "young-wren")
    first, _, _, last = read_log(folder).lines
    assert (first.stem, first.answer) == ("Stem?", "Answer.")
    assert (last.stem, last.answer) == ("", "")


def test_an_empty_text_given_stays_empty(folder):
    write(folder, [answer(1, stem="", answer=None), answer(2)])
    assert read_log(folder).lines[0].stem == ""


def test_the_texts_of_this_device_alone_are_told(folder):
    write(folder, [answer(1), answer(2, stem="Newer?")])
    write(folder, [answer(3, stem="Other", answer="text")], "calm-otter")
    read = read_log(folder, DEVICE)
    assert read.texts == {"d#a~000000:forward": ("Newer?", "Answer.")}
    assert read.sizes == {each.name: each.stat().st_size for each in folder.iterdir()}


def test_a_second_program_on_the_same_file_makes_the_first_write_in_full(folder):
    first, second = writer(folder), writer(folder)
    first.append(answer(1))
    second.append(answer(2, stem="Second?"))
    first.append(answer(3))
    first.append(answer(4))
    raw = [json.loads(raw) for raw in (folder / f"2026-11.{DEVICE}.jsonl").read_text("utf-8").splitlines()]
    assert ["stem" in line for line in raw] == [True, True, True, False]
    assert [line.stem for line in read_log(folder).lines] == ["Stem?", "Second?", "Stem?", "Stem?"]


def test_a_line_goes_to_the_month_of_its_own_time_when_the_clock_runs_back(folder):
    december, november = answer(1, at="2026-12-01T00:00:00.000Z"), answer(2)
    write(folder, [december, november])
    assert sorted(each.name[:7] for each in folder.iterdir()) == ["2026-11", "2026-12"]
    assert read_log(folder).lines == (november, december)


def test_a_missing_folder_is_an_empty_log(folder):
    assert read_log(folder, DEVICE) == LogRead()


def append_many(folder: str, first: int, ready, go) -> None:
    to = LogWriter(Path(folder), DEVICE, read_log(Path(folder), DEVICE))
    ready.release()
    go.wait()
    for number in range(first, first + 60):
        to.append(answer(number, stem=f"Stem {first} " + "long " * 400))


def test_two_programs_at_once_lose_nothing_and_tear_no_line(folder):
    spawn = multiprocessing.get_context("spawn")
    ready, go = spawn.Semaphore(0), spawn.Event()
    programs = [spawn.Process(target=append_many, args=(str(folder), first, ready, go)) for first in (0, 100)]
    for program in programs:
        program.start()
    for _ in programs:
        ready.acquire()
    go.set()
    for program in programs:
        program.join(60)
        assert program.exitcode == 0
    read = read_log(folder)
    assert read.problems == ()
    assert [line.n for line in read.lines] == [*range(60), *range(100, 160)]
    assert {line.stem.split(" long")[0] for line in read.lines[:60]} == {"Stem 0"}
    assert {line.stem.split(" long")[0] for line in read.lines[60:]} == {"Stem 100"}


def test_a_line_that_could_not_be_read_again_is_not_written(folder):
    with pytest.raises(ValueError, match="at"):
        writer(folder).append(answer(1, at="yesterday"))
    assert not folder.exists()


@pytest.mark.parametrize("device", ["", "../x", "a/b", "Upper", "a b", "a.b", "-a"])
def test_a_device_whose_files_would_not_be_known_again_is_refused(folder, device):
    with pytest.raises(ValueError):
        LogWriter(folder, device, LogRead()).append(line_of(1))

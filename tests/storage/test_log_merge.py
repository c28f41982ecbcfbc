"""Merging folders of logs: any order and overlap give the union of their lines, and nothing is lost."""

import os
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from log_lines import answer, line_of, logs, write

from quizapp.storage import log_beside, log_merge
from quizapp.storage.log import LogWriter, read_log
from quizapp.storage.log_files import device_of, log_names
from quizapp.storage.log_merge import NoLogs, carry_out, plan, source_folder

NAME = "2026-11.swift-heron.jsonl"
OTHER = "2026-11.calm-otter.jsonl"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(log_beside, "flush", lambda _fd: None)
    monkeypatch.setattr(log_beside, "flush_folder", lambda _folder: None)


def merge(source: Path, target: Path):
    planned = plan(source, target)
    assert carry_out(planned, source, target) == []
    return planned


def lines_in(folder: Path):
    return set(map(repr, read_log(folder).lines))


def files_in(folder: Path):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def written(folder: Path, lines, device="swift-heron") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    write(folder, lines, device)
    return folder


# -- any order, any overlap ------------------------------------------------------------------------------


@st.composite
def folders(draw):
    """What several folders hold of the same devices' logs: file name to bytes, as sync leaves them behind."""
    log = draw(logs)
    devices = draw(
        st.lists(st.sampled_from(["swift-heron", "calm-otter"]), min_size=len(log), max_size=len(log))
    )
    out = []
    for _ in range(draw(st.integers(2, 3))):
        ways = {}
        for device in ("swift-heron", "calm-otter"):
            own = [line for line, by in zip(log, devices, strict=True) if by == device]
            kept = draw(st.lists(st.sampled_from(own), unique_by=lambda line: line.id)) if own else []
            ways[device] = (
                own,
                draw(st.sampled_from(["whole", "cut", "others", "copy"])),
                kept,
                draw(st.integers(0, 4000)),
            )
        out.append(ways)
    return out


def made(root: Path, all_ways) -> list[Path]:
    out = []
    for number, ways in enumerate(all_ways):
        folder = root / str(number) / "kim"
        folder.mkdir(parents=True)
        for device, (own, way, kept, cut) in ways.items():
            chosen = kept if way in ("others", "copy") else own
            writer = LogWriter(folder, device, read_log(folder, device), fsync=lambda _fd: None)
            for line in chosen:
                writer.append(line)
            for path in sorted(folder.glob(f"*.{device}.jsonl")):
                if way == "cut":
                    path.write_bytes(path.read_bytes()[:cut])
                if way == "copy":
                    path.rename(path.with_name(path.name.replace(".jsonl", " (conflict 1).jsonl")))
        out.append(folder)
    return out


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    folders(),
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=6),
    st.randoms(use_true_random=False),
)
def test_merging_in_any_order_and_overlap_gives_the_union(tmp_path_factory, all_ways, before, chance):
    sources = made(tmp_path_factory.mktemp("merge"), all_ways)
    union = set().union(*map(lines_in, sources))
    for one, other in before:  # folders that took from each other before
        if one < len(sources) and other < len(sources):
            merge(sources[one], sources[other])
    target = sources[0].parent.parent / "all" / "kim"
    target.mkdir(parents=True)
    order = [*sources, *sources]
    chance.shuffle(order)
    for source in order:
        merge(source, target)
    assert lines_in(target) == union
    for source in sources:
        assert not plan(source, target).steps
        merge(target, source)
        assert lines_in(source) == union


def test_what_is_here_is_never_changed_but_by_what_it_is_the_beginning_of(tmp_path):
    ours = written(tmp_path / "ours", [line_of(1), line_of(3)])
    theirs = written(tmp_path / "theirs", [line_of(1), line_of(2)])
    before = files_in(ours)
    merge(theirs, ours)
    after = files_in(ours)
    assert {name: after[name] for name in before} == before
    [new] = set(after) - set(before)
    assert new.startswith("2026-11.swift-heron.merged-")
    assert device_of(new) == "swift-heron"
    assert log_names(ours) == [NAME, new]


# -- what becomes of a file ------------------------------------------------------------------------------


def test_a_file_that_is_not_here_is_copied_to_the_byte(tmp_path):
    theirs = written(tmp_path / "theirs", [answer(n) for n in range(3)])
    with (theirs / NAME).open("ab") as file:
        file.write(b'{"torn')
    planned = merge(theirs, tmp_path / "progress" / "kim")
    assert files_in(tmp_path / "progress" / "kim") == files_in(theirs)
    assert (planned.answers, planned.others, planned.here, planned.devices) == (3, 0, 0, ["swift-heron"])
    [problem] = planned.problems
    assert (problem.path, problem.line, problem.code) == (str(theirs / NAME), 4, "L001")
    assert "came along" in problem.help


def test_a_file_of_which_ours_is_the_beginning_takes_its_place(tmp_path):
    theirs = written(tmp_path / "theirs", [answer(n) for n in range(5)])
    ours = tmp_path / "ours"
    ours.mkdir()
    (ours / NAME).write_bytes((theirs / NAME).read_bytes()[:-40])  # cut off within the last line
    (ours / NAME).chmod(0o640)
    planned = merge(theirs, ours)
    assert (planned.answers, planned.here) == (1, 4)
    assert files_in(ours) == files_in(theirs)
    assert (ours / NAME).stat().st_mode & 0o777 == 0o640


def test_a_file_that_is_the_beginning_of_ours_changes_nothing(tmp_path):
    ours = written(tmp_path / "ours", [answer(n) for n in range(5)])
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / NAME).write_bytes((ours / NAME).read_bytes()[:-40])
    planned = plan(theirs, ours)
    assert (planned.steps, planned.here, planned.problems) == ([], 4, [])


def test_new_lines_of_another_file_stand_by_themselves(tmp_path):
    texts = {"stem": "What?", "answer": "That."}
    theirs = written(tmp_path / "theirs", [answer(1, **texts), answer(2, **texts)])
    assert b"That." not in (theirs / NAME).read_bytes().splitlines()[1]
    ours = written(tmp_path / "ours", [answer(1, **texts), answer(3, stem="Else?", answer="Other.")])
    merge(theirs, ours)
    assert lines_in(ours) == {
        repr(answer(1, **texts)),
        repr(answer(2, **texts)),
        repr(answer(3, stem="Else?", answer="Other.")),
    }


def test_fields_of_a_newer_version_come_along(tmp_path):
    theirs = written(tmp_path / "theirs", [answer(1), answer(2)])
    raw = (theirs / NAME).read_text("utf-8").replace('"day"', '"later":[1],"day"')
    (theirs / NAME).write_text(raw, "utf-8")
    ours = written(tmp_path / "ours", [line_of(9)])
    merge(theirs, ours)
    [new] = set(log_names(ours)) - {NAME}
    assert (ours / new).read_text("utf-8").count('"later":[1]') == 2


def test_two_lines_of_one_id_are_both_kept_and_told(tmp_path):
    one, other = answer(1, ms=5), answer(1, ms=6)
    first, second = written(tmp_path / "a", [one]), written(tmp_path / "b", [other])
    ab, ba = tmp_path / "ab", tmp_path / "ba"
    for target, order in ((ab, (first, second)), (ba, (second, first))):
        for source in (*order, *order):
            merge(source, target)
        assert [each.code for each in read_log(target).problems] == ["L002"]
    assert lines_in(ab) == lines_in(ba)


def test_damaged_lines_of_a_file_that_goes_apart_are_left_there(tmp_path):
    theirs = written(tmp_path / "theirs", [answer(1)])
    with (theirs / NAME).open("ab") as file:
        file.write(b"not json\n" * 150)
    ours = written(tmp_path / "ours", [answer(2)])
    planned = merge(theirs, ours)
    assert len(planned.problems) == 101
    assert "left there" in planned.problems[0].help
    assert read_log(ours).problems == ()
    assert len(lines_in(ours)) == 2


def test_the_same_folder_has_nothing_to_bring(tmp_path):
    ours = written(tmp_path / "ours", [answer(1)])
    (tmp_path / "link").symlink_to(ours)
    assert plan(tmp_path / "link", ours).steps == []


def test_links_and_files_too_large_are_told_and_left(tmp_path, monkeypatch):
    secret = tmp_path / "secret.txt"
    secret.write_text('{"v":1,"kind":"undo","id":"01","at":"2026-11-22T10:00:00.000Z","line":"x"}\n')
    theirs = written(tmp_path / "theirs", [answer(1)])
    (theirs / OTHER).symlink_to(secret)
    monkeypatch.setattr("quizapp.storage.log_merge_plan.MOST_BYTES", 10)
    planned = merge(theirs, tmp_path / "ours")
    assert planned.steps == []
    assert [(Path(each.path).name, each.code) for each in planned.problems] == [
        (OTHER, "L004"),
        (NAME, "L004"),
    ]


def test_a_link_of_ours_is_not_replaced(tmp_path):
    theirs = written(tmp_path / "theirs", [answer(1), answer(2)])
    real = written(tmp_path / "real", [answer(1)])
    ours = tmp_path / "ours"
    ours.mkdir()
    (ours / NAME).symlink_to(real / NAME)
    merge(theirs, ours)
    assert (ours / NAME).is_symlink()
    assert len(lines_in(ours)) == 2


# -- what goes wrong -------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["copied", "longer", "lines"])
def test_broken_off_at_any_point_every_file_is_whole(tmp_path, monkeypatch, way):
    theirs = written(tmp_path / "theirs", [answer(n) for n in range(4)])
    first = {"copied": [], "longer": [answer(0)], "lines": [answer(9)]}[way]
    for fatal in count():
        ours = written(tmp_path / f"ours{fatal}", first) if first else tmp_path / f"ours{fatal}"
        before = files_in(ours) if first else {}
        steps = count()

        def perhaps(real, fatal=fatal, steps=steps):
            def call(*args, **how):
                if next(steps) == fatal:
                    raise KeyboardInterrupt
                return real(*args, **how)

            return call

        planned = plan(theirs, ours)
        with monkeypatch.context() as broken:
            for name in ("link", "open", "urandom", "fdopen"):
                broken.setattr(log_beside.os, name, perhaps(getattr(os, name)))
            broken.setattr(log_beside, "flush", perhaps(lambda _fd: None))
            broken.setattr(log_beside, "flush_folder", perhaps(lambda _folder: None))
            try:
                carry_out(planned, theirs, ours)
                done = True
            except KeyboardInterrupt:
                done = False
        whole = [*before.values(), (theirs / NAME).read_bytes()]
        for name, data in files_in(ours).items() if ours.exists() else ():
            assert not name.endswith(".jsonl") or "merged" in name or data in whole
            assert not name.endswith(".jsonl") or data.endswith(b"\n")
        merge(theirs, ours)
        assert lines_in(ours) == lines_in(theirs) | set(map(repr, first))
        if done:
            assert fatal > 2
            break


def test_a_line_that_is_written_at_this_moment_is_not_lost(tmp_path):
    theirs = written(tmp_path / "theirs", [answer(1), answer(2)])
    ours = written(tmp_path / "ours", [answer(1)])
    planned = plan(theirs, ours)
    write(ours, [answer(3)])
    assert carry_out(planned, theirs, ours) == []
    assert lines_in(ours) == set(map(repr, [answer(1), answer(2), answer(3)]))
    assert [(step.how, step.answers) for step in planned.steps] == [("lines", 1)]


def test_a_log_that_changes_again_and_again_is_told_and_stays(tmp_path, monkeypatch):
    theirs = written(tmp_path / "theirs", [answer(1), answer(2)])
    ours = written(tmp_path / "ours", [answer(1)])
    planned = plan(theirs, ours)

    def torn(*_args):
        raise log_beside.Torn

    monkeypatch.setattr(log_merge, "put_longer", torn)
    [problem] = carry_out(planned, theirs, ours)
    assert "changed at this moment" in problem.message
    assert lines_in(ours) == {repr(answer(1))}


def test_a_program_that_has_the_log_open_goes_on_in_the_file_that_took_its_place(tmp_path):
    theirs = written(tmp_path / "theirs", [answer(1), answer(2)])
    ours = written(tmp_path / "ours", [answer(1)])
    writer = LogWriter(ours, "swift-heron", read_log(ours, "swift-heron"))
    merge(theirs, ours)
    writer.append(answer(3))
    assert lines_in(ours) == set(map(repr, [answer(1), answer(2), answer(3)]))


def test_a_file_that_came_meanwhile_stays_and_the_new_lines_go_beside_it(tmp_path):
    theirs = written(tmp_path / "theirs", [answer(1)])
    ours = tmp_path / "ours"
    planned = plan(theirs, ours)
    written(ours, [answer(2)])
    before = files_in(ours)
    assert carry_out(planned, theirs, ours) == []
    assert before.items() <= files_in(ours).items()
    assert lines_in(ours) == {repr(answer(1)), repr(answer(2))}


def test_a_disk_without_second_names_will_do(tmp_path, monkeypatch):
    def no_links(*_args):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(log_beside.os, "link", no_links)
    theirs = written(tmp_path / "theirs", [answer(1)])
    merge(theirs, tmp_path / "ours")
    assert files_in(tmp_path / "ours") == files_in(theirs)


def test_texts_that_a_damaged_line_took_along_make_no_other_line(tmp_path):
    theirs = written(tmp_path / "theirs", [answer(1), answer(2)])
    ours = tmp_path / "ours"
    ours.mkdir()
    second = (theirs / NAME).read_bytes().splitlines(keepends=True)[1]
    (ours / NAME).write_bytes(b"damaged\n" + second)
    planned = merge(theirs, ours)
    assert (planned.answers, planned.here) == (1, 1)
    assert {line.stem for line in read_log(ours).lines} == {"Stem?"}


# -- which folder is meant -------------------------------------------------------------------------------


def test_a_library_a_progress_folder_and_a_learner_s_folder_are_understood(tmp_path):
    kim = written(tmp_path / "lib" / "progress" / "kim", [answer(1)])
    for given_ in (tmp_path / "lib", tmp_path / "lib" / "progress", kim):
        assert source_folder(given_, "kim") == kim
    assert source_folder(kim, "sam") == kim


def test_another_s_logs_are_only_taken_when_they_are_named(tmp_path):
    kim = written(tmp_path / "lib" / "progress" / "kim", [answer(1)])
    with pytest.raises(NoLogs, match="but of kim"):
        source_folder(tmp_path / "lib", "sam")
    for empty in (tmp_path / "no", tmp_path, kim / NAME):
        with pytest.raises(NoLogs):
            source_folder(empty, "sam")


def test_lines_that_differ_in_their_texts_are_two(tmp_path):
    theirs = written(tmp_path / "theirs", [answer(1)])
    ours = written(tmp_path / "ours", [replace(answer(1), stem="Other?")])
    assert plan(theirs, ours).answers == 1


def test_an_empty_object_is_damage(tmp_path):
    theirs = written(tmp_path / "theirs", [answer(1)])
    (theirs / NAME).write_bytes(b"{}\n" + (theirs / NAME).read_bytes())
    assert [(each.line, each.code) for each in plan(theirs, tmp_path / "ours").problems] == [(1, "L001")]

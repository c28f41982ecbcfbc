"""What comes of it when log files vanish, are rewritten, or have lines of the same ids."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from helpers.seen import cards, everything
from storage.test_index_follows import NOW, followed, said, written
from storage.test_index_history import X, Y, answer, card_line, day, start, undo

from quizapp.storage.index import logs, opening
from quizapp.storage.index.history import History
from quizapp.storage.index.store import Store
from quizapp.storage.log import read_log
from quizapp.study.lines import Line, Mark, Move, Set

ONE, TWO, COPY = "2026-11.a.jsonl", "2026-11.b.jsonl", "2026-11.a (copy).jsonl"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "kim"
    made.mkdir()
    return made


def put(folder: Path, name: str, *lines: Line) -> None:
    """Writes a file anew, later than all before."""
    path = folder / name
    later = path.stat().st_mtime_ns + 1_000_000 if path.exists() else 1_000_000
    path.write_bytes(b"".join(map(written, lines)))
    os.utime(path, ns=(later, later))


def ids(store: Store) -> list[str]:
    return [id for (id,) in store.db.execute("SELECT id FROM answer ORDER BY id")]


def clean(folder: Path) -> dict[str, object]:
    return said(followed(None, folder))


MARK = Mark(id="m", at="2026-11-22T10:00:00.000Z", line="a", mark="wrong")
MOVE = Move(id="m", at="2026-11-22T10:00:00.000Z", source=X, target=Y)
DAY = Set(id="m", at="2026-11-22T10:00:00.000Z", name="day_start", value=23)
RETENTION = Set(id="m", at="2026-11-22T10:00:00.000Z", name="retention", value=0.7)


@pytest.mark.parametrize(
    "line", [undo("m", "a"), MARK, MOVE, DAY, RETENTION, card_line("m", "suspend", 10), start("s", "quiz", 1)]
)
@pytest.mark.parametrize("again", [True, False])
def test_a_line_that_vanishes_takes_what_it_did_along(folder: Path, line: Line, *, again: bool) -> None:
    put(folder, ONE, start(), answer("a", 9, day=20), answer("b", 9, day=22))
    put(folder, TWO, line)
    path = folder.parent / "index.sqlite"
    store = followed(path, folder)
    said(store)  # also what is worked out only when it is looked at
    (folder / TWO).unlink()
    store = followed(path, folder) if again else store
    opening.follow(store, [], NOW)
    assert said(store) == clean(folder)


def test_an_undo_that_is_rewritten_to_another_gives_the_first_answer_back(folder: Path) -> None:
    put(folder, ONE, answer("a", 9), answer("b", 10, card=Y))
    put(folder, TWO, undo("u", "a"))
    store = followed(None, folder)
    put(folder, TWO, undo("u", "b"))
    opening.follow(store, [], NOW)
    assert list(cards(History(store))) == [X]


def test_the_settings_that_came_with_a_moved_deck_hold_for_the_cards_it_had_before(folder: Path) -> None:
    there = [answer(f"{n}", 9, day=10 + n, card="e#x:forward") for n in range(3)]
    put(folder, ONE, Set(id="s", at=MOVE.at, name="retention", value=0.7, deck="d"), *there)
    store = followed(None, folder)
    put(folder, TWO, Move(id="m", at=MOVE.at, source="d", target="e"))
    opening.follow(store, [], NOW)
    assert said(store) == clean(folder)


# -- lines of the same ids -------------------------------------------------------------------------------


def test_a_rewritten_file_has_those_read_again_that_share_its_lines(folder: Path) -> None:
    a, b, c, d = (answer(name, hour) for hour, name in enumerate("abcd"))
    put(folder, ONE, a, b)
    put(folder, COPY, a)
    put(folder, TWO, c)
    store = followed(None, folder)
    put(folder, ONE, b, d)
    opening.follow(store, [], NOW)
    assert ids(store) == ["a", "b", "c", "d"]
    assert said(store) == clean(folder)


def test_files_that_share_no_lines_are_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder, ONE, answer("a", 1))
    put(folder, COPY, answer("a", 1))
    put(folder, TWO, answer("b", 2))
    store = followed(None, folder)
    (folder / COPY).unlink()
    read: list[str] = []
    real = logs._read
    monkeypatch.setattr(logs, "_read", lambda *of: read.append(of[2].name) or real(*of))
    opening.follow(store, [], NOW)
    assert (read, ids(store)) == ([ONE], ["a", "b"])


def test_an_own_answer_after_a_rewriting_loses_nothing_of_other_files(folder: Path) -> None:
    put(folder, ONE, answer("a", 1), answer("b", 2))
    put(folder, COPY, answer("a", 1), answer("c", 3))
    store = followed(None, folder)
    put(folder, ONE, answer("b", 2))
    own, begin = answer("d", 4), (folder / ONE).stat().st_size
    with (folder / ONE).open("ab") as file:
        file.write(written(own))
    History(store).add(own, folder / ONE, begin, (folder / ONE).stat().st_size)
    assert ids(store) == ["a", "b", "c", "d"]
    assert said(store) == clean(folder)


def test_of_two_lines_of_one_id_the_same_counts_whichever_way_they_are_read(folder: Path) -> None:
    early, late = answer("a", 9, rating=1), answer("a", 12, rating=3)
    put(folder, ONE, early, answer("b", 13), start("q", "quiz"), undo("u", "b", 14))
    put(folder, TWO, start("q", "test"), late, answer("u", 1))
    store = followed(None, folder)
    grown = followed(None, folder.parent / "none")
    grown.folder = folder
    opening.follow(grown, [], NOW)
    assert said(store) == said(grown)
    assert {(each.code, each.path, each.line) for each in History(store).problems} == {
        ("L002", "kim/" + TWO, line) for line in (1, 2, 3)
    }


def test_a_conflict_copy_counts_once_also_what_was_chosen_wrongly(folder: Path) -> None:
    wrong = answer("a", 9, rating=1, mark="wrong")
    lines = [start(), wrong, answer("b", 10)]
    put(folder, ONE, *lines)
    put(folder, COPY, *lines, answer("c", 11))
    (folder / ONE).write_bytes((folder / ONE).read_bytes().replace(b'"mark"', b'"response":"that","mark"'))
    (folder / COPY).write_bytes((folder / COPY).read_bytes().replace(b'"mark"', b'"response":"that","mark"'))
    store = followed(None, folder)
    assert ids(store) == ["a", "b", "c"]
    assert store.db.execute("SELECT answer, text FROM wrong").fetchall() == [("a", "that")]
    assert History(store).problems == ()
    assert History(store).cards[X].asked == 3


# -- files that change while they are read ---------------------------------------------------------------


@pytest.mark.parametrize("first", [True, False])
def test_a_file_rewritten_while_it_is_read_is_read_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, first: bool
) -> None:
    put(folder, ONE, answer("a", 9))
    store = followed(None, folder.parent / "none" if first else folder)
    store.folder = folder
    if first:
        store.db.execute("DELETE FROM meta WHERE name = 'version'")
    put(folder, ONE, answer("a", 9), answer("b", 10))

    def rewriting(of: Callable[..., Iterator[object]]) -> Callable[..., Iterator[object]]:
        def read(*args: object) -> Iterator[object]:
            yield from of(*args)
            (folder / ONE).write_bytes(written(answer("a", 9)) + written(answer("c", 10)))

        return read

    with monkeypatch.context() as patched:
        for module in ("logs", "bulk"):
            name = f"quizapp.storage.index.{module}.raw_lines"
            patched.setattr(name, rewriting(logs.raw_lines))
        opening.follow(store, [], NOW)
    assert ids(store) == ["a", "b"]
    opening.follow(store, [], NOW)
    assert ids(store) == ["a", "c"]
    assert said(store) == clean(folder)


def test_a_sitting_whose_file_was_just_rewritten_does_not_show_other_lines(folder: Path) -> None:
    put(folder, ONE, start(), answer("a", 9), answer("b", 10, card=Y))
    store = followed(None, folder)
    put(folder, ONE, start(), answer("bb", 9, card=Y), answer("c", 10))
    sitting = History(store).sitting("s")
    assert sitting is not None
    assert [each.id for each in sitting.answers] in ([], ["a"], ["b"])
    (folder / ONE).write_bytes(b"x" * 2000)
    assert History(store).sitting("s") is not None


# -- texts -----------------------------------------------------------------------------------------------


def test_texts_left_out_are_those_told_before_in_the_order_of_the_files(folder: Path) -> None:
    raw = b'{"v":1,"kind":"answer","id":"%s","at":"2026-11-22T0%d:00:00.000Z","session":"s",'
    end = b'"card":"d#x:forward","form":"typed","mark":"right","day":"2026-11-22"%s}\n'
    told = b',"stem":"%s","answer":"that"'
    (folder / ONE).write_bytes((raw + end) % (b"a", 1, told % b"One?"))
    (folder / COPY).write_bytes((raw + end) % (b"b", 2, told % b"Two?") + (raw + end) % (b"c", 3, b""))
    (folder / "2026-11.a.x.jsonl").write_bytes((raw + end) % (b"d", 4, b""))
    sitting = History(followed(None, folder)).sitting("s")
    assert sitting is not None
    assert tuple(sitting.answers) == read_log(folder).lines
    assert [each.stem for each in sitting.answers] == ["One?", "Two?", "Two?", "Two?"]


# -- how much is looked at -------------------------------------------------------------------------------


def test_the_handled_lines_of_a_card_are_found_by_an_index(folder: Path) -> None:
    from quizapp.storage.index.folding import _HANDLED

    store = followed(None, folder)
    for where in ("IN (1)", "BETWEEN 1 AND 9"):
        plan = store.db.execute("EXPLAIN QUERY PLAN " + _HANDLED.format(where)).fetchall()
        assert not [row for row in plan if row[3].startswith("SCAN")], plan


def test_what_study_takes_back_next_is_also_a_card_put_away(folder: Path) -> None:
    away = card_line("c", "suspend", 10)
    put(folder, ONE, start(hour=8), answer("a", 9))
    put(folder, TWO, type(away)(id="c", at=away.at, session="s", card=X, action="suspend"))
    history = History(followed(None, folder))
    assert (last := history.last_rated()) is not None
    assert last.id == "c"
    history.add(undo("u", "c"))
    assert (last := history.last_rated()) is not None
    assert last.id == "a"


def test_the_latest_answer_is_found_in_a_sitting_that_began_before_others(folder: Path) -> None:
    put(folder, ONE, start("s", hour=8), answer("late", 23, session="s"))
    put(folder, TWO, start("t", hour=9), answer("early", 10, session="t"))
    assert (last := History(followed(None, folder)).last_rated()) is not None
    assert last.id == "late"


def test_only_undos_around_the_lines_touched_are_looked_at(folder: Path) -> None:
    put(folder, ONE, answer("a", 9), answer("b", 9), *(undo(f"u{n}", f"x{n}") for n in range(50)))
    store = followed(None, folder)
    asked: list[str] = []
    store.db.set_trace_callback(asked.append)
    History(store).add(undo("new", "a"))
    store.db.set_trace_callback(None)
    assert len([sql for sql in asked if "kind = 'undo'" in sql]) < 10
    assert everything(History(store))["taken_back"] >= {"a", "x1"}
    assert History(store).cards[X].memory.last_day == day(22)

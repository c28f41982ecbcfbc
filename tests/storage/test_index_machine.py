"""Whatever becomes of the log's files, the index that followed them says what a new one says."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

from helpers.seen import everything
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule
from storage.test_index_follows import NOW, followed, written
from storage.test_index_history import X, Y

from quizapp.storage.index import opening
from quizapp.storage.index.history import History
from quizapp.study.lines import Answer, Aside, CardLine, Finish, Flag, Line, Mark, Move, Set, Start, Undo

FILES = ("2026-11.a.jsonl", "2026-11.b.jsonl")
COPIES = ("2026-11.a (copy).jsonl", "2026-11.b.sync-conflict.jsonl")
Z = "e#x:forward"

files, copies = st.sampled_from(FILES), st.sampled_from(COPIES)
either = st.sampled_from(FILES + COPIES)
sessions = st.sampled_from(["s", "q", "t"])
cards = st.sampled_from([X, Y, Z])
hours = st.integers(0, 23)
marks = st.sampled_from(["right", "wrong", "skipped"])
values = st.sampled_from([("day_start", 1), ("day_start", 9), ("retention", 0.7), ("new", 3)])
numbers = st.integers(0, 30)  # of lines; those that aren't there yet may come


def at(hour: int) -> str:
    return f"2026-11-{20 + hour // 8}T{hour:02}:00:00.000Z"


class Files(RuleBasedStateMachine):
    """Two devices' files and their conflict copies, in a folder that an index follows."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(mkdtemp())
        self.folder = self.home / "kim"
        self.folder.mkdir()
        self.lines: list[Line] = []
        self.clock = 1
        self.store = followed(self.home / "index.sqlite", self.folder)

    def teardown(self) -> None:
        self.store.db.close()
        shutil.rmtree(self.home)

    def _wrote(self, name: str, data: bytes, mode: str) -> None:
        path = self.folder / name
        with path.open(mode) as file:
            file.write(data)
        self.clock += 1
        os.utime(path, ns=(self.clock, self.clock))

    def _append(self, name: str, line: Line) -> None:
        self.lines.append(line)
        self._wrote(name, written(line), "ab")

    def _base(self, hour: int, session: str = "") -> dict[str, str]:
        return {"id": f"{len(self.lines):02}", "at": at(hour), "session": session}

    # -- lines ---------------------------------------------------------------------------------------

    @rule(name=either, hour=hours, session=sessions, card=cards, mark=marks,
          rating=st.sampled_from([None, 1, 3]), day=st.sampled_from(["", "2026-11-21"]))  # fmt: skip
    def answer(
        self, name: str, hour: int, session: str, card: str, mark: str, rating: int | None, day: str
    ) -> None:
        shown = {"form": "choice", "stem": "Stem?", "answer": "Answer.", "response": "that", "day": day}
        line = Answer(**self._base(hour, session), card=card, mark=mark, rating=rating, **shown)
        self._append(name, line)

    @rule(name=either, hour=hours, session=sessions, mode=st.sampled_from(["study", "quiz"]))
    def start(self, name: str, hour: int, session: str, mode: str) -> None:
        self._append(name, Start(**self._base(hour, session), mode=mode))

    @rule(name=either, hour=hours, line=numbers)
    def undo(self, name: str, hour: int, line: int) -> None:
        self._append(name, Undo(**self._base(hour), line=f"{line:02}"))

    @rule(name=either, hour=hours, line=numbers, mark=marks)
    def mark(self, name: str, hour: int, line: int, mark: str) -> None:
        self._append(name, Mark(**self._base(hour), line=f"{line:02}", mark=mark))

    @rule(name=either, hour=hours, deck=st.sampled_from(["", "d", "e"]), what=values)
    def set(self, name: str, hour: int, deck: str, what: tuple[str, object]) -> None:
        self._append(name, Set(**self._base(hour), name=what[0], value=what[1], deck=deck))

    @rule(name=either, hour=hours, way=st.sampled_from([(X, Y), (Y, X), (X, Z), ("d", "e"), ("e", "d")]))
    def move(self, name: str, hour: int, way: tuple[str, str]) -> None:
        self._append(name, Move(**self._base(hour), source=way[0], target=way[1]))

    @rule(name=either, hour=hours, session=sessions, card=cards,
          action=st.sampled_from(["suspend", "resume", "bury", "reset"]))  # fmt: skip
    def handle(self, name: str, hour: int, session: str, card: str, action: str) -> None:
        self._append(name, CardLine(**self._base(hour, session), card=card, action=action))

    @rule(name=either, hour=hours, session=sessions, kind=st.sampled_from([Finish, Aside, Flag]))
    def other(self, name: str, hour: int, session: str, kind: Callable[..., Line]) -> None:
        more = {"card": X} if kind is Flag else {}
        self._append(name, kind(**self._base(hour, session), **more))

    # -- files ---------------------------------------------------------------------------------------

    @rule(name=either, data=st.data())
    def rewrite(self, name: str, data: st.DataObject) -> None:
        if self.lines:
            kept = data.draw(st.lists(st.sampled_from(self.lines), unique_by=id, max_size=8))
            self._wrote(name, b"".join(map(written, kept)), "wb")

    @rule(name=either, which=numbers, hour=hours)
    def alter(self, name: str, which: int, hour: int) -> None:
        """A line with the id of another, that says something else."""
        if which < len(self.lines):
            self._wrote(name, written(replace(self.lines[which], at=at(hour))), "ab")

    @rule(name=either)
    def remove(self, name: str) -> None:
        (self.folder / name).unlink(missing_ok=True)

    @rule(name=files, copy=copies)
    def copy(self, name: str, copy: str) -> None:
        if (self.folder / name).exists():
            self._wrote(copy, (self.folder / name).read_bytes(), "wb")

    @rule(name=either, cut=st.integers(1, 60))
    def tear(self, name: str, cut: int) -> None:
        """The file loses some bytes at its end."""
        path = self.folder / name
        if path.exists():
            self._wrote(name, path.read_bytes()[:-cut], "wb")

    # -- the index -----------------------------------------------------------------------------------

    @rule(name=files, hour=hours, card=cards)
    def add(self, name: str, hour: int, card: str) -> None:
        """This program's own answer: only its file is looked at."""
        path = self.folder / name
        start = path.stat().st_size if path.exists() else 0
        shown = {"form": "flashcard", "stem": "Stem?", "answer": "Answer."}
        line = Answer(**self._base(hour, "s"), card=card, mark="right", rating=3, **shown)
        self._append(name, line)
        History(self.store).add(line, path, start, path.stat().st_size)

    @rule()
    def follow(self) -> None:
        opening.follow(self.store, [], NOW)
        self._compare()

    @rule()
    def follow_anew(self) -> None:
        self.store.db.close()
        self.store = followed(self.home / "index.sqlite", self.folder)
        self._compare()

    def _compare(self) -> None:
        clean = followed(None, self.folder)
        assert everything(History(self.store)) == everything(History(clean))
        assert opening.is_current(self.store, [])
        clean.db.close()


Files.TestCase.settings = settings(max_examples=150, stateful_step_count=25, deadline=None)
TestFiles = Files.TestCase

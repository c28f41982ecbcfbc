"""What a reader has to make of a log that was damaged: told by looking at each line by itself."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from faults.damaged_ground import Ground, a_while, no_traceback
from helpers.seen import everything

from quizapp.library.library import Library
from quizapp.storage.index.history import History, fold
from quizapp.storage.log_reading import LogRead, read_log
from quizapp.study.lines import Answer, Line
from quizapp.study.parsing import loads, parse

_NAMED = {"L001", "L002", "L003", "L004"}


@dataclass
class Model:
    """The lines of the log before anything happened to it: by their bytes."""

    lines: dict[bytes, Line]

    @classmethod
    def of(cls, texts: dict[str, bytes]) -> Model:
        """Of whole files."""
        each = [raw.strip() for data in texts.values() for raw in data.splitlines() if raw.strip()]
        return cls({raw: parse(loads(raw.decode())) for raw in each})


def plain(raw: bytes, number: int) -> bytes:
    """A line's bytes without its end and what may stand around it."""
    raw = raw.strip(b" \t\r\n")
    return raw.removeprefix(b"\xef\xbb\xbf").strip(b" \t\r\n") if number == 1 else raw


def check_read(ground: Ground, model: Model) -> LogRead:
    """Every intact line is read once, and whatever is not is named with its file and line."""
    with no_traceback("reading the log"):
        read = read_log(ground.logs, "swift-heron-7k")
    ids = Counter(line.id for line in read.lines)
    assert not ids or max(ids.values()) == 1, "a line counts twice"
    by_id = {line.id: line for line in read.lines}
    named = {(each.path, each.line) for each in read.problems if each.code in _NAMED}
    flooded = {each.path for each in read.problems if "more lines of this file" in each.message}
    for name, data in ground.texts().items():
        for number, raw in enumerate(data.split(b"\n"), 1):
            written = plain(raw, number)
            if not written or (path := f"kim/{name}") in flooded:
                continue
            meant = model.lines.get(written)
            if meant is not None:
                _is_used(meant, by_id, where=f"{name}:{number}", doubt=_others(ground, meant))
            elif (path, number) not in named:
                found = _object(written) or {}
                assert found.get("id") in by_id, f"{name}:{number} vanishes unnamed"
    return read


def _others(ground: Ground, line: Line) -> bool:
    """Whether another line has its id by now, and says something else."""
    key = json.dumps(line.id).encode()
    found = {
        plain(raw, number)
        for data in ground.texts().values()
        for number, raw in enumerate(data.split(b"\n"), 1)
        if key in raw
    }
    with_id = [each for each in found if (object := _object(each)) and object.get("id") == line.id]
    return len(with_id) > 1


def _is_used(meant: Line, by_id: dict[str, Line], where: str, *, doubt: bool) -> None:
    found = by_id.get(meant.id)
    assert found is not None, f"{where} is intact and not read"
    if not doubt:
        assert _bare(found) == _bare(meant), f"{where} is read as something else"


def _bare(line: Line) -> Line:
    return replace(line, stem=None, answer=None) if isinstance(line, Answer) else line


def _object(raw: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(raw.decode())
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def loaded(ground: Ground) -> Library:
    """The library, brought up to date."""
    with no_traceback("bringing the index up to date"):
        library = ground.open()
        library._device = "swift-heron-7k"
        library.load()
    return library


def of_lines(history: History, *, agree: bool = True) -> dict[str, Any]:
    """All that a history says by its lines alone; the sums of cards are those of the decks too."""
    found = everything(history, agree=agree)
    return {**found, "sums": found["sums"][:1]}


def check_index(library: Library, read: LogRead) -> None:
    """The index says what the lines that are read come to, worked out from nothing."""
    with no_traceback("working out what the lines come to"):
        aliases = dict(library.catalogue.store.db.execute("SELECT source, target FROM alias"))
        anew, indexed = of_lines(fold(read.lines, aliases)), of_lines(library.journal.history)
        problems = {(each.path, each.line) for each in library.journal.problems if each.code == "L001"}
    for what, value in anew.items():
        assert indexed[what] == value, f"the index has other {what} than the log"
    told = {(each.path, each.line) for each in read.problems if each.code == "L001"}
    if len(told) < 90:
        assert problems == told, "the index names other damaged lines than the reader"


def check_goes_on(ground: Ground, library: Library, model: Model, read: LogRead) -> LogRead:
    """More is answered: it goes behind what is there, and all of it is read back."""
    before = ground.texts()
    with no_traceback("answering more"):
        a_while(library, 6)
    for name, data in before.items():
        assert ground.texts()[name].startswith(data), f"{name} is not what it was, with more behind it"
    model = Model(model.lines | Model.of(_added(before, ground.texts())).lines)
    after = check_read(ground, model)
    there, now = {line.id for line in read.lines}, {line.id for line in after.lines}
    assert there <= now, "lines are gone since more was answered"
    assert len(now) > len(there) + 5, "the new answers are not read back"
    check_index(library, after)
    return after


def _added(before: dict[str, bytes], after: dict[str, bytes]) -> dict[str, bytes]:
    out = {}
    for name, data in after.items():
        added = data[len(before.get(name, b"")) :]
        if before.get(name) and not before[name].endswith(b"\n"):
            assert added.startswith(b"\n") or not added, f"{name}: a torn line has no end of its own"
        out[name] = added
    return out

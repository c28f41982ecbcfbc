"""Libraries as earlier versions wrote them, and what every later version must make of them."""

from __future__ import annotations

import json
import lzma
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from faults.damaged_ground import Ground, no_traceback
from helpers.seen import cards, everything

from quizapp.library.library import Library
from quizapp.storage.index.index_file import index_path
from quizapp.storage.log_reading import read_log
from quizapp.study.lines import Answer
from quizapp.study.parsing import to_fields

OLD = Path(__file__).parents[1] / "data" / "old"
NAMES = tuple(sorted(path.name for path in OLD.iterdir() if path.is_dir()))


def put(here: Ground, name: str, *, index: bool) -> None:
    """Puts an old library in the place of the one that is there, with its index if it is wished."""
    shutil.rmtree(here.home)
    shutil.copytree(OLD / name, here.home)
    here.house.clock.now = datetime(2026, 12, 1, 10, tzinfo=UTC)  # after all of them
    packed = here.home / "index.sqlite.xz"
    if index and packed.exists():
        here.cache.mkdir()
        index_path(here.cache, here.home, here.logs).write_bytes(lzma.decompress(packed.read_bytes()))


def said_of(library: Library) -> dict[str, Any]:
    """All that an old library comes to, as JSON can hold it."""
    with no_traceback("reading an old library"):
        library.load()
        lines = read_log(library.folder).lines
        history = library.journal.history
        found = {
            "decks": {v.entry.name: [v.deck_id, v.notes, v.cards, len(v.errors)] for v in library.volumes},
            "cards": sorted(card.id for v in library.volumes if v.deck for card in v.deck.cards),
            "lines": [to_fields(line) for line in lines],
            "memories": {id: _memory(state) for id, state in cards(history).items()},
            "attempts": [
                [a.session, a.mode, list(a.decks), a.right, a.asked, a.total, a.finished, a.aside]
                for a in history.attempts()
            ],
            "settings": sorted([name, deck, value] for (name, deck), value in history.settings.items()),
            "taken back": sorted(history.taken_back),
            "flags": [[flag.card, flag.remark] for flag in history.flags],
            "problems": [str(each) for each in library.problems],
            "profile": [library.profile.name, library.profile.id],
            "texts": {line.id: [line.stem, line.answer] for line in lines if isinstance(line, Answer)},
        }
        everything(history)
    return dict(json.loads(json.dumps(found)))


def _memory(state: Any) -> list[Any]:
    m = state.memory
    known = [m.phase, m.reps, m.lapses, m.last_rating, m.last_day, round(m.stability, 3)] if m else None
    return [known, state.asked, state.right, state.suspended, state.buried]


def expected(name: str) -> dict[str, Any]:
    """What was written down when the sample was made."""
    return dict(json.loads((OLD / name / "expected.json").read_text("utf-8")))


def write_down() -> None:
    """Writes what the samples come to now; only for a new one."""
    from faults.damaged_ground import ground

    for name in NAMES:
        path = OLD / name / "expected.json"
        if not path.exists():
            with ground() as here:
                put(here, name, index=False)
                text = json.dumps(said_of(here.open()), ensure_ascii=False, indent=1)
                path.write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    write_down()

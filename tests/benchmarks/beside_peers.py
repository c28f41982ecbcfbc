"""Measures quizapp beside bare Textual apps and beside Anki's library, in one run, at several sizes.

    python tests/benchmarks/beside_peers.py --anki PYTHON [--keep FOLDER] [--sizes N …] [--only TASK …]

PYTHON: that of an environment with Anki's library, which never comes into ours; also by QUIZAPP_ANKI.
Without it its columns stay empty. The data are made from a seed; with --keep they are there the next time. A
ratio is beside bare Textual (b) or Anki (A). It is no test, so it ends with 0 whatever comes out.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from peers import file_tasks, running_tasks, start_tasks
from peers.big_library import made
from peers.ground import Ground
from peers.table import as_json, machine, tables
from peers.turns import Row

SIZES = (1_000, 10_000, 100_000)
RUNS = 11
# In this order: the index is made first, and answers are given last.
TASKS: dict[str, Callable[[Ground], list[Row]]] = {
    "index": file_tasks.index,
    "start": start_tasks.start,
    "memory": start_tasks.memory,
    "due": file_tasks.due,
    "library": running_tasks.library,
    "stats": running_tasks.stats,
    "search": running_tasks.search,
    "files": file_tasks.files,
    "answer": running_tasks.answer,
    "session": file_tasks.session,
}


def measured(size: int, kept: Path, wish: argparse.Namespace) -> list[Row]:
    """All rows of one size."""
    data = made(kept, size)
    rows = []
    with (
        ExitStack() as more,
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        Ground(data, Path(folder), wish.anki, wish.runs) as ground,
    ):
        ground.command(ground.quizapp("due", "--json"))  # byte code, and an index for whatever is measured
        if size > min(wish.sizes):
            small = Ground(made(kept, min(wish.sizes)), Path(folder, "small"), "", wish.runs)
            ground.smallest = more.enter_context(small)
            small.command(small.quizapp("due", "--json"))
        for name in wish.only or TASKS:
            sys.stderr.write(f"{size:,} cards: {name}\n")
            rows += TASKS[name](ground)
            for each in (ground, ground.smallest):
                if each:
                    each.end_all()
    return rows


def main() -> None:
    """Measures, and prints the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--anki", metavar="PYTHON", default=os.environ.get("QUIZAPP_ANKI", ""))
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="cards")
    parser.add_argument("--only", nargs="+", choices=TASKS, metavar="TASK", help=", ".join(TASKS))
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where the data are kept")
    parser.add_argument("--json", type=Path, metavar="FILE", help="every measurement, as JSON")
    wish = parser.parse_args()
    loads = [os.getloadavg()[0]]
    with tempfile.TemporaryDirectory() as passing:
        kept = (wish.keep or Path(passing)).absolute()
        rows = [row for size in sorted(wish.sizes) for row in measured(size, kept, wish)]
    if wish.json:
        wish.json.write_text(json.dumps(as_json(rows)), "utf-8")
    sys.stdout.write(tables(rows) + "\n" + machine([*loads, os.getloadavg()[0]]))


if __name__ == "__main__":
    main()

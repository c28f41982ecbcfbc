"""`progress export`: every answer as a row for a spreadsheet."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import Any

from quizapp.cards.clean import clean_line
from quizapp.cli import door
from quizapp.cli.output import is_terminal, tell
from quizapp.cli.plain import plural
from quizapp.cli.target import put, target_of
from quizapp.library.card_texts import card_texts
from quizapp.library.library import Library
from quizapp.scores.answers import answer_rows, csv_lines, local_time
from quizapp.storage.log import read_log

_BOM = "\ufeff"


def run_export(args: Namespace) -> int:
    """Writes the answers to standard output, or with `-o` into a file that appears whole."""
    library = door.library(args, make=False)
    target = target_of(args.output, library) if args.output is not None else None
    read = read_log(library.folder)
    for problem in read.problems:
        tell(f"quizapp: {clean_line(str(problem))}")
    rows = list(answer_rows(read.lines, local_time))
    _fill(rows, library)
    pieces = csv_lines(rows)
    replaced = ""
    begin = _BOM if args.bom else ""
    if target is None:
        _to_output(begin)
        for piece in pieces:
            _to_output(piece)
    else:
        replaced = put(target, f"{begin}{''.join(pieces)}".encode("utf-8", "backslashreplace"))
    if target is not None or not rows:
        what = plural(len(rows), "answer") if rows else f"no answers of {library.learner} yet"
        tell(f"{what}: written to {target}{replaced}" if target else what)
    return 0


def _fill(rows: list[dict[str, Any]], library: Library) -> None:
    """Gives answers that came from elsewhere, without what was asked, the texts of their cards."""
    bare = [row for row in rows if not row["stem"] and not row["answer"]]
    texts = card_texts(library.shelf, {row["card"] for row in bare})
    for row in bare:
        row["stem"], row["answer"] = texts.get(row["card"], ("", ""))


def _to_output(text: str) -> None:
    stream = sys.stdout
    if stream and not is_terminal() and hasattr(stream, "reconfigure") and stream.encoding != "utf-8":
        stream.reconfigure(encoding="utf-8")  # the same bytes whatever the locale
    if stream:
        stream.write(text)

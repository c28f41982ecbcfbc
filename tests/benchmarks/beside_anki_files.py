"""Times a table coming in and a package going out beside Anki's own library, in one run.

    python tests/benchmarks/beside_anki_files.py PYTHON [--rows N] [--runs N]

PYTHON: that of an environment with Anki's library, which never comes into ours. Wanted: 100,000 rows come in
no slower than there, and go out as a package in at most its time. Coming in is counted from the bytes to the
deck on the disk, going out from the deck in memory to the package; reading that deck first is told beside it.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from quizapp.cards.reading import read_deck
from quizapp.formats import named
from quizapp.formats.out import Volume
from quizapp.formats.wishes import WriteWish
from quizapp.library.importing import plan_import, save_import
from quizapp.library.reading_in import bytes_of, read_in

PEER = """
import json, sys, tempfile, time
from pathlib import Path
from anki.collection import Collection, ExportAnkiPackageOptions
import anki.import_export_pb2 as pb
table, runs = sys.argv[1], int(sys.argv[2])
took = {"in": [], "out": []}
for _ in range(runs):
    folder = Path(tempfile.mkdtemp())
    col = Collection(str(folder / "c.anki2"))
    begun = time.perf_counter()
    found = col.get_csv_metadata(table, pb.CsvMetadata.COMMA)
    col.import_csv(pb.ImportCsvRequest(path=table, metadata=found))
    took["in"].append(time.perf_counter() - begun)
    notes = col.note_count()
    begun = time.perf_counter()
    options = ExportAnkiPackageOptions(with_scheduling=False, with_media=False, legacy=True)
    col.export_anki_package(out_path=str(folder / "x.apkg"), options=options, limit=None)
    took["out"].append(time.perf_counter() - begun)
    col.close()
print(json.dumps({"notes": notes, **took}))
"""


def row(n: int) -> str:
    """A line of the table: one card, asked one way."""
    return f'Term {n},"What {n * 7919 % 10007} is, in some ten words or so, all told"\n'


def ours(table: Path, folder: Path) -> tuple[float, float, float, int]:
    """Seconds of the table in, of reading the deck, of the package out, and how many cards there are."""
    root = folder / "decks"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    begun = time.perf_counter()
    incoming = read_in(bytes_of(table), table.name)
    plan = plan_import(root, incoming.found, name="bench", source=table.name)
    (path,) = save_import(plan)
    came = time.perf_counter() - begun
    begun = time.perf_counter()
    deck = read_deck(path.read_bytes(), "bench").deck
    anki = named("anki")
    assert deck is not None
    assert anki is not None
    was_read = time.perf_counter() - begun
    begun = time.perf_counter()
    out = anki.writer().write([Volume(deck, deck.title)], WriteWish(name="x.apkg", now=1))
    (folder / "x.apkg").write_bytes(out.data)
    return came, was_read, time.perf_counter() - begun, out.cards


def shown(name: str, mine: list[float], theirs: list[float]) -> None:
    """A line of the table, medians and their ratio."""
    a, b = median(mine), median(theirs)
    sys.stdout.write(f"{name:<24}{a:>8.2f} s {b:>8.2f} s {a / b:>7.2f}\n")


def main() -> None:
    """Times both and prints them side by side."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("python")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        table = folder / "table.csv"
        rows = (
            f'Term {n},"What {n * 7919 % 10007} is, in some ten words or so, all told"\n'
            for n in range(args.rows)
        )
        table.write_text("".join(rows), "utf-8")
        command = [args.python, "-c", PEER, str(table), str(args.runs)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        theirs = json.loads(done.stdout)
        mine = [ours(table, folder) for _ in range(args.runs)]
    assert {cards for *_, cards in mine} == {theirs["notes"]} == {args.rows}, (mine, theirs["notes"])
    sys.stdout.write(f"{'':<24}{'ours':>10}{'Anki':>11}{'ratio':>8}\n")
    shown("table in", [each[0] for each in mine], theirs["in"])
    shown("package out", [each[2] for each in mine], theirs["out"])
    sys.stdout.write(f"reading the deck first: {median(each[1] for each in mine):.2f} s\n")


if __name__ == "__main__":
    sys.exit(main())

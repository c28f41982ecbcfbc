"""What Anki's library takes for the same work. Run by another Python, which has the `anki` package.

    anki_side.py make TABLE REVIEWS COLLECTION   the same cards and reviews as a collection
    anki_side.py first|due|import|export …       one thing as a process of its own
    anki_side.py serve COLLECTION                waits for questions, a line each; says what each took

It says what came of it as a line of JSON. Needs nothing of quizapp's.
"""

from __future__ import annotations

import json
import os
import random
import sqlite3
import sys
import time
from array import array
from collections.abc import Callable
from pathlib import Path

import anki.collection  # before its parts, which need it
from anki import import_export_pb2 as pb
from anki.cards import Card
from anki.collection import Collection
from anki.scheduler.v3 import QueuedCards

MANY = 9_999  # cards a day: no limit
DAY = 86_400  # seconds


def say(**what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def peak() -> float:
    """MB that this process had in memory at most, as far as the system tells."""
    status = Path("/proc/self/status")
    return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024 if status.exists() else 0.0


def import_table(col: Collection, table: str) -> None:
    tabbed = table.endswith(".tsv")
    found = col.get_csv_metadata(table, pb.CsvMetadata.TAB if tabbed else pb.CsvMetadata.COMMA)
    found.deck_id = col.decks.id("Bench")
    found.global_notetype.id = col.models.by_name("Basic")["id"]
    col.import_csv(pb.ImportCsvRequest(path=table, metadata=found))


def make(table: str, numbers: str, path: str) -> None:
    """A collection with FSRS, without limits; then its reviews, straight into its database."""
    col = Collection(path)
    import_table(col, table)
    deck = col.decks.id("Bench")
    limits = col.decks.config_dict_for_deck_id(deck)
    limits["new"]["perDay"] = limits["rev"]["perDay"] = MANY
    col.decks.update_config(limits)
    col.set_config("fsrs", True)
    col.decks.select(deck)
    col.close()
    with sqlite3.connect(path) as db:
        fill(db, Path(numbers).read_bytes())


def fill(db: sqlite3.Connection, numbers: bytes) -> None:
    """Reviews as rows, and every card as its last one left it; Anki would go through them one by one."""
    found = array("q")
    found.frombytes(numbers)
    cards = [id for (id,) in db.execute("SELECT id FROM cards ORDER BY id")]
    rows = [found[n : n + 6] for n in range(0, len(found), 6)]
    created = rows[0][1] // 1000 - DAY
    log, last, reps, lapses = [], {}, {}, {}
    for row in rows:
        card, at, rating, elapsed, interval, took = row
        log.append((at, cards[card], rating, interval, elapsed, took, 1 if elapsed else 0))
        last[card] = row
        reps[card] = reps.get(card, 0) + 1
        lapses[card] = lapses.get(card, 0) + (rating == 1)
    db.execute("UPDATE col SET crt = ?", (created,))
    db.executemany("INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, 500, ?, ?)", log)
    states = []
    for card, (_, at, _, _, interval, _) in last.items():
        memory = json.dumps({"s": interval, "d": 5, "dr": 0.9, "lrt": at // 1000})
        day = (at // 1000 - created) // DAY + interval
        states.append((interval, day, reps[card], lapses[card], memory, cards[card]))
    db.executemany(
        "UPDATE cards SET type = 2, queue = 2, factor = 2500, ivl = ?, due = ?, reps = ?, lapses = ?,"
        " data = ? WHERE id = ?",
        states,
    )


def shown(col: Collection) -> tuple[Card, QueuedCards.QueuedCard]:
    """The next card, with both its sides made."""
    queued = col.sched.get_queued_cards(fetch_limit=1).cards[0]
    card = Card(col)
    card._load_from_backend_card(queued.card)
    card.start_timer()
    card.question()
    card.answer()
    return card, queued


def first(path: str) -> None:
    col = Collection(path)
    shown(col)
    say(mb=peak())
    os._exit(0)


def due(path: str) -> None:
    col = Collection(path)
    say(due=[node.review_count for node in col.sched.deck_due_tree().children])
    os._exit(0)


def import_(table: str, path: str) -> None:
    col = Collection(path)
    import_table(col, table)
    say(notes=col.note_count())
    col.close()


def export(path: str, out: str) -> None:
    options = anki.collection.ExportAnkiPackageOptions(with_scheduling=False, with_media=False, legacy=True)
    col = Collection(path)
    say(notes=col.export_anki_package(out_path=out, options=options, limit=None))
    os._exit(0)


class Served:
    """An open collection, as in the running program."""

    def __init__(self, path: str) -> None:
        self.col = Collection(path)
        self.chance = random.Random(3)
        self.at_hand = shown(self.col)

    def answer(self) -> None:
        """Answers the card at hand and fetches the next one."""
        card, queued = self.at_hand
        rating = self.chance.choices((0, 1, 2, 3), (10, 8, 72, 10))[0]
        self.col.sched.answer_card(
            self.col.sched.build_answer(card=card, states=queued.states, rating=rating)
        )
        self.at_hand = shown(self.col)

    def due(self) -> None:
        self.col.sched.deck_due_tree()

    def stats(self) -> None:
        self.col._backend.graphs(search="", days=0)

    def year(self) -> None:
        self.col._backend.graphs(search="", days=365)

    def find(self, text: str) -> None:
        self.col.find_notes(text)


def serve(path: str) -> None:
    served = Served(path)
    for line in sys.stdin:
        name, *words = json.loads(line)
        doing: Callable[..., None] = getattr(served, name)
        begun = time.perf_counter()
        doing(*words)
        say(ms=(time.perf_counter() - begun) * 1000)


if __name__ == "__main__":
    tasks = {"make": make, "first": first, "due": due, "import": import_, "export": export, "serve": serve}
    tasks[sys.argv[1]](*sys.argv[2:])

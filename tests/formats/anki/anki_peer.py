"""Run in the Python of an environment with Anki's library, never in ours: does one thing and prints JSON.

peer.py import PACKAGE...          imports one after the other; what came of it, and what is there then
peer.py make FOLDER                writes packages of all the kinds that the library can write
peer.py export PACKAGE FOLDER      how long its own export of what is in a package takes
"""

import json
import sys
import tempfile
import time
from pathlib import Path


def fresh():
    from anki.collection import Collection

    return Collection(str(Path(tempfile.mkdtemp()) / "c.anki2"))


def import_all(paths):
    from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    col = fresh()
    came = []
    for path in paths:
        options = ImportAnkiPackageOptions(with_scheduling=True)
        log = col.import_anki_package(ImportAnkiPackageRequest(package_path=path, options=options)).log
        came.append(
            {name: len(getattr(log, name)) for name in ("new", "updated", "duplicate", "conflicting")}
        )
    notes = []
    for id in sorted(col.find_notes("")):
        note = col.get_note(id)
        cards = [
            {
                "ord": card.ord,
                "deck": col.decks.name(card.did),
                "queue": card.queue,
                "due": card.due - col.sched.today if card.queue == 2 else card.due,
                "reps": card.reps,
                "front": card.question(),
                "back": card.answer(),
                "log": col.db.all(
                    "select id, ease, time, type from revlog where cid = ? order by id", card.id
                ),
            }
            for card in note.cards()
        ]
        kind = note.note_type()["name"]
        notes.append({"kind": kind, "fields": dict(note.items()), "tags": note.tags, "cards": cards})
    said, is_fine = col.fix_integrity()
    return {"came": came, "notes": notes, "integrity": said, "is_fine": is_fine}


def collection_of_everything():
    col = fresh()
    col.media.write_data("map.png", b"x")
    deep = col.decks.id("Geo::Asia::East")
    flat = col.decks.id("Other")

    def add(kind, deck, tags, *fields):
        note = col.new_note(col.models.by_name(kind))
        note.fields[: len(fields)] = fields
        note.tags = tags
        col.add_note(note, deck)
        return note

    add("Basic", deep, ["city", "asia::east"], "Tokyo", "Capital of <b>Japan</b>")
    add("Basic (and reversed card)", deep, [], "Oslo", "Norway's capital")
    add("Basic (optional reversed card)", flat, [], "one way", "x")
    add("Basic (optional reversed card)", flat, [], "both ways", "x", "y")
    add("Basic (type in the answer)", flat, [], "What is 2 + 2?", "4")
    add("Cloze", flat, [], "{{c1::Rome::city}} is in {{c2::Italy}}", "since 1871")
    add("Basic", flat, [], 'Japan <img src="map.png">', "an island [sound:a.mp3]")
    add("Basic", flat, [], '<img src="map.png">', "only a picture")
    add("Image Occlusion", flat, [], "{{c1::image-occlusion:rect:left=.1:top=.1}}", '<img src="map.png">')
    suspended = add("Basic", flat, ["leech", "marked"], "suspended", "x")
    answers = []
    for deck, rating in ((deep, 3), (flat, 1), (flat, 3), (flat, 4), (deep, 2)):
        col.decks.select(deck)
        card = col.sched.getCard()
        col.sched.answerCard(card, rating)
        answers.append(rating)
    col.sched.set_due_date([card.id for card in suspended.cards()], "5")
    col.sched.suspend_cards([card.id for card in suspended.cards()])
    by_hand = col.db.scalar("select count() from revlog where ease = 0")
    log = col.db.all("select id, ease from revlog where ease > 0 order by id")
    return col, {"answers": answers, "by_hand": by_hand, "log": log}


def make(folder):
    from anki.collection import ExportAnkiPackageOptions

    col, about = collection_of_everything()
    for legacy in (True, False):
        name = "legacy" if legacy else "newest"
        options = ExportAnkiPackageOptions(
            with_scheduling=True, with_deck_configs=True, with_media=True, legacy=legacy
        )
        col.export_anki_package(out_path=f"{folder}/{name}.apkg", options=options, limit=None)
    for legacy in (True, False):
        name = "legacy" if legacy else "newest"
        col.export_collection_package(f"{folder}/{name}.colpkg", include_media=True, legacy=legacy)
        col.reopen()
    return about


def export(package, folder):
    from anki.collection import ExportAnkiPackageOptions, ImportAnkiPackageOptions, ImportAnkiPackageRequest

    col = fresh()
    col.import_anki_package(
        ImportAnkiPackageRequest(package_path=package, options=ImportAnkiPackageOptions())
    )
    took = []
    for at in range(3):
        begun = time.perf_counter()
        options = ExportAnkiPackageOptions(with_scheduling=True, with_media=False, legacy=False)
        col.export_anki_package(out_path=f"{folder}/{at}.apkg", options=options, limit=None)
        took.append(time.perf_counter() - begun)
    return {"seconds": min(took), "notes": col.note_count()}


DONE = {"import": lambda *paths: import_all(paths), "make": make, "export": export}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(DONE[sys.argv[1]](*sys.argv[2:])))

"""Collections as Anki's generations have them, made by hand: nothing here is shared with the writer."""

import io
import json
import sqlite3
import zipfile
from dataclasses import dataclass, field

from backports import zstd

from quizapp.formats import anki_package
from quizapp.formats.found import Found
from quizapp.formats.wishes import ReadWish

PLAIN = (("{{Front}}", "{{FrontSide}}<hr id=answer>{{Back}}"),)
TURNED = ("{{Back}}", "{{FrontSide}}<hr id=answer>{{Front}}")


@dataclass(frozen=True)
class Kind:
    """A note type."""

    name: str = "Basic"
    fields: tuple[str, ...] = ("Front", "Back")
    templates: tuple[tuple[str, str], ...] = PLAIN
    is_cloze: bool = False


BASIC = Kind()
REVERSED = Kind("Basic (and reversed card)", templates=(*PLAIN, TURNED))
OPTIONAL = Kind(
    "Basic (optional reversed card)",
    ("Front", "Back", "Add Reverse"),
    (*PLAIN, ("{{#Add Reverse}}{{Back}}{{/Add Reverse}}", TURNED[1])),
)
TYPED = Kind(
    "Basic (type in the answer)",
    templates=(("{{Front}}\n\n{{type:Back}}", "{{Front}}<hr id=answer>{{type:Back}}"),),
)
CLOZE = Kind(
    "Cloze",
    ("Text", "Back Extra"),
    (("{{cloze:Text}}", "{{cloze:Text}}<br>{{Back Extra}}"),),
    is_cloze=True,
)


@dataclass(frozen=True)
class Stored:
    """A note of a collection; `cards`: which of its type's (or of its gaps') there are, by `ord`."""

    fields: tuple[str, ...]
    kind: Kind = BASIC
    tags: str = ""
    deck: str = "Default"
    cards: tuple[int, ...] = (0,)
    queue: int = 0
    answers: tuple[tuple[int, ...], ...] = ()  # ord, at, ease, time, type, factor
    more: dict[str, int] = field(default_factory=dict)


TABLES = """
CREATE TABLE notes (id integer PRIMARY KEY, guid text, mid integer, mod integer, usn integer, tags text,
  flds text, sfld integer, csum integer, flags integer, data text);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer, did integer, ord integer, mod integer, usn integer,
  type integer, queue integer, due integer, ivl integer, factor integer, reps integer, lapses integer,
  left integer, odue integer, odid integer, flags integer, data text);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer, usn integer, ease integer, ivl integer,
  lastIvl integer, factor integer, time integer, type integer);
CREATE TABLE col (id integer PRIMARY KEY, crt integer, mod integer, scm integer, ver integer, dty integer,
  usn integer, ls integer, conf text, models text, decks text, dconf text, tags text);
"""
_NEWER = """
CREATE TABLE notetypes (id integer PRIMARY KEY, name text COLLATE unicase, mtime_secs integer, usn integer,
  config blob);
CREATE TABLE fields (ntid integer, ord integer, name text COLLATE unicase, config blob,
  PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
CREATE TABLE templates (ntid integer, ord integer, name text COLLATE unicase, mtime_secs integer, usn integer,
  config blob, PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
CREATE TABLE decks (id integer PRIMARY KEY, name text COLLATE unicase, mtime_secs integer, usn integer,
  common blob, kind blob);
CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name);
CREATE UNIQUE INDEX idx_decks_name ON decks (name);
"""


def collection(notes: list[Stored], *, is_newer: bool = False) -> bytes:
    """A database with these notes: of the schema with JSON, or of the newer one with tables."""
    connection = sqlite3.connect(":memory:")
    connection.create_collation("unicase", lambda one, other: (one.lower() > other.lower()) - (one < other))
    connection.executescript(TABLES)
    kinds = {kind: 1000 + at for at, kind in enumerate(dict.fromkeys(note.kind for note in notes))}
    decks = {
        name: 1 + at for at, name in enumerate(dict.fromkeys(["Default", *(note.deck for note in notes)]))
    }
    if is_newer:
        connection.executescript(_NEWER)
        _tables(connection, kinds, decks)
    models = {} if is_newer else {str(id): _model(kind) for kind, id in kinds.items()}
    named = {} if is_newer else {str(id): {"id": id, "name": name} for name, id in decks.items()}
    values = (
        1,
        0,
        0,
        0,
        18 if is_newer else 11,
        0,
        0,
        0,
        "{}",
        json.dumps(models),
        json.dumps(named),
        "{}",
        "{}",
    )
    connection.execute(f"INSERT INTO col VALUES ({','.join('?' * 13)})", values)
    for at, note in enumerate(notes, 1):
        _put(connection, at, note, kinds[note.kind], decks[note.deck])
    connection.commit()
    found = connection.serialize()
    connection.close()
    return found


def _put(connection: sqlite3.Connection, at: int, note: Stored, kind: int, deck: int) -> None:
    text = "\x1f".join(note.fields)
    connection.execute(
        "INSERT INTO notes VALUES (?,?,?,0,0,?,?,0,0,0,'')", (at, f"g{at}", kind, note.tags, text)
    )
    for ord in note.cards:
        home = note.more.get("odid", 0)
        values = (at * 100 + ord, at, deck, ord, note.queue, home)
        connection.execute("INSERT INTO cards VALUES (?,?,?,?,0,0,0,?,0,0,0,0,0,0,0,?,0,'')", values)
    for ord, moment, ease, took, type, factor in note.answers:
        values = (moment, at * 100 + ord, ease, factor, took, type)
        connection.execute("INSERT INTO revlog VALUES (?,?,0,?,0,0,?,?,?)", values)


def _model(kind: Kind) -> dict[str, object]:
    return {
        "name": kind.name,
        "type": int(kind.is_cloze),
        "flds": [{"name": name, "ord": at} for at, name in enumerate(kind.fields)],
        "tmpls": [{"name": "x", "ord": at, "qfmt": q, "afmt": a} for at, (q, a) in enumerate(kind.templates)],
    }


def _tables(connection: sqlite3.Connection, kinds: dict[Kind, int], decks: dict[str, int]) -> None:
    for kind, id in kinds.items():
        config = (b"\x08\x01" if kind.is_cloze else b"") + message(3, ".card {}")
        connection.execute("INSERT INTO notetypes VALUES (?,?,0,0,?)", (id, kind.name, config))
        rows = [(id, at, name, message(3, "Arial")) for at, name in enumerate(kind.fields)]
        connection.executemany("INSERT INTO fields VALUES (?,?,?,?)", rows)
        sides = [
            (id, at, f"c{at}", message(1, q) + message(2, a)) for at, (q, a) in enumerate(kind.templates)
        ]
        connection.executemany("INSERT INTO templates VALUES (?,?,?,0,0,?)", sides)
    for name, id in decks.items():
        row = (id, name.replace("::", "\x1f"))
        connection.execute("INSERT INTO decks VALUES (?,?,0,0,x'',x'0a00')", row)


def message(number: int, text: str) -> bytes:
    """A field of a protobuf message."""
    data, out = text.encode(), bytearray([number << 3 | 2])
    size = len(data)
    while size > 127:
        out.append(size & 127 | 128)
        size >>= 7
    return bytes([*out, size]) + data


def zipped(**members: bytes) -> bytes:
    """A zip file; `__` in a name stands for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name.replace("__", "."), data)
    return out.getvalue()


def package(notes: list[Stored], generation: int = 1) -> bytes:
    """A package of one of the three generations; the newer ones have the stub that they really have."""
    stub = collection([Stored(("Please update to the latest Anki version", ""))])
    if generation == 1:
        return zipped(collection__anki2=collection(notes), media=b"{}")
    if generation == 2:
        members = {"meta": b"\x08\x02", "collection__anki21": collection(notes), "collection__anki2": stub}
        return zipped(**members, media=b"{}")
    newest = bytearray(collection(notes, is_newer=True))
    newest[18:20] = b"\x02\x02"  # as Anki leaves it: a database that writes ahead
    members = {
        "meta": b"\x08\x03",
        "collection__anki21b": zstd.compress(bytes(newest)),
        "collection__anki2": stub,
    }
    return zipped(**members, media=zstd.compress(b""))


def read(notes: list[Stored], generation: int = 1, *, reviews: bool = False) -> Found:
    """What our reader makes of these notes."""
    return anki_package.read(package(notes, generation), ReadWish(name="x.apkg", reviews=reviews))

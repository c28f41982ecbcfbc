"""Broken and harmful packages: one clear line, soon, and in little memory.

`QUIZAPP_FUZZ=100000 pytest tests/formats/anki/test_anki_hostile.py` for many more than by default.
"""

import contextlib
import io
import random
import sqlite3
import time
import tracemalloc
import zipfile

import pytest
from backports import zstd
from formats.anki.anki_kit import CLOZE, REVERSED, Kind, Stored, collection, message, package, zipped
from formats.fuzz_kit import INPUTS, LONG, attempted, mutated

from quizapp.formats import anki_package
from quizapp.formats.found import Refused
from quizapp.formats.wishes import ReadWish

MUCH = 200_000_000  # bytes
NOTES = [
    Stored(("Tokyo <b>x</b>", 'Capital <img src="a.png">'), REVERSED, " a b ", "Geo::Asia", (0, 1)),
    Stored(("{{c1::Rome::city}} is in {{c2::It{{c3::al}}y}}.", "since"), CLOZE, cards=(0, 1)),
    *(
        Stored((f"term {n}", "definition " * 20), answers=((0, 1_700_000_000_000 + n, 3, 9, 0, 0),))
        for n in range(30)
    ),
]
WISH = ReadWish(name="x.apkg", reviews=True)


def refused(data: bytes, wish: ReadWish = WISH) -> str:
    with pytest.raises(Refused) as error:
        anki_package.read(data, wish)
    said = str(error.value)
    assert said
    assert "\n" not in said
    return said


def test_what_is_no_package_is_refused():
    assert "no Anki package" in refused(b"")
    assert "no Anki package" in refused(b"PK\x03\x04")
    assert "no collection" in refused(zipped(a__txt=b"x"))
    assert "no database" in refused(zipped(collection__anki2=b"x" * 1000))
    assert "no notes in it" in refused(sqlite_with("CREATE TABLE t (a)"))
    assert "newer than" in refused(zipped(meta=b"\x08\x04", collection__anki2=collection(NOTES)))
    assert "no collection" in refused(zipped(meta=b"\x08\x03", collection__anki2=collection(NOTES)))
    assert "password" in refused(zipped(collection__anki21b=b"x" * 1000))


def sqlite_with(script: str) -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.executescript(script)
    data = connection.serialize()
    connection.close()
    return data


def measured(data: bytes, wish: ReadWish = WISH) -> None:
    tracemalloc.start()
    begun = time.process_time()
    try:
        refused(data, wish)
        assert time.process_time() - begun < LONG
        assert tracemalloc.get_traced_memory()[1] < MUCH
    finally:
        tracemalloc.stop()


def test_bombs_are_refused_before_they_burst():
    zeros = b"SQLite format 3\0" + bytes(190_000_000)
    measured(zipped(collection__anki2=zeros))
    measured(zipped(collection__anki21b=zstd.compress(zeros)))
    measured(zipped(meta=bytes(50_000_000), collection__anki2=collection(NOTES)))
    del zeros
    text = random.Random(1).randbytes(3_000_000)
    measured(zipped(collection__anki2=b"SQLite format 3\0" + text), ReadWish(most=1_000_000))


def test_a_zip_file_that_lies_about_its_sizes_is_refused():
    data = bytearray(zipped(collection__anki2=collection(NOTES)))
    at = data.find(b"PK\x01\x02")
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    refused(bytes(data))


def test_very_many_members_are_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("collection.anki2", collection(NOTES))
    measured(out.getvalue() + b"PK\x01\x02" * 100_001)


def test_other_ways_of_packing_are_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as file:
        file.writestr("collection.anki2", collection(NOTES))
    assert "doesn't use" in refused(out.getvalue())


def test_names_in_a_package_are_never_paths(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    members = {"../../evil": b"x", "/etc/evil": b"x", "C:\\evil": b"x", "media": b'{"0": "../../evil"}'}
    found = anki_package.read(zipped(collection__anki2=collection(NOTES), **members), WISH)
    assert len(found.cards) == len(NOTES)
    assert not list(tmp_path.iterdir())
    refused(zipped(**{"../collection__anki2": collection(NOTES)}))


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT"


@pytest.mark.parametrize(
    "script",
    [
        f"CREATE VIEW notes AS {ENDLESS} i AS id, 1 AS mid, '' AS tags, 'a' AS flds FROM n;",
        f"CREATE VIEW cards AS {ENDLESS} i nid, 0 ord, i id, 1 did, 0 odid, 0 queue FROM n;",
        "CREATE TABLE notes (id, mid, tags, flds GENERATED ALWAYS AS (hex(zeroblob(1000))));"
        "INSERT INTO notes VALUES (1, 1, '');",
        "CREATE VIRTUAL TABLE notes USING fts4(id, mid, tags, flds);",
    ],
)
def test_nothing_in_a_database_can_run(script: str):
    tables = "".join(
        f"CREATE TABLE {name} ({columns});"
        for name, columns in {
            "notes": "id, mid, tags, flds",
            "cards": "id, nid, ord, did, odid, queue",
            "revlog": "id, cid, ease, time, type, factor",
            "col": "models, decks",
        }.items()
        if f" {name} " not in script[:30]
    )
    measured(sqlite_with(tables + script))


def test_deep_json_and_odd_types_do_no_harm():
    deep = "[" * 100_000
    base = collection(NOTES)
    connection = sqlite3.connect(":memory:")
    connection.deserialize(base)
    connection.execute("UPDATE col SET models = ?, decks = ?", (deep, '{"1": 3, "x": {"name": "\\ud800"}}'))
    connection.execute("UPDATE cards SET ord = 'x', did = NULL, queue = x'00' WHERE nid < 9")
    connection.execute("UPDATE notes SET tags = NULL, mid = 'y', flds = x'61ff1f62' WHERE id < 9")
    connection.commit()
    found = anki_package.read(connection.serialize(), WISH)
    connection.close()
    assert len(found.cards) == len(NOTES)
    assert found.cards[0].note.prompt == "a\ufffd"


def test_protobuf_that_lies_about_lengths_does_no_harm():
    kind = Kind("Odd", ("A", "B"), (("{{B}}", "{{A}}"),))
    data = collection([Stored(("a", "b"), kind)], is_newer=True)
    honest = message(1, "{{B}}")
    assert honest in data
    for lie in (b"\x0a\x7f{{B}}", b"\x0a\xff{{B}}", b"\xff\xff{{B}}", b"\x0b\x05{{B}}", b"\x08\x05{{B}}"):
        assert len(anki_package.read(data.replace(honest, lie), WISH).cards) == 1


@pytest.mark.parametrize(
    "piece", ["{{c1::", "}}", "{{c1::a::b}}", "<b>", "<div><p>", "(?)", "[$]", "&amp;", "**a"]
)
def test_long_fields_take_no_long_time(piece: str):
    field = piece * (190_000 // len(piece))
    data = collection(
        [Stored((field, "b")), Stored((field, ""), CLOZE), Stored((field + " {{c1::x}}", ""), CLOZE)]
    )
    begun = time.process_time()
    anki_package.read(data, WISH)
    assert time.process_time() - begun < LONG


SIGNS = [b"\xff\xff\xff\xff", bytes(4), b"\x7f\xff\xff\xff", b"PK\x03\x04", b"\x80", b"{{c1::", b"\x1f"]


def broken(data: bytes, rng: random.Random) -> bytes:
    return mutated(data, SIGNS, rng, len(data) + 1000, in_place=rng.random() < 0.7)


def fuzz_anki(rounds: int, seed: int) -> tuple[int, int]:
    """Broken packages: mutated packages and databases, and chance. How many were read, how many not."""
    rng = random.Random(seed)
    old, new = collection(NOTES), collection(NOTES, is_newer=True)
    packages = [package(NOTES, generation) for generation in (1, 2, 3)]
    read = 0
    for _ in range(rounds):
        way = rng.randrange(6)
        if way == 0:
            data = broken(rng.choice(packages), rng)
        elif way == 1:
            data = broken(old, rng)
        elif way == 2:
            data = broken(new, rng)
        elif way == 3:
            data = zipped(collection__anki21b=broken(zstd.compress(new), rng))
        elif way == 4:
            header = rng.choice([b"PK\x03\x04", b"SQLite format 3\0", b""])
            data = header + rng.randbytes(rng.randrange(3000))
        else:
            data = zipped(meta=rng.randbytes(3), collection__anki2=broken(old, rng), media=rng.randbytes(9))
        read += attempted(anki_package, data, "x.apkg", WISH) is not None
    return read, rounds - read


def test_broken_packages_are_read_or_refused():
    read, not_read = fuzz_anki(INPUTS, 2026)
    assert read > INPUTS / 20
    assert not_read > INPUTS / 20


def test_a_tree_of_pages_that_leads_round_in_circles_ends():
    """Each page of a table names the same ones again: an honest reader would never come to an end."""
    data = bytearray(collection([Stored((f"t{n}", "x" * 900)) for n in range(300)]))
    size = 4096
    interior = [at for at in range(size, len(data), size) if data[at] == 5]
    for at in interior:
        cells = int.from_bytes(data[at + 3 : at + 5], "big")
        for cell in range(cells):
            pointer = int.from_bytes(data[at + 12 + 2 * cell : at + 14 + 2 * cell], "big")
            data[at + pointer : at + pointer + 4] = (at // size + 1).to_bytes(4, "big")
    begun = time.process_time()
    with contextlib.suppress(Refused):
        anki_package.read(bytes(data), WISH)
    assert time.process_time() - begun < LONG
    assert interior

"""Files to bring in that are full of hostile texts, bombs and ways out of the folder."""

from __future__ import annotations

import gzip
import io
import json
import random
import socket
import sqlite3
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from faults.damaged_ground import Ground, ground
from formats.anki.anki_kit import TABLES
from fuzz.hostile_decks import file_name, put_deck, said
from fuzz.hostile_texts import assert_csv, assert_text, hostile
from helpers.trials import Tally

from quizapp.formats import FORMATS

WRITING = tuple(each for each in FORMATS if each.writes)
READING = tuple(each for each in FORMATS if each.reads)
CLIMBING = (
    "../../out",
    "/out/x",
    "C:\\out",
    "..\\..\\out",
    "a/../../../out",
    "~/out",
    "CON",
    "nul.toml",
    ".git/hooks/out",
    "\x1b]0;out\x07",
    "x" * 300,
)
_SOON = 5.0  # seconds for any of these


def carried(dice: random.Random, tally: Tally) -> None:
    """A hostile deck out into every format and in again: told as text, and made only in the decks folder."""
    with ground() as here:
        name = put_deck(here, dice)
        to = dice.choice(WRITING)
        target = here.folder / f"out{dice.choice(to.suffixes)}"
        said(here, ("export", "--to", to.name, "-o", str(target), "--", name), assert_text, tally)
        if target.exists():
            bring(here, target, dice, tally)


def bring(here: Ground, file: Path, dice: random.Random, tally: Tally) -> None:
    """Imports a file in one way or the other; nothing outside of the decks folder comes of it."""
    deck = f"--deck={dice.choice(CLIMBING)}" if dice.random() < 0.2 else ""
    way = dice.choice(("--dry-run", "--yes", "--yes"))
    words = [way, *filter(None, [deck])]
    if dice.random() < 0.2:
        words += ["--from", dice.choice(READING).name]
    before = _around(here)
    result = said(here, ("import", *words, "--", str(file)), assert_text, tally)
    assert len(result.err) < 200_000, "an import tells without end"
    new = _around(here) - before
    assert not new, f"an import made {sorted(new)[:3]}"
    said(here, ("check",), assert_text, tally)
    assert tally.slowest < _SOON, f"{file.name} takes {tally.slowest:.1f} s"


def _around(here: Ground) -> set[str]:
    """What is there beside decks and what the program keeps of its own."""
    own = (here.decks, here.cache, here.state, here.home / "progress")
    return {
        str(path)
        for path in here.folder.rglob("*")
        if not any(path == each or path.is_relative_to(each) for each in own)
    }


def texts(dice: random.Random, tally: Tally) -> None:
    """Files by hand with hostile texts, in the shapes of each format."""
    with ground() as here:
        bare = dice.random() < 0.2
        suffix, text = _shape(dice, lambda: hostile(dice) if bare else hostile(dice).replace("\0", ""))
        name = file_name(dice) if dice.random() < 0.3 else "brought"
        file = here.folder / f"{name[:60]}{suffix}"
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        bring(here, file, dice, tally)


def _shape(dice: random.Random, some: Callable[[], str]) -> tuple[str, str]:
    """An ending and a text in one of the formats."""
    shapes: tuple[tuple[str, str], ...] = (
        (".csv", "term,definition\n" + "".join(f'"{some()}","{some()}"\n' for _ in range(6))),
        (".tsv", "".join(f"{some()}\t{some()}\n" for _ in range(6))),
        (
            ".txt",
            "#separator:tab\n#html:true\n" + "".join(f"{some()}\t{some()}\t{some()}\n" for _ in range(5)),
        ),
        (".gift", "".join(f"::{some()}:: {some()} {{={some()} ~{some()} #{some()}}}\n\n" for _ in range(4))),
        (".md", "".join(f"Q: {some()}\nA: {some()}\n\n" for _ in range(5))),
        (".md", "".join(f"# {some()}\n\n{some()}::{some()}\n\n{some()}\n?\n{some()}\n\n" for _ in range(4))),
        (".html", "<html><h1>Glossary</h1><dl>" + "".join(f"<dt>{some()}<dd>{some()}" for _ in range(6))),
        (
            ".xml",
            '<?xml version="1.0"?><quiz>'
            + "".join(
                f'<question type="shortanswer"><questiontext><text><![CDATA[{some()}]]></text></questiontext>'
                f'<answer fraction="100"><text><![CDATA[{some()}]]></text></answer></question>'
                for _ in range(4)
            )
            + "</quiz>",
        ),
    )
    return dice.choice(shapes)


_ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
_XML = (
    '<question type="shortanswer"><questiontext><text>a {} b</text></questiontext>'
    '<answer fraction="100"><text>{}</text></answer></question>'
)


def entities(dice: random.Random, tally: Tally) -> None:
    """XML and HTML whose entities grow without end, or lead to files and addresses."""
    with ground() as here:
        secret = here.folder / "secret.txt"
        secret.write_text("SECRET7741", "utf-8")
        door = socket.create_server(("127.0.0.1", 0))
        door.setblocking(False)
        url = f"http://127.0.0.1:{door.getsockname()[1]}/x"
        kinds = (
            f'<!DOCTYPE quiz [<!ENTITY e0 "boom">{_ENTITIES}]>',
            f'<!DOCTYPE quiz [<!ENTITY e11 "{"A" * 100_000}">]>',
            f'<!DOCTYPE quiz [<!ENTITY e11 SYSTEM "file://{secret}">]>',
            f'<!DOCTYPE quiz [<!ENTITY e11 SYSTEM "{url}">]>',
            f'<!DOCTYPE quiz SYSTEM "{url}">',
            f'<!DOCTYPE quiz [<!ENTITY % p SYSTEM "file://{secret}"> %p;]>',
            '<!DOCTYPE quiz [<!ENTITY e11 "&e11;">]>',
            f'<?xml-stylesheet href="{url}"?>',
        )
        body = f'<quiz xmlns:xi="http://www.w3.org/2001/XInclude">{_XML.format("&e11;", "&e11;" * 500)}' + (
            f'<xi:include href="file://{secret}" parse="text"/></quiz>'
        )
        suffix = dice.choice((".xml", ".xml", ".html"))
        file = here.folder / f"brought{suffix}"
        file.write_text(f'<?xml version="1.0"?>{dice.choice(kinds)}{body}', "utf-8")
        bring(here, file, dice, tally)
        assert not any(
            "SECRET7741" in path.read_text("utf-8", "replace") for path in here.decks.rglob("*.toml")
        )
        try:
            door.accept()
        except BlockingIOError:
            pass
        else:
            raise AssertionError("an address was asked")
        finally:
            door.close()


def archives(dice: random.Random, tally: Tally) -> None:
    """Packages that burst, lie, climb, nest or lead elsewhere."""
    with ground() as here:
        kind = dice.choice(sorted(_ARCHIVES))
        file = here.folder / f"brought{dice.choice(('.apkg', '.apkg', '.colpkg', '.zip', '.csv'))}"
        file.write_bytes(_ARCHIVES[kind](dice))
        try:
            bring(here, file, dice, tally)
        except AssertionError as error:
            raise AssertionError(f"{kind}: {error}") from error


def _zip(members: list[tuple[str, bytes]], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as file:
        for name, data in members:
            file.writestr(zipfile.ZipInfo(name), data, how)
    return out.getvalue()


def collection(dice: random.Random, some: Callable[[], str], script: str = "") -> bytes:
    """A database of Anki's with texts of one's own in it, and what else a script does."""
    base = sqlite3.connect(":memory:")
    base.executescript(TABLES)
    model = {
        "id": 1,
        "name": some(),
        "type": dice.choice((0, 0, 1)),
        "flds": [{"name": "Front", "ord": 0}, {"name": some(), "ord": 1}],
        "tmpls": [{"name": some(), "ord": 0, "qfmt": "{{Front}}", "afmt": f"{{{{FrontSide}}}}{some()}"}],
        "css": some(),
    }
    decks = {"1": {"id": 1, "name": some()}, "2": {"id": 2, "name": dice.choice(CLIMBING).replace("/", "::")}}
    base.execute(
        "INSERT INTO col VALUES (1,0,0,0,11,0,0,0,'{}',?,?,'{}','{}')",
        (json.dumps({"1": model}), json.dumps(decks)),
    )
    for number in range(1, 6):
        fields = f"{some()} {number}\x1f{some()}"
        row = (number, some(), 1, 0, 0, some(), fields, some(), 0, 0, "")
        base.execute("INSERT INTO notes VALUES (?,?,?,?,?,?,?,?,?,?,?)", row)
        base.execute(
            f"INSERT INTO cards VALUES ({number},{number},{1 + number % 2},0,0,0,0,0,0,0,0,0,0,0,0,0,0,'')"
        )
    if script:
        try:
            base.executescript(script)
        except sqlite3.Error as error:
            raise AssertionError(f"the script of a trial is wrong: {error}") from error
    data = base.serialize()
    base.close()
    return data


_ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT"
SCRIPTS = (
    "DROP TABLE notes; CREATE VIEW notes AS "
    f"{_ENDLESS} i AS id, '' AS guid, 1 AS mid, '' AS tags, 'a' AS flds FROM n;",
    "CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM cards; END;",
    "UPDATE notes SET flds = zeroblob(30000000);",
    "UPDATE notes SET flds = hex(zeroblob(2000000));",
    f"CREATE TABLE x AS {_ENDLESS} i FROM n LIMIT 300000;",
    "UPDATE col SET models = '" + "[" * 50_000 + "';",
    "UPDATE col SET models = '" + '{"1":' * 50_000 + "';",
    'UPDATE col SET decks = \'{"1": {"name": "' + "a::" * 20_000 + "\"}}';",
    "UPDATE notes SET mid = 9223372036854775807, id = -id;",
    "UPDATE cards SET did = x'00ff', nid = 'x', ord = 1e308;",
    "ALTER TABLE notes ADD COLUMN more GENERATED ALWAYS AS (abs(id));",
)


def _own(dice: random.Random) -> bytes:
    return collection(dice, lambda: hostile(dice))


def _scripted(dice: random.Random) -> bytes:
    return _zip([("collection.anki2", collection(dice, lambda: "text", dice.choice(SCRIPTS)))])


def _climbs(dice: random.Random) -> bytes:
    media = json.dumps({str(n): name for n, name in enumerate(CLIMBING)}).encode()
    own = [("collection.anki2", _own(dice)), ("media", media)]
    return _zip([*own, *((name[:200], b"evil") for name in CLIMBING)])


def _linked(dice: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        link = zipfile.ZipInfo("collection.anki2")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        file.writestr(link, "/etc/passwd")
        file.writestr("media", b"{}")
    return out.getvalue()


def _overlapping(_dice: random.Random) -> bytes:
    """Thousands of entries of the directory that all name one member (as in "a better zip bomb")."""
    data = _zip([("collection.anki2", bytes(5_000_000))])
    at = data.index(b"PK\x01\x02")
    end = data.rindex(b"PK\x05\x06")
    entry = data[at:end]
    count = 60_000
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(entry) * count, at, 0)
    return data[:at] + entry * count + tail


def _nested(_dice: random.Random) -> bytes:
    data = _zip([("0", bytes(2_000_000))])
    for level in range(6):
        data = _zip([(f"{level}-{n}.zip", data) for n in range(10)])
    return _zip([("collection.anki2", data)])


def _lying(dice: random.Random) -> bytes:
    data = bytearray(_zip([("collection.anki2", _own(dice)), ("media", b"{}")]))
    for sign in (b"PK\x01\x02", b"PK\x03\x04"):
        at = data.find(sign) + (24 if sign[2] == 1 else 22)
        data[at : at + 4] = dice.choice((0, 1, 2**31, 2**32 - 1)).to_bytes(4, "little")
    return bytes(data)


def _bomb(_dice: random.Random) -> bytes:
    return _zip([("collection.anki2", b"SQLite format 3\0" + bytes(150_000_000))])


def _locked(dice: random.Random) -> bytes:
    data = bytearray(_zip([("collection.anki2", _own(dice))]))
    for sign, far in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(sign) + far] |= 1
    return bytes(data)


def _cut(dice: random.Random) -> bytes:
    data = _zip([("collection.anki2", _own(dice))])
    return data[: dice.randrange(4, len(data))]


_ARCHIVES: dict[str, Callable[[random.Random], bytes]] = {
    "a hostile collection": lambda dice: _zip([("collection.anki2", _own(dice))]),
    "a collection by itself": _own,
    "a schema that acts": _scripted,
    "names that climb": _climbs,
    "a link": _linked,
    "entries that overlap": _overlapping,
    "nested": _nested,
    "sizes that lie": _lying,
    "a bomb": _bomb,
    "a password": _locked,
    "cut off": _cut,
    "twice the same": lambda dice: _zip([("collection.anki2", _own(dice))] * 2),
    "gzip": lambda _dice: gzip.compress(bytes(100_000_000), 9),
    "zlib": lambda _dice: zlib.compress(bytes(50_000_000)),
    "another way of packing": lambda dice: _zip([("collection.anki2", _own(dice))], zipfile.ZIP_LZMA),
}
KINDS = {"in and out": carried, "files": texts, "entities": entities, "archives": archives}


def stdout_of(here: Ground, name: str, to: str, tally: Tally) -> None:
    """What an export writes where no file is named, in a real process."""
    words = ("export", "--to", to, "--", name)
    with tally.timed():
        result = here.say_outside(*words)
    assert_text(result.err, "export (stderr)")
    (assert_csv if to == "csv" else assert_text)(result.out, f"export --to {to}")

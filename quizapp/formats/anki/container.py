"""The zip file around a collection: only the collection is taken out of it, and never more than is wished.

Names in it are compared, never used as paths. Pictures and sounds are not unpacked.
"""

from __future__ import annotations

import sys
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from quizapp.formats.anki.wire import number_in
from quizapp.formats.found import Refused

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

SQLITE = b"SQLite format 3\0"
_COLLECTIONS = ("collection.anki21b", "collection.anki21", "collection.anki2")  # the newest that is there
_ZSTD = "collection.anki21b"
_NEWEST = 3  # of the generations, as `meta` counts them
_MOST_MEMBERS = 100_000
_SMALL = 20_000_000  # bytes that anything may unpack to
_MOST_RATIO = 60  # beyond that; a real collection has 3 to 10
_PIECE = 1 << 20
_WINDOW_LOG = 26  # zstd may look back over 64 MB and no more
_WAL = slice(18, 20)  # where a database says how it writes; in memory there is but one way
_BROKEN = (zipfile.BadZipFile, zlib.error, zstd.ZstdError, EOFError, ValueError, NotImplementedError, OSError)
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def unpacked(data: bytes, most: int) -> bytearray:
    """The database of a package, or the database itself where the file is one.

    Raises Refused for what is no package, is broken, or would unpack to more than `most` bytes.
    """
    if data.startswith(SQLITE):
        return _in_memory(bytearray(data))
    if data.count(b"PK\x01\x02") > _MOST_MEMBERS:
        raise Refused(f"this package has more than {_MOST_MEMBERS:,} files in it")
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return _in_memory(_collection(package, most))
    except zipfile.BadZipFile as error:
        raise Refused("this is no Anki package, or a broken one: the zip file can't be read") from error
    except (*_BROKEN, RuntimeError) as error:  # RuntimeError: a password
        raise Refused("this Anki package is broken, or has a password: it can't be unpacked") from error


def packed(database: bytes) -> bytes:
    """A package of the first generation, which every Anki opens: the database, and no media."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, content in (("collection.anki2", database), ("media", b"{}")):
            member = zipfile.ZipInfo(name, _FIRST_DAY)
            member.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(member, content, compresslevel=1)
    return out.getvalue()


def _collection(package: zipfile.ZipFile, most: int) -> bytearray:
    members = {member.filename: member for member in package.infolist()}
    meta = bytes(_member(package, members["meta"], 1000)) if "meta" in members else b""
    if (generation := number_in(meta, 1)) > _NEWEST:
        raise Refused("this package was made by an Anki that is newer than this program knows")
    possible = (_ZSTD,) if generation == _NEWEST else _COLLECTIONS  # else it is the word that it is too new
    name = next((name for name in possible if name in members), "")
    if not name:
        raise Refused("this zip file is no Anki package: there is no collection in it")
    found = _member(package, members[name], most)
    return _joined(_inflated(found), len(found), most) if name == _ZSTD else found


def _member(package: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytearray:
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refused("this Anki package is packed in a way that Anki doesn't use")
    with package.open(member) as file:
        return _joined(iter(lambda: file.read(_PIECE), b""), member.compress_size, most)


def _inflated(data: bytearray) -> Iterator[bytes]:
    inflater = zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: _WINDOW_LOG})
    given: bytes | bytearray = data
    while not inflater.eof:
        yield (piece := inflater.decompress(given, _PIECE))
        if not piece and not given:
            raise EOFError("it ends in the middle")
        given = b""


def _joined(pieces: Iterator[bytes], size: int, most: int) -> bytearray:
    """What was packed in `size` bytes; Refused as soon as it is too much, or blown up."""
    out = bytearray()
    for piece in pieces:
        out += piece
        if len(out) > most:
            raise Refused(f"this Anki package unpacks to more than {max(1, most // 1_000_000):,} MB")
        if len(out) > _SMALL and len(out) > size * _MOST_RATIO:
            raise Refused("this Anki package unpacks to far more than a real one would")
    return out


def _in_memory(database: bytearray) -> bytearray:
    if not database.startswith(SQLITE):
        raise Refused("this Anki package is broken: its collection is no database")
    database[_WAL] = b"\x01\x01"
    return database

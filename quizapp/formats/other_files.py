"""Tells the files of other programs that are no text, and says what to do with them."""

from __future__ import annotations

from typing import Literal, NamedTuple

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_END = 70_000  # bytes of a zip's end: its list of files, or most of it
_AS_TEXT = "save it as text or HTML first, and import that"
_AS_CSV = "save it as CSV in the spreadsheet, and import that"

Sort = Literal["spreadsheet", "document", "archive"]


class OtherFile(NamedTuple):
    """What sort of a file it is, and the sentence to refuse it with."""

    sort: Sort
    why: str


_SPREADSHEET = OtherFile("spreadsheet", f"this is a spreadsheet's own file: {_AS_CSV}")
_OLD_SPREADSHEET = OtherFile("spreadsheet", f"this is an old Excel file: {_AS_CSV}")
_ARCHIVE = OtherFile("archive", "this is a zip file: unpack it first, and import what is in it")
_WORD = OtherFile("document", f"this is a Word file: {_AS_TEXT}")
_SLIDES = OtherFile("document", f"this is a presentation: {_AS_TEXT}")
_WRITER = OtherFile("document", f"this is an OpenDocument text: {_AS_TEXT}")
_BOOK = OtherFile("document", f"this is an e-book: {_AS_TEXT}")
_PDF = OtherFile("document", f"this is a PDF: {_AS_TEXT}")
_RTF = OtherFile("document", f"this is an RTF file: {_AS_TEXT}")
_IN_ZIP: tuple[tuple[bytes, OtherFile], ...] = (
    (b"collection.anki2", _ARCHIVE),  # whatever else is beside it
    (b"opendocument.spreadsheet", _SPREADSHEET),
    (b"opendocument.text", _WRITER),
    (b"opendocument.presentation", _SLIDES),
    (b"application/epub+zip", _BOOK),
    (b"xl/workbook", _SPREADSHEET),
    (b"word/document", _WORD),
    (b"ppt/presentation", _SLIDES),
)
_BY_NAME: tuple[tuple[tuple[str, ...], OtherFile], ...] = (
    ((".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers"), _SPREADSHEET),
    ((".docx", ".docm", ".doc"), _WORD),
    ((".odt",), _WRITER),
    ((".pptx", ".ppt", ".odp", ".key"), _SLIDES),
    ((".epub",), _BOOK),
)


def other_file(data: bytes, name: str) -> OtherFile | None:
    """Which of these some bytes are, by what is in them, else by the file's name; None for none."""
    start = data[:64].lstrip()
    if start.startswith(b"%PDF-"):
        return _PDF
    if start.startswith(b"{\\rtf"):
        return _RTF
    if data.startswith(_OLE):
        return _ole(data, name)
    return _zipped(data, name) if data.startswith(_ZIP) else None


def _zipped(data: bytes, name: str) -> OtherFile:
    shown = data[:4096] + data[-_END:]
    found = next((each for sign, each in _IN_ZIP if sign in shown), None) or _by_name(name)
    return found or (_SPREADSHEET if b"[Content_Types].xml" in shown else _ARCHIVE)


def _ole(data: bytes, name: str) -> OtherFile:
    """An Office file from before 2007: the names in it are UTF-16."""
    if "WordDocument".encode("utf-16-le") in data:
        return _WORD
    if "PowerPoint Document".encode("utf-16-le") in data:
        return _SLIDES
    found = _by_name(name)
    return found if found and found.sort == "document" else _OLD_SPREADSHEET


def _by_name(name: str) -> OtherFile | None:
    lower = name.casefold()
    return next((each for ends, each in _BY_NAME if lower.endswith(ends)), None)

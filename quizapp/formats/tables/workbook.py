"""Tells a spreadsheet's own file, which is no table of text."""

from __future__ import annotations

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_NAMES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers")


def workbook(data: bytes, name: str) -> str:
    """What kind of a spreadsheet's own file some bytes are, "" for none."""
    if data.startswith(_ZIP):
        if name.casefold().endswith(_NAMES):
            return "a spreadsheet's own file"
        first = data[:4096]
        if b"[Content_Types].xml" in first or b"opendocument.spreadsheet" in first:
            return "a spreadsheet's own file"
        return "a zip file"
    return "an old Excel file" if data.startswith(_OLE) else ""

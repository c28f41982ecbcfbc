"""Turns the bytes of a deck file into text, or says why they are none."""

from __future__ import annotations

from quizapp.source.finding import Finding

_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\f\r\x1b"))  # hardly found in a text of any encoding
_FEW, _SOME = 0.02, 0.2  # shares of such bytes in what is no UTF-8, and in what is


def decoded(data: bytes, path: str) -> str | Finding:
    """Return the text, or a finding (`D002`) at the first character that is not in UTF-8."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error.start, path)
    return _no_text(data, path) if b"\0" in data and _share(data) > _SOME else text


def _not_utf8(data: bytes, start: int, path: str) -> Finding:
    if data.startswith(_MARKS):
        return _utf16(path)
    if b"\0" in data or _share(data) > _FEW:
        return _no_text(data, path)
    line_start = data.rfind(b"\n", 0, start) + 1
    line = data.count(b"\n", 0, start) + 1
    col = len(data[line_start:start].decode("utf-8").removeprefix("\ufeff")) + 1
    return Finding(
        path,
        line,
        col,
        "D002",
        "this character is not in UTF-8",
        "save the file as UTF-8 in your editor",
        length=1,
    )


def _no_text(data: bytes, path: str) -> Finding:
    halves = sorted((data[::2].count(0), data[1::2].count(0)))
    if halves[1] > len(data) // 4 and halves[0] <= len(data) // 50:
        return _utf16(path)  # without its mark: every other byte is zero
    mend = "a deck is written in a text editor and saved as plain text in UTF-8"
    return Finding(path, 1, 1, "D002", "this is no text file", mend)


def _utf16(path: str) -> Finding:
    return Finding(path, 1, 1, "D002", "this file is in UTF-16", "save it as UTF-8 in your editor")


def _share(data: bytes) -> float:
    """Return which share of the bytes are control characters: 0 to 1."""
    return 1 - len(data.translate(None, _CONTROLS)) / len(data)

"""Bytes made text: by what is said of them, by their mark, as UTF-8, else by what they look like."""

from __future__ import annotations

import codecs

from quizapp.formats.found import Refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UTF_8 = ("utf-8", "utf-8-sig")
_SAMPLE = 200_000  # bytes that are looked at for an encoding
# What is asked of a text whose words are none of a language that is known to `encodings`.
_OTHERS = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1256", "tis-620", "cp1258", "cp437", "gb18030", "cp932")


def decoded(data: bytes, encoding: str = "") -> tuple[str, str]:
    """The text with `\\n` at the end of lines, and the encoding that it was read by.

    Raises Refused for what is no text, or not in the encoding that was named.
    """
    found = encoding or next((name for mark, name in _MARKS if data.startswith(mark)), "")
    text = _read_as(data, found or "utf-8", is_sure=bool(found))
    if text is None:
        found = _guessed(data[:_SAMPLE])
        text = _read_as(data, found) or ""
    if "\0" in text:
        raise Refused("this is no text: it has null characters")
    return text, found or "utf-8"


def told(encoding: str) -> list[str]:
    """What is to be said of the encoding that a text was read by: nothing of UTF-8."""
    if encoding.startswith("utf-8"):
        return []
    return [f"The text was read as {encoding}; where letters are wrong, name its encoding."]


def _read_as(data: bytes, encoding: str, *, is_sure: bool = True) -> str | None:
    """The text; None if it isn't in this encoding, which is only tried. Raises Refused if it is sure."""
    ready = data
    if encoding in _UTF_8 and b"\r" in data:  # as bytes they take the least room
        ready = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = ready.decode(encoding)
    except LookupError as error:
        raise Refused(f"there is no encoding called {encoding!r}") from error
    except UnicodeError as error:
        if not is_sure:
            return None
        at = getattr(error, "start", 0)
        line = ready[:at].count(b"\n") + 1 if isinstance(at, int) else 1
        raise Refused(f"line {line} is not in the encoding {encoding}") from error
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _guessed(sample: bytes) -> str:
    """Without a mark and not UTF-8: by its words and pauses; in doubt Windows' own."""
    evens, odds = sample[::2].count(0), sample[1::2].count(0)
    if max(evens, odds) * 5 > len(sample):
        return "utf-16-be" if evens > odds else "utf-16-le"
    if _is_broken_utf_8(sample):
        return "utf-8"
    from quizapp.formats.encodings.guess import likeliest

    if found := likeliest(sample):
        return found
    letters = sum(byte > 127 for byte in sample)
    if letters * 4 < len(sample) and _can(sample, "cp1252"):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, chunk_size=512, threshold=0.25, cp_isolation=list(_OTHERS)).best()
    return best.encoding if best else "cp1252"


def _is_broken_utf_8(sample: bytes) -> bool:
    """Whether it is UTF-8 but for a few places: read as something else, all of it would be wrong."""
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(sample)
    broken = text.count("\ufffd")
    return len(text) - len(text.encode("ascii", "ignore")) > 5 * broken


def _can(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True

"""The likeliest encoding of some bytes that are not UTF-8."""

from __future__ import annotations

import codecs

from quizapp.formats.encodings import east_asian, latin, scripts
from quizapp.formats.encodings.words import seen_in

_MOST = 12_000  # bytes that are judged, of lines that are not ASCII
_LEAST = 0.6  # what an encoding must be worth to be believed
# The first of those that are worth the same is taken: Windows' own, and what is in use, before others.
_LATIN = ("cp1252", "iso8859-15", "cp1250", "cp1254", "iso8859-2", "cp1257", "mac_roman", "cp850")
_ORDER = (
    *_LATIN[:4],
    *("cp1251", "koi8-r", "cp1255", "cp1253", "cp1256"),
    *east_asian.ENCODINGS,
    *_LATIN[4:],
    *("koi8-u", "iso8859-7", "mac_cyrillic", "cp866", "iso8859-5", "iso8859-6"),
)


def likeliest(data: bytes) -> str:
    """The encoding in which the words of a text look most like words, "" where they look like none in any."""
    sample = _telling(data)
    best, most = "", _LEAST
    for encoding in _ORDER:
        how_much = _worth(sample, encoding)
        if how_much > most + 1e-9:
            best, most = encoding, how_much
    return best


def _telling(data: bytes) -> bytes:
    """Lines with bytes that are not ASCII: only these tell something."""
    out: list[bytes] = []
    size = 0
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            out.append(line[:_MOST])
            size += len(out[-1])
            if size >= _MOST:
                break
    return b"".join(out)[:_MOST]


def _worth(sample: bytes, encoding: str) -> float:
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(sample)  # the last sign may be cut
    except UnicodeDecodeError:
        return 0.0
    if encoding in east_asian.ENCODINGS:
        return east_asian.worth(text, encoding)
    seen = seen_in(text)
    return latin.worth(seen, encoding) if encoding in _LATIN else scripts.worth(seen, encoding)

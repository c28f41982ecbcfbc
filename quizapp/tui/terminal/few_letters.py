"""Letters for a terminal that has few: what it lacks is written in others of the same width."""

from __future__ import annotations

import codecs
import unicodedata

ERRORS = "quizapp.few"
_LIKE = {
    **dict.fromkeys("❯›»▸▶→⏵", ">"), **dict.fromkeys("❮‹«◂◀←", "<"), **dict.fromkeys("↑▲⌃", "^"),
    **dict.fromkeys("↓▼⌄", "v"), **dict.fromkeys("✓✔", "+"), **dict.fromkeys("✗✘×✕", "x"),
    **dict.fromkeys("·•●◆■▪∙", "*"), **dict.fromkeys("○◇□▫", "o"), **dict.fromkeys("–—―−‐‑─━╌╍┄┅═▔▁", "-"),
    **dict.fromkeys("│┃╎╏┆┇║▏▎▍▌▕▐", "|"), **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╯╰╋┏┓┗┛╔╗╚╝", "+"),
    **dict.fromkeys("█▉▊▋▓▒░▀▄▂▃▅▆▇", "#"), **dict.fromkeys("“”„‟", '"'), **dict.fromkeys("‘’‚‛′", "'"),
    "…": ".", "≤": "<", "≥": ">", "≠": "#", "≈": "~", "÷": "/", "␛": "^", "ß": "s", "æ": "e", "ø": "o",
    "Æ": "E", "Ø": "O", "đ": "d", "ł": "l", "Ł": "L", "ı": "i", "€": "E", "£": "L", "°": "o", "\u00a0": " ",
}  # fmt: skip


def prepare(charset: str) -> None:
    """Has `ERRORS` stand for what this encoding lacks."""

    def few(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        return _instead(error.object[error.start : error.end], charset), error.end

    codecs.register_error(ERRORS, few)


def _instead(run: str, charset: str) -> str:
    """As wide as the run is."""
    from rich.cells import split_graphemes

    return "".join(_of_one(run[start:end], width, charset) for start, end, width in split_graphemes(run)[0])


def _of_one(cluster: str, width: int, charset: str) -> str:
    found = _LIKE.get(cluster) or unicodedata.normalize("NFKD", cluster)
    plain = "".join(letter for letter in found if letter.isprintable() and _has(letter, charset))
    return plain if plain and len(plain) == width else plain[:width] + "?" * (width - len(plain[:width]))


def _has(letter: str, charset: str) -> bool:
    try:
        letter.encode(charset)
    except UnicodeEncodeError:
        return False
    return True

"""Several texts in one cell: `Tokyo; Kyoto`; wrong answers with reasons: `Osaka :: It's no capital`.

Between them stands a line end, else `|`, else `;` (and, between tags, else `,`): the first of these that the
cell has outside of quotes. A text that has one of them in it, or begins with a quote, stands in quotes of its
own, doubled where the text has one. So whatever is written is read again as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from quizapp.cards.deck import Wrong

_SIGNS = ("\n", "|", ";")
_TAG_SIGNS = (*_SIGNS, ",")
_WHY = "::"
_TOKEN = re.compile(
    r'[ \t]*"(?P<quoted>(?:[^"]|"")*+)"[ \t]*(?=[\n|;,]|::|\Z)|[\n|;,]|::|(?:(?!::)[^\n|;,])++'
)
_NOT_BARE = re.compile(r'[\n|;]|::|(?:\A|,)[ \t]*"')
_NOT_BARE_TAG = re.compile(r'[\n|;,]|::|\A[ \t]*"')


def of_texts(texts: Iterable[str], *, tags: bool = False) -> str:
    """Texts as a cell."""
    not_bare = _NOT_BARE_TAG if tags else _NOT_BARE
    return "; ".join(_quoted(text, not_bare) for text in texts)


def of_wrong(options: Iterable[Wrong]) -> str:
    """Wrong answers as a cell."""
    out = []
    for each in options:
        text = _quoted(each.text, _NOT_BARE)
        out.append(f"{text} {_WHY} {_quoted(each.why, _NOT_BARE)}" if each.why else text)
    return "; ".join(out)


def texts_in(cell: str, *, tags: bool = False) -> tuple[str, ...]:
    """The texts of a cell."""
    if not _NOT_BARE_TAG.search(cell):
        return (cell.strip(),) if cell.strip() else ()
    signs = _TAG_SIGNS if tags else _SIGNS
    if '"' not in cell:
        return tuple(text for part in _parts(cell, signs) if (text := part.strip()))
    return tuple(text for item in _items(cell, signs) if (text := _text(item)))


def wrong_in(cell: str) -> tuple[Wrong, ...]:
    """The wrong answers of a cell; what follows the first `::` of one is its reason."""
    if '"' not in cell:
        pairs = (part.partition(_WHY) for part in _parts(cell, _SIGNS))
        return tuple(Wrong(bare, why.strip()) for text, _, why in pairs if (bare := text.strip()))
    out = []
    for item in _items(cell, _SIGNS):
        at = next((i for i, token in enumerate(item) if token == (_WHY, None)), len(item))
        text, why = _text(item[:at]), _text(item[at + 1 :])
        if text:
            out.append(Wrong(text, why))
    return tuple(out)


def _parts(cell: str, signs: Sequence[str]) -> list[str]:
    """The items of a cell that has no quotes, as most have none."""
    sign = next((each for each in signs if each in cell), None)
    return cell.split(sign) if sign else [cell]


def _quoted(text: str, not_bare: re.Pattern[str]) -> str:
    return '"' + text.replace('"', '""') + '"' if not_bare.search(text) else text


_Token = tuple[str, str | None]
"""As it stands in the cell, and what is in its quotes, if it is quoted."""


def _items(cell: str, signs: Sequence[str]) -> list[list[_Token]]:
    """The tokens of each item."""
    tokens: list[_Token] = [(found[0], found["quoted"]) for found in _TOKEN.finditer(cell)]
    seen = {raw for raw, quoted in tokens if quoted is None}
    sign = next((each for each in signs if each in seen), None)
    items: list[list[_Token]] = [[]]
    for token in tokens:
        if token == (sign, None):
            items.append([])
        else:
            items[-1].append(token)
    return items


def _text(tokens: Sequence[_Token]) -> str:
    if len(tokens) == 1 and tokens[0][1] is not None:
        return tokens[0][1].replace('""', '"').strip()
    return "".join(raw for raw, _ in tokens).strip()

"""Masks a term where its own definition would give it away: `____`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from quizapp.cards.deck import Note
from quizapp.cards.markup import plain

BLANK = "____"
_PARENTHESES = re.compile(r"\s*[（(]([^()（）]{1,60})[)）]")
_BETWEEN = r"[\s\-‐-―*_`’']+"
_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0eff\u1000-\u109f]")


def names(note: Note) -> tuple[str, ...]:
    """All that a term is called: the term, what stands in its parentheses, its acronym, its other names."""
    if note.kind != "term":
        return ()
    found = [note.prompt, *note.accept]
    for text in (note.prompt, *note.accept):
        inner = _PARENTHESES.findall(text)
        if inner:
            found += [_PARENTHESES.sub("", text), *inner]
    found += [acronym for text in found if (acronym := _acronym(text))]
    return tuple(dict.fromkeys(t.strip() for t in found if t.strip()))


def _acronym(text: str) -> str:
    parts = re.findall(r"[^\W\d_]+", text)
    return "".join(p[0].upper() for p in parts) if len(parts) >= 3 and text.isascii() else ""


@lru_cache(maxsize=2048)
def _pattern(name: str) -> re.Pattern[str] | None:
    """A name as whole words with any spacing, also in plural; a short name only in its own case."""
    parts = re.findall(r"[\w+#]+|[^\w\s]", plain(name))
    if not any(c.isalnum() for c in name) or len(name) > 200:
        return None
    words = [re.escape(p) for p in parts if any(c.isalnum() for c in p)]
    if not words:
        return None
    if _SPACELESS.search(name):
        return re.compile(re.escape(plain(name))) if len(name) > 1 else None
    last = words[-1]
    if name.isascii() and len(name) > 3:
        last = re.sub(r"(?:es|s)$", "", last) + r"(?:['’]s|es|s)?"
    body = _BETWEEN.join([*words[:-1], last])
    flags = re.IGNORECASE if len(name) > 3 else 0
    return re.compile(rf"(?<![^\W_])(?:{body})(?![\w+#])", flags)


def masked(text: str, hidden: Iterable[str]) -> str:
    """The text with each of the names blanked; left as it was where nothing readable would remain."""
    out = text
    for name in sorted(hidden, key=lambda n: (-len(n), n)):
        pattern = _pattern(name)
        if pattern:
            out = pattern.sub(BLANK, out)
    return out if any(c.isalnum() for c in out.replace(BLANK, "")) else text

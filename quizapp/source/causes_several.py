"""Why a deck is no TOML: several texts where one is read. One cause; `causes` lists them."""

from __future__ import annotations

import re

from quizapp.source.trouble import Cause, Trouble, short

_TEXT = r"""(?:"(?:[^"\\]|\\.)*+"|'[^']*+')"""
_SEVERAL = re.compile(rf"(?P<key>[^=]*+)=\s*+(?P<texts>{_TEXT}(?:\s*+,\s*+{_TEXT})++)\s*+,?\s*+(?:\#.*)?")
_LISTS = frozenset({"accept", "also_right", "directions", "ignore", "tags", "wrong", "wrong_terms"})


def several_texts(trouble: Trouble) -> Cause | None:
    """`answer = "A", "B"`: an answer is one text; the others go into `accept`."""
    found = _SEVERAL.fullmatch(trouble.row.rstrip("\r")) if "after a statement" in trouble.raw else None
    if found is None:
        return None
    key, texts = found["key"].strip(), [short(text[1:-1]) for text in re.findall(_TEXT, found["texts"])]
    in_card = trouble.table in ("cards", "deck")
    if in_card and key in _LISTS:
        return trouble.cause("several texts make a list", f"write {key} = {_listed(texts)}")
    what = key if in_card and key in ("answer", "definition") else "text" if in_card else trouble.sides[1]
    message = f"only one {what} can stand here"
    if what != "answer":
        return trouble.cause(message, "write it all in one pair of quotes")
    others = f"put the others into accept = {_listed(texts[1:])}"
    return trouble.cause(message, others if in_card else f"write it under [[cards]], and {others}")


def _listed(texts: list[str]) -> str:
    return "[" + ", ".join(f'"{text}"' for text in texts) + "]"

"""Why a deck is no TOML: lists, and tables in braces. One function a cause; `causes` lists them."""

from __future__ import annotations

import re

from quizapp.source.scan import left_open
from quizapp.source.trouble import PIECES, Cause, Trouble, place, whole_line

_LIST_IN_BRACES = re.compile(r"""\{\s*+(?:"[^"\n]*+"|'[^'\n]*+')\s*+[,}]""")


def in_a_list(trouble: Trouble) -> bool:
    """Tell whether the parser stopped inside of a list, or of a table in braces."""
    if "declaration" in trouble.raw:
        return False
    if any(word in trouble.raw for word in ("array", "inline table")):
        return True
    last = trouble.before[-1][1] if trouble.before else None
    if last is None or last.kind != "key" or trouble.text[last.value : last.value + 1] not in ("[", "{"):
        return False
    if "after a statement" in trouble.raw:
        return False
    return place(trouble.text, last.value) < (trouble.line, trouble.col) <= place(trouble.text, last.end)


def list_open(trouble: Trouble) -> Cause | None:
    """A list without its closing bracket, or without a comma between two texts."""
    if not in_a_list(trouble) or not trouble.before:
        return None
    last = trouble.before[-1][1]
    opening = trouble.text[last.value : last.value + 1]
    what, closing = ("table", "}") if opening == "{" else ("list", "]")
    example = '["one", "two"]' if what == "list" else '{ text = "one", why = "two" }'
    if opening == "{" and _LIST_IN_BRACES.match(trouble.text, last.value):
        message = "a list stands in square brackets, not in braces"
        return trouble.cause(message, 'write ["one", "two"]', last.value)
    line = place(trouble.text, last.value)[0]
    if left_open(trouble.text, last):
        where = f" before line {trouble.line}" if trouble.line > line else " in this line"
        message = f"this {what} is not closed: a {closing} is missing{where}"
        return trouble.cause(message, f"write {closing} where it ends: {example}", last.value)
    where = f" (it begins in line {line})" if line != trouble.line else ""
    if trouble.rest[:1] in ('"', "'", "{"):
        return trouble.cause(
            f"a comma is missing in this {what}{where}", f"write a comma before this: {example}"
        )
    return trouble.cause(f"this {what} is not right here{where}", f"it is written {example}")


def loose_piece(trouble: Trouble) -> Cause | None:
    """A line out of a list whose beginning is not there, or which was closed too early."""
    if in_a_list(trouble) or not trouble.is_no_key or not trouble.row.lstrip().startswith(PIECES):
        return None
    message = "this looks like a part of a list, but no list is open here"
    mend = "look at the lines above: a list begins with a name, = and [, and ends with its first ]"
    return trouble.cause(message, mend, **whole_line(trouble.row))

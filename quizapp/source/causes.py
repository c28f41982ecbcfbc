"""The usual reasons why a deck is no TOML, told in plain words. One function a cause, tried in order."""

from __future__ import annotations

import re
from collections.abc import Callable

from quizapp.source.causes_quotes import (
    backslash,
    curly_quotes,
    no_closing_quote,
    quotes_in_quotes,
    term_quote_open,
)
from quizapp.source.causes_several import several_texts
from quizapp.source.causes_twice import cards_brackets, twice
from quizapp.source.scan import left_open
from quizapp.source.trouble import CURLY, ENTRY, ILLEGAL, PIECES, Cause, Trouble, place, short

_BARE = re.compile(r"[A-Za-z0-9_-]+(?:\s*\.\s*[A-Za-z0-9_-]+)*")
# A term begins and ends with no blank, so that a long run of blanks is gone through once.
_UNQUOTED = re.compile(r"\s*+(?P<term>[^=\[#\s](?:[^=\[#]*[^=\[#\s])?)\s*=(?:\s|[\"'])")

_SIGN = re.compile(r":=?|[-=]*>|[-–→,;]|\t")  # where an equals sign belongs
_LIST_IN_BRACES = re.compile(r"""\{\s*+(?:"[^"\n]*+"|'[^'\n]*+')\s*+[,}]""")
_HALF = re.compile(r"[A-Za-z0-9_-]+\]+")  # a header without its first bracket


def explain(trouble: Trouble) -> Cause:
    """Return the first cause that fits, else the parser's own words."""
    for cause in CAUSES:
        if found := cause(trouble):
            return found
    raw = trouble.raw[:1].lower() + trouble.raw[1:]
    mend = 'an entry is written "{}" = "{}", one a line'.format(*trouble.sides)
    return trouble.cause(f"this is not TOML: {raw}", mend)


def two_on_a_line(trouble: Trouble) -> Cause | None:
    """Two entries on one line."""
    if "after a statement" in trouble.raw and re.match(
        r"""\s*,?\s*("[^"]+"|[\w.-]+)\s*=\s*["'\[]""", trouble.rest
    ):
        return trouble.cause("two entries on one line", "begin a new line here, without a comma")
    return None


def unquoted_term(trouble: Trouble) -> Cause | None:
    """`Rare earths = "x"`, `Größe = "x"`: only plain ASCII words may stand without quotes."""
    if _in_a_list(trouble) or not _is_no_key(trouble):
        return None
    found = _UNQUOTED.match(trouble.row)
    if found is None or trouble.row.lstrip()[0] in "\"'" or _BARE.fullmatch(found["term"]):
        return None
    term = short(found["term"].strip("\"'" + CURLY))
    message = f"the {trouble.sides[0]} {term} needs quotes around it"
    start, end = found.span("term")
    return trouble.cause(message, f'write "{term}" = …', col=start + 1, length=end - start)


def _is_no_key(trouble: Trouble) -> bool:
    return "after a key" in trouble.raw or "Invalid statement" in trouble.raw


def no_equals(trouble: Trouble) -> Cause | None:
    """A term and a text with nothing, a colon or an arrow between them."""
    if _in_a_list(trouble) or not _is_no_key(trouble):
        return None
    if sign := _SIGN.match(trouble.rest):
        message = f"here stands {sign[0].strip() or 'a tab'} where = belongs"
        mend = 'write = instead: "{}" = "{}"'.format(*trouble.sides)
        return trouble.cause(message, mend, length=sign.end())
    message = "there is no = in this line"
    mend = 'write "{}" = "{}"; a text over several lines needs three quotes """ on both ends'
    mend = mend.format(*trouble.sides)
    if trouble.rest[:1] in ('"', "'"):
        return trouble.cause(message, mend)
    return trouble.cause(message, mend, **_whole(trouble.row))


def unquoted_value(trouble: Trouble) -> Cause | None:
    """A text without quotes, or with one of them missing, or nothing after the equals sign."""
    if "Invalid value" not in trouble.raw and "after a statement" not in trouble.raw:
        return None
    found = ENTRY.match(trouble.row)
    if found is None:
        return None
    value = found["value"].split(" #")[0].strip()
    col = found.start("value") + 1
    if not value or value.startswith("#"):
        equals = trouble.row.rfind("=", 0, found.start("value")) + 1
        mend = 'write the text in quotes: = "…"'
        return trouble.cause("nothing stands after the =", mend, col=equals, length=1)
    if value[0] in "\"'[{":
        return None
    if value[0] in "=>" and trouble.row[col - 2] == "=":
        mend = 'write = alone: "{}" = "{}"'.format(*trouble.sides)
        return trouble.cause(f"here stands ={value[0]} where = belongs", mend, col=col - 1, length=2)
    text = short(value.strip("\"',"))
    return trouble.cause("this text has no quotes around it", f'write = "{text}"', col=col, length=len(value))


def header_brackets(trouble: Trouble) -> Cause | None:
    """A header whose brackets don't match, or with something after it."""
    row = trouble.row.strip()
    if not (row.startswith("[") or _HALF.fullmatch(row)) or "=" in row or _in_a_list(trouble):
        return None
    mend = "a table is [glossary], a card begins with [[cards]], each on a line of its own"
    return trouble.cause("the brackets of this header are not right", mend, **_whole(trouble.row))


def _whole(row: str) -> dict[str, int]:
    """Where a line without the blanks around it stands."""
    text = row.strip()
    return {"col": row.find(text) + 1, "length": len(text)}


def _in_a_list(trouble: Trouble) -> bool:
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


def loose_piece(trouble: Trouble) -> Cause | None:
    """A line out of a list whose beginning is not there, or which was closed too early."""
    if _in_a_list(trouble) or not _is_no_key(trouble) or not trouble.row.lstrip().startswith(PIECES):
        return None
    message = "this looks like a part of a list, but no list is open here"
    mend = "look at the lines above: a list begins with a name, = and [, and ends with its first ]"
    return trouble.cause(message, mend, **_whole(trouble.row))


def list_open(trouble: Trouble) -> Cause | None:
    """A list without its closing bracket, or without a comma between two texts."""
    if not _in_a_list(trouble) or not trouble.before:
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


def more_on_the_line(trouble: Trouble) -> Cause | None:
    """Something behind an entry that is no comment: a comma, a stop, a second text."""
    rest = trouble.rest.strip()
    if "after a statement" not in trouble.raw or not rest:
        return None
    if len(rest) == 1 and not rest.isalnum():
        return trouble.cause(f"the line should end before this {rest}", f"remove the {rest}", length=1)
    mend = "remove it; or, if it is a remark, write # before it"
    if rest[0] in "\"'":
        mend = "write it all in one pair of quotes, or remove it"
    return trouble.cause("the line should end before this", mend, length=len(rest))


def invisible(trouble: Trouble) -> Cause | None:
    """A control character, usually pasted."""
    if not ILLEGAL.match(trouble.raw) or not trouble.rest:
        return None
    number = f"U+{ord(trouble.rest[0]):04X}"
    return trouble.cause(
        f"an invisible character stands here ({number})", "delete it and type the line anew", length=1
    )


CAUSES: tuple[Callable[[Trouble], Cause | None], ...] = (
    cards_brackets,
    twice,
    curly_quotes,
    backslash,
    several_texts,
    two_on_a_line,
    header_brackets,
    loose_piece,
    term_quote_open,
    quotes_in_quotes,
    unquoted_term,
    no_equals,
    no_closing_quote,
    unquoted_value,
    list_open,
    more_on_the_line,
    invisible,
)

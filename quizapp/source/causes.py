"""The usual reasons why a deck is no TOML, told in plain words. One function a cause, tried in order."""

from __future__ import annotations

import re
from collections.abc import Callable

from quizapp.source.causes_lists import in_a_list, list_open, loose_piece
from quizapp.source.causes_quotes import (
    backslash,
    curly_quotes,
    no_closing_quote,
    quotes_in_quotes,
    term_quote_open,
)
from quizapp.source.causes_several import several_texts
from quizapp.source.causes_twice import cards_brackets, twice
from quizapp.source.trouble import CURLY, ENTRY, ILLEGAL, Cause, Trouble, short, whole_line

_BARE = re.compile(r"[A-Za-z0-9_-]+(?:\s*\.\s*[A-Za-z0-9_-]+)*")
# A term begins and ends with no blank, so that a long run of blanks is gone through once.
_UNQUOTED = re.compile(r"\s*+(?P<term>[^=\[#\s](?:[^=\[#]*[^=\[#\s])?)\s*=(?:\s|[\"'])")

_SIGN = re.compile(r":=?|[-=]*>|[-–→,;]|\t")  # where an equals sign belongs
_APART = re.compile(r"(?<=[ \t])(?:[-=]*>|[-–→])(?=[ \t])|:(?=[ \t])")
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
    if in_a_list(trouble) or not trouble.is_no_key:
        return None
    found = _UNQUOTED.match(trouble.row)
    if found is None or trouble.row.lstrip()[0] in "\"'" or _BARE.fullmatch(found["term"]):
        return None
    term = short(found["term"].strip("\"'" + CURLY))
    message = f"the {trouble.sides[0]} {term} needs quotes around it"
    start, end = found.span("term")
    return trouble.cause(message, f'write "{term}" = …', col=start + 1, length=end - start)


def no_equals(trouble: Trouble) -> Cause | None:
    """A term and a text with nothing, a colon or an arrow between them."""
    if in_a_list(trouble) or not trouble.is_no_key:
        return None
    sign, col = _SIGN.match(trouble.rest), trouble.col
    if sign is None and '"' not in trouble.row and (sign := _APART.search(trouble.row)):
        col = sign.start() + 1
    if sign:
        message = f"here stands {sign[0].strip() or 'a tab'} where = belongs"
        mend = 'write = instead: "{}" = "{}"'.format(*trouble.sides)
        return trouble.cause(message, mend, col=col, length=len(sign[0]))
    message = "there is no = in this line"
    mend = 'write "{}" = "{}"; a text over several lines needs three quotes """ on both ends'
    mend = mend.format(*trouble.sides)
    if trouble.rest[:1] in ('"', "'"):
        return trouble.cause(message, mend)
    return trouble.cause(message, mend, **whole_line(trouble.row))


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
    if not (row.startswith("[") or _HALF.fullmatch(row)) or "=" in row or in_a_list(trouble):
        return None
    mend = "a table is [glossary], a card begins with [[cards]], each on a line of its own"
    return trouble.cause("the brackets of this header are not right", mend, **whole_line(trouble.row))


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

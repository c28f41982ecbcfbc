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
from quizapp.source.trouble import CURLY, ENTRY, ILLEGAL, Cause, Trouble, place, short

_BARE = re.compile(r"[A-Za-z0-9_-]+(?:\s*\.\s*[A-Za-z0-9_-]+)*")
# A term begins and ends with no blank, so that a long run of blanks is gone through once.
_UNQUOTED = re.compile(r"\s*+(?P<term>[^=\[#\s](?:[^=\[#]*[^=\[#\s])?)\s*=(?:\s|[\"'])")


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
    if "after a key" not in trouble.raw and "Invalid statement" not in trouble.raw:
        return None
    found = _UNQUOTED.match(trouble.row)
    if found is None or trouble.row.lstrip()[0] in "\"'" or _BARE.fullmatch(found["term"]):
        return None
    term = short(found["term"].strip("\"'" + CURLY))
    message = f"the {trouble.sides[0]} {term} needs quotes around it"
    return trouble.cause(message, f'write "{term}" = …', col=found.start("term") + 1)


def no_equals(trouble: Trouble) -> Cause | None:
    """A term and a text with nothing, a colon or an arrow between them."""
    if "after a key" not in trouble.raw and "Invalid statement" not in trouble.raw:
        return None
    if trouble.rest[:1] in (":", "-", ">", "→", "–", "\t"):
        message = f"here stands {trouble.rest.strip()[:1] or 'a tab'} where = belongs"
    else:
        message = "there is no = in this line"
    mend = 'write "{}" = "{}"; a text over several lines needs three quotes """ on both ends'
    mend = mend.format(*trouble.sides)
    return trouble.cause(message, mend)


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
        return trouble.cause("nothing stands after the =", 'write the text in quotes: = "…"', col=col)
    if value[0] in "\"'[{":
        return None
    text = short(value.strip("\"',"))
    return trouble.cause("this text has no quotes around it", f'write = "{text}"', col=col)


def header_brackets(trouble: Trouble) -> Cause | None:
    """A header whose brackets don't match, or with something after it."""
    row = trouble.row.strip()
    if not row.startswith("[") or "=" in row or _in_a_list(trouble):
        return None
    mend = "a table is [glossary], a card begins with [[cards]], each on a line of its own"
    return trouble.cause("the brackets of this header are not right", mend)


def _in_a_list(trouble: Trouble) -> bool:
    return "declaration" not in trouble.raw and any(word in trouble.raw for word in ("array", "inline table"))


def list_open(trouble: Trouble) -> Cause | None:
    """A list without its closing bracket, or without a comma between two texts."""
    if not _in_a_list(trouble) or not trouble.before:
        return None
    last = trouble.before[-1][1]
    mend = 'write it as ["one", "two"], with a comma between the texts and a bracket at the end'
    message = "a list is not closed, or lacks a comma"
    line = place(trouble.text, last.start)[0]
    if line != trouble.line and trouble.row.lstrip().startswith("["):  # the next table begins already
        return trouble.cause(message, mend, last.value)
    return trouble.cause(f"{message} (it begins in line {line})" if line != trouble.line else message, mend)


def invisible(trouble: Trouble) -> Cause | None:
    """A control character, usually pasted."""
    if not ILLEGAL.match(trouble.raw) or not trouble.rest:
        return None
    number = f"U+{ord(trouble.rest[0]):04X}"
    return trouble.cause(f"an invisible character stands here ({number})", "delete it and type the line anew")


CAUSES: tuple[Callable[[Trouble], Cause | None], ...] = (
    cards_brackets,
    twice,
    curly_quotes,
    backslash,
    several_texts,
    two_on_a_line,
    header_brackets,
    term_quote_open,
    quotes_in_quotes,
    unquoted_term,
    no_equals,
    no_closing_quote,
    unquoted_value,
    list_open,
    invisible,
)

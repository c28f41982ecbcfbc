"""Why a deck is no TOML: quotes and backslashes. One function a cause; `causes` lists them."""

from __future__ import annotations

import re

from quizapp.source.trouble import CURLY, ENTRY, ILLEGAL, Cause, Trouble, short


def curly_quotes(trouble: Trouble) -> Cause | None:
    """Curly quotes, as word processors make them, where straight ones belong."""
    col = trouble.col
    if ILLEGAL.match(trouble.raw) or "Unterminated" in trouble.raw:
        stripped = trouble.row.split(" #")[0].rstrip(" ,]}")
        if not stripped or stripped[-1] not in CURLY or '"""' in trouble.row:
            return None
        col = len(stripped)
    else:
        start = len(trouble.row) - len(trouble.row.lstrip()) + 1
        at = next((c for c in (col, start) if trouble.row[c - 1 : c] and trouble.row[c - 1] in CURLY), None)
        if at is None:
            return None
        col = at
    message = f"{trouble.row[col - 1]} is a curly quote; TOML reads only straight ones"
    return trouble.cause(message, 'write " instead, at both ends of the text', col=col, length=1)


def backslash(trouble: Trouble) -> Cause | None:
    r"""A single backslash inside of double quotes, as in `"C:\Users"`."""
    if not any(word in trouble.raw for word in ("Unescaped '\\'", "hex value", "Unicode scalar")):
        return None
    at = trouble.row.rfind("\\", 0, trouble.col)
    mend = r"write \\ for each, or put single quotes ' around the text instead"
    return trouble.cause(
        "a single backslash in a text has a special meaning", mend, col=at + 1 or None, length=1
    )


def quotes_in_quotes(trouble: Trouble) -> Cause | None:
    """`"He said "hi""`: the second quote ends the text."""
    if not any(
        word in trouble.raw for word in ("after a statement", "Unclosed", "after a key", "Expected '='")
    ):
        return None
    closing = trouble.row[: trouble.col - 1].rstrip()
    quote = closing[-1:]
    if quote not in ('"', "'") or quote not in trouble.rest or trouble.rest.lstrip()[:1] == quote:
        return None
    if "after a key" in trouble.raw and not re.search(r"[\"']\s*=", trouble.rest):
        return None
    if "after a key" in trouble.raw and re.match(r"""["'].*=\s*["']$""", closing.strip()):
        return None  # the quote that is missing is the one before the =
    if quote == "'":
        message, mend = "an apostrophe inside of single quotes ends the text", 'put double quotes " around it'
    else:
        message = "a quote inside of quotes ends the text"
        mend = r"""write \" for each quote inside, or put single quotes ' around the text"""
    return trouble.cause(message, mend, col=len(closing), length=1)


def term_quote_open(trouble: Trouble) -> Cause | None:
    """`"Rare earths = "x"`: the quote before the equals sign is missing."""
    found = re.match(r"""\s*(["'])([^"']*?)\s*=\s*\1""", trouble.row)
    if found is None or "after a key" not in trouble.raw:
        return None
    mend = f'write "{short(found[2])}" = …'
    message = f"the quote that closes the {trouble.sides[0]} is missing"
    return trouble.cause(message, mend, col=found.start(1) + 1, length=found.end(2) - found.start(1))


def no_closing_quote(trouble: Trouble) -> Cause | None:
    """A text whose line ends before its closing quote."""
    newline = ILLEGAL.match(trouble.raw) and "'\\n'" in trouble.raw
    if not (newline or "Unterminated" in trouble.raw or 'Expected "\'"' in trouble.raw) or not trouble.before:
        return None
    last = trouble.text.rfind("'")
    if trouble.raw.startswith('Expected "\'"') and last >= 0:  # it looked for another one to the end
        return trouble.cause("this text has no closing quote", "write ' at its end", last)
    start = trouble.before[-1][1]
    quote = trouble.text[start.value : start.value + 3]
    if quote in ('"""', "'''"):
        mend = f"write {quote} where the text ends"
        message = f"a text that begins with {quote} is never closed"
        return trouble.cause(message, mend, start.value)
    if quote[:1] == "'":
        return trouble.cause("this text has no closing quote", "write ' at its end", start.value)
    col = _opening(trouble.row)
    following = next((line for line in trouble.lines[trouble.line :] if line.strip()), "")
    if following and not _looks_like_a_statement(following):
        message = "a text over several lines needs three quotes"
        return trouble.cause(message, 'write """ before and after it', col=col)
    quote = trouble.row[col - 1] if col else "the same quote"
    return trouble.cause("this text has no closing quote", f"write {quote} at its end", col=col)


def _opening(row: str) -> int | None:
    """Return the column of the last quote that opens a string in a line."""
    found = list(re.finditer(r"""("(?:[^"\\]|\\.)*+"?+|'[^']*+'?+)""", row))
    return found[-1].start() + 1 if found else None


def _looks_like_a_statement(line: str) -> bool:
    return line.lstrip()[0] in "[#" or ENTRY.match(line) is not None

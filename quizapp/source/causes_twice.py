"""Why a deck is no TOML: something is in it twice. One function a cause; `causes` lists them."""

from __future__ import annotations

from quizapp.source.scan import Statement
from quizapp.source.trouble import Cause, Trouble, place, short


def cards_brackets(trouble: Trouble) -> Cause | None:
    """`[cards]` where `[[cards]]` is meant."""
    if "overwrite" not in trouble.raw and "twice" not in trouble.raw:
        return None
    for full, statement in trouble.before:
        if full == ("cards",) and statement.kind == "table":
            mend = "write [[cards]] with two brackets on each side, above each card"
            return trouble.cause("[cards] has one bracket on each side", mend, statement.start)
    return None


def twice(trouble: Trouble) -> Cause | None:
    """A term or a table that stands in the file already."""
    if not trouble.before or not any(word in trouble.raw for word in ("overwrite", "twice", "namespace")):
        return None
    full, last = trouble.before[-1]
    scope = 0  # a key of an earlier [[cards]] is another card's
    for number, (_, statement) in enumerate(trouble.before):
        if statement.kind == "array":
            scope = number if full[: len(statement.parts)] == statement.parts else scope
    for earlier, statement in trouble.before[scope:-1]:
        if earlier != full:
            continue
        first = place(trouble.text, statement.start)[0]
        if last.kind == "key":
            line = place(trouble.text, last.start)[0]
            message = f'"{short(last.parts[-1])}" is there twice: in line {first} and in line {line}'
            mend = "remove one of the two, or give it another wording"
            if full[0] == "cards":
                mend = "remove one of the two, or write [[cards]] above it if a new card begins here"
            return trouble.cause(message, mend, last.start)
        mend = "put its lines under the first one, and remove this header"
        return trouble.cause(f"[{short('.'.join(full))}] is there already, in line {first}", mend, last.start)
    return _dotted(trouble, full, last)


def _dotted(trouble: Trouble, full: tuple[str, ...], last: Statement) -> Cause:
    """`Node = …` and `Node.js = …`: without quotes the dot makes a table."""
    for earlier, statement in trouble.before[:-1]:
        other = place(trouble.text, statement.start)[0]
        if earlier[: len(full)] == full or full[: len(earlier)] == earlier != full[:1]:
            where = last if len(last.parts) >= len(statement.parts) else statement
            name = ".".join(where.parts)
            clash = other if where is last else place(trouble.text, last.start)[0]
            message = f"the dot in {short(name)} makes a table of it, which clashes with line {clash}"
            return trouble.cause(message, f'put quotes around it: "{short(name)}"', where.start)
    name = short(".".join(last.parts))
    message = f"{name} is there already, in another shape"
    return trouble.cause(message, "remove one of the two", last.start)

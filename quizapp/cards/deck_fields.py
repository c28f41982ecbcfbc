"""What is said of a deck as a whole: the keys of `[deck]`, read as they are written and changed in place."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.cards.fields import Fields, cleaned, listed, toml_of
from quizapp.cards.note_place import line_of
from quizapp.source.outline import Block, Entry, Outline
from quizapp.source.splice import Edit, spliced, toml_value
from quizapp.source.values import parsed

NAMES = (
    *("title", "language", "description", "author", "license", "source"),
    *("tags", "typing", "directions", "ignore"),
)
"""Those that an author may change at any time. The id is not among them: the history goes by it."""
LISTS = ("tags", "ignore")


def read(outline: Outline) -> dict[str, str | list[str]]:
    """The keys of `[deck]`; what isn't there, or is no text or list of texts, is empty."""
    entries = _entries(outline)
    return {name: _value(outline, name, entries.get(name)) for name in NAMES}


def lines(outline: Outline) -> dict[str, range]:
    """The lines on which the keys of `[deck]` stand, by name."""
    return {
        name: range(outline.place(entry.start).line, outline.place(max(entry.start, entry.end - 1)).line + 1)
        for name, entry in _entries(outline).items()
    }


def _value(outline: Outline, name: str, entry: Entry | None) -> str | list[str]:
    found = parsed(outline.text, entry.value) if entry else ""
    texts = [each for each in found if isinstance(each, str)] if isinstance(found, list) else []
    if name in LISTS:
        return texts
    if name == "directions":
        return listed(texts)
    return found if isinstance(found, str) else ""


def changed(text: str, fields: Fields) -> str:
    """The deck's text with other keys of `[deck]`; those that are missing stay, what is empty goes.

    ValueError where the table is written in an odd way: `deck = { … }`.
    """
    outline = Outline(text)
    old, new = read(outline), cleaned(fields)
    new = {name: value for name, value in new.items() if value != old[name]}
    entries = _entries(outline)
    edits: list[Edit] = []
    more = ""
    for name in sorted(new, key=NAMES.index):
        value, entry = toml_of(name, new[name]), entries.get(name)
        if entry and value:
            edits.append(Edit(entry.value.start, entry.value.end, toml_value(value)))
        elif entry:
            edits.append(Edit(entry.start, entry.end, ""))
        elif value:
            more += line_of(name, value)
    return spliced(text, [*edits, _into_deck(outline, more)] if more else edits)


def _entries(outline: Outline) -> dict[str, Entry]:
    found = (entry for block in outline.blocks for entry in block.entries)
    return {str(each.path[1]): each for each in found if len(each.path) == 2 and each.path[0] == "deck"}


def _into_deck(outline: Outline, new: str) -> Edit:
    """Lines at the end of `[deck]`; without that table it is made, above all others."""
    text = outline.text
    table = next((block for block in outline.blocks if block.path == ("deck",)), None)
    if table:
        return _own_line(text, table.body, new)
    entries = [entry for block in outline.blocks for entry in block.entries if entry.path[0] == "deck"]
    if any(len(entry.path) == 1 for entry in entries):
        raise ValueError("what is said of this deck is written in a way that is only edited as text")
    if entries:  # deck.title = "…"
        dotted = "".join(f"deck.{line}" for line in new.splitlines(keepends=True))
        if '"""' in new:
            raise ValueError("a text of several lines is only added to this deck as text")
        return _own_line(text, max(entry.end for entry in entries), dotted)
    at = _above(outline)
    above = text[:at].rstrip("\r\n \ufeff").rpartition("\n")[2].strip()
    apart = "\n" if above and not above.startswith("#") and not text[:at].endswith(("\n\n", "\n\r\n")) else ""
    below = "\n" if text[at:].strip() else ""
    return _own_line(text, at, f"{apart}[deck]\n{new}{below}")


def _above(outline: Outline) -> int:
    """Where the first table begins, with the remarks right above it that are its own."""
    top, *rest = outline.blocks
    if not rest:
        return len(outline.text)
    start = at = rest[0].start
    for begin, line in reversed(list(_lines(outline.text, top, start))):
        if not line.startswith("#"):
            return at if not line else start
        at = begin
    return start  # one remark at the top is the file's


def _lines(text: str, top: Block, end: int) -> Iterator[tuple[int, str]]:
    """The lines below the entries of the top, each with where it begins."""
    at = top.body
    while at < end:
        after = text.find("\n", at, end) + 1 or end
        yield at, text[at:after].strip("\ufeff \t\r\n")
        at = after


def _own_line(text: str, at: int, new: str) -> Edit:
    begun = at == 0 or text[at - 1] in "\n\ufeff"
    return Edit(at, at, new if begun else f"\n{new}")

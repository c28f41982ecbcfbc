"""A paper as text: the items with lettered options, and the answer key at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizapp.cards.clean import clean
from quizapp.cards.markup import plain
from quizapp.cli.output import folded, isolated, width
from quizapp.cli.plain import plural
from quizapp.formats.paper_sheets import LETTERS, numbered
from quizapp.questions.distractors.explaining import Reason, explain, reasons
from quizapp.questions.forms import form
from quizapp.questions.item import Item
from quizapp.questions.material import Material
from quizapp.questions.versions import Version

ROOM = 40  # columns to write an answer into
_WIDEST, _LEAST = 78, 20  # columns of a line
_INDENT = "   "


def paper_lines(
    version: Version,
    decks: Sequence[tuple[str, str]],
    seed: str,
    material: Material | None = None,
    room: int = _WIDEST,
) -> Iterator[str]:
    """Items and key, as clean lines of `room` columns at most; `decks`: titles with their contents' digests.

    With the material that they are made from each item says why it has these options.
    """
    lines = _lines(version, decks, seed, material)
    for label, text in lines:
        yield from _set(label, text, max(_LEAST, min(_WIDEST, room)))


_Line = tuple[str, str]
"""A label, and the text behind it, whose other lines stand below its first."""


def _set(label: str, text: str, room: int) -> Iterator[str]:
    lead, below = label, " " * width(label)
    for line in clean(text).split("\n"):
        hang = "  " if line.startswith("• ") else ""
        parts = folded(line, max(_LEAST // 2, room - len(below) - len(hang)))
        for number, part in enumerate(parts or [""]):
            yield f"{lead}{hang if number else ''}{isolated(part.strip())}".rstrip()
            lead = below


def _lines(
    version: Version, decks: Sequence[tuple[str, str]], seed: str, material: Material | None
) -> Iterator[_Line]:
    items = version.items
    for title, digest in decks:
        yield "", title
        yield "  ", f"digest {digest}"
    name = f"Version {version.letter}: " if version.letter else ""
    yield "", f"{name}{plural(len(items), 'question')}, seed {seed}"
    for number, block in numbered(items):
        yield "", ""
        if block[0].group:
            yield from _match(number, block)
            continue
        yield from _question(number, block[0])
        if material:
            yield from _reasons(block[0], material)
    yield "", ""
    yield "", f"Answers to version {version.letter}, seed {seed}" if version.letter else "Answers"
    yield "", ""
    for number, item in enumerate(items, 1):
        yield f"{number}.{_letter(item)} ", plain(item.answer)
    if material:
        yield from _legend()


def _question(number: int, item: Item) -> Iterator[_Line]:
    if item.ask:
        yield f"{number}. ", item.ask
        yield _INDENT, plain(item.stem)
    else:
        yield f"{number}. ", plain(item.stem)
    yield from _options(item)
    if form(item.form).entry == "text":
        yield _INDENT, "_" * ROOM


def _options(item: Item) -> Iterator[_Line]:
    for letter, option in zip(LETTERS, item.options, strict=False):
        yield f"{_INDENT}{letter}  ", plain(option.text)


def _reasons(item: Item, material: Material) -> Iterator[_Line]:
    """Of each option where it comes from, what speaks for it, and what it shares with the question."""
    told = explain(item, material)
    if told:
        yield _INDENT, "Why these:"
    for letter, reason in zip(LETTERS, told, strict=False):
        yield f"{_INDENT}{_INDENT}{letter} ", _reason_text(reason)


def _reason_text(reason: Reason) -> str:
    shared = f"shares {reason.shared:g} with the question"
    if reason.source == "key":
        return f"the right one; {shared}"
    if reason.source == "author":
        return f"the author's own; {shared}"
    parts = " · ".join(f"{name} {part:g}" for name, part in reason.parts)
    return f"of {plain(reason.note)}; {shared}; like the right one by {reason.likeness:g}: {parts}"


def _legend() -> Iterator[_Line]:
    yield "", ""
    yield "", "What the words after “like the right one by” mean"
    yield "", ""
    for name, reason in reasons():
        yield f"{name}: ", reason
    yield "", ""
    yield (
        "",
        "Among the likest distractors those are taken that leave to chance where the right one stands: in "
        "what it shares with the question (in words), in how like it is to the others, and in value.",
    )


def _match(number: int, pairs: Sequence[Item]) -> Iterator[_Line]:
    """All left sides with their numbers, then the right sides once."""
    yield f"{number} to {number + len(pairs) - 1}. ", pairs[0].ask
    for place, item in enumerate(pairs, number):
        yield f"{_INDENT}{place}. ", plain(item.stem)
    yield from _options(pairs[0])


def _letter(item: Item) -> str:
    """The letter of the right option; behind it for true and false which of them it is."""
    if item.key is None:
        return ""
    word = f" {item.options[item.key].text}:" if item.form == "true-false" else ""
    return f" {LETTERS[item.key]}{word}"

"""A paper as text: the items with lettered options, and the answer key at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizapp.cards.markup import plain
from quizapp.cli.output import labelled
from quizapp.cli.plain import plural
from quizapp.formats.paper_sheets import LETTERS, numbered
from quizapp.questions.distractors.explaining import Reason, explain, reasons
from quizapp.questions.forms import form
from quizapp.questions.item import Item
from quizapp.questions.material import Material
from quizapp.questions.versions import Version

ROOM = 40  # columns to write an answer into


def paper_lines(
    version: Version,
    decks: Sequence[tuple[str, str]],
    seed: str,
    material: Material | None = None,
) -> Iterator[str]:
    """Items and key; `decks` are titles with the digests of their contents.

    With the material that they are made from each item says why it has these options.
    """
    items = version.items
    for title, digest in decks:
        yield title
        yield f"  digest {digest}"
    name = f"Version {version.letter}: " if version.letter else ""
    yield f"{name}{plural(len(items), 'question')}, seed {seed}"
    for number, block in numbered(items):
        yield ""
        if block[0].group:
            yield from _match(number, block)
            continue
        yield from _question(number, block[0])
        if material:
            yield from _reasons(block[0], material)
    yield ""
    yield f"Answers to version {version.letter}, seed {seed}" if version.letter else "Answers"
    yield ""
    for number, item in enumerate(items, 1):
        yield labelled(f"{number}.{_letter(item)}", plain(item.answer))
    if material:
        yield from _legend()


def _question(number: int, item: Item) -> Iterator[str]:
    if item.ask:
        yield f"{number}. {item.ask}"
        yield _indented(plain(item.stem))
    else:
        yield labelled(f"{number}.", plain(item.stem))
    for letter, option in zip(LETTERS, item.options, strict=False):
        yield _indented(labelled(f"{letter} ", plain(option.text)))
    if form(item.form).entry == "text":
        yield _indented("_" * ROOM)


def _reasons(item: Item, material: Material) -> Iterator[str]:
    """Of each option where it comes from, what speaks for it, and what it shares with the question."""
    told = explain(item, material)
    if told:
        yield _indented("Why these:")
    for letter, reason in zip(LETTERS, told, strict=False):
        yield _indented(_indented(labelled(letter, _reason_text(reason))))


def _reason_text(reason: Reason) -> str:
    shared = f"shares {reason.shared:g} with the question"
    if reason.source == "key":
        return f"the right one; {shared}"
    if reason.source == "author":
        return f"the author's own; {shared}"
    parts = " · ".join(f"{name} {part:g}" for name, part in reason.parts)
    return f"of {plain(reason.note)}; {shared}; like the right one by {reason.likeness:g}: {parts}"


def _legend() -> Iterator[str]:
    yield ""
    yield "What the words after “like the right one by” mean"
    yield ""
    for name, reason in reasons():
        yield labelled(f"{name}:", reason)
    yield ""
    yield (
        "Among the likest distractors those are taken that leave to chance where the right one stands: in "
        "what it shares with the question (in words), in how like it is to the others, and in value."
    )


def _match(number: int, pairs: Sequence[Item]) -> Iterator[str]:
    """All left sides with their numbers, then the right sides once."""
    yield f"{number} to {number + len(pairs) - 1}. {pairs[0].ask}".rstrip()
    for place, item in enumerate(pairs, number):
        yield _indented(labelled(f"{place}.", plain(item.stem)))
    for letter, option in zip(LETTERS, pairs[0].options, strict=False):
        yield _indented(labelled(f"{letter} ", plain(option.text)))


def _letter(item: Item) -> str:
    """The letter of the right option; behind it for true and false which of them it is."""
    if item.key is None:
        return ""
    word = f" {item.options[item.key].text}:" if item.form == "true-false" else ""
    return f" {LETTERS[item.key]}{word}"


def _indented(text: str) -> str:
    return "\n".join(f"   {line}" for line in text.split("\n"))

"""A paper as text: the items with lettered options, and the answer key at the end."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.cards.markup import plain
from quizapp.cli.output import labelled, say
from quizapp.cli.plain import plural
from quizapp.questions.distractors.explaining import Reason, explain, reasons
from quizapp.questions.forms import form
from quizapp.questions.item import Item
from quizapp.questions.material import Material

LETTERS = "ABCDEF"
ROOM = 40  # columns to write an answer into


def print_paper(
    items: Sequence[Item], decks: Sequence[tuple[str, str]], seed: str, material: Material | None = None
) -> None:
    """Prints items and key; `decks` are titles with the digests of their contents.

    With the material that they are made from each item says why it has these options.
    """
    for title, digest in decks:
        say(title)
        say(f"  digest {digest}")
    say(f"{plural(len(items), 'question')}, seed {seed}")
    before = ""
    for number, item in enumerate(items, 1):
        if item.group and item.group == before:
            continue
        say()
        if item.group:
            _match(number, [each for each in items if each.group == item.group])
        else:
            _question(number, item)
            if material:
                _reasons(item, material)
        before = item.group
    say()
    say("Answers")
    say()
    for number, item in enumerate(items, 1):
        say(labelled(f"{number}.{_letter(item)}", plain(item.answer)))
    if material:
        _legend()


def _question(number: int, item: Item) -> None:
    if item.ask:
        say(f"{number}. {item.ask}")
        say(_indented(plain(item.stem)))
    else:
        say(labelled(f"{number}.", plain(item.stem)))
    for letter, option in zip(LETTERS, item.options, strict=False):
        say(_indented(labelled(f"{letter} ", plain(option.text))))
    if form(item.form).entry == "text":
        say(_indented("_" * ROOM))


def _reasons(item: Item, material: Material) -> None:
    """Of each option where it comes from, what speaks for it, and what it shares with the question."""
    told = explain(item, material)
    if told:
        say(_indented("Why these:"))
    for letter, reason in zip(LETTERS, told, strict=False):
        say(_indented(_indented(labelled(letter, _reason_text(reason)))))


def _reason_text(reason: Reason) -> str:
    shared = f"shares {reason.shared:g} with the question"
    if reason.source == "key":
        return f"the right one; {shared}"
    if reason.source == "author":
        return f"the author's own; {shared}"
    parts = " · ".join(f"{name} {part:g}" for name, part in reason.parts)
    return f"of {plain(reason.note)}; {shared}; like the right one by {reason.likeness:g}: {parts}"


def _legend() -> None:
    say()
    say("What the words after “like the right one by” mean")
    say()
    for name, reason in reasons():
        say(labelled(f"{name}:", reason))
    say()
    say(
        "Among the likest distractors those are taken that leave to chance where the right one stands: in "
        "what it shares with the question (in words), in how like it is to the others, and in value."
    )


def _match(number: int, pairs: Sequence[Item]) -> None:
    """All left sides with their numbers, then the right sides once."""
    say(f"{number} to {number + len(pairs) - 1}. {pairs[0].ask}".rstrip())
    for place, item in enumerate(pairs, number):
        say(_indented(labelled(f"{place}.", plain(item.stem))))
    for letter, option in zip(LETTERS, pairs[0].options, strict=False):
        say(_indented(labelled(f"{letter} ", plain(option.text))))


def _letter(item: Item) -> str:
    """The letter of the right option; behind it for true and false which of them it is."""
    if item.key is None:
        return ""
    word = f" {item.options[item.key].text}:" if item.form == "true-false" else ""
    return f" {LETTERS[item.key]}{word}"


def _indented(text: str) -> str:
    return "\n".join(f"   {line}" for line in text.split("\n"))

"""A paper as text: the items with lettered options, and the answer key at the end."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.cards.markup import plain
from quizapp.cli.output import labelled, say
from quizapp.cli.plain import plural
from quizapp.questions.item import Item

LETTERS = "ABCDEF"


def print_paper(items: Sequence[Item], decks: Sequence[tuple[str, str]], seed: str) -> None:
    """Prints items and key; `decks` are titles with the digests of their contents."""
    for title, digest in decks:
        say(title)
        say(f"  digest {digest}")
    say(f"{plural(len(items), 'question')}, seed {seed}")
    for number, item in enumerate(items, 1):
        say()
        _question(number, item)
    say()
    say("Answers")
    say()
    for number, item in enumerate(items, 1):
        letter = f" {LETTERS[item.key]}" if item.key is not None else ""
        say(labelled(f"{number}.{letter}", plain(item.answer)))


def _question(number: int, item: Item) -> None:
    if item.ask:
        say(f"{number}. {item.ask}")
        say(_indented(plain(item.stem)))
    else:
        say(labelled(f"{number}.", plain(item.stem)))
    for letter, option in zip(LETTERS, item.options, strict=False):
        say(_indented(labelled(f"{letter} ", plain(option.text))))


def _indented(text: str) -> str:
    return "\n".join(f"   {line}" for line in text.split("\n"))

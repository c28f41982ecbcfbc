"""Asks which deck is meant, where a quiz in plain lines was named none."""

from __future__ import annotations

from quizapp.cli.output import say
from quizapp.cli.plain import Stop, numbered, plural, read_line
from quizapp.library.shelf import Entry

NO_DECKS = "There are no decks yet. `quizapp help decks` tells how one is written."


def choose_deck(entries: list[Entry]) -> Entry | None:
    """The deck chosen by its number; None where there is none to choose. Raises Stop."""
    if not entries:
        say(NO_DECKS)
        return None
    say(f"{plural(len(entries), 'deck')}. Type the number of the one to be asked about, or :q to leave.")
    for number, entry in enumerate(entries, 1):
        say(numbered(str(number), entry.full_title))
    while True:
        line = read_line()
        if line is None or line.strip() == ":q":
            raise Stop
        bare = line.strip()
        if bare.isdecimal() and len(bare) < 9 and 1 <= int(bare) <= len(entries):
            return entries[int(bare) - 1]
        say(f"Type a number from 1 to {len(entries)}, or :q to leave.")

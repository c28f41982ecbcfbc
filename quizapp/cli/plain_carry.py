"""Carries histories over before study or a quiz in plain lines; what is in doubt is asked on a terminal."""

from __future__ import annotations

import sys
from functools import partial

from quizapp.cards.markup import plain
from quizapp.cli.output import is_terminal, say, tell
from quizapp.cli.plain import Stop, keep, numbered, plural, read_line
from quizapp.library.carrying import carry, settle
from quizapp.library.library import Library
from quizapp.study.carry import Choice, Doubt


class _Later(Exception):
    """The learner is to be asked another time."""


def carry_over(library: Library, command: str) -> None:
    """Carries over what is certain and asks about the rest; `command` is the one to type for that.

    Raises Stop where the learner leaves.
    """
    doubts = carry(library)
    if doubts and not (is_terminal() and sys.stdin is not None and sys.stdin.isatty()):
        tell(
            f"quizapp: {plural(len(doubts), 'card or deck', 'cards or decks')} may have got another name; "
            f"the app asks which, and so does `{command}` in a terminal"
        )
        return
    while doubts:
        try:
            choice = _ask(library, doubts[0])
        except _Later:
            return
        save = partial(settle, library, doubts[0], choice)
        keep(save, save)
        say("Its history goes on there." if choice else "It stays as it is.")
        doubts = carry(library)


def _ask(library: Library, doubt: Doubt) -> Choice | None:
    """The choice made, None for none of them. Raises Stop and _Later."""
    titles = library.titles
    if doubt.is_deck:
        say(f"The deck {doubt.words} is gone. Which one is it now?")
    else:
        deck = doubt.id.partition("#")[0]
        say(f"This card is gone from {titles.get(deck, deck)}:")
        say(plain(doubt.words))
        say("Which one is it now, in other words? Its history goes on there.")
    words = [titles.get(choice.id, choice.words) for choice in doubt.choices]
    for number, text in enumerate([*map(plain, words), "none of them: it is gone"], 1):
        say(numbered(str(number), text))
    while True:
        say("(a number; Enter: ask me later)")
        line = read_line()
        if line is None or line.strip() == ":q":
            raise Stop
        bare = line.strip()
        if not bare:
            raise _Later
        if bare.isdecimal() and len(bare) < 9 and 1 <= int(bare) <= len(words) + 1:
            return doubt.choices[int(bare) - 1] if int(bare) <= len(words) else None

"""A match in plain lines: left sides with numbers, right sides with letters, pairs as `1c 2a`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from quizapp.cards.markup import plain
from quizapp.cli.output import labelled, say
from quizapp.cli.plain import keep, numbered, show_more
from quizapp.cli.plain_desk import Desk
from quizapp.cli.replies import Command, Matched, Unclear, still_open, understand_pairs
from quizapp.questions.item import Item
from quizapp.study.quiz import Response

LETTERS = "abcdefghijklmnopqrstuvwxyz"

ANSWERS = (
    "1c pairs number 1 with letter c; several at once too: 1c 2a 3b 4d",
    "letters alone are for the numbers still open, in their order",
    "2a? pairs them and says that you are guessing",
)


def ask_pairs(desk: Desk, group: range, command: Callable[[int, Item, Command], bool]) -> None:
    """Asks a match until all its pairs are answered or skipped, or something else is at hand.

    `command` does what a line beginning with a colon says; whether that settles the match.
    """
    items = [desk.quiz.items[i] for i in group]
    _show(items, [i - group.start for i in desk.free(group.start)])
    while free := desk.free(group.start):
        lefts = [i - group.start for i in free]
        reply = understand_pairs(desk.timer.read_line(), lefts, len(items), overrule=True)
        if isinstance(reply, Unclear):
            say(f"{reply.why} Nothing is saved.")
        elif isinstance(reply, Matched):
            _pair(desk, group, reply)
        elif command(free[0], items[lefts[0]], reply):
            return
    tell_pairs(desk, group)


def _show(items: Sequence[Item], free: Sequence[int]) -> None:
    """The left sides still open with their numbers, then all right sides with their letters."""
    if items[0].ask:
        say(items[0].ask)
    for left in free:
        say(numbered(str(left + 1), plain(items[left].stem)))
    for letter, option in zip(LETTERS, items[0].options, strict=False):
        say(numbered(letter, plain(option.text)))
    say("(Pair each number with a letter, such as 1b 2a)")


def _pair(desk: Desk, group: range, reply: Matched) -> None:
    """Saves pairs, and tells of each that it was taken in: nothing of what it is worth."""
    ms = desk.timer.ms() // len(reply.pairs)
    desk.timer.shown()
    for left, chosen in reply.pairs:
        response = Response(chosen.place, chosen.guess, desk.hint, ms)
        keep(partial(desk.sitting.answer, group[left], response), desk.sitting.save_again)
        noted = " Guess noted." if chosen.guess else "" if desk.saved else " Noted."
        say(f"{left + 1} {LETTERS[chosen.place]}.{noted}{desk.saved}")
    if free := desk.free(group.start):
        say(f"{still_open([i - group.start for i in free])}.")


def tell_pairs(desk: Desk, group: range) -> None:
    """What came of the pairs, but not in a test: of those not right also the letter that is, and why."""
    for left, i in enumerate(group):
        told = None if desk.test else desk.sitting.feedback(i)
        if told and told.mark == "right":
            say(f"{left + 1}: Right.")
        elif told:
            item = desk.quiz.items[i]
            word = "Skipped." if told.mark == "skipped" else "Wrong."
            label = f"{left + 1}: {word} The answer is {LETTERS[item.key or 0]}:"
            say(labelled(label, plain(item.answer)))
            show_more(told.why, told.explanation, told.source)

"""What quiz and study in plain lines share: reading a line, showing an item, saving until it is saved."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

from quizapp.cards.markup import plain
from quizapp.cards.script import right_to_left
from quizapp.cli.output import labelled, say
from quizapp.questions.item import Item
from quizapp.storage.log import NotSaved

T = TypeVar("T")

RATINGS = {1: "Again", 2: "Hard", 3: "Good", 4: "Easy"}
RATE = "(1 Again, 2 Hard, 3 Good, 4 Easy)"
REVEAL = "(Enter shows the answer)"
_ONE_LINE = 200  # characters of an answer that may stand inside of a sentence


class Stop(Exception):
    """The learner leaves, by `:q`, the end of input or Ctrl+C (`interrupted`).

    `unsaved`: an answer could not be saved.
    """

    def __init__(self, *, unsaved: bool = False, interrupted: bool = False) -> None:
        super().__init__()
        self.unsaved = unsaved
        self.interrupted = interrupted

    def code(self) -> int:
        """The exit code, when all is said. Raises KeyboardInterrupt again after Ctrl+C."""
        if self.interrupted:
            raise KeyboardInterrupt
        return 1 if self.unsaved else 0


def read_line() -> str | None:
    """The next line of standard input without its line end; None at the end."""
    if sys.stdin is None:
        return None
    line = sys.stdin.readline()
    return line.rstrip("\r\n") if line else None


def keep(save: Callable[[], T], again: Callable[[], T]) -> T:
    """What `save` gives; where it is not saved, `again` at each press of Enter. Raises Stop."""
    try:
        return save()
    except NotSaved as error:
        trouble = error
    while True:
        say(f"Not saved: {trouble}")
        say("Enter tries again, :q leaves without it.")
        try:
            line = read_line()
        except KeyboardInterrupt:
            raise Stop(unsaved=True, interrupted=True) from None
        if line is None or line.strip() == ":q":
            raise Stop(unsaved=True)
        try:
            return again()
        except NotSaved as error:
            trouble = error


def tried(act: Callable[[], object]) -> bool:
    """Whether what `act` does was saved; where not, that is said: it can be asked for once more."""
    try:
        act()
    except NotSaved as error:
        say(f"Not saved: {error.plainly} Nothing has changed.")
        return False
    return True


def show_item(item: Item) -> None:
    """The line above the stem, the stem, and the options with their numbers."""
    if item.remark:
        say(item.remark)
    if item.ask:
        say(item.ask)
    say(plain(item.stem))
    for number, option in enumerate(item.options, 1):
        say(numbered(str(number), plain(option.text)))
    if item.form == "flashcard":
        say(REVEAL)


def numbered(number: str, text: str) -> str:
    """`2  text`; further lines of the text stand under its first one."""
    return labelled(number, text) if right_to_left(text) else f"{number}  " + text.replace("\n", "\n   ")


def show_more(why: str, explanation: str, source: str) -> None:
    """What there is to say of an answer: why it is wrong, an empty line, the explanation, its source."""
    if why:
        say(plain(why))
    if why and explanation:
        say()
    if explanation:
        say(plain(explanation))
    if source:
        say(labelled("Source:", plain(source)))


def show_hint(item: Item) -> bool:
    """Shows the hint, if there is one; whether there is."""
    say(labelled("Hint:", plain(item.hint)) if item.hint else "This card has no hint.")
    return bool(item.hint)


def the_answer(item: Item) -> tuple[str, str]:
    """`The answer is 2: Critical minerals.` for inside a line, and what has to stand below it (or "")."""
    text = plain(item.answer)
    number = f" {item.key + 1}" if item.key is not None else ""
    if "\n" in text or len(text) > _ONE_LINE or right_to_left(text):
        return f"The answer is{number}, below.", text
    return f"The answer is{number}: {text}{'' if text[-1:] in '.!?…' else '.'}", ""


def show_commands(answers: Sequence[str]) -> None:
    """What is understood: how to answer, then the commands."""
    for line in answers:
        say(line)
    say(":u takes the last answer back")
    say(":f flags this card for the deck's author; a remark may follow")
    say(":h shows the hint")
    say(":s skips this one")
    say(":q stops; so does the end of input")
    say(":: begins an answer that begins with a colon")
    say(":? shows this")


def answers_for(item: Item) -> tuple[str, ...]:
    """How this item is answered, in words."""
    if item.options:
        return (
            f"1 to {len(item.options)} chooses that option",
            "2? chooses option 2 and says that you are guessing",
        )
    if item.form == "flashcard":
        return (
            "Enter shows the answer",
            "1 Again, 2 Hard, 3 Good, 4 Easy: how well you knew it; it shows the answer first",
        )
    return ("Any other line is your answer",)


def plural(count: int, one: str, many: str = "") -> str:
    """`1 card`, `2 cards`."""
    return f"{count} {one if count == 1 else many or one + 's'}"

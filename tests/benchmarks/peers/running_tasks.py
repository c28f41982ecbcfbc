"""What a key takes in the running app until all is painted, and what the library takes in it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from .bare import CARD, CARD_UNSAVED
from .ground import Ground
from .made_cards import pairs
from .our_side import COUNT
from .start_tasks import FIRST
from .terminal import Run
from .turns import Goal, Row, in_turns

HOME = "Enter quiz"  # on Home, once the library is read
_MOST = 60  # answers, so that a small library has enough
_KEYS = 3  # of a word that is searched, that change the first row
_SHOWN = 10  # characters of a term that a row has room for in any case


def answer(ground: Ground) -> list[Row]:
    """A rating → its line on the disk → the next card painted."""
    run = ground.app("study")
    run.until(FIRST)

    def ours() -> float:
        run.press(" ", "Again")
        return run.press("3", FIRST)

    sides = {"ours": ours, "flushed": _bare(ground, CARD), "unsaved": _bare(ground, CARD_UNSAVED)}
    if ground.anki:
        theirs = ground.theirs()
        sides["anki"] = lambda: theirs.took("answer")
    took = in_turns(min(_MOST, ground.runs * 5), sides)
    anki = took.get("anki", [])
    goals = (Goal("bare", 2.0),)
    return [
        Row("answer → next card", ground.size, took["ours"], took["unsaved"], anki, goals),
        Row("the same, bare one flushes too", ground.size, took["ours"], took["flushed"], [], goals),
    ]


def _bare(ground: Ground, program: str) -> Callable[[], float]:
    """Presses a key in a bare app of its own."""
    run = ground.bare(program)
    run.until("Card 1")
    numbers = count(2)
    return lambda: run.press(" ", rf"Card {next(numbers)}\b")


def stats(ground: Ground) -> list[Row]:
    """The page of statistics painted from Home, and its figures alone."""
    run = _home(ground)

    def page() -> float:
        run.press("\x1b", HOME)
        return run.press("v", "Coming up")

    run.press("v", "Coming up")
    ours = ground.ours()
    sides = {"page": page, "ours": lambda: ours.took("stats")}
    if ground.anki:
        theirs = ground.theirs()
        sides |= {"anki": lambda: theirs.took("stats"), "year": lambda: theirs.took("year")}
    took = in_turns(ground.runs, sides)
    anki, year = took.get("anki", []), took.get("year", [])
    goals = (Goal("anki", 0.1),)
    return [
        Row("v → statistics painted", ground.size, took["page"], [], anki, goals),
        Row("statistics, all time", ground.size, took["ours"], [], anki, goals),
        Row("statistics, a year", ground.size, took["ours"], [], year),
    ]


def _home(ground: Ground) -> Run:
    """The app on Home, with nothing left to do."""
    run = ground.app()
    run.until(HOME)
    run.quiet(1.0)
    return run


def library(ground: Ground) -> list[Row]:
    """A quiz made, and the deck list counted, in a running program."""
    quiz = in_turns(ground.runs, _quizzes(ground))
    ours = ground.ours()
    sides = {"ours": lambda: ours.took("due")}
    if ground.anki:
        theirs = ground.theirs()
        sides["anki"] = lambda: theirs.took("due")
    due = in_turns(ground.runs, sides)
    goals = (Goal("smallest", 60.0),)
    return [
        Row(
            f"quiz of {COUNT} made, the first",
            ground.size,
            quiz["first"],
            goals=goals,
            smallest=quiz.get("small first", []),
        ),
        Row(
            f"quiz of {COUNT} made, later ones",
            ground.size,
            quiz["later"],
            goals=goals,
            smallest=quiz.get("small later", []),
        ),
        Row("deck list's counts", ground.size, **due),
    ]


def _quizzes(ground: Ground, name: str = "") -> dict[str, Callable[[], float]]:
    """The first quiz of a program and later ones, here and with the smallest library."""
    open_one = ground.ours()

    def first() -> float:
        with ground.ours() as fresh:
            return fresh.took("quiz")

    sides = {f"{name}first": first, f"{name}later": lambda: open_one.took("quiz")}
    return sides | (_quizzes(ground.smallest, "small ") if ground.smallest else {})


def search(ground: Ground) -> list[Row]:
    """A deck's page from Home, and each key typed there into the search."""
    run = _home(ground)
    page = run.press("d", "search:")
    pause = 0.5 + page / 1000  # seconds that are enough for whatever a key does
    theirs = ground.theirs() if ground.anki else None
    if theirs:
        theirs.took("find", "warm")
    ours, anki = [], []
    run.press("/", ".")
    for typed, row in _typed(ground.size):
        took = run.press(typed[-1], row or ".")
        if row:
            ours.append(took)
            anki += [theirs.took("find", typed)] if theirs else []
        run.rest(pause)  # where the first row stays, there is nothing to tell the end by
    return [
        Row("d → deck's page", ground.size, [page]),
        Row("key → found as you type", ground.size, ours, [], anki),
    ]


def _typed(size: int) -> list[tuple[str, str]]:
    """What is typed after each key, and the first row's beginning then; "" where that is as before."""
    cards = [(term, f"{term} {definition}".lower()) for term, definition in pairs(size)]
    words = (text.split()[-1].rstrip(".") for _, text in cards[size * 9 // 10 :])
    typed = (_first_rows(cards, word) for word in words)
    return next(keys for keys in typed if sum(bool(row) for _, row in keys) >= _KEYS)


def _first_rows(cards: list[tuple[str, str]], wanted: str) -> list[tuple[str, str]]:
    found, before = [], cards[0][0]
    for end in range(1, len(wanted) + 1):
        typed = wanted[:end]
        first = next(term for term, text in cards if typed in text)
        told = first != before and not first.startswith(typed)
        found.append((typed, first[:_SHOWN] if told else ""))
        before = first
    return found

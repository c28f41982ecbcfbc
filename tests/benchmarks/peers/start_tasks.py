"""From the start of the program to its first card or question, and what it has in memory then."""

from __future__ import annotations

from .bare import CARD
from .ground import Ground
from .our_side import COUNT
from .turns import Goal, Row, in_turns

FIRST = "shows the answer"  # on the screen with a card that is not turned yet
_ANSWERS = 5


def start(ground: Ground) -> list[Row]:
    """Start → first card; start → first question of a quiz."""

    def ours() -> float:
        with ground.app("study") as run:
            return run.until(FIRST)

    def quiz() -> float:
        with ground.app("quiz", "bench", "-n", str(COUNT)) as run:
            return run.until(f"1 of {COUNT}")

    def bare() -> float:
        with ground.bare(CARD) as run:
            return run.until("Card 1")

    sides = {"ours": ours, "bare": bare}
    if ground.anki:
        copy = ground.collection()
        sides["anki"] = lambda: ground.said_by_anki("first", copy)[0]
    took = in_turns(ground.runs, sides | {"quiz": quiz})
    questions = took.pop("quiz")
    return [
        Row("start → first card", ground.size, **took, goals=(Goal("anki", 0.7), Goal("bare", 1.2))),
        Row(f"start → quiz of {COUNT}", ground.size, questions, took["bare"]),
    ]


def memory(ground: Ground) -> list[Row]:
    """MB after the first card, a second later, and at most, with some answers given."""
    found: dict[str, list[tuple[float, float, float]]] = {"ours": [], "bare": []}

    def ours() -> float:
        with ground.app("study") as run:
            run.until(FIRST)
            at_once, _ = run.memory()
            run.quiet(1.0)
            settled, _ = run.memory()
            for _ in range(_ANSWERS):
                run.press(" ", "Again")
                run.press("3", FIRST)
            run.quiet()
            found["ours"].append((at_once, settled, run.memory()[1]))
        return settled

    def bare() -> float:
        with ground.bare(CARD) as run:
            run.until("Card 1")
            at_once, _ = run.memory()
            run.quiet(1.0)
            settled, _ = run.memory()
            for n in range(_ANSWERS):
                run.press(" ", f"Card {n + 2}")
            found["bare"].append((at_once, settled, run.memory()[1]))
        return settled

    in_turns(min(3, ground.runs), {"ours": ours, "bare": bare}, warm=False)
    peaks = [ground.said_by_anki("first", ground.collection())[1]["mb"]] if ground.anki else []
    words = ("memory at the first card", "memory a second later", f"memory at most, {_ANSWERS} answers")
    return [
        Row(
            word,
            ground.size,
            [each[n] for each in found["ours"]],
            [each[n] for each in found["bare"]],
            peaks,
            goals=(Goal("bare", 1.5),),
            unit="MB",
        )
        for n, word in enumerate(words)
    ]

"""Decks for each form of question, and what is there to be typed and placed."""

from __future__ import annotations

from typing import Any

from app_kit import Desk, Home

from quizapp.library.opening import Opening
from quizapp.questions.wish import Wish

METALS = """
[deck]
title = "Metals"
directions = ["reverse"]
[[cards]]
id = "terbium"
term = "Terbium"
definition = "It glows green in lamps and screens"
hint = "Named after a Swedish village."
explanation = "Four elements are named after Ytterby."
[[cards]]
id = "neodymium"
term = "Neodymium"
definition = "It makes the strongest magnets"
hint = "Its name means new twin."
explanation = "Magnets of it turn the wheels of many cars."
[[cards]]
id = "gallium"
term = "Gallium"
definition = "It melts in one's hand"
hint = "Named after a country."
explanation = "It melts at 30 °C."
[[cards]]
id = "tungsten"
term = "Tungsten"
accept = ["Wolfram"]
definition = "It melts last of all metals"
hint = "Its name means heavy stone."
explanation = "It melts at 3422 °C."
"""
CLOZE = """
[deck]
title = "Sentences"
[[cards]]
id = "signed"
cloze = "The deal was signed in {{Tokyo::city}} by both of them."
explanation = "It was their first meeting."
"""
LONG = """
[deck]
title = "Long"
directions = ["forward"]
[glossary]
"Otter" = "A swimmer of rivers that floats on its back, cracks mussels with a stone, and holds hands."
"Heron" = "It waits in the shallows without a move until a fish comes by, then is faster than one looks."
"Mole" = "Whoever has hills of earth in the lawn has one of these digging for worms below, day and night."
"Bat" = "At dusk it hears where moths are by the echo of its own cry, far too high for people's ears."
"Lynx" = "Tufts on the ears, a short tail and quiet paws: this cat of the forests is hardly ever seen."
"Stork" = "On red legs it strides through wet meadows, builds on chimneys and leaves for Africa in August."
"""


def forms_home(home: Home) -> Home:
    """The decks of all forms in a library."""
    for name, text in {"metals": METALS, "sentences": CLOZE, "long": LONG}.items():
        home.deck(name, text)
    return home


def asking(deck: str, *forms: str, count: int = 10, mode: str = "quiz", **options: Any) -> Opening:
    """The app opened on a quiz of these forms."""
    wish = Wish(count=count, forms=forms, direction=options.pop("direction", "both"))
    return Opening(
        "quiz", decks=(deck,), wish=wish, seed="5", mode="test" if mode == "test" else "quiz", **options
    )


async def begun(d: Desk) -> None:
    """Until the first question is shown."""
    await d.at("Question")


def letters(d: Desk) -> list[str]:
    """The letters of the right sides, in the order of the left ones."""
    quiz, asking = d.screen.quiz, d.screen.asking
    return ["abcdef"[quiz.items[i].key] for i in asking.group]


def wrong_letters(d: Desk) -> list[str]:
    """The same with the first two taken for each other."""
    first, second, *rest = letters(d)
    return [second, first, *rest]

"""Reads a deck's text and gives what is advised, for the tests of rules."""

from quizapp.cards.reading import read_deck
from quizapp.checks import advice
from quizapp.source.finding import Finding


def advised(text: str, *codes: str) -> list[Finding]:
    """The advice on a deck that can be read; only of these codes, if any are named."""
    deck = read_deck(text.encode(), "d").deck
    assert deck is not None
    return [found for found in advice(deck, text, "d.toml") if not codes or found.code in codes]


def pointed(text: str, code: str) -> list[tuple[int, str]]:
    """The lines and the words that advice of this code points at."""
    lines = text.split("\n")
    return [
        (found.line, lines[found.line - 1][found.col - 1 :][: found.length]) for found in advised(text, code)
    ]

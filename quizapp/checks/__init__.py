"""Advice for good cards: rules that look at a deck that can be read, and say what a learner may stumble over.

A rule is a function in a family's file and a line in `rules.RULES`.
"""

from __future__ import annotations

from quizapp.cards.deck import Deck
from quizapp.checks.rule import Hit, Rule, Subject
from quizapp.checks.rules import RULES
from quizapp.source.finding import Finding

__all__ = ["RULES", "advice"]


def advice(deck: Deck, text: str, path: str) -> list[Finding]:
    """All that the rules find in a deck, in the order of the file; what `[deck] ignore` names is left out.

    `text` is the deck's file as it was read, in which the words are pointed at; `path` goes into them.
    """
    subject = Subject(deck, text)
    return sorted(
        _finding(subject, rule, hit, path)
        for rule in RULES
        if rule.code not in deck.ignore and rule.knows(subject.language)
        for hit in rule.of(subject)
    )


def _finding(subject: Subject, rule: Rule, hit: Hit, path: str) -> Finding:
    if hit.note is None:
        place = subject.written.of_deck(hit.field)
    else:
        place = subject.written.words(hit.note, hit.field, hit.words, hit.item)
    mend = hit.help or rule.help
    return Finding(path, place.line, place.col, rule.code, hit.message, mend, "advice", length=place.length)

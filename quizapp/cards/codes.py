"""Every code that reading decks may report, with a sentence. A code never changes its meaning."""

from __future__ import annotations

from typing import Final

CODES: Final[dict[str, str]] = {
    "D001": "The file is not TOML: a quote, a bracket or = is missing, or something is there twice.",
    "D002": "The file is not encoded in UTF-8.",
    "D003": "The deck is in a newer format than this version of the program reads.",
    "D004": "`format` is not a whole number from 1.",
    "D005": "The file is too large to be a deck.",
    "D006": "Two decks have one id.",
    "D007": "The file or folder can't be read, or a link leads out of the decks folder.",
    "D101": "A table or a key at the top of the file is unknown.",
    "D102": "A key in `[deck]` is unknown.",
    "D103": "A value in `[deck]` is not of the kind that belongs there.",
    "D104": "A table has another shape than it must have: `glossary = 5`, `[cards]` in single brackets.",
    "D201": "An entry of `[glossary]`, `[faq]` or `[renamed]` is not a text.",
    "D202": "A term with a dot has no quotes, so that TOML makes a table of it.",
    "D203": "A term, a question or its text is empty.",
    "D204": "A key in `[[cards]]` is unknown.",
    "D205": "An entry that belongs under `[glossary]` or `[faq]` stands below a `[[cards]]`.",
    "D206": "A value in `[[cards]]` is not of the kind that belongs there.",
    "D207": "A card must be one thing: term and definition, question and answer, or cloze.",
    "D208": "One side of a card is missing.",
    "D209": "A cloze sentence has no gap.",
    "D210": "A gap of a cloze sentence is empty.",
    "D211": "Two cards have one id.",
    "D212": "A wrong answer is the same as the right one.",
    "D213": "A wrong answer is there twice.",
    "D214": "A list holds an empty text.",
    "A001": "The deck has nothing to ask.",
    "A002": "`also_right` names no card of this deck.",
    "A003": "`[renamed]` gives a new wording that no card of this deck has.",
    "A004": "Two cards are said to come from the same old wording.",
    "A005": "Two terms or questions differ only in capitals or blanks.",
    "A006": "Two terms have the same definition, so that they can't be told apart in reverse.",
    "A007": "A file ends in `.toml.txt`, as some editors save it, and is no deck by that name.",
}

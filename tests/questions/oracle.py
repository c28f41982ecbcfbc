"""What "the same to a learner" means, written a second time and more simply than the program does it."""

import re
import unicodedata

from quizapp.cards.deck import Card, Deck, Note


def bare(text: str, *, accents: bool) -> str:
    text = re.sub(r"[*_`]", "", text.replace("\n", " "))
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    text = " ".join(text.split()).rstrip(".。")
    if accents:
        return text
    latin = "".join(
        unicodedata.normalize("NFD", c)[0]
        if c.isalpha() and "LATIN" in unicodedata.name(c, "") and unicodedata.normalize("NFD", c) != c
        else c
        for c in text
    )
    return latin.replace("\u0301", "")


def spellings(note: Note) -> set[str]:
    return {note.prompt, note.answer, *note.accept, *(gap.text for gap in note.gaps)}


def accents_count(one: str, other: str, decks: list[Deck]) -> bool:
    """Two notes of these decks spell it in different ways, none in both."""
    wanted = bare(one, accents=False)
    found = [
        {bare(text, accents=True) for text in spellings(note) if bare(text, accents=False) == wanted}
        for deck in decks
        for note in deck.notes
    ]
    found = [each for each in found if each]
    return any(not a & b for a in found for b in found)


def same(one: str, other: str, decks: list[Deck]) -> bool:
    if bare(one, accents=True) == bare(other, accents=True):
        return True
    return bare(one, accents=False) == bare(other, accents=False) and not accents_count(one, other, decks)


def contains_word(text: str, name: str) -> bool:
    """Whether `name` stands in `text` as whole words, whatever its case (a very short one: in its own)."""
    text, name = (unicodedata.normalize("NFC", re.sub(r"[*`]", "", each)) for each in (text, name))
    if len(name) > 3 or (len(name) == 3 and not name.isupper()):
        text, name = text.casefold(), name.casefold()
    at = text.find(name)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
        if not _joins(before) and not _joins(after) and not (len(name) < 4 and after in ("+", "#")):
            return True
        at = text.find(name, at + 1)
    return False


def _joins(char: str) -> bool:
    return char != "" and (char.isalnum() or unicodedata.category(char)[0] == "M")


def right_answers(card: Card) -> list[str]:
    note = card.note
    if card.direction == "gap":
        return [note.gaps[card.gap].text, *note.accept]
    if card.direction == "reverse":
        return [note.prompt, *note.accept] if note.kind == "term" else [note.prompt]
    return [note.answer, *note.accept] if note.kind == "question" else [note.answer]

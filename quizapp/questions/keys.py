"""What a note can be found by: its words, its tags, what its question asks for, how much its number is.

A key's first two characters say of what sort it is. The index keeps these keys; `VERSION` goes up whenever
they come out differently.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from hashlib import blake2b

from quizapp.cards.deck import Note
from quizapp.cards.long_texts import SHOWN
from quizapp.questions import values
from quizapp.questions.alike import bare, folded, unaccented
from quizapp.questions.asked import asked_for
from quizapp.questions.masking import called
from quizapp.questions.words import all_words, content_words

VERSION = 6

_NAME = 5  # words

WORD = "w:"  # a word with meaning, of prompt or answer
TAG = "t:"
SIDE = "d:"  # a direction that it is asked in, or its kind
GAP = "g:"  # one for each gap
SORT = "s:"  # a word that its question asks by
OPENING = "q:"  # the first words of its question, or the last ones
LETTERS = "l:"  # the letters that a short text begins or ends with
NUMBER = "n:"  # the unit of its number, alone and with about how large it is
TEXT = "=:"  # a text of its own, as a digest
ACCENTS = "a:"  # the same of a text that has accents: there are few, so that they are quickly looked for
ID = "i:"  # what it may be named by beside its id
RIGHT_TOO = "r:"  # an id that it names as right too


def keys_of(note: Note, language: str) -> list[str]:
    """Each key once; those of its words first, in the order of the text."""
    return list(dict.fromkeys(_keys(note, language)))


def likeness_keys(note: Note, language: str) -> list[str]:
    """The keys by which notes are found that may have plausible wrong answers; numbers near its own too."""
    out = [key for key in keys_of(note, language) if key[:2] not in (TEXT, ACCENTS, ID, RIGHT_TOO, GAP)]
    if number := values.number(note.answer):
        about = _magnitude(number[0])
        out += [_numbered(number[1], near) for near in (about - 1, about + 1)]
    return out


def text_key(text: str) -> str:
    """The key of a text as a whole: the same for all that a learner may call the same."""
    return TEXT + blake2b(bare(text).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def accents_key(key: str) -> str:
    """The key of those texts of a `text_key` that have accents."""
    return ACCENTS + key.removeprefix(TEXT)


def _keys(note: Note, language: str) -> Iterator[str]:
    for word in content_words(f"{note.prompt[:SHOWN]} {note.answer[:SHOWN]}", language):
        yield WORD + word
    for tag in note.tags:
        yield TAG + tag.casefold()
    yield SIDE + note.kind
    for direction in note.directions if note.kind != "cloze" else ("gap",) if note.gaps else ():
        yield SIDE + direction
    for number in range(len(note.gaps)):
        yield f"{GAP}{number}"
    if note.kind == "question":
        yield from _question_keys(note.prompt, language)
    yield from _number_keys(note.answer)
    for text in (note.prompt, note.answer, *(gap.text for gap in note.gaps)):
        yield from _letter_keys(text)
    yield from _text_keys(note)
    if "~" in note.id:
        yield ID + note.id.rpartition("~")[0]
    for name in note.also_right:
        yield RIGHT_TOO + name


def _text_keys(note: Note) -> Iterator[str]:
    for text in (note.prompt, note.answer, *note.accept, *called(note), *(gap.text for gap in note.gaps)):
        key = text_key(text)
        yield key
        if not text.isascii() and unaccented(text) != folded(text):
            yield accents_key(key)


def _question_keys(question: str, language: str) -> Iterator[str]:
    for word in asked_for(question, language):
        yield SORT + word
    words = all_words(question)
    for count in (2, 4):
        if len(words) > count:
            yield OPENING + " ".join(words[:count])
    if len(words) > 2:
        yield f"{OPENING}… {' '.join(words[-2:])}"


def _letter_keys(text: str) -> Iterator[str]:
    """The first letter, the first three and the last three, of a name of a few words."""
    words = text.casefold().split() if len(text) <= SHOWN else []
    if 0 < len(words) <= _NAME:
        for end in (words[0][:1], words[0][:3], f"-{words[-1][-3:]}"):
            yield LETTERS + end


def _number_keys(answer: str) -> Iterator[str]:
    if number := values.number(answer):
        yield NUMBER + number[1].removesuffix("s")
        yield _numbered(number[1], _magnitude(number[0]))
    elif values.date(answer):
        yield f"{NUMBER}date"


def _numbered(unit: str, about: int) -> str:
    return f"{NUMBER}{unit.removesuffix('s')} {about}"


def _magnitude(value: Decimal) -> int:
    """About how large a number is: it goes up by one where the number doubles."""
    return int(abs(value)).bit_length()

"""The same thing written twice: nearly the same prompt, one answer for two, a name or a tag again.

What differs only in capitals, or has one definition, or can't be told apart is told elsewhere (A005, A006,
A008), and not a second time here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.cards.deck import Note
from quizapp.cards.report import short
from quizapp.cards.script import one_case
from quizapp.checks.rule import Hit, Subject
from quizapp.questions.alike import folded
from quizapp.questions.fairness import meant
from quizapp.questions.masking import masked, names
from quizapp.questions.twins import settled

# -- nearly the same prompt --------------------------------------------------------------------------

_WORD = re.compile(r"[^\W_]+[+#]*")
_SIGN = re.compile(r"[^\w\s,;:?!'\"“”„‘’…-]|(?<!\w)-(?=\w)|\.(?=\w)")
_SMALL = {
    "en": "a an the is are do does s",
    "de": "der die das den dem des ein eine einen einem einer eines ist sind",
    "fr": "le la les l un une des est sont",
    "es": "el la los las un una unos unas es son",
}
_DROPPED = {language: frozenset(words.split()) for language, words in _SMALL.items()}
_NONE: frozenset[str] = frozenset()
_LONG = 4  # words, before one that differs by a letter can be a slip
_SLIP = 6  # letters of a word, before a letter more or less can be a slip
_LOOK_BACK = 8  # earlier prompts of one half that are compared


def nearly_the_same(subject: Subject) -> Iterator[Hit]:
    """Two prompts of the same words, but for small ones, plurals, and a slip in a longer word."""
    dropped = _DROPPED.get(subject.language, _NONE)
    english = subject.language == "en"
    for notes in (subject.terms, subject.questions):
        # Elsewhere than in English an article may be all by which two terms differ: der See, die See.
        small = dropped if english or notes is subject.questions else _NONE
        seen: dict[tuple[str, ...], Note] = {}
        halves: dict[tuple[int, tuple[str, ...]], list[tuple[tuple[str, ...], Note]]] = {}
        for note in notes:
            words = _words(note.prompt, small, english)
            first = seen.setdefault(words, note)
            if first is not note:
                other = first if words and _same_signs(first, note) else None
            else:
                other = _slip(words, note, halves) if len(words) >= _LONG else None
            if other and one_case(other.prompt) != one_case(note.prompt):
                message = f'this is nearly the {note.kind} of line {other.line}, "{short(other.prompt)}"'
                yield Hit(note, "prompt", message, note.prompt)


def _words(text: str, dropped: frozenset[str], english: bool) -> tuple[str, ...]:
    words = [word for word in _WORD.findall(text.casefold()) if word not in dropped]
    return tuple(map(_singular, words) if english else words)


def _singular(word: str) -> str:
    return word[:-1] if word[-1:] == "s" and len(word) > 3 and word[-2] not in "siuc" else word


def _same_signs(one: Note, other: Note) -> bool:
    """Whether nothing but words differs: `*` and `&` are matters of their own."""
    return _SIGN.findall(one.prompt.rstrip(". ")) == _SIGN.findall(other.prompt.rstrip(". "))


def _slip(
    words: tuple[str, ...],
    note: Note,
    halves: dict[tuple[int, tuple[str, ...]], list[tuple[tuple[str, ...], Note]]],
) -> Note | None:
    """An earlier prompt with the same words but one, misspelt; one of its halves is the same then."""
    middle = len(words) // 2
    found = None
    for key in ((len(words), words[:middle]), (-len(words), words[middle:])):
        earlier = halves.setdefault(key, [])
        for others, other in earlier[-_LOOK_BACK:]:
            apart = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
            if len(apart) == 1 and _misspelt(*apart[0]) and _same_signs(other, note):
                found = found or other
        earlier.append((words, note))
    return found


def _misspelt(one: str, other: str) -> bool:
    """Whether a letter is missing inside of a word, or two changed places. Nitrate and nitrite differ."""
    less, more = sorted((one, other), key=len)
    if len(less) < _SLIP or not (less + more).isalpha() or len(more) - len(less) > 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(less, more, strict=False)) if a != b), len(less))
    if not 0 < same < len(less) - 1:
        return False
    if len(less) < len(more):
        return less[same:] == more[same + 1 :]
    return less[same : same + 2] == more[same : same + 2][::-1] and less[same + 2 :] == more[same + 2 :]


# -- one answer for two ------------------------------------------------------------------------------

_SENTENCE = 3  # words with meaning that are no names
_MANY = 3  # others with the same answer


def one_answer(subject: Subject) -> Iterator[Hit]:
    """Two or three prompts with one answer that says something; what answers more is a sort of thing."""
    groups: dict[str, list[Note]] = {}
    for note in subject.notes:
        if note.kind != "cloze" and note.answer.count(" ") >= _SENTENCE - 1:
            key = note.answer.lower() if note.answer.isascii() else one_case(note.answer)
            groups.setdefault(key, []).append(note)
    for first, *others in groups.values():
        if not 0 < len(others) < _MANY or not _says_something(first.answer, subject.language):
            continue
        for note in others:
            if not settled(first, note) and not _told(first, note, subject.language):
                message = f'line {first.line}, "{short(first.prompt)}", has the same answer'
                yield Hit(note, "answer", message, note.answer)


def _says_something(text: str, language: str) -> bool:
    first, *others = text.split()
    plain = [first, *(word for word in others if word[:1].islower())]
    return len(meant(" ".join(plain), language)) >= _SENTENCE


def _told(one: Note, other: Note, language: str) -> bool:
    """Whether two notes of one answer are told as such that can't be told apart."""
    if one.kind != other.kind:
        return False
    least = 6 if one.kind == "question" else 4
    return len(meant(masked(other.answer, names(other)), language)) >= least


# -- names and tags ----------------------------------------------------------------------------------


def accepted_twice(subject: Subject) -> Iterator[Hit]:
    """Something is accepted that is the answer anyway, or that is accepted already."""
    exact = subject.deck.typing == "exact"
    for note in subject.notes:
        if not note.accept:
            continue
        own = [note.prompt] if note.kind == "term" else [note.answer]
        if note.kind == "cloze":
            own = [note.gaps[0].text] if len(note.gaps) == 1 else []
        seen = {text if exact else folded(text) for text in own}
        for place, text in enumerate(note.accept):
            if (key := text if exact else folded(text)) in seen:
                yield Hit(note, "accept", f'"{short(text)}" is accepted anyway', text, place)
            seen.add(key)


def tag_again(subject: Subject) -> Iterator[Hit]:
    """A tag that differs from another in capitals alone; each spelling is told once."""
    first: dict[str, str] = {}
    told = set()
    tagged: list[tuple[Note | None, tuple[str, ...]]] = [(None, subject.deck.tags)]
    tagged += [(note, note.tags) for note in subject.notes if note.tags]
    for note, tags in tagged:
        for place, tag in enumerate(tags):
            other = first.setdefault(tag.casefold(), tag)
            if other != tag and tag not in told:
                told.add(tag)
                yield Hit(note, "tags", f'the tag "{tag}" is "{other}" in other letters', tag, place)

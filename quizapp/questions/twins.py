"""Finds notes of a deck that can't be told apart, so that no quiz lets them stand beside each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quizapp.cards.deck import Note
from quizapp.cards.script import one_case
from quizapp.questions.alike import Alike, apart_by_accents, unaccented
from quizapp.questions.fairness import meant, named, nearly_the_same
from quizapp.questions.masking import called, masked, names, without_parentheses
from quizapp.questions.saying import Sayings

_INSIDE = re.compile(r"[（(]([^()（）]{1,60})[)）]")
_SENTENCE = 6  # words with meaning; an answer of fewer may be a name that many questions ask for


@dataclass(frozen=True, slots=True)
class Twins:
    """Two notes that can't be told apart. `name`: what both are called; "" where they say the same."""

    first: Note
    second: Note
    name: str = ""


def twins(notes: Iterable[Note], language: str) -> list[Twins]:
    """The notes of one deck that can't be told from an earlier one, each with the first such, in order.

    Left out is what `also_right` links and what reading the deck has told already (A005, A006). Of notes with
    one and the same answer the first stands for the others. `language` is the deck's.
    """
    asked = [note for note in notes if not note.retired]
    terms = [note for note in asked if note.kind == "term"]
    found = list(_of_one_name(terms))
    known = {(pair.first.id, pair.second.id) for pair in found}
    for kind in (terms, [note for note in asked if note.kind == "question"]):
        found += [pair for pair in _saying_the_same(kind, language) if _ids(pair) not in known]
    place = {note.id: place for place, note in enumerate(asked)}
    return sorted(found, key=lambda pair: place[pair.second.id])


def _ids(pair: Twins) -> tuple[str, str]:
    return pair.first.id, pair.second.id


def settled(one: Note, other: Note) -> bool:
    """Whether the author links the two, or knows already that they are alike."""
    if named(one, other.also_right) or named(other, one.also_right):
        return True
    if one_case(one.prompt) == one_case(other.prompt):
        return True
    reverse = "reverse" in one.directions and "reverse" in other.directions
    terms = one.kind == other.kind == "term"
    return terms and reverse and one_case(one.answer) == one_case(other.answer)


# -- the same said twice -----------------------------------------------------------------------------


def _saying_the_same(notes: Sequence[Note], language: str) -> Iterator[Twins]:
    """Of notes of one kind those whose answers say the same."""
    texts = [masked(note.answer, names(note)) for note in notes]
    sayings = Sayings(texts, language)
    least = _SENTENCE if notes and notes[0].kind == "question" else 0
    firsts: dict[str, int] = {}
    for place, note in enumerate(notes):
        words = meant(texts[place], language)
        if len(words) < least or not nearly_the_same(words, words):
            continue
        same = firsts.setdefault(one_case(note.answer), place)
        if same == place:
            same = _first(sayings, notes, place)
            sayings.add(place)
        if same < place and not settled(notes[same], note) and not _accepted(notes[same], note):
            yield Twins(notes[same], note)


def _first(sayings: Sayings, notes: Sequence[Note], place: int) -> int:
    """The first before a place that says the same and isn't settled; that place itself if there is none."""
    note = notes[place]

    def fits(other: int) -> bool:
        return not settled(notes[other], note) and not _accepted(notes[other], note)

    found = sayings.first(place, fits)
    return place if found is None else found


def _accepted(one: Note, other: Note) -> bool:
    """Whether the author accepts the one for the other."""
    return one_case(other.prompt) in map(one_case, one.accept) or one_case(one.prompt) in map(
        one_case, other.accept
    )


# -- one name for two --------------------------------------------------------------------------------


def _of_one_name(terms: Sequence[Note]) -> Iterator[Twins]:
    """Of terms those that go by one name. What is an acronym by its letters alone has to be a term itself."""
    apart = apart_by_accents(map(names, terms))
    alike = Alike(lambda text: unaccented(text) in apart)
    by_name: dict[str, list[int]] = {}
    by_term: dict[str, list[int]] = {}
    by_acronym: dict[str, list[int]] = {}
    prompts: set[str] = set()
    for place, note in enumerate(terms):
        own, acronyms = _names(note), [name for name in names(note) if name not in called(note)]
        met = []
        for index, texts in ((by_name, own), (by_term, acronyms), (by_acronym, [note.prompt])):
            for name in texts:
                others = index.get(alike.key(name), ())
                first = next((other for other in others if not settled(terms[other], note)), None)
                met += [] if first is None else [(first, name)]
        if met:
            other, name = min(met, key=lambda each: each[0])
            yield Twins(terms[other], note, name)
        if (prompt := one_case(note.prompt)) in prompts:
            continue  # told already; the first of them stands for it
        prompts.add(prompt)
        for index, texts in ((by_name, own), (by_term, [note.prompt]), (by_acronym, acronyms)):
            for key in {alike.key(text) for text in texts}:
                index.setdefault(key, []).append(place)


def _names(note: Note) -> list[str]:
    """What a term is called; of what stands in parentheses not the topic: `epoch (deep learning)`."""
    out = [note.prompt, *note.accept]
    for text in (note.prompt, *note.accept):
        outside = without_parentheses(text).strip()
        for inside in _INSIDE.findall(text):
            if _abbreviates(inside, outside) or _abbreviates(outside, inside):
                out += [outside, inside.strip()]
    return [text for text in dict.fromkeys(out) if text]


def _abbreviates(short: str, full: str) -> bool:
    """Whether one text is an abbreviation of the other: `IoU`, `intersection over union`.

    It is one word, mostly capitals or with dots, and its letters come in the other in their order.
    """
    letters = [char for char in short if char.isalpha()]
    if len(letters) < 2 or len(short.split()) != 1 or len(full) <= len(short):
        return False
    if "." not in short and 2 * sum(char.isupper() for char in letters) < len(letters):
        return False
    coming = iter(full.casefold())
    return full[:1].casefold() == letters[0].casefold() and all(
        letter in coming for char in letters for letter in char.casefold()
    )

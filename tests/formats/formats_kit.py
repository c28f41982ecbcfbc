"""Decks of all kinds of cards, to be sent out and taken in again."""

from collections.abc import Sequence
from dataclasses import replace
from unicodedata import normalize

from hypothesis import strategies as st

from quizapp.cards.deck import Deck, Wrong
from quizapp.cards.new_note import NewNote
from quizapp.cards.reading import read_deck
from quizapp.cards.writing import new_deck
from quizapp.formats.out import Volume

NASTY = "aB3 äß\"'`\\#:;=~%{}[]()<>&|*_$@,.!?\t-–“”»漢字 عربي 🎉é"
LETTERS = "abc dé漢"


def texts(alphabet: str = NASTY, most: int = 24) -> st.SearchStrategy[str]:
    """Texts of one line that are not blank, without blanks around them."""
    return st.text(alphabet, min_size=1, max_size=most).map(lambda text: " ".join(text.split())).filter(bool)


def lines(alphabet: str = NASTY) -> st.SearchStrategy[str]:
    """Texts of one line or of several, each broken by a `\\` as a deck has it."""
    return st.lists(texts(alphabet), min_size=1, max_size=3).map("\\\n".join)


def new_notes(alphabet: str = NASTY) -> st.SearchStrategy[NewNote]:
    """Terms and questions with whatever belongs to them."""
    some = st.lists(texts(alphabet), max_size=2, unique=True).map(tuple)
    wrong = st.builds(Wrong, texts(alphabet), st.one_of(st.just(""), texts(alphabet)))
    made = st.builds(
        NewNote,
        kind=st.sampled_from(["term", "question"]),
        prompt=texts(alphabet),
        answer=lines(alphabet),
        accept=some,
        wrong=st.lists(wrong, max_size=3, unique_by=lambda each: each.text).map(tuple),
        hint=st.one_of(st.just(""), texts(alphabet)),
        explanation=st.one_of(st.just(""), lines(alphabet)),
        tags=st.lists(st.text("abc", min_size=1, max_size=5), max_size=2, unique=True).map(tuple),
    )
    return made.map(_fair)


def _fair(note: NewNote) -> NewNote:
    """Without wrong answers that are right: reading refuses those."""
    right = {normalize("NFC", text) for text in (note.answer, *note.accept)}
    return replace(note, wrong=tuple(each for each in note.wrong if normalize("NFC", each.text) not in right))


def clozes(alphabet: str = LETTERS) -> st.SearchStrategy[NewNote]:
    """Sentences with one to three gaps, some with a hint."""
    gap = st.builds(
        lambda text, hint: f"{{{{{text}::{hint}}}}}" if hint else f"{{{{{text}}}}}",
        texts(alphabet, 8),
        st.one_of(st.just(""), texts(alphabet, 8)),
    )
    parts = st.lists(st.tuples(texts(alphabet, 8), gap), min_size=1, max_size=3)
    return parts.map(lambda found: NewNote("cloze", " ".join(f"{a} {b}" for a, b in found) + "."))


def notes_of(strategy: st.SearchStrategy[NewNote], most: int = 6) -> st.SearchStrategy[list[NewNote]]:
    """Several cards with prompts of their own."""
    return st.lists(strategy, min_size=1, max_size=most, unique_by=lambda note: note.prompt.casefold())


def deck_of(notes: Sequence[NewNote], name: str = "deck", title: str = "A deck") -> Deck:
    """A deck of these cards, written and read."""
    reading = read_deck(new_deck({"title": title}, notes).encode(), name)
    assert reading.deck is not None, [str(finding) for finding in reading.findings]
    return reading.deck


def volume_of(notes: Sequence[NewNote], name: str = "deck", title: str = "A deck") -> Volume:
    """The same, as a format takes it."""
    return Volume(deck_of(notes, name, title), title)

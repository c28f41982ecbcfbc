"""What the tests of Moodle's formats share: what a deck's cards are to come back as."""

from collections.abc import Iterable
from pathlib import Path

from quizapp.cards.deck import Note, Wrong
from quizapp.cards.new_note import NewNote
from quizapp.formats.found import Found
from quizapp.formats.moodle.taking import BLANK
from quizapp.formats.moodle.texts import bare
from quizapp.formats.plain_text import one_line

FILES = Path(__file__).parent / "moodle_files"


def flat(text: str) -> str:
    """A text's words, without marks: what is the same in each of Moodle's formats."""
    return one_line(bare(text))


def outline(note: Note | NewNote, hints: bool = True) -> tuple[object, ...]:
    """What is to come back of a card: other right answers only where there are no wrong ones."""
    wrong, wrong_terms, accept = note.wrong, note.wrong_terms, note.accept
    if note.kind != "cloze" and (wrong or wrong_terms):
        accept = ()
    if wrong or note.kind != "term":
        wrong_terms = ()
    answer = note.answer if note.kind != "cloze" else ""
    return (
        note.kind,
        flat(note.prompt),
        flat(answer),
        frozenset(flat(text) for text in accept) - {flat(answer)},
        _reasons(wrong),
        _reasons(wrong_terms),
        flat(note.hint) if hints else "",
        flat(note.explanation),
        frozenset(note.tags),
    )


def _reasons(wrong: Iterable[Wrong]) -> frozenset[tuple[str, str]]:
    return frozenset((flat(each.text), flat(each.why)) for each in wrong)


def outlines(found: Found) -> set[tuple[object, ...]]:
    return {outline(card.note) for card in found.cards}


def is_telling(note: NewNote) -> bool:
    """Whether its texts are still told apart, and are no blanks, when their marks are gone."""
    texts = [note.prompt, note.answer, *note.accept]
    wrong = [each.text for each in (*note.wrong, *note.wrong_terms)]
    flats = [flat(text) for text in (*texts[1:], *wrong) if text]
    if any("\\\\\n" in text for text in (*texts, note.explanation)):
        return False  # a line that ends in a backslash: plain text made a deck's loses it
    if any(flat(text) != text for text in (flat(note.prompt), *flats)):
        return False  # without its marks it has other ones
    return len(set(flats)) == len(flats) and flat(note.prompt) not in flats and not BLANK.search(note.prompt)

"""Cloze sentences whose gaps ask for too much, or for too little."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.checks.rule import Hit, Subject
from quizapp.checks.tongues import MEANING_ENOUGH
from quizapp.questions.words import all_words, function_words

MOST_GAPS = 3


def many_gaps(subject: Subject) -> Iterator[Hit]:
    """A sentence with more than three gaps."""
    for note in subject.clozes:
        if len(note.gaps) > MOST_GAPS:
            yield Hit(note, "prompt", f"this sentence has {len(note.gaps)} gaps", note.prompt)


def mostly_hidden(subject: Subject) -> Iterator[Hit]:
    """A sentence with more than half of its words in gaps."""
    for note in subject.clozes:
        hidden = sum(len(all_words(gap.text)) for gap in note.gaps)
        if 2 * hidden > (count := len(all_words(note.answer))):
            yield Hit(note, "prompt", f"{hidden} of its {count} words are hidden", note.prompt)


def only_a_small_word(subject: Subject) -> Iterator[Hit]:
    """A gap that hides nothing but a small word, and has no hint that says what is asked."""
    small = function_words(subject.language) - MEANING_ENOUGH
    for note in subject.clozes:
        for gap in note.gaps:
            if not gap.hint and gap.text and small.issuperset(words := all_words(gap.text)) and words:
                yield Hit(note, "prompt", f'the gap hides only "{gap.text}"', gap.text)

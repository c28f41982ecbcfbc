"""Questions and hints that tell the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.cards import cloze
from quizapp.cards.deck import Note
from quizapp.cards.report import short
from quizapp.checks import tongues
from quizapp.checks.rule import Hit, Subject
from quizapp.questions.words import function_words

_LEAST = 3  # letters; of a sign or a letter alone it can't be said
_SPACELESS = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MOST_GAPS = 100  # of a sentence that are looked at: each takes a look at all of it


def in_the_question(subject: Subject) -> Iterator[Hit]:
    """The answer stands in the question, and not as one of several to choose from."""
    small = function_words(subject.language)
    offers = tongues.ALTERNATIVES.get(subject.language)
    for note in subject.notes:
        if note.kind == "cloze":
            yield from _beside_its_gap(note, small)
            continue
        answer = _bare(note.answer)
        if len(answer) >= len(note.prompt) or answer not in note.prompt.lower():
            continue
        words = _words_of(answer, note.prompt)
        chosen_from = (
            note.prompt.count(",") > 1 or ":" in note.prompt or (offers and offers.search(note.prompt))
        )
        if words and answer not in small and not chosen_from:
            message = f'"{short(words)}" is the answer, and stands in the {note.kind}'
            yield Hit(note, "prompt", message, words)


def _beside_its_gap(note: Note, small: frozenset[str]) -> Iterator[Hit]:
    seen = set()
    for place, gap in enumerate(note.gaps[:_MOST_GAPS]):
        text = _bare(gap.text)
        if text in seen or text in small or len(text) <= _LEAST or note.answer.lower().count(text) < 2:
            continue
        seen.add(text)
        if words := _words_of(text, cloze.shown(note.prompt, place)):
            yield Hit(
                note, "prompt", f'"{short(words)}" is hidden, and stands in the sentence all the same', words
            )


def in_the_hint(subject: Subject) -> Iterator[Hit]:
    """The answer stands in the hint."""
    for note in subject.hinted:
        answers = [gap.text for gap in note.gaps] if note.kind == "cloze" else [note.answer]
        found = next((words for text in answers if (words := _words_of(_bare(text), note.hint))), "")
        if found:
            yield Hit(note, "hint", f'the hint says "{short(found)}", which is the answer', found)
        for gap in note.gaps:
            if gap.hint and (words := _words_of(_bare(gap.text), gap.hint)):
                yield Hit(
                    note,
                    "prompt",
                    f'the hint in the gap says "{short(words)}", which is the answer',
                    gap.hint,
                )


def _bare(text: str) -> str:
    return text.lower().strip(" .!?\"'*`“”„")


def _words_of(small: str, text: str) -> str:
    """Where a text in small letters stands in another as whole words, as it is written there; else ""."""
    if not small or (len(small) < _LEAST and not _SPACELESS.search(small)) or len(text.lower()) != len(text):
        return ""
    at, low = text.lower().find(small), text.lower()
    while at >= 0:
        end = at + len(small)
        whole = not (low[at - 1 : at].isalnum() or low[end : end + 1].isalnum())
        if whole or _SPACELESS.search(small):
            return text[at:end]
        at = low.find(small, at + 1)
    return ""

"""What lets somebody find the right option who does not know it, or miss it who does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.cards.report import short
from quizapp.checks import tongues
from quizapp.checks.rule import Choice, Hit, Subject
from quizapp.questions.masking import masked, names
from quizapp.questions.words import WORD, content_words

_WORD = re.compile(WORD)
_READ = 600  # characters of a question in which a negative is looked for
_LEAST = 4  # letters of a word that is noticed when it comes again


def negative(subject: Subject) -> Iterator[Hit]:
    """A question that asks for what is not so, and doesn't show the word for it."""
    seek = tongues.NEGATIVE[subject.language].search
    for choice in subject.choices:
        if choice.note.kind == "question" and (found := seek(choice.stem[:_READ])):
            word = next((group for group in found.groups() if group), found[0].split()[-1])
            yield Hit(choice.note, "prompt", f'"{word}" is easily read over', word)


def absolute(subject: Subject) -> Iterator[Hit]:
    """Words such as "always" in all distractors and not in the right answer."""
    seek = tongues.ABSOLUTE[subject.language].search
    for choice in subject.choices:
        found = [(place, words) for place, text in enumerate(choice.wrong) if (words := seek(text))]
        if len(found) < max(2, len(choice.wrong)) or seek(choice.key) or seek(choice.stem):
            continue
        place, words = found[0]
        message = f'"{words[0]}" and the like stand in wrong answers only'
        yield Hit(choice.note, choice.field, message, words[0], place)


# -- articles ----------------------------------------------------------------------------------------

_BEFORE = {
    "en": re.compile(r"\b(an?)\s*(?:_{2,}|…|\.\.\.)?\s*[.?:]?\Z|\b([Aa]n?) ____"),
    "fr": re.compile(
        r"\b([LlDd]['’]|[Ll][ea] |[Dd]e )(?:_{2,}|…|\.\.\.)?\s*[.?:]?\Z|\b([LlDd]['’]|[Ll][ea] |[Dd]e )____"
    ),
}
_VOWEL = {"en": frozenset("aeio"), "fr": frozenset("aeiouyàâéèêëîïôùœ")}
_CONSONANT = {"en": frozenset("bcdfgjklmnpqrstvwz"), "fr": frozenset("bcdfgjklmnpqrstvwxz")}
_SOUNDS_ELSE = re.compile(r"(?:[A-Z]{2}|[A-Z]\b|one|eu|ew|oui)")


def article(subject: Subject) -> Iterator[Hit]:
    """An article before the gap that suits the right answer alone: `an ____`."""
    for choice in subject.choices:
        found = _BEFORE[subject.language].search(choice.stem)
        if not found:
            continue
        word = (found[1] or found[2]).strip()
        vowel = word.lower() == "an" or word[-1] in "'’"
        unfit = (_CONSONANT if vowel else _VOWEL)[subject.language]
        if not _begins(choice.key, unfit) and all(_begins(text, unfit) for text in choice.wrong):
            yield Hit(choice.note, "prompt", f'"{word}" suits none of the wrong answers', word)


def _begins(text: str, letters: frozenset[str]) -> bool:
    """Whether a text surely begins with one of these sounds."""
    return text[:1].lower() in letters and not _SOUNDS_ELSE.match(text)


# -- words of the stem -------------------------------------------------------------------------------


def echo(subject: Subject) -> Iterator[Hit]:
    """A word of the stem that comes again in the right answer alone."""
    for choice in subject.choices:
        stem, key, wrong = _shown(choice)
        asked = {word for word in content_words(stem, subject.language) if len(word) >= _LEAST}
        shared = [word for word in content_words(key, subject.language) if word in asked]
        if not shared or not asked.isdisjoint(
            word for text in wrong for word in content_words(text, subject.language)
        ):
            continue
        word = next(
            (w for w in _WORD.findall(choice.key) if shared[0] in content_words(w, subject.language)), ""
        )
        message = f'of all options only the right one repeats "{short(word)}"'
        yield Hit(choice.note, choice.key_field, message, word)


def _shown(choice: Choice) -> tuple[str, str, tuple[str, ...]]:
    """A choice as it is shown: a term is masked in its definition."""
    hidden = names(choice.note)
    if not hidden:
        return choice.stem, choice.key, choice.wrong
    if choice.field == "wrong_terms":
        return masked(choice.stem, hidden), choice.key, choice.wrong
    return choice.stem, masked(choice.key, hidden), tuple(masked(text, hidden) for text in choice.wrong)

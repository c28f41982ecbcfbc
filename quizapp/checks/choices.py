"""The options of a choice, as its author wrote them, beside each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.cards.report import short
from quizapp.checks import tongues
from quizapp.checks.rule import Hit, Subject
from quizapp.questions.alike import bare, folded
from quizapp.questions.values import number

_FEWEST = 3
_LONGER = 1.5  # times the longest distractor
_BY = 12  # letters more, at least: "Saudi Arabia" beside "Iran" tells nothing
_SENTENCE = 3  # words, before a full stop can be one of a sentence
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\w{0,3}|\.\w+|\b(?:etc|approx|ca|vs|al|usw|z))\.\Z|\.\.\Z")


def _same(text: str) -> str:
    """What two options share that come to the same: case, spacing, markup and the spelling of a number."""
    key = bare(text)
    return key if key.startswith("\0") else folded(text)


def repeated(subject: Subject) -> Iterator[Hit]:
    """Two distractors that come to the same."""
    for choice in subject.choices:
        seen: dict[str, str] = {}
        for place, text in enumerate(choice.wrong):
            first = seen.setdefault(_same(text), text)
            if first is not text:
                message = f'"{short(text)}" comes to the same as "{short(first)}"'
                yield Hit(choice.note, choice.field, message, text, place)


def right_after_all(subject: Subject) -> Iterator[Hit]:
    """A distractor that is the right answer in other letters, or that is right elsewhere and linked to it."""
    by_id = {note.id: note for note in subject.notes}  # reading has resolved what also_right names
    for choice in subject.choices:
        note = choice.note
        right = {_same(choice.key)}
        accepted = note.accept if (note.kind == "term") == (choice.field == "wrong_terms") else ()
        right.update(map(_same, accepted))
        linked = (by_id[name] for name in note.also_right if name in by_id)
        field = "prompt" if choice.field == "wrong_terms" else "answer"
        right.update(_same(getattr(other, field)) for other in linked if other.kind == note.kind)
        for place, text in enumerate(choice.wrong):
            if _same(text) in right and not (subject.deck.typing == "exact" and text != choice.key):
                yield Hit(note, choice.field, f'"{short(text)}" would be right', text, place)


def long_key(subject: Subject) -> Iterator[Hit]:
    """The right answer is by far the longest."""
    for choice in subject.choices:
        longest = max(map(len, choice.wrong))
        if len(choice.wrong) > 1 and len(choice.key) > max(_LONGER * longest, longest + _BY):
            message = "the right answer is by far the longest option"
            yield Hit(choice.note, choice.key_field, message, choice.key)


def all_or_none(subject: Subject) -> Iterator[Hit]:
    """An option that speaks of the others; they are shuffled, and may come from other cards."""
    begins = tongues.ALL_OR_NONE[subject.language].search
    for choice in subject.choices:
        for place, text in enumerate(choice.wrong):
            if begins(text):
                yield Hit(
                    choice.note, choice.field, f'"{short(text)}" speaks of the other options', text, place
                )
        if begins(choice.key):
            message = f'"{short(choice.key)}" speaks of the other options'
            yield Hit(choice.note, choice.key_field, message, choice.key)


def end_marks(subject: Subject) -> Iterator[Hit]:
    """Some options are sentences with a full stop at the end, and others have none."""
    for choice in subject.choices:
        options = [(None, choice.key), *enumerate(choice.wrong)]
        ends = [(place, text, _stops(text)) for place, text in options if text.count(" ") >= _SENTENCE - 1]
        stopped = [stops for _, _, stops in ends].count(True)
        if not 0 < stopped < len(ends):
            continue
        few = 2 * stopped <= len(ends)
        place, text, _ = next(each for each in ends if each[2] is few)
        message = f"this option ends {'with' if few else 'without'} a full stop, and others don't"
        field = choice.key_field if place is None else choice.field
        yield Hit(choice.note, field, message, text[text.rfind(" ") + 1 :], place)


def _stops(text: str) -> bool:
    """Whether a text ends with a full stop that is not an abbreviation's."""
    bare_end = text.rstrip("\"'”’)*_")
    return bare_end.endswith("。") or (bare_end.endswith(".") and not _ABBREVIATION.search(bare_end))


def out_of_order(subject: Subject) -> Iterator[Hit]:
    """Numbers that are written neither up nor down."""
    for choice in subject.choices:
        values = [number(text) for text in choice.wrong]
        if len(values) < _FEWEST or None in values or len({value[1] for value in values if value}) > 1:
            continue
        sizes = [value[0] for value in values if value]
        if sizes not in (sorted(sizes), sorted(sizes, reverse=True)):
            yield Hit(choice.note, choice.field, "these numbers go up and down")


def too_few(subject: Subject) -> Iterator[Hit]:
    """A single distractor: with the right answer that makes two options."""
    yes_no = tongues.YES_NO.get(subject.language, frozenset())
    for choice in subject.choices:
        if len(choice.wrong) + 1 < _FEWEST and folded(choice.key) not in yes_no:
            yield Hit(choice.note, choice.field, "one wrong answer makes a choice of two")

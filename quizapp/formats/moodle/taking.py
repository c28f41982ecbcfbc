"""What becomes of a question: the cards that it makes, and what of it is not kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from unicodedata import normalize

from quizapp.cards.cloze import gaps
from quizapp.cards.deck import Wrong
from quizapp.cards.new_note import NewNote
from quizapp.formats.asking import asks
from quizapp.formats.moodle.categories import names_of
from quizapp.formats.moodle.gaps import gap_of
from quizapp.formats.moodle.question import TERM, Option, Question
from quizapp.formats.moodle.texts import bare, begins_with, brief
from quizapp.formats.moodle.truth import truth_words
from quizapp.formats.plain_text import one_line

ENDING_BLANK = "_____"  # as a sentence with its gap at the end is written
BLANK = re.compile(r"_{3,}")
_MOST_IN_GAP = 60  # signs of an answer that stands in a gap
_SLUG = re.compile(r"[^\w-]+")


@dataclass(frozen=True, slots=True)
class Taken:
    """The cards of a question, what they lack, and if there are none why."""

    notes: tuple[NewNote, ...] = ()
    remarks: tuple[str, ...] = ()
    lost: str = ""


def taken(question: Question, language: str = "") -> Taken:
    """The cards that a question makes.

    A choice: the right answer, and the others as `wrong`, with what is said to them as `why`; what is right
    as well is accepted. True or false: in the language that is named or evident. Pairs: a term each, with the
    question's text as the hint and its name as a tag; the side that is twice as long is the definition, and
    where each left side asks they are questions. A blank (`____`) that one thing fits in is a cloze.
    """
    if not question.stem and question.sort != "matching":
        return Taken(lost="it has no text", remarks=question.remarks)
    return _SORTS[question.sort](question, language)


def _chosen(question: Question, _language: str = "") -> Taken:
    """The right one, which are right too, and which are wrong."""
    options = [option for option in question.options if option.text]
    best = max([option.worth for option in options], default=0.0)
    if best <= 0:
        return Taken(lost="none of its answers is marked as right")
    several = question.sort == "several"
    right = [option for option in options if option.worth == best or (several and option.worth > 0)]
    wrong = [option for option in options if option.worth <= 0]
    remarks = [*question.remarks, *_worths(options, right, best, several)]
    accept = _apart(right[1:], {_key(right[0].text)}, remarks) if right[1:] else []
    wrong = _apart(wrong, {_key(option.text) for option in right}, remarks) if wrong else []
    said = [option.why for option in right]
    remarks += [
        f"the tolerance ±{option.tolerance} is not kept: {brief(option.text)} is right"
        for option in right
        if option.tolerance
    ]
    note = NewNote(
        "question",
        question.stem,
        right[0].text,
        tuple(option.text for option in accept),
        tuple(Wrong(option.text, option.why) for option in wrong),
        hint=question.hint,
        explanation=_joined([*said, question.explanation]),
        tags=question.tags,
    )
    return Taken((_as_cloze(_as_term(note, question.name)),), tuple(remarks))


def _worths(options: list[Option], right: list[Option], best: float, several: bool) -> list[str]:
    if several and len(right) > 1:
        worths = list(dict.fromkeys(f"{option.worth:g} %" for option in right))
        more = f", whatever it is worth there: {', '.join(worths)}" if len(worths) > 1 else ""
        return [f"{len(right)} answers are right together; here each of them is right by itself{more}"]
    out = [_partly(option) for option in options if 0 < option.worth < best]
    return [f"its best answer is worth {best:g} % there; here it is right", *out] if best < 100 else out


def _partly(option: Option) -> str:
    """That an answer is neither right nor wrong, with what is said to it."""
    said = f", nor what is said to it: {one_line(bare(option.why))}" if option.why else ""
    return f"“{_named(option)}” is worth {option.worth:g} % there, and is not kept{said}"


def _named(option: Option) -> str:
    return brief(option.text) + (f" ±{option.tolerance}" if option.tolerance else "")


def _apart(options: Iterable[Option], known: set[str], remarks: list[str]) -> list[Option]:
    """Options that are not yet known, each once; a text that is there twice is told."""
    out, known = [], set(known)
    for option in options:
        if (key := _key(option.text)) in known:
            remarks.append(f"“{brief(option.text)}” is among its answers twice; once is kept")
        else:
            known.add(key)
            out.append(option)
    return out


def _key(text: str) -> str:
    return normalize("NFC", text.strip())


def _joined(texts: Iterable[str]) -> str:
    return "\n\n".join(dict.fromkeys(text for text in texts if text))


def _as_cloze(note: NewNote) -> NewNote:
    """A question with one blank and a short answer as a sentence with a gap; a choice only if it ends so."""
    if note.kind != "question" or (note.wrong and not note.prompt.endswith(ENDING_BLANK)):
        return note
    if len(BLANK.findall(note.prompt)) != 1:
        return note
    gap = gap_of(note.answer) if len(note.answer) <= _MOST_IN_GAP and "\n" not in note.answer else ""
    if not gap or gaps(note.prompt):
        return note
    sentence = BLANK.sub(lambda _: gap, note.prompt)
    return _cloze(sentence, note) if len(gaps(sentence)) == 1 else note


def _cloze(sentence: str, note: NewNote) -> NewNote:
    return NewNote(
        "cloze",
        sentence,
        accept=note.accept,
        wrong=note.wrong,
        hint=note.hint,
        explanation=note.explanation,
        tags=note.tags,
    )


def _as_term(note: NewNote, name: str) -> NewNote:
    """A question that was made of a term, as its name says, as the term again."""
    if not name.startswith(TERM):
        return note
    term = name.removeprefix(TERM)
    more = (note.hint, note.explanation, "", note.tags)
    if one_line(bare(note.prompt)) == term:
        return NewNote("term", note.prompt, note.answer, note.accept, note.wrong, (), *more)
    if one_line(bare(note.answer)) == term:
        return NewNote("term", note.answer, note.prompt, note.accept, (), note.wrong, *more)
    return note


def _true_or_false(question: Question, language: str) -> Taken:
    words = truth_words(question.stem, language)
    pair = list(zip(words, question.options, strict=True))
    (answer, right), (other, wrong) = sorted(pair, key=lambda each: -each[1].worth)
    note = NewNote(
        "question",
        question.stem,
        answer,
        wrong=(Wrong(other, wrong.why),),
        hint=question.hint,
        explanation=_joined([right.why, question.explanation]),
        tags=question.tags,
    )
    return Taken((note,), question.remarks)


def _pairs(question: Question, _language: str) -> Taken:
    good = [(left, right) for left, right in question.pairs if left and right]
    remarks = list(question.remarks)
    remarks += [
        f"“{brief(right)}” belongs to nothing, and is not kept"
        for left, right in question.pairs
        if not left and right
    ]
    remarks += [
        f"“{brief(left)}” has nothing that belongs to it"
        for left, right in question.pairs
        if left and not right
    ]
    if not good:
        return Taken(lost="it has no pairs", remarks=tuple(remarks))
    asking = all(asks(left) for left, _ in good)
    if not asking and is_definition_first(good):
        good = [(right, left) for left, right in good]
    about = "" if names_of(question.category)[-1:] == (one_line(question.stem),) else question.stem
    if question.hint and about:
        remarks.append(f"the text of the question is not kept, since the hint has its place: {brief(about)}")
    name = "" if begins_with(question.stem, question.name) else question.name
    tag = _SLUG.sub("-", one_line(name).lower()).strip("-")
    tags = tuple(dict.fromkeys([*question.tags, *([tag] if tag else [])]))
    notes = [
        NewNote(
            "question" if asking else "term",
            left,
            right,
            hint=question.hint or about,
            explanation=question.explanation,
            tags=tags,
        )
        for left, right in dict.fromkeys(good)
    ]
    return Taken(tuple(notes), tuple(remarks))


def is_definition_first(pairs: Iterable[tuple[str, str]]) -> bool:
    """Whether the left sides of pairs are the definitions: they are at least twice as long in all."""
    sizes = [(len(bare(left)), len(bare(right))) for left, right in pairs]
    return 2 * sum(right for _, right in sizes) <= sum(left for left, _ in sizes)


def _sentence(question: Question, _language: str) -> Taken:
    """A cloze that is one already; with one gap, the other answers are accepted or wrong there."""
    hidden = {_key(gap.text) for gap in gaps(question.stem)}
    if not hidden:
        return Taken(lost="it has no gap", remarks=question.remarks)
    remarks = list(question.remarks)
    right = _apart([each for each in question.options if each.worth >= 100], hidden, remarks)
    wrong = _apart(
        [each for each in question.options if each.worth <= 0],
        hidden | {_key(each.text) for each in right},
        remarks,
    )
    remarks += [_partly(option) for option in question.options if 0 < option.worth < 100]
    note = NewNote(
        "cloze",
        question.stem,
        accept=tuple(option.text for option in right),
        wrong=tuple(Wrong(option.text, option.why) for option in wrong),
        hint=question.hint,
        explanation=_joined([*(option.why for option in right), question.explanation]),
        tags=question.tags,
    )
    return Taken((note,), tuple(remarks))


_SORTS: dict[str, Callable[[Question, str], Taken]] = {
    "choice": _chosen,
    "several": _chosen,
    "short": _chosen,
    "numerical": _chosen,
    "true-false": _true_or_false,
    "matching": _pairs,
    "cloze": _sentence,
}

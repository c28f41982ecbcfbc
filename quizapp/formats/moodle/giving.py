"""Cards as Moodle's questions.

- a card with wrong answers is a multiple choice, or true-false where these are its answers;
- a question is a short answer, with what else is accepted;
- terms are matching questions, three to five terms each, the definitions beside a list of the terms: what a
  learner can answer without spelling it as the author did. A term that has more to it than its definition
  (other names, a hint, tags …), or that is left over, is a short answer that asks for the term;
- questions whose answers are too long to be typed are matching questions too, if they end in a question mark;
- a cloze is a cloze, where the format has it; else a question for each of its gaps.

The name of a question that was made of a single term begins with `term: `; by it a reader knows it again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from quizapp.cards import cloze
from quizapp.cards.clean import clean_line
from quizapp.cards.deck import Gap, Note, Wrong
from quizapp.cards.markup import plain
from quizapp.formats.asking import asks
from quizapp.formats.losses_out import about_cards, about_decks
from quizapp.formats.moodle.gaps import gap_of
from quizapp.formats.moodle.question import TERM, Option, Question
from quizapp.formats.moodle.taking import BLANK, is_definition_first
from quizapp.formats.moodle.texts import bare
from quizapp.formats.moodle.truth import evident_language, truth_words
from quizapp.formats.out import Volume
from quizapp.formats.plain_text import from_plain, one_line

_MOST_TYPED = 80  # signs of an answer that can be asked to be typed
_LEAST, _MOST = 3, 5  # pairs of a matching question
_LONGEST_NAME = 240  # signs of a question's name in Moodle, nearly


@dataclass
class Given:
    """The questions of a deck, how many cards are in them, how many lack what, and those that stay out."""

    questions: list[Question] = field(default_factory=list)
    cards: int = 0
    lacks: Counter[str] = field(default_factory=Counter)
    missing: list[Note] = field(default_factory=list)


def given(volume: Volume, sentences: bool, hints: bool) -> Given:
    """A deck as questions, in the order of its cards. Retired cards stay out.

    `sentences`: whether the format has clozes with several gaps. `hints`: whether it has hints.
    """
    out = Given()
    placed: list[tuple[int, Question]] = []
    terms: list[tuple[int, Note]] = []
    asked: list[tuple[int, Note]] = []
    for at, note in enumerate(volume.deck.notes):
        if note.retired:
            out.lacks["retired card: left out"] += 1
            out.missing.append(note)
            continue
        out.cards += 1
        _count(note, out.lacks, hints)
        if _is_pair(note):
            (terms if note.kind == "term" else asked).append((at, note))
        else:
            placed += [(at, question) for question in _questions(note, sentences, out.lacks)]
    placed += _matched(terms, volume.title, out.lacks) + _matched(asked, volume.title, out.lacks)
    for _, question in placed:
        _count_plain(question, out.lacks)
    out.questions = [question for _, question in sorted(placed, key=lambda each: each[0])]
    return out


def _count(note: Note, lacks: Counter[str], hints: bool) -> None:
    usual = ("forward", "reverse") if note.kind == "term" else ("forward",)
    if note.hint and not hints:
        lacks["hint: {format} has no place for it"] += 1
    if note.source:
        lacks["source: {format} has no place for it"] += 1
    if note.kind != "cloze" and note.directions != usual:
        lacks["directions of a card: {format} doesn't have them"] += 1
    if note.kind == "term" and note.wrong and note.wrong_terms:
        lacks["wrong terms, beside wrong definitions: a question asks in one direction"] += 1
    if note.kind == "term" and note.wrong_terms and bare(note.prompt) == bare(note.answer):
        lacks["wrong terms of a card whose sides are the same: they come back as wrong definitions"] += 1
    if note.kind == "question" and note.wrong_terms:
        lacks["wrong questions: it is asked for the answer only"] += 1
    if note.accept and (note.wrong or note.wrong_terms) and note.kind != "cloze":
        lacks["other right answers of a card with wrong ones: a choice has one right answer"] += 1


def _count_plain(question: Question, lacks: Counter[str]) -> None:
    """What is typed, and what terms are chosen from, is plain text in Moodle."""
    plain_texts = [right for _, right in question.pairs]
    if question.sort == "short":
        plain_texts += [option.text for option in question.options]
    if any(from_plain(bare(text)) != text for text in plain_texts):
        lacks["emphasis or code in what is typed or chosen: {format} has plain text there"] += 1


def _is_pair(note: Note) -> bool:
    """Whether it can be one of the pairs of a matching question with nothing lost."""
    if note.accept or note.wrong or note.wrong_terms or note.hint or note.explanation or note.tags:
        return False
    if note.kind == "term":
        known = not is_definition_first([(note.prompt, note.answer)])
        return known and not asks(note.prompt) and not asks(note.answer)
    return note.kind == "question" and is_long(note.answer) and asks(note.prompt)


def is_long(answer: str) -> bool:
    """Whether an answer is too long to be typed."""
    return len(answer) > _MOST_TYPED or "\n" in plain(answer)


def _matched(notes: list[tuple[int, Note]], title: str, lacks: Counter[str]) -> list[tuple[int, Question]]:
    """Pairs in groups of nearly the same size; where there are too few, short answers.

    Long definitions are on the left: they read badly in a list to choose from. It is by the lengths that a
    reader knows them.
    """
    if len(notes) < _LEAST:
        return [(at, question) for at, note in notes for question in _questions(note, True, lacks)]
    out = []
    count = -(-len(notes) // _MOST)
    for number in range(count):
        group = notes[number * len(notes) // count : (number + 1) * len(notes) // count]
        pairs = tuple((note.prompt, note.answer) for _, note in group)
        turned = tuple((answer, prompt) for prompt, answer in pairs)
        if group[0][1].kind == "term" and is_definition_first(turned):
            pairs = turned
        out.append((group[0][0], Question("matching", title, pairs=pairs, name=title)))
    return out


def _questions(note: Note, sentences: bool, lacks: Counter[str]) -> list[Question]:
    if note.kind == "cloze":
        return _clozes(note, sentences, lacks)
    stem, right, wrong = note.prompt, note.answer, note.wrong
    if note.kind == "term" and not wrong:
        stem, right, wrong = note.answer, note.prompt, note.wrong_terms
    name = f"{TERM}{one_line(bare(note.prompt))}" if note.kind == "term" else ""
    if len(name) > _LONGEST_NAME:
        lacks["term that is too long for a question's name: it would come back as a question"] += 1
        name = ""
    question = Question(
        "short", stem, name=name, hint=note.hint, explanation=note.explanation, tags=note.tags
    )
    if wrong:
        return [_choice(question, right, wrong)]
    if note.kind == "question" and len(BLANK.findall(stem)) == 1:
        lacks["question with a blank (____): it would come back as a sentence with a gap"] += 1
    if is_long(right):
        lacks["answer that is long to be typed"] += 1
    options = tuple(Option(text, 100) for text in dict.fromkeys([right, *note.accept]))
    return [replace(question, options=options)]


def _choice(question: Question, right: str, wrong: Sequence[Wrong]) -> Question:
    """A multiple choice; or true-false, where a reader would know its two words again."""
    words = truth_words(question.stem)
    options = (Option(right, 100), *(Option(each.text, 0, each.why) for each in wrong))
    known = evident_language(question.stem) and not question.name
    if known and len(options) == 2 and {option.text for option in options} == set(words):
        in_order = sorted(options, key=lambda option: words.index(option.text))
        return replace(question, sort="true-false", options=tuple(in_order))
    return replace(question, sort="choice", options=options)


def _clozes(note: Note, sentences: bool, lacks: Counter[str]) -> list[Question]:
    """A sentence: whole, or for each gap as a short answer or a choice in it."""
    base = Question("cloze", note.prompt, hint=note.hint, explanation=note.explanation, tags=note.tags)
    base = replace(base, options=_beside(note))
    if any(gap.hint for gap in note.gaps):
        lacks["cloze whose gaps have hints: they stand in brackets behind the gaps"] += 1
    if len(note.gaps) == 1:
        return [base]
    if note.accept or note.wrong:
        lacks["other answers of a sentence with several gaps"] += 1
    base = replace(base, options=())
    if sentences:
        return [base]
    lacks["sentence with several gaps: {format} asks for one at a time"] += 1
    return [replace(base, stem=_only(note.prompt, index)) for index in range(len(note.gaps))]


def _beside(note: Note) -> tuple[Option, ...]:
    right = tuple(Option(text, 100) for text in note.accept)
    return right + tuple(Option(each.text, 0, each.why) for each in note.wrong)


def _only(sentence: str, index: int) -> str:
    """A sentence with one of its gaps, the others filled."""
    out, number = [], -1
    for part in cloze.parse(sentence):
        number += isinstance(part, Gap)
        if isinstance(part, Gap) and number == index:
            out.append(gap_of(part.text, part.hint))
        else:
            out.append(part.text if isinstance(part, Gap) else part)
    return "".join(out)


def parted(sentence: str) -> tuple[str, str, str]:
    """A sentence with one gap: what is before the gap, in it, and behind it with the gap's hint."""
    before, hidden, after = "", "", ""
    for part in cloze.parse(sentence):
        if isinstance(part, Gap):
            hidden, after = part.text, f" ({part.hint})" if part.hint else ""
        elif hidden:
            after += part
        else:
            before += part
    return before, hidden.strip(), after


def without(volumes: Sequence[Volume], titles: Sequence[str], place: str) -> tuple[str, ...]:
    """What Moodle has no place for, whatever the questions are; `titles` as `distinct_titles` gives them."""
    back = [clean_line(title).strip("/ ") for title in titles]
    fields = "id", "former_ids", "also_right"
    return (*about_cards(volumes, place, fields), *about_decks(volumes, place, titles=back))


def distinct_titles(volumes: Sequence[Volume]) -> list[tuple[str, Volume]]:
    """The decks with titles that tell them apart: where two are alike, the way to the file instead."""
    counts = Counter(volume.title for volume in volumes)
    return [(v.title if counts[v.title] == 1 and v.title.strip() else v.deck.name, v) for v in volumes]

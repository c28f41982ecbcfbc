"""Finds notes of a deck that a learner could hardly tell apart. Advice only: they are asked all the same."""

from __future__ import annotations

from unicodedata import normalize

from quizapp.cards.deck import Note
from quizapp.cards.draft import Draft
from quizapp.cards.report import Report, short
from quizapp.cards.script import one_case


def report_alike(drafts: list[Draft], report: Report) -> None:
    """Report terms and questions that differ only in capitals or blanks, and terms of one definition.

    Each is compared with the first of its kind, so that this takes one pass.
    """
    prompts: dict[str, Draft] = {}
    answers: dict[str, Draft] = {}
    for draft in drafts:
        note = draft.note
        if note.retired or note.kind == "cloze":
            continue
        first = prompts.setdefault(one_case(note.prompt), draft)
        if first is not draft and normalize("NFC", first.wording) != normalize("NFC", draft.wording):
            _same_prompt(draft, first, report)
        elif note.kind == "term" and "reverse" in note.directions:
            first = answers.setdefault(one_case(note.answer), draft)
            if first is not draft and not _meant(first.note, note):
                _same_definition(draft, first, report)


def _same_prompt(draft: Draft, first: Draft, report: Report) -> None:
    message = f'"{short(draft.note.prompt)}" differs from line {first.place[0]} only in capitals or blanks'
    report.advice("A005", draft.place, message, "remove one of the two, or word them apart")


def _same_definition(draft: Draft, first: Draft, report: Report) -> None:
    same = f'the definition of "{short(first.note.prompt)}" in line {first.place[0]}'
    mend = "word them apart: from the definition nobody can tell which of the two is meant"
    report.advice("A006", draft.place, f'"{short(draft.note.prompt)}" has {same}', mend)


def _meant(one: Note, other: Note) -> bool:
    """Tell whether the author says that the one is right for the other, too."""
    if other.id in one.also_right or one.id in other.also_right:
        return True
    return one_case(other.prompt) in map(one_case, one.accept) or one_case(one.prompt) in map(
        one_case, other.accept
    )

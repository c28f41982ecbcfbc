"""Follows `[renamed]` and `renamed_from`, so that a reworded note keeps its history."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from quizapp.cards import cloze
from quizapp.cards.draft import Draft
from quizapp.cards.identity import note_id
from quizapp.cards.report import Report, short


def with_former_ids(drafts: list[Draft], renamed: dict[str, str], report: Report) -> None:
    """Give each note that was reworded the ids of its earlier wordings, the latest first.

    A wording that is a live note of this deck stays that note's. `[renamed]` lines that lead to no note, and
    wordings that two notes come from, are reported.
    """
    if not renamed and not any(draft.renamed_from for draft in drafts):
        return
    steps = {_nfc(new): (old, new) for new, old in renamed.items()}
    live = {draft.note.id for draft in drafts}
    used: set[str] = set()
    taken: dict[str, Draft] = {}
    for draft in drafts:
        former = []
        for old in _chain(draft, steps, used):
            identity = note_id(cloze.filled(old) if draft.note.kind == "cloze" else old)
            if identity in live:
                break
            if identity in taken:
                _claimed_twice(identity, old, taken, draft, report)
                break
            taken[identity] = draft
            former.append(identity)
        if former:
            draft.note = draft.note._replace(former_ids=tuple(former))
    for new in renamed:
        if _nfc(new) not in used:
            message = f'no card of this deck has the new wording "{short(new)}"'
            mend = 'a line reads "new wording" = "old wording"; mend it or remove it'
            report.advice("A003", report.places.key("renamed", new), message, mend)


def _chain(draft: Draft, steps: dict[str, tuple[str, str]], used: set[str]) -> Iterator[str]:
    """Yield a note's earlier wordings, the latest first; each step of `[renamed]` is taken once."""
    seen: set[str] = set()
    pending = [draft.note.prompt, draft.wording]
    if draft.renamed_from.strip():
        yield draft.renamed_from
        pending.append(draft.renamed_from)
    while pending:
        wording = _nfc(pending.pop())
        if wording in seen:
            continue
        seen.add(wording)
        if wording in steps:
            used.add(wording)
            yield steps[wording][0]
            pending.append(steps[wording][0])


def _claimed_twice(identity: str, old: str, taken: dict[str, Draft], draft: Draft, report: Report) -> None:
    if taken[identity] is not draft:
        first = taken[identity].place[0]
        message = f'the wording "{short(old)}" is also the old one of the card in line {first}'
        report.advice("A004", draft.place, message, "its history goes to that card; remove one of the two")


def _nfc(text: str) -> str:
    return normalize("NFC", text)

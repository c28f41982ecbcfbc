"""Questions one by one made a file's cards, with all that could not be used."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

from quizapp.cards import cloze
from quizapp.cards.deck import Gap
from quizapp.cards.new_note import NewNote
from quizapp.formats.found import Found, FoundCard, Left, Refused
from quizapp.formats.moodle.categories import with_decks
from quizapp.formats.moodle.question import Question
from quizapp.formats.moodle.taking import taken
from quizapp.formats.moodle.texts import brief
from quizapp.formats.moodle.unkept import Unkept
from quizapp.formats.wishes import MOST_CARDS

_MOST_LEFT = 100_000  # of a file's questions


@dataclass
class Gathering:
    """The cards of a file as they come. `language`: as wished, else ""."""

    language: str = ""
    cards: list[FoundCard] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    lefts: list[Left] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    _unkept: Unkept = field(default_factory=Unkept)
    _places: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, question: Question) -> None:
        """A question's cards. Raises Refused where the file has too many."""
        found = taken(question, self.language)
        for remark in found.remarks:
            self.lack(question.line, question.stem or question.name, remark)
        if found.lost:
            self.lose(question.line, question.stem or question.name, found.lost)
        self._unkept.add(question, found.notes)
        for note in found.notes:
            self._put(note, question)
        if len(self.cards) > MOST_CARDS:
            raise Refused(f"it has more than {MOST_CARDS:,} cards")

    def lose(self, line: int, what: str, why: str) -> None:
        """Something of which no card came. Raises Refused where it is too much of that."""
        self.lefts.append(Left(line, brief(what), why))
        if len(self.lefts) > _MOST_LEFT:
            raise Refused(f"more than {_MOST_LEFT:,} of its questions could not be used")

    def lack(self, line: int, what: str, why: str) -> None:
        """Something that a card came in without."""
        self.lefts.append(Left(line, brief(what), why, is_lost=False))

    def found(self) -> Found:
        """All of it, in the order of the file."""
        cards, title = with_decks(self.cards, self.paths)
        lefts = sorted([*self.lefts, *self._unkept.lefts()], key=lambda left: left.line)
        return Found(cards, tuple(lefts), title, "", tuple(self.remarks))

    def _put(self, note: NewNote, question: Question) -> None:
        """A card, with a prompt of its own if it is one of pairs; gaps of one sentence come together."""
        wording = cloze.filled(note.prompt) if note.kind == "cloze" else note.prompt
        place = (question.category, wording)
        known = self._places.get(place)
        if known is not None and note.kind == "cloze" and self._united(known, note):
            return
        if (
            known is not None
            and question.sort == "matching"
            and question.stem
            and self.cards[known].note != note
        ):
            note = replace(note, prompt=f"{note.prompt} ({brief(question.stem)})")
            place = (question.category, note.prompt)
        self._places.setdefault(place, len(self.cards))
        self.cards.append(FoundCard(note, question.line))
        self.paths.append(question.category)

    def _united(self, index: int, note: NewNote) -> bool:
        """Whether a sentence that is there already could take this one's gaps."""
        old = self.cards[index].note
        more = replace(note, prompt=old.prompt)
        if old.kind != "cloze" or more != old or old.accept or old.wrong:
            return False
        both = united(old.prompt, note.prompt)
        if both:
            self.cards[index] = replace(self.cards[index], note=replace(old, prompt=both))
        return bool(both)


def united(first: str, second: str) -> str:
    """A sentence with the gaps of two that are the same when filled; "" where gaps overlap."""
    spans = sorted([*_spans(first), *_spans(second)], key=lambda span: span[:2])
    if any(before[1] > after[0] for before, after in pairwise(spans)):
        return ""
    text, out, at = cloze.filled(first), [], 0
    for start, end, written in spans:
        out += [text[at:start], written]
        at = end
    return "".join([*out, text[at:]])


def _spans(sentence: str) -> list[tuple[int, int, str]]:
    """Where the gaps are in the filled sentence, and how each is written."""
    out, at = [], 0
    for part in cloze.parse(sentence):
        text = part.text if isinstance(part, Gap) else part
        if isinstance(part, Gap):
            hint = f"::{part.hint}" if part.hint or "::" in text else ""
            out.append((at, at + len(text), f"{{{{{text}{hint}}}}}"))
        at += len(text)
    return out

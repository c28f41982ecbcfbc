"""A note that is gone beside one that has come: whether the one may be the other in new words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar

from quizapp.cards.deck import Card
from quizapp.cards.identity import split
from quizapp.cards.markup import plain
from quizapp.questions import sides
from quizapp.questions.alike import nfc
from quizapp.questions.blanking import akin
from quizapp.questions.masking import BLANK, masked
from quizapp.questions.words import content_words

Either = TypeVar("Either", "Gone", "Come")
ALIKE = 0.6  # the share of letters that two wordings have in common, when they look like one mended text
_COMPARED = 300  # characters of a wording
_MOST = 12  # notes that one is held against closely: those with most of its words
_FROM_TEXT = re.compile(r".*~[0-9a-f]{6}")  # a note's id that is made from its wording


@dataclass(frozen=True, slots=True)
class Gone:
    """A card with a history that no deck has: its stem and answer as last logged (empty: not known)."""

    card: str
    stem: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Come:
    """A card that a deck has.

    `texts` are the ways in which its side that stays at a rewording is shown: the answer, or of a reverse
    card the stem. `words` is its note's wording. `studied`: it has a history. `came`: it is known to be new
    to its deck; False: known to have been there; None: that can't be told.
    """

    card: str
    words: str
    stem: str
    texts: tuple[str, ...]
    studied: bool = False
    came: bool | None = True

    @classmethod
    def of(cls, card: Card, *, studied: bool, came: bool | None) -> Come:
        """As the deck has it. What can't get a history is not looked at closely."""
        note, direction = card.note, card.direction
        words = sides.prompt_side(note, direction, card.gap) if direction == "gap" else note.prompt
        answer = note.answer if direction == "reverse" else sides.answer_side(note, direction, card.gap)
        if studied or direction == "gap":
            return cls(card.id, words, words, (answer,), studied, came)
        stem = sides.stem(card)
        return cls(card.id, words, stem, (answer, masked(answer, sides.hidden(note))), studied, came)


@dataclass(frozen=True, slots=True)
class Match:
    """A note that is gone, one that could be it in new words, and the moves that this would be.

    `likely`: it is known to have come, or its wording is alike. `distinct`: no other note of the deck has its
    answer. `all_gone` are all cards of the note that is gone.
    """

    gone: str
    come: str
    words: str
    new_words: str
    moves: tuple[tuple[str, str], ...]
    all_gone: tuple[str, ...]
    likely: bool
    distinct: bool
    likeness: float

    @property
    def pair(self) -> tuple[str, str]:
        """Both notes."""
        return self.gone, self.come


def note_of(card_id: str) -> str:
    """`DECK#NOTE` of a card's id."""
    deck, note, _ = split(card_id)
    return f"{deck}#{note}"


def same_card(gone: Gone, come: Come) -> bool:
    """Whether two cards with the same name in two decks are one.

    A name made from the wording says so; one that the author gave (it may be a number) does with the answer.
    """
    return bool(_FROM_TEXT.fullmatch(split(gone.card)[1])) or _meets(gone, come)


def match(gone: Iterable[Gone], come: Iterable[Come], refused: Collection[tuple[str, str]]) -> list[Match]:
    """All pairs of notes of one deck that may be one, in order of ids."""
    old, new = _by_note(gone), _by_note(come)
    owners: defaultdict[tuple[str, str], set[str]] = defaultdict(set)  # notes by kind of card and text
    for note, cards in new.items():
        for card in cards:
            for key in _keys(card):
                owners[key].add(note)
    out = []
    for note, cards_gone in old.items():
        if any((card.card, card.card) in refused for card in cards_gone):
            continue
        for other in sorted(_candidates(note, cards_gone, new, owners)):
            found = _pair(cards_gone, new[other], owners)
            if found and not any(step in refused for step in found.moves):
                out.append(found)
    return out


def _by_note(cards: Iterable[Either]) -> dict[str, list[Either]]:
    out: defaultdict[str, list[Either]] = defaultdict(list)
    for card in sorted(cards, key=lambda card: card.card):
        out[note_of(card.card)].append(card)
    return dict(out)


def _candidates(
    note: str, gone: list[Gone], new: dict[str, list[Come]], owners: dict[tuple[str, str], set[str]]
) -> set[str]:
    """The notes that may be it: itself, if a gap of it was mended; else those that nobody studied yet."""
    if note in new:
        return {note}
    found: set[str] = set()
    for card in gone:
        for key in _gone_keys(card):
            found |= owners.get(key, set())
        if BLANK in _lasting(card):  # its old name was taken out of it: compared one by one
            found |= {other for other, cards in new.items() if any(_meets(card, each) for each in cards)}
    found = {other for other in found if not any(card.studied for card in new[other])}
    if len(found) <= _MOST:
        return found
    said = _said(_words(gone[0]))
    return set(sorted(found, key=lambda other: (-len(said & _said(new[other][0].words)), other))[:_MOST])


def _pair(gone: list[Gone], come: list[Come], owners: dict[tuple[str, str], set[str]]) -> Match | None:
    """How the cards of two notes belong together; None where no answer is the same, or most have no place."""
    free = [card for card in come if not card.studied]
    within = note_of(gone[0].card) == note_of(come[0].card)
    if not within:
        free = [card for card in free if card.came is not False]
    moves, distinct, met = [], False, False
    for card in gone:
        target = _partner(card, free)
        if target is None:
            continue
        free.remove(target)
        moves.append((card.card, target.card))
        if _meets(card, target):
            met = True
            shared = [owners[key] for key in _keys(target) if key in _gone_keys(card)]
            distinct = distinct or within or all(len(notes) == 1 for notes in shared)
    if not met or 2 * len(moves) < len(gone):
        return None
    first = next(card for card in come if card.card == moves[0][1])
    words = _words(next(card for card in gone if card.card == moves[0][0]))
    likeness = _likeness(words, first.words)
    likely = within or bool(first.came) or likeness >= ALIKE
    return Match(
        note_of(gone[0].card), note_of(first.card), words, first.words, tuple(moves),
        tuple(card.card for card in gone), likely, distinct, likeness,
    )  # fmt: skip


def _partner(gone: Gone, free: list[Come]) -> Come | None:
    """The same direction, or the same gap: by the sentence around it, else by what is in it."""
    aspect = split(gone.card)[2]
    kind = _kind(aspect)
    if kind != "gap":
        return next((card for card in free if split(card.card)[2] == aspect), None)
    gaps = [card for card in free if _kind(split(card.card)[2]) == "gap"]
    around = [card for card in gaps if gone.stem and _key(gone.stem) == _key(card.stem)]
    return next(iter(around), None) or next((card for card in gaps if _meets(gone, card)), None)


def _meets(gone: Gone, come: Come) -> bool:
    """Whether what stays at a rewording is the same."""
    if set(_gone_keys(gone)) & set(_keys(come)):
        return True
    lasting = _lasting(gone)
    same_kind = _kind(split(gone.card)[2]) == _kind(split(come.card)[2])
    return same_kind and BLANK in lasting and _unmasks(_key(lasting), _key(come.texts[0]), _words(gone))


def _unmasks(shown: str, text: str, words: str) -> bool:
    """Whether a text is what was shown, where only what was to be found out of it was blank."""
    first, *rest = shown.split(BLANK)
    if not text.startswith(first):
        return False
    own, at = content_words(words), len(first)
    for number, part in enumerate(rest, 1):
        end = text.find(part, at) if number < len(rest) else max(len(text) - len(part), text.find(part, at))
        if end < 0 or not _told(text[at:end], words, own):
            return False
        at = end + len(part)
    return at == len(text)


def _told(hidden: str, words: str, own: Sequence[str]) -> bool:
    """Whether what was blank is of the wording."""
    if masked(f"x {hidden}", [words]) == f"x {BLANK}":
        return True
    said = content_words(hidden)
    return bool(said) and all(any(akin(one, mine) for mine in own) for one in said)


# -- texts -----------------------------------------------------------------------------------------------


def _kind(aspect: str) -> str:
    return aspect.partition("~")[0]


def _key(text: str) -> str:
    """A text without its markup and spacing, composed."""
    return " ".join(nfc(plain(text)).split())


def _keys(card: Come) -> list[tuple[str, str]]:
    kind = _kind(split(card.card)[2])
    around = [(f"{kind} around", card.stem)] if kind == "gap" else []
    keys = [(kind, text) for text in card.texts]
    return [(kind, found) for kind, text in (*keys, *around) if (found := _key(text))]


def _gone_keys(card: Gone) -> list[tuple[str, str]]:
    kind = _kind(split(card.card)[2])
    texts = [(kind, _lasting(card))] + ([(f"{kind} around", card.stem)] if kind == "gap" else [])
    return [(kind, found) for kind, text in texts if (found := _key(text))]


def _lasting(card: Gone) -> str:
    """The side that stays when a prompt is reworded."""
    return card.stem if _kind(split(card.card)[2]) == "reverse" else card.answer


def _words(card: Gone) -> str:
    """The wording as last asked."""
    return card.answer if _kind(split(card.card)[2]) == "reverse" else card.stem


def _said(text: str) -> set[str]:
    return set(_key(text).casefold().split())


def _likeness(one: str, other: str) -> float:
    first, second = (_key(text).casefold()[:_COMPARED] for text in (one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()

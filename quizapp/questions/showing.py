"""How stems and options are shown in a choice: without what would give the right one away."""

from __future__ import annotations

from quizapp.cards.deck import Card, Note, Wrong
from quizapp.cards.long_texts import SHOWN
from quizapp.questions import sides
from quizapp.questions.blanking import blanked
from quizapp.questions.candidate import Candidate
from quizapp.questions.languages import primary
from quizapp.questions.masking import masked
from quizapp.questions.material import Material
from quizapp.questions.words import function_words

_OR = {
    "en": frozenset({"or"}),
    "de": frozenset({"oder"}),
    "fr": frozenset({"ou"}),
    "es": frozenset({"o", "u"}),
    "it": frozenset({"o"}),
    "pt": frozenset({"ou"}),
    "nl": frozenset({"of"}),
}
_UNTOLD = frozenset({"yes", "no", "true", "false", "none", "all"})


def wrong_ones(card: Card) -> tuple[Wrong, ...]:
    """The author's own distractors for a card. Where there are some, nothing is blanked beside them."""
    note = card.note
    if card.direction == "reverse":
        return note.wrong_terms if note.kind == "term" else ()
    # A sentence with several gaps can't say whose its distractors are.
    return note.wrong if len(note.gaps) < 2 else ()


def key_text(card: Card, material: Material) -> str:
    """The right answer as it is shown among the options."""
    return own_text(sides.answer_side(card.note, card.direction, card.gap), card, material)


def shown_for(other: Candidate, card: Card, material: Material) -> str:
    """Another card's answer as it is shown among the options of this one."""
    return _shown(other.text, other.note, card, material, other.deck_id)


def own_text(text: str, card: Card, material: Material) -> str:
    """A text that a card's author wrote for it, right or wrong, as it is shown among the options."""
    return _shown(text, card.note, card, material, card.deck_id)


def stem_text(card: Card, material: Material) -> str:
    """The prompt of a choice: without its answer, and without what only the answer has in common with it."""
    note, stem = card.note, sides.stem(card)
    stock = material.stock(card.deck_id)
    if card.direction == "reverse" and stock and not wrong_ones(card):
        return blanked(stem, note.prompt, material.rarity(stock).telling, stock.deck.language)
    if card.direction == "forward" and note.kind == "question" and not wrong_ones(card):
        language = material.language(card)
        answers = [text for text in (note.answer, *note.accept) if _tells(text, language)]
        return stem if offers(stem, language) else masked(stem, answers)
    return stem


def offers(question: str, language: str) -> bool:
    """Whether a question names what may be answered ("the Rhine or the Danube?"); where unknown, it may."""
    words = _OR.get(primary(language) or "en")
    return words is None or not words.isdisjoint(question[:SHOWN].casefold().replace(",", " ").split())


def masked_for(other: Candidate, card: Card) -> str:
    """Another card's answer with the names masked and nothing blanked, as older logs may have it."""
    return _masked(other.text, other.note, card)


def _masked(text: str, note: Note, card: Card) -> str:
    if card.direction == "forward" and card.note.kind == "term":
        return masked(text, (*sides.hidden(note), *sides.hidden(card.note)))
    if card.direction == "reverse" and card.note.kind == "question":
        return masked(text, sides.hidden(card.note))
    return text


def _shown(text: str, note: Note, card: Card, material: Material, deck_id: str) -> str:
    text = _masked(text, note, card)
    stock = material.stock(deck_id)
    if card.direction != "forward" or stock is None or wrong_ones(card):
        return text
    return blanked(text, note.prompt, material.rarity(stock).telling, stock.deck.language)


def _tells(answer: str, language: str) -> bool:
    """Whether an answer would be found in its own question: a name or a number, not a mere "no"."""
    words = answer[:SHOWN].casefold().split()
    function = function_words(language)
    return len(words) <= 4 and any(len(word) > 3 and word not in function | _UNTOLD for word in words)

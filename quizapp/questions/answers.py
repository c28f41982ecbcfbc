"""What may be typed as a card's answer: which ones are short enough, and what else is right."""

from __future__ import annotations

from quizapp.cards.deck import Card, Direction, Note
from quizapp.cards.markup import parse, plain
from quizapp.questions.masking import called, without_parentheses
from quizapp.questions.material import Material
from quizapp.questions.sides import answer_side
from quizapp.questions.spelling import Accepts
from quizapp.questions.spelt import Spelt

LONGEST, MOST_WORDS = 40, 5  # characters and words of an answer that one can be asked to type
LONGEST_GAP = 60


def short(text: str, longest: int = LONGEST, words: int = MOST_WORDS) -> bool:
    """Whether a text is one line, no list, and at most so many characters and words without its markup."""
    lines = parse(text)
    bare = plain(text).strip()
    return len(lines) == 1 and not lines[0].bullet and 0 < len(bare) <= longest and len(bare.split()) <= words


def can_be_typed(card: Card) -> bool:
    """Whether a card's answer is short; a question that is asked for is never typed."""
    if card.direction == "gap":
        return short(card.note.gaps[card.gap].text, LONGEST_GAP, LONGEST_GAP)
    if card.direction == "reverse" and card.note.kind == "question":
        return False
    return short(answer_side(card.note, card.direction))


def accepts(card: Card, material: Material) -> Accepts:
    """What is right for a card, and the answers of other cards that a slip must not be taken for."""
    right = _right(card, material)
    deck = material.deck(card.deck_id)
    if deck is None:
        return Accepts(right)
    if deck.typing == "exact":
        return Accepts(right, exact=True, language=deck.language)
    return Accepts(right, _others(card, right, material, deck.language), language=deck.language)


def _right(card: Card, material: Material) -> tuple[str, ...]:
    note = card.note
    texts = [answer_side(note, card.direction, card.gap), *answers_of(note, card.direction, card.gap)]
    for twin in material.twins(card):
        texts += answers_of(twin.note, card.direction)
    for other in material.right_too(card):
        if len(other.gaps) < 2:
            texts += answers_of(other, card.direction)
    texts += [without_parentheses(text) for text in texts]
    return tuple(dict.fromkeys(bare for text in texts if (bare := plain(text).strip())))


def answers_of(note: Note, direction: Direction, gap: int = 0) -> tuple[str, ...]:
    """What a note's author takes for right on that side; for a gap elsewhere, what could stand there."""
    if note.kind == "term":
        return (note.answer,) if direction == "forward" else called(note)
    if direction == "reverse":
        return (note.prompt,) if note.kind == "question" else ()
    if note.kind == "question":
        return (note.answer, *note.accept)
    return (note.gaps[gap].text, *note.accept) if gap < len(note.gaps) else note.accept


def _others(
    card: Card, right: tuple[str, ...], material: Material, language: str
) -> tuple[tuple[str, str], ...]:
    alike = material.alike
    same = {alike.key(text) for text in right}
    wanted = [Spelt.of(text, language) for text in right]
    found: dict[str, str] = {}
    for spelt in material.spelt(language):
        if spelt.note == card.note and spelt.direction != "gap":
            continue
        if any(spelt.near(each) for each in wanted) and alike.key(spelt.text) not in same:
            found[spelt.text] = min(spelt.belongs, found.get(spelt.text, spelt.belongs))
    return tuple(sorted(found.items()))

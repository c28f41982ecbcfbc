"""Cheaters: they answer a choice without knowing anything, by how its options look.

They count words in their own way, not by the engine's: what it overlooks must not be overlooked here too.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from quizapp.cards.deck import Card, Deck, Note
from quizapp.questions.candidate import Candidate, answer_of, candidates_of
from quizapp.questions.chance import Chance
from quizapp.questions.item import Item
from quizapp.questions.sides import prompt_side

OPTIONS = 4
_LETTERS = re.compile(r"[^\W_]+")
_NO_BLANKS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]{2,}")
_SHORT = 3  # letters: such words mostly join others
_ROOT = 5  # letters by which two words are taken for one
_USUAL = 8  # a root in more than one stem of so many belongs to how all of them are put
_LONG = 4  # words that a text has to have before it can say the same as another


@dataclass(frozen=True)
class Question:
    """A choice as a cheater sees it.

    `others` is for `unfair`: what else each option is called, None where its author wrote it as a wrong one.
    """

    stem: str
    options: tuple[str, ...]
    key: int
    others: tuple[tuple[str, ...] | None, ...]


def of_item(item: Item, deck: Deck) -> Question | None:
    """A choice of a paper; None for what is no choice of four."""
    if item.key is None or len(item.options) != OPTIONS:
        return None
    notes = {f"{deck.id}#{note.id}": note for note in deck.notes}
    owners = [notes.get(option.origin) for option in item.options]
    owners[item.key] = item.card.note
    names = tuple(_names(note, item.card) if note else None for note in owners)
    return Question(item.stem, tuple(option.text for option in item.options), item.key, names)


def at_random(card: Card, deck: Deck, seed: str) -> Question | None:
    """The same card with three other answers of its side: the dice choose, and nothing is blanked."""
    chance = Chance(seed, "at random", card.id)
    right = answer_of(card)
    taken = {_folded(right.text): right}
    for found in chance.shuffled(_same_side(card, deck)):
        if len(taken) < OPTIONS:
            taken.setdefault(_folded(found.text), found)
    options = chance.shuffled(list(taken.values()))
    if len(options) < OPTIONS:
        return None
    names = tuple(_names(each.note, card) for each in options)
    stem = prompt_side(card.note, card.direction, card.gap)
    return Question(stem, tuple(each.text for each in options), options.index(right), names)


def _same_side(card: Card, deck: Deck) -> list[Candidate]:
    return [
        each
        for note in deck.notes
        if note.kind == card.note.kind and note.id != card.note.id and not note.retired
        for each in candidates_of(note, deck.id, card.direction)
    ]


def _names(note: Note, card: Card) -> tuple[str, ...]:
    """What else is right where a note's answer is asked for."""
    if card.note.kind == "term" and card.direction == "reverse":
        return (note.prompt, *note.accept)
    return note.accept if card.note.kind == "question" and card.direction == "forward" else ()


def _folded(text: str) -> str:
    return " ".join(_LETTERS.findall(unicodedata.normalize("NFKC", text).casefold())) or text


def roots(text: str) -> frozenset[str]:
    """The beginnings of a text's longer words; pairs of characters where no blanks are written."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    pairs = {run[i : i + 2] for run in _NO_BLANKS.findall(folded) for i in range(len(run) - 1)}
    words = _LETTERS.findall(_NO_BLANKS.sub(" ", folded))
    return frozenset(pairs | {word[:_ROOT] for word in words if len(word) > _SHORT})


def usual(questions: Sequence[Question]) -> frozenset[str]:
    """The roots that so many stems have that sharing them tells nothing."""
    found = Counter(root for each in questions for root in roots(each.stem))
    return frozenset(root for root, count in found.items() if count * _USUAL > len(questions))


# -- what they go by: a score for each option, of which the highest is chosen ------------------------


def length(question: Question) -> list[float]:
    """How long each option is."""
    return [float(len(option)) for option in question.options]


def middle(question: Question) -> list[float]:
    """How near the length of each is to the middle."""
    sizes = length(question)
    return [-abs(size - median(sizes)) for size in sizes]


def overlap(question: Question, unsaid: frozenset[str] = frozenset()) -> list[float]:
    """How many words of the stem are in each, but for those that say nothing."""
    stem = roots(question.stem) - unsaid
    return [float(len(stem & roots(option))) for option in question.options]


def central(question: Question) -> list[float]:
    """How much each has in common with the others: of their pairs of characters."""
    pairs = [
        {text[i : i + 2] for i in range(len(text) - 1)} or {text} for text in map(_folded, question.options)
    ]
    return [
        sum(2 * len(mine & its) / (len(mine) + len(its)) for j, its in enumerate(pairs) if j != i)
        for i, mine in enumerate(pairs)
    ]


def marks(option: str) -> tuple[int, ...]:
    """What meets the eye of an option's form."""
    words = option.split() or [""]
    return (
        any(char.isdigit() for char in option),
        option[:1].isupper(),
        option.rstrip()[-1:] in ".!?。",
        "(" in option,
        "____" in option,
        "-" in option,
        min(len(words), 3),
        words[-1].rstrip(".").endswith("s"),
        words[0].casefold() in ("a", "an", "the", "to"),
    )


def odd(question: Question) -> list[float]:
    """By how many marks each stands alone."""
    columns = list(zip(*map(marks, question.options), strict=True))
    return [float(sum(column.count(column[i]) == 1 for column in columns)) for i in range(OPTIONS)]


def seldom(questions: Sequence[Question]) -> Iterator[list[float]]:
    """For who has seen a whole paper: how seldom each option stood in it."""
    often = Counter(option for each in questions for option in each.options)
    for each in questions:
        yield [-float(often[option]) for option in each.options]


Cheater = Callable[[Question, frozenset[str]], list[float]]
CHEATERS: dict[str, Cheater] = {
    "longest": lambda question, _unsaid: length(question),
    "shortest": lambda question, _unsaid: [-size for size in length(question)],
    "middle": lambda question, _unsaid: middle(question),
    "overlap": overlap,
    "central": lambda question, _unsaid: central(question),
    "odd one": lambda question, _unsaid: odd(question),
}


def part(scores: Sequence[float], key: int) -> float:
    """How often the key is hit by who takes the highest score, and one of the highest by chance."""
    best = [i for i, score in enumerate(scores) if score >= max(scores) - 1e-9]
    return (key in best) / len(best)


def played(questions: Sequence[Question]) -> dict[str, float]:
    """How much of a hundred each cheater gets right, and how many items are unfair; empty without any."""
    if not questions:
        return {}
    unsaid = usual(questions)
    out = {
        name: _percent(part(cheat(each, unsaid), each.key) for each in questions)
        for name, cheat in CHEATERS.items()
    }
    pairs = zip(seldom(questions), questions, strict=True)
    out["seldom"] = _percent(part(scores, each.key) for scores, each in pairs)
    return out | {"unfair": _percent(float(bool(unfair(each))) for each in questions)}


def _percent(parts: Iterable[float]) -> float:
    found = list(parts)
    return 100 * sum(found) / len(found)


def unfair(question: Question) -> str:
    """Why who knows the answer could not tell it, or who does not know it could; empty for a fair item."""
    folded = [_folded(option) for option in question.options]
    key = folded[question.key]
    if len(set(question.options)) < len(question.options):
        return "two options are the same"
    accepted = set(map(_folded, question.others[question.key] or ()))
    for i, names in enumerate(question.others):
        if i == question.key or names is None:
            continue
        if _says(key, folded[i]):
            return "an option says what the right one says"
        if folded[i] in accepted or key in map(_folded, names):
            return "an option is another name of the right one"
    if len(key) > _SHORT and f" {key} " in f" {_folded(question.stem)} ":
        return "the stem names the right one"
    return ""


def _says(one: str, other: str) -> bool:
    """Whether nearly all words of one longer text are in the other."""
    mine, its = set(one.split()), set(other.split())
    least = min(len(mine), len(its))
    return least >= _LONG and 10 * len(mine & its) >= 9 * least

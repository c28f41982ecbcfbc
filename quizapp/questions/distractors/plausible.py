"""The plausible distractors that one deck has for a card: fair ones, the likest to the right answer first.

Three times in four they are gathered around a near neighbour instead of the right answer itself: else the
right one would always be the one that all others are like.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from quizapp.cards.deck import Card, Direction
from quizapp.cards.long_texts import is_long
from quizapp.questions.candidate import Candidate, answer_of, candidates_of
from quizapp.questions.chance import Chance
from quizapp.questions.distractors.features import likeness_to, weighed
from quizapp.questions.distractors.looks import Look, Stem
from quizapp.questions.distractors.shortlist import shortlist
from quizapp.questions.fairness import Guard
from quizapp.questions.keys import SIDE
from quizapp.questions.material import Material
from quizapp.questions.showing import shown_for
from quizapp.questions.stock import Stock, place_of

_BEST = 10  # distractors that are chosen from
_LEAST = 5  # enough for the most options; where fewer are near, more are taken by chance
_BY_CHANCE = 240  # candidates looked at for that
_SHARING = 4  # some more that share words with the stem, as the right answer may
_LOOKED_AT = 40  # candidates among which these are looked for
_USED, _OFTEN = 3000, 8  # what it costs to be taken once more in one paper, and up to how often
_NEIGHBOURS = 2  # near ones of which one is the middle of the others
_OWN = 4  # tenths that the right answer counts beside that neighbour
_FEW, _FEW_VALUES = 3, 2  # of one sort: then nothing of another is offered beside them
_VALUES = ("date", "number")
_SORT = {"date": "date", "number": "number", "long": "long"}  # names and common words are one

Source = tuple[Stock, str, Direction]


@dataclass(frozen=True, slots=True)
class Plausible:
    """A fair distractor: whose answer it is, how it is shown and how that looks."""

    answer: Candidate
    text: str
    look: Look


def plausible(search: Search, wanted: int) -> list[Plausible]:
    """What a deck's side has for a card that lacks so many distractors; more than that, for a choice.

    Any of them may stand beside each other. May be empty.
    """
    order, chance = search.near(), search.chance
    if chance.below(4):
        near = list(islice((each for each in order if search.fair(each)), _NEIGHBOURS))
        if near:
            order = search.around(near[chance.below(len(near))], order)
    pool = _Pool(search.guard)
    pool.fill(search.fair_ones(order), _BEST)
    if len(pool.found) < _BEST:
        pool.fill(search.fair_ones(search.others()), _LEAST)
    sharing = [each for each in search.fair_ones(search.sharing(order)) if each.look.overlap]
    pool.fill(sorted(sharing, key=lambda each: -each.look.overlap), len(pool.found) + _SHARING)
    return search.of_one_sort(pool.found, wanted)


class Search:
    """The candidates of one side of a deck for a card."""

    def __init__(
        self, card: Card, source: Source, material: Material, guard: Guard, stem: Stem, chance: Chance
    ) -> None:
        self._card, self._material, self.guard, self._stem = card, material, guard, stem
        self.chance = chance
        self._stock, self._kind, self._direction = source
        self._own = self._stock.deck.id == card.deck_id
        self._rarity = material.rarity(self._stock)
        self._place = place_of(self._stock, card.note.id) if self._own else None
        self._named = stem.names(answer_of(card).text)
        self._fair: dict[tuple[str, int], Plausible | None] = {}

    def _of(self, places: Iterable[int]) -> list[Candidate]:
        deck_id, mine = self._stock.deck.id, self._card
        return [
            candidate
            for note in self._stock.notes(places)
            if note.kind == self._kind
            for candidate in candidates_of(note, deck_id, self._direction)
            if not is_long(candidate.text)  # nobody would read it
            and not (self._own and note.id == mine.note.id and candidate.gap == mine.gap)
        ]

    def near(self) -> list[Candidate]:
        """The candidates, the likest to the right answer first."""
        places = shortlist(self._card.note, self._place, self._stock, self._rarity)
        return self._ranked(self._of(places), [(answer_of(self._card), 1)])

    def around(self, neighbour: Candidate, found: Sequence[Candidate]) -> list[Candidate]:
        """The candidates, the likest to a neighbour of the answer and to the answer first."""
        return self._ranked(found, [(answer_of(self._card), _OWN), (neighbour, 10 - _OWN)])

    def _ranked(self, found: Sequence[Candidate], likes: Sequence[tuple[Candidate, int]]) -> list[Candidate]:
        middle = [(self._material.traits(like), weight) for like, weight in likes]
        self._rarity.expect_words(word for traits, _ in middle for word in traits.words)
        self._rarity.expect_words(word for each in found for word in weighed(self._material.traits(each)))
        told = [(likeness_to(traits, self._rarity), weight) for traits, weight in middle]
        used, all_weight = self._material.used, sum(weight for _, weight in likes)

        def score(each: Candidate) -> int:
            traits = self._material.traits(each)
            like_it = sum([weight * tell(traits) for tell, weight in told])
            return like_it - all_weight * _USED * min(used[each.origin], _OFTEN)

        mixed = self.chance.shuffled(found)  # those that are as like as each other come as chance has it
        return sorted(mixed, key=score, reverse=True)

    def others(self) -> list[Candidate]:
        """Some of the rest by chance, for a card that has nothing in common with others."""
        return self._of(self.chance.sample(self._stock.places(SIDE + self._kind), _BY_CHANCE))

    def sharing(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """Of the likest those that may share something with the stem."""
        return [
            each
            for each in candidates[:_LOOKED_AT]
            if self._stem.touches(self._material.traits(each).said, each.text)
        ]

    def fair(self, candidate: Candidate) -> Plausible | None:
        """A candidate as it is shown, if it may stand beside the right answer."""
        key = candidate.note.id, candidate.gap
        if key not in self._fair:
            text = shown_for(candidate, self._card, self._material)
            fair = self.guard.fair(text, candidate.note, self._own)
            # What the stem names is answered already, unless the right answer is named beside it.
            fair = fair and (self._named or not self._stem.names(text))
            self._fair[key] = Plausible(candidate, text, self._stem.look(text)) if fair else None
        return self._fair[key]

    def of_one_sort(self, found: list[Plausible], wanted: int) -> list[Plausible]:
        """Those of the sort of the right answer, where there are enough: no name among dates."""
        traits = self._material.traits
        mine = _SORT.get(traits(answer_of(self._card)).kind, "")
        same = [each for each in found if _SORT.get(traits(each.answer).kind, "") == mine]
        return same if len(same) >= (_FEW_VALUES if mine in _VALUES else max(_FEW, wanted)) else found

    def fair_ones(self, candidates: Iterable[Candidate]) -> Iterator[Plausible]:
        """Those that may stand beside the right answer."""
        return filter(None, map(self.fair, candidates))


class _Pool:
    """Distractors that may all stand beside each other."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard.copy()
        self.found: list[Plausible] = []

    def fill(self, offered: Iterable[Plausible], most: int) -> None:
        """Takes what is offered, as far as it is fair beside the others, until there are so many."""
        for each in offered:
            if len(self.found) >= most:
                break
            if self._guard.fair(each.text, each.answer.note, same_deck=True):
                self._guard.take(each.text, each.answer.note)
                self.found.append(each)

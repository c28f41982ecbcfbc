"""What a learner took for the answers of cards, looked up card by card: a quiz asks for few of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from quizapp.storage.index import tallies
from quizapp.storage.index.store import Store
from quizapp.study.days import parse_at


class Mistaken(Mapping[str, Sequence[str]]):
    """By card id, what was chosen or written instead of its answer: the most frequent first."""

    def __init__(self, store: Store, decks: Sequence[int], before: str = "") -> None:
        """`decks`: the keys of those whose cards count. `before` (an `at`): only what was given before."""
        self._before = parse_at(before) if before else None
        self._store, self._decks = store, decks
        self._known: dict[str, list[str]] = {}

    def __getitem__(self, card: str) -> Sequence[str]:
        found = self._known.get(card)
        if found is None:
            given = tallies.mistakes(self._store, self._decks, card)
            wrong = Counter(text for _, text, at in given if self._counts(at))
            found = self._known[card] = sorted(wrong, key=lambda text: (-wrong[text], text))
        if not found:
            raise KeyError(card)
        return found

    def _counts(self, at: str) -> bool:
        return self._before is None or parse_at(at) < self._before

    def __iter__(self) -> Iterator[str]:
        """Reads all there is: in a long history that takes its time."""
        return iter(dict.fromkeys(card for card, _, _ in tallies.mistakes(self._store, self._decks)))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        """Always: to know whether there is any, all would have to be read."""
        return True

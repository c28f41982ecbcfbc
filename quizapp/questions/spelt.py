"""An answer made ready for the question which others a slip could turn it into."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.cards.deck import Direction, Note
from quizapp.cards.markup import plain
from quizapp.questions.difference import letters as split
from quizapp.questions.difference import within
from quizapp.questions.spelling import loose


@dataclass(frozen=True, slots=True)
class Spelt:
    """An answer as slips in it are looked for: without case, accents and blanks.

    `letters` has a bit for each that occurs: two texts that are near differ in few of them. `belongs` says
    what it belongs to.
    """

    text: str
    loose: str
    letters: int
    belongs: str = ""
    note: Note | None = None
    direction: Direction = "forward"

    @classmethod
    def of(
        cls,
        text: str,
        language: str,
        belongs: str = "",
        note: Note | None = None,
        direction: Direction = "forward",
    ) -> Spelt:
        """Makes an answer ready; `text` may have markup."""
        bare = plain(text).strip()
        folded = "".join(c for c in loose(bare, language) if c not in " -")
        letters = 0
        for char in folded:
            letters |= 1 << ord(char) % 61
        return cls(bare, folded, letters, belongs, note, direction)

    def near(self, other: Spelt) -> bool:
        """Whether at most two slips lie between the two: a response with one may lie between them."""
        if abs(len(self.loose) - len(other.loose)) > 2 or (self.letters ^ other.letters).bit_count() > 4:
            return False
        return within(split(self.loose), split(other.loose), 2)

"""A learner's saved attempts as they are looked at: those that pass a sieve, and what they sum up to."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.library.library import Library
from quizapp.library.reviewing import Other, attempts_of, tags
from quizapp.scores.attempt import Attempt
from quizapp.scores.review import Sieve, Standing, by_card, by_deck, by_tag
from quizapp.scores.spread import Point, spreads
from quizapp.source.finding import Finding
from quizapp.study.routes import DecksToday, deck_of


class ScoreBook:
    """Reads attempts without their answers; the answers once they are asked for.

    `other` is another learner whose attempts are looked at; None: the library's own. `all` are newest first,
    and so are those `meant`; `spreads` has by deck the attempts among them that count. `problems` are of
    this learner's log.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self.other: Other | None = None
        self.sieve = Sieve()
        self.tag: str | None = None  # only cards with this tag are summed up; None: all
        self.all: Sequence[Attempt] = ()
        self.meant: Sequence[Attempt] = ()
        self.spreads: dict[str, list[Point]] = {}
        self.problems: tuple[Finding, ...] = ()
        self._by_session: dict[str, Attempt] = {}
        self._whole: Sequence[Attempt] | None = None

    @property
    def name(self) -> str:
        """Whose attempts these are."""
        return self.other.name if self.other else self._library.learner

    def renew(self) -> None:
        """Reads anew; another learner's only once."""
        if self.other is None:
            self.all, self._whole = self._library.heads(), None
            self.problems = self._library.journal.problems
        self.sift(self.sieve)

    def of_other(self, other: Other | None, today: DecksToday) -> ScoreBook:
        """A book of another learner (None: the library's own), read whole, with the same sieve.

        Touches no index, so it may be read beside the app; `today` has what the library's decks say.
        """
        book = ScoreBook(self._library)
        book.other, book.sieve = other, self.sieve
        if other:
            book.all, book.problems = attempts_of(other, today)
            book._whole = book.all
            book.sift(book.sieve)
        return book

    def sift(self, sieve: Sieve) -> None:
        """Another choice of them."""
        self.sieve = sieve
        self.meant = [attempt for attempt in self.all if self._keeps(attempt)]
        self._by_session = {attempt.session: attempt for attempt in self.meant}
        decks = sieve.decks
        self.spreads = {d: points for d, points in spreads(self.meant).items() if not decks or d in decks}

    def _keeps(self, attempt: Attempt) -> bool:
        zone = self._library.world.clock().tzinfo
        assert zone is not None  # the clock of a library has one
        return self.sieve.keeps(attempt, zone)

    def whole(self, session: str) -> Attempt | None:
        """One of them with its answers."""
        if self._whole is None:
            return self._library.attempt(session)
        return next((attempt for attempt in self._whole if attempt.session == session), None)

    def head(self, session: str) -> Attempt | None:
        """One of those meant, perhaps without its answers."""
        return self._by_session.get(session)

    def standings(self, view: str) -> list[Standing]:
        """What they sum up to by `decks`, `tags` or `cards`."""
        if view == "decks":
            found = by_deck(self.meant, self._library.titles)
            return [each for each in found if not self.sieve.decks or each.key in self.sieve.decks]
        cards = [each for each in by_card(self._answered()) if self._of_deck(each.key)]
        tags_of = tags(self._library) if view == "tags" or self.tag is not None else lambda _card: ()
        if view == "tags":
            return by_tag(cards, tags_of)
        if self.tag is None:
            return cards
        return [
            each for each in cards if (self.tag in tags_of(each.key) if self.tag else not tags_of(each.key))
        ]

    def _of_deck(self, card: str) -> bool:
        return not self.sieve.decks or deck_of(card) in self.sieve.decks

    def _answered(self) -> list[Attempt]:
        if self._whole is None:
            self._whole = self._library.attempts()
        meant = {attempt.session for attempt in self.meant}
        return [attempt for attempt in self._whole if attempt.session in meant]

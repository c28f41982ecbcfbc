"""Reviews that other programs remember, as lines of the log, and the log's as reviews."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from hashlib import sha256
from pathlib import Path

from quizapp.cards.deck import Card, Deck
from quizapp.cards.reading import read_deck
from quizapp.cards.tidying import Name, identity, wording
from quizapp.formats.found import FoundCard, Review
from quizapp.library.importing import DeckPlan, ImportPlan
from quizapp.storage.flush import make_flushed_folder
from quizapp.storage.log import read_log
from quizapp.storage.log_merge import Merge, carry_out, plan
from quizapp.study.days import format_at, parse_at, study_day
from quizapp.study.effect import Routes, taken_back
from quizapp.study.lines import Answer, DeckUse, Line, Move, Start
from quizapp.study.parsing import dumps, to_fields
from quizapp.study.ulid import Ulids

_DEVICE = "imported"
_AGAIN = 1
_NEAR = 100  # ms
_LATEST = 253_402_300_799_000  # ms; the last moment that a date can be


_Time = tuple[str, int, int]  # a card, a rating, and when, roughly


def take_reviews(plan_: ImportPlan, folder: Path, zone: tzinfo, day_start: int) -> Merge:
    """Brings the reviews of imported cards into a learner's log; those that are there already stay.

    The same reviews give the same lines whenever they come, so that importing them twice adds nothing. The
    decks are on the disk by now. Raises OSError.
    """
    lines: list[Line] = []
    there = _times(read_log(folder).lines)
    for deck_plan in plan_.decks:
        deck = read_deck(deck_plan.text.encode("utf-8", "surrogateescape"), deck_plan.name).deck
        if deck:
            lines += _lines(deck, deck_plan.known, zone, day_start, there)
    with tempfile.TemporaryDirectory() as made:
        source = Path(made)
        for month, some in _by_month(lines).items():
            text = "".join(f"{dumps(to_fields(line))}\n" for line in some)
            (source / f"{month}.{_DEVICE}.jsonl").write_bytes(text.encode("utf-8"))
        merge = plan(source, folder)
        make_flushed_folder(folder)
        merge.problems += carry_out(merge, source, folder)
        merge.here = sum(map(_reviews, plan_.decks)) - merge.answers
        return merge


def _lines(
    deck: Deck, found: Iterable[FoundCard], zone: tzinfo, day_start: int, there: set[_Time]
) -> Iterator[Line]:
    cards: dict[Name, list[Card]] = {}
    for card in deck.cards:
        for name in (("id", card.note.id), ("prompt", wording(card.note.prompt))):
            cards.setdefault(name, []).append(card)
    reviews: list[tuple[Review, Card]] = []
    for each in found:
        by_id = cards.get(("id", identity(each.note)))
        of_note = by_id or cards.get(("prompt", wording(each.note.prompt))) or []
        for review in each.reviews:
            meant = _reviewed(of_note, review)
            if meant and _is_new(meant.id, review, there):
                reviews.append((review, meant))
    if not reviews:
        return
    reviews.sort(key=lambda pair: (pair[0].at, pair[1].id))
    first = reviews[0][0].at
    session = _ulid(first, f"{deck.id} imported")
    yield Start(id=session, at=_at(first), session=session, mode="study", decks=(DeckUse(deck.id, ""),))
    told: set[tuple[str, str]] = set()
    for review, reviewed in reviews:
        moment = datetime.fromtimestamp(review.at / 1000, zone)
        here = (_at(review.at)[:7], reviewed.id)  # a file tells a card's texts once
        stem, answer = (None, None) if here in told else _texts(reviewed)
        told.add(here)
        yield Answer(
            id=_ulid(review.at, reviewed.id),
            at=_at(review.at),
            session=session,
            card=reviewed.id,
            form="flashcard",
            stem=stem,
            answer=answer,
            mark="wrong" if review.rating == _AGAIN else "right",
            rating=review.rating,
            ms=max(0, review.ms),
            day=study_day(moment, day_start),
        )


def _reviews(deck_plan: DeckPlan) -> int:
    return sum(len(card.reviews) for card in deck_plan.known)


def _times(lines: Sequence[Line]) -> set[_Time]:
    return {
        (card, each.rating, each.at // _NEAR) for card, some in reviews_of(lines).items() for each in some
    }


def _is_new(card: str, review: Review, there: set[_Time]) -> bool:
    """Whether a review can be, and is not in the log: there it may be some ms apart, as Anki wants them."""
    moment = review.at // _NEAR
    known = any((card, review.rating, moment + by) in there for by in (-1, 0, 1))
    return 1 <= review.rating <= 4 and 0 < review.at < _LATEST and not known


def _reviewed(cards: Sequence[Card], review: Review) -> Card | None:
    """Which of a note's cards was reviewed; a note with one card only has no other."""
    for card in cards:
        if card.direction == review.direction and (card.direction != "gap" or card.gap == review.gap):
            return card
    return None


def _texts(card: Card) -> tuple[str | None, str | None]:
    """What was shown of a card, as far as it is told without asking it."""
    note = card.note
    if card.direction == "gap":
        return None, None
    return (note.prompt, note.answer) if card.direction == "forward" else (note.answer, note.prompt)


def _ulid(ms: int, of: str) -> str:
    """An id that is the same for the same moment and card."""
    return Ulids(lambda n: sha256(f"{ms} {of}".encode()).digest()[:n]).make(ms)


def _at(ms: int) -> str:
    return format_at(datetime.fromtimestamp(ms / 1000, UTC))


def _by_month(lines: Iterable[Line]) -> dict[str, list[Line]]:
    out: dict[str, list[Line]] = {}
    for line in lines:
        out.setdefault(line.at[:7], []).append(line)
    return out


def reviews_of(lines: Sequence[Line]) -> Mapping[str, tuple[Review, ...]]:
    """The ratings of a log that stand, by the id of the card that has the history today."""
    gone = taken_back(lines)
    standing = [line for line in lines if line.id not in gone]
    routes = Routes((line.source, line.target) for line in standing if isinstance(line, Move))
    out: dict[str, list[Review]] = {}
    for line in standing:
        if isinstance(line, Answer) and line.rating:
            at = int(parse_at(line.at).timestamp() * 1000)
            out.setdefault(routes.end(line.card), []).append(Review(at, line.rating, line.ms))
    return {card: tuple(some) for card, some in out.items()}

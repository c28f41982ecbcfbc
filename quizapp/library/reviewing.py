"""What looking at scores needs of a library: other learners' attempts, tags, and what to do next."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from quizapp.library.insight import called
from quizapp.library.library import Library
from quizapp.library.quizzing import QuizSitting
from quizapp.scores.attempt import Attempt
from quizapp.scores.next_step import Mixed, NextStep, Sight, next_step
from quizapp.scores.sat import sat
from quizapp.source.finding import Finding
from quizapp.storage.index import tallies
from quizapp.storage.log_files import log_names
from quizapp.storage.log_reading import read_log
from quizapp.storage.profile import load
from quizapp.study.routes import DecksToday

_LATEST = 40  # attempts that say what to do next
_PRACTISED = 20  # cards at once


@dataclass(frozen=True, slots=True)
class Other:
    """Another learner of this library: the folder with the log, and the name."""

    folder: Path
    name: str


def others(library: Library) -> list[Other]:
    """The other learners who have a log in this library, by name. Their files are only read."""
    try:
        with os.scandir(library.places.progress) as each:
            folders = [Path(e.path) for e in each if e.is_dir(follow_symlinks=False)]
    except OSError:
        return []
    found = [Other(f, _name(f)) for f in folders if f != library.folder and _has_log(f)]
    return sorted(found, key=lambda other: (other.name.casefold(), other.folder.name))


def _name(folder: Path) -> str:
    profile = load(folder)
    return profile.name if profile else folder.name


def _has_log(folder: Path) -> bool:
    try:
        return bool(log_names(folder))
    except OSError:
        return False


def attempts_of(other: Other, today: DecksToday) -> tuple[list[Attempt], tuple[Finding, ...]]:
    """Another learner's attempts, newest first, and what is wrong with the log.

    `today` has the decks of this library, whose cards may have been reworded since.
    """
    read = read_log(other.folder)
    found = [each.attempt for each in sat(read.lines, today)]
    return sorted(found, key=lambda a: (a.at, a.session), reverse=True), read.problems


def tags(library: Library) -> Callable[[str], tuple[str, ...]]:
    """Gives a card's tags, its deck's among them, by its id; none where no deck has it."""
    with library.stocks([v for v in library.volumes if v.deck_id]) as stocks:
        of_deck = {stock.deck.id: stock.deck.tags for stock in stocks}

    def of(card_id: str) -> tuple[str, ...]:
        card = library.card(card_id)
        return (*of_deck.get(card.deck_id, ()), *card.note.tags) if card else ()

    return of


# -- what to do next -----------------------------------------------------------------------------------


def advise(library: Library) -> NextStep | None:
    """The one step that the scores say; None if they say nothing."""
    store = library.catalogue.store
    return next_step(
        Sight(
            library.journal.history.attempts(_LATEST),
            library.journal.now(),
            library.today(library.rows()).due,
            lambda card: tallies.last_session(store, card),
            lambda card: _mixed(library, card),
        )
    )


def _mixed(library: Library, card_id: str) -> Mixed | None:
    """What a card is taken for, where that is another card which is there."""
    card = library.card(card_id)
    for found in library.confusions(card_id) if card else ():
        other = library.card(found.other) if found.other else None
        if card and other and found.count > 1:
            return Mixed(card.id, other.id, called(card), called(other))
    return None


def practise(library: Library, step: NextStep) -> QuizSitting:
    """The practice that a step asks for. Raises NothingToAsk where its cards are gone."""
    if step.kind == "drill":
        return library.drill(*step.cards)
    cards = [card for id in step.cards[:_PRACTISED] if (card := library.card(id))]
    used = {card.deck_id for card in cards}
    return library.redo([v for v in library.volumes if v.deck_id in used], cards)

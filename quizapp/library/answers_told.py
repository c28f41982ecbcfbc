"""What all learners' answers in this library say of its decks, joined to the lines of their files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from quizapp.checks.answered import answered
from quizapp.library.checking import Checked
from quizapp.library.class_reading import by_learner
from quizapp.library.classes import ClassRead, of_today, read_class, report_on
from quizapp.library.library import Library
from quizapp.library.shelf import Volume
from quizapp.scores.analysis.class_report import ClassReport, ItemReport
from quizapp.scores.analysis.few import FEWEST
from quizapp.source.finding import Finding
from quizapp.storage import decks as deck_files
from quizapp.storage.class_files import head_of, sources
from quizapp.study.routes import deck_of


def with_answers(
    library: Library, checked: Sequence[Checked], tell: Callable[[float], None] = lambda _share: None
) -> list[Checked]:
    """The same checked decks, with what the answers in `progress/` say of them. Raises OSError."""
    read = of_today(read_class(library.places.progress, tell), library.catalogue.store.decks_today())
    report = report_on(read.roll)
    by_path = {volume.entry.file.path: volume for volume in library.shelf.read(library.shelf.entries())}
    out = []
    for each in checked:
        volume = by_path.get(each.path)
        more = told(volume, report, read, each.findings) if volume else []
        out.append(replace(each, findings=tuple(sorted((*each.findings, *more)))))
    return out


def items_of(library: Library, deck_id: str) -> list[ItemReport]:
    """The items of one deck with which something is odd, out of all answers here. Raises OSError."""
    folder = library.places.progress
    if len(by_learner(map(head_of, sources(folder)))) < FEWEST:
        return []  # nothing is said of so few, and one learner's log may be long
    return _odd(report_on(read_class(folder).roll), deck_id)


def _odd(report: ClassReport, deck_id: str) -> list[ItemReport]:
    return [each for each in report.items if each.item.deck == deck_id and each.signs]


def told(
    volume: Volume, report: ClassReport, read: ClassRead, beside: Iterable[Finding] = ()
) -> list[Finding]:
    """What a class says of one deck of the library; with the path that other findings of it have."""
    deck = volume.deck
    if deck is None:
        return []
    path = next((finding.path for finding in beside), f"{volume.entry.name}.toml")
    items = _odd(report, deck.id)
    flags = [flag for flag in read.flags if deck_of(flag.card) == deck.id]
    if not (items or flags):
        return []
    with suppress(OSError):
        text = deck_files.read(Path(volume.entry.file.path)).decode("utf-8", "replace")
        return answered(deck, text, path, items, flags, read.said)
    return []

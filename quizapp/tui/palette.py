"""What is in the command palette: the app's commands, decks and cards."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.app import SystemCommand
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen

from quizapp.cards.deck import Deck
from quizapp.library.shelf import Volume
from quizapp.questions.alike import unaccented
from quizapp.tui.text import one_line, plain_line

if TYPE_CHECKING:
    from quizapp.tui.host import Host
    from quizapp.tui.leaving import Leaving

PIECE = 0.01  # seconds that a search goes on before keys are heard
MOST = 60  # hits a search gives; more are no help


def system_commands(app: Leaving, screen: Screen[None]) -> Iterable[SystemCommand]:
    """Ours alone, in words a learner understands."""
    yield SystemCommand("Scores", "What you got so far", app.open_scores)
    yield SystemCommand("Statistics", "What you remember", app.open_stats)
    what = "What a class got: questions, learners, quizzes"
    yield SystemCommand("Class", what, app.open_class, discover=False)  # decks have the room
    yield SystemCommand("Import", "Cards out of a file or a paste", app.open_import)
    yield SystemCommand("Settings", "Looks, learner, limits, how much to remember", app.open_settings)
    yield SystemCommand("Help", "Keys of this screen, and the docs", partial(app.open_help, screen))
    yield SystemCommand("Leave", "Close quizapp; every answer is saved", app.action_quit)


class CardProvider(Provider):
    """Finds decks by title, and cards by what stands in them. Their text is never markup."""

    @property
    def _host(self) -> Host:
        return cast("Host", self.app)

    async def discover(self) -> Hits:
        """Every deck, before anything is typed."""
        for volume in self._host.library.volumes:
            if volume.deck_id:
                title = volume.entry.full_title
                yield DiscoveryHit(one_line(f"Quiz: {title}"), partial(self._quiz, volume), text=title)

    def _quiz(self, volume: Volume) -> None:
        if volume.deck_id:
            self._host.open_quiz([volume])

    async def search(self, query: str) -> Hits:
        """Decks whose title has the words, then cards that have them."""
        wanted = unaccented(query).split()
        until, left = time.perf_counter() + PIECE, MOST
        for hit in self._hits(wanted):
            if hit:
                left -= 1
                yield hit
            if not left:
                break
            if time.perf_counter() > until:
                await asyncio.sleep(0)  # the next key ends this search
                until = time.perf_counter() + PIECE

    def _hits(self, wanted: list[str]) -> Iterator[Hit | None]:
        """The hits, and None for each card that is none."""
        for volume in self._host.library.volumes:
            title = volume.entry.full_title
            if volume.deck_id and all(word in unaccented(title) for word in wanted):
                yield Hit(1.0, one_line(f"Quiz: {title}"), partial(self._quiz, volume), text=f"Quiz: {title}")
                study = partial(self._host.open_study, [volume])
                yield Hit(0.95, one_line(f"Study: {title}"), study, text=f"Study: {title}")
        for volume in self._host.library.volumes:
            if volume.deck:
                yield from self._cards(volume, volume.deck, wanted)

    def _cards(self, volume: Volume, deck: Deck, wanted: list[str]) -> Iterator[Hit | None]:
        for note in deck.notes:
            heads = unaccented(note.prompt)
            text = f"{heads} {unaccented(note.answer)}"
            if all(word in text for word in wanted):
                shown = plain_line(note.prompt if note.kind != "cloze" else note.answer)
                score = 0.9 if all(word in heads for word in wanted) else 0.5
                card = f"{deck.id}#{note.id}:forward"
                opens = partial(self._host.open_deck, volume.entry.name, card)
                more = one_line(volume.entry.full_title).plain
                yield Hit(score, one_line(shown), opens, text=Content(shown).plain, help=more)
            else:
                yield None

"""How a card that is being written will be asked: as a choice, and as a flashcard."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from quizapp.cards.deck import Card, Deck, Note
from quizapp.questions.chance import Chance
from quizapp.questions.forms import flashcard
from quizapp.questions.item import Item
from quizapp.questions.material import Material
from quizapp.questions.paper import make_item
from quizapp.questions.wish import Wish
from quizapp.tui.text import one_line, prose
from quizapp.tui.widgets.card_rows import side
from quizapp.tui.widgets.question_sheet import Shown, question_lines
from quizapp.tui.widgets.sheet import SheetLine, plain_lines
from quizapp.tui.widgets.study_sheet import card_lines

SEED = "preview"
ANOTHER = "another"  # what a click on the preview's name stands for


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at a card: as a question, or else as a flashcard."""

    card: Card
    question: bool

    @property
    def words(self) -> str:
        """What it is called."""
        return f"{'as a question' if self.question else 'as a flashcard'}, {side(self.card)}"


def views(deck: Deck | None, note: Note | None) -> list[View]:
    """Every way to look at a card; none where it is not asked."""
    if deck is None or note is None:
        return []
    cards = [card for card in deck.cards if card.note.id == note.id]
    return [View(card, True) for card in cards] + [View(card, False) for card in cards[:1]]


def asked(view: View, material: Material) -> Item | None:
    """The card as it is asked that way. Asked again of the same material it may have other options."""
    if view.question:
        return make_item(view.card, material, Wish(count=1), SEED)
    return flashcard.make(view.card, material, 0, Chance(SEED))


def preview_lines(view: View, item: Item | None, width: int) -> list[SheetLine]:
    """What was `asked`, with its answer."""
    if item is None or not view.question:
        return card_lines(item, width, shown=True, hint=False) if item else []
    if item.key is None:
        said = plain_lines(prose(item.remark, width, ".soft"))
        return [*said, *card_lines(item, width, shown=True, hint=False)]
    return question_lines(Shown(item, "options", "told"), width, 0)


def headed(view: View | None, lines: list[SheetLine], width: int, key: str) -> list[SheetLine]:
    """A preview below its name and a line; `key` shows another."""
    name = f" {view.words} " if view else " preview "
    rule = Content.styled("─", ".line") + Content.styled(name, ".soft")
    hint = Content.assemble(" ", (key, ".key"), (" another", ".soft"))
    room = width - rule.cell_length - hint.cell_length
    rule += Content.styled("─" * max(0, room), ".line") + (hint if room > 0 else Content(""))
    return [SheetLine(rule, ANOTHER), *(lines or [SheetLine(one_line("Nothing to ask yet.", ".soft"))])]

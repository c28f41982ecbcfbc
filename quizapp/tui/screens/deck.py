"""A deck's page: its cards, a search among them, and the card under the cursor in full."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, Static

from quizapp.cards.deck import Card, Note
from quizapp.cards.markup import plain
from quizapp.library.shelf import Volume
from quizapp.questions.alike import unaccented
from quizapp.tui.page import BACK, HELP, Page
from quizapp.tui.text import WIDEST, cell, one_line, prose
from quizapp.tui.widgets.field import Field
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.rows import Draw, ListRow, Rows, marked
from quizapp.tui.widgets.sheet import Sheet, SheetLine, plain_lines
from quizapp.tui.widgets.topline import TopLine

EMPTY = SheetLine(Content(""))


class DeckScreen(Page):
    """What is in a deck, and what is wrong with it."""

    BINDINGS = [
        Binding("enter", "quiz", "quiz", key_display="Enter", id="deck.quiz"),
        Binding("s", "study", "study", id="deck.study"),
        Binding("t", "setup", "set up", id="deck.setup"),
        Binding("slash", "search", "search", key_display="/", id="deck.search"),
        Binding("f", "flag", "flag", id="deck.flag", tooltip="A remark for the deck's author"),
        HELP,
        BACK,
    ]

    def __init__(self, volume: Volume, card: str = "") -> None:
        super().__init__()
        self.volume = volume
        self._first = card.partition("#")[2].rpartition(":")[0]
        self._notes = {note.id: note for note in volume.deck.notes} if volume.deck else {}

    def compose(self) -> ComposeResult:
        """Top line, search, cards, the card in full, keys."""
        yield TopLine()
        yield Static(id="about", classes="note")
        yield Field(placeholder="search: words of a card, or a tag", id="search", max_length=200)
        yield Rows(id="cards")
        yield Sheet(self._lines, id="card")
        yield KeyBar()

    def on_mount(self) -> None:
        """Lists the cards."""
        line = self.query_one(TopLine)
        line.left = self.volume.entry.full_title
        deck = self.volume.deck
        count = len(self._notes)
        words = ("1 card" if count == 1 else f"{count} cards") if deck else "can't be read"
        line.right = one_line(words, ".soft")
        findings = self.volume.findings
        about = [one_line(deck.description, ".soft")] if deck and deck.description else []
        about += [
            Content.styled("! ", ".bad") + one_line(str(f))
            for f in findings[: 3 if self.app.size.height >= 18 else 1]
        ]
        self.query_one("#about", Static).update(Content("\n").join(about))
        self.query_one("#about").display = bool(about) and (self.app.size.height >= 18 or bool(findings))
        self._list("")
        self.query_one(Rows).focus()

    def _list(self, text: str) -> None:
        findings = self.volume.findings
        wanted = unaccented(text).split()
        notes = [n for n in self._notes.values() if all(word in _haystack(n) for word in wanted)]
        rows = self.query_one(Rows)
        rows.show([ListRow(_row(n), n.id) for n in notes], self._first)
        self._first = ""
        if not notes:
            mend = "Mend what stands above, then the cards show here." if findings else "No cards yet."
            word = f"No card has “{text}”." if text else mend
            rows.show([ListRow(lambda width, _c: cell(word, width, ".soft"))])
        self.query_one("#card", Sheet).show(top=True)

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        self._list(event.value)

    @on(Input.Submitted, "#search")
    def _found(self) -> None:
        self.query_one(Rows).focus()

    @on(Rows.Moved)
    def _moved(self) -> None:
        self.query_one("#card", Sheet).show(top=True)

    @property
    def note(self) -> Note | None:
        """The note under the cursor."""
        return self._notes.get(self.query_one(Rows).key)

    def _lines(self, width: int) -> list[SheetLine]:
        note = self.note
        if note is None:
            return []
        width = min(width, WIDEST)
        out = [*plain_lines(prose(note.prompt if note.kind != "cloze" else note.answer, width, ".title"))]
        if note.kind == "cloze":
            gaps = "; ".join(gap.text for gap in note.gaps)
            out += plain_lines(prose(f"Gaps: {gaps}", width, ".soft"))
        else:
            out += plain_lines(prose(note.answer, width))
        out += plain_lines(prose(self._known(note), width, ".soft"))
        for label, text in (("", note.explanation), ("Also", ", ".join(note.accept)), ("Hint", note.hint)):
            if text:
                out += plain_lines(prose(f"{label}: {text}" if label else text, width, ".soft"))
        rest = [("Tags", ", ".join(note.tags)), ("Source", note.source)]
        for label, text in rest:
            if text:
                out += plain_lines(prose(f"{label}: {text}", width, ".soft"))
        return out

    def _known(self, note: Note) -> str:
        history = self.library.journal.history
        said = []
        for card in self._cards(note):
            state = history.cards.get(history.resolve(card.id))
            if state and state.asked:
                said.append(f"{_side(card)}: {state.right} of {state.asked} right")
        return " · ".join(said) if said else ("retired: not asked" if note.retired else "not asked yet")

    def _cards(self, note: Note) -> list[Card]:
        return [c for c in (self.volume.deck.cards if self.volume.deck else ()) if c.note.id == note.id]

    # -- what can be done ----------------------------------------------------------------------------

    def action_back(self) -> None:
        """Leaves the search field, then empties it, then goes back."""
        search = self.query_one(Input)
        if search.has_focus:
            self.query_one(Rows).focus()
        elif search.value:
            search.value = ""
        else:
            super().action_back()

    def action_search(self) -> None:
        """Goes to the search field."""
        self.query_one(Input).focus()

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.query_one("#card", Sheet).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A deck that can't be read can't be asked."""
        if action in ("quiz", "study", "setup"):
            return self.volume.deck is not None
        return True

    def action_quiz(self) -> None:
        """Asks the first question."""
        if self.volume.deck:
            self.host.open_quiz([self.volume.deck])

    def action_study(self) -> None:
        """Flashcards of this deck."""
        if self.volume.deck:
            self.host.open_study([self.volume.deck])

    def action_setup(self) -> None:
        """Sets up a quiz."""
        if self.volume.deck:
            self.host.open_setup([self.volume.deck], self.volume.entry.full_title)

    def action_flag(self) -> None:
        """Leaves a remark on the card under the cursor."""
        note = self.note
        cards = self._cards(note) if note else []
        if cards:
            self.host.flag_card(lambda remark: self.library.flag(cards[0].id, remark))


def _side(card: Card) -> str:
    if card.direction == "gap":
        return f"gap {card.gap + 1}"
    ways = (
        ("term → definition", "definition → term")
        if card.note.kind == "term"
        else ("asked", "answer → question")
    )
    return ways[card.direction == "reverse"]


def _haystack(note: Note) -> str:
    return unaccented(
        " ".join((note.prompt, note.answer, *note.accept, *note.tags, note.hint, note.explanation))
    )


def _row(note: Note) -> Draw:
    prompt = plain(note.prompt if note.kind != "cloze" else note.answer)
    answer = plain(note.answer) if note.kind != "cloze" else "cloze: " + "; ".join(g.text for g in note.gaps)

    def draw(width: int, current: bool) -> Content:
        left = min(34, max(12, width * 2 // 5))
        head = cell(prompt, left, ".accent" if current else "")
        return marked(current) + head + Content("  ") + cell(answer, max(4, width - left - 4), ".soft")

    return draw

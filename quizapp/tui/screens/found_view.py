"""How a review of what was found looks: the deck's name, the cards to tick, one of them in full."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from quizapp.cards.clean import clean_line
from quizapp.library.importing import ImportPlan
from quizapp.library.making import BadName, deck_name
from quizapp.library.naming import name_for
from quizapp.library.own_deck import PASTE
from quizapp.library.reading_in import Incoming
from quizapp.tui.page import NARROW, Page
from quizapp.tui.text import WIDEST, cell, one_line
from quizapp.tui.ticks import Ticks
from quizapp.tui.widgets.field import Field
from quizapp.tui.widgets.found_rows import found_row, found_sheet, left_rows, left_sheet
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.rows import ListRow, Rows, marked
from quizapp.tui.widgets.sheet import Sheet, SheetLine
from quizapp.tui.widgets.tick_rows import TakeRows, TickRows
from quizapp.tui.widgets.topline import TopLine

TAKE, REVIEWS = "take", "reviews"
_ANKI = "anki"  # the format that may have reviews


class NameField(Field):
    """The deck's name."""

    BINDINGS = [  # for the last line and for help
        Binding("enter", "submit", "to the cards", key_display="Enter", id="name.enter"),
        Binding("escape", "screen.back", "leave the field", key_display="Esc", id="name.leave"),
    ]


class FoundView(Page):
    """Shows what was found; what the keys do is in `LookThroughScreen`."""

    def __init__(self, incoming: Incoming, data: bytes, name: str = "") -> None:
        """`data`: what it was read from, to be read again; `name`: the deck's, else one is made."""
        super().__init__()
        self._name = name or name_for(incoming.name, incoming.found.title)
        self.incoming, self.data = incoming, data
        self.ticks = Ticks(incoming.found.cards)
        self.left = list(incoming.found.left)
        self.reviews = False
        self._taking = ""  # what Enter would do, in words
        self.has_reviews = incoming.format.name == _ANKI

    def compose(self) -> ComposeResult:
        """Top line, name, a word, cards, the one at hand, the rows that take them, keys."""
        yield TopLine()
        with Horizontal(id="deck"):
            yield Static("Deck ", markup=False)
            yield NameField(self._name, id="name", max_length=400)
        yield Static(id="status", classes="note", markup=False)
        yield TickRows(self._listed(), id="found")
        yield Sheet(self._sheet, id="card")
        more = [ListRow(self._reviews_row, REVIEWS)] if self.has_reviews else []
        yield TakeRows([ListRow(self._take_row, TAKE), *more], id="take")
        yield KeyBar()

    def on_mount(self) -> None:
        """Begins in the list."""
        self.take_row.styles.height = 1 + self.has_reviews
        self.say("")
        self.show_counts()
        self.rows.focus()

    @property
    def is_there(self) -> bool:
        """Whether it has its parts; what is worked out beside may come when it is being left."""
        return self.is_attached and all(self.query(each) for each in ("TopLine", "#found", "#card", "#take"))

    @property
    def rows(self) -> TickRows:
        """The cards, and what could not be used."""
        return self.query_one("#found", TickRows)

    @property
    def take_row(self) -> TakeRows:
        """What takes them."""
        return self.query_one("#take", TakeRows)

    @property
    def deck_given(self) -> str:
        """The deck's name as it stands in its field."""
        return self.query_one("#name", Field).value.strip()

    @property
    def wrong_name(self) -> str:
        """Why no deck can be called so; "" if one can."""
        try:
            deck_name(self.deck_given)
        except BadName as error:
            return str(error) if self.deck_given else "The deck needs a name."
        return ""

    @property
    def place(self) -> int | None:
        """The place of the card under the cursor."""
        key = self.rows.key
        return int(key) if key.isdecimal() else None

    # -- showing -------------------------------------------------------------------------------------

    def _listed(self) -> list[ListRow]:
        cards = [ListRow(found_row(self.ticks, i), str(i)) for i in range(len(self.ticks.cards))]
        nothing = ListRow(lambda width, _current: cell("No cards were found.", width, ".soft"))
        return [*(cards or [nothing]), *left_rows(self.left)]

    def _sheet(self, width: int) -> list[SheetLine]:
        room = min(width, WIDEST)
        key, place = self.rows.key, self.place
        if place is not None:
            return found_sheet(self.ticks.cards[place], self.ticks.in_words(place), room)
        return left_sheet(self.left[int(key.removeprefix("left"))], room) if key else []

    @on(Rows.Moved)
    def _moved(self) -> None:
        self.query_one("#card", Sheet).show(top=True)

    def show_counts(self) -> None:
        """After another tick, name or look: what would come."""
        line = self.query_one(TopLine)
        name = clean_line(self.incoming.name or PASTE)
        label = self.incoming.format.label
        narrow = self.app.size.width < NARROW
        line.left = f"{label.partition(' (')[0]} · {name}" if narrow else f"{name} · read as {label}"
        of = f"{self.ticks.count()} of {len(self.ticks.cards)}"
        lost = sum(each.is_lost for each in self.left)
        out = f" · {lost} left out" if lost else ""
        line.right = one_line((of if narrow else f"{of} cards ticked") + out, ".soft")
        self._taking = self._words()
        self.rows.refresh()
        self.take_row.refresh()
        self.query_one("#card", Sheet).show()

    def _words(self) -> str:
        """What Enter would do."""
        count, doubles, outlook = self.ticks.count(), self.ticks.doubles(), self.ticks.outlook
        there = f"; {doubles} {'is' if doubles == 1 else 'are'} there" if doubles else ""
        others = self.ticks.others()
        there += f"; {others} {'is' if others == 1 else 'are'} not the same" if others else ""
        twice = self.ticks.twice()
        there += f"; {twice} {'is' if twice == 1 else 'are'} twice" if twice else ""
        several = len(outlook.decks) > 1
        where = f"{len(outlook.decks)} decks in " if several else "the new deck " if outlook.is_new else ""
        if self.wrong_name:
            return "The deck needs another name"
        if not count:
            return f"Nothing to take{there}"
        narrow = self.app.size.width < NARROW
        cards = f"{count} card{'' if count == 1 else 's'}"
        return f"Take {cards} into {'' if narrow else where}{clean_line(self.deck_given)}{there}"

    def _take_row(self, width: int, current: bool) -> Content:
        here = current and self.take_row.has_focus
        return marked(here) + cell(self._taking, max(1, width - 2), ".accent" if here else ".title")

    def _reviews_row(self, width: int, current: bool) -> Content:
        here = current and self.take_row.has_focus
        box = Content.styled("[x] " if self.reviews else "[ ] ", ".key")
        words = "Bring the reviews along, as your own answers"
        return marked(here) + box + cell(words, max(1, width - 6), ".accent" if here else "")

    def mark_unfit(self, plan: ImportPlan) -> int:
        """Marks ticked cards that can't come in, as it turned out; how many of these weren't known before."""
        known = {(each.line, each.what, each.why) for each in self.left}
        new = [each for each in plan.lost if (each.line, each.what, each.why) not in known]
        if new:
            self.left += new
            why = {(each.line, each.what): each.why for each in new}
            for place in self.ticks.taken:
                card = self.ticks.cards[place]
                name = card.line, clean_line(card.note.prompt or card.note.answer)[:60]
                if name in why and place not in self.ticks.outlook.others:
                    self.ticks.unfit[place] = why[name]
            self.rows.show(self._listed())
            self.show_counts()
        known_before = set(self.ticks.outlook.others.values())
        return sum(each.why not in known_before for each in new)

    def on_resize(self) -> None:
        """What is said depends on the room there is."""
        self.show_counts()

    # -- words ---------------------------------------------------------------------------------------

    def say(self, words: str, *, wrong: bool = False) -> None:
        """A word below the name; without one, what there is to know of how it was read."""
        said = one_line(words or " ".join(self.incoming.found.remarks), "" if words else ".soft")
        if not words and self.app.size.width < NARROW:
            said = said.truncate(self.app.size.width - 2, ellipsis=True)
        lead = Content.styled("! ", ".bad") if words and wrong else Content("")
        status = self.query_one("#status", Static)
        status.display = bool(said.plain)
        status.update(lead + said)

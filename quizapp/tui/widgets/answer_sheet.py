"""The sheet of a question: paints what is asked, carries the field along, tells clicks on a line apart."""

from __future__ import annotations

from textual import events
from textual.strip import Strip

from quizapp.tui.answering import Answering
from quizapp.tui.text import WIDEST
from quizapp.tui.widgets.answer_field import AnswerField
from quizapp.tui.widgets.match_lines import LEFT, SIDE, Pairs
from quizapp.tui.widgets.question_sheet import NEXT, NOTE, Shown, air_for, question_lines
from quizapp.tui.widgets.sheet import EDGE, Builder, Sheet, SheetLine
from quizapp.tui.widgets.typed_lines import FIELD, LEAD

AWAY = -9  # a line above the screen


class AnswerSheet(Sheet):
    """Shows the item at hand. The field lies on the line picked as `FIELD`, wherever that scrolls to."""

    def __init__(self, asking: Answering, field: AnswerField) -> None:
        super().__init__(self._item_lines)
        self._asking = asking
        self._field = field
        self._placed: tuple[int, int, int] | None = None
        self._turns = 0
        self._air: dict[tuple[int, int, int], int] = {}

    def on_mount(self) -> None:
        """The line that is written on shows whether it is, and comes into sight."""
        self.watch(self._field, "has_focus", self._writing, init=False)
        self.watch(self._field, "value", lambda: self.reveal(FIELD), init=False)

    def _writing(self) -> None:
        if any(line.pick == FIELD for line in self._lines):
            self.show()

    # -- what is shown -------------------------------------------------------------------------------

    def follow(self) -> None:
        """Paints what the state is now; an item that is new to the eye begins at its top."""
        asking = self._asking
        fresh, self._turns = asking.turns != self._turns, asking.turns
        if fresh and asking.entry == "text":
            self._field.put(asking.text)
        self.show(top=fresh)
        if asking.entry == "text" and asking.state == "asking":
            if fresh:
                self.screen.set_focus(self._field, scroll_visible=False)
        elif self._field.has_focus:
            self.screen.set_focus(self, scroll_visible=False)
        matching = asking.matching
        placed = matching is not None and asking.state == "asking" and not matching.open
        if asking.state == "told" or (placed and not fresh and not asking.word):
            self.reveal(NEXT)
        elif not fresh:
            self.reveal(NOTE if asking.word or not matching else self._cursor)

    def point(self) -> None:
        """Paints where the cursor is now, and scrolls there."""
        self.show()
        self.reveal(self._cursor)

    @property
    def _cursor(self) -> str:
        """The option, or the side of a match, that the cursor is on."""
        matching = self._asking.matching
        if not matching:
            return str(self._asking.cursor)
        pointed = self.single and self._asking.state == "asking"
        return f"{SIDE}{matching.pointer}" if pointed else f"{LEFT}{matching.cursor}"

    @property
    def single(self) -> bool:
        """Whether a match has room for one left side at a time."""
        region = self.scrollable_content_region
        air = self._air.get((self._asking.number, region.width - EDGE, region.height), 2)
        return self._asking.matching is not None and air < 2

    def _item_lines(self, width: int) -> list[SheetLine]:
        shown = self._shown()
        height = self.scrollable_content_region.height
        place = (self._asking.number, width, height)
        if place not in self._air:
            self._air[place] = air_for(shown, width, height)
        return question_lines(shown, width, self._air[place])

    def _shown(self) -> Shown:
        a = self._asking
        pairs = None
        if a.matching:
            pairs = Pairs(tuple(a.quiz.items[i] for i in a.group), a.matching, a.told)
        return Shown(
            item=a.item,
            entry=a.entry,
            state=a.state,
            cursor=a.cursor,
            chosen=a.chosen,
            guess=a.guess or bool(a.matching and a.matching.cursor in a.matching.guessed),
            hint=a.at_hand.hint if a.hint else "",
            feedback=a.feedback,
            word=a.word,
            text=a.text,
            pairs=pairs,
            writing=self._field.has_focus,
        )

    # -- the field -----------------------------------------------------------------------------------

    def show(self, build: Builder | None = None, *, top: bool = False) -> None:
        """Builds the lines anew; the field goes with its line."""
        super().show(build, top=top)
        self._carry()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The field scrolls along."""
        super().watch_scroll_y(old_value, new_value)
        if self.is_mounted:
            self._carry()

    def _carry(self) -> None:
        """Puts the field over its line; out of sight it keeps the cursor, without a line it is gone."""
        field, at = self._field, None
        y = next((y for y, line in enumerate(self._lines) if line.pick == FIELD), None)
        if y is not None:
            y -= self.scroll_offset.y
            corner, seen = self.content_region.offset, 0 <= y < self.scrollable_content_region.height
            at = corner.x + LEAD, corner.y + y if seen else AWAY, min(self._width - EDGE, WIDEST) - LEAD
        elif not self._lines and field.display:
            at = 0, AWAY, 0  # a window too small for any line
        if at == self._placed:
            return
        self._placed = at
        field.see_through(None if at else self._below_field)
        if at:
            field.display = True
            field.styles.offset = at[:2]
            field.styles.width = max(4, at[2])
        else:
            self.call_after_refresh(self._clear)

    def _below_field(self) -> Strip:
        """The part of the sheet that the field lies on: painted at once, while a layout takes its time."""
        corner, region = self.content_region.offset, self._field.region
        start = region.x - corner.x
        return self.render_line(region.y - corner.y).crop(start, start + region.width)

    def _clear(self) -> None:
        """Takes the field away, unless it is wanted again by now."""
        if self._placed is None:
            self._field.display = False

    def on_click(self, event: events.Click) -> None:
        """Posts what was clicked, by its column where a line has several things."""
        offset = event.get_content_offset(self)
        number = self.scroll_offset.y + offset.y if offset else -1
        line = self._lines[number] if 0 <= number < len(self._lines) else None
        if offset and line and line.zones:
            event.prevent_default()  # the sheet's own handler knows whole lines only
            if pick := next((pick for start, pick in reversed(line.zones) if start <= offset.x), ""):
                self.post_message(self.Picked(pick))

"""A page of values, each explained below the list: what all settings have in common."""

from __future__ import annotations

from textual import on
from textual.content import Content
from textual.widgets import Static

from quizapp.tui.page import NARROW, Page
from quizapp.tui.text import prose
from quizapp.tui.widgets.rows import Rows
from quizapp.tui.widgets.values import Values


class ValuesPage(Page):
    """Has `Values`, a note called `meaning`, and an action `choose` for the value under the cursor."""

    def explain(self) -> None:
        """Says what the value under the cursor means; always on as many lines, so that nothing moves."""
        value = self.query_one(Values).value
        narrow = self.size.width < NARROW
        height = 3 if narrow else 2
        lines = prose(value.explained, max(20, self.size.width - 4), ".soft")[:height] if value else []
        meaning = self.query_one("#meaning", Static)
        meaning.styles.height = height if narrow else height + 1
        meaning.update(Content("\n").join(lines))

    @on(Rows.Moved)
    @on(Values.Changed)
    def _of_another(self) -> None:
        self.explain()

    @on(Rows.Chosen)
    async def _chosen(self) -> None:
        await self.run_action("choose")

    def action_back(self) -> None:
        """The screen below tells already what was set."""
        self.query_one(Values).settle()
        super().action_back()

"""The page of a deck with many cards: its rows come as they are seen, what is searched as it is found."""

import pytest
from app_kit import desk, sized

from quizapp.tui.looking import Looking
from quizapp.tui.screens import deck_list
from quizapp.tui.widgets.card_rows import card_row

MANY = "[glossary]\n" + "".join(
    f'"Term {n}" = "Meaning {n} of {"few" if n % 300 == 299 else "many"}"\n' for n in range(1500)
)


@pytest.fixture
def many(home, monkeypatch):
    """A deck whose search takes many pieces."""
    monkeypatch.setattr(deck_list, "FIRST", 0.0)
    monkeypatch.setattr(deck_list, "PIECE", 0.0)
    home.deck("aa", MANY)
    return home


async def _open(d):
    d.app.open_deck("aa")
    await d.at("Deck")


@sized
async def test_what_is_searched_comes_as_it_is_found(many, size):
    async with desk(many, size) as d:
        await _open(d)
        await d.press("slash")
        await d.type("few")
        await d.sees("❯ Term 299")
        rows = d.screen.query_one("#cards")
        await d.until(lambda: rows.count == 5)
        await d.sees("1500 cards")
        await d.press("enter", "end")
        await d.sees("❯ Term 1499")


async def test_a_key_begins_another_search_at_once(many, monkeypatch):
    looked = []
    go_on = Looking.go_on

    def noted(self, seconds):
        looked.append(self.wanted.words)
        go_on(self, seconds)
        if looked.count(("f",)) == 3:
            field.value = "few"

    async with desk(many) as d:
        await _open(d)
        field = d.screen.query_one("#search")
        monkeypatch.setattr(Looking, "go_on", noted)
        field.value = "f"
        await d.until(lambda: d.screen.query_one("#cards").count == 5)
        assert 3 <= looked.count(("f",)) < 10 < looked.count(("few",))
        assert looked.index(("few",)) > 2
        assert looked[-1] == ("few",)


async def test_what_is_nowhere_is_told_at_the_end(many):
    async with desk(many) as d:
        await _open(d)
        await d.press("slash")
        await d.type("nowhere")
        await d.sees("No card has “nowhere”.")


async def test_a_card_that_is_put_away_stays_under_the_cursor(many):
    async with desk(many) as d:
        await _open(d)
        await d.press("slash")
        await d.type("few is:new")
        await d.until(lambda: d.screen.query_one("#cards").count == 5)
        await d.press("enter", "down", "down", "f")
        await d.sees("author")
        await d.press("enter")
        await d.sees("flagged")
        await d.until(lambda: d.screen.query_one("#cards").count == 5)
        await d.sees("❯ Term 899")


async def test_only_rows_in_sight_are_made(many, monkeypatch):
    made = []
    monkeypatch.setattr(
        "quizapp.tui.deck_cards.card_row",
        lambda note, *a, **k: made.append(note.id) or card_row(note, *a, **k),
    )
    async with desk(many) as d:
        await _open(d)
        await d.press("end")
        await d.sees("❯ Term 1499")
        assert len(set(made)) < 60

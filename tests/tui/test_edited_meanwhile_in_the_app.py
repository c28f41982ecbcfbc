"""A deck that was edited since the app was last open: what became of its cards is said on Home."""

import pytest
from app_kit import ANIMALS, Home, desk, sized

from quizapp.library.library import Library


@sized
@pytest.mark.parametrize("how", ["before", "meanwhile"])
async def test_an_edit_is_told_on_home(home: Home, size, how):
    library = Library(home.front())
    library.load()
    library.catalogue.close()
    edited = ANIMALS.replace("Digs long tunnels", "Digs") + '"Stoat" = "Dances"\n'
    if how == "before":
        home.deck("animals", edited)
    async with desk(home, size) as d:
        if how == "meanwhile":
            home.deck("animals", edited)
            d.app.load()
        await d.until(lambda: any("1 edited" in notice.message for notice in d.app._notifications))
        (word,) = [notice.message for notice in d.app._notifications]
        assert word == "Animals: 1 edited, history kept; 1 new."

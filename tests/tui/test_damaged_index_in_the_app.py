"""The app begins although its index is damaged: it is made anew, and every answer is there."""

import pytest
from app_kit import desk


@pytest.mark.parametrize("table", ["card", "card_due", "session", "answer", "deck", "note"])
async def test_a_damaged_index_is_made_anew_at_the_start(home, table):
    async with desk(home) as d:
        sitting = d.app.library.study(d.app.library.named(["world/capitals"]))
        sitting.rate(4)
        store = d.app.library.catalogue.store
        (root,) = store.db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        (size,) = store.db.execute("PRAGMA page_size").fetchone()
        path = store.db.execute("PRAGMA database_list").fetchone()[2]
        d.app.library.catalogue.close()
        with open(path, "r+b") as file:  # noqa: PTH123
            file.seek((root - 1) * size)
            file.write(b"\xff" * size)
    async with desk(home) as d:
        await d.at("Home")
        d.app.open_study(d.app.library.named(["world/capitals"]))
        await d.at("Study")
        assert len([line for line in home.log() if line["kind"] == "answer"]) == 1
        assert d.app.library.journal.history.begun_on(d.app.library.journal.today()) == 1

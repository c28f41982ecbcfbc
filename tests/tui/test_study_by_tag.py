"""`study --tag` in the app."""

from app_kit import desk

from quizapp.library.opening import Opening
from quizapp.questions.wish import Wish


async def test_a_tag_that_no_card_has_is_said(home):
    opening = Opening("study", decks=("world/capitals",), wish=Wish(tags=("nope",)))
    async with desk(home, opening=opening) as d:
        await d.sees("There is no card with the tag nope", "in Capitals.")


async def test_of_a_tag_that_there_is_nothing_is_said(home):
    opening = Opening("study", decks=("world/capitals",), wish=Wish(tags=("south",)))
    async with desk(home, opening=opening) as d:
        await d.at("Study")
        assert "no card" not in d.text

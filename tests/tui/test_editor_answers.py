"""What learners' answers say is told beside the card in the editor, and what many wrote can be accepted."""

from app_kit import desk, sized
from editor_kit import edit, text_of, told
from helpers.answer_logs import typed, write_log

from quizapp.cards.reading import read_deck

DECK = '[faq]\n"Who signed?" = "Both"\n"Where?" = "Tokyo"\n'


def a_class(home, wrote):
    home.deck("deal", DECK)
    deck = read_deck(DECK.encode(), "deal").deck
    cards = {card.note.prompt: card.id for card in deck.cards}
    for who, text in enumerate(wrote):
        answers = [
            typed(cards["Who signed?"], "Who signed?", "Both", text),
            typed(cards["Where?"], "Where?", "Tokyo", "Tokyo" if who % 2 else "Kyoto?"),
        ]
        write_log(home.root / "progress", f"learner{who}", answers, who + 1)


@sized
async def test_what_many_wrote_is_told_and_accepted_by_a_key(home, size):
    a_class(home, ["Both"] * 6 + ["both of them"] * 5)
    async with desk(home, size) as d:
        await edit(d, "deal", "")
        await d.until(lambda: "5 of 11 wrote" in told(d), "the answers were not heard")
        await d.press("t")
        await d.sees("is accepted from now on")
        await d.until(lambda: "5 of 11 wrote" not in told(d), "it is told still")
        await d.press("ctrl+s")
        await d.sees("Saved")
        assert '"both of them"' in text_of(home, "deal")
        await d.press("u")
        await d.until(lambda: "5 of 11 wrote" in told(d), "undo left it accepted")


async def test_a_reworded_card_is_told_nothing(home):
    a_class(home, ["Both"] * 6 + ["both of them"] * 5)
    home.deck("deal", DECK.replace('"Both"', '"The two"'))
    async with desk(home) as d:
        await edit(d, "deal", "")
        await d.pilot.pause(0.5)
        assert "wrote" not in told(d)
        assert not d.screen.can_accept()


async def test_with_too_few_answers_the_editor_is_as_ever(home):
    a_class(home, ["both of them"] * 5)
    async with desk(home) as d:
        await edit(d, "deal", "")
        await d.pilot.pause(0.5)
        assert "wrote" not in told(d)

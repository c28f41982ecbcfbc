"""Opening the app after decks were edited: what is clear goes along, what is not is asked on Home."""

from app_kit import desk
from tui.test_carry_over_dialog import PORTS, moves, ports

__all__ = ["ports"]


def study_one(d, name):
    sitting = d.app.library.study(d.app.library.named([name]), limit=1)
    sitting.rate(4)


async def test_a_doubt_is_asked_once_at_each_start_until_it_is_answered(ports):
    async with desk(ports) as d:
        study_one(d, "ports")
    ports.deck("ports", PORTS.replace("Is Lima", "Is Lima now"))
    async with desk(ports) as d:
        await d.at("AskCarry")
        await d.press("escape")
        await d.at("Home")
        await d.press("o")
        await d.at("Scores")
        await d.press("escape")
        await d.at("Home")
        assert moves(ports) == []
    async with desk(ports) as d:
        await d.at("AskCarry")
        await d.press("home", "enter")
        await d.at("Home")
        assert len(moves(ports)) == 1
    async with desk(ports) as d:
        await d.at("Home")


async def test_a_clear_case_is_carried_over_without_a_word(ports):
    async with desk(ports) as d:
        study_one(d, "animals")
    path = ports.root / "decks" / "animals.toml"
    path.write_text(path.read_text("utf-8").replace('"Otter"', '"Sea otter"'), "utf-8")
    async with desk(ports) as d:
        await d.at("Home")
        assert len(moves(ports)) == 1

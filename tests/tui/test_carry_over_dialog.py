"""Asking whose history goes on: one question at a time, by key and by mouse, and nothing by haste."""

import pytest
from app_kit import SIZES, desk, sized

from quizapp.library.carrying import carry

PORTS = """
[deck]
title = "Ports"
[faq]
"Is Lima a port?" = "Yes"
"Is Suva a port?" = "Yes"
"Is Oslo a port? [b]" = "Yes"
"""


@pytest.fixture
def ports(home):
    home.deck("ports", PORTS)
    return home


async def reworded(d, home):
    """Asks about the first two cards of the deck, which were studied and then got other words."""
    library = d.app.library
    carry(library)
    sitting = library.study(library.named(["ports"]), limit=2)
    while sitting.current:
        sitting.rate(4)
    home.deck("ports", PORTS.replace("Is Lima", "Is **Lima** now").replace("Is Suva", "Is Suva now"))
    library.load()
    doubts = carry(library)
    assert len(doubts) == 2
    d.app._ask(doubts)
    await d.at("AskCarry")


def moves(home):
    return [(line["from"], line["to"]) for line in home.log() if line["kind"] == "move"]


@sized
async def test_the_likeliest_stands_first_and_the_next_question_follows(ports, size):
    async with desk(ports, size) as d:
        await reworded(d, ports)
        await d.sees("Ports", "Is Lima a port?", "reworded?", "❯ ask me later")
        await d.press("home")
        await d.sees("❯ Is Lima now a port?")
        await d.press("enter")
        await d.until(lambda: len(moves(ports)) == 1)
        await d.sees("Is Suva a port?")
        await d.press("home", "enter")
        await d.at("Home")
        assert [source != target for source, target in moves(ports)] == [True, True]


@sized
async def test_it_can_be_answered_with_the_mouse(ports, size):
    async with desk(ports, size) as d:
        await reworded(d, ports)
        await d.press("up")
        await d.click("none of them", times=2)
        await d.until(lambda: len(moves(ports)) == 1)
        assert moves(ports)[0][0] == moves(ports)[0][1]
        await d.sees("Is Suva a port?")


@pytest.mark.parametrize("key", ["escape", "enter"])
async def test_escape_and_a_hasty_enter_put_it_off(ports, key):
    async with desk(ports, SIZES[0]) as d:
        await reworded(d, ports)
        await d.press(key)
        await d.at("Home")
        assert moves(ports) == []
        assert len(carry(d.app.library)) == 2

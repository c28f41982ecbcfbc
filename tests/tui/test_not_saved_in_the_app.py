"""A disk that refuses: nothing is acknowledged, the answer is kept, and Enter tries again."""

import errno
import os

import pytest
from app_kit import ANIMALS, desk, sized

from quizapp.library import records
from quizapp.library.opening import Opening
from quizapp.storage.log_writing import LogWriter


class Disk:
    """The disk, which may be full."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        real = os.fsync

        def fsync(fd: int) -> None:
            if self.full:
                raise OSError(errno.ENOSPC, "No space left on device")
            real(fd)

        monkeypatch.setattr(os, "fsync", fsync)


@pytest.fixture
def disk(monkeypatch):
    return Disk(monkeypatch)


@sized
async def test_an_answer_that_is_not_saved_is_not_acknowledged_and_enter_saves_it(home, disk, size):
    async with desk(home, size) as d:
        await d.press("enter")
        disk.full = True
        await d.press(d.wrong)
        assert "✗ Not saved." in d.sheet
        assert "no room left" in d.sheet
        assert "is the right one" not in d.sheet
        await d.sees("Enter save again")
        await d.press("enter")
        assert "✗ Not saved." in d.sheet
        disk.full = False
        await d.press("enter")
        assert "Not saved" not in d.sheet
        await d.sees("is the right one")
        assert len({line["id"] for line in home.answers()}) == 1
        await d.press("enter")
        await d.finish(True, True)
        await d.sees("2 of 3 right")


async def test_not_saved_can_be_read_where_there_is_little_room(home, disk):
    async with desk(home, (40, 12)) as d:
        await d.press("enter")
        disk.full = True
        await d.press(d.wrong)
        await d.sees("Not saved")


async def test_other_keys_lose_nothing_while_an_answer_waits(home, disk):
    async with desk(home) as d:
        await d.press("enter")
        wrong = d.wrong
        disk.full = True
        await d.press(wrong)
        await d.press("1", "2", "3", "4", "s", "g", "h", "space")
        disk.full = False
        await d.press("enter")
        await d.sees("your answer")
        assert {line["response"] for line in home.answers()} == {int(wrong) - 1}


@sized
@pytest.mark.parametrize("start", ["enter", "s"])
async def test_escape_asks_before_an_answer_that_is_not_saved_is_lost(home, disk, size, start):
    async with desk(home, size) as d:
        await d.press(start)
        place = d.place
        disk.full = True
        await d.press(*(("space", "4") if start == "s" else ("1",)))
        await d.press("escape")
        await d.at("Confirm")
        await d.sees("not saved", "❯ Stay")
        await d.press("escape")
        await d.at(place)
        await d.press("escape")
        await d.at("Confirm")
        await d.press("enter")  # the safe answer stands first
        await d.at(place)
        assert "✗ Not saved." in d.sheet
        await d.press("escape")
        await d.at("Confirm")
        await d.press("down", "enter")
        await d.at("Home")


@pytest.mark.parametrize("key", ["s", "u", "h"])
async def test_no_key_drops_a_rating_that_waits(home, disk, key):
    async with desk(home) as d:
        await d.press("s", "space", "3")
        await d.at("Study")
        disk.full = True
        await d.press("space", "4", key)
        disk.full = False
        await d.press("space")
        assert [line["rating"] for line in home.answers()][-1] == 4


@pytest.mark.parametrize("key", ["left", "right", "u"])
async def test_no_key_drops_an_answer_of_a_test_that_waits(home, disk, key):
    async with desk(home, opening=Opening("quiz", decks=("world/capitals",), mode="test", seed="3")) as d:
        await d.at("Question")
        await d.press("1")
        disk.full = True
        await d.press("2", key)
        disk.full = False
        await d.press("enter")
        await d.pilot.pause()
        assert {line["n"]: line["response"] for line in home.answers()}.get(2) == 1


async def test_undo_drops_no_answer_that_waits(home, disk):
    async with desk(home) as d:
        await d.press("enter", "1", "enter")
        disk.full = True
        await d.press("2", "u")
        disk.full = False
        await d.press("enter")
        assert {line["n"]: line["response"] for line in home.answers()}.get(2) == 1


@sized
async def test_a_rating_that_is_not_saved_is_kept_too(home, disk, size):
    async with desk(home, size) as d:
        await d.press("s")
        await d.at("Study")
        disk.full = True
        await d.press("space", "4")
        assert "✗ Not saved." in d.sheet
        await d.sees("3 left")
        await d.press("1", "2")
        disk.full = False
        await d.press("space")
        await d.sees("2 left")
        assert {line["rating"] for line in home.answers()} == {4}


async def test_the_end_of_a_quiz_that_is_not_saved_says_so_and_can_be_tried_again(home, disk):
    async with desk(home) as d:
        await d.press("enter")
        await d.finish(True, True)
        await d.press(d.right)
        disk.full = True
        await d.press("enter")
        await d.sees("Not saved.")
        assert d.place == "Question"
        disk.full = False
        await d.press("enter")
        await d.at("Result")
        await d.sees("3 of 3 right")


@pytest.mark.parametrize(("keys", "word"), [(("f", "x", "enter"), "flag"), (("u",), "undo")])
async def test_a_flag_or_an_undo_that_is_not_saved_says_so(home, disk, keys, word):
    async with desk(home) as d:
        await d.press("enter")
        await d.press(d.right)
        disk.full = True
        for key in keys:
            await d.press(key)
            await d.pilot.pause()
        await d.sees("Not saved.")


async def test_a_quiz_that_cannot_be_dropped_says_so(home, disk):
    async with desk(home) as d:
        await d.press("enter", "1", "escape")
        await d.at("Home")
        disk.full = True
        await d.press("x")
        await d.pilot.pause()
        assert "Not saved." in d.text


async def test_a_setting_that_is_not_saved_says_so(home, disk):
    async with desk(home) as d:
        await d.press("comma")
        await d.at("Settings")
        disk.full = True
        await d.press("right", "down", "down", "right")
        await d.sees("Not saved.")


async def test_a_folder_that_may_not_be_written_to_still_asks(home, disk):
    disk.full = True
    async with desk(home) as d:
        await d.press("enter")
        await d.at("Question")


async def test_a_rating_that_waits_stays_where_its_card_is_gone_from_the_deck(home, monkeypatch):
    def fails(*_args):
        raise OSError(errno.ENOSPC, "No space left on device")

    real = LogWriter._append
    monkeypatch.setattr(records, "_LOOK", 0.0)
    async with desk(home, (80, 24), Opening("study", decks=("animals",))) as d:
        screen = d.screen
        first = screen.sitting.current.card.note.prompt
        await d.press("space")
        await d.pilot.pause(0.1)
        left = [line for line in ANIMALS.splitlines() if "=" not in line or "title" in line or first in line]
        home.deck("animals", "\n".join(left))
        screen.action_rate(1)
        monkeypatch.setattr(LogWriter, "_append", fails)
        screen.action_go()
        screen.action_rate(3)  # before what follows an answer is done
        assert screen._unsaved
        await d.pilot.pause(0.3)
        assert screen._unsaved
        monkeypatch.setattr(LogWriter, "_append", real)
        await d.press("space")
        await d.until(lambda: not screen._unsaved)
        assert len(home.answers()) == 2

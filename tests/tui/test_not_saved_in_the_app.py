"""A disk that refuses: nothing is acknowledged, the answer is kept, and Enter tries again."""

import errno
import os
from typing import Any

import pytest
from app_kit import ANIMALS, desk, sized

from quizapp.library import records
from quizapp.library.opening import Opening
from quizapp.storage.log_writing import LogWriter


class Disk:
    """The disk, which may be full; that is told by `call`: nothing is written, or what is may not last."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
        self.full = False
        real = getattr(os, call)

        def refusing(*args: Any) -> Any:
            if self.full:
                raise OSError(errno.ENOSPC, "No space left on device")
            return real(*args)

        monkeypatch.setattr(os, call, refusing)


@pytest.fixture(params=["write", "fsync"])
def disk(monkeypatch, request):
    return Disk(monkeypatch, request.param)


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


@pytest.mark.parametrize("key", ["s", "u", "b", "z", "h", "p", "e", "f"])
async def test_no_key_drops_a_rating_once_there_is_room_again(home, disk, key):
    async with desk(home) as d:
        await d.press("s", "space", "3")
        await d.at("Study")
        disk.full = True
        await d.press("space", "4")
        disk.full = False
        await d.press(key)
        await d.pilot.pause()
        await d.press("escape", "escape")
        assert 4 in [line["rating"] for line in home.answers()]


@pytest.mark.parametrize("key", ["s", "u", "r", "h", "left", "right", "g"])
@pytest.mark.parametrize("mode", ["quiz", "test"])
async def test_no_key_drops_an_answer_once_there_is_room_again(home, disk, key, mode):
    async with desk(home, opening=Opening("quiz", decks=("world/capitals",), mode=mode, seed="3")) as d:
        await d.at("Question")
        await d.press("1", *(("enter",) if mode == "quiz" else ()))
        await d.pilot.pause(0.4)
        disk.full = True
        await d.press("2")
        disk.full = False
        await d.press(key)
        await d.pilot.pause()
        await d.press("escape", "escape")
        assert {line["n"]: line["response"] for line in home.answers()}.get(2) == 1


@pytest.mark.parametrize("start", ["enter", "s"])
async def test_leaving_saves_what_can_be_saved_by_then(home, disk, start):
    async with desk(home) as d:
        await d.press(start)
        disk.full = True
        await d.press(*(("space", "4") if start == "s" else ("1",)))
        disk.full = False
        await d.press("escape")
        await d.at("Home")
        assert len(home.answers()) == 1


@pytest.mark.parametrize("start", ["enter", "s"])
async def test_ctrl_c_asks_before_an_answer_that_is_not_saved_is_lost(home, disk, start):
    async with desk(home) as d:
        await d.press(start)
        place = d.place
        disk.full = True
        await d.press(*(("space", "4") if start == "s" else ("1",)))
        await d.press("ctrl+c")
        await d.at("Confirm")
        await d.sees("not saved", "❯ Stay")
        await d.press("ctrl+c")  # said again, it still has no room
        await d.pilot.pause()
        await d.press("escape")
        await d.at(place)
        disk.full = False
        await d.press("ctrl+c")
        await d.until(lambda: not d.app.is_running or d.app._exit)
        assert len(home.answers()) == 1


@pytest.mark.parametrize("start", ["enter", "s"])
async def test_a_terminal_that_is_gone_has_an_answer_saved_once_more(home, disk, start):
    async with desk(home) as d:
        await d.press(start)
        disk.full = True
        await d.press(*(("space", "4") if start == "s" else ("1",)))
        disk.full = False
        d.app.hung_up()
        assert len(home.answers()) == 1


async def test_a_terminal_that_is_gone_says_what_could_not_be_saved(home, disk):
    async with desk(home) as d:
        await d.press("s")
        disk.full = True
        await d.press("space", "4")
        d.app.hung_up()
        assert "Not saved" in d.app.word
        disk.full = False


async def test_another_learner_is_turned_to_only_with_the_last_answer_saved(home, disk):
    async with desk(home) as d:
        await d.press("s")
        disk.full = True
        await d.press("space", "4")
        d.app.change_learner("mia")
        await d.at("Confirm")
        await d.press("escape")
        await d.at("Study")
        disk.full = False
        d.app.change_learner("mia")
        await d.at("Home")
        assert len(home.answers()) == 1


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
        assert screen.unsaved
        await d.pilot.pause(0.3)
        assert screen.unsaved
        monkeypatch.setattr(LogWriter, "_append", real)
        await d.press("space")
        await d.until(lambda: not screen.unsaved)
        assert len(home.answers()) == 2

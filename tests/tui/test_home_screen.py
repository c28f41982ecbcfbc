"""Home: the decks, what is due, what was broken off, what can't be read."""

import os
import time
from pathlib import Path

import pytest
from app_kit import ANIMALS, BROKEN, WIDE, Home, desk, sized
from past import Past

from quizapp.library.front import World, open_front
from quizapp.tui.app import QuizApp


@sized
async def test_the_decks_are_listed_folders_first_and_none_is_counted_before_it_was_opened(home, size):
    async with desk(home, size) as d:
        await d.sees("World", "❯ Capitals", "Animals", "not started", "Enter asks the first question")
        assert d.text.index("Capitals") < d.text.index("Animals")
        assert " due" not in d.text


@sized
async def test_the_first_question_shows_within_two_key_presses_of_the_first_start(
    home: Home, tmp_path: Path, size
):
    world = World({}, tmp_path, home.clock, home.dice.randbytes)
    app = QuizApp(open_front(str(tmp_path / "new"), "kim", world, make=True))
    async with app.run_test(size=size) as pilot:
        await pilot.press("enter")  # at once, before anything is read
        await app.ready.wait()
        await pilot.pause()
        assert type(app.screen).__name__ == "QuestionScreen"
        assert app.screen.sitting.title == "Rare earths deal · Glossary"


async def test_a_click_takes_the_cursor_to_a_deck_and_another_asks_its_first_question(home):
    async with desk(home) as d:
        await d.click("Animals")
        await d.sees("❯ Animals")
        assert d.place == "Home"
        await d.click("Animals")
        await d.at("Question")
        await d.sees("Animals", "1 of 10")


async def test_a_double_click_asks_at_once(home):
    async with desk(home) as d:
        await d.click("Animals", times=2)
        await d.at("Question")


async def test_a_click_on_a_hint_is_its_key(home):
    async with desk(home) as d:
        for hint, place in (("quiz", "Question"), ("study", "Study"), ("deck", "Deck"), ("scores", "Scores")):
            await d.hint(hint)
            await d.at(place)
            await d.press("escape")
            await d.at("Home")


async def test_the_hints_of_a_narrow_screen_can_be_clicked_too(home):
    async with desk(home, (40, 12)) as d:
        await d.hint("quiz")
        await d.at("Question")


PLACES = {
    "s": "Study",
    "d": "Deck",
    "right": "Deck",
    "t": "Setup",
    "o": "Scores",
    "v": "Stats",
    "p": "Study",
    "comma": "Settings",
    "question_mark": "Help",
    "slash": "CommandPalette",
    "space": "Study",
}


@sized
async def test_every_place_is_a_key_away_and_escape_comes_back(home, size):
    async with desk(home, size) as d:
        for key, place in PLACES.items():
            await d.press(key)
            await d.at(place)
            await d.press("escape")
            await d.at("Home")


@sized
async def test_after_some_answers_the_numbers_are_there(home, size):
    async with desk(home, size) as d:
        await d.press("enter")
        await d.finish(False, True, False)
        await d.at("Result")
        await d.press("enter")
        await d.at("Home")
        await d.sees("Today", "due", "new")
        row = next(line for line in d.lines if "Capitals" in line)
        assert "2 due" in row or "1 new" in row
        if size == WIDE:
            assert "3 cards" in row
            assert "33 %" in row
            await d.sees("about 1 minute", "Space study all")
        assert "not started" in next(line for line in d.lines if "Animals" in line)


@sized
async def test_a_quiz_that_was_broken_off_can_be_continued(home, size):
    async with desk(home, size) as d:
        await d.press("enter")
        await d.press(d.right)
        await d.press("escape")
        await d.at("Home")
        await d.sees("c continue", "1 of 3")
        await d.press("c")
        await d.at("Question")
        await d.sees("2 of 3")
        await d.finish(True, True)
        await d.sees("3 of 3 right")
        await d.press("enter")
        await d.at("Home")
        assert "continue" not in d.text


async def test_a_quiz_can_be_continued_on_another_start(home):
    async with desk(home) as d:
        await d.press("enter", "1", "escape")
    async with desk(home) as d:
        await d.sees("c continue", "1 of 3")
        await d.press("c")
        await d.sees("2 of 3")
        assert len(home.answers()) == 1


@sized
async def test_a_quiz_that_was_broken_off_can_be_dropped(home, size):
    async with desk(home, size) as d:
        await d.press("enter", "1", "escape", "x")
        await d.until(lambda: "continue" not in d.text)
        assert home.kinds() == ["start", "answer", "aside"]


async def test_nothing_answered_leaves_nothing_to_continue_and_no_line(home):
    async with desk(home) as d:
        await d.press("enter", "escape")
        await d.at("Home")
        assert "continue" not in d.text
        assert home.log() == []


@sized
async def test_a_deck_that_cannot_be_read_is_marked_with_its_line_and_the_others_work(home, size):
    home.deck("wrong", BROKEN)
    async with desk(home, size) as d:
        row = next(line for line in d.lines if "Wrong" in line)
        assert "!" in row
        assert "line 3" in row or size != WIDE
        await d.sees("wrong.toml:3:")
        await d.press("enter")
        await d.at("Question")
        await d.press("escape")
        while "❯ Wrong" not in d.text:
            await d.press("down")
        await d.press("enter")
        await d.at("Deck")
        await d.sees("can't be read")


async def test_a_deck_whose_file_changes_is_read_again_on_coming_back(home):
    async with desk(home) as d:
        await d.press("o")
        await d.at("Scores")
        path = home.deck("animals", ANIMALS.replace("Animals", "Beasts") + '"Owl" = "Sees at night"\n')
        os.utime(path, ns=(1, 1))
        home.deck("plants", '[glossary]\n"Oak" = "A tree"\n"Fern" = "Grows in the shade"\n')
        await d.press("escape")
        await d.sees("Beasts", "6 cards", "Plants", "2 cards")


async def test_a_deck_that_goes_and_leaves_home_empty_of_it(home):
    async with desk(home) as d:
        await d.press("o")
        (home.root / "decks" / "animals.toml").unlink()
        await d.press("escape")
        await d.until(lambda: "Animals" not in d.text)
        await d.sees("❯ Capitals")


@sized
async def test_an_empty_library_says_what_to_do(home, size):
    for path in (home.root / "decks").rglob("*.toml"):
        path.unlink()
    async with desk(home, size) as d:
        await d.sees("No decks yet")
        for key in ("enter", "s", "space", "d", "t", "c", "x"):
            await d.press(key)
        assert d.place == "Home"


async def test_an_empty_library_shows_its_whole_word_on_a_narrow_screen(home):
    for path in (home.root / "decks").rglob("*.toml"):
        path.unlink()
    async with desk(home, (40, 12)) as d:
        await d.sees("quizapp help decks")


@pytest.mark.parametrize("key", ["q", "ctrl+c"])
async def test_it_is_left_by_a_key(home, key):
    async with desk(home) as d:
        await d.press(key)
        await d.until(lambda: not d.app.is_running or d.app._exit)
        assert d.app.return_code in (0, None)


async def test_a_damaged_line_of_the_log_is_told_with_file_and_line(home):
    folder = home.root / "progress" / "kim"
    folder.mkdir()
    (folder / "2026-11.old.jsonl").write_text("{ no line\n", "utf-8")
    async with desk(home) as d:
        await d.sees("2026-11.old.jsonl:1:")
        await d.press("enter", "1")
        assert home.kinds() == ["start", "answer"]


async def test_a_hundred_decks_can_be_gone_through(home):
    for i in range(100):
        home.deck(f"many/d{i:03}", f'[glossary]\n"t{i}" = "first {i}"\n"u{i}" = "second {i}"\n')
    async with desk(home, (40, 12)) as d:
        await d.press("end")
        await d.sees("❯ Animals")
        await d.press("home")
        await d.sees("❯ D000")
        await d.press(*["pagedown"] * 3)
        await d.sees("❯ D030")
        await d.press("enter")
        await d.at("Question")


@sized
async def test_when_all_is_done_it_says_what_comes_and_p_practises(home, size):
    Past(home).set("learning_steps", [])
    async with desk(home, size) as d:
        await d.press("s", "space", "2", "space", "2", "space", "4", "escape")
        await d.at("Home")
        if size == WIDE:
            await d.sees("Done for today. Tomorrow: 2 to review. Practise anyway? p")
        else:
            await d.sees("Today Done. 2 tomorrow. p more")
        await d.press("p")
        await d.at("Study")
        await d.sees("practice", "3 left")
        await d.press("space", "4")
        assert home.answers()[-1].get("rating") is None


async def test_tomorrow_s_new_cards_are_told_too(home):
    Past(home).set("learning_steps", []).set("new_per_day", 1)
    async with desk(home) as d:
        await d.press("s", "space", "2")
        await d.sees("Done for today. Tomorrow: 1 to review, 1 new. Practise anyway?")
        await d.press("escape")
        await d.at("Home")
        await d.sees("Done for today. Tomorrow: 1 to review, 1 new. Practise anyway? p")


@sized
async def test_a_step_far_off_is_not_due_and_home_says_when_it_comes(home, size):
    Past(home).set("learning_steps", [60]).set("new_per_day", 1)
    async with desk(home, size) as d:
        await d.press("s", "space", "1", "escape")
        await d.at("Home")
        await d.sees("Next card in 40 minutes.", "p")
        assert "1 due" not in d.text


async def test_where_nothing_is_due_tomorrow_it_says_when(home):
    async with desk(home) as d:
        await d.press("s", *["space", "4"] * 3, "escape")
        await d.at("Home")
        await d.sees("Done for today. The next card comes in", "days. Practise anyway?")


@sized
async def test_a_deck_with_an_exam_says_in_how_many_days(home, size):
    Past(home).set("exam", "2026-12-04", "world/capitals").set("exam", "2026-11-20", "animals")
    async with desk(home, size) as d:
        await d.sees("exam in 12 days")
        if size == WIDE:
            assert "exam in 12 days" in next(line for line in d.lines if "Capitals" in line)
        await d.press("down")
        await d.until(lambda: ("exam" in d.text) == (size == WIDE))


async def test_a_first_reading_shows_its_share_only_if_it_takes_long(home):
    async with desk(home) as d:
        d.screen._since = time.monotonic()  # however long it took to get here
        d.screen.show_share(0.5)
        await d.pilot.pause()
        assert "Reading" not in d.text
        d.screen._since -= 1
        d.screen.show_share(0.5)
        await d.sees("Reading decks and answers ━━━━━━━━━━━━──", "50%")


@sized
async def test_decks_of_one_title_are_told_apart_by_their_files(home, size):
    for name in ("mine", "yours"):
        text = '[deck]\ntitle = "Words"\n\n[glossary]\nOre = "Rock"\n'
        (home.root / "decks" / f"{name}.toml").write_text(text, encoding="utf-8")
    async with desk(home, size) as d:
        await d.sees("Words (mine)", "Words (yours)")
        assert "Animals (" not in d.text

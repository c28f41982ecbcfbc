"""Settings: each is kept at once, in the profile or in the log, and is there on the next start."""

import tomllib

import pytest
from app_kit import desk, sized


async def _open(d):
    await d.press("comma")
    await d.at("Settings")


async def _kept(d):
    await d.until(lambda: bool(d.home.log()), "nothing was kept")


def _profile(home, learner="kim"):
    return tomllib.loads((home.root / "progress" / learner / "profile.toml").read_text("utf-8"))


@sized
async def test_a_theme_is_taken_on_at_once_and_kept_in_the_profile(home, size):
    async with desk(home, size) as d:
        await _open(d)
        await d.sees("❯ Theme", "Dark")
        await d.press("right")
        await d.sees("Light")
        assert d.app.theme == "quizapp-light"
    assert _profile(home)["theme"] == "quizapp-light"
    async with desk(home, size) as d:
        assert d.app.theme == "quizapp-light"


@sized
async def test_the_hour_at_which_the_day_starts_is_a_line_of_the_log(home, size):
    async with desk(home, size) as d:
        await _open(d)
        await d.press("down", "down", "right")
        await d.sees("5:00")
        await _kept(d)
        (line,) = home.log()
        assert (line["kind"], line["name"], line["value"]) == ("set", "day_start", 5)
    async with desk(home, size) as d:
        await _open(d)
        await d.press("down", "down")
        await d.sees("❯ The day starts at", "5:00")


async def test_new_cards_a_day_are_a_line_and_change_the_numbers(home):
    async with desk(home) as d:
        await d.press("enter", "1", "escape")
        await _open(d)
        await d.press("down", "down", "down", "left", "left", "left")
        await d.press("up")
        assert home.log()[-1]["name"] == "new_per_day"
        assert home.log()[-1]["value"] == 0
        await d.press("escape")
        await d.until(lambda: " new" not in " ".join(line for line in d.lines if "Capitals" in line))


async def test_a_click_on_a_value_takes_the_next_one(home):
    async with desk(home) as d:
        await _open(d)
        await d.click("Theme")
        await d.sees("Light")


@sized
async def test_another_learner_has_a_log_and_a_home_of_their_own(home, size):
    async with desk(home, size) as d:
        await d.press("enter", "1", "escape")
        await d.at("Home")
        await _open(d)
        await d.press("down", "enter")
        await d.at("Ask")
        await d.press(*["backspace"] * 5)
        await d.type("Ada")
        await d.press("enter")
        await d.at("Home")
        await d.app.ready.wait()
        await d.sees("Ada", "not started")
        assert "continue" not in d.text
        await d.press("enter")
        await d.at("Question")
        await d.press("1")
        assert len(home.answers()) == 1
        assert [line["kind"] for line in home.log("ada")] == ["start", "answer"]
    async with desk(home, size) as d:
        await d.sees("kim")


async def test_escape_keeps_the_learner(home):
    async with desk(home) as d:
        await _open(d)
        await d.press("down", "enter")
        await d.at("Ask")
        await d.type("x")
        await d.press("escape")
        await d.at("Settings")
        await d.sees("kim")


async def test_an_empty_name_changes_nothing(home):
    async with desk(home) as d:
        await _open(d)
        await d.press("down", "enter")
        await d.at("Ask")
        await d.press(*["backspace"] * 5, "space", "enter")
        await d.at("Settings")


async def test_it_says_where_things_are(home):
    async with desk(home) as d:
        await _open(d)
        await d.sees("Decks", "Progress", "Device")


async def test_keys_of_the_profile_are_the_ones_that_work(home):
    folder = home.root / "progress" / "kim"
    folder.mkdir()
    (folder / "profile.toml").write_text(
        'name = "kim"\nid = "0123456789abcdef"\ntheme = ""\n[keys]\n"home.scores" = "z"\n', "utf-8"
    )
    async with desk(home) as d:
        await d.press("z")
        await d.at("Scores")


SET = (
    (4, "reviews_per_day", 20, "20"),
    (5, "retention", 0.91, "91 %"),
    (6, "learning_steps", [1.0, 10.0, 60.0], "1 min, 10 min"),
    (7, "relearning_steps", [1.0, 10.0], "1 min, 10 min"),
    (8, "leech_action", "suspend", "suspend them"),
)


@sized
@pytest.mark.parametrize(("down", "name", "value", "words"), SET, ids=[each[1] for each in SET])
async def test_what_changes_scheduling_is_a_line_and_is_there_again(home, size, down, name, value, words):
    async with desk(home, size) as d:
        await _open(d)
        await d.press(*["down"] * down, "right")
        await d.sees(words)
        await _kept(d)
        line = home.log()[-1]
        assert (line["kind"], line["name"], line["value"]) == ("set", name, value)
        assert "deck" not in line or line["deck"] == ""
    async with desk(home, size) as d:
        await _open(d)
        await d.press(*["down"] * down)
        await d.sees(words)


@sized
async def test_a_wished_retention_says_what_it_means_in_work(home, size):
    async with desk(home, size) as d:
        await _open(d)
        await d.press(*["down"] * 5)
        await d.sees("9 of 10 cards")
        await d.press(*["right"] * 5)
        await d.sees("95 %", "2.5 times shorter than at 90 %", "more work")
        await d.press(*["left"] * 10)
        await d.sees("85 %", "1.9 times as long as at 90 %", "less work")


@sized
async def test_steps_are_typed_in_minutes_hours_or_days(home, size):
    async with desk(home, size) as d:
        await _open(d)
        await d.press(*["down"] * 6, "enter")
        await d.at("Ask")
        await d.press(*["backspace"] * 9)
        await d.type("5, 1h 1d")
        await d.press("enter")
        await d.at("Settings")
        await d.sees("5 min, 1 hour" if size == (80, 24) else "5 min, 1 hou")
        assert home.log()[-1]["value"] == [5.0, 60.0, 1440.0]


@pytest.mark.parametrize("text", ["soon", "0", "1 -2", "99999d", "1e9"])
async def test_steps_that_are_none_are_refused_with_a_word(home, text):
    async with desk(home) as d:
        await _open(d)
        await d.press(*["down"] * 6, "enter")
        await d.at("Ask")
        await d.press(*["backspace"] * 9)
        await d.type(text)
        await d.press("enter")
        await d.sees("are no steps")
        assert d.place == "Ask"
        await d.sees(text)
        await d.press(*["backspace"] * len(text))
        await d.type("3 7")
        await d.press("enter")
        await d.at("Settings")
        assert [line["value"] for line in home.log()] == [[3.0, 7.0]]


async def test_a_click_takes_the_next_value_of_scheduling_too(home):
    async with desk(home) as d:
        await _open(d)
        await d.click("Leeches")
        await d.click("Leeches")
        await d.until(lambda: bool(home.log()))
        assert home.log()[-1]["value"] == "suspend"


NEW = ["down"] * 3


@pytest.mark.parametrize("end", ["wait", "up", "escape", "ctrl+c"])
async def test_turning_through_values_keeps_the_last_one_once(home, end):
    async with desk(home) as d:
        await _open(d)
        await d.press(*NEW, *["right"] * 4)
        assert home.log() == []
        if end != "wait":
            await d.press(end)
        await (_kept(d) if end != "ctrl+c" else d.pilot.pause(0.1))
        await d.pilot.pause(0.1)
    assert [(line["name"], line["value"]) for line in home.log()] == [("new_per_day", 50)]


async def test_a_value_that_is_back_where_it_was_is_not_kept(home):
    async with desk(home) as d:
        await _open(d)
        await d.press(*NEW, "right", "left", "up")
    assert home.log() == []


async def test_home_tells_at_once_what_was_set(home):
    async with desk(home) as d:
        await d.press("enter", "1", "escape")
        await _open(d)
        await d.press(*NEW, "left", "left", "left", "escape")
        await d.at("Home")
        await d.until(lambda: " new" not in " ".join(line for line in d.lines if "Capitals" in line))


@sized
async def test_a_number_of_cards_can_be_typed_and_is_turned_on_from_there(home, size):
    async with desk(home, size) as d:
        await _open(d)
        await d.press(*NEW, "enter")
        await d.at("Ask")
        await d.press("backspace", "backspace")
        await d.type("x")
        await d.sees("A whole number from 0 to 9999.")
        await d.press("enter")
        assert d.place == "Ask"
        await d.press("backspace", "7", "enter")
        await d.at("Settings")
        await d.sees("‹ 7 ›")
        assert home.log()[-1]["value"] == 7
        await d.press("left")
        await d.sees("‹ 5 ›")
        await d.press("up", "down", "enter", "backspace", "7", "enter")
        await d.sees("‹ 7 ›")
        await d.press("right")
        await d.sees("‹ 10 ›")


async def test_reviews_have_no_limit_where_none_is_typed(home):
    async with desk(home) as d:
        await _open(d)
        await d.press(*NEW, "down", "enter")
        await d.at("Ask")
        await d.type("12")
        await d.press("enter")
        await d.sees("‹ 12 ›")
        await d.press("enter", "backspace", "backspace", "enter")
        await d.sees("no limit")
        assert [line["value"] for line in home.log()] == [12, None]


async def test_the_fit_says_what_to_run(home):
    async with desk(home) as d:
        await _open(d)
        await d.press("end", "enter")
        await d.sees("In a terminal: quizapp optimize")

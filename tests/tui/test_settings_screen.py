"""Settings: each is kept at once, in the profile or in the log, and is there on the next start."""

import tomllib

from app_kit import desk, sized


async def _open(d):
    await d.press("comma")
    await d.at("Settings")


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
        await d.press("end", "left", "left", "left", "left")
        assert home.log()[-1]["name"] == "new_per_day"
        await d.until(lambda: home.log()[-1]["value"] in (0, 50))


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

"""Every number on the scores' screens and in the statistics is one of `scores --json` and `stats --json`."""

from __future__ import annotations

import re
from typing import Any

import pytest
from app_kit import WIDE, desk, sized
from helpers.made_up_history import made_up
from helpers.numbers_shown import day, known, numbers, percent, span, without
from numbers_kit import all_rows, all_text, as_json, said
from scores_kit import Attempts

from quizapp.library.library import Library

__all__ = ["said"]


@pytest.fixture
def sat(home):
    """Attempts on two decks, one set aside by its age alone; shares that do not end after two digits."""
    kim = Attempts(home)
    marks = {"peru": True, "mali": False, "brazil": True}
    kim.sat("2026-09-01", dict.fromkeys(marks, False), form="typed")
    kim.sat("2026-10-20", {"otter": True, "heron": True}, deck="animals")
    for date in ("2026-11-01", "2026-11-03", "2026-11-07", "2026-11-21", "2026-11-22"):
        kim.sat(date, marks)
    return home


def figures(text: str, dates: list[str]) -> set[str]:
    """A screen's numbers without its dates."""
    return numbers(without(text, dates)) - {"0 %", "100 %"}


@sized
async def test_the_four_views_of_scores(sat, said, size):
    async with desk(sat, size) as d:
        await d.press("o")
        await d.at("Scores")
        await d.sees("7 attempts")
        seen = []
        for _ in range(4):
            seen.append((all_text(d), all_rows(d)))
            await d.press("tab")
    views = [
        as_json(said, "scores"),
        *(as_json(said, "scores", "--by", by) for by in ("deck", "tag", "card")),
    ]
    step = re.findall(r"Next: (.*)", said("scores"))
    decks = views[1]
    axis = {percent(share / 100) for share in (20, 40, 50, 60, 70, 80, 90)}
    for (text, rows), data in zip(seen, views, strict=True):
        now = sat.clock.now
        dates = [day(each.get("when") or each["last"], now) for each in data]
        allowed = known(data, decks, len(views[0])) | numbers(" ".join(step)) | axis | {"5"}
        assert figures(text, dates) <= allowed, sorted(figures(text, dates) - allowed)
        assert len(rows) == len(data)
        for row, each in zip(rows, data, strict=True):
            asked = each.get("total") or each["asked"]
            assert f"{each['right']} of {asked}" in row
            if "share" in each:
                assert percent(each["share"]) in row
            elif size == WIDE:
                assert row.rstrip().endswith(span(each["seconds"]))
                assert f"{each['guessing']:.1f}" in row or not each["guessing"]
    if size == WIDE:
        trend = next(each for each in decks if each["deck"] == "world/capitals")
        low, high = percent(trend["latest_low"]).split()[0], percent(trend["latest_high"])
        assert f"{percent(trend['latest'])} in the last 5, likely {low} to {high}" in seen[0][0]
        assert f"{percent(trend['latest'])} in the last 5, likely {low} to {high}" in said("scores")
        assert f"{trend['tries']} tries" in seen[0][0]


@sized
async def test_one_attempt_and_two_side_by_side(sat, said, size):
    async with desk(sat, size) as d:
        await d.press("o")
        await d.at("Scores")
        await d.sees("7 attempts")
        await d.press("enter")
        await d.at("Attempt")
        one = all_text(d)
        await d.press("escape")
        await d.at("Scores")
        await d.press("m", "down", "m")
        await d.at("Compare")
        two = all_text(d)
    attempt = as_json(said, "scores", "--attempt", "1")
    now = sat.clock.now
    places = {str(each["n"]) for each in attempt["answers"]}
    allowed = known(attempt) | places
    found = figures(one, [day(attempt["when"], now)])
    assert len(found) > 4
    assert found <= allowed, sorted(found - allowed)
    both = as_json(said, "scores", "--compare", "2", "1")
    changes = [each["change"] for each in both["cards"]]
    allowed = known(both) | {str(changes.count(each)) for each in {*changes, ""}}
    dates = [day(both[each]["when"], now) for each in ("first", "second")]
    found = figures(two, dates)
    assert len(found) > 2
    assert found <= allowed, sorted(found - allowed)


@pytest.fixture
def given(monkeypatch):
    stats = made_up()
    monkeypatch.setattr(Library, "stats", lambda _self, _decks: stats, raising=False)
    return stats


@sized
async def test_the_statistics(home, given, said, size):
    from quizapp.tui.screens.stats import StatsScreen

    async with desk(home, size) as d:
        d.app.push_screen(StatsScreen())
        await d.at("Stats")
        await d.until(lambda: d.screen._figures is not None)
        await d.pilot.pause()
        text = all_text(d)
    data = as_json(said, "stats")
    ahead = [each["cards"] for each in data["due"]["days"]]
    summed = {str(sum(ahead[:7])), str(sum(data["cards"].values()))}
    fixed = {"7", "21", "30", "10"}  # days of a period, of a mature card; difficulty goes to 10
    minutes = {span(60 * round(each["seconds"] / 60)) for each in data["time"].values()}
    scale = known([max(ahead), data["desired_retention"] * 100]) | set(map(str, range(0, 101, 10)))
    hardest = {f"{each['difficulty']:.0f}" for each in data["hardest"]}
    allowed = known(data) | summed | fixed | minutes | scale | hardest
    found = figures(text, dates_of(data))
    assert len(found) > 30
    assert found <= allowed, sorted(found - allowed)


def dates_of(data: Any) -> list[str]:
    """Days as the axes of pictures have them."""
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    days = [each["day"] for each in data["due"]["days"]] + [each["to"] for each in data["retention_trend"]]
    return [f"{int(each[8:])} {months[int(each[5:7]) - 1]}" for each in days]

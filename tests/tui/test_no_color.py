"""NO_COLOR: no colour of ours at all; words and marks say everything."""

from app_kit import desk, sized
from walk import walk


@sized
async def test_no_colour_is_painted_on_any_screen_and_the_marks_are_there(home, size, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    seen = []
    async with desk(home, size, plain_colours=True) as d:

        async def look(where: str) -> None:
            await d.pilot.pause()
            seen.append(d.sheet if where == "feedback" else d.text)
            if where == "CommandPalette":
                return  # Textual's own: its greys are the test below
            for strip in d.app.screen._compositor.render_strips():
                for segment in strip:
                    for colour in (segment.style.color, segment.style.bgcolor) if segment.style else ():
                        assert colour is None or colour.is_default, f"{where}: {segment!r}"

        await walk(d, look)
    for mark in ("❯", "✓", "✗", "your answer", "the right one"):
        assert any(mark in text for text in seen), mark


async def test_what_is_secondary_and_what_is_chosen_differ_without_colour(home, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with desk(home, plain_colours=True) as d:
        row = next(line for line in d.app.screen._compositor.render_strips() if "❯" in line.text)
        assert any(segment.style and segment.style.bold for segment in row)

"""Lines that are kept are painted as Textual would paint them: the same letters in the same colours."""

import pytest
from app_kit import Desk, desk, sized
from textual._styles_cache import StylesCache
from textual.geometry import Region
from walk import walk

from quizapp.tui.widgets.kept_lines import KeptLines


def cells(strips):
    return [[(letter, segment.style) for segment in strip for letter in segment.text] for strip in strips]


def kept(d: Desk) -> list[KeptLines]:
    return [widget for widget in d.app.screen.walk_children() if isinstance(widget, KeptLines)]


def differing(widget: KeptLines, crop: Region) -> list[int]:
    """The lines that differ from Textual's own."""
    theirs = cells(StylesCache().render_widget(widget, crop))
    ours = cells(widget.render_lines(crop))
    return [y for y, (one, other) in enumerate(zip(ours, theirs, strict=True)) if one != other]


@sized
@pytest.mark.parametrize("colours", ["quizapp-dark", "quizapp-light", ""])
async def test_kept_lines_are_painted_as_textual_paints_them(home, size, colours, monkeypatch):
    if not colours:
        monkeypatch.setenv("NO_COLOR", "1")
    seen = set()
    async with desk(home, size, plain_colours=not colours) as d:
        if colours:
            d.app.set_theme(colours)
            assert d.app.theme == colours

        async def look(where: str) -> None:
            await d.pilot.pause()
            for widget in kept(d):
                whole = widget.region.size.region
                for crop in (whole, whole.shrink((0, 3, 0, 2)), Region(0, whole.height // 2, whole.width, 1)):
                    if crop.area:
                        seen.add(type(widget).__name__)
                        assert differing(widget, crop) == [], (where, widget)

        await walk(d, look)
    assert seen >= {"Sheet", "TopLine", "KeyBar", "RatingBar"}


async def test_another_theme_and_another_size_are_other_lines(home):
    async with desk(home) as d:
        await d.press("s")
        await d.at("Study")
        for theme, width in (("quizapp-light", 80), ("quizapp-dark", 60), ("quizapp-light", 50)):
            d.app.set_theme(theme)
            await d.pilot.resize_terminal(width, 20)
            await d.pilot.pause(0.1)
            for widget in kept(d):
                assert differing(widget, widget.region.size.region) == [], (theme, width, widget)

"""Small decks in Japanese, Arabic and German, all the way through a quiz."""

import pytest
from app_kit import DECKS, desk, sized


@sized
@pytest.mark.parametrize(
    ("name", "words"),
    [("japanese", "日本語のことば"), ("arabic", "كلمات عربية"), ("german", "Deutsch für den Anfang")],
)
async def test_a_deck_is_asked_to_its_end_and_every_text_is_logged_as_written(home, size, name, words):
    home.deck(f"aa/{name}", (DECKS / f"{name}.toml").read_text("utf-8"))
    async with desk(home, size) as d:
        await d.sees(words.split()[0])
        await d.press("enter")
        await d.at("Question")
        quiz = d.screen.sitting.quiz
        for number in range(1, quiz.total + 1):
            assert d.number == number
            item = d.item
            shown = d.sheet.replace("\u2067", "").replace("\u2069", "")
            assert _bare(item.stem)[:12] in _bare(shown)
            if item.key is None:
                await d.press("space", "2")
            else:
                await d.press(d.right)
            assert "✓" in d.sheet or item.key is None
            await d.press("enter")
        await d.at("Result")
        await d.sees(f"{quiz.total} of {quiz.total} right")
    assert [line["stem"] for line in home.answers()] == [item.stem for item in quiz.items]
    assert all(line["mark"] == "right" for line in home.answers())


async def test_a_right_to_left_text_stands_on_its_own_line_at_the_right_edge(home):
    home.deck("aa/arabic", (DECKS / "arabic.toml").read_text("utf-8"))
    async with desk(home) as d:
        await d.press("s")
        await d.at("Study")
        while "\u2067" not in "".join(d.lines):
            await d.press("s")
        line = next(line for line in d.lines if "\u2067" in line)
        before, _, rest = line.partition("\u2067")
        assert not before.strip()
        assert len(before) > 20
        assert not rest.partition("\u2069")[2].strip()


@sized
async def test_a_search_in_german_finds_umlauts(home, size):
    home.deck("aa/german", (DECKS / "german.toml").read_text("utf-8"))
    async with desk(home, size) as d:
        await d.press("d", "slash")
        await d.type("grosse")
        await d.press("enter")
        await d.sees("Größe")


def _bare(text: str) -> str:
    return "".join(each for each in text if each.isalnum())

"""A deck full of traps goes through every screen as text: nothing moves the cursor or is carried out."""

import re

import pytest
import tomli_w
from app_kit import WIDE, Desk, desk, sized
from walk import walk

LONG = ("Lorem [b]ipsum[/b] dolor sit amet. " * 90)[:3000]
CARDS = {
    "[bold red]Markup[/]": "A [link='https://evil']link[/link], [@click=app.quit]click[/], $accent {x} %s",
    "Escape \x1b[2J\x1b]0;pwned\x07": "clears \x1b[31mred \x9b31m \x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\",
    "Override \u202egnirts\u202c": "\u2067isolated\u2069 and \u202eevil\u202c text",
    "Long": LONG,
    "العناصر الأرضية النادرة": "سبعة عشر عنصرًا معدنيًا تدخل في صناعة الإلكترونيات والمغناطيسات القوية.",
    "希土類元素": "電子機器や磁石に欠かせない十七の金属元素の総称。",
    "👩‍👩‍👧 family": "A joined emoji 👨‍🚀 and flags 🇯🇵🇺🇸 and e\u0301 combining Z̷͑a̴l̸g̶o̵",
    "C++": "A language; `std::vector<int>` *and* **so on** snake_case_name",
    "x" * 200: "y" * 400,
    "Tab\tand\r\nnewline": "one\ntwo\n\nthree",
}
TRAPS = {
    "deck": {
        "title": "Traps [red]deck[/] \x1b[31m☠\x07",
        "description": "[link=https://x]click[/link] [@click=app.quit]quit[/]",
        "directions": ["forward"],
    },
    "cards": [
        {
            "term": term,
            "definition": definition,
            "hint": f"hint [b] \x1b[5m {term}",
            "explanation": f"because [/] \x07 {term}",
            "source": "[@click=app.quit]source[/]",
            "tags": ["[tag]\x1b"],
        }
        for term, definition in CARDS.items()
    ],
}
# What a terminal would act on: C0, DEL, C1, embeddings, overrides and line separators. Isolates are ours.
ACTS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066\u2068\ufff9-\ufffb]")
SCROLLING = {"grab", "release", "scroll_up", "scroll_down"}  # Textual's own scroll bar


def _trap(home):
    home.deck("aa/traps [b]", tomli_w.dumps(TRAPS))
    home.deck("zz/broken [red]", '[glossary]\n"[@click=app.quit]" = "b"\nRare earths = "x"\n')


def _harmless(d: Desk, where: str) -> None:
    for strip in d.app.screen._compositor.render_strips():
        line = "".join(segment.text for segment in strip)
        assert not (found := ACTS.search(line)), f"{where}: {found!r} in {line!r}"
        assert line.count("\u2067") == line.count("\u2069"), f"{where}: an isolate left open in {line!r}"
        for segment in strip:
            style = segment.style
            if style:
                assert not style.link, f"{where}: a link in {segment.text!r}"
                actions = [value for key, value in style.meta.items() if key.startswith("@")]
                assert set(actions) <= SCROLLING, f"{where}: {segment!r}"
                assert not style.blink


@sized
async def test_nothing_of_a_deck_reaches_the_terminal_but_text(home, size):
    _trap(home)
    seen = []

    async with desk(home, size) as d:

        async def look(where: str) -> None:
            _harmless(d, where)
            seen.append(d.text)

        await walk(d, look)
        assert d.app.return_code is None
    everything = " ".join(seen)
    for words in ("[bold red]Markup[/]", "␛[2J", "[@click=app.quit]", "希土類元素", "👩‍👩‍👧 family", "C++"):
        assert words in everything, words


async def test_a_click_on_markup_in_a_deck_is_a_click_on_text(home):
    _trap(home)
    async with desk(home) as d:
        while "❯ Traps" not in d.text:
            await d.press("down")
        await d.press("d")
        await d.at("Deck")
        await d.click("[@click=app.quit]", last=True)
        await d.pilot.pause()
        assert d.place == "Deck"
        assert d.app.return_code is None


@sized
async def test_a_long_answer_can_be_read_to_its_end(home, size):
    text = " ".join(f"word{i}" for i in range(400)) + " THE-END"
    home.deck("aa/long", tomli_w.dumps({"glossary": {"Long": text, "Other": "short"}}))
    async with desk(home, size) as d:
        await d.press("s")
        await d.at("Study")
        while d.screen.sitting.current.answer != text:
            await d.press("s")
        await d.press("space")
        for _ in range(200):
            if "THE-END" in d.text:
                break
            await d.press("pagedown")
        await d.sees("THE-END")
        await d.press("3")
        assert home.answers()[0]["answer"] == text


@sized
@pytest.mark.parametrize("key", ["j", "down"])
async def test_long_options_can_be_gone_through_and_chosen(home, size, key):
    cards = {f"t{i}": f"START{i} " + f"blah{i} " * 60 for i in range(5)}
    home.deck("aa/long", tomli_w.dumps({"deck": {"directions": ["forward"]}, "glossary": cards}))
    async with desk(home, size) as d:
        await d.press("enter")
        for n in range(2, 5):
            await d.press(key)
            await d.pilot.pause(0.1)
            assert f"❯ {n} START" in d.text
        await d.press("enter")
        await d.sees("Enter next")
        assert len(home.answers()) == 1
        await d.press("enter")
        if size == WIDE:
            await d.sees("❯ 1")


async def test_a_remark_with_control_characters_is_kept_as_text(home):
    async with desk(home) as d:
        await d.press("enter", "f")
        await d.at("Ask")
        await d.type("[@click=app.quit]x[/]")
        await d.press("enter")
        await d.at("Question")
        assert home.log()[-1]["remark"] == "[@click=app.quit]x[/]"


async def test_a_learner_s_name_is_no_markup(home):
    async with desk(home, learner="[red]kim[/red]") as d:
        await d.sees("[red]kim[/red]")
        await d.press("o")
        await d.sees("[red]kim[/red]")

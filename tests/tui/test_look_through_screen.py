"""What was found is looked through: ticks, a name, and only then is anything written."""

import pytest
from app_kit import NARROW, WIDE, Desk, desk, sized
from import_kit import WORDS, deck_text, fake, file, hears, look_at, settled

from quizapp.cards.reading import read_deck

NASTY = (
    "[red]Odd[/red] = [@click=app.quit]x[/]\n"
    "\x1b[31mred\x9b2J = \x00\u202eover\n"
    "شبكة = كلمة عربية طويلة\n"
    "👩‍👩‍👧 family 🎉 = emoji 漢字\n"
    f"{'long ' * 600} = {'x' * 3000}\n"
)


@pytest.fixture(autouse=True)
def reader(monkeypatch):
    return fake(monkeypatch)


def row(d: Desk, words: str) -> str:
    return next(line for line in d.lines if words in line and "[" in line)


@sized
async def test_the_sure_cards_are_ticked_and_what_was_left_out_is_told(home, size):
    file(home)
    async with desk(home, size) as d:
        await look_at(d)
        await d.sees("3 of 5", *(["words.pairs · read as pairs"] if size == WIDE else ["pairs · words.p"]))
        assert "❯ [x]" in row(d, "Ore")
        assert "[ ]" in row(d, "Slag")
        assert "?" in row(d, "Slag")
        if size == WIDE:
            assert "likely ?" in row(d, "Slag")
            assert "doubtful ??" in row(d, "Contents")
            await d.sees("read as pairs", "Left out: 1", "no pair here: it has no =")
            await d.sees("Take 3 cards into the new deck words")
        await d.press("end")
        await d.sees("Line 5: it has no =")
        assert not (home.root / "decks" / "words.toml").exists()


@sized
async def test_enter_takes_what_is_ticked_and_shows_the_deck(home, size):
    file(home)
    async with desk(home, size) as d:
        await look_at(d)
        await d.press("down", "space", "j", "space", "enter")
        await d.at("Deck")
        await hears(d, "3 cards came into the new deck words.")
        assert '"Slag"' in deck_text(home, "words")
        assert '"Smelter"' not in deck_text(home, "words")
        await d.press("escape")
        await d.at("Home")
        await d.sees("Words")


async def test_all_sure_and_none_by_key(home):
    file(home)
    async with desk(home) as d:
        await look_at(d)
        for key, count in {"a": 5, "n": 0, "s": 3}.items():
            await d.press(key)
            await d.sees(f"{count} of 5 cards ticked")
        await d.press("n")
        await d.sees("Nothing to take")
        await d.press("enter")
        await d.sees("! Nothing is ticked.")
        assert d.place == "LookThrough"


@sized
async def test_by_mouse_a_click_on_a_box_ticks_and_the_last_row_takes(home, size):
    file(home)
    async with desk(home, size) as d:
        await look_at(d)
        spot = d.where("[ ]")
        await d.pilot.click(offset=(spot.x + 1, spot.y))
        await d.sees("4 of 5")
        await d.click("Take 4 cards")
        await d.at("Deck")
        assert '"Slag"' in deck_text(home, "words")


async def test_a_click_beside_the_box_only_goes_there(home):
    file(home)
    async with desk(home) as d:
        await look_at(d)
        await d.click("Smelter")
        await d.sees("❯ [x]", "3 of 5")
        assert "❯ [x]" in row(d, "Smelter")
        await d.click("Smelter")
        await d.sees("2 of 5")


@sized
async def test_a_deck_that_is_there_gets_them_at_its_end_and_its_own_are_marked(home, size):
    home.deck("mine", '# mine\n[glossary]\n"Ore" = "Of my own"\n')
    file(home)
    async with desk(home, size) as d:
        await look_at(d)
        await d.press("d", "ctrl+u")
        await d.type("mine")
        await d.until(lambda: d.screen.ticks.outlook.decks == ("mine",))
        await d.pilot.pause()
        assert "[=]" in row(d, "Ore")
        if size == WIDE:
            assert "not the same" in row(d, "Ore")
            await d.sees("Take 2 cards into mine; 1 is not the same")
        await d.press("enter", "enter")
        await d.at("Deck")
        await hears(d, "2 cards came into the deck mine; 1 card is not the same as the one there.")
        assert deck_text(home, "mine").startswith('# mine\n[glossary]\n"Ore" = "Of my own"\n')


async def test_a_second_import_of_the_same_has_nothing_to_take(home):
    file(home)
    async with desk(home) as d:
        await look_at(d)
        await d.press("enter")
        await d.at("Deck")
        before = deck_text(home, "words")
        await d.press("escape")
        await d.at("Home")
        await look_at(d)
        await d.sees("Nothing to take; 3 are there", "0 of 5 cards ticked")
        await d.press("enter")
        await d.sees("! They are all there already. Nothing was written.")
        assert deck_text(home, "words") == before


async def test_the_name_proposed_is_not_that_of_a_deck_with_other_cards(home):
    home.deck("words", '[glossary]\n"Adit" = "A way in"\n')
    file(home)
    async with desk(home) as d:
        await look_at(d)
        await d.sees("Take 3 cards into the new deck words-2")
        await d.press("enter")
        await d.at("Deck")
        assert "Ore" not in deck_text(home, "words")
        assert "Ore" in deck_text(home, "words-2")


@sized
async def test_what_is_taken_and_what_is_ticked_add_up(home, size):
    file(home, "a = 1\nb = 2\na = 1\n")
    async with desk(home, size) as d:
        await look_at(d)
        await d.sees("2 of 3", "; 1 is twice")


async def test_the_same_prompt_twice_in_a_file_comes_once(home):
    file(home, "a = 1\na = 2\n")
    async with desk(home) as d:
        await look_at(d)
        assert "twice in file" in row(d, "→ 2")
        await d.press("space")  # without the first, the second is no double
        assert "twice" not in d.text
        await d.sees("Take 1 card")


@sized
async def test_a_name_that_can_t_be_is_told_beside_the_field(home, size):
    file(home)
    async with desk(home, size) as d:
        await look_at(d)
        await d.press("d")
        d.screen.query_one("#name").value = "a<b"
        await d.sees("! 'a<b' can't be a deck's name")
        await d.press("escape", "enter")
        await d.pilot.pause()
        assert d.screen.query_one("#name").has_focus
        d.screen.query_one("#name").value = ""
        await d.sees("! The deck needs a name.")
        d.screen.query_one("#name").value = "fine/words"
        await d.until(lambda: "!" not in d.text)
        await d.press("enter", "enter")
        await d.at("Deck")
        assert "Ore" in deck_text(home, "fine/words")


async def test_a_deck_that_is_broken_is_told_and_left_alone(home):
    broken = home.deck("mine", '[glossary]\n"a" = "b\n')
    file(home)
    async with desk(home) as d:
        await look_at(d)
        d.screen.query_one("#name").value = "mine"
        await d.sees("can't be read as it is")
        await d.press("enter")
        await d.until(lambda: not d.screen.busy)
        assert d.place == "LookThrough"
        assert broken.read_text("utf-8") == '[glossary]\n"a" = "b\n'


async def test_what_can_t_come_in_is_told_before_anything_is_written(home):
    file(home, "a = 1\n = nothing to ask\nb =\n")
    async with desk(home) as d:
        await look_at(d)
        await d.press("enter")
        await d.sees("! 2 cards can't come in: see below. Enter takes the others.", "it has no answer")
        assert "[!]" in row(d, "b ")
        await d.sees("Take 1 card into")
        assert not (home.root / "decks" / "words.toml").exists()
        await d.press("enter")
        await d.at("Deck")
        assert len(read_deck((home.root / "decks/words.toml").read_bytes(), "words").deck.notes) == 1


async def test_a_file_of_several_decks_makes_a_folder(home):
    file(home, "deck: One\na = 1\ndeck: Two\nb = 2\n")
    async with desk(home) as d:
        await look_at(d)
        await d.sees("Take 2 cards into 2 decks in words")
        await d.press("enter")
        await d.at("Deck")
        await hears(d, "1 card came into the new deck words/one. 1 card came into the new deck words/two.")


@sized
async def test_ticks_are_not_lost_without_a_word(home, size):
    file(home)
    async with desk(home, size) as d:
        await look_at(d)
        await d.press("escape")
        await d.at("Import")
        await d.press("ctrl+s")
        await d.at("LookThrough")
        await settled(d)
        await d.press("a", "escape")
        await d.at("Confirm")
        await d.press("escape")
        await d.at("LookThrough")
        await d.sees("5 of 5")
        await d.press("escape", "down", "enter")
        await d.at("Import")
        assert sorted(each.name for each in (home.root / "decks").iterdir()) == ["animals.toml", "world"]


async def test_a_deck_that_changed_meanwhile_is_not_written_over(home, monkeypatch):
    import quizapp.tui.taking as taking

    mine = home.deck("words", '# Imported from words.pairs.\n[glossary]\n"Ore" = "b"\n')
    file(home)
    real = taking.plan_import

    def meanwhile(*args, **named):
        plan = real(*args, **named)
        mine.write_text('[glossary]\n"a" = "c"\n', "utf-8")
        return plan

    monkeypatch.setattr(taking, "plan_import", meanwhile)
    async with desk(home) as d:
        await look_at(d)
        await d.press("enter")
        await d.sees("! Not taken. words.toml has been changed by another program.")
        assert mine.read_text("utf-8") == '[glossary]\n"a" = "c"\n'
        monkeypatch.setattr(taking, "plan_import", real)
        await d.press("enter")
        await d.at("Deck")
        assert '"a" = "c"' in deck_text(home, "words")


@sized
async def test_the_reviews_of_an_anki_file_come_along_if_wished(home, size, monkeypatch):
    reader = fake(monkeypatch, "anki", "Anki package")
    file(home)
    async with desk(home, size) as d:
        await look_at(d)
        await d.sees("[ ] Bring the reviews along")
        await d.press("h")
        await d.sees("[x] Bring the reviews along")
        await d.press("enter")
        await d.at("Deck")
        await hears(d, "3 reviews came along.")
        assert reader.reads == 2
        notes = [line["card"].partition("#")[2].partition("~")[0] for line in home.answers()]
        assert notes == ["ore", "smelter", "flux"]
        await d.sees("step")  # the deck's page knows of them


async def test_reviews_come_along_for_cards_that_are_there_already(home, monkeypatch):
    fake(monkeypatch, "anki", "Anki package")
    file(home)
    async with desk(home) as d:
        await look_at(d)
        await d.press("enter")
        await d.at("Deck")
        assert home.log() == []
        await d.press("escape")
        await d.at("Home")
        await look_at(d)
        await d.click("Bring the reviews along")
        await d.sees("[x] Bring the reviews along")
        await d.press("enter")
        await d.at("Deck")
        await hears(d, "3 reviews came along.")
        assert len(home.answers()) == 3


async def test_other_files_have_no_reviews_to_bring(home):
    file(home)
    async with desk(home) as d:
        await look_at(d)
        await d.press("h")
        assert "reviews" not in d.text
        assert not d.screen.reviews


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("plain_colours", [False, True])
async def test_nasty_texts_are_data(home, size, plain_colours):
    file(home, NASTY)
    async with desk(home, size, plain_colours=plain_colours) as d:
        await look_at(d)
        for _ in range(5):
            assert all(each >= " " and each not in "\x7f\x9b\u202e" for each in "".join(d.lines))
            await d.press("down")
        await d.press("a", "enter")
        await d.at("Deck")
        assert d.app.return_code is None
        deck = read_deck((home.root / "decks/words.toml").read_bytes(), "words").deck
        assert deck is not None
        assert len(deck.notes) == 5


async def test_no_colour_is_painted_with_no_color(home, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    file(home)
    async with desk(home, plain_colours=True) as d:
        for keys in (("i",), ()):
            await d.press(*keys)
            if not keys:
                d.screen.path.value = "words.pairs"
                await d.press("enter")
                await d.at("LookThrough")
                await settled(d)
            await d.pilot.pause()
            for strip in d.app.screen._compositor.render_strips():
                for segment in strip:
                    for colour in (segment.style.color, segment.style.bgcolor) if segment.style else ():
                        assert colour is None or colour.is_default, repr(segment)


async def test_a_hundred_thousand_cards_are_scrolled_and_ticked_at_once(home):
    import time

    file(home, "".join(f"term {i} = what {i} means\n" for i in range(100_000)))
    async with desk(home) as d:
        await d.press("i")
        await d.at("Import")
        d.screen.path.value = "words.pairs"
        await d.press("enter")
        for _ in range(10):
            if d.place == "LookThrough":
                break
            await d.pilot.pause(0.5)
        await d.at("LookThrough")
        for _ in range(60):
            if d.screen.ticks.outlook.decks:
                break
            await d.pilot.pause(0.5)
        begun = time.monotonic()
        await d.press("end", "space", "pageup", "space", "n", "space")
        assert time.monotonic() - begun < 3
        await d.sees("1 of 100000", "Take 1 card into the new deck words")


@sized
async def test_help_and_a_resize_lose_nothing(home, size):
    file(home, WORDS)
    async with desk(home, size) as d:
        await look_at(d)
        await d.press("a", "question_mark")
        await d.at("Help")
        await d.press("escape")
        await d.at("LookThrough")
        await d.pilot.resize_terminal(40, 8)
        await d.pilot.resize_terminal(80, 24)
        await d.sees("5 of 5", "[x]")


LATIN = "Wort;Bedeutung;Kapitel\nStraße;street;1\nÄpfel;apples;2\nGrüße;greetings;2\n"


async def test_a_table_is_read_otherwise_where_its_columns_were_taken_wrongly(home, monkeypatch):
    monkeypatch.undo()  # the real formats
    (home.root / "liste.csv").write_bytes(LATIN.encode("cp1252"))
    async with desk(home, NARROW) as d:
        await look_at(d, "liste.csv")
        await d.press("d")
        d.screen.query_one("#name").value = "mine"
        await d.press("escape", "o")
        await d.at("ReadAs")
        d.screen.query_one("#encoding").value = "nonsense"
        await d.press("enter")
        await d.sees("! There is no such encoding.")
        d.screen.query_one("#encoding").value = "cp1252"
        d.screen.query_one("#columns").value = "definition, term, tags"
        await d.press("enter")
        await d.until(lambda: d.place == "LookThrough" and d.screen.incoming.wish.columns, "not read again")
        await settled(d)
        assert d.screen.deck_given == "mine"
        await d.sees("street")
        await d.press("a", "enter")
        await d.at("Deck")
        assert 'street = "Straße"' in deck_text(home, "mine") or 'term = "street"' in deck_text(home, "mine")


async def test_what_can_not_be_read_so_stays_as_it_was(home, monkeypatch):
    monkeypatch.undo()
    (home.root / "liste.csv").write_bytes(LATIN.encode("cp1252"))
    async with desk(home) as d:
        await look_at(d, "liste.csv")
        before = d.screen.incoming
        await d.press("o")
        await d.at("ReadAs")
        d.screen.query_one("#encoding").value = "utf-8"
        await d.press("enter")
        await d.sees("! It can't be read so: line 2 is not in the encoding utf-8.")
        assert d.screen.incoming is before


async def test_control_c_asks_about_ticks_and_the_second_one_quits(home):
    file(home)
    async with desk(home) as d:
        await look_at(d)
        await d.press("n", "ctrl+c")
        await d.sees("Quit without taking any card? Your ticks are lost.")
        await d.press("escape")
        await d.at("LookThrough")
        await d.press("ctrl+c")
        await d.sees("Quit without taking any card?")
        await d.press("ctrl+c")
        await d.until(lambda: d.app._exit, "it did not quit")

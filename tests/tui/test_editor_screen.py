"""The deck editor: its form, its findings, what can be taken back, and how it is left."""

import pytest
from app_kit import NARROW, WIDE, desk, sized
from editor_kit import GLOSSARY, box, clear, edit, reading, text_of, told

NASTY = (
    '[glossary]\n"a[b]c [red]x[/red]" = "[link=x]y[/link] \\u001b[31m and [/] more"\n"b" = "c"\n"d" = "e"\n'
)


@sized
async def test_e_on_home_opens_the_deck_and_shows_the_card_at_hand(home, size):
    async with desk(home, size) as d:
        await d.press("e")
        await d.at("Editor")
        await d.sees("Capitals", "❯ Lima", "Term", "Definition")
        assert box(d, "Definition") == "Peru's capital"
        await d.press("down")
        await d.sees("❯ Bamako")
        assert box(d, "Definition") == "Mali's capital"
        await d.press("escape")
        await d.at("Home")


@sized
async def test_a_definition_is_changed_and_saved_and_the_rest_stays_to_the_byte(home, size):
    home.deck("animals", GLOSSARY)
    async with desk(home, size) as d:
        await edit(d, "animals")
        await d.press("down", "enter", "enter")
        await d.type(" all day")
        await d.press("enter", "ctrl+s")
        await d.sees("Saved. 1 edited")
    assert text_of(home, "animals") == GLOSSARY.replace("shallow water", "shallow water all day")


async def test_a_term_that_is_reworded_keeps_its_history(home):
    home.deck("animals", GLOSSARY)
    async with desk(home) as d:
        await d.press("down", "s")
        await d.at("Study")
        known = d.screen.sitting.current.card.note.id
        await d.press("space", "3", "escape")
        await d.at("Home")
        name = "animals"
        await edit(d, name, known)
        old = box(d, "Term")
        await d.press("enter")
        await d.type(" it is")
        await d.press("escape", "ctrl+s")
        await d.sees("Saved. 1 edited, history kept", "saved")
        await d.press("escape")
        await d.at("Home")
    assert f'[renamed]\n"{old} it is" = "{old}"\n' in text_of(home, name)
    assert known in next(n for n in reading(home, name).deck.notes if n.prompt == f"{old} it is").former_ids


async def test_findings_stand_below_their_field_while_one_types(home):
    async with desk(home) as d:
        await edit(d, "animals")
        await d.press("enter", "enter")
        assert "words" not in told(d)
        d.screen.form.written_in.box.insert(" word" * 61)
        await d.until(lambda: "words" in told(d))
        assert not d.screen.desk.changed
        await d.press("ctrl+z")
        await d.until(lambda: "words" not in told(d))


async def test_an_empty_side_is_not_kept_and_the_old_text_comes_back(home):
    async with desk(home) as d:
        await edit(d, "animals")
        await d.press("enter")
        await clear(d)
        await d.press("escape")
        await d.sees("The term is empty. Esc again: the old text comes back.")
        await d.press("escape")
        await d.sees("The old text is back.", "5 cards · saved")
        assert box(d, "Term") == "Otter"


async def test_each_change_is_taken_back_and_made_again(home):
    home.deck("animals", GLOSSARY)
    async with desk(home) as d:
        await edit(d, "animals")
        await d.press("d")
        await d.sees("4 cards", "❯ Otter (2)")
        await d.press("x")
        await d.sees("retired")
        await d.press("u", "u")
        await d.sees("3 cards · saved", "Taken back: the new card “Otter (2)”. U makes it again.")
        await d.press("u")
        await d.sees("There is nothing to take back.")
        await d.press("U", "ctrl+r")
        await d.sees("4 cards · not saved", "Made again: retiring “Otter (2)”.")


async def test_a_card_is_moved_among_its_neighbours(home):
    home.deck("animals", GLOSSARY)
    async with desk(home) as d:
        await edit(d, "animals")
        await d.press("J", "shift+down")
        await d.sees("❯ Otter")
        await d.press("J")
        await d.sees("It is the last of the terms already.")
        await d.press("K", "ctrl+s")
        await d.sees("Saved.")
    assert [note.prompt for note in reading(home, "animals").deck.notes] == ["Heron", "Otter", "Mole"]


@sized
async def test_all_fields_are_there_on_demand(home, size):
    async with desk(home, size) as d:
        await edit(d, "world/capitals")
        await d.press("o")
        assert box(d, "Wrong answers").split("\n")[0] == "Ecuador's capital :: That is Quito."
        await d.type("Town of kings")
        await d.press("enter")
        await d.type("City")
        await d.press("enter", "enter", "escape", "ctrl+s")
        await d.sees("Saved.")
    note = reading(home, "world/capitals").deck.notes[0]
    assert note.accept == ("Town of kings", "City")
    assert note.wrong[0].why == "That is Quito."


async def test_previews_are_looked_at_one_after_the_other(home):
    async with desk(home) as d:
        await edit(d, "animals")
        await d.sees("as a question, term → definition", "What does this mean?", "the right one")
        await d.press("p")
        await d.sees("as a question, definition → term", "Which term is this?")
        await d.press("p")
        await d.sees("as a flashcard")
        await d.press("p")
        assert "as a" not in d.text
        await d.press("p", "enter")
        await d.type(" of Lutra")
        await d.until(lambda: d.text.count("Otter of Lutra") > 1)


async def test_a_preview_stays_as_it_is_while_the_window_is_resized(home):
    home.deck("many", "[glossary]\n" + "".join(f'"term {n}" = "what {n} is"\n' for n in range(20)))
    async with desk(home, (100, 30)) as d:
        await edit(d, "many")
        await d.sees("as a question", "the right one")
        before = [line for line in d.lines if "what" in line]
        for width in range(90, 100):
            await d.pilot.resize_terminal(width, 30)
            await d.pilot.resize_terminal(100, 30)
        await d.until(lambda: [line for line in d.lines if "what" in line] == before)


async def test_a_window_made_narrow_looks_as_one_that_was_opened_so(home):
    shown = []
    for first in (NARROW, WIDE):
        async with desk(home, first) as d:
            await edit(d, "animals")
            await d.pilot.resize_terminal(*NARROW)
            await d.until(lambda: len(d.lines) == NARROW[1])
            await d.pilot.pause()
            shown.append(d.lines)
    assert shown[0] == shown[1]


async def test_leaving_asks_only_if_something_would_be_lost(home):
    async with desk(home) as d:
        await edit(d, "animals")
        await d.press("x", "escape")
        await d.at("Choose")
        await d.sees("Your changes are not saved.", "❯ Stay")
        await d.press("escape")
        await d.at("Editor")
        await d.press("escape", "down", "down", "enter")
        await d.at("Home")
    assert not any(note.retired for note in reading(home, "animals").deck.notes)


async def test_leaving_saves_if_wished(home):
    async with desk(home) as d:
        await edit(d, "animals")
        await d.press("x", "escape")
        await d.at("Choose")
        await d.click("Save, then leave", times=2)
        await d.at("Home")
    assert reading(home, "animals").deck.notes[0].retired or any(
        note.retired for note in reading(home, "animals").deck.notes
    )


@sized
async def test_a_broken_file_says_where_and_offers_the_own_editor(home, size):
    home.deck("broken", '[glossary]\n"a" = "b"\nRare earths = "x"\n')
    async with desk(home, size) as d:
        await edit(d, "broken")
        await d.sees("can't be read", "Line 3", "E opens it")
        await d.press("a", "d", "x", "u", "enter")
        await d.press("E")
        await d.sees("No editor is set.")
        await d.press("escape")
        await d.at("Home")


@sized
async def test_a_decks_text_is_never_markup(home, size):
    home.deck("nasty", NASTY)
    async with desk(home, size) as d:
        await edit(d, "nasty")
        await d.sees("a[b]c [red]x[/red]")
        await d.press("p", "p", "p", "p", "enter", "enter")
        await d.sees("␛[31m and [/]")
        await d.press("escape")
        assert not d.screen.unsaved


async def test_by_mouse_a_card_is_chosen_written_and_saved(home):
    home.deck("animals", GLOSSARY)
    async with desk(home) as d:
        await edit(d, "animals")
        await d.click("Mole")
        await d.sees("❯ Mole")
        await d.click("Digs long tunnels")
        await d.press("end")
        await d.type(" at night")
        await d.hint("Esc to the cards")
        await d.hint("^S save")
        await d.sees("Saved. 1 edited")
    assert "Digs long tunnels at night" in text_of(home, "animals")


@pytest.mark.parametrize("size", [WIDE])
async def test_flags_of_learners_stand_beside_the_card(home, size):
    async with desk(home, size) as d:
        await d.press("d")
        await d.at("Deck")
        await d.press("f")
        await d.at("Ask")
        await d.type("too easy")
        await d.press("enter")
        await d.at("Deck")
        await d.press("e")
        await d.at("Editor")
        await d.sees("f flagged: too easy")


async def test_what_is_written_stays_when_the_terminal_gets_smaller_and_wider_again(home):
    async with desk(home) as d:
        await edit(d, "animals")
        await d.press("enter")
        await d.type(" of mine")
        for size in ((40, 12), (120, 40), (20, 6), (80, 24)):
            await d.pilot.resize_terminal(*size)
            await d.pilot.pause()
            assert box(d, "Term") == "Otter of mine"
        await d.press("escape")
        await d.sees("❯ Otter of mine", "not saved")


async def test_a_long_text_of_many_lines_is_kept_as_it_is(home):
    home.deck("long", '[glossary]\n"a" = """\n' + "x y\n" * 750 + 'end"""\n"b" = "c"\n')
    before = text_of(home, "long")
    async with desk(home) as d:
        await edit(d, "long")
        await d.press("enter", "enter")
        await d.type("!")
        await d.press("escape", "ctrl+s")
        await d.sees("Saved. 1 edited")
    assert text_of(home, "long") == before.replace("end", "end!")


async def test_a_click_on_the_previews_name_shows_another(home):
    async with desk(home) as d:
        await edit(d, "animals")
        await d.click("as a question, term")
        await d.sees("as a question, definition")

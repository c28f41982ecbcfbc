"""Fields that few cards have, the deck's own ones, and a card that is taken out of the file."""

from app_kit import desk, sized
from editor_kit import GLOSSARY, box, clear, edit, reading, text_of, told

CARDS = (
    '# mine\n[[cards]]\nid = "otter"\nterm = "Otter"\ndefinition = "Swims"   # well\n'
    'directions = ["reverse"]\nalso_right = ["Heron"]\n\n'
    '[[cards]]\nterm = "Heron"\ndefinition = "Waits"\n'
)


async def into(d, label):
    """Goes into the box below a label."""
    field = next(each for each in d.screen.form.fields if each.words.label == label)
    d.screen.set_focus(field.box)
    await d.pilot.pause()


@sized
async def test_what_stood_in_the_file_unseen_is_seen_and_changed_and_the_rest_stays(home, size):
    home.deck("animals", CARDS)
    async with desk(home, size) as d:
        await edit(d, "animals")
        await d.press("o")
        assert (box(d, "Id"), box(d, "Directions"), box(d, "Cards right here too")) == (
            "otter",
            "reverse",
            "Heron",
        )
        await into(d, "Directions")
        await clear(d)
        await d.type("Both")
        await into(d, "Cards right here too")
        await clear(d)
        await into(d, "Wrong terms")
        await d.type("Mink")
        await d.press("ctrl+s")
        await d.sees("Saved. 1 edited")
    wanted = CARDS.replace('["reverse"]', '["forward", "reverse"]').replace('also_right = ["Heron"]\n', "")
    assert text_of(home, "animals").replace('wrong_terms = ["Mink"]\n', "") == wanted


async def test_a_wrong_direction_is_told_beside_its_field_and_not_kept(home):
    home.deck("animals", CARDS)
    async with desk(home) as d:
        await edit(d, "animals")
        await d.press("o")
        await into(d, "Directions")
        await d.type("s")
        field = d.screen.form.written_in
        await d.until(lambda: 'can\'t be "reverses"' in str(field.query_one(".told").visual))
        assert "reverses" not in d.screen.desk.text
        await d.press("ctrl+s")
        await d.sees("Not saved.")
    assert text_of(home, "animals") == CARDS


async def test_an_id_keeps_the_history_and_a_saved_one_stays(home):
    home.deck("animals", CARDS)
    async with desk(home) as d:
        await edit(d, "animals")
        await d.press("down", "o")
        await into(d, "Id")
        await d.type("heron")
        await d.press("escape", "home", "u")
        await d.sees("Taken back: the id of “Heron”.", "❯ Heron")
        await d.press("U", "ctrl+s")
        await d.sees("Saved. 1 edited, history kept")
        await into(d, "Id")
        await d.type("s")
        await d.until(lambda: "an id that was saved once stays" in told(d))
    assert text_of(home, "animals") == CARDS + 'id = "heron"\nrenamed_from = "Heron"\n'


@sized
async def test_what_is_said_of_the_deck_is_written_in_the_same_form(home, size):
    text = GLOSSARY.replace('[deck]\ntitle = "Animals"\n\n', "")
    home.deck("animals", text)
    async with desk(home, size) as d:
        await edit(d, "animals")
        await d.press("down", "D")
        await d.sees("Title")
        await d.type("Beasts")
        await into(d, "Advice not to give")
        await d.type("A107")
        await into(d, "Typed answers")
        await d.type("exac")
        await d.until(lambda: 'can\'t be "exac"' in told(d))
        await d.type("t")
        await d.press("escape")
        await d.sees("❯ Heron")
        await d.press("u")
        await d.sees("Taken back: the typed answers of the deck.")
        await d.press("U", "ctrl+s")
        await d.sees("Saved.")
    table = '[deck]\ntitle = "Beasts"\nignore = ["A107"]\ntyping = "exact"\n\n'
    assert text_of(home, "animals") == text.replace("[glossary]", f"{table}[glossary]")


async def test_what_is_half_written_of_the_deck_is_not_thrown_away_without_a_word(home):
    home.deck("animals", GLOSSARY)
    async with desk(home) as d:
        await edit(d, "animals")
        await d.press("D")
        await into(d, "Directions")
        await d.type("up")
        await d.press("escape")
        await d.sees("Esc again: the old text comes back.")
        await d.click("Mole")
        await d.sees("❯ about the deck")
        await d.press("escape", "escape")
        await d.sees("The old text is back.", "❯ Otter", "3 cards · saved")


@sized
async def test_each_field_of_the_deck_that_is_wrong_is_told_at_once(home, size):
    home.deck("animals", GLOSSARY)
    async with desk(home, size) as d:
        await edit(d, "animals")
        await d.press("D")
        await into(d, "Directions")
        await d.type("up")
        await into(d, "Typed answers")
        await d.type("sloppy")
        fields = {each.words.label: each for each in d.screen.form.fields}

        def word(label):
            return str(fields[label].query_one(".told").visual)

        await d.until(lambda: '"up"' in word("Directions") and '"sloppy"' in word("Typed answers"))
        await d.press("ctrl+s")
        await d.sees("Not saved.")
        await into(d, "Directions")
        await clear(d)
        await d.until(lambda: '"up"' not in word("Directions"))
        assert '"sloppy"' in word("Typed answers")
    assert text_of(home, "animals") == GLOSSARY


@sized
async def test_a_card_is_taken_out_of_the_file_and_put_back(home, size):
    home.deck("animals", GLOSSARY)
    async with desk(home, size) as d:
        await edit(d, "animals")
        await d.press("down", "delete")
        await d.sees("Deleted. u takes it back.", "2 cards · not saved", "❯ Mole")
        await d.press("u")
        await d.sees("Taken back: deleting “Heron”.", "❯ Heron", "3 cards · saved")
        await d.press("U", "ctrl+s")
        await d.sees("Saved. 1 retired")
    assert [note.prompt for note in reading(home, "animals").deck.notes] == ["Otter", "Mole"]


async def test_undo_goes_to_the_card_that_it_is_about(home):
    home.deck("animals", GLOSSARY)
    async with desk(home) as d:
        await edit(d, "animals")
        await d.press("enter", "enter")
        await d.type(" well")
        await d.press("escape", "J", "end", "u")
        await d.sees("Taken back: moving “", "U makes it again.")
        await d.press("end", "u")
        await d.sees("Taken back: the definition of “Otter”.", "❯ Otter")


async def test_another_learner_is_asked_about_what_is_not_saved(home):
    home.deck("animals", GLOSSARY)
    async with desk(home) as d:
        await edit(d, "animals")
        await d.press("x")
        d.app.change_learner("ann")
        await d.at("Choose")
        await d.sees("are not saved", "Save, then go on")
        await d.press("escape")
        await d.at("Editor")
        assert d.app.library.learner == "kim"
        d.app.change_learner("ann")
        await d.at("Choose")
        await d.press("down", "enter")
        await d.at("Home")
    assert any(note.retired for note in reading(home, "animals").deck.notes)


async def test_a_narrow_form_names_the_keys_that_save_and_show_more(home):
    home.deck("animals", GLOSSARY)
    async with desk(home, (40, 12)) as d:
        await edit(d, "animals")
        await d.press("enter")
        await d.sees("Enter next", "Esc back", "^S save", "^O more")
        await d.press("ctrl+o")
        await d.sees("^S save", "^O less")

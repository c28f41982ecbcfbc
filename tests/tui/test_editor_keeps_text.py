"""What an author didn't touch stays as it was written, also what can't be shown; errors have rows."""

import pytest
from app_kit import desk, sized
from editor_kit import edit, reading, text_of

from quizapp.cards.reading import read_deck
from quizapp.tui.editing_trial import as_it_is

ODD = (
    '[[cards]]\nquestion = "Say \\u2067x\\u2069"\nanswer = "if a:\\n\\treturn \\u001b[31m"\n'
    'accept = ["""x\ny""", "z"]\n'
)
WRONG = '[[cards]]\nterm = "a"\ndefinition = 5\n\n[[cards]]\nterm = "Otter"\ndefinition = "Swims"\n'


async def test_signs_that_cannot_be_shown_come_back_where_nothing_was_edited(home):
    home.deck("odd", ODD)
    async with desk(home) as d:
        await edit(d, "odd")
        await d.press("enter")
        await d.type("?")
        await d.press("enter")
        await d.sees("→return ␛[31m")
        await d.type("!")
        await d.press("escape", "ctrl+s")
        await d.sees("Saved.")
        assert "\x1b" not in "".join(d.lines)
    note = reading(home, "odd").deck.notes[0]
    assert note.prompt == "Say \u2067x\u2069?"
    assert note.answer == "if a:\n\treturn \x1b[31m!"


async def test_an_item_of_two_lines_stays_one_when_another_is_edited(home):
    home.deck("odd", ODD)
    async with desk(home) as d:
        await edit(d, "odd")
        await d.press("o")
        await d.sees("x⏎y")
        await d.press("ctrl+end")
        await d.type("!")
        await d.press("escape", "ctrl+s")
        await d.sees("Saved.")
    assert reading(home, "odd").deck.notes[0].accept == ("x\ny", "z!")


@sized
async def test_an_error_in_no_card_has_a_row_that_opens_the_file_there(home, size, monkeypatch):
    opened = []
    monkeypatch.setattr(
        "quizapp.tui.app.QuizApp.run_editor", lambda _app, _path, line: opened.append(line) or ""
    )
    home.deck("wrong", WRONG)
    async with desk(home, size) as d:
        await edit(d, "wrong")
        await d.sees("! Line 3", "❯ Otter")
        await d.press("up")
        await d.sees("❯ ! Line 3")
        await d.press("enter")
        await d.until(lambda: opened == [3])
        await d.press("E")
        await d.until(lambda: opened == [3, 3])
        home.deck("wrong", WRONG.replace("5", '"b"'))
        await d.press("E")
        await d.sees("Read again.", "❯ a")
        assert "Line 3" not in d.text


async def test_the_file_is_read_again_only_if_its_size_or_time_is_another(home, monkeypatch):
    path = home.deck("odd", ODD)
    async with desk(home) as d:
        await edit(d, "odd")
        asked = []
        outside = d.screen.desk.outside
        monkeypatch.setattr(d.screen.desk, "outside", lambda: asked.append(1) or outside())
        for _ in range(3):
            d.screen.look_outside()
        before = len(asked)
        assert before <= 1  # none, where it looked of itself before that was counted
        path.write_text(ODD + "\n")
        d.screen.look_outside()
        assert len(asked) == before + 1
        await d.sees("read again")


@pytest.mark.parametrize("answer", ["stay", "save", "lose", "again"])
async def test_control_c_asks_before_unsaved_work_is_lost(home, answer):
    before = home.deck("odd", ODD).read_text("utf-8")
    beside = home.root / "decks" / "odd.toml.mine"
    async with desk(home) as d:
        await edit(d, "odd")
        await d.press("enter")
        await d.type("?")
        await d.press("ctrl+c")
        await d.at("Choose")
        await d.sees("not saved", "Save, then quit")
        keys = {"stay": ["escape"], "save": ["down", "enter"], "lose": ["end", "enter"], "again": ["ctrl+c"]}
        await d.press(*keys[answer])
        if answer == "stay":
            await d.at("Editor")
            await d.sees("not saved")
        else:
            await d.until(lambda: d.app._exit)
    assert (text_of(home, "odd") != before) == (answer == "save")
    assert beside.exists() == (answer == "again")
    if answer == "again":
        assert read_deck(beside.read_bytes(), "odd").deck.notes[0].prompt.endswith("?")
        assert "odd.toml.mine" in d.app.word


async def test_half_a_card_is_kept_as_a_comment_when_one_leaves_at_once(home):
    home.deck("odd", ODD)
    async with desk(home) as d:
        await edit(d, "odd")
        await d.press("a")
        await d.type("Why?")
        await d.press("ctrl+c")
        await d.at("Choose")
        await d.press("ctrl+c")
        await d.until(lambda: d.app._exit)
    beside = home.root / "decks" / "odd.toml.mine"
    assert '# question = "Why?"' in beside.read_text("utf-8")
    assert not read_deck(beside.read_bytes(), "odd").findings


async def test_control_c_without_changes_leaves_at_once(home):
    home.deck("odd", ODD)
    async with desk(home) as d:
        await edit(d, "odd")
        await d.press("ctrl+c")
        await d.until(lambda: d.app._exit)


async def test_an_error_of_a_listed_card_is_marked_in_its_row(home):
    home.deck("wrong", '[[cards]]\nterm = "a"\ndefinition = "b"\nwrong = ["b"]\n')
    async with desk(home) as d:
        await edit(d, "wrong")
        await d.until(lambda: any("❯ a" in line and " !" in line for line in d.lines))
        assert "! Line" not in d.text


async def test_the_palettes_leave_asks_too(home):
    home.deck("odd", ODD)
    async with desk(home) as d:
        await edit(d, "odd")
        await d.press("x", "ctrl+p")
        await d.type("leave")
        await d.pilot.pause(0.3)
        await d.press("enter")
        await d.sees("Save, then quit")


async def test_what_was_worked_out_beside_comes_too_late_for_an_editor_that_is_left(home):
    home.deck("odd", ODD)
    async with desk(home) as d:
        await edit(d, "odd")
        editor, trial = d.screen, as_it_is(d.screen.desk, d.screen.note)
        await editor.remove_children()
        editor._judged({}, [])
        editor._was_tried(trial, editor.tries)

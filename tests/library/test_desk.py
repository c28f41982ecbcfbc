"""A deck on the desk: changed, taken back, saved; never over what another program wrote."""

import tomllib

import pytest
from helpers.deck_texts import deck_texts
from helpers.permissions import read_only
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.cards.fields import SIDES
from quizapp.library.deck_file import ChangedOutside, NotWritten
from quizapp.library.desk import BadEdit, Desk

DECK = """\ufeff# mine\r
[glossary]\r
"Ore" = "A rock."  # of metals\r
'Tin' = "A metal."\r
\r
[[cards]]\r
question = "Who?"\r
answer = "It"\r
"""


@pytest.fixture
def desk(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_bytes(DECK.encode())
    return Desk(path, "mine")


def ids(desk):
    return {note.prompt: note.id for note in desk.notes}


def test_a_change_is_saved_in_its_place_and_said(desk):
    found = desk.change(ids(desk)["Ore"], {"term": "Ores", "definition": "Rocks."})
    assert desk.note(found).prompt == "Ores"
    assert desk.changed
    assert desk.save() == "1 edited, history kept"
    assert not desk.changed
    ore = '"Ore" = "A rock."'
    renamed = '\r\n[renamed]\r\n"Ores" = "Ore"\r\n'
    assert desk.path.read_bytes().decode() == DECK.replace(ore, '"Ores" = "Rocks."') + renamed


def test_a_second_wording_before_the_first_was_saved_leaves_one_line(desk):
    second = desk.change(desk.change(ids(desk)["Ore"], {"term": "Ores"}), {"term": "An ore"})
    assert desk.text.count("[renamed]") == desk.text.count('= "Ore"') == 1
    desk.save()
    desk.change(second, {"term": "Any ore"})
    assert desk.note(next(n.id for n in desk.notes if n.prompt == "Any ore")).former_ids == (
        second,
        ids(Desk(desk.path, "mine")).get("Ore", "ore~b2b092"),
    )


def test_a_new_card_needs_no_history_and_goes_behind_the_one_at_hand(desk):
    new = desk.add("term", {"term": "Zinc", "definition": "A metal, too."}, ids(desk)["Ore"])
    assert [note.prompt for note in desk.notes] == ["Ore", "Zinc", "Tin", "Who?"]
    desk.change(new, {"term": "Lead"})
    assert "[renamed]" not in desk.text
    assert desk.save() == "1 new"


@pytest.mark.parametrize("fields", [{"term": "Tin", "definition": "x"}, {"term": " ", "definition": "x"}])
def test_what_would_harm_the_deck_is_refused_and_changes_nothing(desk, fields):
    with pytest.raises(BadEdit):
        desk.add("term", fields)
    with pytest.raises(BadEdit):
        desk.change(ids(desk)["Ore"], fields)
    assert desk.text == DECK


def test_all_is_taken_back_and_made_again(desk):
    desk.change(ids(desk)["Ore"], {"hint": "dig"})
    desk.move(ids(desk)["Ore"], -1)
    desk.retire(ids(desk)["Tin"], True)
    desk.duplicate(ids(desk)["Who?"])
    desk.remove(ids(desk)["Who? (2)"])
    after = desk.text
    while desk.undo():
        pass
    assert desk.text == DECK
    while desk.redo():
        pass
    assert desk.text == after


def test_a_file_that_another_program_changed_is_never_written_over(desk):
    desk.change(ids(desk)["Ore"], {"definition": "Mine."})
    desk.path.write_text(theirs := '[glossary]\n"Ore" = "Theirs."\n')
    assert desk.outside()
    with pytest.raises(ChangedOutside):
        desk.save()
    assert desk.path.read_text() == theirs
    beside = desk.save_beside()
    assert beside.name == "mine.toml.mine"  # no deck: two of one id would share their history
    assert "Mine." in beside.read_text("utf-8")
    desk.reload()
    assert not desk.changed
    assert [note.answer for note in desk.notes] == ["Theirs."]


def test_a_file_that_cannot_be_written_stays_and_so_do_the_changes(desk):
    desk.change(ids(desk)["Ore"], {"definition": "Mine."})
    with read_only(desk.path.parent), pytest.raises(NotWritten, match="no permission to write"):
        desk.save()
    assert desk.changed


def test_findings_come_with_the_field_that_they_point_at(desk):
    desk.change(ids(desk)["Ore"], {"definition": "See https://usgs.gov for more of it."})
    found = desk.findings_of(desk.note(ids(desk)["Ore"]))
    assert ("definition", "A106") in [(field, finding.code) for field, finding in found]


def test_a_broken_file_has_no_cards_and_says_why(tmp_path):
    path = tmp_path / "bad.toml"
    path.write_bytes(b'[glossary\n"a" = "\xff"')
    desk = Desk(path, "bad")
    assert desk.deck is None
    assert desk.notes == ()
    assert desk.findings
    with pytest.raises(BadEdit):
        desk.change("a", {"term": "b"})


CHANGES = st.sampled_from(["change", "add", "move", "duplicate", "retire", "remove", "undo", "redo"])


def test_saving_tells_that_something_else_is_said_of_the_deck(desk):
    desk.change_deck({**desk.deck_fields, "title": "Another title"})
    assert desk.save() == "what is said of the deck"
    desk.change_deck({**desk.deck_fields, "title": "One more"})
    note = desk.notes[0]
    desk.change(note.id, {**desk.fields(note), "definition": "something else"})
    assert desk.save() == "1 edited, history kept; what is said of the deck"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deck_texts(), st.lists(st.tuples(CHANGES, st.integers(0, 50), st.text(max_size=6)), max_size=8))
def test_whatever_is_done_the_deck_can_be_read_and_nobody_is_lost(tmp_path, text, steps):
    path = tmp_path / "d.toml"
    path.write_bytes(text.encode())
    desk = Desk(path, "d")
    known = {note.id for note in desk.notes}
    gone: set[str] = set()
    for what, number, word in steps:
        if not desk.notes:
            break
        note = desk.notes[number % len(desk.notes)]
        prompt, *answer = SIDES[note.kind]
        try:
            if what == "change":
                desk.change(note.id, {prompt: f"{word} {{{{g}}}}" if not answer else word, "hint": word})
            elif what == "add":
                desk.add("term", {"term": f"+{word}", "definition": "x"}, note.id)
            elif what == "move":
                desk.move(note.id, 1 if number % 2 else -1)
            elif what == "retire":
                desk.retire(note.id, number % 2 == 0)
            elif what in ("duplicate", "remove"):
                getattr(desk, what)(note.id)
                gone |= {note.id, *note.former_ids} if what == "remove" else set()
            else:
                getattr(desk, what)()
        except BadEdit:
            continue
        assert desk.deck is not None
        assert not [f for f in desk.findings if f.severity == "error"]
    desk.save()
    again = Desk(path, "d")
    there = {id for note in again.notes for id in (note.id, *note.former_ids)}
    assert known - gone <= there, "who was known can be found by an old name"
    assert again.text == desk.text


NAMES = ["A", "B", "C", "D"]
TWO = '[glossary]\n"A" = "1"\n"B" = "2"\n[[cards]]\nterm = "C"\ndefinition = "3"\n'
STEPS = st.tuples(
    st.sampled_from(["name", "name", "name", "hint", "id", "save", "undo"]),
    st.integers(0, 2),
    st.sampled_from(NAMES),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, max_size=14))
def test_however_often_cards_change_names_each_keeps_its_own_history(tmp_path, steps):
    path = tmp_path / "d.toml"
    path.write_text(TWO)
    desk = Desk(path, "d")
    cards = [note.id for note in desk.notes]  # by card the id that it has now
    told = {id: card for card, id in enumerate(cards)}  # by id the card that learners met by it
    before: list[list[str]] = []
    for what, card, name in steps:
        if what == "save":
            desk.save()
            told |= {id: number for number, id in enumerate(cards)}
            continue
        if what == "undo":
            if desk.undo():
                names = {id: note.id for note in desk.notes for id in (*note.former_ids, note.id)}
                # An id that was saved is not taken back; a name that never was is nobody's.
                met = [[id for id, owner in told.items() if owner == number] for number in range(3)]
                old = [[id, *others] for id, others in zip(before.pop(), met, strict=True)]
                cards = [next(names[id] for id in ids if id in names) for ids in old]
                assert len({*cards}) == 3
            continue
        text = desk.text
        try:
            fields = {"name": {"term": name}, "hint": {"hint": name}, "id": {"id": name * (card > 0)}}[what]
            now = desk.change(cards[card], fields)
        except BadEdit:
            assert desk.text == text
            continue
        if desk.text != text:
            before.append(cards)
            cards = [now if number == card else id for number, id in enumerate(cards)]
        names = {id: note.id for note in desk.notes for id in (*note.former_ids, note.id)}
        for id, owner in told.items():
            assert names.get(id) == cards[owner], (id, desk.text)
        assert not desk.findings or {f.code for f in desk.findings} <= {
            "A004",
            "A006",
            "A008",
            "A107",
            "A108",
        }, desk.findings


def test_going_back_to_an_earlier_name_leaves_no_circle(desk):
    ore = ids(desk)["Ore"]
    for name in ("Ores", "Ore", "Ores", "Ore"):
        ore = desk.change(ore, {"term": name})
        desk.save()
    assert desk.text.count("[renamed]") == 1
    assert desk.text.endswith('[renamed]\r\n"Ore" = "Ores"\r\n')


def test_a_name_that_another_card_had_is_refused(desk):
    desk.change(ids(desk)["Ore"], {"term": "Ores"})
    with pytest.raises(BadEdit, match="was called that before"):
        desk.change(ids(desk)["Tin"], {"term": "Ore"})
    with pytest.raises(BadEdit, match="was called that before"):
        desk.add("term", {"term": "Ore", "definition": "x"})


@pytest.mark.parametrize(
    "text", ['glossary = { "Ore" = "A rock." }\n', 'cards = [{ term = "Ore", definition = "A." }]\n']
)
def test_what_is_written_in_an_odd_way_can_be_looked_at(tmp_path, text):
    path = tmp_path / "odd.toml"
    path.write_text(text)
    desk = Desk(path, "odd")
    (note,) = desk.notes
    assert desk.fields(note)["term"] == "Ore"
    assert desk.findings_of(note) == [("", finding) for finding in desk.findings]
    assert not desk.move(note.id, 1)
    with pytest.raises(BadEdit):
        desk.change(note.id, {"hint": "x"})


def test_a_sign_within_a_wrong_answer_stays(desk):
    who = ids(desk)["Who?"]
    desk.change(who, {"wrong": ["std::vector", "a :: because", "x"]})
    desk.change(who, {"wrong": [*desk.fields(desk.note(who))["wrong"], "y"]})
    found = desk.note(who).wrong
    assert [(w.text, w.why) for w in found] == [("std::vector", ""), ("a", "because"), ("x", ""), ("y", "")]


def test_the_last_moment_counts(desk, monkeypatch):
    desk.change(ids(desk)["Ore"], {"definition": "Mine."})
    monkeypatch.setattr(desk, "outside", lambda: desk.path.write_text("# theirs\n") == 0)
    with pytest.raises(ChangedOutside):
        desk.save()
    assert desk.path.read_text() == "# theirs\n"
    assert [each.name for each in desk.path.parent.iterdir()] == ["mine.toml"]


def test_a_copy_of_a_sentence_keeps_its_gaps_and_its_end(desk):
    first = desk.add("cloze", {"cloze": "It was in {{Tokyo::city}}", "hint": "h"})
    second = desk.note(desk.duplicate(first))
    third = desk.note(desk.duplicate(first))
    assert [second.prompt, third.prompt] == [f"({n}) It was in {{{{Tokyo::city}}}}" for n in (2, 3)]
    assert second.gaps == desk.note(first).gaps
    assert second.hint == "h"


def test_an_edit_that_would_change_another_card_is_refused(tmp_path):
    path = tmp_path / "d.toml"
    text = '[[cards]]\nterm = "a"\ndefinition = "b"\n[deck]\ntitle = "t"\n[[cards.wrong]]\ntext = "w"\n'
    path.write_text(text.replace("[[cards]]", '[[cards]]\nterm = "x"\ndefinition = "y"\n[[cards]]', 1))
    desk = Desk(path, "d")
    assert desk.note(ids(desk)["a"]).wrong
    with pytest.raises(BadEdit, match='that would change "x" as well'):
        desk.remove(ids(desk)["a"])
    assert not desk.changed


def test_what_is_written_in_an_odd_way_is_named_with_its_line(tmp_path):
    path = tmp_path / "odd.toml"
    path.write_text('format = 1\nglossary = { "Ore" = "A rock." }\n')
    desk = Desk(path, "odd")
    with pytest.raises(
        BadEdit, match=r"^line 2 has glossary = \{ … \}, which is only edited as text: E opens"
    ):
        desk.add("term", {"term": "a", "definition": "b"})
    with pytest.raises(BadEdit, match=r"^line 2 has"):
        desk.change(ids(desk)["Ore"], {"term": "b"})


def test_of_a_big_deck_only_what_is_changed_is_read(tmp_path, monkeypatch):
    path = tmp_path / "big.toml"
    path.write_text("".join(f'[[cards]]\nterm = "t{n}"\ndefinition = "d{n}"\n\n' for n in range(400)))
    desk = Desk(path, "big")
    read = []
    loads = tomllib.loads
    monkeypatch.setattr(tomllib, "loads", lambda text: (read.append(len(text)), loads(text))[1])
    there = ids(desk)
    desk.change(there["t200"], {"term": "new", "hint": "h"})
    desk.move(there["t100"], 1)
    desk.remove(there["t300"])
    desk.duplicate(there["t5"])
    desk.undo()
    assert [note.prompt for note in desk.notes][99:102] == ["t99", "t101", "t100"]
    assert sum(read) < 4000, "the text has 16,000 characters"


def test_a_card_is_given_an_id_and_keeps_its_history_also_when_that_is_taken_back(desk):
    ore = ids(desk)["Ore"]
    assert desk.change(ore, {"id": "ore"}) == "ore"
    assert desk.note("ore").former_ids == (ore,)
    desk.save()
    with pytest.raises(BadEdit, match="an id that was saved once stays"):
        desk.change("ore", {"id": "other"})
    with pytest.raises(BadEdit, match="an id that was saved once stays"):
        desk.change("ore", {"id": ""})
    assert desk.undo()
    assert desk.note("ore").former_ids == (ore,)


def test_a_refused_change_says_which_field_it_is_about(desk):
    for field, value in {"directions": "sideways", "wrong": ["A rock."], "id": "tin"}.items():
        if field == "id":
            desk.change(ids(desk)["Tin"], {"id": "tin"})
        with pytest.raises(BadEdit) as refused:
            desk.change(ids(desk)["Ore"], {field: value})
        assert [name for name, _ in refused.value.found] == [field]


def test_what_is_said_of_the_deck_is_changed_taken_back_and_looked_at(desk):
    desk.change_deck({"title": "Metals", "typing": "exact", "ignore": ["A107"]})
    assert desk.title == "Metals"
    assert desk.deck_fields["ignore"] == ["A107"]
    for field, value in {"typing": "sloppy", "directions": "up"}.items():
        with pytest.raises(BadEdit) as refused:
            desk.change_deck({field: value})
        assert [name for name, _ in refused.value.found] == [field]
    with pytest.raises(BadEdit, match=r"sloppy.*; .*up") as refused:
        desk.change_deck({"typing": "sloppy", "directions": "up"})
    assert [name for name, _ in refused.value.found] == ["typing", "directions"]
    assert desk.undo()
    assert desk.text == DECK


def test_the_decks_own_directions_are_those_of_its_cards(desk):
    desk.change_deck({"directions": "forward"})
    assert {note.directions for note in desk.notes} == {("forward",)}
    assert desk.undo()
    assert desk.text == DECK

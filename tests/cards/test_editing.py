"""An edit changes what it is to change, and every other byte of the file stays."""

from dataclasses import replace

import pytest
from helpers.deck_texts import TEXTS, deck_texts
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from quizapp.cards import editing
from quizapp.cards.changes import compared
from quizapp.cards.fields import SIDES
from quizapp.cards.note_place import NotePlace
from quizapp.cards.reading import read_deck

CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "answer": TEXTS,
        "prompt": TEXTS,
        "hint": TEXTS | st.just(""),
        "tags": st.lists(st.sampled_from("uvw"), max_size=2, unique=True),
        "wrong": st.lists(st.sampled_from(["x0", "x1 :: why not", "x2"]), max_size=3, unique=True),
    },
)


def notes(text):
    reading = read_deck(text.encode(), "d")
    assert not [each for each in reading.findings if each.severity == "error"], reading.findings
    return reading.deck.notes


def named(note, changes):
    """Changes by the names of a note's own sides."""
    prompt, *answer = SIDES[note.kind]
    out = {}
    for name, value in changes.items():
        if name == "prompt":
            out[prompt] = f"{value} {{{{gap}}}}" if note.kind == "cloze" else f"new {value}"
        elif name == "answer":
            if answer:
                out[answer[0]] = value
        elif name == "wrong" and note.kind == "cloze":
            continue
        else:
            out[name] = value
    return out


def bare(note):
    return replace(note, line=1)


@given(deck_texts(), st.data())
def test_a_changed_note_is_the_only_change(text, data):
    before = notes(text)
    at = data.draw(st.integers(0, len(before) - 1))
    fields = named(before[at], data.draw(CHANGES))
    after = notes(editing.changed(text, before[at], fields, [note.id for note in before]))
    others = {bare(note) for place, note in enumerate(before) if place != at}
    changed = [note for note in after if bare(note) not in others]
    assert len(after) == len(before)
    assert others <= {bare(note) for note in after}
    assert len(changed) <= 1
    for note in changed:
        for name, value in fields.items():
            if name == "wrong":
                assert [f"{w.text} :: {w.why}" if w.why else w.text for w in note.wrong] == value
            elif name in ("hint", "tags"):
                assert getattr(note, name) == (tuple(value) if name == "tags" else value.strip())
        assert before[at].id in (note.id, *note.former_ids), "its history is kept"
    assert compared(before, after).new == compared(before, after).retired == 0


@given(deck_texts(), st.data())
def test_an_answer_is_changed_in_its_own_place_alone(text, data):
    before = notes(text)
    note = data.draw(st.sampled_from(before))
    assume(note.kind != "cloze")
    made = editing.changed(text, note, {SIDES[note.kind][1]: "quite another"}, ())
    start = next((n for n, (a, b) in enumerate(zip(text, made, strict=False)) if a != b), len(text))
    end = next((n for n, (a, b) in enumerate(zip(text[::-1], made[::-1], strict=False)) if a != b), 0)
    assert "another" in made[start - 12 : len(made) - end + 12]
    assert "\n" not in text[start : len(text) - end].strip("\r\n") or "\n" in note.answer


@given(deck_texts(), st.sampled_from(["term", "question", "cloze"]), TEXTS, TEXTS, st.data())
def test_an_added_note_is_there_and_nothing_else_is_touched(text, kind, prompt, answer, data):
    before = notes(text)
    prompt = f"new {prompt.strip()}"
    fields = (
        {"cloze": f"{prompt} {{{{gap}}}}"}
        if kind == "cloze"
        else dict(zip(SIDES[kind], (prompt, answer), strict=True))
    )
    if data.draw(st.booleans()):
        fields["hint"] = "h"
    after = data.draw(st.sampled_from([None, *before]))
    made = editing.added(text, kind, fields, after)
    found = notes(made)
    assert {bare(note) for note in before} <= {bare(note) for note in found}
    assert len(found) == len(before) + 1
    pos = 0
    for line in text.removeprefix("\ufeff").removesuffix("\n").removesuffix("\r").split("\n"):
        pos = made.index(line, pos) + len(line)
    assert ("\r\n" in text[: text.find("\n") + 1]) == (
        "\r\n" in made[: made.find("\n") + 1]
    ) or "\n" not in text


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(deck_texts(), st.data())
def test_two_notes_change_places_and_back(text, data):
    before = notes(text)
    one, other = data.draw(st.sampled_from(before)), data.draw(st.sampled_from(before))
    assume(one is not other and editing.place_kind(text, one) == editing.place_kind(text, other))
    made = editing.swapped(text, one, other)
    after = notes(made)
    assert {bare(note) for note in after} == {bare(note) for note in before}
    by_id = {note.id: note for note in after}
    again = editing.swapped(made, by_id[one.id], by_id[other.id])
    assert again == text or again.rstrip("\r\n") == text.rstrip("\r\n")


@given(deck_texts(), st.data())
def test_a_note_is_retired_and_taken_back(text, data):
    before = notes(text)
    note = data.draw(st.sampled_from(before))
    made = editing.retired(text, note, True)
    after = notes(made)
    mine = next(each for each in after if each.id == note.id)
    assert mine.retired
    assert bare(replace(mine, retired=False)) == bare(note)
    assert {bare(n) for n in after} - {bare(mine)} == {bare(n) for n in before} - {bare(note)}
    back = notes(editing.retired(made, mine, False))
    assert {bare(n) for n in back} == {bare(n) for n in before}


@given(deck_texts(), st.data())
def test_a_removed_note_is_gone_and_the_others_stay(text, data):
    before = notes(text)
    note = data.draw(st.sampled_from(before))
    reading = read_deck(editing.removed(text, note).encode(), "d")
    assert {bare(n) for n in reading.deck.notes} == {bare(n) for n in before} - {bare(note)}


def test_a_reworded_line_says_what_it_was_called():
    text = '[glossary]\n"Ore" = "A rock."  # of metals\n'
    made = editing.changed(text, notes(text)[0], {"term": "Ores"}, [notes(text)[0].id])
    assert made == '[glossary]\n"Ores" = "A rock."  # of metals\n\n[renamed]\n"Ores" = "Ore"\n'
    again = editing.changed(made, notes(made)[0], {"term": "An ore"}, [notes(text)[0].id])
    assert again == '[glossary]\n"An ore" = "A rock."  # of metals\n\n[renamed]\n"An ore" = "Ore"\n'
    back = editing.changed(again, notes(again)[0], {"term": "Ore"}, [notes(text)[0].id])
    assert notes(back) == notes(text)
    assert '= "Ore"' not in back


def test_a_line_that_is_to_say_more_becomes_a_card_with_its_comment():
    text = '[glossary]\n"Ore" = "A rock."  # of metals\n"Tin" = "A metal."\n'
    made = editing.changed(text, notes(text)[0], {"hint": "dig"}, ())
    assert made == (
        '[glossary]\n"Tin" = "A metal."\n\n'
        '# of metals\n[[cards]]\nterm = "Ore"\ndefinition = "A rock."\nhint = "dig"\n'
    )


@pytest.mark.parametrize(
    "text", ['glossary = { Ore = "A rock." }\n', 'cards = [{ term = "Ore", definition = "A rock." }]\n']
)
def test_odd_ways_of_writing_are_refused_or_edited_rightly(text):
    note = notes(text)[0]
    try:
        made = editing.changed(text, note, {"hint": "dig"}, ())
    except ValueError:
        return
    assert notes(made)[0].hint == "dig"


OWN = st.fixed_dictionaries(
    {},
    optional={
        "directions": st.sampled_from(["", "forward", "reverse", "Both", "reverse; forward"]),
        "also_right": st.lists(st.sampled_from(["n0", "Ore", "no such"]), max_size=2, unique=True),
        "wrong_terms": st.lists(st.sampled_from(["y0", "y1 :: why", "y2"]), max_size=2, unique=True),
        "id": st.sampled_from(["", "mine", "an id: 1"]),
    },
)
ASKED = {"forward": ["forward"], "reverse": ["reverse"]}


@given(deck_texts(), st.data())
def test_what_is_written_into_rarer_fields_is_read_again_and_taken_out_again(text, data):
    before = notes(text)
    note = data.draw(st.sampled_from(before))
    fields = data.draw(OWN)
    if note.kind == "cloze":
        fields.pop("directions", None)
    if NotePlace(text, note).id:
        fields.pop("id", None)  # what an id costs is for the desk to say
    made = editing.changed(text, note, fields, [each.id for each in before])
    after = notes(made)
    mine = next(each for each in after if note.id in (each.id, *each.former_ids))
    own = NotePlace(made, mine).own
    for name, value in fields.items():
        if name == "wrong_terms":
            assert [f"{w.text} :: {w.why}" if w.why else w.text for w in mine.wrong_terms] == value
        elif name == "directions":
            assert (
                own.get(name, [])
                == (ASKED.get(value, ["forward", "reverse"]) if value else [])[:: -1 if ";" in value else 1]
            )
        else:
            assert own.get(name, type(value)()) == value
    others = {bare(each) for each in before} - {bare(note)}
    assert {bare(each) for each in after} - {bare(mine)} == others
    empty = {name: "" if name == "directions" else [] for name in fields if name != "id"}
    again = editing.changed(made, mine, empty, [each.id for each in before])
    if (
        NotePlace(text, note).blocks
        and "id" not in fields
        and not set(fields) & set(NotePlace(text, note).own)
    ):
        assert again == text or again == text + ("\r\n" if "\r\n" in text else "\n")


def test_a_card_that_is_given_an_id_says_what_it_was_called():
    text = '[[cards]]\nterm = "Ore"\ndefinition = "A rock."\n'
    made = editing.changed(text, notes(text)[0], {"id": "ore"}, [notes(text)[0].id])
    assert made == text + 'id = "ore"\nrenamed_from = "Ore"\n'
    assert notes(made)[0].former_ids == (notes(text)[0].id,)
    as_fixed = editing.changed(text, notes(text)[0], {"id": notes(text)[0].id}, [notes(text)[0].id])
    assert "renamed_from" not in as_fixed

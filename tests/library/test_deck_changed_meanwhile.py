"""A deck that is edited while somebody studies it: taken in between two questions, and nothing is lost."""

import json

import pytest
from kit import DECK

from quizapp.cards import reading
from quizapp.library import records


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    """Looks at each question whether a file has changed."""
    monkeypatch.setattr(records, "_LOOK", 0.0)


def begun(house):
    library = house.open()
    return library, library.study(library.named(["letters"]))


def answered(house):
    return [line["card"] for line in map(json.loads, house.log()) if line["kind"] == "answer"]


def test_a_mended_answer_is_there_at_the_next_question(house):
    _, sitting = begun(house)
    assert sitting.current.answer == "answer a"
    house.write({"letters": DECK.replace("answer b", "quite another answer")})
    sitting.rate(3)
    assert sitting.current.answer == "quite another answer"


def test_a_deck_that_was_changed_is_read_once(house, monkeypatch):
    _, sitting = begun(house)
    assert sitting.current
    texts = []
    read = reading.read_deck
    monkeypatch.setattr(reading, "read_deck", lambda data, name: (texts.append(name), read(data, name))[1])
    house.write({"letters": DECK.replace("answer b", "mended")})
    sitting.rate(3)
    assert sitting.current.answer == "mended"
    assert texts.count("letters") == 1


def test_a_card_that_is_gone_is_not_asked_and_what_was_answered_stays(house):
    library, sitting = begun(house)
    first = sitting.current.card.id
    house.write({"letters": DECK.replace('"qb?" = "answer b"\n', "").replace('"qc?" = "answer c"\n', "")})
    sitting.rate(3)
    assert sitting.current.stem == "qd?"
    assert answered(house) == [first]
    assert library.journal.history.resolve(first) == first


@pytest.mark.parametrize("text", ["[faq\n", "\x00", DECK + '"q" = \n'])
def test_a_deck_that_is_half_written_stays_as_it_was(house, text):
    _, sitting = begun(house)
    house.write({"letters": text})
    sitting.rate(3)
    assert sitting.current.answer == "answer b"
    house.write({"letters": DECK.replace("answer c", "done")})
    sitting.rate(3)
    assert sitting.current.answer == "done"


def test_a_deck_that_is_half_written_keeps_no_other_from_being_taken_in(house):
    _, sitting = begun(house)
    assert sitting.current
    house.write({"more/terms": "[torn", "letters": DECK.replace("answer b", "mended")})
    sitting.rate(3)
    assert sitting.current.answer == "mended"


def test_a_reworded_card_with_its_old_name_goes_on_as_itself(house):
    library, sitting = begun(house)
    first = sitting.current.card.id
    sitting.rate(3)
    renamed = DECK.replace('"qa?"', '"What is a?"') + '[renamed]\n"What is a?" = "qa?"\n'
    house.write({"letters": renamed})
    while sitting.current:
        sitting.rate(4)
    history = library.journal.history
    assert history.resolve(first) != first
    assert history.cards[history.resolve(first)].asked >= 1


def test_a_deck_that_is_gone_ends_the_sitting_and_the_answers_are_there(house):
    _, sitting = begun(house)
    house.write({"letters": DECK})
    sitting.rate(3)
    assert sitting.current.stem == "qb?"
    (house.home / "decks" / "letters.toml").unlink()
    sitting.rate(3)
    assert sitting.current is None
    assert len(answered(house)) == 2


def test_what_became_of_an_edited_deck_is_told_once(house):
    library = house.open()
    assert library.edits() == []
    text = DECK.replace("answer b", "quite another").replace('"qc?" = "answer c"\n', "") + '"new?" = "one"\n'
    house.write({"letters": text})
    library.load()
    assert library.edits() == [("Letters", "1 edited, history kept; 1 new; 1 retired")]
    assert library.edits() == []
    house.write({"letters": "# only a comment\n" + text})
    library.load()
    assert library.edits() == []
    house.write({"letters": "[broken"})
    library.load()
    house.write({"letters": text})
    library.load()
    assert library.edits() == []

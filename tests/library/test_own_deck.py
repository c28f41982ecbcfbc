"""A deck that nobody named: a second import finds the first one's, and no other deck is written into."""

import pytest

from quizapp.cards.new_note import NewNote
from quizapp.formats.found import Found, FoundCard
from quizapp.library.importing import plan_import, save_import
from quizapp.library.own_deck import own_deck

THEIRS = '[glossary]\n"Hydrogen" = "H"\n"Helium" = "He"\n"Lithium" = "Li"\n'


def found(*pairs, deck=""):
    return Found(tuple(FoundCard(NewNote("term", *pair), deck=deck) for pair in pairs))


def taken(root, some, file="elements.csv"):
    """Imports as the command does; the deck's name and how many cards came."""
    name = own_deck(root, some, file, file)
    plan = plan_import(root, some, name=name, source=file)
    save_import(plan)
    return name, plan.cards


def test_a_deck_of_the_same_name_is_not_written_into_and_the_second_import_adds_nothing(tmp_path):
    (tmp_path / "elements.toml").write_text(THEIRS)
    one = found(("Copper", "Cu"))
    assert taken(tmp_path, one) == ("elements-2", 1)
    assert taken(tmp_path, one) == ("elements-2", 0)
    assert taken(tmp_path, found(("Copper", "Cu"), ("Zinc", "Zn"))) == ("elements-2", 1), "it has grown"
    assert (tmp_path / "elements.toml").read_text() == THEIRS


def test_a_file_by_the_same_name_with_other_cards_makes_another_deck(tmp_path):
    assert taken(tmp_path, found(("Copper", "Cu"))) == ("elements", 1)
    assert taken(tmp_path, found(("Feuer", "fire"))) == ("elements-2", 1)
    assert taken(tmp_path, found(("Wasser", "water"))) == ("elements-3", 1)
    assert taken(tmp_path, found(("Feuer", "fire"), ("Wind", "wind"), ("x", "y"))) == ("elements-2", 2)


@pytest.mark.parametrize(
    ("pairs", "name"),
    [
        ((("Hydrogen", "H"), ("Helium", "He")), "elements"),
        ((("Hydrogen", "H"), ("Helium", "He"), ("Copper", "Cu")), "elements"),
        ((("Hydrogen", "H"), ("Copper", "Cu")), "elements-2"),
        ((("Hydrogen", "Wasserstoff"), ("Helium", "Helium")), "elements-2"),
    ],
)
def test_a_deck_that_has_most_of_the_cards_is_the_one_that_went_out(tmp_path, pairs, name):
    (tmp_path / "elements.toml").write_text(THEIRS)
    assert taken(tmp_path, found(*pairs))[0] == name


def test_a_changed_answer_stays_with_the_deck_that_came_from_the_file(tmp_path):
    assert taken(tmp_path, found(("Copper", "Cu"))) == ("elements", 1)
    assert taken(tmp_path, found(("Copper", "Co"))) == ("elements", 0)


def test_a_folder_whose_decks_are_others_is_not_written_into(tmp_path):
    (tmp_path / "all").mkdir()
    (tmp_path / "all" / "one.toml").write_text(THEIRS)
    some = Found((*found(("a", "b"), deck="One").cards, *found(("c", "d"), deck="Two").cards))
    assert taken(tmp_path, some, "all.apkg") == ("all-2", 2)
    assert taken(tmp_path, some, "all.apkg") == ("all-2", 0)

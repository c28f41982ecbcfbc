"""The shelf of decks: finding them by any of their names, and decks that can't be used."""

import os

import pytest
from kit import DECK, TERMS

from quizapp.library.shelf import NoSuchDeck, Shelf, folders_beside, spoken


def names(entries):
    return [entry.name for entry in entries]


@pytest.fixture
def shelf(house):
    house.write({"more/again": '[deck]\nid = "second"\ntitle = "Zweites"\n' + TERMS, "größe": TERMS})
    return Shelf(house.home / "decks")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("letters", ["letters"]), ("letters.toml", ["letters"]), ("decks/letters.toml", ["letters"]),
        ("./letters", ["letters"]),
        ("more/terms", ["more/terms"]), ("more\\terms", ["more/terms"]),
        ("more", ["more/terms", "more/again"]),
        ("more/", ["more/terms", "more/again"]), ("second", ["more/again"]), ("Zweites", ["more/again"]),
        ("LETTERS", ["letters"]), ("gro\u0308ße", ["größe"]),
    ],
)  # fmt: skip
def test_a_deck_is_found_by_path_folder_id_or_title(shelf, name, found):
    assert names(shelf.find([name])) == found


def test_a_slash_means_the_folder_where_a_deck_is_called_so_too(house):
    house.write({"t": TERMS, "t/one": TERMS, "u": TERMS})
    shelf = Shelf(house.home / "decks")
    found = {name: names(shelf.find([name])) for name in ("t", "t.toml", "t/", "t\\", "u", "u/", "t/one")}
    folder = ["t/one"]
    assert found == {
        "t": ["t"], "t.toml": ["t"], "t/": folder, "t\\": folder, "u": ["u"], "u/": ["u"], "t/one": folder
    }  # fmt: skip
    assert folders_beside(shelf.root, ["t", "./t", "t/", "t.toml", "u", "t/one", "x", ""]) == ["t", "t"]


@pytest.mark.skipif(os.name == "nt", reason="no name has a backslash there")
@pytest.mark.parametrize("name", ["a\\b", "ends so\\"])
def test_a_backslash_may_belong_to_a_name(house, name):
    house.write({name: '[deck]\nid = "other"\ntitle = "Other"\n' + TERMS, "calm": TERMS})
    assert names(Shelf(house.home / "decks").find([name])) == [name]


def test_several_names_give_each_deck_once_in_the_order_named(shelf):
    assert names(shelf.find(["letters", "more/again", "more", "letters"])) == [
        "letters",
        "more/again",
        "more/terms",
    ]


def test_no_name_means_all_folders_first(shelf):
    assert names(shelf.find([])) == ["more/terms", "more/again", "größe", "letters"]


def test_a_wrong_name_is_answered_with_the_nearest_or_all(shelf):
    with pytest.raises(NoSuchDeck, match="did you mean letters"):
        shelf.find(["leters"])
    with pytest.raises(NoSuchDeck, match="there are: more/terms"):
        shelf.find(["xyzzy"])
    with pytest.raises(NoSuchDeck, match="none yet"):
        Shelf(shelf.root / "nowhere").find(["x"])


def test_two_decks_with_one_id_are_told_and_the_first_one_works(house):
    house.write({"a": '[deck]\nid = "same"\n' + TERMS, "b": '[deck]\nid = "same"\n' + TERMS})
    library = house.open()
    by_name = {v.entry.name: v for v in library.volumes}
    assert by_name["a"].deck
    assert by_name["b"].deck is None
    (finding,) = by_name["b"].errors
    assert (finding.path, finding.code) == ("b.toml", "D006")
    assert "a.toml" in finding.message
    assert [d.name for d in library.decks() if d.id == "same"] == ["a"]


def test_a_broken_deck_is_listed_with_its_line_and_the_others_work(house):
    house.write({"broken": '[glossary]\n"a" = "b"\n"c = 3\n'})
    library = house.open()
    row = next(row for row in library.rows() if row.entry.name == "broken")
    assert (row.counts, row.problem.line) == (None, 3)
    assert len(library.decks()) == 2


def test_a_deck_is_read_again_only_when_its_file_changed(house):
    shelf = Shelf(house.home / "decks")
    first = {v.entry.name: v.deck for v in shelf.read(shelf.entries())}
    house.write({"letters": DECK + '"new?" = "new"\n'})
    second = {v.entry.name: v.deck for v in shelf.read(shelf.entries())}
    assert second["more/terms"] is first["more/terms"]
    assert len(second["letters"].notes) == len(first["letters"].notes) + 1


def test_names_of_files_and_folders_are_spoken_as_titles(shelf):
    assert spoken("rare-earths_deal") == "Rare earths deal"
    titles = {entry.name: entry.full_title for entry in shelf.entries()}
    assert titles == {
        "letters": "Letters", "größe": "Größe", "more/terms": "More · Terms", "more/again": "More · Zweites",
    }  # fmt: skip

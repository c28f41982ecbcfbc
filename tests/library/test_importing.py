"""Imports: what comes into which deck, what is there already, and that nothing else changes."""

import pytest
from formats.formats_kit import clozes, new_notes, notes_of, volume_of
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.cards.deck import Wrong
from quizapp.cards.new_note import NewNote
from quizapp.cards.reading import read_deck
from quizapp.cards.tidying import identity
from quizapp.formats import named
from quizapp.formats.found import Found, FoundCard, Left
from quizapp.formats.wishes import ReadWish, WriteWish
from quizapp.library.deck_file import ChangedOutside
from quizapp.library.importing import plan_import, save_import
from quizapp.library.making import BadName, deck_name
from quizapp.library.naming import by_deck, name_for

A, B = NewNote("term", "Ore", "Rock"), NewNote("question", "Why?", "Because.")


def found(*notes, **more):
    return Found(tuple(FoundCard(note, line=n) for n, note in enumerate(notes, 1)), **more)


@pytest.fixture
def root(tmp_path):
    (tmp_path / "decks").mkdir()
    return tmp_path / "decks"


def test_cards_come_into_a_new_deck_that_check_has_nothing_against(root):
    plan = plan_import(root, found(A, B, title="Mining"), name="mining/words", source="words.csv")
    assert (plan.cards, plan.doubles, plan.lost) == (2, 0, [])
    assert not list(root.iterdir()), "nothing is written yet"
    (path,) = save_import(plan)
    assert path == root / "mining" / "words.toml"
    text = path.read_text("utf-8")
    assert text.startswith("# Imported from words.csv.\n\n[deck]\n")
    reading = read_deck(path.read_bytes(), "words")
    assert reading.findings == ()
    assert reading.deck.title == "Mining"


def test_a_second_import_adds_nothing_and_leaves_the_file_alone(root):
    save_import(plan_import(root, found(A, B), name="words"))
    before = (root / "words.toml").read_bytes()
    again = plan_import(root, found(A, B), name="words")
    assert (again.cards, again.doubles) == (0, 2)
    assert save_import(again) == []
    assert (root / "words.toml").read_bytes() == before


def test_what_is_there_stays_to_the_byte_and_new_cards_come_behind(root):
    text = '# by hand\r\n[glossary]\r\n"Ore"   =  "Stone"  # mine\r\n'
    (root / "words.toml").write_bytes(text.encode())
    plan = plan_import(root, found(A, B), name="words")
    assert [card.note for card in plan.decks[0].others] == [A]
    assert [(left.line, left.is_lost) for left in plan.left] == [(1, True)], "what stands there is told"
    save_import(plan)
    after = (root / "words.toml").read_bytes().decode()
    assert after.startswith(text)
    assert '[faq]\r\n"Why?" = "Because."\r\n' in after


def test_a_card_that_the_file_has_twice_comes_once(root):
    plan = plan_import(root, found(A, NewNote("term", " Ore ", "Rock")), name="words")
    assert (plan.cards, plan.doubles, plan.twins, plan.left) == (1, 0, 1, ())
    assert dict(plan.staying) == {1: "the same as line 1"}


def test_the_same_prompt_with_another_answer_is_told(root):
    plan = plan_import(
        root, found(A, NewNote("term", "Ore", "A coin"), NewNote("term", "ORE", "x")), name="w"
    )
    assert (plan.cards, plan.doubles) == (2, 0)
    assert [(left.line, left.what) for left in plan.lost] == [(2, "Ore")]


def test_what_a_card_says_beyond_the_one_that_is_there_is_told_by_its_fields(root):
    plain, more = NewNote("term", "Haus", "house"), NewNote("term", "Haus ", "house", accept=("home",))
    most = NewNote("term", "Haus", "house", wrong=(Wrong("mouse"),), hint="You live in it", tags=("b",))
    first = plan_import(root, found(plain, more, plain), name="words")
    assert (first.cards, first.twins) == (1, 1)
    assert [(left.line, left.why) for left in first.lost] == [
        (2, "it came before; its other right answers are new: not taken")
    ]
    save_import(first)
    again = plan_import(root, found(plain, more, most, plain), name="words")
    assert (again.cards, again.doubles) == (0, 2)
    assert [(left.line, left.why) for left in again.lost] == [
        (2, "it is there already; its other right answers are new: not taken"),
        (3, "it is there already; its wrong answers, hint and tags are new: not taken"),
    ]


def test_what_is_less_than_the_card_that_is_there_is_the_same(root):
    most = NewNote("term", "Haus", "house", accept=("home",), wrong=(Wrong("mouse", "M, not H"),), hint="h")
    save_import(plan_import(root, found(most), name="words"))
    less = NewNote("term", "Haus", "house", wrong=(Wrong("mouse"),)), NewNote("term", "Haus", "house")
    plan = plan_import(root, found(most, *less), name="words")
    assert (plan.doubles, plan.left) == (3, ())


def test_cards_that_cannot_stand_in_one_deck_are_told_and_the_others_come(root):
    """Two sentences are one but for their gaps; an id is what another card goes by."""
    auto = identity(A)
    notes = [
        NewNote("cloze", "{{Tokyo}} is the capital."),
        NewNote("cloze", "Tokyo is the {{capital}}."),
        A,
        NewNote("question", "What?", "That.", id=auto),
        B,
    ]
    plan = plan_import(root, found(*notes), name="words")
    assert plan.cards == 3
    assert len(plan.lost) == 2
    save_import(plan)
    reading = read_deck((root / "words.toml").read_bytes(), "words")
    assert [finding for finding in reading.findings if finding.severity == "error"] == []
    assert len(reading.deck.notes) == 3


def test_a_deck_written_in_an_odd_way_takes_nothing_in(root):
    (root / "words.toml").write_text('cards = [{ term = "a", definition = "b" }]\n')
    with pytest.raises(BadName, match="only edited as text"):
        plan_import(root, found(NewNote("term", "c", "d", hint="e")), name="words")


def test_nothing_is_written_through_a_link(root, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (root / "lnk").symlink_to(outside)
    with pytest.raises(BadName, match="leads out"):
        plan_import(root, found(A), name="lnk/evil")


def test_a_deck_in_other_capitals_is_that_deck(root):
    (root / "Words.toml").write_text('[glossary]\n"x" = "y"\n')
    plan = plan_import(root, found(A), name="words")
    assert plan.decks[0].path == root / "Words.toml"


def test_decks_of_like_names_stay_apart(root):
    cards = [
        FoundCard(NewNote("term", "x", str(n)), deck=f"L::{name}")
        for n, name in enumerate(("C", "C++", "C#"))
    ]
    plan = plan_import(root, Found(tuple(cards)), name="all")
    assert [deck.name for deck in plan.decks] == ["all/l/c", "all/l/c-2", "all/l/c-3"]
    assert plan.cards == 3


def test_a_deck_that_appears_meanwhile_is_not_written_over(root):
    plan = plan_import(root, found(A), name="words")
    (root / "words.toml").write_text("# theirs\n")
    with pytest.raises(ChangedOutside):
        save_import(plan)
    assert (root / "words.toml").read_text() == "# theirs\n"


def test_cards_that_can_be_none_are_told_with_their_lines(root):
    bad = NewNote("cloze", "No gap here")
    plan = plan_import(root, found(A, NewNote("term", "", "x"), NewNote("term", "y", " "), bad), name="words")
    assert plan.cards == 1
    assert [left.line for left in plan.lost] == [2, 3, 4]
    assert plan.lost[0].why == "it has nothing to ask"
    assert read_deck(plan.decks[0].text.encode(), "words").findings == ()


def test_several_decks_come_into_a_folder(root):
    cards = (
        FoundCard(A, deck="Geo::Rocks"),
        FoundCard(B, deck="../../Evil: CON"),
        FoundCard(NewNote("term", "x", "y")),
    )
    plan = plan_import(root, Found(cards, title="All"), name="anki")
    save_import(plan)
    names = sorted(path.relative_to(root).as_posix() for path in root.rglob("*.toml"))
    assert names == ["anki.toml", "anki/evil-con.toml", "anki/geo/rocks.toml"]


def test_a_deck_that_cannot_be_read_takes_nothing_in(root):
    (root / "words.toml").write_text("[glossary\n")
    with pytest.raises(BadName, match="mend it first"):
        plan_import(root, found(A), name="words")


@pytest.mark.parametrize("name", ["../x", "/tmp/x", "con", "a/../../b", ""])
def test_no_name_leads_out_of_the_library(root, name):
    with pytest.raises(BadName):
        plan_import(root, found(A), name=name)


@pytest.mark.parametrize(
    ("file", "title", "name"),
    [
        ("words.csv", "", "words"),
        ("Mein Wörterbuch 2.apkg", "", "mein-wörterbuch-2"),
        ("", "A Title", "a-title"),
        ("con.csv", "", "deck-con"),
        ("...", "", "imported"),
        ("C:\\x\\y.csv", "", "y"),
        ("漢" * 80 + ".csv", "", "漢" * 60),
        ("𒀀" * 80 + ".csv", "", "𒀀" * 45),
    ],
)
def test_a_deck_is_called_as_its_file(file, title, name):
    assert name_for(file, title) == name


def test_what_the_reader_left_out_stays_told(root):
    left = Left(9, "essay", "an essay has no place in a deck")
    assert plan_import(root, found(A, left=(left,)), name="words").lost == [left]


@settings(max_examples=60, deadline=None)
@given(notes_of(st.one_of(new_notes(), clozes())), notes_of(new_notes()))
def test_whatever_comes_a_second_time_is_there(tmp_path_factory, first, second):
    root = tmp_path_factory.mktemp("decks")
    once = plan_import(root, found(*first), name="deck")
    save_import(once)
    before = (root / "deck.toml").read_text("utf-8")
    again = plan_import(root, found(*first), name="deck")
    assert (again.cards, again.doubles, len(again.left)) == (0, once.cards + once.twins, len(once.left))
    plan = plan_import(root, found(*first, *second), name="deck")
    assert len(plan.staying) == len(first) + len(second) - plan.cards
    save_import(plan)
    deck = read_deck((root / "deck.toml").read_bytes(), "deck")
    assert [finding for finding in deck.findings if finding.severity == "error"] == []
    assert len(deck.deck.notes) == len(read_deck(before.encode(), "deck").deck.notes) + plan.cards


@given(st.text(st.characters(codec="utf-8"), max_size=120))
def test_whatever_a_file_or_a_deck_in_it_is_called_a_name_comes_of_it(title):
    for name in (name_for(title), name_for("", title), *(by_deck({title: [], f" {title}": [], "x": []}))):
        assert not name or deck_name(name) == name


def test_the_only_deck_of_a_file_comes_into_a_folder_if_another_file_has_several(root):
    one = Found((FoundCard(A, deck="Rocks"),))
    assert [deck.name for deck in plan_import(root, one, name="all").decks] == ["all"]
    apart = plan_import(root, one, name="all", apart=True)
    assert [(deck.name, deck.title) for deck in apart.decks] == [("all/rocks", "Rocks")]
    assert [deck.name for deck in plan_import(root, found(A), name="all", apart=True).decks] == ["all"]


@pytest.mark.parametrize("to", ["anki", "anki-text", "gift", "moodle-xml"])
def test_a_title_with_a_slash_comes_back_as_it_was(root, to):
    title = "Verbs / Nouns"
    writer, reader = named(to).writer(), named(to).reader()
    one, two = volume_of([A], "a", title), volume_of([B], "b", "Others")
    for volumes, name in (([one], "verbs"), ([one, two], "all/verbs-nouns")):
        found = reader.read(writer.write(volumes, WriteWish()).data, ReadWish())
        plan = plan_import(root, found, name=name.partition("/")[0])
        assert (name, title) in [(deck.name, deck.title) for deck in plan.decks]
    assert name_for("", title) == "verbs-nouns"

"""Word lists of teachers and books: running numbers, columns named after languages, lessons."""

import pytest

from quizapp.cards.new_note import NewNote
from quizapp.formats import tables
from quizapp.formats.found import Refused
from quizapp.formats.wishes import ReadWish


def read(text, *columns):
    return tables.read(text.encode(), ReadWish(columns=columns))


def notes(text, *columns):
    return [card.note for card in read(text, *columns).cards]


HOUSE = [NewNote("term", "Haus", "house"), NewNote("term", "Baum", "tree"), NewNote("term", "Tür", "door")]
WITH_LESSON = [
    NewNote("term", "Haus", "house", tags=("Lektion 3",)),
    NewNote("term", "Baum", "tree", tags=("Lektion 4",)),
]


def test_a_schoolbooks_list_has_its_languages_as_sides_and_its_lessons_as_tags():
    found = read("Nr.;Deutsch;Englisch;Lektion\n1;Haus;house;3\n2;Baum;tree;4\n")
    assert [card.note for card in found.cards] == WITH_LESSON
    assert not found.left
    assert found.remarks[0] == (
        "The columns were taken: 1 “Nr.” as left out, 2 “Deutsch” as term, 3 “Englisch” as definition, "
        "4 “Lektion” as tags."
    )


@pytest.mark.parametrize(
    "number",
    ["Nr.", "Nr", "No.", "#", "№", "ID", "N°", "Num", "Index", "Lfd. Nr.", "番号", "Numéro", "Número"],
)
def test_a_running_number_is_left_out_by_its_heading(number):
    rows = "7;Haus;house\n9;Baum;tree\n12;Tür;door\n"
    assert notes(f"{number};Wort;Englisch\n{rows}") == HOUSE
    assert notes(f"{number};German;English\n{rows}") == HOUSE
    assert notes(f"{number};Begriff;Übersetzung\n{rows}") == HOUSE


@pytest.mark.parametrize("headings", ["", "Zahl;Vokabel A;Vokabel B\n", "x;y;z\n"])
def test_a_running_number_is_left_out_by_its_values(headings):
    found = read(f"{headings}1;Haus;house\n2;Baum;tree\n3;Tür;door\n")
    assert [card.note for card in found.cards] == HOUSE
    assert "as left out, 2 " in found.remarks[0]
    assert notes("1.\tHaus\thouse\n2.\tBaum\ttree\n3.\tTür\tdoor\n") == HOUSE


def test_above_running_numbers_a_language_is_a_side_before_what_has_no_known_name():
    found = notes("x,Kanji,Kana,English,Topic\n1,家,いえ,house,a\n2,木,き,tree,a\n3,犬,いぬ,dog,a\n")
    assert found[0] == NewNote("term", "家", "house", tags=("a",))


def test_numbers_that_are_a_side_stay():
    assert notes("1;eins\n2;zwei\n3;drei\n")[0] == NewNote("term", "1", "eins")
    assert notes("Number;Word\n1;one\n2;two\n3;three\n")[-1] == NewNote("term", "3", "three")
    years = "1492;America;sailing\n1789;France;storming\n1989;Germany;opening\n"
    assert notes(years)[0] == NewNote("term", "1492", "America")
    assert notes("No.;Question\n4;Who?\n9;Why?\n")[-1] == NewNote("term", "9", "Why?")
    assert notes("12;a;b\n1;c;d\n2;e;f\n3;g;h\n")[0] == NewNote("term", "12", "a")


@pytest.mark.parametrize(
    "headings",
    [
        "Deutsch;Englisch",
        "German;English",
        "Allemand;Anglais",
        "alemán;inglés",
        "DE;EN",
        "Deutsch (Singular);English (UK)",
        "Polski;Українська",
        "Svenska;Türkçe",
        "中文;日本語",
    ],
)
def test_columns_called_after_languages_are_the_sides_in_their_order(headings):
    rows = "Haus;house\nBaum;tree\nTür;door\n"
    assert notes(f"{headings}\n{rows}") == HOUSE
    mixed = "".join(f"{a};x;{b}\n" for a, _, b in (row.partition(";") for row in rows.split()))
    first, second = headings.split(";")
    assert notes(f"{first};Room;{second}\n{mixed}") == HOUSE


@pytest.mark.parametrize(
    ("headings", "front", "back"),
    [
        ("Kanji;Reading;Meaning", "a", "c"),
        ("Singular;Plural;English", "a", "c"),
        ("English;Singular;Plural", "a", "b"),
        ("Infinitive;Past;German", "a", "c"),
        ("Nr.;Hanzi;English", "b", "c"),
        ("Hanzi;Pinyin;English", "a", "c"),
        ("漢字;読み方;意味", "a", "c"),
        ("Singular;Plural;Tags", "a", "b"),
        ("Infinitiv;Präteritum;Partizip II", "a", "b"),
        ("Kanji;Kana;Lesson", "a", "b"),
        ("Reading;Meaning;Kanji", "a", "b"),
    ],
)
def test_columns_called_after_forms_of_a_word_are_headings(headings, front, back):
    found = notes(f"{headings}\na;b;c\nd;e;f\n")
    assert [(note.prompt, note.answer) for note in found][:1] == [(front, back)]
    assert len(found) == 2


def test_two_forms_are_headings_in_one_language_only():
    assert notes("Singular;Plural\nmouse;mice\nfoot;feet\n")[0] == NewNote("term", "mouse", "mice")
    assert notes("past;Präteritum\nfuture;Futur\n")[0].prompt == "past"
    assert notes("singular;Einzahl\nplural;Mehrzahl\n")[0].prompt == "singular"
    assert notes("verb;to be\nnoun;house\n")[0].prompt == "verb"


def test_a_third_language_is_left_out_and_told():
    found = read("Deutsch;Englisch;Französisch\nHaus;house;maison\nBaum;tree;arbre\n")
    assert [card.note for card in found.cards] == HOUSE[:2]
    assert "3 “Französisch” as left out" in found.remarks[0]


def test_a_list_of_languages_in_a_sentence_is_no_row_of_headings():
    assert tables.looks(b"We speak English, German, French.\nThat is fine, really, yes.\n", "a.txt") < 0.3


def test_a_definition_beside_two_languages_goes_behind_the_answer():
    found = notes("English,German,Definition\nhouse,Haus,a thing to live in\n")
    assert found == [NewNote("term", "house", "Haus", explanation="a thing to live in")]


@pytest.mark.parametrize(
    "heading", ["Lektion", "Lesson", "Unit", "Kapitel", "Chapter", "Leçon", "Unidad", "課"]
)
def test_lessons_are_tags_a_bare_number_with_its_name(heading):
    found = notes(f"Wort;Englisch;{heading}\nHaus;house;3\nBaum;tree;Wald 2\nTür;door;\n")
    assert [note.tags for note in found] == [(f"{heading} 3",), ("Wald 2",), ()]


def test_a_lesson_that_is_a_whole_text_is_left_out_and_told():
    text = "This lesson is about many things, far too many for a tag of one card."
    found = read(f"Wort;Englisch;Lesson\nHaus;house;{text}\nBaum;tree;{text}\n")
    assert [card.note for card in found.cards] == HOUSE[:2]
    assert "“Lesson” as left out" in found.remarks[0]


def test_a_name_that_is_unknown_is_told_with_the_closest_and_all_that_are_known():
    with pytest.raises(Refused) as refused:
        read("a,b\n", "term", "defintion")
    assert str(refused.value) == (
        "no column can be “defintion”: did you mean definition? Known are: accept, answer, back, cloze, "
        "deck, definition, directions, explanation, front, hint, id, kind, question, retired, source, tags, "
        "term, wrong, wrong_terms, and - for none"
    )
    with pytest.raises(Refused, match=r"no column can be “xyzzy”: known are: accept, .* and - for none"):
        read("a,b\n", "term", "xyzzy")


def test_more_columns_named_than_there_are_is_told():
    with pytest.raises(Refused, match="5 columns are named, but the table has 3"):
        read("a,b,c\nd,e,f\n", "term", "definition", "tags", "hint", "source")
    assert notes("a,b,c\nd,e,f,g\n", "term", "definition", "tags", "hint")[1].hint == "g"


def test_fewer_columns_named_leave_the_others_out_and_say_so():
    found = read("a,b,c\nd,e,f\n", "term", "definition")
    assert found.remarks[0] == "The columns were taken: 1 as term, 2 as definition, 3 as left out."
    assert [card.note for card in found.cards] == [NewNote("term", "a", "b"), NewNote("term", "d", "e")]


def test_one_side_twice_is_told():
    with pytest.raises(Refused, match="“term” is named twice"):
        read("a,b,c\n", "term", "term", "definition")
    assert notes("a,b,c,d\n", "question", "answer", "wrong", "wrong")[0].wrong


def test_with_columns_named_a_row_of_headings_is_no_card():
    found = read("Wort;Englisch\nHaus;house\n", "definition", "term")
    assert [card.note for card in found.cards] == [NewNote("term", "house", "Haus")]
    assert notes("Foo;Bar\nHaus;house\n", "definition", "term")[0] == NewNote("term", "Bar", "Foo")


def test_several_columns_of_one_field_are_parted_each_by_its_own_sign():
    text = "Wort;Englisch;Tags;Lektion\nHaus;house;bauen, wohnen;3\nBaum;tree;Wald;\n"
    assert [note.tags for note in notes(text)] == [("bauen", "wohnen", "Lektion 3"), ("Wald",)]
    found = notes(
        "question,answer,wrong 1,wrong 2,accept,synonyms\nwho?,me,you | he,it; they,I,myself | we\n"
    )[0]
    assert [wrong.text for wrong in found.wrong] == ["you", "he", "it", "they"]
    assert found.accept == ("I", "myself", "we")

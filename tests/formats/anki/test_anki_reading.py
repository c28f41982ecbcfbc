"""Anki's notes come in as cards: whatever generation the package is of, and whatever note type they have."""

import pytest
from formats.anki.anki_kit import (
    BASIC,
    CLOZE,
    OPTIONAL,
    REVERSED,
    TYPED,
    Kind,
    Stored,
    collection,
    package,
    read,
)
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards.new_note import NewNote
from quizapp.formats import anki_package
from quizapp.formats.found import Found, Left, Review
from quizapp.formats.wishes import ReadWish


def only(found: Found) -> NewNote:
    assert len(found.cards) == 1, found
    return found.cards[0].note


def one(*fields: str, kind: Kind = BASIC, cards: tuple[int, ...] = (0,)) -> NewNote:
    return only(read([Stored(fields, kind, cards=cards)]))


AT = 1_700_000_000_000

EVERYTHING = [
    Stored(("Tokyo", "Capital of Japan"), BASIC, " city leech  asia::east Marked ", "Geo::Asia"),
    Stored(("Oslo", "Capital of Norway"), REVERSED, cards=(0, 1), deck="Geo::Europe"),
    Stored(("Who?", "Me", ""), OPTIONAL, cards=(0,)),
    Stored(("2 + 2 = ?", "4"), TYPED),
    Stored(("{{c1::Rome::city}} is in {{c2::Italy}}.", "since 1871"), CLOZE, cards=(0, 1)),
]


@pytest.mark.parametrize("generation", [1, 2, 3])
def test_every_generation_comes_in_whole(generation: int):
    found = read(EVERYTHING, generation)
    assert [card.note for card in found.cards] == [
        NewNote("term", "Tokyo", "Capital of Japan", tags=("city", "asia::east"), directions=("forward",)),
        NewNote("term", "Oslo", "Capital of Norway"),
        NewNote("question", "Who?", "Me"),
        NewNote("question", "2 + 2 = ?", "4"),
        NewNote("cloze", "{{Rome::city}} is in {{Italy}}.", explanation="since 1871"),
    ]
    assert [card.deck for card in found.cards] == ["Geo/Asia", "Geo/Europe", "Default", "Default", "Default"]
    assert found.left == ()


def test_a_collection_that_was_taken_out_of_its_package_is_read_too():
    data = collection(EVERYTHING)
    assert anki_package.looks(data, "collection.anki2") > 0.9
    assert len(anki_package.read(data, ReadWish()).cards) == len(EVERYTHING)


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"", ""), (b"PK\x03\x04 a spreadsheet", "x.xlsx"), (b"Anki: a program", "x.apkg"), (b"a,b\n", "x.csv")],
)
def test_other_files_do_not_look_like_a_package(data: bytes, name: str):
    assert anki_package.looks(data, name) < 0.3
    assert anki_package.looks(package(EVERYTHING), "renamed.bin") == 1


def test_the_title_is_the_name_of_the_deck_that_all_are_in():
    assert read([Stored(("a", "b"), deck="Geo::Asia")]).title == "Asia"
    assert read(EVERYTHING[:2]).title == "Geo"
    assert read(EVERYTHING).title == ""


def test_a_card_in_a_filtered_deck_belongs_to_its_home():
    notes = [Stored(("a", "b"), deck="Home"), Stored(("c", "d"), deck="Cram", more={"odid": 2})]
    assert [card.deck for card in read(notes).cards] == ["Home", "Home"]


@pytest.mark.parametrize(
    "question",
    ["Who?", "谁？", "من؟", "<b>Who?</b>", "«Qui ?»", "(why?)", "Ποιος;", "Ի՞նչ", "Who?&nbsp;", "Really⁉"],
)
def test_what_ends_with_a_question_mark_of_any_script_is_a_question(question: str):
    assert one(question, "x").kind == "question"


@pytest.mark.parametrize("term", ["Who? A band", "wait;", "?x", "Rome", "x)", "a > b"])
def test_all_else_is_a_term(term: str):
    assert one(term, "x").kind == "term"


def test_directions_are_those_of_the_cards_that_are_there():
    assert one("a", "b", kind=REVERSED, cards=(0, 1)).directions == ()
    assert one("a", "b", kind=REVERSED, cards=(0,)).directions == ("forward",)
    assert one("a", "b", kind=REVERSED, cards=(1,)).directions == ("reverse",)
    assert one("a?", "b", kind=REVERSED, cards=(0, 1)).directions == ("forward", "reverse")
    assert one("a?", "b", kind=REVERSED, cards=(0,)).directions == ()
    assert one("a", "b", "y", kind=OPTIONAL, cards=(0, 1)).directions == ()
    assert one("a", "b", kind=REVERSED, cards=()).directions == ()


def test_known_fields_go_to_their_places_and_others_that_are_shown_into_the_explanation():
    back = "{{FrontSide}}<hr>{{Meaning}}<br>{{Reading}}<br>{{Extra}}<small>{{Source}}</small>"
    kind = Kind(
        "Words",
        ("Sort", "Word", "Hint", "Reading", "Meaning", "Extra", "Source"),
        (("{{Word}} {{hint:Hint}}", back),),
    )
    found = read([Stored(("17", "水", "drink", "mizu", "water", "also <i>cold</i>", "p. 3"), kind)])
    assert only(found) == NewNote(
        "term",
        "水",
        "water",
        hint="drink",
        source="p. 3",
        explanation="also *cold*\n\n**Reading:** mizu",
        directions=("forward",),
    )
    assert found.left == (
        Left(0, "the field Sort", "no card of the note type Words shows it; 1 card came without it", False),
    )


def test_a_front_of_several_fields_is_asked_whole():
    kind = Kind("Two", ("A", "B", "C"), (("{{A}}<br>{{B}}", "{{C}}"),))
    assert one("in Rome", "who ruled?", "Caesar", kind=kind).prompt == "in Rome\\\nwho ruled?"


def test_the_back_may_be_the_first_field():
    kind = Kind("Turned", ("Answer", "Question"), (("{{Question}}", "{{Answer}}"),))
    assert (one("4", "2 + 2?", kind=kind).prompt, one("4", "2 + 2?", kind=kind).answer) == ("2 + 2?", "4")


def test_cards_that_ask_for_neither_side_are_told_and_so_is_their_history():
    sides = (("{{Word}}", "{{Meaning}}"), ("{{Meaning}}", "{{Word}}"), ("{{Sound}}", "{{Word}}"))
    kind = Kind("Listening", ("Word", "Meaning", "Sound"), sides)
    answers = ((1, AT, 3, 5, 0, 0), (2, AT + 1, 3, 5, 0, 0))
    found = read([Stored(("a", "b", "c"), kind, cards=(0, 1, 2), answers=answers)], reviews=True)
    assert only(found) == NewNote("term", "a", "b", explanation="**Sound:** c")
    assert [review.direction for review in found.cards[0].reviews] == ["reverse"]
    assert [left.what for left in found.left] == ["1 card of the note type Listening", "1 review"]
    assert not any(left.is_lost for left in found.left)


def test_html_becomes_a_decks_text():
    note = one("<div>a <b>bold</b> word</div><div>x &lt; y</div>", "1<br>2<ul><li>p</li><li>q</li></ul>")
    assert note.prompt == "a **bold** word\\\nx < y"
    assert note.answer == "1\\\n2\n\n- p\n- q"


def test_names_of_media_are_told_and_the_card_comes_without_them():
    found = read(
        [
            Stored(('Tokyo <img src="tokyo.jpg">', "city [sound:tokyo.mp3]")),
            Stored(("Rome", 'city <img src="tokyo.jpg"><img src="data:image/png;base64,AAAA">')),
        ]
    )
    assert [(card.note.prompt, card.note.answer) for card in found.cards] == [
        ("Tokyo", "city"),
        ("Rome", "city"),
    ]
    assert [left.what for left in found.left] == ["embedded picture, tokyo.jpg, tokyo.mp3"]
    assert not found.left[0].is_lost


def test_a_side_that_is_only_a_picture_is_lost_and_told():
    found = read([Stored(('<img src="map.png">', "Japan")), Stored(("", "x")), Stored(("x", "<br>"))])
    assert not found.cards
    assert [(left.what, left.is_lost) for left in found.left] == [("Japan", True), ("x", True), ("x", True)]
    assert "map.png" in found.left[0].why
    assert [left.why for left in found.left[1:]] == ["its front is empty", "its back is empty"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{{c1::a}} b", "{{a}} b"),
        ("{{c1::a::hint}} and {{c1::b}}", "{{a::hint}} and {{b}}"),
        ("{{c2::second}} {{c1::first}}", "{{second}} {{first}}"),
        ("{{c1::outer {{c2::inner}} rest}}", "outer {{inner}} rest"),
        ("{{c1::std::vector::h}}", "{{std::vector:h}}"),
        ("{{c1::a&#58;&#58;b}}", "{{a::b::}}"),
        ("{{c1::<b>a</b>}} x", "{{**a**}} x"),
        ("<b>x {{c1::a}} y</b>", "**x {{a}} y**"),
        ("{{c1,3::a}} x", "{{a}} x"),
        ("{{c1:: a }}b", "{{a}} b"),
        ("{{c1::}} {{c2::b}}", "{{b}}"),
        ("&#123;&#123;x&#125;&#125; {{c1::a}}", "{ { x } } {{a}}"),
        ("{{c1::never closed {{c2::b}}", "never closed {{b}}"),
        ("}} :: {{c1::a}}", "}} :: {{a}}"),
        ("{{c1::f(&#123;x&#125;)}}", "{{f({x})}}"),
    ],
)
def test_clozes_come_in_as_gaps(text: str, sentence: str):
    assert one(text, "", kind=CLOZE).prompt == sentence


def test_what_clozes_lose_is_told():
    texts = ["{{c1::a {{c2::b}}}}", "{{c1::a}} {{c1::b}}", "no gap", "{{c1::image-occlusion:rect:left=.1}}"]
    found = read([Stored((text, ""), CLOZE) for text in texts])
    assert len(found.cards) == 2
    assert [(left.what, left.is_lost) for left in found.left] == [
        ("no gap", True),
        ("{{c1::image-occlusion:rect:left=.1}}", True),
        ("1 gap", False),
        ("1 cloze sentence", False),
    ]


def test_reviews_come_along_if_wished_each_to_its_direction_or_gap():
    answers = ((0, AT, 3, 4000, 0, 2500), (1, AT + 5, 1, 99, 1, 2500), (0, AT + 9, 4, 1, 2, 2500))
    notes = [
        Stored(("a", "b"), REVERSED, cards=(0, 1), answers=answers),
        Stored(("{{c2::x}} {{c1::y}}", ""), CLOZE, cards=(0, 1), answers=((1, AT + 2, 2, 7, 3, 2500),)),
    ]
    found = read(notes, reviews=True)
    assert found.cards[0].reviews == (
        Review(AT, 3, 4000, "forward"),
        Review(AT + 5, 1, 99, "reverse"),
        Review(AT + 9, 4, 1, "forward"),
    )
    assert found.cards[1].reviews == (Review(AT + 2, 2, 7, "gap", 0),)
    assert found.remarks[0] == "4 reviews come along"
    assert not any(card.reviews for card in read(notes).cards)


@pytest.mark.parametrize(
    "entry",
    [
        (0, AT, 0, 9, 4, 0),  # set by hand
        (0, AT, 0, 9, 5, 2500),  # moved by Anki
        (0, AT, 3, 9, 4, 2500),
        (0, AT, 3, 9, 3, 0),  # crammed: it counted for nothing
        (0, -5, 3, 9, 1, 2500),
        (0, AT * 1000, 3, 9, 1, 2500),
        (0, AT, 7, 9, 1, 2500),
    ],
)
def test_entries_that_nobody_answered_are_no_reviews(entry: tuple[int, ...]):
    found = read([Stored(("a", "b"), answers=(entry, (0, AT + 1, 3, -8, 1, 2500)))], reviews=True)
    assert found.cards[0].reviews == (Review(AT + 1, 3, 0),)


def test_suspended_cards_come_in_and_are_counted():
    found = read([Stored(("a", "b"), REVERSED, cards=(0, 1), queue=-1), Stored(("c", "d"))])
    assert len(found.cards) == 2
    assert "2 cards" in found.remarks[0]
    assert "suspended" in found.remarks[0]
    assert not found.cards[0].note.retired


def test_control_characters_and_wrong_utf_8_do_no_harm():
    assert one("a\x07\x1b[31mb", "c\x00d").prompt == "a[31mb"
    found = read([Stored(("ok", "fine"))])
    raw = collection([Stored(("caf\u00e9", "fine"))]).replace("caf\u00e9".encode(), b"caf\xc3(")
    assert found.cards[0].note.prompt == "ok"
    assert anki_package.read(raw, ReadWish()).cards[0].note.prompt == "caf\ufffd("


def test_a_note_type_that_is_not_there_has_its_first_two_fields_asked():
    data = collection([Stored(("a", "b", "c"), Kind(fields=(), templates=()))])
    assert anki_package.read(data, ReadWish()).cards[0].note.answer == "b"


def test_a_field_that_is_too_long_is_told():
    found = read([Stored(("x" * 200_001, "b")), Stored(("a", "b"))])
    assert len(found.cards) == 1
    assert "200,000 characters" in found.left[0].why


@given(st.text("{}c1:,a< >b&;#58\n", max_size=60))
def test_no_cloze_text_breaks_the_reader(text: str):
    found = read([Stored((text, ""), CLOZE)])
    assert len(found.cards) + sum(left.is_lost for left in found.left) == 1

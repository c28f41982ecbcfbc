"""Moodle's own XML, as Moodle writes it, and as others do."""

import pytest
from formats_kit import volume_of
from moodle_kit import FILES

from quizapp.cards.deck import Wrong
from quizapp.cards.new_note import NewNote
from quizapp.cards.reading import read_deck
from quizapp.cards.writing import new_deck
from quizapp.formats import moodle_xml
from quizapp.formats.found import Refused
from quizapp.formats.wishes import ReadWish, WriteWish


def shapes():
    return moodle_xml.read((FILES / "shapes.xml").read_bytes(), ReadWish())


def read(body, head='<?xml version="1.0" encoding="UTF-8"?>'):
    return moodle_xml.read(f"{head}<quiz>{body}</quiz>".encode(), ReadWish())


def question(kind, stem, more=""):
    text = stem.replace("&", "&amp;").replace("<", "&lt;")
    inner = f'<questiontext format="html"><text>{text}</text></questiontext>{more}'
    return f'<question type="{kind}">{inner}</question>'


def noted(begins):
    return next(card.note for card in shapes().cards if card.note.prompt.startswith(begins))


def told(begins):
    return [left.why for left in shapes().left if left.what.startswith(begins)]


def test_a_choice_comes_with_feedback_hint_and_tags():
    note = noted("Which part")
    assert note.prompt == "Which part is the **powerhouse** of a cell?"
    assert note.answer == "mitochondrion"
    assert note.wrong == (Wrong("nucleus", "It holds the *DNA*."), Wrong("ribosome & co"))
    assert note.explanation == "Yes.\n\nIt makes ATP."
    assert (note.hint, note.tags) == ("It has a membrane of its own.", ("cells", "year 9"))


def test_what_a_choice_came_in_without_is_told():
    assert told("Which part") == [
        "only its first hint is kept, not “Think of energy.”",
        "the picture or file cell one.png is not kept",
        "what is said to wrong answers is not kept: Read page 12 again.",
    ]
    assert shapes().remarks == (
        "What 2 questions say to right answers is not kept: “Your answer is correct.”.",
    )


def test_true_and_false_are_in_the_language_of_the_question():
    note = noted("Die Sonne")
    assert (note.answer, note.wrong) == ("Wahr", (Wrong("Falsch", "Sie leuchtet selbst."),))


def test_a_short_answer_knows_wrong_ones_and_loses_its_stars():
    note = noted("What is the sign of gold, if a < b?")
    assert (note.answer, note.accept) == ("Au", ("au",))
    assert note.wrong == (Wrong("Ag", "That is silver."),)
    assert told("What is the sign") == [
        "* stands for any text there, and is not kept: au*",
        "what is said to any other answer is not kept: Look it up.",
        "that capitals count is not kept",
    ]


def test_a_number_is_accepted_with_its_unit():
    note = noted("How *fast*")
    assert (note.answer, note.accept) == ("9.81", ("9.81 m/s",))
    assert told("How fast") == [
        "the unit km/h is not kept",
        "the tolerance ±0.05 is not kept: 9.81 is right",
    ]


def test_pairs_are_terms():
    note = noted("heart")
    assert (note.kind, note.answer) == ("term", "pumps the blood through the body")
    assert (note.hint, note.tags) == ("What does each organ do?", ("organs",))


def test_a_sentence_with_one_gap_keeps_all_of_its_answers():
    note = noted("The capital")
    assert (note.kind, note.prompt) == ("cloze", "The capital of Japan is {{Tokyo}}.")
    assert (note.accept, note.wrong) == (("Tōkyō",), (Wrong("Kyoto", "It was, once."),))
    assert note.explanation == "Right.\n\nSince 1868."


def test_in_a_sentence_with_several_gaps_a_choice_is_shown_in_its_gap():
    assert noted("She").prompt.startswith(
        "She {{has::is / has / have}} been there {{twice}}, {{3.5}} years ago"
    )
    assert told("She") == [
        "in the gap “twice” these are not kept: “two times”",
        "the tolerance ±0.1 is not kept",
        "its gaps are worth 1, 2, 1 there; here they are worth the same",
    ]


def test_stars_in_gaps_are_told():
    found = read(question("cloze", "It is {1:SA:=big*~%0%*#Larger!} or {1:SA:=2&#92;*3}."))
    assert found.cards[0].note.prompt == "It is {{big}} or {{2*3}}."
    assert [left.why for left in found.left] == [
        "* stands for any text there, and is not kept: big*",
        "what is said to any other answer is not kept: Larger!",
    ]


def test_words_put_into_places_are_gaps():
    note = noted("The {{dog}}")
    assert (note.prompt, note.wrong) == ("The {{dog}} barks.", (Wrong("cat"),))


def test_sorts_that_make_no_cards_are_told():
    assert [(left.line, left.why) for left in shapes().left if left.is_lost] == [
        (84, "an essay: there is no answer to compare with"),
        (85, "a description: nothing is asked"),
        (86, "a question of the sort “calculated”: there is no such card"),
    ]


def test_lines_title_and_deck():
    found = shapes()
    assert found.cards[0].line == 10
    assert found.title == "Cells"
    assert {card.deck for card in found.cards} == {""}


def test_what_is_read_is_a_deck_without_mistakes():
    text = new_deck({"title": "x"}, [card.note for card in shapes().cards])
    assert read_deck(text.encode(), "x").findings == ()


def test_several_categories_are_decks():
    one = '<question type="category"><category><text>$course$/A/B</text></category></question>'
    two = one.replace("A/B", "top/C//D")
    answer = '<answer fraction="100"><text>a</text></answer>'
    found = read(one + question("shortanswer", "Q?", answer) + two + question("shortanswer", "R?", answer))
    assert [(card.deck, card.note.prompt) for card in found.cards] == [("A/B", "Q?"), ("C//D", "R?")]


def test_lines_far_down_are_known():
    body = "\n" * 70_000 + question("shortanswer", "Q?", '<answer fraction="100"><text>a</text></answer>')
    assert read(body).cards[0].line == 70_001


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<quiz><question></quiz>", "this is not XML as it should be"),
        (b"<quiz>&nbsp;</quiz>", "this is not XML as it should be"),
        (b"<html></html>", "its outermost element is <html>, not <quiz>"),
        (b"<quiz></quiz>", "there is no question in it"),
        (b"", "this is not XML as it should be"),
        (b'<?xml version="1.0" encoding="klingon"?><quiz/>', "this is not XML as it should be"),
        (b'<?xml version="1.0" encoding="UTF-8"?><quiz>\xff\xfe</quiz>', "this is not XML as it should be"),
        (b'<!DOCTYPE q [<!ENTITY a "b">]><quiz>&a;</quiz>', "it declares entities of its own"),
        (b'<!DOCTYPE q [<!ENTITY a SYSTEM "file:///etc/passwd">]><quiz>&a;</quiz>', "it declares entities"),
        (b'<!DOCTYPE q [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x"> %a;]><quiz/>', "it declares entities"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(data, why):
    with pytest.raises(Refused) as refused:
        moodle_xml.read(data, ReadWish())
    assert str(refused.value).startswith(why)
    assert "\n" not in str(refused.value)


def test_entities_that_multiply_are_refused_at_once():
    doubling = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    data = f'<!DOCTYPE q [<!ENTITY a0 "lol">{doubling}]><quiz x="&a11;">&a11;</quiz>'
    with pytest.raises(Refused):
        moodle_xml.read(data.encode(), ReadWish())


def test_a_vast_number_of_elements_is_refused():
    with pytest.raises(Refused, match="more than 900,000 elements"):
        read("<question>" + "<a/>" * 900_000 + "</question>")


def test_a_file_from_outside_is_not_loaded(tmp_path):
    secret = tmp_path / "secret.dtd"
    secret.write_text('<!ENTITY secret "told">')
    data = f'<!DOCTYPE quiz SYSTEM "{secret.as_uri()}"><quiz>&secret;</quiz>'
    with pytest.raises(Refused):
        moodle_xml.read(data.encode(), ReadWish())


def test_a_large_picture_within_is_passed_over():
    picture = '<file name="big.png" encoding="base64">' + "QUJD\n" * 3_000_000 + "</file>"
    answer = '<answer fraction="100"><text>a</text></answer>'
    found = read(question("shortanswer", "Q?", picture + answer) + question("shortanswer", "R?", answer))
    assert [card.line for card in found.cards] == [1, 3_000_001]
    assert [left.why for left in found.left] == ["the picture or file big.png is not kept"]


def test_an_encoding_can_be_named():
    body = '<quiz><question type="shortanswer"><questiontext format="html"><text>Größe?</text></questiontext>'
    body += '<answer fraction="100"><text>groß</text></answer></question></quiz>'
    found = moodle_xml.read(body.encode("cp1252"), ReadWish(encoding="cp1252"))
    assert found.cards[0].note.prompt == "Größe?"
    found = moodle_xml.read(
        b'<?xml version="1.0" encoding="windows-1252"?>' + body.encode("cp1252"), ReadWish()
    )
    assert found.cards[0].note.answer == "groß"
    with pytest.raises(Refused, match="no encoding called"):
        moodle_xml.read(body.encode(), ReadWish(encoding="klingon"))


def test_how_much_a_file_looks_like_it():
    assert moodle_xml.looks((FILES / "shapes.xml").read_bytes(), "a.xml") == 0.99
    assert moodle_xml.looks(b"<html><quiz><question></html>"[:6], "a.xml") == 0
    assert moodle_xml.looks(b"an article about <quiz> and <question>", "a.txt") == 0


def test_gaps_and_their_answers_are_written_as_moodles():
    notes = [
        NewNote("cloze", "The {{dog}} {{barks::makes noise}} {loudly}."),
        NewNote("cloze", "A {{C#}} or *more*.", accept=("a*b~}",)),
        NewNote("cloze", "It {{is}} so.", wrong=(Wrong("are", "One only."),)),
    ]
    text = moodle_xml.write([volume_of(notes)], WriteWish()).data.decode()
    assert "The {1:SHORTANSWER:=dog} {1:SHORTANSWER:=barks} (makes noise) &amp;#123;loudly&amp;#125;." in text
    assert "A {1:SHORTANSWER:=C\\#~=a&amp;#92;*b\\~&amp;#125;} or &lt;em&gt;more&lt;/em&gt;." in text
    assert "It {1:MULTICHOICE:=is~%0%are#One only.} so." in text


def test_control_characters_of_a_deck_make_no_broken_file():
    note = NewNote("question", "What is \x1b[31m?", "an \x00 escape\x07", explanation="\ufffe \ud83c"[:2])
    out = moodle_xml.write([volume_of([note])], WriteWish())
    found = moodle_xml.read(out.data, ReadWish())
    assert found.cards[0].note.prompt == "What is ␛[31m?"


def test_decks_with_one_title_stay_apart():
    one = volume_of([NewNote("question", "A?", "b")], "x/a", "Same")
    two = volume_of([NewNote("question", "C?", "d")], "x/b", "Same")
    found = moodle_xml.read(moodle_xml.write([one, two], WriteWish()).data, ReadWish())
    assert len({card.deck for card in found.cards}) == 2

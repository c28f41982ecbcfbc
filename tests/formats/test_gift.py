"""GIFT as its authors describe it, and as teachers write it."""

import pytest
from formats_kit import volume_of
from moodle_kit import FILES

from quizapp.cards.deck import Wrong
from quizapp.cards.new_note import NewNote
from quizapp.cards.reading import read_deck
from quizapp.cards.writing import new_deck
from quizapp.formats import gift
from quizapp.formats.found import Refused
from quizapp.formats.wishes import ReadWish, WriteWish


def read(text, **wish):
    return gift.read(text.encode(), ReadWish(**wish))


def only(text, **wish):
    found = read(text, **wish)
    assert len(found.cards) == 1, found
    return found.cards[0].note


def told(text):
    return [left.why for left in read(text).left]


def shapes():
    return gift.read((FILES / "shapes.gift").read_bytes(), ReadWish())


def teacher():
    return gift.read((FILES / "teacher.gift").read_bytes(), ReadWish())


def test_a_choice_has_its_right_answer_and_what_is_said_to_the_wrong_ones():
    note = shapes().cards[0].note
    assert (note.kind, note.prompt) == ("question", "Who painted the ceiling of the Sistine Chapel?")
    assert note.answer == "Michelangelo"
    assert note.explanation == "Over four years, on a scaffold."
    assert note.wrong == (
        Wrong("Raphael", "He painted the rooms next door."),
        Wrong("Leonardo", "He was in Milan."),
    )


def test_every_shape_makes_its_cards_and_the_rest_is_told():
    found = shapes()
    kinds = [card.note.kind for card in found.cards]
    assert [kinds.count(kind) for kind in ("question", "term", "cloze")] == [16, 3, 2]
    lost = [(left.line, left.why) for left in found.left if left.is_lost]
    assert lost == [
        (67, "an essay: there is no answer to compare with"),
        (69, "it has no answers in braces: a description, nothing is asked"),
    ]


def test_cards_know_the_line_they_begin_on():
    assert [card.line for card in shapes().cards[:5]] == [6, 12, 15, 17, 20]


def test_categories_are_decks_without_the_course():
    assert {card.deck for card in shapes().cards} == {"Shapes", "Shapes/Birds"}


def test_one_category_is_the_title_of_the_deck():
    found = read("$CATEGORY: $course$/top/Bio//Chem\n\nOne? {T}\n\nTwo? {F}\n")
    assert found.title == "Bio/Chem"
    assert [card.deck for card in found.cards] == ["", ""]


def test_what_is_said_to_true_and_false_goes_to_the_right_places():
    note = only("A whale is a fish. {F#It breathes air.#It is a mammal.####Feeds its young.}")
    assert (note.answer, note.wrong) == ("False", (Wrong("True", "It breathes air."),))
    assert note.explanation == "It is a mammal.\n\nFeeds its young."


@pytest.mark.parametrize(
    ("stem", "words"),
    [
        ("Der Wal ist ein Fisch und kein Säugetier.", ("Falsch", "Wahr")),
        ("La baleine est un poisson.", ("Faux", "Vrai")),
        ("クジラは魚です。", ("正しくない", "正しい")),
        ("1 + 1 = 3", ("False", "True")),
    ],
)
def test_true_and_false_are_in_the_language_of_the_question(stem, words):
    note = only(stem.replace("=", "\\=") + "{FALSE}")
    assert (note.answer, note.wrong[0].text) == words


def test_a_language_that_is_named_counts_more():
    assert only("1 + 1 \\= 2 {T}", language="fr-CH").answer == "Vrai"


def test_short_answers_are_all_accepted():
    note = only("Which river flows through Vienna?{=Danube =Donau =the Danube}")
    assert (note.answer, note.accept, note.wrong) == ("Danube", ("Donau", "the Danube"), ())


def test_a_partly_right_answer_is_neither_right_nor_wrong_and_told():
    text = "Sign of gold? {=Au =%50%AU ~%0%Ag}"
    note = only(text)
    assert (note.answer, note.accept, note.wrong) == ("Au", (), (Wrong("Ag"),))
    assert told(text) == ["“AU” is worth 50 % there, and is not kept"]


def test_several_that_are_right_together_are_each_accepted_and_told():
    text = "Noble gases? {~%50%Neon ~%50%Argon ~%-100%Iron}"
    note = only(text)
    assert (note.answer, note.accept, note.wrong) == ("Neon", ("Argon",), (Wrong("Iron"),))
    assert told(text) == [
        "2 answers are right together; here each of them is right by itself",
        "its penalty for a wrong choice is not kept: -100 %",
    ]


def test_a_tolerance_is_told_where_there_is_one():
    assert only("Legs? {#8}").answer == "8"
    assert told("Legs? {#8:0}") == []
    assert told("Pi? {#3.14:0.01}") == ["the tolerance ±0.01 is not kept: 3.14 is right"]


def test_a_short_range_of_whole_numbers_accepts_each_of_them():
    note = only("One to three? {#1..3}")
    assert (note.answer, note.accept) == ("1–3", ("1", "2", "3"))
    assert told("Near one? {#0.9..1.1}") == ["any number from 0.9 to 1.1 is right there; here “0.9–1.1” is"]


def test_pairs_are_terms_with_their_question_as_the_hint():
    text = "::Capitals:: Match them. {\n=Norway -> Oslo\n=Peru->Lima\n= -> Sydney\n}"
    found = read(text)
    assert [(c.note.kind, c.note.prompt, c.note.answer) for c in found.cards] == [
        ("term", "Norway", "Oslo"),
        ("term", "Peru", "Lima"),
    ]
    assert {(c.note.hint, c.note.tags) for c in found.cards} == {("Match them.", ("capitals",))}
    assert told(text) == ["“Sydney” belongs to nothing, and is not kept"]


def test_of_pairs_the_side_that_is_twice_as_long_is_the_definition():
    found = read("Which? {=pumps the blood around -> heart =cleans the blood -> kidney}")
    assert [(c.note.prompt, c.note.answer) for c in found.cards] == [
        ("heart", "pumps the blood around"),
        ("kidney", "cleans the blood"),
    ]


def test_pairs_whose_left_sides_ask_are_questions():
    found = read("Answer: {=Who wrote Faust? -> Goethe =Who wrote Emma? -> Austen}")
    assert [(c.note.kind, c.note.prompt) for c in found.cards] == [
        ("question", "Who wrote Faust?"),
        ("question", "Who wrote Emma?"),
    ]


def test_a_left_side_that_comes_again_is_told_apart_by_its_question():
    found = read("Capitals {=Peru -> Lima =Chad -> Njamena}\n\nTongues {=Peru -> Spanish =Chad -> French}")
    prompts = [card.note.prompt for card in found.cards]
    assert prompts == ["Peru", "Chad", "Peru (Tongues)", "Chad (Tongues)"]


def test_a_missing_word_is_a_gap():
    note = only("Water boils at {=100 =hundred} degrees.")
    assert (note.kind, note.prompt, note.accept) == ("cloze", "Water boils at {{100}} degrees.", ("hundred",))


def test_a_missing_word_to_choose_keeps_the_wrong_ones():
    note = only("The Dutch {~drive#No. =cycle ~swim} to work.")
    assert (note.prompt, note.wrong) == (
        "The Dutch {{cycle}} to work.",
        (Wrong("drive", "No."), Wrong("swim")),
    )


def test_a_missing_word_that_is_long_is_a_question_with_a_blank():
    long = "by bicycle, on a path of its own beside the road, in nearly any weather"
    note = only(f"The Dutch go {{={long}}} to work.")
    assert (note.kind, note.prompt, note.answer) == ("question", "The Dutch go _____ to work.", long)


def test_a_blank_before_the_answer_is_a_gap_too():
    assert only("The capital of Peru is ____. {=Lima}").prompt == "The capital of Peru is {{Lima}}."


def test_a_choice_with_a_blank_in_it_stays_a_question():
    note = only("Which word fits: he ____ tall? {=is ~are}")
    assert (note.kind, note.answer) == ("question", "is")


def test_gaps_of_one_sentence_come_together():
    found = read("{=Lima} is in Peru.\n\nLima is in {=Peru}.")
    assert [card.note.prompt for card in found.cards] == ["{{Lima}} is in {{Peru}}."]


def test_escaped_signs_are_themselves():
    note = only(
        r"::T\: x:: What does \{a \= b \~ c \# d\} have\: signs? {=\~, \=, \#, \{ and \} ~none\nat all}"
    )
    assert note.prompt == "What does {a = b ~ c # d} have: signs?"
    assert note.answer == "~, =, #, { and }"
    assert note.wrong == (Wrong("none\\\nat all"),)


def test_other_backslashes_stay():
    assert only(r"Where is C:\temp\\new? {=\(x^2\) ~b}").prompt == r"Where is C:\temp\new?"
    assert only(r"a {=\(x^2\) ~b}").answer == r"\(x^2\)"


def test_formats_are_read_as_they_say():
    assert only("[html]<p>A <b>bold</b>\nword?</p>{=yes}").prompt == "A **bold** word?"
    assert only("[plain]A <b>bold</b> word?{=yes}").prompt == "A <b>bold</b> word?"
    assert only("[markdown]A *bold* word?{=yes}").prompt == "A *bold* word?"
    assert only("A <b>bold</b> &amp; word?{=yes}").prompt == "A **bold** & word?"


def test_a_sign_that_begins_no_tag_stays_in_moodles_own_format():
    assert only("Is a<b and b>c <b>always</b>?{=yes}").prompt == "Is a<b and b>c **always**?"


def test_an_answer_that_is_nothing_but_a_tag_is_that_tag():
    note = only("Which tag is bold?{=<b> ~<i>}")
    assert (note.answer, note.wrong) == ("<b>", (Wrong("<i>"),))


def test_an_equals_sign_in_a_tag_begins_no_answer():
    note = only("[html]Which? {=<span class=\"x\">this</span> ~<b style='y'>that</b>=}")
    assert (note.answer, note.accept, note.wrong) == ("this", (), (Wrong("**that**"),))


def test_pictures_are_told():
    text = '[html]What is this? <img src="@@PLUGINFILE@@/my%20cell.png"> {=a cell}'
    assert only(text).prompt == "What is this?"
    assert told(text) == ["the picture or sound my cell.png is not kept"]


def test_tags_stand_in_comments():
    assert only("// [id:f1] [tag:safety] [tag:first aid\\]]\nWhom do you call? {=112}").tags == (
        "safety",
        "first aid]",
    )


def test_a_title_stands_in_for_a_text_that_is_not_there():
    assert only("::Whales are fish::{F}").prompt == "Whales are fish"


def test_line_ends_and_marks_of_windows_make_no_difference():
    data = b"\xef\xbb\xbf" + b"One? {=a\r\n~b}\r\n\r\nTwo? {T}\r\n"
    assert [c.note.prompt for c in gift.read(data, ReadWish()).cards] == ["One?", "Two?"]


def test_a_file_of_an_old_windows_is_read():
    note = (
        gift.read("Größe der Fläche? {=groß ~für}".encode("cp1252"), ReadWish(encoding="cp1252"))
        .cards[0]
        .note
    )
    assert note.prompt == "Größe der Fläche?"


def test_a_teachers_file_comes_in_whole():
    found = teacher()
    prompts = [card.note.prompt for card in found.cards]
    assert len(prompts) == 19
    assert "Was ist „Photosynthese“?" in prompts  # with a blank line in its braces
    assert "Wie viele Zähne hat ein Erwachsener?" in prompts  # without a blank line before it
    assert "Next one after a missing brace" in prompts
    assert "Die Zelle hat einen {{Zellkern}} und eine {{Zellmembran}}." in prompts
    assert [(left.line, left.why) for left in found.left] == [
        (3, "the name of each is not kept: F1, F2, F3 …"),
        (30, "a brace is opened and not closed"),
        (49, "an essay: there is no answer to compare with"),
    ]


def test_an_equals_sign_within_a_line_of_its_own_is_no_answer():
    formula = next(c.note for c in teacher().cards if c.note.prompt.startswith("Which formula"))
    assert formula.answer == "E = mc^2"
    assert [each.text for each in formula.wrong] == ["E = mc", "E = m + c"]


def test_braces_of_formulas_are_no_answers():
    half = next(c.note for c in teacher().cards if c.note.prompt.startswith("What is half"))
    assert half.prompt == r"What is half? $\frac{1}{2}$"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Which? {~a ~b}", "none of its answers is marked as right"),
        ("Which? {=a ~b", "a brace is opened and not closed"),
        ("One {T} Two {F}", "it has several pairs of braces; it may lack a blank line"),
        ("{=a}", "it has no text"),
    ],
)
def test_what_cannot_be_a_card_is_told(text, why):
    found = read(text)
    assert [(left.why, left.is_lost) for left in found.left] == [(why, True)]
    assert found.cards == ()


def test_what_is_read_is_a_deck_without_mistakes():
    for found in (shapes(), teacher()):
        text = new_deck({"title": "x"}, [card.note for card in found.cards])
        assert read_deck(text.encode(), "x").findings == ()


def test_nothing_is_refused():
    with pytest.raises(Refused, match="no question"):
        read("\n// only a comment\n")


def test_how_much_a_file_looks_like_it():
    assert gift.looks((FILES / "shapes.gift").read_bytes(), "a.txt") > 0.9
    assert gift.looks(b"One? {=a ~b}\n\nTwo? {T}\n", "a.txt") > 0.9
    assert gift.looks(b"Q: {{c1::cloze}} and { x }\n\nA: {T}he bibtex\n", "a.txt") < 0.3
    assert gift.looks(b"body { color: #333 }\n\n{# a template #} {% if %}\n", "a.txt") < 0.3
    assert gift.looks(b"<!DOCTYPE html><p>{ =a ~b }</p>", "a.html") < 0.3
    assert gift.looks(b"term,definition\na,b\n", "a.csv") == 0
    assert gift.looks(b'{"a": {}, "b": {"c": "d=e~f"}}', "a.json") == 0


def written(*notes):
    return gift.write([volume_of(notes, title="A deck: 1/2")], WriteWish())


def test_a_written_choice_reads_like_one():
    out = written(
        NewNote(
            "question",
            "2 = 2?",
            "a~b",
            wrong=(Wrong("c", "no {x}"), Wrong("50%")),
            explanation="Because.",
            tags=("t",),
        )
    )
    assert out.data.decode() == (
        "$CATEGORY: $course$/top/A deck: 1//2\n\n"
        "// [tag:t]\n"
        "2 \\= 2?{\n\t=a\\~b\n\t~c#no \\{x\\}\n\t~50%\n\t####Because.\n}\n\n"
    )
    assert (out.cards, out.left) == (1, ())


def test_terms_are_matching_questions_of_three_to_five():
    notes = [NewNote("term", f"T{i}", f"a definition of the number {i}") for i in range(11)]
    text = written(*notes).data.decode()
    assert [block.count(" -> ") for block in text.split("\n\n")[1:4]] == [3, 4, 4]
    assert "=a definition of the number 0 -> T0" in text


def test_a_term_with_more_to_it_asks_for_the_term():
    out = written(NewNote("term", "REE", "Seventeen metals.", accept=("rare earths",)))
    assert "::term\\: REE::Seventeen metals.{\n\t=REE\n\t=rare earths\n}" in out.data.decode()


def test_what_gift_cannot_say_is_told():
    out = written(
        NewNote("question", "Q1?", "yes", hint="h", source="s"),
        NewNote("question", "Q2?", "a -> b"),
        NewNote("cloze", "{{a}} and {{b}}."),
        NewNote("question", "He ____ it.", "had"),
        NewNote("question", "Why", "so " * 40),
    )
    assert out.left == (
        "1 × -> in an answer: written as →, since it pairs answers in GIFT",
        "1 × answer that is long to be typed",
        "1 × hint: GIFT has no place for it",
        "1 × question with a blank (____): it would come back as a sentence with a gap",
        "1 × sentence with several gaps: GIFT asks for one at a time",
        "1 × source: GIFT has no place for it",
    )


def test_a_retired_card_stays_out():
    out = written(NewNote("question", "Q1?", "yes", retired=True), NewNote("question", "Q2?", "no"))
    assert (out.cards, out.left) == (1, ("1 × retired card: left out",))

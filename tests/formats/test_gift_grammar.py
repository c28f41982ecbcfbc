"""Each shape that GIFT's own documents describe, in words of ours, and what becomes of it."""

import pytest

from quizapp.cards.deck import Wrong
from quizapp.formats import gift
from quizapp.formats.wishes import ReadWish


def read(text):
    return gift.read(text.encode(), ReadWish())


def only(text):
    found = read(text)
    assert len(found.cards) == 1, found
    return found.cards[0].note, [left.why for left in found.left]


@pytest.mark.parametrize(
    ("text", "prompt", "answer", "others", "told"),
    [
        ("// yes\nThe moon goes round.{T}", "The moon goes round.", "True", ["False"], []),
        ("Ice sinks.{FALSE}", "Ice sinks.", "False", ["True"], []),
        ("Ice floats.{ TRUE }", "Ice floats.", "True", ["False"], []),
        ("Which is a fruit?{=pear ~leek ~chard}", "Which is a fruit?", "pear", ["leek", "chard"], []),
        ("Which is a fruit?{\n~leek\n\n=pear\n~chard}", "Which is a fruit?", "pear", ["leek", "chard"], []),
        ("Which is a fruit? {~leek =pear ~%-50%chard}", "Which is a fruit?", "pear", ["leek", "chard"],
         ["its penalty for a wrong choice is not kept: -50 %"]),
        ("::Fruit::Which is a fruit?{=pear}", "Which is a fruit?", "pear", [],
         ["its name is not kept: Fruit"]),
        ("::Which is a fruit::Which is a fruit?{=pear}", "Which is a fruit?", "pear", [], []),
        ("::Ice floats.::{T}", "Ice floats.", "True", ["False"], []),
        ("Half past two in digits?{=2\\:30 =14\\:30}", "Half past two in digits?", "2:30", [], []),
        ("When did it end?{#1945}", "When did it end?", "1945", [], []),
        ("Two plus two?{#=4}", "Two plus two?", "4", [], []),
        ("Two thirds?{#0.66:0.01}", "Two thirds?", "0.66", [],
         ["the tolerance ±0.01 is not kept: 0.66 is right"]),
        ("Between?{#1.5..2.5}", "Between?", "1.5–2.5", [],
         ["any number from 1.5 to 2.5 is right there; here “1.5–2.5” is"]),
        ("[plain]Is <b> bold?{=yes}", "Is <b> bold?", "yes", [], []),
        ("[html]Is <b>this</b> bold?{=yes}", "Is **this** bold?", "yes", [], []),
        ("[moodle]Two\nlines?{=yes}", "Two\\\nlines?", "yes", [], []),
        ("[markdown]Is **this** bold?{=yes}", "Is **this** bold?", "yes", [], []),
        ("What is \\{x \\| x\\=1\\}\\~\\#\\:?{=a set}", "What is {x \\| x=1}~#:?", "a set", [], []),
        ("Paris is in {~Peru =France ~Chad}.", "Paris is in {{France}}.", "", ["Peru", "Chad"], []),
        ("Paris is in {=France}.", "Paris is in {{France}}.", "", [], []),
    ],
)  # fmt: skip
def test_a_question_of_each_sort(text, prompt, answer, others, told):
    note, said = only(text)
    assert (note.prompt, note.answer, [each.text for each in note.wrong]) == (prompt, answer, others)
    assert said == told


def test_each_answer_has_its_feedback_and_the_question_its_own():
    note, told = only("Largest planet?{=Jupiter#Right.~Mars#Too small.~Venus####It has rings.}")
    assert note.wrong == (Wrong("Mars", "Too small."), Wrong("Venus"))
    assert (note.explanation, told) == ("Right.\n\nIt has rings.", [])


def test_a_short_answer_that_is_partly_right_is_told_with_what_is_said_to_it():
    note, told = only("Largest planet?{=Jupiter =%50%Jove#Its old name. =%80%jupiter}")
    assert (note.answer, note.accept) == ("Jupiter", ())
    assert told == [
        "“Jove” is worth 50 % there, and is not kept, nor what is said to it: Its old name.",
        "“jupiter” is worth 80 % there, and is not kept",
    ]


def test_several_right_answers_of_different_weight_are_told_with_their_weights():
    note, told = only("Which are even?{~%70%2 ~%30%4 ~%-100%5}")
    assert (note.answer, note.accept, note.wrong) == ("2", ("4",), (Wrong("5"),))
    assert "whatever it is worth there: 70 %, 30 %" in told[0]


def test_numbers_with_several_answers_and_a_tolerance_of_whole_numbers():
    note, told = only("When was he born?{#\n=1822:2#Well done.\n=%50%1822:5#Nearly.\n}")
    assert (note.answer, note.accept) == ("1822", ("1820", "1821", "1823", "1824"))
    assert note.explanation == "Well done."
    assert told == ["“1822 ±5” is worth 50 % there, and is not kept, nor what is said to it: Nearly."]


def test_a_wide_tolerance_is_told():
    note, told = only("When?{#1800:100}")
    assert (note.answer, note.accept) == ("1800", ())
    assert told == ["the tolerance ±100 is not kept: 1800 is right"]


def test_matching_missing_words_and_what_makes_no_card():
    found = read(
        "$CATEGORY: $course$/top/One\n\n"
        "Match these. {\n =Spain -> Madrid\n =Chad -> N'Djamena\n = -> Lima\n}\n\n"
        "Say what you think. {}\n\n"
        "$CATEGORY: $course$/top/One/Two\n\n"
        "You now come to the second part.\n\n"
        "Water is {=wet#Always. ####Mostly.} and fire is {=hot}.\n"
    )
    assert [(card.note.prompt, card.deck) for card in found.cards] == [
        ("Spain", "One"),
        ("Chad", "One"),
        ("Water is {{wet}} and fire is {{hot}}.", "One/Two"),
    ]
    assert found.cards[2].note.explanation == "Always.\n\nMostly."
    assert [left.why for left in found.left] == [
        "“Lima” belongs to nothing, and is not kept",
        "an essay: there is no answer to compare with",
        "it has no answers in braces: a description, nothing is asked",
    ]


def test_names_and_idnumbers_are_told_once_for_a_file():
    text = "".join(f"// [id:q{n}] [tag:t]\n::Name {n}::Sum of {n} and 1?{{#{n + 1}}}\n\n" for n in range(5))
    found = read(text)
    assert {card.note.tags for card in found.cards} == {("t",)}
    assert [(left.line, left.what, left.why, left.is_lost) for left in found.left] == [
        (2, "5 questions", "the name of each is not kept: Name 0, Name 1, Name 2 …", False),
        (2, "5 questions", "the idnumber of each is not kept: q0, q1, q2 …", False),
    ]


def test_what_stands_before_the_answers_is_told():
    note, told = only("Which?{one of ~a =b}")
    assert (note.answer, note.wrong) == ("b", (Wrong("a"),))
    assert told == ["it stands before the answers, and is not kept: one of"]


def test_what_is_said_to_an_answer_without_text_is_told():
    assert only("Which?{=b ~a ~#Look again.}")[1] == [
        "what is said to any other answer is not kept: Look again."
    ]

"""What is taken for what, and the drill that tells the two apart."""

from itertools import pairwise

from helpers.decks_for_tests import deck, question, term
from hypothesis import given
from hypothesis import strategies as st

from quizapp.questions.forms import form
from quizapp.questions.paper import paper
from quizapp.questions.wish import Wish
from quizapp.scores.confusions import Confusion, confusions
from quizapp.scores.drill import drill

MADE = deck(
    term("Rare earths", "Seventeen metals, no Critical minerals", id="ree"),
    term("Critical minerals", "What industry needs, Rare earths too", id="min"),
    question("The capital of Peru?", "Lima", id="peru", accept=("Ciudad de los Reyes",)),
    question("The capital of Mali?", "Bamako", id="mali"),
)


def at(n: int) -> str:
    return f"2026-11-22T10:00:{n:02}.000Z"


def test_the_most_frequent_come_first_then_the_latest():
    wrong = [
        ("d#peru:forward", "Quito", at(9)),
        ("d#peru:forward", "Bamako", at(1)),
        ("d#peru:forward", "bamako.", at(3)),
        ("d#mali:forward", "Lima", at(5)),
        ("d#gone:forward", "Lima", at(5)),
        ("d#mali:forward", " ", at(6)),
    ]
    assert confusions(wrong, [MADE]) == [
        Confusion("d#peru:forward", "bamako.", "d#mali:forward", 2, at(3)),
        Confusion("d#peru:forward", "Quito", "", 1, at(9)),
        Confusion("d#mali:forward", "Lima", "d#peru:forward", 1, at(5)),
    ]
    assert confusions(reversed(wrong), [MADE]) == confusions(wrong, [MADE])


def test_all_answers_of_one_other_card_are_one_confusion_told_as_it_was_given_last():
    wrong = [("d#mali:forward", "Lima", at(1)), ("d#mali:forward", "Ciudad de los Reyes", at(3))]
    (found,) = confusions([*wrong, ("d#mali:forward", "lima", at(2))], [MADE])
    assert found == Confusion("d#mali:forward", "Ciudad de los Reyes", "d#peru:forward", 3, at(3))
    assert found.texts == {"Lima", "lima", "Ciudad de los Reyes"}


def test_what_is_nobodys_answer_tells_something_only_if_repeated_or_offered():
    made = deck(question("The capital of Peru?", "Lima", id="peru", wrong=("Quito",)))
    wrong = [("d#peru:forward", text, at(n)) for n, text in enumerate(["asdf", "quito", "Cuzco", "cuzco"])]
    found = confusions(wrong, [made])
    assert {each.text for each in found if each.tells} == {"quito", "cuzco"}
    assert {each.text for each in found} == {"quito", "cuzco", "asdf"}
    assert confusions([("d#mali:forward", "Lima", at(1))], [MADE])[0].tells


def test_another_name_and_a_masked_definition_are_found_too():
    wrong = [("d#mali:forward", "ciudad de los reyes", at(1)), ("d#ree:reverse", "critical minerals", at(2))]
    assert [each.other for each in confusions(wrong, [MADE])] == ["d#min:reverse", "d#peru:forward"]
    (item,) = [each for each in paper([MADE], Wish(count=9), "s") if each.card.id == "d#ree:forward"]
    shown = next(option.text for option in item.options if option.text != item.answer)
    assert shown == "What industry needs, ____ too"
    assert confusions([("d#ree:forward", shown, at(1))], [MADE])[0].other == "d#min:forward"


def test_a_drill_goes_to_and_fro_between_the_two_cards():
    items = drill([MADE], "d#peru:forward", "d#mali:forward", "s")
    cards = [item.card.note.id for item in items]
    assert len(items) == 6
    assert all(a != b for a, b in pairwise(cards))
    assert [item.form for item in items] == ["choice"] * 2 + ["typed"] * 2 + ["choice"] * 2
    for item in items:
        if item.options:
            assert {option.text for option in item.options} == {"Lima", "Bamako"}
            assert form(item.form).mark(item, item.key) == "right"
    assert drill([MADE], "d#peru:forward", "d#mali:forward", "s") == items


def test_what_is_gone_or_one_can_not_be_drilled_and_what_is_right_for_both_is_no_option():
    assert drill([MADE], "d#peru:forward", "d#gone:forward", "s") == []
    assert drill([MADE], "d#peru:forward", "d#peru:forward", "s") == []
    made = deck(question("a?", "NYC", id="a", also_right=("b",)), question("b?", "New York", id="b"))
    assert {item.form for item in drill([made], "d#a:forward", "d#b:forward", "s")} == {"typed"}


@given(
    st.lists(
        st.tuples(st.sampled_from([card.id for card in MADE.cards]), st.text(max_size=6), st.integers(0, 59))
    )
)
def test_every_wrong_answer_with_a_text_counts_once(wrong):
    found = confusions([(card, text, at(n)) for card, text, n in wrong], [MADE])
    assert sum(each.count for each in found) == sum(bool(text.strip()) for _, text, _ in wrong)
    assert [each.count for each in found] == sorted((each.count for each in found), reverse=True)

"""A deck that is edited while a quiz on it is under way: what comes next is as the deck has it by now."""

import json

import pytest
from helpers.decks_for_tests import House
from hypothesis import given, settings
from hypothesis import strategies as st
from kit import DECK, TERMS, right, wrong

from quizapp.library import records
from quizapp.questions.wish import Wish
from quizapp.study.quiz import Response

WISH = Wish(count=6, direction="forward")


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    """Looks at each question whether a file has changed."""
    monkeypatch.setattr(records, "_LOOK", 0.0)


def begun(house, mode="quiz", wish=WISH, **more):
    library = house.open()
    return library, library.quiz(library.named(["letters"]), wish, seed="s", mode=mode, **more)


def answer(sitting):
    i = sitting.quiz.position
    sitting.answer(i, response(sitting, i, "right"))
    sitting.look_again()
    return i


def response(sitting, i, move):
    if sitting.quiz.items[i].options:
        return (right if move == "right" else wrong)(sitting, i)
    return Response(3 if move == "right" else 1)  # a flashcard, where too few cards are left for a choice


def stems(sitting):
    return [item.stem for item in sitting.quiz.items]


def test_a_mended_answer_is_asked_at_the_next_question(house):
    _, sitting = begun(house)
    before = stems(sitting)
    house.write({"letters": DECK.replace("answer", "reply")})
    answer(sitting)
    assert stems(sitting) == before
    items = sitting.quiz.items
    assert items[0].answer.startswith("answer")
    assert all(item.answer.startswith("reply") for item in items[1:])
    assert all(option.text.startswith("reply") for item in items[1:] for option in item.options)


def test_what_was_answered_stays_as_it_was_asked(house):
    _, sitting = begun(house)
    first = answer(sitting)
    asked, told = sitting.quiz.items[first], sitting.feedback(first)
    house.write({"letters": DECK.replace("answer", "reply")})
    sitting.look_again()
    assert sitting.quiz.items[first] is asked
    assert sitting.feedback(first) == told
    assert sitting.undo() == first
    sitting.look_again()
    assert sitting.quiz.items[first] is asked


def test_a_card_that_is_gone_gives_its_place_to_another(house):
    _, sitting = begun(house)
    gone = sitting.quiz.items[2].stem
    house.write({"letters": "".join(each for each in DECK.splitlines(True) if gone not in each)})
    answer(sitting)
    assert gone not in stems(sitting)
    assert len(set(stems(sitting))) == 6


def test_with_too_few_cards_left_the_quiz_is_shorter(house):
    _, sitting = begun(house)
    stem = sitting.quiz.items[0].stem
    kept = [each for each in DECK.splitlines(True) if not each.startswith('"q') or stem in each]
    house.write({"letters": "".join([*kept, '"new?" = "new"\n'])})
    answer(sitting)
    assert stems(sitting) == [stem, "new?"]
    answer(sitting)
    sitting.finish()
    assert (sitting.attempt().right, sitting.attempt().total) == (2, 2)


@pytest.mark.parametrize("text", ["[faq\n", "\x00", None])
def test_a_deck_that_is_torn_or_gone_changes_nothing(house, text):
    _, sitting = begun(house)
    before = sitting.quiz.items
    if text is None:
        (house.home / "decks" / "letters.toml").unlink()
    else:
        house.write({"letters": text})
    while sitting.quiz.position < sitting.quiz.total:
        answer(sitting)
    assert sitting.quiz.items == before
    sitting.finish()
    assert sitting.attempt().right == 6


def test_a_test_is_asked_as_it_was_handed_out(house):
    _, sitting = begun(house, "test")
    before = sitting.quiz.items
    house.write({"letters": DECK.replace("answer", "reply")})
    answer(sitting)
    assert sitting.quiz.items == before


def test_a_trial_that_saves_nothing_follows_its_deck_too(house):
    _, sitting = begun(house, keep=False)
    house.write({"letters": DECK.replace("answer", "reply")})
    answer(sitting)
    assert sitting.quiz.items[1].answer.startswith("reply")
    assert house.log() == []


def test_a_reworded_card_that_was_answered_is_not_asked_again(house):
    _, sitting = begun(house, wish=Wish(count=8, direction="forward"))
    first = sitting.quiz.items[0].stem
    answer(sitting)
    new = DECK.replace(f'"{first}"', '"Reworded?"') + f'[renamed]\n"Reworded?" = "{first}"\n'
    house.write({"letters": new})
    sitting.look_again()
    assert "Reworded?" not in stems(sitting)
    assert len(stems(sitting)) == 8 or len(set(stems(sitting))) == len(stems(sitting))


def test_a_match_that_was_begun_stays_as_it_is(house):
    towns = "".join(f'"Term {n}" = "Meaning {n} of it"\n' for n in range(8))
    house.write({"letters": f"[glossary]\n{towns}"})
    _, sitting = begun(house, wish=Wish(count=8, forms=("match",)))
    group = sitting.quiz.group(0)
    assert len(group) > 1
    before = sitting.quiz.items
    sitting.answer(0, Response(before[0].key))  # as when the disk failed after the first pair
    house.write({"letters": f"[glossary]\n{towns}".replace("Meaning", "Sense")})
    sitting.look_again()
    assert sitting.quiz.items == before
    sitting.answer_group(1, [Response(before[i].key) for i in group if i])
    sitting.look_again()
    assert sitting.quiz.items[group.stop].answer.startswith(("Sense", "Term"))
    assert sitting.quiz.items[: group.stop] == before[: group.stop]


EDITS = [
    DECK,
    DECK.replace("answer c", "another c"),
    DECK + '"more?" = "more"\n',
    DECK.replace('"qa?" = "answer a"\n', ""),
    DECK.replace("Letters", "Signs"),
    "[faq\n",
    '[faq]\n"qh?" = "answer h"\n',
    TERMS,
]
moves = st.lists(st.sampled_from(["right", "wrong", "undo", *range(len(EDITS))]), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(moves)
def test_no_answer_is_lost_and_none_asked_twice_whatever_is_edited(tmp_path_factory, moves):
    house = House(tmp_path_factory.mktemp("house"))
    house.write({"letters": DECK})
    _, sitting = begun(house)
    quiz = sitting.quiz
    for move in moves:
        i = quiz.position
        if isinstance(move, int):
            house.write({"letters": EDITS[move]})
        elif move == "undo":
            sitting.undo()
        elif i < quiz.total:
            sitting.answer(i, response(sitting, i, move))
        counted = {n: (quiz.items[n], quiz.counted(n)) for n in range(quiz.total) if quiz.counted(n)}
        sitting.look_again()
        for n, (item, counts) in counted.items():
            assert quiz.items[n] is item
            assert quiz.counted(n) == counts
        assert len({item.card.id for item in quiz.items}) == quiz.total
    sitting.finish()
    logged = [line for line in map(json.loads, house.log()) if line["kind"] == "answer"]
    assert {line["n"] for line in logged} == set(range(1, quiz.total + 1))
    assert house.open().attempts()[0].right == quiz.right

"""A study sitting: the order of the flashcards, Again, later and undo."""

from helpers.decks_for_tests import deck, question
from hypothesis import given
from hypothesis import strategies as st

from quizapp.questions.paper import paper
from quizapp.questions.wish import Wish
from quizapp.study.lines import Answer, Start, Undo
from quizapp.study.sitting import Study

NOTES = [question(f"q{c}?", c, id=c) for c in "abcdefg"]
ITEMS = sorted(paper([deck(*NOTES)], Wish(forms=("flashcard",)), "s"), key=lambda item: item.card.id)
START = Start(id="0", at="2026-11-22T10:00:00.000Z", session="0", mode="study")


def study(count=7):
    return Study(START, ITEMS[:count], frozenset({ITEMS[0].card.id, ITEMS[1].card.id}))


def rate(sitting, rating, n=1, practice=False):
    line = Answer(
        id=f"{n:026}", at=f"2026-11-22T10:{n // 60:02}:{n % 60:02}.000Z", session="0",
        card=sitting.current.card.id if sitting.current else "", form="flashcard",
        mark="wrong" if rating == 1 else "right", rating=None if practice else rating,
    )  # fmt: skip
    sitting.apply(line)
    return line


def undo(sitting, line, back=None):
    sitting.apply(Undo(id=f"u{line.id}", at="2026-11-22T11:00:00.000Z", line=line.id), back)


def order(sitting):
    return "".join(item.card.note.id for item in sitting.waiting)


def test_again_comes_back_after_four_others():
    sitting = study()
    rate(sitting, 1)
    assert order(sitting) == "bcdeafg"


def test_again_comes_back_at_the_end_where_there_are_fewer_and_at_once_when_it_is_the_last():
    sitting = study(3)
    rate(sitting, 1)
    assert order(sitting) == "bca"
    alone = study(1)
    rate(alone, 1)
    assert order(alone) == "a"
    rate(alone, 3, 2)
    assert alone.current is None


def test_in_practice_again_is_heard_from_the_mark():
    sitting = study(3)
    rate(sitting, 1, practice=True)
    assert (order(sitting), sitting.ratings) == ("bca", [1])


def test_new_cards_and_answers_are_counted():
    sitting = study()
    assert (sitting.left, sitting.new_left, sitting.done) == (7, 2, 0)
    rate(sitting, 3)
    assert (sitting.left, sitting.new_left, sitting.done) == (6, 1, 1)


def test_undoing_an_answer_of_an_earlier_sitting_puts_that_card_in_front_once():
    sitting = study(3)
    old = Answer(id="old", at="2026-11-21T10:00:00.000Z", card="c", form="flashcard", mark="right")
    undo(sitting, old, ITEMS[2])
    assert order(sitting) == "cab"
    undo(sitting, old, ITEMS[5])
    assert order(sitting) == "fcab"
    undo(sitting, old, None)
    assert order(sitting) == "fcab"
    assert sitting.done == 0


def test_an_answer_with_no_card_at_hand_changes_nothing():
    sitting = study(0)
    rate(sitting, 3)
    assert (sitting.done, sitting.left, sitting.last) == (0, 0, None)


@given(st.lists(st.sampled_from(["1", "2", "3", "4", "undo", "later"]), max_size=25), st.integers(0, 7))
def test_any_ratings_undos_and_put_offs_come_to_what_a_simple_list_says(moves, count):
    sitting = study(count)
    queue, before, lines = list("abcdefg"[:count]), [], []
    for n, move in enumerate(moves, 1):
        if move == "undo":
            if lines:
                assert sitting.last == lines[-1]
                undo(sitting, lines.pop())
                queue = before.pop()
        elif not queue:
            rate(sitting, 3, n)
        elif move == "later":
            sitting.put_off()
            queue = queue[1:] + queue[:1]
        else:
            lines.append(rate(sitting, int(move), n))
            before.append(list(queue))
            card = queue.pop(0)
            if move == "1":
                queue = [*queue[:4], card, *queue[4:]]
        assert order(sitting) == "".join(queue)
        assert sitting.done == len(lines) == len(sitting.ratings)
        assert (sitting.current.card.note.id if sitting.current else None) == (queue[0] if queue else None)

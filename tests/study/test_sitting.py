"""A study sitting: which card is at hand when, learning steps, practice, later and undo."""

import time

from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.lines import Answer, CardLine, Flag, Start, Undo
from quizapp.study.sitting import LEARN_AHEAD, Study

MINUTE = 60_000
NOW = 1_000 * MINUTE
AT = "2026-11-22T10:00:00.000Z"


def study(cards="abcdefg", new="ab", learning=None, mode="study"):
    start = Start(id="0", at=AT, session="0", mode=mode)
    return Study(start, list(cards), frozenset(new), learning)


def rate(sitting, rating=3, *, now=NOW, due_at=0, line_id=None, card=None):
    """Answers the card at hand."""
    practice = sitting.start.mode == "practice"
    line = Answer(
        id=line_id or f"{sitting.done + 1:026}", at=AT, session="0", card=card or sitting.current(now) or "",
        form="flashcard", mark="wrong" if rating == 1 else "right", rating=None if practice else rating,
    )  # fmt: skip
    sitting.apply(line, due_at)
    return line


def undo(sitting, line, back=""):
    sitting.apply(Undo(id=f"u{line.id}", at=AT, line=line.id), back=back)


def order(sitting, now=NOW):
    """What comes if each card is answered and done, and the sitting waits for nothing."""
    found = ""
    while card := sitting.current(now):
        found += card
        rate(sitting, card=card)
    return found


def test_cards_come_in_the_order_of_the_queue():
    assert order(study()) == "abcdefg"


def test_a_learning_card_comes_back_when_its_time_has_come():
    sitting = study("abc")
    rate(sitting, 1, due_at=NOW + MINUTE)
    assert sitting.current(NOW) == "b"
    rate(sitting)
    assert sitting.current(NOW + MINUTE) == "a"


def test_learning_cards_come_before_the_others_the_earliest_first():
    assert order(study("a", learning={"x": NOW, "y": NOW - 5, "z": NOW + 1})) == "yxaz"


def test_the_card_at_hand_stays_so_when_the_time_of_another_comes():
    sitting = study("ab", learning={"x": NOW + 1})
    assert sitting.current(NOW) == "a"
    assert sitting.current(NOW + MINUTE) == "a"
    rate(sitting, now=NOW + MINUTE)
    assert sitting.current(NOW + MINUTE) == "x"


def test_with_nothing_else_left_a_step_may_be_twenty_minutes_off():
    soon, late = NOW + LEARN_AHEAD, NOW + LEARN_AHEAD + 1
    assert order(study("a", learning={"x": soon, "y": late})) == "ax"
    sitting = study("", learning={"y": late})
    assert sitting.current(NOW) is None
    assert (sitting.next_at, sitting.left) == (late, 1)
    assert sitting.current(NOW + 1) == "y"


def test_an_answer_that_leads_to_no_step_is_the_cards_last_here():
    sitting = study("ab")
    rate(sitting, 1)
    assert order(sitting) == "b"
    assert sitting.next_at is None


def test_practice_brings_again_back_after_four_others_or_at_the_end():
    sitting = study(mode="practice")
    rate(sitting, 1)
    assert sitting.ratings == [1]
    assert order(sitting) == "bcdeafg"
    few = study("abc", mode="practice")
    rate(few, 1)
    assert order(few) == "bca"
    alone = study("a", mode="practice")
    rate(alone, 1, due_at=NOW + 1)
    assert (alone.next_at, order(alone)) == (None, "a")


def test_new_cards_and_answers_are_counted():
    sitting = study()
    assert (sitting.left, sitting.new_left, sitting.done) == (7, 2, 0)
    line = rate(sitting, 1, due_at=NOW + MINUTE)
    assert (sitting.left, sitting.new_left, sitting.done) == (7, 1, 1)
    undo(sitting, line)
    assert (sitting.left, sitting.new_left, sitting.done) == (7, 2, 0)


def test_undo_makes_the_card_the_one_at_hand_with_its_time_as_it_was():
    sitting = study("ab", learning={"x": NOW})
    first = rate(sitting, 3, due_at=NOW + 5 * MINUTE)
    second = rate(sitting, 3, due_at=NOW + MINUTE)
    assert (first.card, second.card) == ("x", "a")
    undo(sitting, second)
    undo(sitting, first)
    assert sitting.current(NOW) == "x"
    assert sitting.next_at == NOW
    assert order(sitting) == "xab"


def test_undoing_an_answer_of_an_earlier_sitting_puts_that_card_in_front_once():
    sitting = study("abc")
    old = Answer(id="old", at=AT, card="c", form="flashcard", mark="right")
    undo(sitting, old, "c")
    assert (sitting.current(NOW), sitting.left) == ("c", 3)
    undo(sitting, old, "f")
    assert (sitting.current(NOW), sitting.left) == ("f", 4)
    undo(sitting, old, "")
    assert sitting.done == 0
    assert order(sitting) == "fcab"


def test_an_answer_of_this_sitting_can_be_taken_back_out_of_turn():
    sitting = study("abcd")
    lines = [rate(sitting, rating) for rating in (3, 2, 4)]
    undo(sitting, lines[1])
    assert sitting.ratings == [3, 4]
    assert sitting.last == lines[2]
    assert order(sitting) == "bd"


def test_a_card_put_away_is_gone_and_undo_brings_it_back():
    sitting = study("abc", learning={"x": NOW + MINUTE})
    for card in "bxa":
        sitting.apply(CardLine(id=f"1{card}", at=AT, card=card, action="bury"))
    assert (sitting.left, sitting.new_left, sitting.done, sitting.last.card) == (1, 0, 0, "a")
    undo(sitting, sitting.last)
    undo(sitting, sitting.last)
    assert (sitting.current(NOW), sitting.next_at, sitting.new_left) == ("x", NOW + MINUTE, 1)
    assert order(sitting) == "xac"


def test_a_card_that_no_deck_has_any_more_is_dropped_for_good():
    sitting = study("abc")
    rate(sitting)
    sitting.drop("b")
    sitting.drop("never here")
    assert sitting.last.card == "a"
    assert order(sitting) == "c"


def test_a_card_put_off_comes_last():
    sitting = study("abc")
    assert sitting.current(NOW) == "a"
    sitting.put_off()
    assert order(sitting) == "bca"


def test_the_last_card_put_off_lets_a_learning_card_go_first():
    sitting = study("a", learning={"x": NOW + MINUTE})
    assert sitting.current(NOW) == "a"
    sitting.put_off()
    assert sitting.current(NOW) == "x"
    sitting.put_off()
    assert order(sitting) == "ax"
    nothing = study("")
    nothing.put_off()
    assert nothing.current(NOW) is None


def test_other_lines_and_answers_to_other_cards_change_nothing():
    sitting = study("ab")
    sitting.apply(Flag(id="f", at=AT, card="a"))
    sitting.apply(CardLine(id="r", at=AT, card="a", action="resume"))
    rate(sitting, card="z")
    assert (sitting.done, sitting.left, sitting.last) == (0, 2, None)


def test_an_answer_takes_as_long_with_very_many_cards_waiting():
    def seconds(count):
        sitting = study([str(n) for n in range(count)], new="")
        started = time.perf_counter()
        lines = [rate(sitting, 1, due_at=n % 2 * (NOW + n), line_id=str(n)) for n in range(300)]
        for line in reversed(lines):
            undo(sitting, line)
        return time.perf_counter() - started

    few, many = (min(seconds(count) for _ in range(3)) for count in (1_000, 100_000))
    assert many < 10 * few


class Simple:
    """A sitting as one would write it down with plain lists: what the real one must come to."""

    def __init__(self, waiting, learning):
        self.waiting, self.learning = list(waiting), dict(learning)
        self.hand, self.lines = None, []

    def current(self, now):
        if self.hand is None:
            steps = sorted((due_at, card) for card, due_at in self.learning.items())
            ready = [card for due_at, card in steps if due_at <= now]
            soon = [card for due_at, card in steps if due_at <= now + LEARN_AHEAD]
            self.hand = next(iter([*ready, *self.waiting[:1], *soon]), None)
        return self.hand

    def remove(self, card):
        was = self.learning.pop(card, None)
        self.waiting = [each for each in self.waiting if each != card]
        self.hand = None if self.hand == card else self.hand
        return was

    def answer(self, due_at):
        card = self.hand
        self.lines.append((card, self.remove(card)))
        if due_at:
            self.learning[card] = due_at

    def undo(self):
        card, was = self.lines.pop()
        self.remove(card)
        if was is None:
            self.waiting.insert(0, card)
        else:
            self.learning[card] = was
        self.hand = card


moves = st.one_of(
    st.tuples(st.just("answer"), st.sampled_from([0, 1, 5, 10, 30])),
    st.tuples(st.just("wait"), st.integers(1, 25)),
    st.tuples(st.just("undo"), st.just(0)),
)


@given(
    st.lists(moves, max_size=40),
    st.integers(0, 5),
    st.dictionaries(st.sampled_from("xyz"), st.integers(0, 30)),
)
def test_any_answers_waits_and_undos_come_to_what_plain_lists_say(played, count, steps):
    learning = {card: NOW + minutes * MINUTE for card, minutes in steps.items()}
    sitting, simple, now, lines = (
        study("abcde"[:count], "", learning),
        Simple("abcde"[:count], learning),
        NOW,
        [],
    )
    for n, (move, minutes) in enumerate(played):
        assert sitting.current(now) == simple.current(now)
        if move == "wait":
            now += minutes * MINUTE
        elif move == "undo" and lines:
            undo(sitting, lines.pop())
            simple.undo()
        elif move == "answer" and simple.hand:
            due_at = now + minutes * MINUTE if minutes else 0
            following = sitting.following(now)
            lines.append(rate(sitting, now=now, due_at=due_at, line_id=str(n)))
            simple.answer(due_at)
            assert due_at or sitting.following(now) == following == simple.current(now)
        assert sitting.done == len(lines) == len(sitting.ratings)
        assert sitting.left == len(simple.waiting) + len(simple.learning)
        assert sitting.next_at == min(simple.learning.values(), default=None)


@given(st.lists(st.sampled_from(["1", "3", "undo", "later"]), max_size=25), st.integers(0, 7))
def test_any_practice_comes_to_what_a_simple_list_says(played, count):
    sitting, queue, lines = study("abcdefg"[:count], mode="practice"), list("abcdefg"[:count]), []
    for n, move in enumerate(played):
        assert sitting.current(NOW) == (queue[0] if queue else None)
        if move == "undo" and lines:
            line = lines.pop()
            undo(sitting, line)
            queue = [line.card, *(card for card in queue if card != line.card)]
        elif move == "later":
            assert sitting.following(NOW) == (queue[1] if queue[1:] else None)
            sitting.put_off()
            queue = queue[1:] + queue[:1]
        elif move in "13" and queue:
            lines.append(rate(sitting, int(move), line_id=str(n)))
            card = queue.pop(0)
            if move == "1":
                queue.insert(4, card)
    assert order(sitting) == "".join(queue)

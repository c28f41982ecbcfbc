"""Which cards are asked today."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards.deck import Card, Direction, Note
from quizapp.study.history import CardState, History, fold
from quizapp.study.lines import Answer, CardAction, CardLine, Line, Start
from quizapp.study.queue import counts, is_due, queue

TODAY = "2026-11-22"


def card(name: str, direction: Direction = "forward") -> Card:
    return Card(f"d#{name}:{direction}", "d", Note(name, "term", name, name), direction)


A, B, C, D = (card(name) for name in "abcd")


def rated(of: Card, rating: int | None, day: int, hour: int = 10) -> Answer:
    at = f"2026-11-{day:02}T{hour:02}:00:00.000Z"
    return Answer(
        id=f"{at}{of.id}", at=at, session="s", card=of.id, form="flashcard", mark="right", rating=rating,
        day=f"2026-11-{day:02}",
    )  # fmt: skip


def done(of: Card, action: CardAction, day: int, hour: int = 12) -> CardLine:
    at = f"2026-11-{day:02}T{hour:02}:00:00.000Z"
    return CardLine(id=f"{at}{of.id}", at=at, card=of.id, action=action)


def history(*lines: Line) -> History:
    return fold([Start(id="0", at="2026-11-01T00:00:00.000Z", session="s", mode="study"), *lines])


def names(cards: list[Card]) -> str:
    return "".join(each.note.id for each in cards)


def test_due_cards_come_before_new_ones_in_the_authors_order() -> None:
    past = history(rated(C, 3, 20), rated(D, 3, 19))
    assert names(queue([A, B, C, D], past, TODAY, limit=None, new_limit=10)) == "dcab"


def test_again_comes_first_then_the_longest_not_seen() -> None:
    past = history(rated(A, 3, 18), rated(B, 3, 17), rated(C, 1, 22), rated(D, 1, 21))
    assert names(queue([A, B, C, D], past, TODAY, limit=None, new_limit=10)) == "dcba"


def test_what_was_known_today_is_not_due_again() -> None:
    assert names(queue([A], history(rated(A, 3, 22)), TODAY, limit=None, new_limit=10)) == ""


def test_new_cards_stop_at_the_limit_less_what_was_begun_today() -> None:
    past = history(rated(A, 3, 22), rated(B, 3, 21))
    assert names(queue([A, B, C, D], past, TODAY, limit=None, new_limit=2)) == "bc"
    assert names(queue([A, B, C, D], past, TODAY, limit=None, new_limit=0)) == "b"


def test_a_card_only_practised_is_still_new() -> None:
    past = history(rated(A, None, 21))
    found = counts([A], past, TODAY, 10)
    assert (found.due, found.new, found.begun, found.started) == (0, 1, 0, True)


def test_the_limit_cuts_the_end_off() -> None:
    past = history(rated(C, 3, 20))
    assert names(queue([A, B, C], past, TODAY, limit=2, new_limit=10)) == "ca"


def test_suspended_cards_and_those_buried_today_are_left_out() -> None:
    past = history(rated(A, 1, 20), done(A, "suspend", 20), done(B, "bury", 22), done(C, "bury", 21))
    assert names(queue([A, B, C], past, TODAY, limit=None, new_limit=10)) == "c"
    assert names(queue([A, B, C], past, TODAY, limit=None, new_limit=10, practice=True)) == "c"


def test_of_the_two_directions_of_a_note_only_one_is_asked() -> None:
    back = card("a", "reverse")
    found = queue([A, back, B], history(), TODAY, limit=None, new_limit=10)
    assert found == [A, B]
    assert queue([A, back, B], history(rated(back, 3, 20)), TODAY, limit=None, new_limit=10) == [back, B]
    assert queue([A, back], history(), TODAY, limit=None, new_limit=0, practice=True) == [A, back]


def test_practice_has_all_cards_the_longest_not_seen_first_and_twenty_at_most() -> None:
    past = history(rated(A, 3, 22), rated(B, None, 21))
    assert names(queue([A, B, C], past, TODAY, limit=None, new_limit=0, practice=True)) == "cba"
    many = [card(f"n{i}") for i in range(30)]
    assert queue(many, past, TODAY, limit=None, new_limit=0, practice=True) == many[:20]
    assert queue(many, past, TODAY, limit=25, new_limit=0, practice=True) == many[:25]


def test_a_deck_never_opened_is_not_started() -> None:
    assert not counts([A, B], history(), TODAY, 10).started
    assert counts([A, B], history(rated(A, 3, 22)), TODAY, 10).started


def test_a_clock_that_was_ahead_makes_nothing_due() -> None:
    assert not is_due(CardState(reps=1, last_rating=3, last_day="2030-01-01"), TODAY)
    assert not is_due(None, TODAY)


@given(
    st.lists(
        st.tuples(
            st.integers(0, 5), st.integers(15, 22), st.integers(0, 23), st.sampled_from([None, 1, 2, 3, 4])
        ),
        max_size=20,
        unique_by=lambda each: each[:3],
    ),
    st.integers(0, 5),
)
def test_the_counts_are_what_the_queue_has(answers: list[tuple[int, int, int, int | None]], new: int) -> None:
    cards = [card(name, direction) for name in "abc" for direction in ("forward", "reverse")]
    past = history(*(rated(cards[i], rating, day, hour) for i, day, hour, rating in answers))
    found = counts(cards, past, TODAY, new)
    asked = queue(cards, past, TODAY, limit=None, new_limit=new)
    assert len(asked) == found.due + found.new
    assert len({each.note.id for each in asked}) == len(asked)
    assert found.new <= max(0, new - past.begun_on(TODAY))

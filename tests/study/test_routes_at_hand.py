"""Where histories stand when only what is at hand can carry them."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.routes import Routes

ids = st.sampled_from(["d", "e", "f", "d#x", "e#x", "f#x", "d#y", "e#y"])
moves = st.lists(st.tuples(ids, ids), max_size=12)
alive = st.frozensets(ids)


@given(moves, alive)
def test_what_is_at_hand_keeps_its_own_history(steps, here) -> None:
    routes = Routes(steps, here.__contains__)
    assert all(routes.end(thing) == thing for thing in here)


@given(moves, alive, ids)
def test_an_end_is_its_own_end_whatever_is_at_hand(steps, here, thing) -> None:
    routes = Routes(steps, here.__contains__)
    assert routes.end(routes.end(thing)) == routes.end(thing)
    assert ("#" in routes.end(thing)) == ("#" in thing)


@given(moves, alive, ids)
def test_where_something_at_hand_can_carry_it_nothing_else_does(steps, here, thing) -> None:
    plain, routes = Routes(steps), Routes(steps, here.__contains__)
    if plain.end(thing) in here:
        assert routes.end(thing) in here


def test_a_move_back_needs_no_line() -> None:
    for here in ("d#a", "d#b"):
        routes = Routes([("d#a", "d#b")], {here}.__contains__)
        assert (routes.end("d#a"), routes.end("d#b")) == (here, here)


def test_a_deck_that_has_its_old_name_again_has_its_cards_again() -> None:
    routes = Routes([("d", "e")], {"d", "d#x"}.__contains__)
    assert (routes.end("e"), routes.end("e#x")) == ("d", "d#x")

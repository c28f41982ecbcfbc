"""What is taken back, and where histories move."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.effect import Routes, deck_of, taken_back
from quizapp.study.lines import Line, Undo

AT = "2026-11-22T10:00:00.000Z"


def undo(name: str, line: str) -> Undo:
    return Undo(id=name, at=AT, line=line)


def test_an_undo_takes_its_line_back() -> None:
    assert taken_back([undo("u", "a")]) == {"a"}


def test_the_undo_of_an_undo_gives_the_line_back() -> None:
    assert taken_back([undo("u", "a"), undo("v", "u")]) == {"u"}


def test_one_of_two_undos_is_enough() -> None:
    assert taken_back([undo("u", "a"), undo("w", "a"), undo("v", "u")]) == {"a", "u"}


def test_a_chain_of_any_length_alternates() -> None:
    chain = [undo(str(i), str(i - 1)) for i in range(1, 20_001)]
    assert taken_back(chain) == {str(i) for i in range(1, 20_000, 2)}
    assert "0" in taken_back(chain[:-1])


def test_an_undo_of_itself_does_nothing() -> None:
    assert taken_back([undo("u", "u"), undo("v", "a")]) == {"a"}


def test_undos_in_a_circle_count_for_nothing() -> None:
    circle = [undo("u", "v"), undo("v", "w"), undo("w", "u")]
    assert taken_back(circle) == frozenset()
    assert taken_back([*circle, undo("x", "u")]) == {"u"}


def test_the_same_undo_twice_counts_once() -> None:
    assert taken_back([undo("u", "a"), undo("u", "a"), undo("v", "u")]) == {"u"}


@given(st.dictionaries(st.integers(0, 12), st.integers(0, 14), max_size=13), st.randoms())
def test_what_is_taken_back_agrees_with_the_rule_in_any_order(links: dict[int, int], dice) -> None:
    lines: list[Line] = [undo(str(name), str(target)) for name, target in links.items()]
    gone = taken_back(lines)
    dice.shuffle(lines)
    assert taken_back(lines) == gone

    def circles(name: int) -> bool:
        step = links[name]
        for _ in links:
            if step == name:
                return True
            if step not in links:
                return False
            step = links[step]
        return False

    counting = {name for name in links if not circles(name) and str(name) not in gone}
    assert gone == {str(links[name]) for name in counting}


def test_a_cards_history_follows_a_chain_of_moves_whatever_their_order() -> None:
    assert Routes([("d#a", "d#b"), ("d#b", "d#c")]).end("d#a") == "d#c"
    assert Routes([("d#b", "d#c"), ("d#a", "d#b")]).end("d#a") == "d#c"


def test_a_wording_that_came_back_has_its_history_again() -> None:
    routes = Routes([("d#a", "d#b"), ("d#b", "d#a")])
    assert (routes.end("d#a"), routes.end("d#b")) == ("d#a", "d#a")


def test_a_moved_deck_takes_its_cards_along_and_no_others() -> None:
    routes = Routes([("old", "new"), ("new#a", "new#b")])
    assert routes.end("old") == "new"
    assert routes.end("old#a") == "new#b"
    assert routes.end("older#a") == "older#a"


def test_a_later_move_of_the_same_card_overrules() -> None:
    assert Routes([("d#a", "d#b"), ("d#a", "d#c")]).end("d#a") == "d#c"


def test_a_move_from_a_card_to_a_deck_is_passed_over() -> None:
    assert Routes([("d#a", "e")]).end("d#a") == "d#a"


def test_a_circle_of_card_and_deck_moves_has_one_end() -> None:
    routes = Routes([("d#x", "e#x"), ("e", "d")])
    assert routes.end("d#x") == routes.end("e#x")


ids = st.sampled_from(["d", "e", "f", "d#x", "e#x", "f#x", "d#y", "e#y"])


@given(st.lists(st.tuples(ids, ids), max_size=12), ids)
def test_an_end_is_its_own_end(moves: list[tuple[str, str]], thing: str) -> None:
    routes = Routes(moves)
    assert routes.end(routes.end(thing)) == routes.end(thing)
    assert ("#" in routes.end(thing)) == ("#" in thing)


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), min_size=1))
def test_the_latest_move_always_holds(moves: list[tuple[str, str]]) -> None:
    source, target = moves[-1]
    routes = Routes(moves)
    assert routes.end(source) == routes.end(target)


def test_the_deck_of_a_card_stands_before_the_sign() -> None:
    assert deck_of("bio/cells#atp~1a2b3c:forward") == "bio/cells"
    assert deck_of("bio/cells") == "bio/cells"

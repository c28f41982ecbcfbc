"""ULIDs: their form, and that they only ever go up."""

import random
import re

from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.ulid import ALPHABET, Ulids


def ulids() -> Ulids:
    return Ulids(random.Random(1).randbytes)


def test_an_id_is_26_characters_of_crockfords_alphabet():
    assert re.fullmatch(f"[{ALPHABET}]{{26}}", ulids().make(1_763_800_000_000))


def test_the_time_stands_in_the_first_ten_characters():
    id = ulids().make(1_469_918_176_385)
    assert id[:10] == "01ARYZ6S41"  # the example of the ULID specification


def test_the_first_and_the_last_value_are_encoded_to_the_end():
    assert Ulids(lambda n: b"\0" * n).make(0) == "0" * 26
    assert Ulids(lambda n: b"\xff" * n).make(2**48 - 1) == "7" + "Z" * 25


@given(st.lists(st.integers(-(10**6), 2**48 + 5), min_size=1, max_size=50))
def test_ids_go_up_whatever_the_clock_does(times):
    maker = ulids()
    made = [maker.make(ms) for ms in times]
    assert made == sorted(set(made))


def test_in_the_same_millisecond_an_id_is_the_one_before_plus_one():
    maker = Ulids(lambda n: b"\0" * n)
    first, second, earlier = maker.make(5), maker.make(5), maker.make(3)
    assert [first[-1], second[-1], earlier[-1]] == ["0", "1", "2"]
    assert first[:10] == second[:10] == earlier[:10]


def test_a_random_part_at_its_end_runs_over_into_the_time():
    maker = Ulids(lambda n: b"\xff" * n)
    first, second = maker.make(5), maker.make(5)
    assert second > first
    assert second[:10] == "0000000006"


def test_two_makers_with_other_random_bytes_make_other_ids():
    assert Ulids(random.Random(1).randbytes).make(7) != Ulids(random.Random(2).randbytes).make(7)

"""Numbers and dates among answers."""

import datetime
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.questions.values import date, in_order, number


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("17", "17", ""), ("17.0", "17", ""), (" 17. ", "17", ""), ("1,000", "1000", ""),
        ("1 000", "1000", ""),
        ("1\u00a0000", "1000", ""), ("1\u202f000.5", "1000.5", ""), ("1'000", "1000", ""), ("-5", "-5", ""),
        ("−5", "-5", ""), ("+5", "5", ""), ("$1,000", "1000", "$"), ("€ 3.50", "3.5", "€"),
        ("3.5 %", "3.5", "%"), ("3.5%", "3.5", "%"), ("17 Elements", "17", "elements"),
        ("≈ 17 km", "17", "≈km"), ("0", "0", ""),
    ],
)  # fmt: skip
def test_a_number_with_its_unit(text, value, unit):
    found = number(text)
    assert found is not None
    assert found == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "seventeen",
        "1,00",
        "1,0000",
        "3,5",
        "1.2.3",
        "2025-10-28",
        "١٧",
        "17 and " + "x" * 60,
        "a 17",
        "5 % of it",
        "--5",
    ],
)
def test_what_is_no_number(text):
    assert number(text) is None


@given(st.integers(-(10**28), 10**28))
def test_whole_numbers_keep_every_digit_whatever_the_decimal_context(n):
    with localcontext() as context:
        context.prec = 3
        assert number(str(n)) == (n, "")
        grouped = number(f"{n:,}")
        assert grouped is not None
        assert grouped[0] == n
    assert number(str(n)) != number(str(n + 1))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2025-10-28", (2025, 10, 28)), ("2025-10", (2025, 10, 0)), ("28 October 2025", (2025, 10, 28)),
        ("28 Oct. 2025", (2025, 10, 28)), ("October 28, 2025", (2025, 10, 28)), ("Sept 3 1999", (1999, 9, 3)),
        ("May 1999.", (1999, 5, 0)), ("MAY 1999", (1999, 5, 0)),
    ],
)  # fmt: skip
def test_a_date(text, value):
    assert date(text) == value


@pytest.mark.parametrize(
    "text", ["", "2025", "28 Octopus 2025", "Marble 1999", "28 ma 2025", "the 28 October 2025"]
)
def test_what_is_no_date(text):
    assert date(text) is None


@given(st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=6))
def test_numbers_of_one_unit_come_from_least_to_greatest(numbers):
    order = in_order([f"{n:,} km" for n in numbers])
    assert order is not None
    assert [numbers[i] for i in order] == sorted(numbers)


@given(st.lists(st.dates(datetime.date(1000, 1, 1)), min_size=1, max_size=6))
def test_dates_come_from_first_to_last_however_they_are_written(dates):
    ways = ["%Y-%m-%d", "%d %B %Y", "%B %d, %Y"]
    order = in_order([f"{d:{ways[i % 3]}}" for i, d in enumerate(dates)])
    assert order is not None
    assert [dates[i] for i in order] == sorted(dates)


@pytest.mark.parametrize(
    "texts", [["1 km", "2 kg"], ["1", "two"], ["May 1999", "17"], ["1", "$2"], ["a", "b"]]
)
def test_what_can_not_be_ordered_is_not(texts):
    assert in_order(texts) is None


@given(st.text(max_size=40))
def test_no_text_makes_it_fail(text):
    number(text)
    date(text)
    in_order([text, "17", "2025-10-28"])

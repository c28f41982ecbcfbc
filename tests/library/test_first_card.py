"""The first card of a sitting, known before the sitting is begun."""

import os
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.library.first_card import first_card, first_of
from quizapp.library.opening import Opening
from quizapp.questions.wish import Wish
from quizapp.study.lines import Start
from quizapp.study.sitting import LEARN_AHEAD, Study

NOW = 1_800_000_000_000
moments = st.integers(NOW - 2 * LEARN_AHEAD, NOW + 2 * LEARN_AHEAD)


@given(st.lists(st.sampled_from("abc"), unique=True), st.dictionaries(st.sampled_from("xyz"), moments))
def test_it_is_the_one_that_study_has_at_hand(waiting, learning):
    start = Start(id="s", at="2026-11-22T10:00:00.000Z", session="s", mode="study")
    assert first_of(waiting, learning, NOW) == Study(start, waiting, learning=learning).current(NOW)


@pytest.fixture
def settled(house):
    """A library of which the index is up to date."""

    def settle():
        for path in (house.home / "decks").rglob("*.toml"):
            os.utime(path, ns=(1, 10**18))
        library = house.open()
        library.catalogue.close()
        return library

    settle.house = house
    return settle


@pytest.mark.parametrize("how", [{}, {"limit": 2}, {"new": 1}, {"practice": True}])
@pytest.mark.parametrize("decks", [(), ("letters",), ("more", "letters"), ("terms",)])
@pytest.mark.parametrize("ratings", [(), (1, 3, 4), (4, 4)])
def test_it_is_that_of_the_sitting(settled, how, decks, ratings):
    library = settled.house.open()
    sitting = library.study(library.volumes)
    for rating in ratings:
        sitting.rate(rating)
    settled.house.clock.now += timedelta(minutes=2)
    library = settled()
    found = first_card(library.front, Opening("study", decks=decks, **how))
    if decks == ("terms",):
        assert found is None  # no deck goes by that name
        return
    library = settled.house.open()
    sitting = library.study(library.named(decks), **how)
    item = sitting.current
    assert found is not None
    assert found[:5] == (item.card.id, library.titles[item.card.deck_id], item.ask, item.stem, item.hint)
    assert (found.left, found.new) == (sitting.study.left, len(sitting.study.new))
    assert found.is_new == (item.card.id in sitting.study.new)


def test_there_is_none_of_a_tag_for_tags_are_known_to_whole_decks_alone(settled):
    front = settled().front
    assert first_card(front, Opening("study", wish=Wish(tags=("abc",)))) is None
    assert first_card(front, Opening("study", wish=Wish())) is not None


def test_there_is_none_before_decks_and_log_were_read(settled):
    house = settled.house
    assert first_card(house.open(load=False).front, Opening("study")) is None
    front = settled().front
    assert first_card(front, Opening("study")) is not None
    house.write({"letters": '[glossary]\n"Q" = "letter"\n'})
    assert first_card(front, Opening("study")) is None


def test_a_damaged_index_is_no_mistake(settled):
    library = settled()
    for path in (settled.house.home / "cache").glob("*.sqlite"):
        path.write_bytes(b"x" * 9000)
    assert first_card(library.front, Opening("study")) is None
    assert settled.house.open().study(library.volumes).current


def test_a_card_that_is_held_is_at_hand_only_if_it_is_to_come():
    start = Start(id="s", at="2026-11-22T10:00:00.000Z", session="s", mode="study")
    study = Study(start, ["a", "b"], learning={"x": NOW + 2 * LEARN_AHEAD})
    study.hold("b")
    assert study.current(NOW) == "b"
    study.hold("gone")
    assert study.current(NOW) == "b"
    study.hold("x")
    assert study.current(NOW) == "x"

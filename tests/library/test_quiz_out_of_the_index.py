"""A quiz looks up what it asks and never loads a deck; it is the same as one made of the decks in memory."""

import pytest
from kit import wrong

from quizapp.library.library import NothingToAsk
from quizapp.questions.forms import FORMS
from quizapp.questions.paper import paper
from quizapp.questions.wish import Wish
from quizapp.storage.index import held, tallies


@pytest.fixture
def no_deck(monkeypatch):
    """Whoever loads a deck from now on fails."""

    def deck(_store, key):
        raise AssertionError(f"deck {key} was loaded")

    monkeypatch.setattr(held, "deck", deck)


@pytest.mark.parametrize("form", [form.name for form in FORMS])
def test_a_quiz_is_the_one_that_its_decks_in_memory_make(house, form):
    library, wish = house.open(), Wish(forms=(form,), count=12)
    sitting = library.quiz(library.named(), wish, seed="s")
    assert list(sitting.quiz.items) == paper(library.decks(), wish, "s")


def test_no_deck_is_loaded_for_a_quiz_its_missed_cards_a_drill_and_going_on(house, no_deck):
    library = house.open()
    volumes = library.named(["letters"])
    sitting = library.quiz(volumes, Wish(count=4), seed="s")
    sitting.answer(0, wrong(sitting, 0))
    one, other = (item.card for item in sitting.quiz.items[:2])
    assert library.redo(volumes, [one]).quiz.items[0].card == one
    assert {item.card.id for item in library.drill(one.id, other.id).quiz.items} == {one.id, other.id}
    later = house.open()
    resumed = later.resume(sitting.quiz.start.session)
    assert list(resumed.quiz.items) == list(sitting.quiz.items)
    assert resumed.quiz.counted(0)


def test_no_deck_is_loaded_to_count_its_cards_or_to_study_by_a_tag(house, no_deck):
    library = house.open()
    assert library.how_many(library.named(["letters"]), Wish()) == 8
    assert library.how_many(library.named(), Wish(tags=("abc",))) == 8
    assert library.how_many(library.named(), Wish(direction="reverse")) == 3
    assert library.study(library.named(), tags=["abc"]).study.left == 8
    assert library.without_tag(library.named(["letters"]), ["abc"]) == ""
    assert "no card with the tag xyz in Letters" in library.without_tag(library.named(["letters"]), ["xyz"])


def test_no_deck_is_loaded_for_statistics_which_are_those_of_the_decks_named(house, no_deck):
    library = house.open()
    for seed in ("a", "b"):
        sitting = library.quiz(library.named(), Wish(count=11), seed=seed)
        for i in range(11):
            sitting.answer(i, wrong(sitting, i))
    whole, named = library.stats(), library.stats(["letters", "more/terms"])
    for name in ("due", "maturity", "hardest", "forms", "confusions", "prompts"):
        assert getattr(whole, name) == getattr(named, name), name
    assert sum(tally.count for tally in whole.days) == sum(tally.count for tally in named.days) == 22
    first = whole.confusions[0]
    assert first in library.confusions(first.card)


def test_what_can_not_be_read_is_left_out_and_a_quiz_on_nothing_else_is_none(house):
    house.write({"broken": "[glossary", "letters": "[glossary"})
    library = house.open()
    sitting = library.quiz(library.named(), Wish(count=3))
    assert [use.deck for use in sitting.quiz.start.decks] == ["more/terms"]
    with pytest.raises(NothingToAsk, match="no deck that can be read"):
        library.quiz(library.named(["broken"]), Wish())


def test_a_deck_that_another_program_took_in_meanwhile_is_asked_as_it_is_now(house):
    library = house.open()
    volumes = library.named(["more/terms"])
    before = volumes[0].digest
    house.write({"more/terms": '[glossary]\n"New" = "Another thing."\n"Newer" = "A thing besides."\n'})
    house.open()
    sitting = library.quiz(volumes, Wish(count=9))
    assert {item.card.note.prompt for item in sitting.quiz.items} == {"New", "Newer"}
    (use,) = sitting.quiz.start.decks
    assert use.digest != before


def test_what_was_mixed_up_is_told_card_by_card_as_all_of_it_is(house):
    library = house.open()
    for seed in ("a", "a", "b"):
        sitting = library.quiz(library.named(["letters"]), Wish(count=8), seed=seed)
        for i in range(8):
            sitting.answer(i, wrong(sitting, i))
    found = library.mistaken(library.named(["letters"]))
    given = tallies.mistakes(library.catalogue.store)
    assert set(found) == {card for card, _, _ in given}
    assert len(found) == 8
    for card, texts in found.items():
        times = [sum((card, text) == each[:2] for each in given) for text in texts]
        assert times == sorted(times, reverse=True)
        assert set(texts) == {text for of, text, _ in given if of == card}
    assert found.get("letters#none:forward", ()) == ()
    assert library.mistaken(library.named(["more"])) == {}

"""Who knows nothing gets little more than chance, where three answers at random give the right one away."""

from collections.abc import Sequence

import pytest
from helpers.cheats import Question, at_random, of_item, played, unfair
from helpers.decks_for_tests import deck, question, term

from quizapp.cards.deck import Deck
from quizapp.questions.paper import paper
from quizapp.questions.wish import Wish

SEEDS = ("1", "2", "3")
# A term, and a word of its root by which its definition gives it away.
FORMS = """elasticity elastic, conductivity conductive, viscosity viscous, humidity humid, acidity acidic,
solubility soluble, flexibility flexible, durability durable, volatility volatile, fertility fertile,
salinity saline, rigidity rigid, turbidity turbid, mortality mortal, legality legal, liquidity liquid,
validity valid, visibility visible, magnetism magnetic, symmetry symmetric, polarization polarized,
oxidation oxidized, hydration hydrated, evaporation evaporated, crystallization crystalline,
fermentation fermented, pollination pollinated, migration migratory, vaccination vaccinated,
combustion combustible, inflation inflated, regulation regulated, navigation navigable, urbanization urban,
translation translated, electrification electric, colonization colonized, sedimentation sediment"""
PAIRS = [tuple(pair.split()) for pair in FORMS.split(",")]
DOING = ("carry goods", "store water", "guard borders", "measure time", "collect taxes", "record births")
WHERE = ("near villages", "across islands", "under bridges", "inside castles", "above valleys")


def glossary() -> Deck:
    """Each definition says its term in another form, as many glossaries do."""
    tellings = [f"What {DOING[i % 6]} {WHERE[i % 5]}" for i in range(len(PAIRS))]
    return deck(
        *(
            term(name.capitalize(), f"{telling} and is {form} while people trust it.")
            for telling, (name, form) in zip(tellings, PAIRS, strict=True)
        )
    )


def answers() -> Deck:
    """Each answer takes up its question's words, as in a list of frequent questions."""
    return deck(
        *(
            question(
                f"Why does {name} matter to somebody {WHERE[i % 5]}?",
                f"Because {form} things {DOING[i % 6]} with less trouble and fewer people.",
            )
            for i, (name, form) in enumerate(PAIRS)
        )
    )


def papers(made: Deck) -> tuple[list[Question], list[Question]]:
    """Our choices, and the same cards with three answers at random."""
    items = [(item, seed) for seed in SEEDS for item in paper([made], Wish(count=30), seed)]
    ours = [of_item(item, made) for item, _ in items]
    random = [at_random(item.card, made, seed) for item, seed in items]
    return [each for each in ours if each], [each for each in random if each]


@pytest.fixture(scope="module", params=[glossary, answers])
def results(request: pytest.FixtureRequest) -> Sequence[dict[str, float]]:
    return [played(questions) for questions in papers(request.param())]


def test_the_words_of_the_stem_do_not_give_the_answer_away(results):
    ours, random = results
    assert random["overlap"] > 50, "else these decks would show nothing"
    assert ours["overlap"] < 40


def test_neither_length_nor_likeness_gives_the_answer_away(results):
    ours, _random = results
    for cheater in ("longest", "shortest", "middle", "central", "odd one"):
        assert ours[cheater] < 45, cheater


def test_no_item_is_unfair(results):
    assert results[0]["unfair"] == 0


@pytest.mark.parametrize("made", [glossary, answers])
def test_nearly_every_card_has_four_options(made):
    ours, random = papers(made())
    assert len(ours) > 0.95 * len(random) > 80


def asked(*options: str, stem: str = "What is it?", others: tuple = ((), (), (), ())) -> Question:
    return Question(stem, options, 0, others)


UNFAIR = [
    asked("a fish", "a bird", "a bird", "a cow"),
    asked("a very big fish of the sea", "a fish of the sea, very big", "a bird", "a cow"),
    asked("cod", "codfish", "bird", "cow", others=(("cod", "codfish"), (), (), ())),
    asked("cod", "codfish", "bird", "cow", others=((), ("cod",), (), ())),
    asked("herring", "cod", "bird", "cow", stem="Which Herring is red?"),
]


@pytest.mark.parametrize("found", UNFAIR)
def test_what_is_unfair_is_found(found):
    assert unfair(found)


def test_what_an_author_wrote_as_wrong_may_be_close():
    fall = asked(
        "it falls fast at first, then slowly",
        "it falls slowly at first, then fast",
        "it rises",
        "it stays",
        others=((), None, None, None),
    )
    assert not unfair(fall)


def test_cheaters_take_what_they_go_by_and_share_where_they_can_not_tell():
    giveaway = asked("a red herring of some length", "cow", "ox", "hen", stem="A Herring?")
    result = played([giveaway])
    assert result["longest"] == 100
    assert result["shortest"] == 0
    assert played([asked("cow", "hen", "dog", "cat")])["overlap"] == 25

"""What would give the right option away, or make a wrong one right: found by reading items closely."""

import time

from helpers.decks_for_tests import deck, question, term

from quizapp.questions.asked import asked_for
from quizapp.questions.blanking import blanked
from quizapp.questions.candidate import answer_of
from quizapp.questions.masking import without_parentheses
from quizapp.questions.material import Material
from quizapp.questions.paper import make_item, paper
from quizapp.questions.showing import key_text, masked_for
from quizapp.questions.wish import Wish

RIVERS = [
    question("Which river is longer, the Rhine or the Danube?", "The Danube", id="longer"),
    question("Which river flows through Cologne?", "The Rhine", id="cologne"),
    question("Which river flows through Paris?", "The Seine", id="paris"),
    question("Which river flows through Dresden?", "The Elbe", id="dresden"),
    question("Which river flows through London?", "The Thames", id="london"),
]


def items(made, note, count=30, **wish):
    card = next(card for card in made.cards if card.note.id == note)
    return [make_item(card, Material([made]), Wish(**wish), str(seed)) for seed in range(count)]


def test_a_question_that_offers_answers_is_left_as_it_is_and_offers_both():
    found = items(deck(*RIVERS), "longer")
    assert {item.stem for item in found} == {RIVERS[0].prompt}
    assert any("The Rhine" in {option.text for option in item.options} for item in found)


def test_an_answer_that_stands_in_its_own_question_is_masked_there():
    bulls = question("In which city do the Chicago Bulls play?", "Chicago", id="bulls")
    others = [
        question(f"In which city do the {name} play?", city)
        for name, city in (
            ("Lakers", "Los Angeles"),
            ("Heat", "Miami"),
            ("Suns", "Phoenix"),
            ("Jazz", "Salt Lake City"),
        )
    ]
    assert {item.stem for item in items(deck(bulls, *others), "bulls")} == {
        "In which city do the ____ Bulls play?"
    }
    own = question("In which city do the Chicago Bulls play?", "Chicago", id="bulls", wrong=["Miami", "Utah"])
    assert {item.stem for item in items(deck(own, *others), "bulls")} == {own.prompt}


def test_who_stands_in_the_question_is_no_answer_to_it():
    mayors = [
        question("Who succeeded Tom Hill as mayor?", "Ann Field", id="after"),
        question("Who succeeded Ann Field as mayor?", "Bob Stone"),
        question("Who was the first mayor?", "Tom Hill"),
        question("Who was mayor in the flood?", "Eve Brook"),
        question("Who was mayor in the war?", "Max Wood"),
    ]
    for item in items(deck(*mayors), "after"):
        assert "Tom Hill" not in {option.text for option in item.options}


def test_one_word_in_singular_and_plural_is_one_option():
    made = deck(
        question("What keeps the water back?", "gates", id="back"),
        question("What does the keeper open?", "gate"),
        question("What does the keeper mend?", "lock"),
        question("What does the keeper paint?", "boat"),
    )
    for item in items(made, "back"):
        assert "gate" not in {option.text for option in item.options}


def test_hostile_words_take_no_time():
    before = time.perf_counter()
    blanked("\u0915" * 5000 + "_x and four other words beside it", "\u0915 other", lambda _words: True, "hi")
    without_parentheses(" " * 50_000 + "x")
    assert time.perf_counter() - before < 1


def test_what_was_taken_for_the_answer_in_an_older_log_is_found_though_it_is_blanked_now():
    fill = [
        term(f"Thing number {n}", f"Some matter of the kind {n} that people use at home") for n in range(9)
    ]
    rest = term(
        "Elastic spring", "A coil of wire that goes back to its elastic form after a pull", id="spring"
    )
    asked = term("Iron rod", "A long piece of metal that keeps its form whatever is done to it", id="rod")
    made = deck(asked, rest, *fill)
    card, other = (next(c for c in made.cards if c.id == f"d#{name}:forward") for name in ("rod", "spring"))
    old = masked_for(answer_of(other), card)
    assert old != key_text(other, Material([made]))
    for seed in range(5):
        item = make_item(card, Material([made], {card.id: (old,)}), Wish(), str(seed))
        assert "d#spring" in {option.origin for option in item.options}


def test_what_is_blanked_while_it_is_asked_is_told_whole_afterwards():
    made = deck(
        question(
            "Why did Caesar cross the Rubicon?",
            "He crossed the Rubicon because the Senate told him to give up his army.",
            id="c",
        ),
        *(
            question(f"Why did the {n} fall?", f"It fell because of its {n} friends and its bad roads.", id=n)
            for n in ("Parthian", "Gallic", "Dacian", "Punic")
        ),
    )
    for form in ("choice", "true-false"):
        item = next(i for i in paper([made], Wish(count=9, forms=(form,)), "s") if i.card.note.id == "c")
        assert item.answer == "He crossed the Rubicon because the Senate told him to give up his army."
        assert all("Rubicon because" not in option.text for option in item.options)


def test_a_question_asks_by_its_own_asking_word_alone():
    assert asked_for("Why does a plant wilt when it has no water?", "en") == ("?why",)
    assert asked_for("How many kings ruled when Rome fell?", "en") == ("?how", "?many")
    assert "?where" not in asked_for("Which river ends where Rome begins?", "en")


def test_no_name_stands_among_dates_where_there_are_two_more():
    years = {"Rome": "1453", "Athens": "1456", "Troy": "1184", "Tyre": "1291"}
    made = deck(
        *(question(f"When was {name}?", year, id=name) for name, year in years.items()),
        *(
            question(f"Who won at {name}?", who, id=name)
            for name, who in zip(
                ("Alesia", "Philippi", "Cannae"), ("Caesar", "Brutus", "Hannibal"), strict=True
            )
        ),
    )
    for seed in range(8):
        for item in paper([made], Wish(count=9), str(seed)):
            if item.card.note.id in years:
                assert all(option.text.isdigit() for option in item.options), item.options


def test_an_authors_wrong_answer_is_not_blanked_down_to_numbers_beside_a_whole_right_one():
    ore = term("Ore", "Rock that is worth mining", wrong=("Ore 1 / Ore 2", "Any ore from the sea"), id="ore")
    shown = {option.text for item in items(deck(ore), "ore", direction="forward") for option in item.options}
    assert shown == {"Rock that is worth mining", "Ore 1 / Ore 2", "Any ____ from the sea"}
    named = term("Ore", "Ore is worth mining", wrong=("Ore 1 / Ore 2", "Sand"), id="ore")
    shown = {
        option.text for item in items(deck(named), "ore", direction="forward") for option in item.options
    }
    assert shown == {"____ is worth mining", "____ 1 / ____ 2", "Sand"}, "what is blanked tells nothing there"

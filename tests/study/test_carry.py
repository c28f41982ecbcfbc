"""Whose history goes on where: nothing is guessed, lost or merged, whatever the order."""

from dataclasses import replace

import pytest
from helpers.decks_for_tests import cloze, deck, question, term
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards.deck import Deck, Note
from quizapp.questions.material import Material
from quizapp.questions.showing import key_text, stem_text
from quizapp.study.carry import Carried, Come, Gone, carried
from quizapp.study.carry_cards import _unmasks
from quizapp.study.routes import Routes, deck_of


def gone(made: Deck, *, only: str = "") -> list[Gone]:
    """The cards of a deck as they were logged."""
    material = Material([made])
    return [Gone(c.id, stem_text(c, material), key_text(c, material)) for c in made.cards if only in c.id]


def come(made: Deck, *, came: bool | None = True, studied: bool = False) -> list[Come]:
    return [Come.of(card, studied=studied, came=came) for card in made.cards]


def reworded(old: Note, new: Note, *others: Note, came: bool | None = True) -> Carried:
    """What comes of one note in the place of another, beside others that stay."""
    stay = come(deck(*others), studied=True, came=False) if others else []
    return carried(gone(deck(old)), [*come(deck(new), came=came), *stay], {"d"})


def ends(found: Carried) -> list[tuple[str, str]]:
    return [(source.partition("#")[2], target.partition("#")[2]) for source, target in found.moves]


def test_the_answer_is_what_tells_a_reworded_card() -> None:
    found = reworded(question("Who?", "Donald Trump", id="a"), question("By whom?", "Donald Trump", id="b"))
    assert (ends(found), found.doubts) == ([("a:forward", "b:forward")], ())


@pytest.mark.parametrize("answer", ["*São  Paulo*", "Sa\u0303o Paulo", "São\nPaulo"])
def test_markup_spacing_and_composition_of_the_answer_count_for_nothing(answer: str) -> None:
    assert reworded(question("x?", "São Paulo", id="a"), question("y?", answer, id="b")).moves


@pytest.mark.parametrize("answer", ["Sao Paulo", "são paulo", "São Paulo!"])
def test_another_answer_is_another_card(answer: str) -> None:
    found = reworded(question("x?", "São Paulo", id="a"), question("y?", answer, id="b"))
    assert found == Carried()


def test_both_directions_go_along_also_where_the_definition_names_its_term() -> None:
    old = term("Rare earths", "Rare earths are seventeen metals.", id="a")
    new = term("Rare earth elements", "Rare earths are seventeen metals.", id="b")
    assert ends(reworded(old, new)) == [("a:forward", "b:forward"), ("a:reverse", "b:reverse")]
    only = carried(gone(deck(old), only="reverse"), come(deck(new)), {"d"})
    assert ends(only) == [("a:reverse", "b:reverse")]


def test_a_direction_that_the_new_note_lacks_stays_behind() -> None:
    new = term("Foos", "A thing.", id="b", directions=("forward",))
    assert ends(reworded(term("Foo", "A thing.", id="a"), new)) == [("a:forward", "b:forward")]


def test_gaps_go_along_one_by_one() -> None:
    old, new = cloze("In {{Rome}} or {{Oslo}}.", id="a"), cloze("Was it in {{Rome}}, or in {{Oslo}}?", id="b")
    found = ends(reworded(old, new))
    assert len(found) == 2
    assert all(source.rpartition(":")[2] == target.rpartition(":")[2] for source, target in found)


def test_a_mended_gap_is_known_by_the_sentence_around_it() -> None:
    assert len(reworded(cloze("In {{Roma}} or {{Oslo}}."), cloze("In {{Rome}} or {{Oslo}}.")).moves) == 2


def test_an_answer_that_another_card_has_too_is_asked_about() -> None:
    old, new = question("Is a?", "Yes", id="a"), question("Is a so?", "Yes", id="b")
    found = reworded(old, new, question("Is c?", "Yes", id="c"))
    assert found.moves == ()
    (doubt,) = found.doubts
    assert (doubt.id, doubt.words, doubt.stays) == ("d#a", "Is a?", (("d#a:forward",) * 2,))
    assert [(c.id, c.words, c.moves) for c in doubt.choices] == [
        ("d#b", "Is a so?", (("d#a:forward", "d#b:forward"),))
    ]


def test_of_many_with_the_answer_the_likeliest_few_are_offered_first() -> None:
    new = deck(*(question(f"Is {'it' * n} so?", "Yes", id=str(n)) for n in range(1, 40)))
    found = carried([Gone("d#a:forward", "Is ititit so?", "Yes")], come(new), {"d"})
    (doubt,) = found.doubts
    assert (len(doubt.choices), doubt.choices[0].words) == (5, "Is ititit so?")


def test_what_may_have_been_there_all_along_is_taken_only_if_it_looks_alike() -> None:
    old = question("Who signed the deal?", "Takaichi", id="a")
    assert reworded(old, question("Who has signed the deal?", "Takaichi", id="b"), came=None).moves
    other = reworded(old, question("Japan's prime minister?", "Takaichi", id="b"), came=None)
    assert (other.moves, len(other.doubts)) == ((), 1)
    there = reworded(old, question("Who has signed the deal?", "Takaichi", id="b"), came=False)
    assert there == Carried()


def test_a_renamed_deck_goes_as_a_whole_and_its_reworded_cards_one_by_one() -> None:
    notes = [question(f"q{i}?", f"answer {i}") for i in range(5)]
    old, new = deck(*notes), deck(*notes[:-1], question("quite new?", "answer 4"), id="e")
    found = carried(gone(old), come(new), {"e"})
    last = old.cards[-1].id.partition("#")[2]
    assert found.moves == (("d", "e"), (f"e#{last}", new.cards[-1].id))


def test_a_deck_of_which_too_little_is_left_is_another_deck() -> None:
    notes = [question(f"q{i}?", f"answer {i}") for i in range(5)]
    assert carried(gone(deck(*notes)), come(deck(*notes[:2], id="e")), {"e"}) == Carried()


def test_a_deck_that_was_studied_takes_over_no_other() -> None:
    notes = [question(f"q{i}?", f"answer {i}") for i in range(5)]
    assert carried(gone(deck(*notes)), come(deck(*notes, id="e"), studied=True), {"e"}) == Carried()


def test_what_was_taken_back_is_not_done_again_and_what_is_to_stay_stays() -> None:
    old, new = deck(question("x?", "word", id="a")), deck(question("y?", "word", id="b"))
    step = ("d#a:forward", "d#b:forward")
    assert carried(gone(old), come(new), {"d"}).moves == (step,)
    assert carried(gone(old), come(new), {"d"}, {step}) == Carried()
    assert carried(gone(old), come(new), {"d"}, {("d#a:forward", "d#a:forward")}) == Carried()
    assert carried(gone(old), come(new._replace(id="e")), set(), {("d", "d")}) == Carried()


# -- drawn -----------------------------------------------------------------------------------------------

names = st.text("abcdefgh", min_size=1, max_size=3)
words = st.sampled_from(["Yes", "No", "Tokyo", "Oslo", "17", "A light metal.", "Ein Satz über Wörter."])
kinds = st.sampled_from(["question", "term", "cloze"])


@st.composite
def some_notes(draw: st.DrawFn, kind: str = "", answer: str = "") -> Note:
    kind, answer, name = kind or draw(kinds), answer or draw(words), draw(names)
    more = {"id": name} if draw(st.integers(0, 4)) == 0 else {}
    if kind == "question":
        return question(f"{name} asks {draw(names)}?", answer, **more)
    if kind == "term":
        return term(f"{name} {draw(names)}", answer, **more)
    return cloze(f"{name} {{{{{answer}}}}} {draw(names)} {{{{{draw(words)}}}}}", **more)


@st.composite
def edited(draw: st.DrawFn, old: list[Note]) -> list[Note]:
    """The notes of a deck after its author worked on it."""
    out = draw(st.lists(some_notes(), max_size=2))
    for note in old:
        what = draw(st.sampled_from(["keep", "keep", "keep", "reword", "drop"]))
        if what == "reword":
            answer = note.gaps[0].text if note.gaps else note.answer
            out.append(draw(some_notes(note.kind, answer)))
        elif what == "keep":
            out.append(note)
    return out


@st.composite
def situations(draw: st.DrawFn) -> tuple[list[Gone], list[Come], set[str]]:
    """Decks of yesterday and today, most of whose cards are the same."""
    before = draw(st.lists(st.lists(some_notes(), min_size=1, max_size=5), min_size=1, max_size=2))
    ids = draw(st.permutations("defg"))
    old = [deck(*notes, id=id) for id, notes in zip("de", before, strict=False)]
    new = [deck(*draw(edited(draw(st.sampled_from(before)))), id=id) for id in ids[: draw(st.integers(1, 3))]]
    here = {card.id for each in new for card in each.cards}
    logged = [card for each in old for card in gone(each) if draw(st.integers(0, 9))]
    studied = {card.card for card in logged} & here
    came = st.sampled_from([True, True, True, None, False])
    found = [
        replace(card, studied=card.card in studied, came=draw(came)) for each in new for card in come(each)
    ]
    return [card for card in logged if card.card not in here], found, {each.id for each in new}


@given(situations())
def test_no_history_is_lost_and_none_merged(situation) -> None:
    left, here, decks = situation
    found = carried(*situation)
    routes = Routes(found.moves)
    own = {card.card for card in here if card.studied}
    after = [routes.end(card.card) for card in left]
    assert all(routes.end(card) == card for card in own)  # whoever has a history keeps it
    assert own.isdisjoint(after)
    assert len(set(after)) == len(after)
    at_hand = {card.card for card in here}
    for source, target in found.moves:
        assert target in (at_hand if "#" in target else decks)
        assert source not in at_hand
        assert source not in decks


@given(situations(), st.randoms())
def test_the_order_of_cards_plays_no_part(situation, dice) -> None:
    left, here, decks = situation
    found = carried(left, here, decks)
    dice.shuffle(left)
    dice.shuffle(here)
    assert carried(left, here, frozenset(decks)) == found


@given(situations())
def test_a_second_look_moves_nothing(situation) -> None:
    left, here, decks = situation
    found = carried(left, here, decks)
    routes = Routes(found.moves)
    reached = {routes.end(card.card) for card in left}
    left = [
        replace(c, card=routes.end(c.card)) for c in left if routes.end(c.card) not in {h.card for h in here}
    ]
    here = [replace(card, studied=card.studied or card.card in reached) for card in here]
    again = carried(left, here, decks)
    assert again.moves == ()
    assert {doubt.id for doubt in found.doubts} <= {doubt.id for doubt in again.doubts}


@given(situations())
def test_each_choice_of_a_doubt_is_a_move_that_merges_nothing(situation) -> None:
    left, here, decks = situation
    found = carried(left, here, decks)
    studied = {card.card for card in here if card.studied}
    taken = {target for _, target in found.moves}
    for doubt in found.doubts:
        for choice in doubt.choices:
            targets = [target for _, target in choice.moves]
            assert targets
            assert len(set(targets)) == len(targets)
            assert studied.isdisjoint(targets)
            assert taken.isdisjoint(targets)
            assert all(deck_of(source) == deck_of(doubt.id) for source, _ in choice.moves)


@pytest.mark.parametrize(
    ("shown", "text", "words", "same"),
    [
        ("____ closed at high tide", "Sluice gates closed at high tide", "Sluice gate", True),
        ("____ closed at high tide", "Not closed at high tide", "Sluice gate", False),
        ("____ closed at high tide", "Only closed at high tide", "Sluice gate", False),
        ("Keeps ____.", "Keeps e.g. sluices.", "e.g. sluice", True),
        ("Keeps the ____", "Keeps the dry sluice", "sluice", False),
    ],
)
def test_only_what_was_to_be_found_out_may_stand_where_a_blank_was(shown, text, words, same):
    assert _unmasks(shown, text, words) is same

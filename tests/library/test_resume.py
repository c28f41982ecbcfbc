"""An interrupted quiz goes on: the same items, nothing twice, whatever happened to the decks."""

from dataclasses import replace

import pytest
from helpers.decks_for_tests import House
from hypothesis import given, settings
from hypothesis import strategies as st
from kit import DECK, TERMS, right, wrong

from quizapp.questions.wish import Wish
from quizapp.study.lines import Answer, Mark

WISH = Wish(count=6)
moves = st.lists(st.sampled_from(["right", "wrong", "undo"]), max_size=9)


def begin(house, mode="quiz", wish=WISH):
    library = house.open()
    return library, library.quiz(library.named(), wish, seed="s", mode=mode)


def play(sitting, moves):
    for move in moves:
        i = sitting.quiz.position
        if move == "undo":
            sitting.undo()
        elif i < sitting.quiz.total:
            sitting.answer(i, right(sitting, i) if move == "right" else wrong(sitting, i))


@settings(max_examples=40, deadline=None)
@given(moves.filter(lambda moves: moves[:1] not in ([], ["undo"])), st.sampled_from(["quiz", "test"]))
def test_any_broken_off_quiz_goes_on_just_as_it_was(tmp_path_factory, moves, mode):
    house = House(tmp_path_factory.mktemp("house"))
    house.write({"letters": DECK, "terms": TERMS})
    _, sitting = begin(house, mode)
    play(sitting, moves)
    later = house.open()
    again = later.resume(sitting.quiz.start.session)
    assert again.quiz.items == sitting.quiz.items
    for i in range(6):
        assert again.quiz.standing(i) == sitting.quiz.standing(i)
        assert again.quiz.mark_of(i) == sitting.quiz.mark_of(i)
    assert again.quiz.position == sitting.quiz.position
    while again.quiz.position < again.quiz.total:
        again.answer(again.quiz.position, right(again, again.quiz.position))
    again.finish()
    attempt = house.open().attempts()[0]
    assert (attempt.finished, attempt.total, attempt.right) == (True, 6, again.quiz.right)


@pytest.mark.parametrize("count", range(4))
def test_the_mistakes_of_a_quiz_do_not_change_what_it_asks_later(house, count):
    """Its own distractors come from what was taken for the answer before it began."""
    towns = "".join(f'"Which town lies at kilometre {n}?" = "Town {chr(65 + n)}"\n' for n in range(24))
    house.write({"towns": f"[faq]\n{towns}"})
    house.seed = count
    library = house.open()
    sitting = library.quiz(library.named(), Wish(count=20))
    for i in range(8):
        sitting.answer(i, wrong(sitting, i))
    again = house.open().resume(sitting.quiz.start.session)
    assert again.quiz.items == sitting.quiz.items
    assert [item.ask for item in again.quiz.items] == [item.ask for item in sitting.quiz.items]


CHANGES = {
    "a card more": DECK + '"new?" = "new"\n',
    "other answers": DECK.replace("answer", "reply"),
    "cards gone": DECK.replace('"qa?" = "answer a"\n', "").replace('"qb?" = "answer b"\n', ""),
    "almost all gone": '[deck]\ntitle = "Letters"\n[faq]\n"qh?" = "answer h"\n',
    "all reworded": DECK.replace('"q', '"which ')
    + "[renamed]\n"
    + "".join(f'"which {c}?" = "q{c}?"\n' for c in "abcdefgh"),
    "broken": "[faq\n",
    "the same": DECK,
}


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("count", [1, 3, 5])
def test_when_the_deck_changed_nothing_is_asked_twice_and_what_was_answered_is_as_it_was(house, name, count):
    _, sitting = begin(house)
    play(sitting, ["right", "wrong", "right", "wrong", "right"][:count])
    house.write({"letters": CHANGES[name]})
    later = house.open()
    again = later.resume(sitting.quiz.start.session)
    resolve = later.journal.history.resolve
    cards = [resolve(item.card.id) for item in again.quiz.items]
    assert len(cards) == len(set(cards))
    assert count <= again.quiz.total <= 6
    if name in ("a card more", "other answers", "all reworded", "the same"):
        assert again.quiz.total == 6
    for i in range(count):
        was, now = sitting.quiz.items[i], again.quiz.items[i]
        assert (now.stem, now.answer, now.key) == (was.stem, was.answer, was.key)
        assert [o.text for o in now.options] == [o.text for o in was.options]
        assert again.quiz.mark_of(i) == sitting.quiz.mark_of(i)
        assert again.feedback(i).answer == was.answer
    assert again.quiz.position == count
    play(again, ["undo", "right"] + ["right"] * 6)
    again.finish()
    assert house.open().attempts()[0].finished
    missed = [again.quiz.items[i].card for i in again.quiz.missed]
    if missed:
        assert later.redo(later.named(), missed).quiz.total == len(missed)


def test_cards_reworded_meanwhile_are_not_asked_once_more_under_their_new_names(house):
    library = house.open()
    sitting = library.quiz(library.named(["letters"]), Wish(count=8), seed="s")
    play(sitting, ["right", "wrong", "right"])
    house.write({"letters": CHANGES["all reworded"]})
    later = house.open()
    again = later.resume(sitting.quiz.start.session)
    cards = [later.journal.history.resolve(item.card.id) for item in again.quiz.items]
    assert len(set(cards)) == len(cards) == 8
    assert {item.stem[:6] for item in again.quiz.items[3:]} == {"which "}


def test_home_offers_the_latest_quiz_that_was_broken_off(house):
    library, sitting = begin(house)
    assert library.unfinished() is None
    play(sitting, ["right"] * 2)
    found = house.open().unfinished()
    assert (found.session, found.asked, found.count) == (sitting.quiz.start.session, 2, 6)
    later = house.open()
    later.set_aside(found.session)
    assert later.unfinished() is None
    assert house.open().unfinished() is None
    later.set_aside(found.session, back=True)
    assert later.unfinished().session == found.session
    later.resume(found.session).finish()
    assert later.unfinished() is None


def test_a_quiz_on_a_deck_that_is_gone_is_not_offered(house):
    _, sitting = begin(house)
    play(sitting, ["right"])
    (house.home / "decks" / "letters.toml").unlink()
    assert house.open().unfinished() is None


def test_practice_is_not_offered(house):
    library, sitting = begin(house, "practice")
    play(sitting, ["right"])
    assert library.unfinished() is None


def test_an_overridden_mark_is_kept(house):
    library, sitting = begin(house)
    play(sitting, ["wrong"])
    stamp = library.journal.stamp()
    line = sitting.quiz.standing(0).id
    library.journal.write(Mark(id=stamp.id, at=stamp.at, line=line, mark="right"))
    assert house.open().resume(sitting.quiz.start.session).quiz.right == 1


def test_answers_of_a_newer_version_and_odd_positions_do_no_harm(house):
    library, sitting = begin(house)
    play(sitting, ["right"])
    first = sitting.quiz.standing(0)
    for n, form in ((0, "choice"), (2, "typed"), (3, "holographic"), (2**53, "choice")):
        stamp = library.journal.stamp()
        odd = replace(first, id=stamp.id, at=stamp.at, n=n, form=form, card=f"letters#x{n}:forward")
        if form == "typed":
            odd = replace(odd, options=(), key=None, response="x")
        library.journal.write(odd)
    again = house.open().resume(sitting.quiz.start.session)
    assert again.quiz.guessing > 0
    assert again.quiz.position == 3
    play(again, ["undo", "right"])
    again.finish()
    assert isinstance(again.quiz.standing(1), Answer)

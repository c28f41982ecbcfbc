"""A learner's attempts as they are looked at: without their answers, sifted, and of others."""

from dataclasses import replace

import pytest
from kit import right, wrong

from quizapp.library.reviewing import advise, attempts_of, others, practise, tags
from quizapp.library.score_book import ScoreBook
from quizapp.questions.wish import Wish
from quizapp.scores.review import Sieve, by_card
from quizapp.study.lines import Move

VIEWS = ("decks", "tags", "cards")


@pytest.fixture
def sat(house):
    """Three attempts of kim, the last one broken off, and one of sam."""
    _sit(house.open(), "letters", [True, False, False])
    _sit(house.open(), "more/terms", [True, True])
    _sit(house.open(), "letters", [False, True, None])
    _sit(house.open("sam"), "letters", [False, True])
    return house


def _sit(library, deck, marks):
    wish = Wish(count=len(marks), direction="forward")
    sitting = library.quiz(library.named([deck]), wish, seed="s")
    for i, mark in enumerate(marks):
        if mark is not None:
            sitting.answer(i, right(sitting, i) if mark else wrong(sitting, i))
    if None not in marks:
        sitting.finish()


def _book(library):
    book = ScoreBook(library)
    book.renew()
    return book


def _today(library):
    return library.catalogue.store.decks_today()


def _of(library, other):
    return ScoreBook(library).of_other(other, _today(library))


def test_heads_are_the_attempts_without_their_answers(sat):
    library = sat.open()
    whole = library.attempts()
    assert library.heads() == [replace(each, answers=()) for each in whole]
    assert [library.attempt(each.session) for each in whole] == whole
    assert library.attempt("none") is None


def test_an_attempt_read_again_is_the_same_from_the_index_and_from_the_log(sat):
    first = sat.open().attempts()
    (kim,) = others(sat.open("sam"))
    assert attempts_of(kim, sat.open("sam").catalogue.store.decks_today()) == (first, ())


def test_the_answers_are_summed_up_whoever_looks(sat):
    own, (kim,) = _book(sat.open()), others(sat.open("sam"))
    other = _of(sat.open("sam"), kim)
    assert (own.name, other.name) == ("kim", "kim")
    assert own.spreads == other.spreads
    for view in VIEWS:
        assert own.standings(view) == other.standings(view)
    assert own.of_other(None, _today(sat.open())).name == "kim"


def _same_whoever_looks(sat):
    own, (kim,) = _book(sat.open()), others(sat.open("sam"))
    other = _of(sat.open("sam"), kim)
    assert own.spreads == other.spreads
    assert [own.whole(each.session) for each in own.all] == list(other.all)
    assert own.standings("cards") == other.standings("cards")
    return other


def test_a_reworded_card_keeps_its_marks_whoever_looks(sat):
    text = (sat.home / "decks" / "letters.toml").read_text()
    new = text.replace('"qa?"', '"what is a?"') + '[renamed]\n"what is a?" = "qa?"\n'
    sat.write({"letters": new})
    book = _same_whoever_looks(sat)
    here = {card.id for deck in sat.open().decks(["letters"]) for card in deck.cards}
    cards = {each.key for each in book.standings("cards") if each.key.startswith("letters#")}
    assert cards <= here


def test_moves_in_the_log_hold_whoever_looks(sat):
    library = sat.open()
    stamp = library.journal.stamp()
    library.journal.write(Move(id=stamp.id, at=stamp.at, source="letters", target="abc"))
    path = sat.home / "decks" / "letters.toml"
    path.rename(path.with_name("abc.toml"))
    assert "abc" in {deck for attempt in _same_whoever_looks(sat).all for deck in attempt.decks}


def test_a_deck_of_the_old_name_does_not_get_what_had_moved_away(sat):
    library = sat.open()
    stamp = library.journal.stamp()
    library.journal.write(Move(id=stamp.id, at=stamp.at, source="letters", target="abc"))
    path = sat.home / "decks" / "letters.toml"
    sat.write({"abc": path.read_text()})
    _sit(sat.open(), "letters", [True])
    decks = [attempt.decks for attempt in _same_whoever_looks(sat).all]
    assert decks.count(("letters",)) == 1
    assert decks.count(("abc",)) == 2


def test_a_sieve_holds_for_all_views(sat):
    book = _book(sat.open())
    (deck,) = (volume.deck_id for volume in sat.open().named(["letters"]))
    book.sift(Sieve(frozenset({deck})))
    assert {attempt.decks for attempt in book.meant} == {(deck,)}
    assert list(book.spreads) == [deck]
    assert [each.key for each in book.standings("decks")] == [deck]
    assert {card.key.partition("#")[0] for card in book.standings("cards")} == {deck}
    assert {each.key for each in book.standings("tags")} == {"abc"}


def test_of_a_tag_only_its_cards_are_listed(sat):
    book = _book(sat.open())
    every = {each.key for each in book.standings("cards")}
    book.tag = "abc"
    tagged = {each.key for each in book.standings("cards")}
    book.tag = ""
    assert tagged | {each.key for each in book.standings("cards")} == every
    assert tagged
    assert tagged != every


def test_a_card_has_its_own_tags_and_its_decks(sat):
    library = sat.open()
    card = library.decks(["letters"])[0].cards[0].id
    assert tags(library)(card) == ("abc",)
    assert tags(library)("nowhere#x:forward") == ()


def test_looking_at_others_writes_nothing(sat):
    before = sat.saved(), sat.log()
    library = sat.open()
    (sam,) = others(library)
    _of(library, sam).standings("cards")
    assert (sat.saved(), sat.log()) == before


def test_a_damaged_line_of_another_is_told_and_the_rest_is_there(sat):
    (file,) = (sat.home / "progress" / "sam").glob("*.jsonl")
    with file.open("a") as log:
        log.write('{"torn\n')
    (sam,) = others(sat.open())
    book = _of(sat.open(), sam)
    assert len(book.all) == 1
    assert [problem.code for problem in book.problems] == ["L001"]
    assert _book(sat.open("sam")).problems == book.problems


def test_a_folder_without_a_log_or_behind_a_link_is_no_learner(sat, tmp_path):
    (sat.home / "progress" / "empty").mkdir()
    (sat.home / "progress" / "link").symlink_to(sat.home / "progress" / "sam")
    assert [other.name for other in others(sat.open())] == ["sam"]


def test_what_was_missed_twice_can_be_practised_and_is_done_then(sat):
    library = sat.open()
    _sit(library, "letters", [False, False, False])
    missed = {c.key for c in by_card(library.attempts()) if c.asked - c.right > 1 and c.last != "right"}
    named = set()
    for _ in range(5):
        step = advise(library)
        if step is None or step.kind not in ("practise", "drill"):
            break
        named |= set(step.cards)
        sitting = practise(library, step)
        for i in range(sitting.quiz.total):
            sitting.answer(i, right(sitting, i))
    else:
        raise AssertionError(f"it never ends: {step}")
    assert missed
    assert missed <= named

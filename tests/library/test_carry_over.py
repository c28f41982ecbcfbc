"""Histories that go along when decks change: real files, edited, moved and broken between two openings."""

import json
import os
import shutil

import pytest
from helpers.seen import cards, everything
from kit import right

from quizapp.library.carrying import carry, settle
from quizapp.questions.wish import Wish
from quizapp.study.lines import Undo

LANDS = """
[faq]
"Capital of Peru?" = "Lima"
"Capital of Mali?" = "Bamako"
"Capital of Fiji?" = "Suva"
"Is Lima a port?" = "Yes"
"Is Suva a port?" = "Yes"
"""
OLD = "lands#capital-of-peru~"


@pytest.fixture
def lands(house):
    """A deck of which every card was asked once."""
    house.write({"lands": LANDS})
    opened(house)
    study(house, "lands")
    return house


def opened(house):
    """The library as the app opens it, with what has to be asked."""
    library = house.open()
    return library, carry(library)


def study(house, *names):
    library = house.open()
    sitting = library.study(library.named(names), practice=False)
    while sitting.current:
        sitting.rate(4)


def reword(house, *pairs, name="lands"):
    path = house.home / "decks" / f"{name}.toml"
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def moves(house):
    lines = [json.loads(line) for line in house.log()]
    return [(line["from"], line["to"]) for line in lines if line["kind"] == "move"]


def asked(library, words, name="lands"):
    """How often the card with that prompt was asked."""
    found = [card for deck in library.decks([name]) for card in deck.cards if card.note.prompt == words]
    state = library.journal.history.cards.get(found[0].id)
    return state.asked if state else 0


def test_the_history_of_a_reworded_card_goes_along(lands):
    reword(lands, ("Capital of Peru?", "What is Peru's **capital**?"))
    library, doubts = opened(lands)
    assert doubts == ()
    assert len(moves(lands)) == 1
    assert asked(library, "What is Peru's **capital**?") == 1


def test_a_second_look_finds_nothing(lands):
    reword(lands, ("Capital of Peru?", "Peru's capital?"))
    opened(lands)
    opened(lands)
    library, _ = opened(lands)
    carry(library)
    assert len(moves(lands)) == 1


def test_a_normal_start_writes_nothing(lands):
    before = lands.saved(), lands.log()
    opened(lands)
    assert (lands.saved(), lands.log()) == before


def test_a_new_card_beside_one_that_is_deleted_gets_nothing_of_it(lands):
    reword(lands, ('"Capital of Peru?" = "Lima"', '"Capital of Togo?" = "Lomé"'))
    library, doubts = opened(lands)
    assert (doubts, moves(lands), asked(library, "Capital of Togo?")) == ((), [], 0)


def test_an_answer_that_several_cards_have_is_asked_about(lands):
    reword(lands, ("Is Lima a port?", "Is Lima at the sea?"))
    library, (doubt,) = opened(lands)
    assert moves(lands) == []
    assert (doubt.words, [choice.words for choice in doubt.choices]) == (
        "Is Lima a port?",
        ["Is Lima at the sea?"],
    )
    settle(library, doubt, doubt.choices[0])
    assert asked(library, "Is Lima at the sea?") == 1
    assert opened(lands)[1] == ()


def test_two_cards_with_the_answer_are_asked_about_the_likelier_first(lands):
    new = '"Peru: which is the capital?" = "Lima"\n"The capital of Peru?" = "Lima"'
    reword(lands, ('"Capital of Peru?" = "Lima"', new))
    _, (doubt,) = opened(lands)
    assert [c.words for c in doubt.choices] == ["The capital of Peru?", "Peru: which is the capital?"]
    assert moves(lands) == []
    _, again = opened(lands)  # asked later: it waits
    assert again == (doubt,)


def test_what_goes_on_nowhere_is_not_asked_again(lands):
    reword(lands, ("Is Lima a port?", "Is Lima at the sea?"))
    library, (doubt,) = opened(lands)
    before = cards(library.journal.history)
    settle(library, doubt, None)
    assert cards(library.journal.history) == before
    assert all(source == target for source, target in moves(lands))
    assert opened(lands)[1] == ()
    (lands.home / "cache").rename(lands.home / "elsewhere")  # nor by another device
    assert opened(lands)[1] == ()


def test_a_card_that_was_always_there_is_not_taken_for_a_reworded_one(house):
    house.write({"lands": LANDS + '"Seat of Peru\'s government?" = "Lima"\n'})
    opened(house)
    library = house.open()
    sitting = library.study(library.named(["lands"]), limit=1)
    sitting.rate(3)
    reword(house, ('"Capital of Peru?" = "Lima"\n', ""))
    library, doubts = opened(house)
    assert (doubts, moves(house)) == ((), [])


def test_without_an_index_only_alike_wordings_are_carried_over_and_others_asked_about(lands):
    reword(
        lands, ("Capital of Peru?", "The capital of Peru?"), ("Capital of Mali?", "From where is Mali ruled?")
    )
    (lands.home / "cache").rename(lands.home / "elsewhere")
    library, (doubt,) = opened(lands)
    assert asked(library, "The capital of Peru?") == 1
    assert [choice.words for choice in doubt.choices] == ["From where is Mali ruled?"]


def test_all_directions_of_a_term_go_along(house):
    house.write({"terms": '[glossary]\n"Foo" = "Foo is a thing."\n"Bar" = "A long thing."\n'})
    opened(house)
    study(house, "terms")
    house.clock.now = house.clock.now.replace(day=24)
    study(house, "terms")
    reword(house, ('"Foo"', '"Foo (plural: foos)"'), name="terms")
    library, doubts = opened(house)
    assert (doubts, len(moves(house))) == ((), 2)
    found = {card.note.prompt: card.id for deck in library.decks(["terms"]) for card in deck.cards}
    assert {target.rpartition(":")[2] for _, target in moves(house)} == {"forward", "reverse"}
    assert found.keys() == {"Foo (plural: foos)", "Bar"}


def test_a_reworded_sentence_keeps_the_histories_of_its_gaps(house):
    text = '[[cards]]\ncloze = "Signed in {{Tokyo::city}} by {{Takaichi}}."\n'
    house.write({"gaps": text})
    opened(house)
    for day in (22, 24, 26):
        house.clock.now = house.clock.now.replace(day=day)
        study(house, "gaps")
    reword(house, ("Signed in", "It was signed in"), name="gaps")
    library, doubts = opened(house)
    assert (doubts, len(moves(house))) == ((), 2)
    for deck in library.decks(["gaps"]):
        assert all(card.id in library.journal.history.cards for card in deck.cards)


def test_a_mended_gap_keeps_its_history(house):
    house.write({"gaps": '[[cards]]\nid = "deal"\ncloze = "Signed in {{Tokio}}."\n'})
    opened(house)
    study(house, "gaps")
    reword(house, ("Tokio", "Tokyo"), name="gaps")
    library, doubts = opened(house)
    assert doubts == ()
    (card,) = library.decks(["gaps"])[0].cards
    assert library.journal.history.cards[card.id].asked == 1


def test_a_retired_card_and_a_direction_no_longer_asked_stay(house):
    house.write({"terms": '[deck]\ndirections = ["forward", "reverse"]\n[glossary]\n"Foo" = "A thing."\n'})
    opened(house)
    study(house, "terms")
    house.clock.now = house.clock.now.replace(day=24)
    study(house, "terms")
    new = '\n[[cards]]\nterm = "New"\ndefinition = "A thing."\n'
    reword(house, ('["forward", "reverse"]', '["forward"]'), name="terms")
    with (house.home / "decks/terms.toml").open("a") as file:
        file.write(new)
    assert opened(house)[1] == ()
    assert moves(house) == []


# -- decks -----------------------------------------------------------------------------------------------


def rename(house, old, new):
    target = house.home / "decks" / f"{new}.toml"
    target.parent.mkdir(parents=True, exist_ok=True)
    (house.home / "decks" / f"{old}.toml").rename(target)


def test_a_moved_deck_takes_everything_along(lands):
    library, _ = opened(lands)
    library.set("retention", 0.8, "lands")
    sitting = library.quiz(library.named(["lands"]), Wish(count=5))
    for i in range(5):
        sitting.answer(i, right(sitting, i))
    sitting.finish()
    before = everything(library.journal.history)
    rename(lands, "lands", "world/all lands")
    reword(lands, ("Capital of Mali?", "Mali's capital?"), name="world/all lands")
    library, doubts = opened(lands)
    history = library.journal.history
    assert doubts == ()
    assert moves(lands)[0] == ("lands", "world/all lands")
    assert len(moves(lands)) == 2
    assert history.setting("retention", "world/all lands") == 0.8
    assert history.trends() == {"world/all lands": before["trends"]["lands"]}
    assert asked(library, "Mali's capital?", "world/all lands") == 2
    assert len(cards(history)) == len(before["cards"])


def test_a_deck_that_went_back_to_its_name_has_its_history_again(lands):
    rename(lands, "lands", "other")
    opened(lands)
    rename(lands, "other", "lands")
    library, doubts = opened(lands)
    assert doubts == ()
    assert asked(library, "Capital of Peru?") == 1


def test_two_decks_that_could_be_the_one_that_is_gone_are_asked_about(lands):
    rename(lands, "lands", "one")
    lands.write({"two": LANDS})
    library, (doubt,) = opened(lands)
    assert doubt.is_deck
    assert (doubt.words, {choice.words for choice in doubt.choices}) == ("lands", {"one", "two"})
    settle(library, doubt, next(choice for choice in doubt.choices if choice.id == "two"))
    assert moves(lands) == [("lands", "two")]
    assert opened(lands)[1] == ()


def test_decks_with_numbered_cards_are_not_taken_for_each_other(house):
    def numbered(words):
        card = '[[cards]]\nid = "{0}"\nquestion = "{1} {0}?"\nanswer = "{0} {1}s"\n'
        return "".join(card.format(i, words) for i in range(5))

    house.write({"one": numbered("apple")})
    opened(house)
    study(house, "one")
    (house.home / "decks/one.toml").unlink()
    house.write({"two": numbered("pear")})
    assert opened(house)[1] == ()
    assert moves(house) == []
    house.write({"three": numbered("apple")})
    opened(house)
    assert moves(house) == [("one", "three")]


# -- what is not gone ------------------------------------------------------------------------------------


def test_a_deck_that_is_broken_for_a_while_loses_nothing(lands):
    path = lands.home / "decks" / "lands.toml"
    good = path.read_text("utf-8")
    path.write_text(good + "oh no", "utf-8")
    lands.write({"copy": LANDS})
    assert opened(lands)[1] == ()
    assert moves(lands) == []
    path.write_text(good, "utf-8")
    library, doubts = opened(lands)
    assert (doubts, moves(lands)) == ((), [])
    assert asked(library, "Capital of Peru?") == 1


def test_a_broken_deck_with_the_id_in_it_is_not_gone(house):
    house.write({"a": f'[deck]\nid = "x/y"\n{LANDS}'})
    opened(house)
    study(house, "a")
    house.write({"a": f'[deck]\nid = "x/y"\n{LANDS}oh no', "b": LANDS, "c": "oh no"})
    opened(house)
    assert moves(house) == []
    house.write({"a": LANDS.replace("Capital", "Seat")})
    opened(house)
    assert moves(house) == [("x/y", "b")]


def test_a_deck_in_a_folder_that_cannot_be_read_is_not_gone(lands, monkeypatch):
    rename(lands, "lands", "deep/lands")
    opened(lands)
    lands.write({"copy": LANDS})
    scandir = os.scandir

    def denied(path="."):
        if str(path).endswith("deep"):
            raise PermissionError(13, "denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", denied)
    before = moves(lands)
    assert opened(lands)[1] == ()
    assert moves(lands) == before


def test_nothing_is_moved_while_there_are_no_decks(lands):
    for path in (lands.home / "decks").rglob("*.toml"):
        path.unlink()
    assert opened(lands)[1] == ()
    assert moves(lands) == []


def test_a_library_that_cannot_be_written_is_left_alone(lands, disk):
    reword(lands, ("Capital of Peru?", "Peru's capital?"))
    disk.break_("write")
    assert opened(lands)[1] == ()
    disk.mend()
    opened(lands)
    assert len(moves(lands)) == 1


@pytest.mark.parametrize("how", ["write", "fsync"])
def test_what_could_not_all_be_saved_is_made_good_the_next_time(lands, monkeypatch, how):
    reword(lands, ("Capital of Peru?", "Peru's capital?"), ("Capital of Mali?", "Mali's capital?"))
    real, calls = getattr(os, how), []

    def once(*args):
        calls.append(args)
        if len(moves(lands)) > 1 - (how == "write"):
            raise OSError(28, "No space left on device")
        return real(*args)

    monkeypatch.setattr(os, how, once)
    assert opened(lands)[1] == ()
    monkeypatch.setattr(os, how, real)
    library, doubts = opened(lands)
    assert doubts == ()
    assert (asked(library, "Peru's capital?"), asked(library, "Mali's capital?")) == (1, 1)
    assert len(set(moves(lands))) == 2


# -- taken back, and twice -------------------------------------------------------------------------------


def test_a_move_that_is_taken_back_brings_things_back_and_is_not_made_again(lands):
    before = cards(house_history(lands))
    reword(lands, ("Capital of Peru?", "Peru's capital?"))
    library, _ = opened(lands)
    (line,) = [line for line in map(json.loads, lands.log()) if line["kind"] == "move"]
    stamp = library.journal.stamp()
    library.journal.write(Undo(id=stamp.id, at=stamp.at, line=line["id"]))
    assert cards(library.journal.history) == before
    library, doubts = opened(lands)
    assert (doubts, len(moves(lands))) == ((), 1)
    assert cards(library.journal.history) == before


def house_history(house):
    return house.open().journal.history


def test_two_devices_that_notice_the_same_come_to_one_state(lands):
    reword(lands, ("Capital of Peru?", "The capital of Peru?"))
    away = lands.home.parent / "away"
    shutil.copytree(lands.home, away)
    shutil.rmtree(away / "state")
    other = type(lands)(away, lands.clock, 50)
    opened(lands)
    opened(other)
    assert len(moves(lands)) == len(moves(other)) == 1
    alone = everything(house_history(lands))
    for file in (away / "progress" / "kim").glob("*.jsonl"):
        target = lands.home / "progress" / "kim" / file.name
        if not target.exists():
            shutil.copy(file, target)
    library, doubts = opened(lands)
    assert (doubts, len(moves(lands))) == ((), 2)
    assert everything(library.journal.history) == alone


# -- names that come back --------------------------------------------------------------------------------


def test_a_new_deck_under_the_name_of_one_that_moved_is_a_deck_of_its_own(lands):
    library, _ = opened(lands)
    library.set("retention", 0.8, "lands")
    sitting = library.quiz(library.named(["lands"]), Wish(count=5))
    for i in range(5):
        sitting.answer(i, right(sitting, i))
    sitting.finish()
    rename(lands, "lands", "old lands")
    opened(lands)
    lands.write({"lands": LANDS.replace("Capital", "Port").replace("Is ", "Was ")})
    opened(lands)
    study(lands, "lands")
    library, doubts = opened(lands)
    history = library.journal.history
    assert doubts == ()
    assert asked(library, "Port of Peru?") == 1  # and not new for ever
    assert asked(library, "Capital of Peru?", "old lands") == 2
    assert (history.setting("retention", "old lands"), history.setting("retention", "lands")) == (0.8, None)
    assert list(history.trends()) == ["old lands"]


def test_a_wording_that_comes_back_beside_its_heir_shares_nothing_with_it(lands):
    reword(lands, ("Capital of Peru?", "Peru's capital?"))
    opened(lands)
    reword(lands, ("[faq]", '[faq]\n"Capital of Peru?" = "Lima"'))
    study(lands, "lands")
    study(lands, "lands")
    library, _ = opened(lands)
    ids = {card.note.prompt: card.id for card in library.decks(["lands"])[0].cards}
    resolve = library.journal.history.resolve
    assert all(resolve(id) == id for id in ids.values())
    assert asked(library, "Capital of Peru?") >= 1


def test_devices_with_different_decks_write_no_moves_back_and_forth(lands):
    path = lands.home / "decks/lands.toml"
    old = path.read_text("utf-8")
    reword(lands, ("Capital of Peru?", "Peru's capital?"))
    new = path.read_text("utf-8")
    for text in (new, old, new, old):
        path.write_text(text, "utf-8")
        library, doubts = opened(lands)
        words = "Peru's capital?" if text == new else "Capital of Peru?"
        assert (asked(library, words), doubts, len(moves(lands))) == (1, (), 1)

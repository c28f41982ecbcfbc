"""The sums that statistics are made of say what the rows say, whatever comes, changes and goes."""

from dataclasses import replace
from pathlib import Path

from helpers.seen import everything
from storage.test_index_follows import NOW, followed, written
from storage.test_index_history import answer, at, card_line, start, undo

from quizapp.storage.decks import list_decks
from quizapp.storage.index import mistakes, opening, tallies
from quizapp.storage.index.history import History, fold
from quizapp.storage.index.store import Store
from quizapp.study.lines import Line, Mark, Move

ONE = '[deck]\nid = "d"\n[[cards]]\nid = "x"\nquestion = "x?"\nanswer = "X"\n'
BOTH = f'{ONE}[[cards]]\nid = "y"\nquestion = "y?"\nanswer = "Y"\n'


def wrong(id: str, hour: int, card: str) -> Line:
    return replace(
        answer(id, hour, card=card, mark="wrong", rating=1), form="typed", response=id, stem="S", answer="A"
    )


class Kept:
    """A library of one deck and one log, which an index on the disk follows."""

    def __init__(self, home: Path) -> None:
        self.home, self.clock = home, 1
        (home / "decks").mkdir()
        (home / "kim").mkdir()

    def store(self) -> Store:
        return followed(self.home / "index.sqlite", self.home / "kim", self.home / "decks")

    def deck(self, text: str) -> None:
        (self.home / "decks" / "d.toml").write_text(text, "utf-8")

    def log(self, *lines: Line, anew: bool = False) -> None:
        with (self.home / "kim" / "2026-11.a.jsonl").open("wb" if anew else "ab") as file:
            file.write(b"".join(map(written, lines)))


def sums(store: Store) -> dict[str, object]:
    """What statistics say of all decks. That the sums agree with the rows is seen to by `everything`."""
    everything(History(store))
    return {
        "days": [(t.day, t.age, t.count, t.right, t.ms) for t in tallies.day_tallies(store, None)],
        "due": tallies.due_by_day(store, None),
        "maturity": tallies.maturity(store, None),
        "forms": tallies.form_tallies(store, None, 0),
    }


def of_decks(store: Store) -> dict[str, object]:
    """The same from the rows of the cards and answers of each deck."""
    keys = [key for (key,) in store.db.execute("SELECT key FROM deck WHERE id <> ''")]
    return {
        "days": [(t.day, t.age, t.count, t.right, t.ms) for t in tallies.day_tallies(store, keys)],
        "due": tallies.due_by_day(store, keys),
        "maturity": tallies.maturity(store, keys),
        "forms": tallies.form_tallies(store, keys, 0),
    }


def test_they_follow_decks_that_change_and_are_those_of_the_cards(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.log(start(), answer("a", 9), answer("b", 10, card="d#y:forward", rating=1, mark="wrong"))
    for text in (BOTH, ONE, "[faq", BOTH):
        kept.deck(text)
        store = kept.store()
        found = sums(store)
        clean = followed(None, tmp_path / "kim", tmp_path / "decks")
        assert found == sums(clean)
        if text == BOTH:
            assert found == of_decks(store)
            assert sum(found["maturity"].values()) == 2
        store.db.close()


def test_they_follow_each_line(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.deck(BOTH)
    lines = [
        start(),
        answer("a", 9, rating=3),
        wrong("b", 10, "d#x:forward"),
        Mark(id="m", at=at(11), session="s", line="b", mark="right"),
        undo("u", "m", 12),
        answer("c", 8, rating=4),  # earlier: the others are no first answers any more
        card_line("h", "suspend", 13),
        undo("v", "a", 14),
        undo("w", "v", 15),
        Move(id="o", at=at(16), source="d#x:forward", target="d#y:forward"),
        card_line("r", "reset", 17, card="d#y:forward"),
    ]
    store = kept.store()
    for n, line in enumerate(lines, 1):
        kept.log(line)
        opening.follow(store, list_decks(tmp_path / "decks").decks, NOW)
        assert sums(store) == sums(followed(None, tmp_path / "kim", tmp_path / "decks")), lines[:n]
    kept.log(*lines[:2], anew=True)
    opening.follow(store, list_decks(tmp_path / "decks").decks, NOW)
    assert sums(store) == sums(followed(None, tmp_path / "kim", tmp_path / "decks"))


def test_the_cards_with_most_mistakes_come_first_and_of_as_many_those_asked_last() -> None:
    lines = [
        *(start(), wrong("a", 1, "d#x:forward"), wrong("b", 2, "d#x:forward"), wrong("c", 5, "d#y:forward")),
        *(wrong("d", 9, "d#z:forward"), answer("e", 10, card="d#w:forward")),
        Mark(id="m", at=at(9), session="s", line="a", mark="right"),
    ]
    store = fold(lines)._store
    store.db.execute("UPDATE card SET deck = 1")
    for most, cards in ((1, "z"), (2, "yz"), (3, "xyz")):
        found = mistakes.most_mistaken(store, None, most)
        assert {card for card, _, _ in found} == {f"d#{card}:forward" for card in cards}
    assert sorted(mistakes.most_mistaken(store, [1], 9)) == sorted(mistakes.mistakes(store))
    assert mistakes.most_mistaken(store, [2], 9) == []
    for card, text, when in mistakes.mistakes(store):
        assert (card, text, when) in mistakes.mistakes(store, [1], card)


def test_of_one_deck_are_the_answers_on_its_cards_whether_others_have_any_or_not(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.deck(BOTH)
    (tmp_path / "decks" / "e.toml").write_text(ONE.replace('"d"', '"e"'), "utf-8")
    lines = [answer("a", 9), answer("b", 10, card="d#gone:forward"), answer("c", 11, card="e#x:forward")]
    for some, of_d in ((lines[:1], 1), (lines[:2], 1), ([lines[0], lines[2]], 1), (lines[2:], 0)):
        kept.log(start(), *some, anew=True)
        store = kept.store()
        (key,) = store.db.execute("SELECT key FROM deck WHERE id = 'd'").fetchone()
        found = tallies.day_tallies(store, [key])
        assert [(tally.deck, tally.count) for tally in found] == [("d", 1)] * of_d
        assert sum(tally.count for tally in tallies.day_tallies(store, None)) == len(some)
        store.db.close()

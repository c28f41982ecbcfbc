"""Confusions that are looked up by keys are those that all cards of the decks come to."""

from collections.abc import Sequence

from helpers.decks_for_tests import deck, decks, question, term
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards.deck import Card, Deck
from quizapp.questions.answers import answers_of
from quizapp.questions.candidate import answer_of
from quizapp.questions.masking import BLANK
from quizapp.questions.material import Material
from quizapp.questions.showing import shown_for
from quizapp.scores import whose
from quizapp.scores.confusions import Confusion, confusions, foremost
from quizapp.scores.whose import Answers

Wrong = list[tuple[str, str, str]]


def owner(card: Card, text: str, decks: Sequence[Deck], material: Material) -> str:
    """Whose answer a text is, found by looking at every card."""
    key = material.alike.key

    def is_meant(each: Card) -> bool:
        if (each.note.kind, each.direction) != (card.note.kind, card.direction) or each.note is card.note:
            return False
        if BLANK in text:
            same_deck = each.deck_id == card.deck_id
            return same_deck and key(shown_for(answer_of(each), card, material)) == key(text)
        return key(text) in {key(right) for right in answers_of(each.note, each.direction, each.gap)}

    found = [each for deck in decks for each in deck.cards if is_meant(each)]
    return min(found, key=lambda each: (each.deck_id != card.deck_id, each.id)).id if found else ""


def slowly(wrong: Wrong, decks: Sequence[Deck]) -> list[Confusion]:
    """The confusions, by looking at every card of the decks for every text."""
    material = Material(decks)
    cards = {card.id: card for deck in decks for card in deck.cards}
    spelt: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for id, text, at in wrong:
        if id in cards and text.strip():
            spelt.setdefault((id, material.alike.key(text)), []).append((at, text))
    taken: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for (id, key), times in spelt.items():
        other = owner(cards[id], max(times)[1], decks, material)
        taken.setdefault((id, other, "" if other else key), []).extend(times)
    out = []
    for (id, other, _), times in taken.items():
        at, text = max(times)
        note, reverse = cards[id].note, cards[id].direction == "reverse"
        own = {material.alike.key(each.text) for each in (note.wrong_terms if reverse else note.wrong)}
        texts = frozenset(text for _, text in times)
        out.append(Confusion(id, text, other, len(times), at, texts, material.alike.key(text) in own))
    out.sort(key=lambda each: (each.card, each.text))
    return sorted(out, key=lambda each: (each.count, each.last_at), reverse=True)


def told(found: Sequence[Confusion]) -> list[tuple[Confusion, frozenset[str], bool]]:
    """All that they say, also what two of them are not compared by."""
    return [(each, each.texts, each.offered) for each in found]


@st.composite
def mistaken(draw: st.DrawFn) -> tuple[Wrong, list[Deck]]:
    """Wrong answers on the cards of some decks: of other cards, as shown and as written, and any text."""
    found = draw(decks())
    cards, material = [card for deck in found for card in deck.cards], Material(found)
    wrong = []
    for n in range(draw(st.integers(0, 25))):
        card, other = draw(st.sampled_from(cards)), draw(st.sampled_from(cards))
        texts = [shown_for(answer_of(other), card, material), "nobody's", " ", "", other.note.prompt]
        texts += answers_of(other.note, other.direction, other.gap)
        text = draw(st.sampled_from(texts))
        text = draw(st.sampled_from([text, text, text.upper(), f"{text}."]))
        id = draw(st.sampled_from([card.id, card.id, card.id, "d#gone:forward"]))
        wrong.append((id, text, f"2026-11-22T10:00:{draw(st.integers(0, 9)):02}.{n:03}Z"))
    return wrong, found


@given(mistaken())
def test_they_are_those_found_by_looking_at_every_card(made: tuple[Wrong, list[Deck]]) -> None:
    wrong, decks = made
    assert told(confusions(wrong, decks)) == told(slowly(wrong, decks))


@given(mistaken(), st.integers(1, 5))
def test_the_foremost_are_the_first_of_all_that_tell(made: tuple[Wrong, list[Deck]], most: int) -> None:
    wrong, decks = made
    wanted = [each for each in slowly(wrong, decks) if each.tells][:most]
    assert told(foremost(wrong, decks, most)) == told(wanted)


def test_a_term_is_found_by_what_stands_in_its_parentheses_and_without_it() -> None:
    made = deck(term("New York City (NYC)", "A big one", id="nyc"), term("Lima", "Another one", id="lima"))
    for text in ("nyc", "New York City", "new york city (nyc)"):
        (found,) = confusions([("d#lima:reverse", text, "2026")], [made])
        assert found.other == "d#nyc:reverse"


def test_only_few_cards_are_looked_at_for_the_foremost(monkeypatch) -> None:
    notes = [question(f"q{n}?", f"answer {n}", id=f"n{n:03}") for n in range(300)]
    wrong = [
        (f"d#n{n:03}:forward", f"answer {n + 1}", f"{n:03}") for n in range(200) for _ in range(1 + n // 195)
    ]
    looked = []
    of = Answers.card
    monkeypatch.setattr(Answers, "card", lambda self, id: looked.append(id) or of(self, id))
    found = foremost(wrong, [deck(*notes)], 3)
    assert [each.card for each in found] == ["d#n199:forward", "d#n198:forward", "d#n197:forward"]
    assert len(looked) <= 4


def test_a_masked_text_is_found_in_a_big_deck_by_its_words(monkeypatch) -> None:
    monkeypatch.setattr(whose, "_LOOKED_AT", 3)
    notes = [term(f"Thing{n}", f"The thing{n} is made of stuff number {n}", id=f"n{n}") for n in range(9)]
    made = deck(*notes)
    card, other = (next(each for each in made.cards if each.id == f"d#n{n}:forward") for n in (1, 7))
    shown = shown_for(answer_of(other), card, Material([made]))
    assert BLANK in shown
    assert confusions([(card.id, shown, "2026")], [made])[0].other == other.id

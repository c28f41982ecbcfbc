"""Decks that go out as a package and come in again are what they were, with their history."""

from dataclasses import replace

from formats.formats_kit import LETTERS, clozes, deck_of, new_notes, notes_of, volume_of
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.cards.deck import Wrong
from quizapp.cards.markup import parse
from quizapp.cards.new_note import NewNote, new_note_of
from quizapp.formats import anki_package
from quizapp.formats.found import Found, Review
from quizapp.formats.out import Volume
from quizapp.formats.wishes import ReadWish, WriteWish

NOW = 1_795_389_872_110
UNMARKED = "aB3 äß\"'#:;=~%{}[]()<>&|$@,.!?\t-–“”»漢字 عربي 🎉é"  # all but the marks of Markdown
WISH = WriteWish(name="x.apkg", now=NOW)


def there_and_back(*volumes: Volume) -> Found:
    out = anki_package.write(list(volumes), WISH)
    assert anki_package.looks(out.data, "x.apkg") == 1
    found = anki_package.read(out.data, ReadWish(reviews=True))
    assert out.cards == len(found.cards)
    assert not found.left
    return found


@settings(max_examples=150, deadline=None)
@given(notes_of(st.one_of(new_notes(UNMARKED), clozes())))
def test_every_kind_of_card_comes_back(notes: list[NewNote]):
    found = [card.note for card in there_and_back(volume_of(notes)).cards]
    assert list(map(said, found)) == list(map(said, in_a_deck(notes)))


@settings(max_examples=100, deadline=None)
@given(notes_of(clozes("abc {}:<&-漢")))
def test_clozes_come_back_whatever_signs_are_in_them(notes: list[NewNote]):
    try:
        volume = volume_of(notes)
    except AssertionError:
        return  # no deck can have this one
    found = there_and_back(volume).cards
    for card, note in zip(found, volume.deck.notes, strict=True):
        again = deck_of([card.note]).notes[0]
        assert [spaceless(gap.text) for gap in again.gaps] == [spaceless(gap.text) for gap in note.gaps]
        assert spaceless(again.answer) == spaceless(note.answer)


def said(note: NewNote) -> tuple[object, ...]:
    """A note, its texts as they are shown: before a bullet a line breaks with a `\\` and without."""
    texts = note.prompt, note.answer, note.hint, note.explanation
    return tuple(map(parse, texts)), replace(note, prompt="", answer="", hint="", explanation="")


def spaceless(text: str) -> str:
    return "".join(text.split())


def in_a_deck(notes: list[NewNote]) -> list[NewNote]:
    """As a deck has them: in the order of its tables."""
    return [new_note_of(note) for note in deck_of(notes).notes]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_history_comes_back(data: st.DataObject):
    notes = data.draw(notes_of(st.one_of(new_notes(LETTERS), clozes())))
    volume = volume_of(notes)
    ids = [card.id for card in volume.deck.cards]
    moments = data.draw(st.lists(st.integers(1, 4_000_000_000_000), unique=True, max_size=12).map(sorted))
    reviews: dict[str, tuple[Review, ...]] = {}
    expected: dict[str, list[Review]] = {}
    for at in moments:
        card = data.draw(st.sampled_from(volume.deck.cards))
        review = Review(
            at, data.draw(st.integers(1, 4)), data.draw(st.integers(0, 60_000)), card.direction, card.gap
        )
        reviews[card.id] = (*reviews.get(card.id, ()), review)
        expected.setdefault(card.note.id, []).append(review)
    found = there_and_back(Volume(volume.deck, volume.title, reviews))
    assert ids
    for card, note in zip(found.cards, volume.deck.notes, strict=True):
        assert list(card.reviews) == expected.get(note.id, [])


def test_what_a_card_has_beside_its_sides_comes_back():
    note = NewNote(
        "term",
        "Rare *earths*",
        "Seventeen `elements`:\n- a\n- b",
        accept=("REE", "rare\\\nearth"),
        wrong=(Wrong("Iron", "it is common"), Wrong("a :: b")),
        wrong_terms=(Wrong("Alkali"),),
        hint="a *hint*",
        explanation="one\n\ntwo\\\nthree",
        source="p. 3",
        tags=("law", "a::b"),
        directions=("reverse",),
        id="ree: <count> & *more* #1 100%",
    )
    question = NewNote("question", "Why", "Because", directions=("forward", "reverse"))
    retired = NewNote("question", "Old?", "Yes", retired=True)
    found = [card.note for card in there_and_back(volume_of([note, question, retired])).cards]
    assert found == [note, question, retired]


def test_decks_keep_their_folders_and_titles():
    one, two = (
        volume_of([NewNote("term", "a", "b")], "geo/x", "Asia"),
        volume_of([NewNote("term", "c", "d")], "y", "A::B / C"),
    )
    assert {card.deck for card in there_and_back(one, two).cards} == {"geo/Asia", "A: B // C"}


def test_decks_whose_names_anki_takes_for_one_stay_apart():
    names = [("geo/x", "Asia"), ("GEO/y", "ASIA"), ("geo/x2", "asia"), ("b/x", "One\x1f\nline")]
    found = there_and_back(*(volume_of([NewNote("term", "a", "b")], *name) for name in names))
    assert {card.deck for card in found.cards} == {
        "geo/Asia",
        "geo/ASIA (y)",
        "geo/asia (x2)",
        "b/One\u241f line",
    }


def test_the_same_deck_gives_the_same_bytes_but_for_the_time():
    notes = [NewNote("term", f"term {n}", "x") for n in range(50)]
    first, again = (anki_package.write([volume_of(notes)], WISH) for _ in range(2))
    assert first.data == again.data
    assert anki_package.write([volume_of(notes)], replace(WISH, now=NOW + 1000)).data != first.data


def test_what_anki_cannot_have_is_told():
    notes = [
        NewNote("term", "a", "b", tags=("two words",)),
        NewNote("term", "c", "d", retired=True),
    ]
    volume = volume_of(notes)
    reviews = {"deck#gone:forward": (Review(1, 3),)}
    out = anki_package.write([Volume(volume.deck, volume.title, reviews)], WISH)
    assert out.cards == 2
    assert [line.partition(":")[0] for line in out.left] == [
        "1 retired card",
        "1 tag with blanks",
        "1 review of cards that the decks don't have",
    ]


def test_two_answers_of_one_moment_are_both_kept():
    volume = volume_of([NewNote("term", "a", "b"), NewNote("term", "c", "d")])
    reviews = {card.id: (Review(1_700_000_000_000, 3),) for card in volume.deck.cards}
    found = there_and_back(Volume(volume.deck, volume.title, reviews))
    assert sum(len(card.reviews) for card in found.cards) == 4


def test_no_deck_at_all_is_an_empty_package():
    assert there_and_back().cards == ()

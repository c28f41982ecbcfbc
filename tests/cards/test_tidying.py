"""Cards that come from elsewhere: whatever is in them, a deck can have what comes out."""

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.cards.deck import Wrong
from quizapp.cards.new_note import NewNote
from quizapp.cards.reading import read_deck
from quizapp.cards.tidying import identity, names_of, tidied
from quizapp.cards.writing import new_deck

anything = st.text(max_size=12)
some = st.lists(anything, max_size=3).map(tuple)
wrong = st.lists(st.builds(Wrong, anything, anything), max_size=3).map(tuple)
notes = st.builds(
    NewNote,
    kind=st.sampled_from(["term", "question"]),
    prompt=anything,
    answer=anything,
    accept=some,
    wrong=wrong,
    wrong_terms=wrong,
    hint=anything,
    explanation=anything,
    tags=some,
)


@settings(max_examples=400, deadline=None)
@given(notes)
def test_what_is_tidied_is_a_card_without_mistakes_or_says_why_not(note):
    out, why = tidied(note)
    if why:
        assert not (out.prompt and out.answer)
        return
    if note.kind == "question":
        out, _ = tidied(NewNote(**{**_fields(out), "wrong_terms": ()}))
    reading = read_deck(new_deck({}, [out]).encode("utf-8"), "deck")
    errors = [finding for finding in reading.findings if finding.severity == "error"]
    assert errors == []
    assert reading.deck is not None
    assert len(reading.deck.notes) == 1
    assert reading.deck.notes[0].id == identity(out)


def _fields(note):
    return {name: getattr(note, name) for name in NewNote.__dataclass_fields__}


def test_control_signs_become_visible_and_bidirectional_ones_go():
    out, why = tidied(NewNote("term", "a\x1b[2Jb", "c\u202ed"))
    assert (out.prompt, out.answer, why) == ("a␛[2Jb", "cd", "")


def test_a_wrong_answer_that_is_right_or_there_twice_is_left_out():
    note = NewNote(
        "question", "q", "17", accept=("x",), wrong=(Wrong("17"), Wrong("x"), Wrong("7"), Wrong("7"))
    )
    assert tidied(note)[0].wrong == (Wrong("7"),)


def test_a_prompt_is_known_whatever_its_blanks_and_another_in_capitals_is_another():
    ore = names_of(NewNote("term", "Rare  Earths"))
    assert ore == names_of(NewNote("question", "Rare Earths "))
    for prompt in ("rare earths", "Rare-Earths"):
        assert ore.isdisjoint(names_of(NewNote("term", prompt)))


def test_an_id_and_a_prompt_are_no_one_name():
    assert names_of(NewNote("term", "Au", id="gold")).isdisjoint(names_of(NewNote("term", "gold")))

"""Whatever goes out comes back as it was, or the writer names it: each field of a card and of a deck."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from formats_kit import LETTERS, clozes, deck_of, texts
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quizapp.cards.deck import Deck, Note, Wrong
from quizapp.cards.markup import parse
from quizapp.cards.new_note import NewNote, new_note_of
from quizapp.cards.reading import read_deck
from quizapp.cards.tidying import tidied
from quizapp.formats import FORMATS, Format
from quizapp.formats.found import Found, Refused
from quizapp.formats.found import names_in as deck_names
from quizapp.formats.losses_out import written_id
from quizapp.formats.out import Out, Volume
from quizapp.formats.wishes import ReadWish, WriteWish

WRITTEN = [pytest.param(each, id=each.name) for each in FORMATS if each.writes and each.reads]

QUESTION = '[[cards]]\nquestion = "Which metal is it?"\nanswer = "Tin"\n'
TERM = '[[cards]]\nterm = "Ore"\ndefinition = "Rock to mine"\n'
CLOZE = '[[cards]]\ncloze = "A {{mine}} is deep"\n'
CHOICE = QUESTION + 'wrong = ["Iron", "Lead"]\n'
KINDS = {"question": QUESTION, "term": TERM, "cloze": CLOZE, "choice": CHOICE}
SIDED = {
    "question": QUESTION,
    "term": TERM,
    "choice": CHOICE,
    "term with wrong": TERM + 'wrong = ["A coin"]\n',
}
FIELDS = {
    "accept": 'accept = ["another"]',
    "hint": 'hint = "Some words"',
    "explanation": 'explanation = "Some words"',
    "source": 'source = "Some words"',
    "tags": 'tags = ["deep"]',
    "tags with a blank": 'tags = ["deep down"]',
    "id": 'id = "my-id"',
    "renamed_from": 'renamed_from = "Before"',
    "also_right": 'also_right = ["other"]',
    "retired": "retired = true",
}
WRONG = {
    "wrong": 'wrong = ["Iron", "Lead"]',
    "why": 'wrong = [{ text = "Iron", why = "It rusts" }, "Lead"]',
    "wrong_terms": 'wrong_terms = ["Slag", "Coal"]',
    "wrong_terms with why": 'wrong_terms = [{ text = "Slag", why = "It is left" }]',
    "both wrong": 'wrong = ["Iron"]\nwrong_terms = ["Slag"]',
}
DIRECTIONS = {
    "forward": '["forward"]',
    "reverse": '["reverse"]',
    "both": '["forward", "reverse"]',
}
TEXTS = {
    "a hint of a gap": '[[cards]]\ncloze = "A {{mine::hole}} is deep"\n',
    "two gaps": '[[cards]]\ncloze = "A {{mine}} is {{deep}} there"\n',
    "two gaps, accept": '[[cards]]\ncloze = "A {{mine}} is {{deep}} there"\naccept = ["pit"]\n',
    "two gaps, wrong": '[[cards]]\ncloze = "A {{mine}} is {{deep}} there"\nwrong = ["pit"]\n',
    "emphasis": '[[cards]]\nquestion = "Which **metal** is *it*?"\nanswer = "**Tin** or `x`"\n',
    "emphasis in options": '[[cards]]\nquestion = "Which?"\nanswer = "**Tin**"\nwrong = ["`a`", "*b*"]\n',
    "emphasis in a term": '[[cards]]\nterm = "An **ore**"\ndefinition = "Rock *to* mine"\n',
    "lines": '[[cards]]\nquestion = """Which metal\\\\\nis it?"""\nanswer = """Tin\\\\\nand lead"""\n',
    "a list": '[[cards]]\nterm = "Ore"\ndefinition = """- Rock\n- Stone"""\n',
    "a question without its mark": '[[cards]]\nquestion = "Name it"\nanswer = "Tin"\n',
    "a term that asks": '[[cards]]\nterm = "Ore?"\ndefinition = "Rock"\n',
    "a blank": '[[cards]]\nquestion = "A ____ is deep"\nanswer = "mine"\n',
    "three terms": "".join(TERM.replace("Ore", a).replace("Rock", a[::-1]) for a in ("Ore", "Tin", "Pit")),
    "three terms with emphasis": "".join(
        TERM.replace("Ore", f"**{a}**").replace("Rock", f"*{a[::-1]}*") for a in ("Ore", "Tin", "Pit")
    ),
}
CARDS = {
    **{
        f"{field}: {kind}": text + f"{line}\n"
        for field, line in FIELDS.items()
        for kind, text in KINDS.items()
    },
    **{
        f"{field}: {kind}": KINDS[kind] + f"{line}\n"
        for field, line in WRONG.items()
        for kind in ("question", "term")
    },
    **{f"{field}: cloze": CLOZE + f"{WRONG[field]}\n" for field in ("wrong", "why")},
    **{
        f"{way}: {kind}": text + f"directions = {line}\n"
        for way, line in DIRECTIONS.items()
        for kind, text in SIDED.items()
    },
    **KINDS,
    **TEXTS,
}
OTHER = '[[cards]]\nid = "other"\nquestion = "Which of them floats?"\nanswer = "Wood"\nwrong = ["Stone"]\n'

# What must be said of each aspect that did not come back, in the words of any of the writers.
NAMED = {
    "gone": r"left out|something else|retired|one at a time",
    "kind": r"another kind|comes? back as|turned round",
    "prompt": r"emphasis|line breaks|turned round|bracket|hints? of gaps?|comes? back as",
    "answer": r"emphasis|line breaks|turned round|comes? back as",
    "accept": r"other right answer|accepted answer|other answers",
    "wrong": r"emphasis|wrong answer|wrong ones|wrong definitions|other answers of a sentence",
    "why": r"reason|wrong answer|wrong term|wrong question",
    "wrong_terms": r"wrong term|wrong question",
    "hint": r"hint",
    "explanation": r"explanation",
    "source": r"source",
    "tags": r"\btags?\b",
    "directions": r"direction|reverse|turned round|comes? back as|back only",
    "id": r"\bids?\b",
    "retired": r"retired",
    "also_right": r"right too|also_right|another right card",
    "former_ids": r"earlier wording",
}
HEADS = {
    "title": 'title = "Mines and ores"',
    "title with a slash": 'title = "Verbs / Nouns"',
    "title with colons": 'title = "Verbs::Nouns"',
    "title that ends in slashes": 'title = "/etc/"',
    "id": 'id = "my-deck"',
    "language": 'language = "de"',
    "description": 'description = "About mines"',
    "author": 'author = "Kim"',
    "license": 'license = "CC0"',
    "source": 'source = "A book"',
    "tags": 'tags = ["geology"]',
    "typing": 'typing = "exact"',
    "ignore": 'ignore = ["A101"]',
}
KEPT = {("anki", "description")}  # Anki shows it; nothing here reads it


def read(text: str, name: str = "deck") -> Deck:
    reading = read_deck(text.encode(), name)
    assert reading.deck is not None, reading.findings
    assert not [each for each in reading.findings if each.severity == "error"], reading.findings
    return reading.deck


def through(to: Format, *decks: Deck) -> tuple[Out, Found]:
    """Out and in again; nothing where nothing was written."""
    out = to.writer().write([Volume(deck, deck.title) for deck in decks], WriteWish(now=1_700_000_000_000))
    try:
        return out, to.reader().read(out.data, ReadWish(name=f"deck{to.suffixes[0]}"))
    except Refused:
        assert out.cards == 0
        return out, Found()


def shown(text: str) -> object:
    return parse(text)


def lost(note: Note, came: NewNote | None) -> set[str]:
    """The aspects of a note that didn't come back."""
    out = {name for name in ("also_right", "former_ids") if getattr(note, name)}
    if came is None:
        return {"gone"}
    was = new_note_of(note, written_id(note))
    whys = [tuple(each.why for each in (*n.wrong, *n.wrong_terms)) for n in (was, came)]
    checks = {
        "kind": was.kind == came.kind,
        "prompt": shown(was.prompt) == shown(came.prompt),
        "answer": shown(was.answer) == shown(came.answer),
        "accept": was.accept == came.accept,
        "wrong": _texts(was.wrong) == _texts(came.wrong),
        "wrong_terms": _texts(was.wrong_terms) == _texts(came.wrong_terms),
        "why": whys[0] == whys[1] or not any(whys[0]),
        "tags": was.tags == came.tags,
        "directions": _directions(was) == _directions(came),
        **{name: getattr(was, name) == getattr(came, name) for name in ("hint", "explanation", "source")},
        "id": was.id == came.id,
        "retired": was.retired == came.retired,
    }
    return out | {name for name, is_same in checks.items() if not is_same}


def _texts(wrong: Sequence[Wrong]) -> set[str]:
    return {each.text for each in wrong}


def _directions(note: NewNote) -> set[str]:
    usual = {"forward", "reverse"} if note.kind == "term" else {"forward"}
    return set(note.directions) or usual


def unnamed(to: Format, deck: Deck) -> list[str]:
    """What of a deck's cards is lost without a word."""
    out, found = through(to, deck)
    came = [tidied(card.note)[0] for card in found.cards]
    told = "\n".join(out.left)
    wrong = []
    for number, note in enumerate(deck.notes):
        same = (each for each in came if each.prompt == note.prompt)
        mine = came[number] if len(came) == len(deck.notes) else next(same, None)
        wrong += [
            f"{aspect} of {note.prompt!r}: {told or 'nothing told'}"
            for aspect in lost(note, mine)
            if not re.search(NAMED[aspect], told)
        ]
    return wrong


@pytest.mark.parametrize("to", WRITTEN)
def test_each_field_of_a_card_comes_back_or_is_named(to: Format) -> None:
    wrong = []
    for what, text in CARDS.items():
        other = OTHER if what.startswith("also_right") else ""
        some = unnamed(to, read(f'[deck]\ntitle = "Deck"\n{text}{other}'))
        wrong += [f"{what}: {each}" for each in some]
    assert wrong == []


@pytest.mark.parametrize("to", WRITTEN)
def test_each_field_of_a_deck_comes_back_or_is_named(to: Format) -> None:
    for what, head in HEADS.items():
        deck = read(f"[deck]\n{head}\n{CHOICE}")
        out, found = through(to, deck)
        field = what.partition(" ")[0]
        told = any(re.search(rf"\b{field}s?\b", line) and "deck" in line.lower() for line in out.left)
        came = {"title": found.title, "language": found.language}.get(field, "")
        assert told or came == getattr(deck, field) or (to.name, field) in KEPT, (what, out.left)


@pytest.mark.parametrize("to", WRITTEN)
@pytest.mark.parametrize("titles", [("One", "Two"), ("Verbs / Nouns", "Adverbs::Others"), ("Same", "Same")])
def test_the_titles_of_several_decks_come_back_or_are_named(to: Format, titles: tuple[str, str]) -> None:
    first = read(f'[deck]\ntitle = "{titles[0]}"\n{CHOICE}', "a/first")
    second = read(f'[deck]\ntitle = "{titles[1]}"\n{CHOICE.replace("Which", "What")}', "b/second")
    out, found = through(to, first, second)
    by_prompt = sorted(found.cards, key=lambda card: card.note.prompt, reverse=True)
    came = [deck_names(card.deck)[-1] if card.deck else "" for card in by_prompt]
    assert came == list(titles) or any("title" in line for line in out.left), (came, out.left)


@pytest.mark.parametrize("to", WRITTEN)
def test_of_a_plain_deck_nothing_is_told_that_is_not_so(to: Format) -> None:
    out, found = through(to, read(CHOICE + OTHER.replace('id = "other"\n', ""), "deck"))
    assert out.cards == len(found.cards) == 2
    assert not any(re.search(r"\bids?\b|title|tags|direction", line) for line in out.left)


@st.composite
def notes(draw: st.DrawFn) -> NewNote:
    """Cards with anything that a card can have, of simple texts."""
    simple = texts(LETTERS, 8)
    some = st.lists(simple, max_size=2, unique=True).map(tuple)
    wrong = st.lists(st.builds(Wrong, simple, st.one_of(st.just(""), simple)), max_size=2).map(tuple)
    maybe = st.one_of(st.just(""), simple)
    made = st.builds(
        NewNote,
        kind=st.sampled_from(["term", "question"]),
        prompt=st.builds(lambda text, end: text + end, simple, st.sampled_from(["", "?"])),
        answer=simple,
        accept=some,
        wrong=wrong,
        wrong_terms=wrong,
        hint=maybe,
        explanation=maybe,
        source=maybe,
        tags=some,
        directions=st.sampled_from([(), ("forward",), ("reverse",), ("forward", "reverse")]),
        id=st.sampled_from(["", "my-id"]),
        retired=st.booleans(),
    )
    note = tidied(draw(st.one_of(made, clozes())))[0]
    return replace(note, accept=tuple(each for each in note.accept if each not in (note.prompt, note.answer)))


@pytest.mark.parametrize("to", WRITTEN)
@settings(max_examples=60, deadline=None)
@given(note=notes())
def test_whatever_a_card_has_comes_back_or_is_named(to: Format, note: NewNote) -> None:
    try:
        deck = deck_of([note])
    except AssertionError:
        assume(False)
    assert unnamed(to, deck) == []

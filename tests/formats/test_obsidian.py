"""Obsidian's notes with flashcards, out and in."""

import time

import articles
import pytest
from formats.fuzz_kit import fuzz
from formats_kit import NASTY, clozes, new_notes, notes_of, volume_of
from hypothesis import given, settings

from quizapp.cards import cloze
from quizapp.cards.markup import parse
from quizapp.cards.new_note import NewNote
from quizapp.formats import obsidian
from quizapp.formats.found import Found
from quizapp.formats.wishes import ReadWish, WriteWish

NOTE = r"""---
tags: [flashcards/geo, other]
title: Where
---
# Trivia

Some ordinary text.

## Capitals
- Kenya::Nairobi <!--SR:!2024-01-01,3,250-->
- [ ] Canada:::Ottawa #north ^block-1
#flashcards/code
What is `std::vector`
in C++? #cpp
?
A growing array
- with bullets
<!--SR:!2024-01-01,3,250-->

Front
??
Back

The ==first== minister was ==Julia==^[a name] {{c1::in::where}}.

```cpp
a::b
?
==c==
```
## Why?
?
Because [[Page|this]] ![[x.png]]

#flashcards/history/war 1945::The end
<!--
ignored::card
-->
"""


def read(text: str) -> Found:
    return obsidian.read(text.encode(), ReadWish())


def test_a_note_with_all_there_is():
    found = read(NOTE)
    assert found.title == "Where"
    assert [(c.line, c.deck, c.note.prompt, c.note.answer, c.note.tags) for c in found.cards] == [
        (10, "geo", "Kenya", "Nairobi", ()),
        (11, "geo", "Canada", "Ottawa", ("north",)),
        (13, "code", "What is `std::vector`\\\nin C++?", "A growing array\n- with bullets", ("cpp",)),
        (20, "code", "Front", "Back", ()),
        (24, "code", "The {{first}} minister was {{Julia::a name}} {{in::where}}.", "", ()),
        (31, "code", "Why?", "Because this", ()),
        (35, "history/war", "1945", "The end", ()),
    ]
    assert [card.note.kind for card in found.cards] == [
        "question", "term", "question", "term", "cloze", "question", "question",
    ]  # fmt: skip
    assert [(left.line, left.is_lost) for left in found.left] == [(31, False)]


def test_a_side_that_is_empty_is_told():
    (left,) = read("Nothing behind::\n").left
    assert (left.line, left.why, left.is_lost) == (1, "its answer is empty", True)


def test_gaps_beside_one_liners_are_cards_too():
    found = read("one::two\nThe ==sun== shines\nthree::four\n\n{{Rain}} falls\n- five::six\n")
    assert [(card.line, card.note.prompt) for card in found.cards] == [
        (1, "one"),
        (2, "The {{sun}} shines"),
        (3, "three"),
        (5, "{{Rain}} falls"),
        (6, "five"),
    ]
    assert not found.left


def test_bold_words_are_no_gaps_and_that_is_told_once():
    found = read("one::two\n**Bold** here\n\nAnd **there**\n\nIn `**code**` not, in ==a **gap**== not\n")
    assert [card.line for card in found.cards] == [1, 6]
    (left,) = found.left
    assert (left.line, left.what, left.is_lost) == (2, "**Bold** here", False)
    assert "bold" in left.why
    assert "1 more place" in left.why


@pytest.mark.parametrize(
    "line",
    [
        "std::vector is C++",
        "In C++ std::vector grows",
        "- call Foo::bar() first",
        "> quote::d",
        "> a :: b",
        "| a::b | c |",
        "|a :: b|",
    ],
)
def test_code_quotes_and_rows_of_tables_are_no_cards_and_are_told(line: str):
    found = read(f"pomme::apple\n\n{line}\n\nWhat is std::vector\n?\nA container\n")
    assert [card.note.prompt for card in found.cards] == ["pomme", "What is std::vector"]
    assert [(left.line, left.what, left.is_lost) for left in found.left] == [(3, line, False)]


def test_among_signs_with_blanks_one_in_a_word_is_no_card():
    lines = [
        "pomme :: apple",
        "poire :: pear\nnoix :: nut",
        "Base::Record is in Ruby",
        "the house::la maison",
    ]
    found = read("\n".join(lines))
    assert [card.note.prompt for card in found.cards] == ["pomme", "poire", "noix", "the house"]
    assert [left.line for left in found.left] == [4]
    assert [card.note.prompt for card in read("Kenya::Nairobi\nPeru::Lima\n").cards] == ["Kenya", "Peru"]


def test_a_heading_is_the_question_only_where_it_stands_alone_above_the_sign():
    found = read("## Chapter\nWhat?\n?\nThat\n\n## Chapter\nThe ==gap== here\n")
    assert [card.note.prompt for card in found.cards] == ["What?", "The {{gap}} here"]


def test_it_knows_its_own_files_and_leaves_articles_alone():
    assert obsidian.looks(NOTE.encode(), "a.md") >= 0.9
    assert obsidian.looks(b"#flashcards\n\na::b\n", "a.md") >= 0.9
    assert obsidian.looks(b"What is a::b\nWhat is c::d\n", "a.md") >= 0.6
    for name, text in articles.ALL.items():
        assert obsidian.looks(text.encode(), name) < 0.3, name


def test_what_it_cannot_say_is_told():
    note = NewNote("question", "Q?", "A", accept=("B",), explanation="e", tags=("two words", "one"))
    out = obsidian.write([volume_of([note])], WriteWish())
    assert b"Q? #one::A" in out.data
    assert "1 other right answer: the plugin has no place for it" in out.left
    assert "1 explanation: the plugin has no place for it" in out.left
    assert "1 tag: no tag can be written so" in out.left


def test_each_deck_comes_back_as_a_deck():
    volumes = [volume_of([NewNote("term", f"T{i}", "D")], f"folder/deck {i}", f"Deck {i}") for i in (1, 2)]
    found = obsidian.read(obsidian.write(volumes, WriteWish()).data, ReadWish())
    assert [card.deck for card in found.cards] == ["folder/deck-1", "folder/deck-2"]


@pytest.mark.parametrize(
    "text",
    [
        "a::b",
        ":",
        "::",
        "?",
        "std",
        "> quoted",
        "| a |",
        "**b**",
        "==x==",
        "#tag",
        "a #tag",
        "{{x}}",
        "[[a|b]]",
        "a ^id",
        "<br>",
        "<!-- c -->",
        "```",
    ],
)
def test_what_looks_like_a_sign_of_the_format_is_escaped(text: str):
    notes = [NewNote("term", text, "what"), NewNote("term", "what", f"{text}\\\nand {text}")]
    out = obsidian.write([volume_of(notes)], WriteWish())
    assert out.cards == 2
    found = obsidian.read(out.data, ReadWish())
    back = [parse(side) for card in found.cards for side in (card.note.prompt, card.note.answer)]
    assert back == [parse(side) for note in notes for side in (note.prompt, note.answer)]


@settings(max_examples=60)
@given(notes_of(new_notes()))
def test_out_and_in_again_keeps_every_card(notes: list[NewNote]):
    volume = volume_of(notes)
    out = obsidian.write([volume], WriteWish())
    found = obsidian.read(out.data, ReadWish())
    told = sum(int(line.split()[0]) for line in out.left if "something else" in line)
    assert out.cards == len(found.cards) == len(notes) - told
    assert not found.left
    if told:
        assert any("$" in note.prompt + note.answer for note in notes), out.left
        return
    for note, card in zip(volume.deck.notes, found.cards, strict=True):
        assert (card.note.kind, card.note.tags) == (note.kind, note.tags)
        assert parse(card.note.prompt) == parse(note.prompt)
        assert parse(card.note.answer) == parse(note.answer)


@settings(max_examples=60)
@given(notes_of(clozes("abc dé漢=^[]\\")))
def test_sentences_out_and_in_again_keep_gaps_and_hints(notes: list[NewNote]):
    volume = volume_of(notes)
    out = obsidian.write([volume], WriteWish())
    found = obsidian.read(out.data, ReadWish())
    assert out.cards == len(found.cards) == len(notes), out.left
    for note, card in zip(volume.deck.notes, found.cards, strict=True):
        assert cloze.gaps(card.note.prompt) == note.gaps


def test_fuzz_obsidian():
    signs = ["::", ":::", "?", "\n?\n", "==", "{{", "}}", "#", "flashcards/", "<!--SR:", "-->", "\n", "```\n",
             "[[", "]]", "![[", "^[", "[^1]", "\\", "`", "$", "- ", " ", NASTY]  # fmt: skip
    fuzz(obsidian, [NOTE, articles.MARKDOWN], signs)


@pytest.mark.parametrize(
    "text", ["![[", "[[", "==a==^[", "==a=", "{{", "#a ", " ^a", "$a ", "`", "<!--", "|"]
)
def test_a_long_line_takes_no_long_time(text: str):
    for line in (f"x::{text * 20_000}", f"x::{text}{'a ' * 40_000}", f"{text * 20_000}\n?\n{text * 20_000}"):
        begun = time.process_time()
        read(line)
        assert time.process_time() - begun < 2

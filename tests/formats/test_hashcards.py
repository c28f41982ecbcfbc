"""hashcards: questions and sentences in Markdown, out and in."""

import articles
import pytest
from formats.fuzz_kit import fuzz
from formats_kit import NASTY, clozes, new_notes, notes_of, volume_of
from hypothesis import given, settings

from quizapp.cards.deck import Gap
from quizapp.cards.markup import parse
from quizapp.cards.new_note import NewNote
from quizapp.cards.reading import read_deck
from quizapp.cards.writing import new_deck
from quizapp.formats import hashcards
from quizapp.formats.found import Found
from quizapp.formats.wishes import ReadWish, WriteWish
from quizapp.library.reading_in import read_in

DECK = r"""---
name = "Chemistry"
---

Q: What is the order of a group?
A: The cardinality of
its underlying set.

Q: List the metals.
A:

- ruthenium
- rhodium

C: The [order] of a group is [the cardinality] of \[its\] set ![a](b.png).
---

C:
Multi line
— [Ecclesiastes] [6]:[9]
<!-- due 2024-01-01 -->

Q: Which code?
A: This:

```python
a = [1]
b = 2
```

## Next chapter

Q: What does $\{a\}$ and \*this\* show? ![diagram](x.png)
A: `a\*b`
"""


def read(text: str) -> Found:
    return hashcards.read(text.encode(), ReadWish())


def sides(found: Found) -> list[tuple[str, str]]:
    return [(card.note.prompt, card.note.answer) for card in found.cards]


def test_a_file_with_all_there_is():
    found = read(DECK)
    assert found.title == "Chemistry"
    assert sides(found) == [
        ("What is the order of a group?", "The cardinality of\nits underlying set."),
        ("List the metals.", "- ruthenium\n- rhodium"),
        ("The {{order}} of a group is {{the cardinality}} of [its] set a.", ""),
        ("Multi line\n— {{Ecclesiastes}} {{6}}:{{9}}", ""),
        ("Which code?", "This:\n\n`a = [1]`\\\n`b = 2`"),
        ("What does $\\{a\\}$ and *this* show? diagram", "`a\\*b`"),
    ]
    assert [card.line for card in found.cards] == [5, 9, 15, 18, 23, 33]
    assert not any(left.is_lost for left in found.left)
    assert [(left.line, left.what) for left in found.left if "outside" in left.why] == [
        (31, "## Next chapter")
    ]


def test_what_is_no_card_is_told_with_its_line():
    found = read("Some words\nover two lines\n\nA: alone\n\nQ: no answer\n\nC: no gap\nC: [ ]\nQ: x\nA:\n")
    assert found.cards == ()
    assert [(left.line, left.why, left.is_lost) for left in found.left] == [
        (1, "text outside of cards stays out", False),
        (4, "an answer without a question", True),
        (6, "a question without an answer", True),
        (8, "this sentence has no gap", True),
        (9, "a gap of this sentence is empty", True),
        (10, "its answer is empty", True),
    ]


def test_colons_in_a_gap_are_no_hint_and_braces_are_no_gap():
    (card,) = read("C: Use [std::vector] for $\\frac{{a}}{b}$\n").cards
    reading = read_deck(new_deck({}, [card.note]).encode(), "d")
    assert reading.deck is not None
    assert reading.deck.notes[0].gaps == (Gap("std::vector"),)


def test_it_knows_its_own_files_and_leaves_articles_alone():
    assert hashcards.looks(DECK.encode(), "a.md") >= 0.5
    assert hashcards.looks(b"Q: a\nA: b\n\nC: [c] d\n", "a.md") >= 0.9
    for name, text in articles.ALL.items():
        assert hashcards.looks(text.encode(), name) < 0.3, name


CARDS = "Q: What is a cat?\nA: An animal.\n\nQ: What is a dog?\nA: Another animal.\n"
GLOSSARY = "## Glossary\n\n- **Cat**: an animal that purrs\n- **Dog**: an animal that barks\n"


@pytest.mark.parametrize(
    "text",
    [
        f"# Pets\n\n{GLOSSARY}\n## FAQ\n\n{CARDS}",
        f"# Pets\n\n## FAQ\n\n{CARDS}\n{GLOSSARY}",
        f"# Pets\n\nA long text.\n\nIt goes on.\n\nAnd on.\n\n## Questions\n\n{CARDS}",
        GLOSSARY.replace("## ", "") + "\nFAQ\n\n" + CARDS,
    ],
)
def test_an_article_is_one_whatever_it_is_called(text: str):
    found = [read_in(text.encode(), name) for name in ("", "a.txt", "a.md")]
    assert [each.format.name for each in found] == ["article"] * 3
    assert len({tuple((c.note.prompt, c.note.answer) for c in each.found.cards) for each in found}) == 1
    assert len(found[0].found.cards) == (4 if "lossary" in text else 2)


@pytest.mark.parametrize(
    "text", [CARDS, f"# Pets\n\n{CARDS}\n# More\n\n{CARDS}", f"My pets.\n\n{CARDS}\n" + "C: A [cat].\n\n" * 2]
)
def test_cards_are_cards_whatever_the_file_is_called(text: str):
    found = [read_in(text.encode(), name) for name in ("", "a.txt", "a.md")]
    assert [each.format.name for each in found] == ["hashcards"] * 3


def test_a_heading_below_a_blank_line_ends_a_card_and_each_block_behind_it_is_told():
    found = read(f"{CARDS}\n{GLOSSARY}\nMore.\n\nQ: x\nA: y\n\n```\n\n# no heading\n```\n")
    assert [card.note.answer for card in found.cards] == [
        "An animal.",
        "Another animal.",
        "y\n\n`# no heading`",
    ]
    assert [(left.line, left.what) for left in found.left] == [
        (7, "## Glossary"),
        (9, "- **Cat**: an animal that purrs"),
        (12, "More."),
    ]


def test_what_it_cannot_say_is_told():
    note = NewNote("question", "Q?", "A", accept=("B", "C"), hint="h", tags=("t",))
    gap = NewNote("cloze", "A {{gap::with a hint}}.")
    both = NewNote("term", "T", "D")
    out = hashcards.write([volume_of([note, gap, both])], WriteWish())
    assert out.cards == 3
    assert "2 other right answers: hashcards has no place for them" in out.left
    assert "1 hint: hashcards has no place for it" in out.left
    assert "1 hint of gaps: hashcards has no place for it" in out.left
    assert "1 reverse side: hashcards asks for the answer only" in out.left


@pytest.mark.parametrize(
    "text",
    ["Q: again", "a\n\n# b\n\n### c", "---", "a\\\n---\\\nA: b", "[x](y)", "![p](q)", "<!-- c -->", "\\"],
)
def test_what_looks_like_a_sign_of_the_format_is_escaped(text: str):
    out = hashcards.write([volume_of([NewNote("question", "what", text)])], WriteWish())
    assert out.cards == 1
    (card,) = hashcards.read(out.data, ReadWish()).cards
    assert parse(card.note.answer) == parse(text)


@settings(max_examples=60)
@given(notes_of(new_notes()))
def test_out_and_in_again_keeps_every_card(notes: list[NewNote]):
    out = hashcards.write([volume_of(notes)], WriteWish())
    found = hashcards.read(out.data, ReadWish())
    assert out.cards == len(found.cards) == len(notes), out.left
    assert not found.left
    for note, card in zip(_ordered(notes), found.cards, strict=True):
        assert parse(card.note.prompt) == parse(note.prompt)
        assert parse(card.note.answer) == parse(note.answer)


@settings(max_examples=60)
@given(notes_of(clozes("abc dé漢[]!\\$`*")))
def test_sentences_out_and_in_again_keep_their_gaps(notes: list[NewNote]):
    out = hashcards.write([volume_of(notes)], WriteWish())
    found = hashcards.read(out.data, ReadWish())
    told = sum(int(line.split()[0]) for line in out.left if "something else" in line)
    assert out.cards == len(found.cards) == len(notes) - told
    assert not told or any(set("$`\\") & set(note.prompt) for note in notes)


def _ordered(notes: list[NewNote]) -> list[NewNote]:
    """In the order of a deck: one-liners come first."""
    deck = volume_of(notes).deck
    of = {" ".join(note.prompt.split()): note for note in notes}
    return [of[" ".join(note.prompt.split())] for note in deck.notes]


def test_fuzz_hashcards():
    signs = [
        "Q:",
        "A:",
        "C:",
        "[",
        "]",
        "\\",
        "---",
        "\n",
        "`",
        "$",
        "```\n",
        "<!--",
        "-->",
        "![",
        "](",
        " ",
        "é",
        NASTY,
    ]
    fuzz(hashcards, [DECK, articles.MARKDOWN], signs)

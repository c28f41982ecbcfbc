"""hascard's five kinds of cards, out and in."""

import articles
import pytest
from formats.fuzz_kit import fuzz
from formats_kit import LETTERS, clozes, new_notes, notes_of, volume_of
from hypothesis import given, settings

from quizapp.cards import cloze
from quizapp.cards.deck import Wrong
from quizapp.cards.markup import parse
from quizapp.cards.new_note import NewNote
from quizapp.formats import hascard
from quizapp.formats.found import Found
from quizapp.formats.wishes import ReadWish, WriteWish
from quizapp.library.reading_in import read_in

CARDS = r"""# Word
What it means, with a\_b
over two lines.

---
# Which one?
![](pear.jpeg)
- First
* Second
- Third
---

# Which ones
[*] One
[ ] Two
[x] Three
---
# Only one
[ ] No
[*] Yes
---
# Fill in the gaps
The currency is _Euro_ in the _EU|European Union_.
---
# Eyes
Light falls onto the _retina|eye_.
---
# What does EU stand for?
_European Union|the Union_
---
# Order
2. b
1. a
---
# With bullets
- one
- two
---
"""


def read(text: str) -> Found:
    return hascard.read(text.encode(), ReadWish())


def test_all_kinds_of_cards():
    found = read(CARDS)
    assert [(c.line, c.note.kind, c.note.prompt, c.note.answer) for c in found.cards] == [
        (1, "term", "Word", "What it means, with a_b\\\nover two lines."),
        (6, "question", "Which one?", "Second"),
        (13, "question", "Which ones", "- One\n- Three"),
        (18, "question", "Only one", "Yes"),
        (22, "cloze", "The currency is {{Euro}} in the {{EU}}.", ""),
        (25, "cloze", "Eyes\\\nLight falls onto the {{retina}}.", ""),
        (28, "question", "What does EU stand for?", "European Union"),
        (31, "question", "Order", "1. a\n2. b"),
        (35, "term", "With bullets", "- one\n- two"),
    ]
    wrong = [tuple(each.text for each in card.note.wrong) for card in found.cards]
    assert wrong[1] == ("First", "Third")
    assert wrong[3] == ("No",)
    assert [card.note.accept for card in found.cards][5:7] == [("eye",), ("the Union",)]
    assert [(left.line, left.is_lost) for left in found.left] == [
        (6, False),
        (13, False),
        (22, False),
        (31, False),
    ]


def test_what_is_no_card_is_told():
    found = read(
        "no heading\n---\n# Empty\n---\n# None right\n[ ] a\n[ ] b\n---\n# Two right\n* a\n* b\n- c\n"
    )
    assert found.cards == ()
    assert [left.line for left in found.left if left.is_lost] == [1, 3, 5, 9]


def test_it_knows_its_own_files_and_leaves_articles_alone():
    assert hascard.looks(CARDS.encode(), "a.txt") >= 0.9
    assert hascard.looks(b"# a\nb\n---\n# c\nd\n---\n# e\nf\n", "a.txt") >= 0.6
    for name, text in articles.ALL.items():
        assert hascard.looks(text.encode(), name) < 0.3, name


@pytest.mark.parametrize(
    "text",
    [
        "# Vokabeln Lektion 5\n\n| Deutsch | Englisch |\n|---|---|\n| Haus | house |",
        "# Lektion 5\n\nHaus - house",
        "# My article\n\nJust some text",
        "# My article\n\nSome text\n\n## Questions\n\nMore text\n",
        "# Lektion 1\n\na - b\n\n# Lektion 2\n\nc - d\n",
        "# To do\n\n1. wash\n2. cook\n",
        "# To do\n\n- [x] wash\n- [ ] cook\n",
        "# News\n\nThis is _important_ for _all_ of us.\n",
        "# Shopping\n\n* milk\n- eggs\n\n## More\n\n- bread\n",
        "# Top\n\nA text.\n\n---\n\n# Next\n\nMore text.\n\n## Below\n\nThe end.\n",
        "# Top\n\nA text.\n\n---\n",
    ],
)
@pytest.mark.parametrize("name", ["", "a.txt", "a.md"])
def test_one_title_above_a_text_is_no_card(text: str, name: str):
    found = read_in(text.encode(), name)
    assert found.format.name == "article", found
    assert read(text).cards  # where it is asked for it is read still


@pytest.mark.parametrize(
    "text",
    [
        "# Which ones\n[*] One\n[ ] Two\n",
        "# Which ones\n- [*] One\n- [ ] Two\n",
        "# Fill in the gaps\nThe _sun_ is a _star_.\n",
        "# Which one?\n- First\n* Second\n- Third\n",
    ],
)
def test_its_own_marks_are_enough_for_a_single_card(text: str):
    assert read_in(text.encode(), "").format.name == "hascard"


def test_what_it_cannot_say_is_told():
    wrong = (Wrong("B", "because"), Wrong("C"))
    notes = [
        NewNote("question", "Q?", "A", accept=("a",), wrong=wrong),
        NewNote("term", "T", "a --- b\\\n--- c"),
    ]
    out = hascard.write([volume_of(notes)], WriteWish())
    assert out.cards == 1
    assert out.data == b"# Q?\n* A\n- B\n- C\n"
    assert "1 other right answer: hascard has no place for it" in out.left
    assert "1 reason of wrong answers: hascard has no place for it" in out.left
    assert "1 card: hascard would take it for something else" in out.left


@settings(max_examples=60)
@given(notes_of(new_notes(LETTERS + "_*\\")))
def test_out_and_in_again_keeps_every_card(notes: list[NewNote]):
    volume = volume_of(notes)
    out = hascard.write([volume], WriteWish())
    found = hascard.read(out.data, ReadWish())
    told = sum(int(line.split()[0]) for line in out.left if "something else" in line)
    assert out.cards == len(found.cards) == len(notes) - told
    if told:
        assert any(set("_*") & set(note.prompt + note.answer) for note in notes), out.left
        return
    for note, card in zip(volume.deck.notes, found.cards, strict=True):
        assert parse(card.note.prompt) == parse(note.prompt)
        assert parse(card.note.answer) == parse(note.answer)
        if note.kind == "question" and note.wrong and "\n" not in note.answer and "*" not in str(note):
            assert {wrong.text for wrong in card.note.wrong} == {wrong.text for wrong in note.wrong}


@settings(max_examples=60)
@given(notes_of(clozes()))
def test_sentences_out_and_in_again_keep_their_gaps(notes: list[NewNote]):
    volume = volume_of(notes)
    out = hascard.write([volume], WriteWish())
    found = hascard.read(out.data, ReadWish())
    assert out.cards == len(found.cards) == len(notes), out.left
    for note, card in zip(volume.deck.notes, found.cards, strict=True):
        assert [gap.text for gap in cloze.gaps(card.note.prompt)] == [gap.text.strip() for gap in note.gaps]


def test_fuzz_hascard():
    signs = [
        "# ",
        "---\n",
        "\n",
        "- ",
        "* ",
        "[*] ",
        "[ ] ",
        "_",
        "|",
        "\\_",
        "1. ",
        "2. ",
        "![](",
        ")",
        "```",
        " ",
        "é",
    ]
    fuzz(hascard, [CARDS, articles.MARKDOWN], signs)

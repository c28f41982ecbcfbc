"""Vocabulary of a unit: the heading has a number, and may stand in many words."""

import pytest

from quizapp.formats import article
from quizapp.formats.found import Found
from quizapp.formats.wishes import ReadWish


def read(text: str, name: str = "a.txt") -> Found:
    return article.read(text.encode(), ReadWish(name=name))


@pytest.mark.parametrize(
    "heading",
    [
        "Unit 4 Vocabulary",
        "Unit 4: Vocabulary",
        "Unit 12 – Key vocabulary",
        "Vocabulary Unit 4",
        "Vocabulary (Unit 4)",
        "Vocabulary – Lesson 3",
        "Week 3 vocab",
        "Word list",
        "Word list 7",
        "Vokabeln Lektion 5",
        "Lektion 5: Vokabeln",
        "Leçon 2 : vocabulaire",
        "Lección 2 Vocabulario",
        "単語リスト",
        "生词",
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_the_terms_of_a_unit_are_found_by_its_heading(heading: str, name: str):
    sign = "# " if name == "a.md" else ""
    found = read(f"{sign}{heading}\n\nto run = laufen\nto jump = springen\nto swim = schwimmen\n", name)
    assert [(card.note.prompt, card.note.answer, card.sure) for card in found.cards] == [
        ("to run", "laufen", "sure"), ("to jump", "springen", "sure"), ("to swim", "schwimmen", "sure")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "heading", ["Unit 4", "Lesson 5 Reading", "Learn vocabulary in 4 weeks", "Week 3 plan"]
)
def test_other_headings_with_a_number_open_no_glossary(heading: str):
    assert not read(f"{heading}\n\nMonday: swim\nTuesday: rest\nAnna: dog\n").cards


@pytest.mark.parametrize("body", ["see page 4", "siehe S. 12", "voir page 3", "see chapter 2"])
def test_a_term_that_only_says_where_to_look_is_doubtful(body: str):
    found = read(f"Unit 4 Vocabulary\n\nto run = laufen\nto jump = springen\n\nIrregular: {body}\n")
    assert [card.sure for card in found.cards] == ["sure", "sure", "doubtful"]

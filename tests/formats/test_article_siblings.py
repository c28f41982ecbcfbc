"""Questions of one list that are not written alike, and what stands below the last answer with a label."""

import pytest

from quizapp.formats import article
from quizapp.formats.found import Found
from quizapp.formats.wishes import ReadWish


def read(text: str, name: str = "a.md") -> Found:
    return article.read(text.encode(), ReadWish(name=name))


def pairs(found: Found) -> list[tuple[str, str]]:
    return [(card.note.prompt, card.note.answer) for card in found.cards]


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_an_item_of_the_same_list_that_asks_is_no_part_of_the_answer_above_it(name: str):
    heading = "## FAQ\n\n" if name == "a.md" else "FAQ\n\n"
    found = read(heading + "- **Does it scale?** Yes.\n- How about Windows? Works.\n", name)
    assert pairs(found) == [("Does it scale?", "Yes."), ("How about Windows?", "Works.")]
    found = read(heading + "- How about Windows? Works.\n- **Does it scale?** Yes.\n- Is it new? No.\n", name)
    assert [prompt for prompt, _ in pairs(found)] == ["How about Windows?", "Does it scale?", "Is it new?"]


def test_a_question_in_a_list_within_an_answer_stays_there():
    text = (
        "## FAQ\n\n- **What do they ask?** Much:\n  - How old? Say it.\n  - Where? Say it.\n- **Who?** Me.\n"
    )
    assert [prompt for prompt, _ in pairs(read(text))] == ["What do they ask?", "Who?"]


def test_a_question_in_italics_with_its_answer_is_one():
    found = read("## FAQ\n\n*Who made it?* Linus.\n\n*Who keeps it?* Junio.\n")
    assert pairs(found) == [("Who made it?", "Linus."), ("Who keeps it?", "Junio.")]


def test_another_paragraph_below_the_last_answer_with_a_label_is_not_sure_to_belong_to_it():
    text = "FAQ\nQ: What is it?\nA: A thing.\n\nAnd a paragraph.\n\nQ: Next?\nA: ok\n\nSome other text.\n"
    found = read(text, "a.txt")
    assert [(card.note.prompt, card.sure) for card in found.cards] == [
        ("What is it?", "sure"), ("Next?", "likely")
    ]  # fmt: skip


@pytest.mark.parametrize("lone", ["1. Who founded Rome?\n   Romulus.", "Who founded Rome?\n\nRomulus."])
def test_a_lone_question_that_is_written_unlike_the_others_is_told(lone: str):
    found = read(f"FAQ\n\n{lone}\n\nQ2. What is SPQR?\nA2. Senatus.\n\nQ3. Who?\nA3. Me.\n", "a.txt")
    assert [prompt for prompt, _ in pairs(found) if prompt != "Who founded Rome?"] == [
        "What is SPQR?",
        "Who?",
    ]
    told = {left.what for left in found.left} | {card.note.prompt for card in found.cards}
    assert "Who founded Rome?" in told


@pytest.mark.parametrize("title", ["ABOUT PRICES", "**About prices**"])
def test_a_title_between_questions_is_told_and_no_part_of_an_answer(title: str):
    text = f"## FAQ\n\n### Is it open?\n\nYes.\n\n{title}\n\n### Is it free?\n\nNo.\n"
    found = read(text)
    assert pairs(found) == [("Is it open?", "Yes."), ("Is it free?", "No.")]
    assert [(left.what, left.is_lost) for left in found.left] == [(title.strip("*"), False)]

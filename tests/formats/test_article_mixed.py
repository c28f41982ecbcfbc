"""FAQs in which not all questions are written alike: none is lost without a word."""

import pytest

from quizapp.formats import article
from quizapp.formats.wishes import ReadWish

LINES = "¿Hay camas?\n\nSí, dos.\n\n¿Hay luz?\n\nDe día.\n\n"
LABELS = "P: ¿Hay cena?\n\nR: A las diez.\n\nP: ¿Hay agua?\n\nR: Fría.\n\n"
BOLD = "**¿Hay té?**\n\nVerde.\n\n**¿Hay café?**\n\nNegro.\n\n"
HEADS = "### ¿Hay pan?\n\nFresco.\n\n### ¿Hay miel?\n\nPoca.\n\n"
PAIRS = {
    LINES: [("¿Hay camas?", "Sí, dos."), ("¿Hay luz?", "De día.")],
    LABELS: [("¿Hay cena?", "A las diez."), ("¿Hay agua?", "Fría.")],
    BOLD: [("¿Hay té?", "Verde."), ("¿Hay café?", "Negro.")],
    HEADS: [("¿Hay pan?", "Fresco."), ("¿Hay miel?", "Poca.")],
}


@pytest.mark.parametrize("first", PAIRS)
@pytest.mark.parametrize("second", PAIRS)
def test_two_styles_one_after_the_other_are_both_read(first: str, second: str):
    if first == second:
        return
    found = article.read(f"## Preguntas frecuentes\n\n{first}{second}".encode(), ReadWish(name="a.md"))
    assert [(card.note.prompt, card.note.answer) for card in found.cards] == PAIRS[first] + PAIRS[second]
    assert {card.sure for card in found.cards} == {"sure"}


def test_an_accordion_with_one_panel_that_says_that_it_is_open_is_read_whole():
    item = '<div><button{}>{}</button><div class="body"><p>{}</p></div></div>'
    page = "<h2>FAQ</h2>" + "".join(
        [
            item.format(' aria-expanded="true"', "Is it open?", "From ten."),
            item.format("", "Is it free?", "For children."),
            item.format("", "Is it far?", "An hour."),
        ]
    )
    found = article.read(page.encode(), ReadWish(name="a.html"))
    assert [(card.note.prompt, card.note.answer, card.sure) for card in found.cards] == [
        ("Is it open?", "From ten.", "sure"),
        ("Is it free?", "For children.", "sure"),
        ("Is it far?", "An hour.", "sure"),
    ]


def test_a_heading_that_asks_over_questions_is_only_their_title():
    text = "# FAQ\n\n## Who are we?\n\n### Who cooks?\n\nAna.\n\n### Who cleans?\n\nRaj.\n"
    found = article.read(text.encode(), ReadWish(name="a.md"))
    assert [card.note.prompt for card in found.cards] == ["Who cooks?", "Who cleans?"]


@pytest.mark.parametrize(
    "text",
    [
        "## 用語集\n\nかけ湯：入る前に湯をかけること\n",
        "مسرد المصطلحات\n\nالفسيلة: نخلة صغيرة تنمو بجانب أمها.\n",
        "Glossary\n\nByre: a barn for cows\n",
    ],
)
def test_a_glossary_of_one_line_is_sure(text: str):
    found = article.read(text.encode(), ReadWish(name="a.txt"))
    assert [card.sure for card in found.cards] == ["sure"]


def test_a_line_with_a_colon_below_a_paragraph_of_a_glossary_is_likely():
    text = "Glossary\n\nThese words are hard for many of us, so take your time.\n\nByre: a barn for cows\n"
    found = article.read(text.encode(), ReadWish(name="a.txt"))
    assert [card.sure for card in found.cards] == ["likely"]

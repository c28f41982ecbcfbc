"""Where the last answer of a FAQ ends: what stands below it under the same heading is none of it."""

import pytest

from quizapp.formats import article
from quizapp.formats.found import Found
from quizapp.formats.wishes import ReadWish

HEADINGS = (
    "# Bees\n\n## FAQ\n\n### Do bees sleep?\n\nYes, at night.\n\n### Do they sing?\n\nNo, they hum.\n\n"
)
BOLD = (
    "# Bees\n\n## FAQ\n\n**Do bees sleep?**\n\nYes, at night.\n\n**Do they eat?**\n\nPollen.\n\n"
    "**Do they sing?**\n\nNo, they hum.\n\n"
)
LABELS = (
    "FAQ\n\nQ: Do bees sleep?\nA: Yes, at night.\n\nQ: Do they eat?\nA: Pollen.\n\n"
    "Q: Do they sing?\nA: No, they hum.\n\n"
)


def read(text: str, name: str = "a.md") -> Found:
    return article.read(text.encode(), ReadWish(name=name))


def answers(found: Found) -> dict[str, str]:
    return {card.note.prompt: card.note.answer for card in found.cards if card.note.kind == "question"}


@pytest.mark.parametrize("start", [HEADINGS, BOLD, LABELS], ids=["headings", "bold", "labels"])
@pytest.mark.parametrize(
    "after",
    [
        "Share this article\n\nMail\n\nPrint\n",
        "Sign up for our newsletter and get honey.\n",
        "[Ten more facts about bees](https://example.org/bees)\n",
        "Tess Hill is a writer and keeps bees.\n",
        "About the author: Tess keeps bees.\n",
        "**About the author**\n\nTess keeps bees.\n",
        "Have more questions? Write to us.\n",
        "For more stories, come back tomorrow.\n",
        "© 2024 The Bee Post\n",
        "Related: The life of a wasp\n",
        "Teilen\n",
        "https://example.org/bees\n",
        "#bees #honey\n",
        "Tags: bees, honey\n",
        "Compartir en las redes\n",
        "Abonnez-vous !\n",
        "関連記事：蜂蜜\n",
        "شارك هذا المقال\n",
    ],
)
def test_the_last_answer_is_not_what_stands_below_the_faq(start: str, after: str):
    found = read(start + after, "a.md" if start != LABELS else "a.txt")
    assert answers(found)["Do they sing?"] == "No, they hum."
    assert all(card.note.kind == "question" for card in found.cards)


@pytest.mark.parametrize("start", [HEADINGS, BOLD], ids=["headings", "bold"])
def test_terms_below_the_last_answer_are_terms_that_are_likely(start: str):
    found = read(start + "- **Drone**: a male bee\n- **Queen**: the mother of all\n")
    terms = [(card.note.prompt, card.sure) for card in found.cards if card.note.kind == "term"]
    if start == BOLD:
        assert answers(found)["Do they sing?"] == "No, they hum."
        assert terms == [("Drone", "likely"), ("Queen", "likely")]
    lines = read(start + "**Drone**: a male bee\n\n**Queen**: the mother of all\n")
    assert answers(lines)["Do they sing?"] == "No, they hum."
    assert [card.sure for card in lines.cards if card.note.kind == "term"] == ["likely", "likely"]


def test_a_list_that_nothing_leads_to_is_no_part_of_the_last_answer_and_is_told():
    found = read(BOLD + "- Home\n- Shop\n- Imprint\n")
    assert answers(found)["Do they sing?"] == "No, they hum."
    assert [(left.what, left.is_lost) for left in found.left] == [("Home", False)]


def test_a_list_that_the_last_answer_leads_to_is_a_part_of_it():
    found = read(BOLD.replace("No, they hum.", "They do this:") + "- hum\n- buzz\n")
    assert answers(found)["Do they sing?"] == "They do this:\n- hum\n- buzz"


def test_more_paragraphs_stay_with_the_last_answer_where_they_go_on():
    found = read(HEADINGS + "But it may sound like a song.\n")
    assert answers(found)["Do they sing?"] == "No, they hum.\n\nBut it may sound like a song."


def test_below_answers_with_labels_of_one_paragraph_each_another_paragraph_is_told():
    found = read(LABELS + "The park is open all day.\n", "a.txt")
    assert answers(found)["Do they sing?"] == "No, they hum."
    assert [(left.what, left.is_lost) for left in found.left] == [("The park is open all day.", False)]


def test_code_in_an_answer_keeps_its_text():
    text = "## FAQ\n\n### How?\n\nLike this:\n\n```sh\ncd /tmp\n  ls `pwd`\n```\n\nDone.\n\n### Why?\n\nSo.\n"
    assert answers(read(text))["How?"] == "Like this:\n\n`cd /tmp`\\\n  ls `pwd`\n\nDone."
    page = "<h2>FAQ</h2><h3>How?</h3><p>So:</p><pre>a = 1\n\nb = 2</pre><h3>Why?</h3><p>So.</p>"
    assert answers(read(page, "a.html"))["How?"] == "So:\n\n`a = 1`\\\n`b = 2`"


def test_a_table_in_an_answer_keeps_its_rows():
    text = "## FAQ\n\n### When?\n\nIt depends:\n\n| day | hour |\n|---|---|\n| Mon | 9 |\n\n### Why?\n\nSo.\n"
    assert answers(read(text))["When?"] == "It depends:\n- Mon – 9"

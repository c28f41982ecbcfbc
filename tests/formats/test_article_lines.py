"""Glossaries whose entries are parted by nothing but line ends: no term goes over several, none is lost."""

import pytest

from quizapp.formats import article
from quizapp.formats.found import Found
from quizapp.formats.wishes import ReadWish

NAMES = ["a.txt", "a.md"]


def read(text: str, name: str = "a.txt") -> Found:
    return article.read(text.encode(), ReadWish(name=name))


def terms(found: Found) -> list[tuple[str, str]]:
    return [(card.note.prompt, card.note.answer) for card in found.cards]


@pytest.mark.parametrize("name", NAMES)
def test_lines_without_a_sign_are_told_and_not_put_into_the_next_term(name: str):
    heading = "## Key terms\n\n" if name == "a.md" else "Key terms\n"
    found = read(heading + "alpha beta\ngamma delta\nlight - energy\nwater: wet stuff\n", name)
    assert terms(found) == [("light", "energy"), ("water", "wet stuff")]
    assert [(left.what, left.is_lost) for left in found.left] == [("alpha beta", True), ("gamma delta", True)]


@pytest.mark.parametrize("name", NAMES)
def test_columns_that_blanks_part_are_terms_and_definitions(name: str):
    heading = "## Vocabulary\n\n" if name == "a.md" else "Vocabulary\n\n"
    found = read(
        heading + "chlorophyll    green pigment\nphotosynthesis  making sugar\nstoma    a pore\n", name
    )
    assert terms(found) == [
        ("chlorophyll", "green pigment"), ("photosynthesis", "making sugar"), ("stoma", "a pore")
    ]  # fmt: skip


def test_tabs_within_lines_stay_signs_where_others_indent():
    found = read("Glossary\n\nConsul\tmagistrate\nSenate\tcouncil\n\tof elders\n")
    assert terms(found) == [("Consul", "magistrate"), ("Senate", "council of elders")]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("below", ["   he could veto laws.", "he could veto laws.", "   He could veto laws."])
@pytest.mark.parametrize("end", [";", ",", "", " and"])
def test_an_indented_or_small_line_belongs_to_the_definition_above_it(name: str, below: str, end: str):
    heading = "## Glossary\n\n" if name == "a.md" else "Glossary\n\n"
    text = f"Tribune: an officer who protected plebeians{end}\n{below}\nForum: a market place\n"
    found = read(heading + text, name)
    assert terms(found) == [
        ("Tribune", f"an officer who protected plebeians{end} {below.strip()}"), ("Forum", "a market place")
    ]  # fmt: skip
    assert {card.sure for card in found.cards} == {"sure"}


def test_an_indented_line_belongs_to_a_definition_that_looks_like_a_term():
    found = read("Glossary\n\nTribune: an officer\n   with a veto\nForum: a market\n   for all\n")
    assert terms(found) == [("Tribune", "an officer with a veto"), ("Forum", "a market for all")]


def test_a_short_line_among_small_terms_stands_by_itself_and_is_told():
    found = read("Vocabulary\n\neau = water\nfeu = fire\nterre\nair = air\n")
    assert terms(found) == [("eau", "water"), ("feu", "fire"), ("air", "air")]
    assert [(left.line, left.what) for left in found.left] == [(5, "terre")]


def test_an_item_without_a_definition_among_items_with_one_is_told():
    found = read("## Glossary\n\n- **Byre**: a barn\n- Croft\n- **Kirk**: a church\n", "a.md")
    assert [prompt for prompt, _ in terms(found)] == ["Byre", "Kirk"]
    assert [left.what for left in found.left] == ["Croft"]


def test_a_title_over_terms_is_told_as_no_loss():
    found = read("Vocabulary\n\nVerbs\nto run = laufen\nto jump = springen\n")
    assert len(found.cards) == 2
    assert [(left.what, left.is_lost) for left in found.left] == [("Verbs", False)]


def test_a_term_that_goes_over_a_line_end_is_at_most_likely():
    found = read("Glossary\n\nThe very first of many words\nin this text of ours: learn it\n")
    assert "sure" not in {card.sure for card in found.cards}
    assert all("many words in" not in prompt for prompt, _ in terms(found)) or len(found.cards) == 1


def test_a_wrapped_definition_is_one_though_a_line_of_it_has_a_colon():
    found = read(
        "Glossary\n\nConsul: one of the two magistrates who led the Roman state for\n"
        "Rome and its people, and whose power was great in these: army,\nlaw and cult.\n"
        "Forum: the market place of a Roman town, and its middle by law.\n"
    )
    assert [prompt for prompt, _ in terms(found)] == ["Consul", "Forum"]

"""Bullets and numbers that stand in the text itself: they are no part of a term."""

import pytest

from quizapp.formats import article
from quizapp.formats.found import Found
from quizapp.formats.wishes import ReadWish


def read(text: str, name: str) -> Found:
    return article.read(text.encode(), ReadWish(name=name))


def terms(found: Found) -> list[tuple[str, str]]:
    return [(card.note.prompt, card.note.answer) for card in found.cards]


WANTED = [("Auto", "Fahrzeug"), ("Haus", "Bau")]


@pytest.mark.parametrize("bullet", ["·", "§", "o", "–", "-", "•", "\uf0b7", "Ø", "1.", "1)", "a)", "iv."])
@pytest.mark.parametrize("term", ["<b>{}</b>: {}", "{}: {}"])
def test_a_bullet_that_word_writes_as_text_goes(bullet: str, term: str):
    line = f"<p class=MsoListParagraphCxSpFirst><span>{bullet}&nbsp;&nbsp;&nbsp; </span>{term}</p>\n"
    page = "<h2>Glossar</h2>\n" + "".join(line.format(*pair) for pair in WANTED)
    assert terms(read(page, "a.html")) == WANTED


@pytest.mark.parametrize("bullet", ["·", "•", "▪", "\uf0b7"])
def test_bullets_in_paragraphs_of_a_page_go(bullet: str):
    page = "<h2>Glossar</h2>\n" + "".join(f"<p>{bullet}&nbsp; {a}: {b}</p>\n" for a, b in WANTED)
    assert terms(read(page, "a.html")) == WANTED
    page = "<h2>Glossar</h2><p>" + "<br>".join(f"{bullet} {a}: {b}" for a, b in WANTED) + "</p>"
    assert terms(read(page, "a.html")) == WANTED


@pytest.mark.parametrize("bullet", ["·\t", "• ", "\uf0b7\t", "§\t", "o\t"])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_bullets_of_pasted_lines_go(bullet: str, name: str):
    if name == "a.md" and bullet[0] in "§o":
        return  # they are words there
    heading = "## Glossar\n\n" if name == "a.md" else "Glossar\n\n"
    assert terms(read(heading + "".join(f"{bullet}{a}: {b}\n" for a, b in WANTED), name)) == WANTED


def test_numbers_and_dashes_that_belong_to_a_text_stay():
    page = "<h2>Glossary</h2><p>§ 5 BGB: a law on cars</p><p>o: a letter</p><p>3D print: made in layers</p>"
    assert [prompt for prompt, _ in terms(read(page, "a.html"))] == ["§ 5 BGB", "o", "3D print"]


TALK = 'Anna: "Hello, Ben!"\nBen: "Hello, Anna!"\nAnna: How are you?\nBen: Fine.\n'


@pytest.mark.parametrize("talk", [TALK, "Anna: Hello, Ben!\nBen: Hello, Anna! How are you?\n"])
def test_a_talk_below_a_faq_is_no_list_of_terms(talk: str):
    text = "FAQ\n\nQ1. Who founded Rome?\nA1. Romulus.\n\nQ2. When?\nA2. In 753.\n\nQ3. Where?\nA3. Here.\n\n"
    found = read(text + talk, "a.txt")
    assert {card.sure for card in found.cards if card.note.kind == "term"} <= {"doubtful"}
    assert [card.note.answer for card in found.cards if card.note.kind == "question"][-1] == "Here."


def test_a_talk_in_a_glossary_is_doubtful():
    found = read(f"Vocabulary\n\nto meet = treffen\nto greet = grüßen\n\n{TALK}", "a.txt")
    sures = {card.note.prompt: card.sure for card in found.cards}
    assert sures["to meet"] == sures["to greet"] == "sure"
    assert {sures.get("Anna", "doubtful"), sures.get("Ben", "doubtful")} == {"doubtful"}


@pytest.mark.parametrize("end", ["PS: bring cake", "P.S.: bring cake", "NB: the room has changed"])
def test_what_a_letter_ends_with_is_no_term(end: str):
    found = read(
        f"Vocabulary\n\nder Hund - dog\ndie Katze - cat\ndas Pferd - horse\n\nBest, Jane\n{end}\n", "a.txt"
    )
    assert len([card for card in found.cards if card.sure != "doubtful"]) == 3

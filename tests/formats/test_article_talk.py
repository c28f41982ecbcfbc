"""Talks with questions and answers are no cards to be sure of; study cards and FAQs are."""

import pytest

from quizapp.formats import article
from quizapp.formats.wishes import ReadWish

TALK = "Q: When did you come here?\nA: In 1989, with my husband.\n\nQ: What do you miss?\nA: Trees.\n"


def sure(text: str, name: str = "a.txt") -> list[str]:
    return [card.sure for card in article.read(text.encode(), ReadWish(name=name)).cards]


def test_questions_to_a_guest_are_doubtful():
    assert sure(f"The keeper\n\nOlga Brandt spoke to our reporter.\n\n{TALK}") == ["doubtful", "doubtful"]


def test_a_talk_without_an_introduction_is_likely_at_most():
    assert sure(f"The keeper\n\nA light on the sea.\n\n{TALK}") == ["likely", "likely"]


def test_somebody_who_is_introduced_makes_questions_without_you_likely():
    text = "We met the minister.\n\nQ: When does it begin?\nA: In May.\n\nQ: Who pays?\nA: The state.\n"
    assert sure(text) == ["likely", "likely"]


def test_study_cards_without_a_heading_are_sure():
    text = "Chapter 3\n\nQ: What is the capital of Kenya?\nA: Nairobi\n\nQ: And of Peru?\nA: Lima\n"
    assert sure(text) == ["sure", "sure"]


def test_under_the_heading_of_a_faq_a_word_to_the_reader_is_usual():
    text = "FAQ\n\nQ: Do you deliver?\nA: We do.\n\nQ: Can I pay by card?\nA: You can.\n"
    assert sure(text) == ["sure", "sure"]


def test_questions_and_answers_with_a_guest_are_not_sure():
    text = f"Q&A with Olga Brandt\n\n{TALK}".replace("Trees", "I miss trees")
    assert all(each != "sure" for each in sure(text))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Wann haben Sie begonnen?", "Ich war noch ein Kind."),
        ("Pourquoi écrivez-vous ?", "Parce que j'aime lire."),
        ("¿Por qué escribe usted?", "Porque yo leo."),
        ("なぜあなたは書くのですか？", "私は読むのが好きです。"),
    ],
)
def test_in_other_languages_too(asked: str, said: str):
    assert "sure" not in sure(f"Q: {asked}\nA: {said}\n\nQ: {asked[:-1]} 2?\nA: {said}\n")

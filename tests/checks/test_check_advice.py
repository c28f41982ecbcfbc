"""Advice as a whole: it never fails, points into the file, and can be switched off."""

import tomli_w
from helpers.advised import advised
from helpers.decks_for_tests import decks
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards.codes import CODES
from quizapp.cards.deck import Deck, Note
from quizapp.cards.reading import read_deck
from quizapp.checks import RULES, advice, tongues
from quizapp.questions.words import function_words

LANGUAGES = st.sampled_from(["", "en", "de-AT", "fr", "es", "it", "ja", "tr"])


def written(deck: Deck, language: str, ignore: tuple[str, ...] = ()) -> str:
    """The deck as a file."""
    about = {"language": language, "ignore": list(ignore), "tags": ["T"]}
    return tomli_w.dumps({"deck": about, "cards": [_card(note) for note in deck.notes]})


def _card(note: Note) -> dict[str, object]:
    if note.kind == "cloze":
        out: dict[str, object] = {"cloze": note.prompt}
    elif note.kind == "term":
        out = {"term": note.prompt, "definition": note.answer}
        out["wrong_terms"] = [wrong.text for wrong in note.wrong_terms]
    else:
        out = {"question": note.prompt, "answer": note.answer}
    out |= {"id": note.id, "accept": list(note.accept), "tags": list(note.tags), "hint": note.answer}
    return out | {"wrong": [wrong.text for wrong in note.wrong]}


@given(decks(), LANGUAGES)
def test_no_deck_makes_it_fail_and_each_finding_points_into_its_line(drawn: list[Deck], language: str):
    for each in drawn:
        text = written(each, language)
        deck = read_deck(text.encode(), "d").deck
        assert deck is not None
        lines = text.split("\n")
        for found in advice(deck, text, "x/d.toml"):
            assert found.path == "x/d.toml"
            assert found.severity == "advice"
            assert found.length > 0
            assert found.col >= 1
            assert found.col - 1 + found.length <= len(lines[found.line - 1])


@given(decks(), LANGUAGES)
def test_a_deck_s_place_in_the_file_has_no_part_in_it(drawn: list[Deck], language: str):
    for each in drawn:
        text = written(each, language)
        below = "# a remark\n" + text
        assert [(f.code, f.line + 1, f.col) for f in advised(text)] == [
            (f.code, f.line, f.col) for f in advised(below)
        ]


@given(decks(), LANGUAGES, st.sampled_from([rule.code for rule in RULES]))
def test_what_is_ignored_is_silent_and_the_rest_is_not(drawn: list[Deck], language: str, code: str):
    for each in drawn:
        said = [(f.code, f.message) for f in advised(written(each, language)) if f.code != code]
        ignored = advised(written(each, language, (code,)))
        assert len(ignored) == len(said)
        assert code not in {found.code for found in ignored}


def test_all_can_be_switched_off():
    text = '[deck]\nignore = ["A103", "A105"]\n[faq]\n"When was it built?" = "No"\n'
    assert advised(text) == []
    assert [f.code for f in advised(text.replace('"A103", ', ""))] == ["A103"]


def test_findings_are_in_the_order_of_the_file():
    text = '[faq]\n"When was it built?" = "No"\n"Is it new?" = "Yes"\n'
    assert [(f.line, f.col, f.length, f.code) for f in advised(text)] == [
        (2, 11, 2, "A105"),
        (2, 25, 2, "A103"),
        (3, 5, 2, "A105"),
        (3, 17, 3, "A103"),
    ]


def test_what_is_retired_is_left_alone():
    text = '[[cards]]\nquestion = "When was it?"\nanswer = "No"\nwrong = ["a"]\nretired = true\n'
    assert advised(text) == []


def test_a_file_with_a_byte_order_mark_has_no_unseen_character():
    text = '\ufeff[faq]\n"When?" = "In 1889"\n'
    deck = read_deck(text.encode(), "d").deck
    assert deck is not None
    assert advice(deck, text, "d.toml") == []


def test_codes_are_in_order_and_none_is_taken_by_reading():
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert not CODES.keys() & set(codes)


def test_every_rule_says_why_and_what_to_do():
    for rule in RULES:
        assert rule.reason.endswith("."), rule.code
        assert rule.help, rule.code
        assert not rule.help.endswith("."), rule.code
        assert len(rule.name) <= 40, rule.code


def test_rules_of_words_know_four_languages_at_least_but_for_articles():
    for rule in RULES:
        if rule.languages and rule.languages is not tongues.ARTICLES:
            assert rule.languages >= {"en", "de", "fr", "es"}, rule.code


def test_the_small_words_are_known_where_rules_need_them():
    assert all(function_words(language) for language in tongues.SMALL_WORDS)

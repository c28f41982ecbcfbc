"""Which words carry meaning, what a question asks for, and what is blanked of an option."""

import pytest
from helpers.decks_for_tests import texts
from hypothesis import given
from hypothesis import strategies as st

from quizapp.questions.asked import asked_for
from quizapp.questions.blanking import akin, blanked
from quizapp.questions.masking import BLANK
from quizapp.questions.words import all_words, content_words, function_words

WORDS = [
    ("en", "The gates of an old city, and their gating", ["gat", "old", "citi", "gat"]),
    ("", "The gates of an old city", ["gat", "old", "citi"]),
    ("de-AT", "Die Häuser und das Hausboot", ["häuser", "hausbo"]),
    ("xx", "the cat", ["the", "cat"]),
    ("ja", "東京は首都", ["東京", "京は", "は首", "首都"]),
    ("ja", "日本のGDPは3位", ["日本", "本の", "gdp", "は", "3", "位"]),
    ("ja", "水", ["水"]),
    ("ja", "ＡＢＣ", ["abc"]),
    ("ar", "مدرسة كبيرة", ["مدرسة", "كبيرة"]),
    ("th", "ไทย ลาว", ["ไท", "ทย", "ลา", "าว"]),
    ("ko", "한국어 단어", ["한국어", "단어"]),
    ("en", "— … ?!", []),
]


@pytest.mark.parametrize(("language", "text", "found"), WORDS)
def test_the_words_that_carry_meaning(language, text, found):
    assert list(content_words(text, language)) == found


@given(texts, st.sampled_from(["", "en", "de", "ja", "ar", "xx"]))
def test_words_are_never_empty_and_the_same_in_capitals(text, language):
    found = all_words(text)
    assert all(found)
    assert len(content_words(text, language)) <= len(found)
    if text.isascii():
        assert all_words(text.upper()) == found


def test_a_language_that_is_not_known_has_no_words_without_meaning():
    assert function_words("xx") == frozenset()
    assert function_words("") == function_words("en-GB") != frozenset()


ASKED = [
    ("en", "Which river flows through Cologne?", ("river", "flow")),
    ("en", "Who wrote Faust?", ("?who",)),
    ("en", "What is the capital of France?", ("capital",)),
    ("en", "Which of the following planets is largest?", ("planet",)),
    ("", "How many legs has a spider?", ("?how", "?many")),
    ("de", "Welcher Fluss fließt durch Köln?", ("fluss", "fliess")),
    ("de-AT", "Wer schrieb Faust?", ("?wer",)),
    ("fr", "Quelle ville est la capitale de la France ?", ("ville",)),
    ("fr", "Qui a écrit Faust ?", ("?qui",)),
    ("es", "¿Qué río pasa por Sevilla?", ("río", "pasa")),
    ("es", "¿Quién escribió Faust?", ("?quién",)),
    ("hu", "Melyik folyó ez?", ()),
    ("ja", "富士山はどこ？", ()),
    ("en", "", ()),
]


@pytest.mark.parametrize(("language", "question", "found"), ASKED)
def test_what_a_question_asks_for(language, question, found):
    assert asked_for(question, language) == found


@pytest.mark.parametrize("text", ["Which river is it?", "It is long: which river?", "“Which River?”"])
def test_signs_and_capitals_do_not_hide_what_is_asked_for(text):
    assert "river" in asked_for(text, "en")


# -- blanks ------------------------------------------------------------------------------------------


def always(_word: str) -> bool:
    return True


BLANKED = [
    ("en", "Reliability", "How often a reliable system of machines fails",
     f"How often a {BLANK} system of machines fails"),
    ("de", "Zuverlässigkeit", "Zuverlässige Anlagen fallen in langen Jahren selten aus",
     f"{BLANK} Anlagen fallen in langen Jahren selten aus"),
    ("en", "Red giant", "A red, giant-sized star late in its life and quite cold",
     f"A {BLANK}, {BLANK}-sized star late in its life and quite cold"),
    ("en", "Red giant star", "A red giant star that comes late in life and is cold",
     f"A {BLANK} that comes late in life and is cold"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "prompt", "text", "shown"), BLANKED)
def test_a_rare_word_that_an_answer_shares_with_its_prompt_is_blanked(language, prompt, text, shown):
    assert blanked(text, prompt, always, language) == shown


LEFT = [
    ("en", "Reliability", "Reliable cars"),
    ("en", "Reliability engineering", "Reliability of a car engine"),  # a name, as five words are
    ("en", "The Who", "The band that the world heard of long ago"),
    ("de", "Die Welle", "Die Bewegung, die sich im Wasser weit ausbreitet"),
    ("de", "Kernkraft", "Strom, den gespaltene Atome über Dampf liefern"),
    ("ja", "信頼性", "信頼できるシステムは故障が少ない"),
    ("ja", "水", "水は水素と酸素からなる 化合物 であり 生命 に 必要 な 液体"),
    ("en", "Star formation in gas", "The star formation happens in the gas"),  # hardly a word would stay
]


@pytest.mark.parametrize(("language", "prompt", "text"), LEFT)
def test_names_small_words_and_other_scripts_are_left_as_they_are(language, prompt, text):
    assert blanked(text, prompt, always, language) == text


def test_what_is_common_in_the_deck_is_not_blanked():
    text = "A reliable memory keeps what a computer wrote for many years"
    assert blanked(text, "Reliable memory", lambda words: "memori" not in words, "en") == text.replace(
        "reliable", BLANK
    )
    assert blanked(text, "Reliable memory", lambda _words: False, "en") == text


@given(texts, texts, st.sampled_from(["", "en", "de", "ja"]))
def test_blanking_only_ever_takes_words_away_and_leaves_some(text, prompt, language):
    longer = f"{text} keeps several other meanings beside {prompt}"
    shown = blanked(longer, prompt, always, language)
    assert any(char.isalnum() for char in shown)
    assert set(all_words(shown.replace(BLANK, " "))) <= set(all_words(longer))


AKIN = [
    ("reliabl", "reliabiliti", True),
    ("gat", "gat", True),
    ("gat", "gate", False),
    ("inflat", "inflect", False),
    ("conduct", "conductiv", True),
    ("interest", "internet", False),
]


@pytest.mark.parametrize(("one", "other", "are"), AKIN)
def test_words_of_one_root_are_akin_whichever_comes_first(one, other, are):
    assert akin(one, other) is akin(other, one) is are

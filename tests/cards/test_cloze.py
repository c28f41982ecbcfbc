"""Cloze sentences are taken apart and shown as they are asked."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards import cloze
from quizapp.cards.deck import Gap

SIGNED = "Signed in {{Tokyo::city}} by {{Takaichi}}."


def test_a_sentence_is_text_and_gaps() -> None:
    assert cloze.parse(SIGNED) == ("Signed in ", Gap("Tokyo", "city"), " by ", Gap("Takaichi"), ".")
    assert cloze.gaps(SIGNED) == (Gap("Tokyo", "city"), Gap("Takaichi"))
    assert cloze.filled(SIGNED) == "Signed in Tokyo by Takaichi."


def test_one_gap_is_blank_and_the_others_are_filled_in() -> None:
    assert cloze.shown(SIGNED, 0) == "Signed in ____ (city) by Takaichi."
    assert cloze.shown(SIGNED, 1, blank="…") == "Signed in Tokyo by …."


def test_what_follows_the_last_double_colon_is_the_hint() -> None:
    assert cloze.gaps("{{std::vector::a container}}") == (Gap("std::vector", "a container"),)


def test_braces_without_a_partner_are_plain_text() -> None:
    for text in ("a {{b", "a b}}", "{a}", "}}{{", "{{a } }"):
        assert cloze.parse(text) == (text,)
    assert cloze.parse("{{a {{b}} c}}") == ("{{a ", Gap("b"), " c}}")


@given(st.text(st.sampled_from("{}:ab \n")))
def test_no_text_makes_it_fail_and_filling_leaves_no_text_out(text: str) -> None:
    plain = "".join(p if isinstance(p, str) else p.text for p in cloze.parse(text))
    assert cloze.filled(text) == plain
    if not cloze.gaps(text):
        assert plain == text

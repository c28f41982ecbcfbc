"""Markdown-light: styles are found, and no character is lost."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards.markup import Run, parse, plain

MARKS = "*_`"


def runs(text):
    return [(run.text, run.style) for line in parse(text) for run in line.runs]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a **b** c", [("a ", ""), ("b", "strong"), (" c", "")]),
        ("*b*", [("b", "emphasis")]),
        ("_b c_", [("b c", "emphasis")]),
        ("`*b*`", [("*b*", "code")]),
        ("*a* and _b_", [("a", "emphasis"), (" and ", ""), ("b", "emphasis")]),
        ("", [("", "")]),
    ],
)
def test_emphasis_and_code_are_styles(text, wanted):
    assert runs(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4", "snake_case_name", "__init__", "a*", "*a", "**a", "a ** b", "`a",
        "[link](x)", "____ and ____", "C++",
        "[bold]x[/bold]", "\\x1b[31m",
        "f(*args, **kw)", "C:\\", "\\\\server\\share\\", "a\\\\",
        "<b>x</b>", "# not a heading",
    ],
)  # fmt: skip
def test_what_is_no_mark_stays_as_it_is(text):
    assert runs(text) == [(text, "")]
    assert plain(text) == text


def test_lists_have_bullets_and_numbers():
    assert [(line.bullet, line.runs) for line in parse("- *a*\n2. b\n+ c\n3) d")] == [
        ("•", (Run("a", "emphasis"),)), ("2.", (Run("b"),)), ("•", (Run("c"),)), ("3.", (Run("d"),)),
    ]  # fmt: skip
    assert plain("Two:\n- a\n- b\n  more") == "Two:\n• a\n• b more"


def test_paragraphs_join_and_break():
    assert plain("a\nb\n\nc  \nd\\\ne\n") == "a b\n\nc\nd\ne"
    assert plain("a\r\nb\rc") == "a b c"
    assert plain("C:\\\n\nb") == "C:\\\n\nb"


texts = (
    st.text() | st.text(st.sampled_from("ab1 *_`\n\\-+.)")) | st.text(st.sampled_from("a*_` \n"), max_size=12)
)


@given(texts)
def test_only_marks_bullets_blanks_and_line_breaks_can_go(text):
    def kept(each):
        return [c for c in each if not c.isspace() and c not in MARKS + "-+*•.)\\"]

    assert kept(plain(text)) == kept(text)


@given(texts)
def test_a_mark_goes_only_in_pairs(text):
    shown = plain(text)
    for mark in MARKS:
        gone = text.count(mark) - shown.count(mark)
        bullets = sum(line.bullet == "•" for line in parse(text)) if mark == "*" else 0
        assert gone >= 0
        assert any((gone - n) % 2 == 0 for n in range(bullets + 1))


@given(texts)
def test_every_text_has_a_line_and_every_line_a_run(text):
    lines = parse(text)
    assert lines
    assert all(line.runs for line in lines)
    assert all("\n" not in run.text for line in lines for run in line.runs)


N = 40_000


@pytest.mark.parametrize(
    "text",
    [
        "*a " * N, "_a " * N, "`a\n" * N, "**a " * N, "*" * N, "_" * N, "`" * N, "**" * N + "a", "a\n" * N,
        "a \\\n" * N,
        "*a" * N, "- " * N, " " * N, "\n" * N, "*" + "a" * N, "_" + " a" * N, "**a*" * N,
        "- a\n" * N, "\t" * N + "x",
    ],
    ids=range(19),
)  # fmt: skip
def test_nasty_texts_take_no_longer_than_they_are_long(text):
    before = time.process_time()
    parse(text)
    assert time.process_time() - before < 1

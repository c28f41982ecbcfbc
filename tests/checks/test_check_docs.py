"""The page on advice has a section for each rule, with a deck that it fires on, and nothing else does."""

import re
from pathlib import Path

import pytest

from quizapp.cards.reading import read_deck
from quizapp.checks import RULES, advice

PAGE = (Path(__file__).parents[2] / "quizapp" / "docs" / "advice.md").read_text("utf-8")
SECTIONS = re.findall(r"^### (A\d+): ([^\n]*)$(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)


def test_each_rule_has_a_section_in_order():
    assert [(code, name) for code, name, _ in SECTIONS] == [(rule.code, rule.name) for rule in RULES]


@pytest.mark.parametrize(("code", "body"), [(code, body) for code, _, body in SECTIONS])
def test_the_deck_of_a_section_gets_this_advice_alone(code: str, body: str):
    (text,) = re.findall(r"```toml\n(.*?)```", body, re.DOTALL)
    reading = read_deck(text.encode(), "d")
    assert reading.findings == ()
    assert reading.deck is not None
    assert {finding.code for finding in advice(reading.deck, text, "d.toml")} == {code}


def test_each_section_says_something():
    assert all(len(body.partition("```")[0].split()) >= 10 for _, _, body in SECTIONS)


def test_lines_fit_into_a_terminal():
    assert max(map(len, PAGE.splitlines())) <= 79

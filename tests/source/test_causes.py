"""What is wrong with a text that is no TOML is told in the words of the place it stands in."""

import time

import pytest

from quizapp.source.toml import load

CARD = '[[cards]]\nquestion = "Q"\n'


@pytest.mark.parametrize(
    ("text", "line", "message", "mend"),
    [
        (CARD + 'answer = "A", "B"\n', 3, "only one answer", 'accept = ["B"]'),
        (CARD + "answer = 'A', 'B', 'C'\n", 3, "only one answer", 'accept = ["B", "C"]'),
        ('[faq]\n"Q" = "A", "B"\n', 2, "only one answer", "under [[cards]]"),
        ('[glossary]\n"T" = "A", "B"\n', 2, "only one definition", "pair of quotes"),
        (CARD + 'wrong = "A", "B"\n', 3, "a list", 'wrong = ["A", "B"]'),
        (CARD + 'hint = "A", "B"\n', 3, "only one text", "pair of quotes"),
        (CARD + 'answer = "A", hint = "B"\n', 3, "two entries on one line", "new line"),
        ('[faq]\nWho is it? = "A"\n', 2, "the question Who is it? needs quotes", '"Who is it?" ='),
        ('[faq]\n"Who is it? = "A"\n', 2, "closes the question", '"Who is it?" ='),
        ('[faq]\n"Who is it?" "A"\n', 2, "no =", '"question" = "answer"'),
        ('[glossary]\nRare earths = "A"\n', 2, "the term Rare earths needs quotes", '"Rare earths" ='),
        (CARD + 'answer = "A",\n', 3, "should end before this ,", "remove the ,"),
        (CARD + 'answer = "A" "B"\n', 3, "should end before this", "one pair of quotes"),
        (CARD + 'answer = "A" (perhaps)\n', 3, "should end before this", "# before it"),
        (CARD + 'wrong = { "A", "B" }\n', 3, "square brackets, not in braces", '["one", "two"]'),
        (
            CARD + 'wrong = [\n"A"\n"B"]\n',
            5,
            "a comma is missing in this list (it begins in line 3)",
            "comma",
        ),
        (
            CARD + 'wrong = ["A",\n\n' + CARD,
            3,
            "this list is not closed: a ] is missing before line 5",
            "write ]",
        ),
        ('[faq]\n"Who is it?", "A"\n', 2, "here stands , where = belongs", '"question" = "answer"'),
        ('[faq]\n"Who is it?" => "A"\n', 2, "here stands => where = belongs", '"question" = "answer"'),
        ("[faq]\nWho is it - A\n", 2, "here stands - where", '"question" = "answer"'),
        ("faq]\nx = 'A'\n", 1, "brackets of this header", "[glossary]"),
        ('[faq]\n{ text = "A" },\n', 2, "part of a list, but no list is open", "lines above"),
        ('[glossary]\n"Rare earths" "A"\n', 2, "no =", '"term" = "definition"'),
    ],
)
def test_a_cause_is_told_at_its_place(text: str, line: int, message: str, mend: str) -> None:
    tables, (found,) = load(text, "a.toml")
    assert tables is None
    assert found.line == line
    assert message in found.message
    assert mend in found.help


def test_long_runs_of_blanks_are_gone_through_once() -> None:
    for row in (" " * 50_000 + "x", "x" + " " * 50_000 + "y", "x " * 25_000, "x " * 25_000 + "= y"):
        began = time.perf_counter()
        load(f"[glossary]\n{row}\n", "d.toml")
        assert time.perf_counter() - began < 5

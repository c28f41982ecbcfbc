"""What can be read of a file that is no TOML is checked as well, and what is said of it is true."""

import pytest

from quizapp.library.checking import check

DECK = """[deck]
title = "Metals"
language = "english"
ignore = ["A103"]

[glossary]
"Ore" = "Rock that is worth mining."
"Tin" = 5
" " = "Nothing"
"Foundry" = "See https://usgs.gov for more of it."

[faq]
"Is tin a metal?" = "Yes"
"Was it not found?" = "They are in Cornwall."

[[cards]]
id = "one"
question = "What is smelted?"
answer = "Ore"
wrong = ["Ore", "Slag", "Rock"]

[[cards]]
id = "two"
cloze = "There is no gap here."

[[cards]]
id = "three"
question = "Who mines?"
retired = "true"

[[cards]]
id = "one"
question = "Which is the third?"
answer = "Iron"
wrong = ["Gold", { txt = "Lead" }]

[[cards]]
id = "one"
question = "And which is the fourth?"
answer = "Tungsten"
also_right = ["two", "nobody"]
"""
LINES = DECK.splitlines()
BREAKS = {
    "no end quote": lambda line: line.rstrip('"]') if line.endswith(('"', '"]')) else line + ' "',
    "no =": lambda line: line.replace("=", "", 1),
    "junk": lambda line: line + " and more",
    "triple": lambda line: line.replace('= "', '= """', 1),
    "open list": lambda line: line.replace("= ", "= [", 1),
    "no bracket": lambda line: line.replace("]", "", 1),
    "curly": lambda line: line.replace('"', "“"),
}


def _told(house, text):
    house.write({"broken": text})
    library = house.open(load=False)
    (checked,) = check(library, ["broken"])
    return {(each.line, each.code) for each in checked.findings}


@pytest.mark.parametrize("way", BREAKS)
def test_what_is_said_beside_a_broken_line_holds_without_it_too(house, way):
    whole = _told(house, DECK)
    assert {"D201", "D203", "D206", "D209", "D211", "A010", "A106"} <= {code for _, code in whole}
    beside = 0
    for number, line in enumerate(LINES, 1):
        broken = BREAKS[way](line)
        text = "\n".join([*LINES[: number - 1], broken, *LINES[number:]]) + "\n"
        told = _told(house, text)
        if "D001" in {code for _, code in told}:
            others = {each for each in told if each[1] != "D001"}
            assert others <= whole, (broken, others - whole)
            beside += len(others) > 1
    assert beside > 5


def test_all_of_one_file_is_told_at_once(house):
    text = '[glossary]\n"Ore" = "Rock"\n"Tin" "Metal"\n"Zinc" = 5\n[faq]\n" " = "x"\n'
    assert _told(house, text) == {(3, "D001"), (4, "D201"), (6, "D203")}


def test_where_the_deck_s_own_lines_are_broken_there_is_no_advice(house):
    text = '[deck]\nignore = ["A106"\n[glossary]\n"Ore" = "See https://usgs.gov for more of it."\n"Tin" = 5\n'
    told = _told(house, text)
    assert {code for _, code in told} == {"D001", "D201"}


def test_a_newer_format_is_told_too(house):
    assert _told(house, 'format = 9\n[glossary]\n"Tin" "Metal"\n') == {(3, "D001"), (1, "D003")}

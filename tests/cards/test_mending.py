"""What is mended is right, and every byte beside it stays.

`QUIZAPP_DECKS=1000 pytest tests/cards/test_mending.py` for many more decks than by default.
"""

import difflib
import os
import re

import pytest
from helpers.deck_texts import deck_texts
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.cards.mending import mended
from quizapp.cards.reading import read_deck
from quizapp.source.outline import Outline

DECKS = int(os.environ.get("QUIZAPP_DECKS", "150"))
BROKEN = """[deck]
titel = "T"  # its name

[[cards]]
# about it
term = "Ore"
definitoin = "A rock."
accept = [ "a", "", "a", # twice
  "b", "b" ]
[[cards]]
  question = "Why?"
  answer = "So."
  wrong = ["", ""]
"""


def test_misspelt_keys_spare_items_and_missing_ids_are_mended():
    found = mended(BROKEN, "d")
    assert found.text == (
        BROKEN.replace("titel", "title")
        .replace("definitoin", "definition")
        .replace('[ "a", "", "a", # twice\n  "b", "b" ]', '[ "a", # twice\n  "b" ]')
        .replace('["", ""]', "[]")
        .replace('term = "Ore"', 'id = "ore~b2b092"\nterm = "Ore"')
        .replace('  question = "Why?"', '  id = "why~5d8a99"\n  question = "Why?"')
    )
    assert [mend.line for mend in found.mends] == [2, 4, 7, 8, 9, 10, 13]
    assert not read_deck(found.text.encode(), "d").findings


def test_lines_are_those_of_the_file_as_it_was_also_where_a_later_round_mends():
    """The second card is read, and given an id, only once its key is mended: by then there is a line more."""
    text = '[[cards]]\nterm = "a"\ndefinition = "b"\n[[cards]]\nterm = "c"\ndefinitoin = "d"\n'
    found = mended(text, "d")
    assert found.text.count("\nid = ") == 2
    assert [(mend.line, mend.what.split()[-1]) for mend in found.mends] == [
        (1, "id"),
        (4, "id"),
        (6, "definition"),
    ]


def test_many_cards_are_found_without_looking_through_all_for_each(monkeypatch):
    made = []
    blocks = Outline._block
    monkeypatch.setattr(Outline, "_block", lambda *given: (made.append(given), blocks(*given))[1])
    cards = "".join(f'[[cards]]\nterm = "t{n}"\ndefinition = "d{n}"\n' for n in range(40))
    assert len(mended(cards, "d").mends) == 40
    assert len(made) < 20 * 40, "not all cards for each card"


def test_a_text_that_cannot_be_read_is_left_alone():
    assert mended("[deck\n", "d").text == "[deck\n"
    assert mended("cards = [{term='a', definition='b'}]\n", "d").mends == ()


QUOTES = [
    ('[faq]\n"a" = "he said "no" to it"\n', r'"a" = "he said \"no\" to it"'),
    ('[faq]\n"a" = ""No", he said, and ("yes")."\n', r'"a" = "\"No\", he said, and (\"yes\")."'),
    ("[faq]\n\"a\" = 'it's so'\n", '"a" = "it\'s so"'),
    ('[glossary]\n  Größe = "x" # y\n', '  "Größe" = "x" # y'),
    ("[glossary]\nRare earths = 'x'\n", "\"Rare earths\" = 'x'"),
    ("[glossary]\nNode.js = 'x'\n", "\"Node.js\" = 'x'"),
    ("[glossary]\n“a b” = „c“\n", '"a b" = "c"'),
    ('[glossary]\na-b = "c”\n', 'a-b = "c"'),
    ('[faq]\nWho was Ötzi? = «a "b"»\n', ""),
    ('[faq]\n"a" = "b", "c"\n', ""),
    ('[faq]\n"a" = "b" "c" "d"\n', ""),
    ('[faq]\n"a" = "b" "c" = "d"\n', ""),
    ('[faq]\n"a" = "b "c"" # "d"\n', ""),
    ('[faq]\n"a" = "C:\\path "x""\n', ""),
    ('[faq]\n"a "b" c" = "d"\n', ""),
    ('[faq]\n"a" = """b "c" d"\n', ""),
    ('[deck]\nrare title = "x"\n', ""),
    ('[glossary\nrare earths = "x"\n', ""),
    ('[glossary]\n"rare earths" = "y"\nrare earths = "x"\n', ""),
    ('[glossary]\nNode = "x"\nNode.js = "y"\n', '"Node.js" = "y"'),
    ('[glossary]\na = """\nrare earths = "x"\n"""\n', ""),
    ('[[cards]]\nquestion = "a"\nanswer = “b”\n', 'answer = "b"'),
    ('[[cards]]\nquestion = "a"\nanswer = "b"\nwrong = [“b”]\n', ""),
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("text", "line"), QUOTES)
def test_quotes_are_mended_where_it_is_certain_and_else_left_alone(text, line, end):
    mark = "\ufeff" if end == "\r\n" else ""
    found = mended(mark + text.replace("\n", end), "d").text.removeprefix(mark).replace(end, "\n")
    if not line:
        assert found == text
        return
    lines = [each for each in found.split("\n") if not each.startswith("id = ")]
    changed = [each for each, before in zip(lines, text.split("\n"), strict=True) if each != before]
    assert changed == [line]
    assert not [each for each in read_deck(found.encode(), "d").findings if each.severity == "error"]


def test_a_line_is_mended_also_where_another_mistake_stays():
    text = '[faq]\n"a" "b"\nc d = "e"\n"f" =\n"g" = “h”\n'
    found = mended(text, "d")
    assert found.text == text.replace("c d", '"c d"').replace("“h”", '"h"')
    assert [mend.line for mend in found.mends] == [3, 5]


def test_of_very_many_slips_some_are_mended_in_each_run():
    text = "[faq]\n" + "".join(f'question {n} = "x"\n' for n in range(30))
    once = mended(text, "d").text
    assert once.count('"question') == 20
    assert mended(once, "d").text.count('"question') == 30


SAID = st.text(alphabet="abö ,.?!()#='", min_size=1, max_size=20).map(str.strip).filter(bool)


@settings(max_examples=DECKS, deadline=None)
@given(deck_texts(), SAID, st.data())
def test_quotes_that_went_wrong_are_taken_back(text, said, data):
    """In a good deck a line comes in with a slip of the quotes: it is mended, and nothing beside it."""
    good = mended(text, "d").text
    key, value, right = data.draw(
        st.sampled_from(
            [
                ('"new one"', f'"he said "no" {said}"', rf'"he said \"no\" {said}"'),
                ("“new one”", f'"{said}"', f'"{said}"'),
                ('"new one"', f"„{said}“", f'"{said}"'),
                ("new one", f'"{said}"', f'"{said}"'),
                ("new.one", f'"{said}"', f'"{said}"'),
                ("nëw", f"“{said}”", f'"{said}"'),
            ]
        )
    )
    name = "renamed" if key[0] in '"“' else "faq"
    if f"[{name}]" in good:
        name = "glossary"
    if f"[{name}]" in good:
        return
    at = "" if good.endswith("\n") or not good else "\n"
    broken = f"{good}{at}[{name}]\n{key} = {value} \n"
    plain = key.strip('"“”')
    assert mended(broken, "d").text == f'{good}{at}[{name}]\n"{plain}" = {right} \n'


@settings(max_examples=DECKS, deadline=None)
@given(st.text(alphabet="ab \"'“”=.#\\ö,[]\n", max_size=60))
def test_a_mended_text_has_fewer_mistakes_and_the_same_lines_but_for_quotes(rows):
    text = f"[glossary]\n{rows}\n"
    found = mended(text, "d").text
    bare = [re.sub(r"[\"'“”\\]", "", each) for each in (text, found)]
    assert bare[0] == bare[1]
    if found != text:
        before, after = (read_deck(each.encode(), "d").findings for each in (text, found))
        assert [each.code for each in after].count("D001") < [each.code for each in before].count(
            "D001"
        ) or "D202" in [each.code for each in before]


@settings(max_examples=DECKS, deadline=None)
@given(deck_texts(), st.booleans())
def test_only_ids_come_in_and_every_other_byte_stays(text, twice):
    found = mended(text, "d")
    before, after = read_deck(text.encode(), "d").deck, read_deck(found.text.encode(), "d").deck
    assert [n.id for n in after.notes] == [n.id for n in before.notes]
    assert after.digest == before.digest, "what is asked is the same"
    assert mended(found.text, "d").text == found.text, "once is enough"
    changes = difflib.SequenceMatcher(None, text.split("\n"), found.text.split("\n"), autojunk=False)
    for kind, start, end, begins, ends in changes.get_opcodes():
        if kind != "equal":
            assert kind == "insert", text.split("\n")[start:end]
            new = found.text.split("\n")[begins:ends]
            assert all(re.fullmatch(r'\s*id = ".+"\r?', line) for line in new)


@settings(max_examples=DECKS, deadline=None)
@given(deck_texts(), st.data())
def test_a_slip_in_a_key_and_a_doubled_item_are_taken_back(text, data):
    """A mend undoes what was broken: the same deck, and beside ids the same bytes."""
    good = mended(text, "d").text
    broken = good
    for right, wrong in (
        ("definition =", "definitoin ="),
        ("answer =", "anwser ="),
        ("'two' ]", "'two' , 'two' ]"),
    ):
        if data.draw(st.booleans()):
            broken = broken.replace(right, wrong, 1)
    again = mended(broken, "d").text
    assert read_deck(again.encode(), "d").deck.digest == read_deck(good.encode(), "d").deck.digest
    assert again.replace(" ", "") == good.replace(" ", "")

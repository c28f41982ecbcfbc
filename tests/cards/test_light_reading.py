"""A plain deck is read without the slow imports: Home and `due` start by reading decks."""

import subprocess
import sys

PROGRAM = r"""
import sys
from quizapp.cards.reading import read_deck
from quizapp.source.peek import title
assert not {"pydantic", "tomllib", "difflib"} & set(sys.modules)
cards = b'[[cards]]\nterm = "c"\ndefinition = "d"\n'
assert read_deck(b'[deck]\ntitle = "x"\n[glossary]\n"a" = "b"\n' + cards, "x").deck
assert "pydantic" not in sys.modules
"""


def test_a_deck_of_plain_texts_is_read_without_pydantic() -> None:
    subprocess.run([sys.executable, "-c", PROGRAM], check=True)

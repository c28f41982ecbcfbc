"""The JSON Schema accepts right decks and rejects broken ones; reading's shortcut agrees with the models."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from jsonschema import Draft202012Validator

from quizapp.cards.authored import FIELDS
from quizapp.cards.reading import read_deck
from quizapp.cards.schema import CardTable, DeckFile, DeckTable, json_schema
from quizapp.cards.top import DECK_FIELDS

DATA = Path(__file__).parents[1] / "data" / "decks"
SCHEMA = json_schema()


@pytest.mark.parametrize("name", ["japanese", "arabic", "german"])
def test_real_decks_are_accepted(name: str) -> None:
    data = tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))
    Draft202012Validator(SCHEMA).validate(data)
    assert DeckFile.model_validate(data)


@pytest.mark.parametrize(
    "text",
    [
        "format = 2",
        "format = true",
        "glosary = {}",
        '[deck]\ntitel = "x"',
        '[deck]\ntyping = "loose"',
        '[glossary]\n"a" = 5',
        '[glossary]\n"a" = " "',
        '[glossary]\nNode.js = "x"',
        '[cards]\nterm = "a"',
        '[[cards]]\nterm = "a"',
        '[[cards]]\nterm = "a"\ndefinition = "b"\nquestion = "c"',
        '[[cards]]\ncloze = "{{a}}"\nquestion = "b"\nanswer = "c"',
        '[[cards]]\ncloze = "no gap"',
        '[[cards]]\nquestion = "b"\nanswer = 17',
        '[[cards]]\nquestion = "b"\nanswer = "c"\nwrong = [{ why = "d" }]',
        '[[cards]]\nquestion = "b"\nanswer = "c"\ndirections = ["sideways"]',
        '[[cards]]\nquestion = "b"\nanswer = "c"\n"a term" = "d"',
    ],
)
def test_broken_decks_are_rejected(text: str) -> None:
    assert not Draft202012Validator(SCHEMA).is_valid(tomllib.loads(text))


def test_it_is_a_schema_with_a_word_and_an_example_for_every_field() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["title"] == "quizapp deck"
    assert "$id" not in SCHEMA
    tables: list[dict[str, Any]] = [SCHEMA, *SCHEMA["$defs"].values()]
    for table in tables:
        assert table["description"]
        assert table["examples"]
        for field in table["properties"].values():
            assert field["description"]
            assert field["examples"]


def test_every_example_is_right_where_it_stands() -> None:
    tables = [SCHEMA, *SCHEMA["$defs"].values()]
    fields = [field for table in tables for field in table["properties"].values()]
    for place in (*tables, *fields):
        for example in place["examples"]:
            Draft202012Validator({**place, "$defs": SCHEMA["$defs"]}).validate(example)


def test_an_example_of_a_deck_can_be_asked() -> None:
    for example in (*SCHEMA["examples"], {"cards": SCHEMA["$defs"]["CardTable"]["examples"]}):
        reading = read_deck(tomli_w.dumps(example).encode(), "a")
        assert reading.findings == ()
        assert reading.deck
        assert reading.deck.cards


def test_reading_knows_the_same_fields() -> None:
    assert set(CardTable.model_fields) == FIELDS
    assert set(DeckTable.model_fields) == set(DECK_FIELDS)

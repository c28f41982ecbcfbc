"""The shape of a deck file, as pydantic models; the JSON Schema of decks is made from the same models.

Importing this takes a noticeable time (pydantic), so reading imports it only when it is needed.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Text = Annotated[str, Field(strict=True)]
Filled = Annotated[str, Field(strict=True, json_schema_extra={"pattern": r"\S"})]
Flag = Annotated[bool, Field(strict=True)]
Way = Literal["forward", "reverse"]
Ways = Annotated[list[Way], Field(min_length=1)]

SIDES: dict[str, tuple[str, ...]] = {
    "term": ("term", "definition"),
    "question": ("question", "answer"),
    "cloze": ("cloze",),
}
"""What a card of each kind must have, and what no card of another kind may have."""


_CARDS: list[Any] = [
    {"question": "How many rare earth elements are there?", "answer": "17", "accept": ["seventeen"]},
    {"cloze": "The deal was signed in {{Tokyo::city}}."},
]


def _card(schema: dict[str, Any]) -> None:
    """A card is exactly one of its kinds."""
    schema["examples"] = _CARDS
    every = [key for keys in SIDES.values() for key in keys]
    schema["oneOf"] = [
        {"required": list(keys), "properties": {key: False for key in every if key not in keys}}
        for keys in SIDES.values()
    ]


class WrongOption(BaseModel):
    """A wrong answer to choose from, with the reason why it is wrong."""

    model_config = ConfigDict(
        extra="forbid",
        title="wrong answer",
        json_schema_extra={"examples": [{"text": "27", "why": "That counts others too."}]},
    )

    text: Filled = Field(description="The wrong answer.", examples=["27"])
    why: Text = Field(default="", description="Shown to those who chose it.", examples=["Others count too."])


class DeckTable(BaseModel):
    """What is known about the deck as a whole; every line is optional."""

    model_config = ConfigDict(
        extra="forbid",
        title="deck",
        json_schema_extra={"examples": [{"title": "Rare earths deal", "language": "en", "tags": ["law"]}]},
    )

    id: Text = Field(
        default="",
        description="A permanent name, for when the file is moved; else its path below decks/.",
        examples=["rare-earths"],
    )
    title: Text = Field(
        default="", description="Shown on screens; else the file's name.", examples=["Rare earths deal"]
    )
    language: Text = Field(
        default="", description="The language's code (BCP 47).", examples=["en", "ja", "de-AT"]
    )
    description: Text = Field(
        default="", description="What the deck is about.", examples=["After the lecture."]
    )
    author: Text = Field(default="", description="Who wrote it.", examples=["A. Teacher"])
    license: Text = Field(default="", description="How it may be used.", examples=["CC-BY-4.0"])
    source: Text = Field(
        default="", description="Where its facts are from.", examples=["https://example.org"]
    )
    tags: list[Filled] = Field(default=[], description="For choosing decks.", examples=[["law"]])
    typing: Literal["forgiving", "exact"] = Field(
        default="forgiving",
        description="How typed answers are marked: forgiving case, accents and slips, or exactly.",
        examples=["exact"],
    )
    directions: Ways = Field(
        default=["forward"],
        description="Which cards a note makes. Without it: terms both, questions forward.",
        examples=[["forward", "reverse"]],
    )
    ignore: list[Filled] = Field(
        default=[], description="Codes of advice that `check` is not to give here.", examples=[["A005"]]
    )


class CardTable(BaseModel):
    """A card that needs more than two texts: term and definition, question and answer, or cloze."""

    model_config = ConfigDict(extra="forbid", title="card", json_schema_extra=_card)

    id: Text = Field(
        default="",
        description="A permanent name; with it the wording may change freely.",
        examples=["ree-count"],
    )
    term: Filled = Field(default="", description="What is defined.", examples=["Rare earths"])
    definition: Filled = Field(
        default="", description="What it means.", examples=["Seventeen metallic elements."]
    )
    question: Filled = Field(default="", description="What is asked.", examples=["How many are there?"])
    answer: Filled = Field(default="", description="The right answer.", examples=["17"])
    cloze: Annotated[str, Field(strict=True, json_schema_extra={"pattern": r"\{\{[\s\S]+\}\}"})] = Field(
        default="",
        description="A sentence with its gaps in double braces, each with a hint if wished.",
        examples=["The deal was signed in {{Tokyo::city}}."],
    )
    accept: list[Filled] = Field(
        default=[],
        description="A term: its other names; a question or gap: other right answers.",
        examples=[["seventeen"]],
    )
    wrong: list[Filled | WrongOption] = Field(
        default=[],
        description="Wrong answers to choose from, for the forward side.",
        examples=[["7", {"text": "27", "why": "That counts others too."}]],
    )
    wrong_terms: list[Filled | WrongOption] = Field(
        default=[],
        description="Wrong terms to choose from, for the reverse side.",
        examples=[["Heavy metals"]],
    )
    also_right: list[Filled] = Field(
        default=[],
        description="Ids of cards whose answer would be right here too: never offered as wrong.",
        examples=[["another-id"]],
    )
    hint: Text = Field(default="", description="Shown when asked for.", examples=["More than a dozen."])
    explanation: Text = Field(
        default="", description="Shown after answering.", examples=["Fifteen lanthanides …"]
    )
    source: Text = Field(default="", description="Where this is from.", examples=["page 12"])
    tags: list[Filled] = Field(default=[], description="For choosing cards.", examples=[["numbers"]])
    directions: Ways = Field(
        default=["forward"],
        description="forward asks for the definition or answer, reverse for the term or question.",
        examples=[["forward"]],
    )
    renamed_from: Text = Field(
        default="", description="The old wording: its history comes along.", examples=["How many REE?"]
    )
    retired: Flag = Field(default=False, description="Kept, but no longer asked.", examples=[True])


def _entries(schema: dict[str, Any]) -> None:
    schema["propertyNames"] = {"pattern": r"\S"}


class DeckFile(BaseModel):
    """A quizapp deck: one TOML file of cards."""

    model_config = ConfigDict(
        extra="forbid",
        title="quizapp deck",
        json_schema_extra={"examples": [{"glossary": {"Rare earths": "Seventeen metallic elements."}}]},
    )

    format: Annotated[int, Field(strict=True, ge=1, le=1)] = Field(
        default=1, description="The version of the format.", examples=[1]
    )
    deck: DeckTable = Field(
        default=DeckTable(), description="About the deck.", examples=[{"title": "Rare earths"}]
    )
    glossary: dict[Filled, Filled] = Field(
        default={},
        description="term = definition, one a line.",
        examples=[{"Rare earths": "Seventeen metallic elements."}],
        json_schema_extra=_entries,
    )
    faq: dict[Filled, Filled] = Field(
        default={},
        description="question = answer, one a line.",
        examples=[{"Who signed the deal?": "Trump and Takaichi."}],
        json_schema_extra=_entries,
    )
    renamed: dict[Filled, Filled] = Field(
        default={},
        description="new wording = old wording: the history comes along, for every learner.",
        examples=[{"Rare-earth elements": "Rare earths"}],
        json_schema_extra=_entries,
    )
    cards: list[CardTable] = Field(
        default=[],
        description="Cards that need more than two texts.",
        examples=[_CARDS],
    )


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a deck file, for editors that complete and check TOML."""
    schema = _tidy(DeckFile.model_json_schema())
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _tidy(schema: Any) -> Any:
    """Leave out empty defaults, which no author would write, and titles that only repeat the key."""
    if isinstance(schema, list):
        return [_tidy(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    tidy = {
        key: _tidy(value) for key, value in schema.items() if key != "default" or value not in ("", [], {})
    }
    for key, value in tidy.get("properties", {}).items():
        if isinstance(value, dict) and value.get("title") == key.replace("_", " ").title():
            del value["title"]
    return tidy

"""`schema`: the deck format as a JSON Schema."""

from __future__ import annotations

from argparse import Namespace

from quizapp.cli.commands import WRITE
from quizapp.cli.output import print_json
from quizapp.cli.parser import Parser

NAME = "schema"
GROUP = WRITE
SUMMARY = "the deck format as a JSON Schema, for editors"
EXAMPLE = "quizapp schema > deck.schema.json"


def add_arguments(_parser: Parser) -> None:
    """It has none."""


def run(_args: Namespace) -> int:
    """Prints the schema."""
    from quizapp.cards.schema import json_schema

    print_json(json_schema())
    return 0

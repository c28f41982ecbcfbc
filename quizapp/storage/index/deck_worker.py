"""Reads the deck files named in pairs (name, path) and writes a line of JSON for each: see `deck_text`."""

from __future__ import annotations

import json
import signal
import sys
from dataclasses import astuple, fields
from pathlib import Path

from quizapp.storage.decks import DeckFile
from quizapp.storage.index.deck_text import Parsed, parse_text, read_text

_FIELDS = [each for each in fields(Parsed) if each.name != "findings"]


def main(words: list[str]) -> None:
    """The files in order; Ctrl+C is for the program that waits for them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name, path in zip(words[::2], words[1::2], strict=True):
        file = DeckFile(name, Path(path), 0, 0)
        text = read_text(file)
        parsed = text.parsed or parse_text(name, text)
        findings = [astuple(each) for each in parsed.findings]
        told = {each.name: getattr(parsed, each.name) for each in _FIELDS}
        sys.stdout.write(json.dumps([name, text.digest, findings, told]) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])

"""Changes a TOML text in places: what is not named stays as it is, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

TomlValue = str | bool | Sequence["TomlValue"] | dict[str, "TomlValue"]

_EASY = re.compile(r'[^"\\\x00-\x1f\x7f]*')  # in quotes such a text is TOML as it is
_BARE = re.compile(r"[A-Za-z0-9_-]+")


class Edit(NamedTuple):
    """The text from `start` to `end` is to be `new`."""

    start: int
    end: int
    new: str


def spliced(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made. They may come in any order but not overlap: ValueError.

    New lines end as those of the text do.
    """
    end_of_line = "\r\n" if "\r\n" in text[: text.find("\n") + 1] else "\n"
    out: list[str] = []
    far = 0
    for start, end, new in sorted(edits):
        if start < far:
            raise ValueError(f"two edits meet at character {start}")
        out += [text[far:start], new.replace("\r\n", "\n").replace("\n", end_of_line)]
        far = end
    return "".join([*out, text[far:]])


def toml_value(value: TomlValue) -> str:
    """A value as TOML; a text of several lines is written in several."""
    if isinstance(value, str) and _EASY.fullmatch(value):
        return f'"{value}"'
    import tomli_w

    if isinstance(value, str):
        several = "\n" in value and "\r" not in value
        return tomli_w.dumps({"x": value}, multiline_strings=several).partition("=")[2].strip()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{toml_key(key)} = {toml_value(each)}" for key, each in value.items()) + " }"
    return f"[{', '.join(map(toml_value, value))}]"


def toml_key(key: str, *, quoted: bool = False) -> str:
    """A key as TOML; `quoted`: in quotes even where it needs none, as terms are written."""
    if not quoted and _BARE.fullmatch(key):
        return key
    if _EASY.fullmatch(key):
        return f'"{key}"'
    import tomli_w

    return tomli_w.dumps({"x": key}).partition("=")[2].strip()

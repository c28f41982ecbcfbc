"""Changes a TOML text in places: what is not named stays as it is, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

TomlValue = str | bool | Sequence["TomlValue"] | dict[str, "TomlValue"]

_EASY = re.compile(r'[^"\\\x00-\x1f\x7f]*')  # in quotes such a text is TOML as it is
_BARE = re.compile(r"[A-Za-z0-9_-]+")


class Edit(NamedTuple):
    """The text from `start` to `end` is to be `new`.

    `whole`: it is whole lines (`lines`), or lines with a blank line above and below (`apart`). What is
    missing for that is put in, but no blank line at the beginning and the end of the text.
    """

    start: int
    end: int
    new: str
    whole: Literal["", "lines", "apart"] = ""


def spliced(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made. They may come in any order but not overlap: ValueError.

    Of several at one place the first stands first. New lines end as those of the text do.
    """
    end_of_line = "\r\n" if "\r\n" in text[: text.find("\n") + 1] else "\n"
    out = _Out(end_of_line)
    far = 0
    for edit in sorted(edits, key=lambda edit: edit[:2]):
        if edit.start < far:
            raise ValueError(f"two edits meet at character {edit.start}")
        out.keep(text[far : edit.start])
        out.put(edit.new.replace("\r\n", "\n").replace("\n", end_of_line), edit.whole)
        far = edit.end
    out.keep(text[far:])
    return "".join(out.parts)


class _Out:
    """A text that grows; what is to stand apart does, whatever comes before and behind it."""

    def __init__(self, end_of_line: str) -> None:
        self.parts: list[str] = []
        self._end_of_line = end_of_line
        self._last = ""  # enough of the end to see a blank line
        self._apart = False  # a blank line is to come, if anything does

    def keep(self, text: str) -> None:
        """Text that was there."""
        if self._apart and text.strip("\r\n"):
            self._apart = False
            if not text.startswith(("\n", "\r\n")):
                self._add(self._end_of_line)
        self._add(text)

    def put(self, text: str, whole: str) -> None:
        """New text."""
        if not text:
            return
        if whole:
            self._end_the_line(apart=whole == "apart" or self._apart)
            self._apart = whole == "apart"
        self._add(text)

    def _end_the_line(self, *, apart: bool) -> None:
        is_blank = not self._last.strip("\ufeff\r\n")  # nothing is there, or blank lines
        is_blank = is_blank or self._last.endswith(("\n\n", "\n\r\n"))
        if self._last.strip("\ufeff") and not self._last.endswith("\n"):
            self._add(self._end_of_line)
        if apart and not is_blank:
            self._add(self._end_of_line)

    def _add(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self._last = (self._last + text[-5:])[-5:]


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

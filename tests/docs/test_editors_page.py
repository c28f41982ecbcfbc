"""The page on editors names what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quizapp.cli.commands.help import topics
from quizapp.library.editors import command
from quizapp.library.making import deck_text

PAGE = topics()["editors"]


def test_its_schema_line_is_the_one_of_a_new_deck() -> None:
    (line,) = re.findall(r"^    (#:schema .*)$", PAGE, re.MULTILINE)
    assert line == deck_text("biology/cells").partition("\n")[0]
    assert deck_text("cells").startswith(line.replace("../", "./"))


@pytest.mark.parametrize(
    "program", ["vim", "nvim", "nano", "emacs", "kak", "hx", "micro", "code", "subl", "zed", "kate"]
)
def test_the_editors_it_names_are_told_the_line(program: str) -> None:
    assert "12" in re.findall("[0-9]+", " ".join(command(program, Path("/a"), 12)))

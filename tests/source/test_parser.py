"""The parser of TOML never sees a key that would have it take all the memory there is."""

import time

import pytest

from quizapp.source.parser import TooManyParts, loads
from quizapp.source.toml import load

DEEP = ".".join("a" * 20_000)


@pytest.mark.parametrize(
    "text", [f"{DEEP} = 1", f"[{DEEP}]\nb = 1", f"[[{DEEP}]]", f"x = [{{ {DEEP} = 1 }}]"]
)
def test_a_key_of_very_many_parts_is_refused_at_once_where_it_stands(text):
    begun = time.process_time()
    with pytest.raises(TooManyParts):
        loads(f"a = 1\n{text}\n")
    _, [found] = load(f"a = 1\n{text}\n", "a.toml")
    assert (found.line, found.code) == (2, "D001")
    assert "too many parts" in found.message
    assert time.process_time() - begun < 1.0


@pytest.mark.parametrize(
    "text",
    [f'a = "{DEEP}"', f'a = """\n{DEEP} = 1\n"""', f"# {DEEP}", f'"{DEEP}" = 1', ".".join("a" * 90) + " = 1"],
)
def test_dots_elsewhere_and_a_few_parts_are_no_trouble(text):
    assert loads(f"b = 1\n{text}")["b"] == 1

"""`check --explain CODE`: the section of the docs about a code."""

from __future__ import annotations

import pytest
from cli_kit import Run

from quizapp.cards.codes import CODES
from quizapp.cli.check_explain import plain, sections

PAGE = """# Page

## Part

### D001: first

Why.

```toml
# a comment, no heading
[faq]

"a" = "b"
```

### D002: second

Other.

## Next part

Words.
"""


def test_a_section_goes_to_the_next_heading_and_not_to_a_comment_in_an_example() -> None:
    found = sections({"page": PAGE})
    assert list(found) == ["D001", "D002"]
    assert found["D001"].startswith("D001: first\n\nWhy.")
    assert found["D001"].endswith('"a" = "b"\n```')
    assert found["D002"] == "D002: second\n\nOther."


def test_an_example_is_indented_where_it_is_read() -> None:
    assert plain(sections({"page": PAGE})["D001"]).endswith(
        'Why.\n\n    # a comment, no heading\n    [faq]\n\n    "a" = "b"'
    )


@pytest.mark.parametrize("code", ["D208", "d208", " d208 "])
def test_a_code_is_explained_in_any_case(code: str, quizapp: Run) -> None:
    result = quizapp("check", "--explain", code)
    assert result.code == 0
    assert result.out.startswith("D208: ")
    assert "Mend: " in result.out
    assert "```" not in result.out


def test_every_code_of_an_error_can_be_explained(quizapp: Run) -> None:
    for code in CODES:
        if code.startswith(("D", "A00")):
            assert quizapp("check", "--explain", code).out.startswith(f"{code}: "), code
    assert quizapp("check", "--explain", "L001").code == 0


def test_an_unknown_code_is_wrong_use_and_near_ones_are_named(quizapp: Run) -> None:
    result = quizapp("check", "--explain", "D218")
    assert (result.code, result.out) == (2, "")
    assert "there is no code 'D218'" in result.err
    assert "D214: an empty text in a list" in result.err
    assert "D209: no gap" in quizapp("check", "--explain", "gap").err

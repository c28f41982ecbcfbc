"""No reader takes much memory, for large files as people have them and for harmful ones.

A small sample of what `tests/benchmarks/memory_of_readers.py` measures, each in a process of its own.
"""

import sys

import pytest
from benchmarks.memory_of_readers import CASES, MOST, measured

SAMPLE = [
    case
    for case in CASES
    if case.name.startswith(("questions", "cards", "rows", "package of", "zeros", "no data", "entities"))
    or case.name in ("attributes", "lines without end", "nested page", "very many cards", "JSON")
]
SHARE = 0.25  # of the sizes there


@pytest.mark.skipif(sys.platform == "win32", reason="a process doesn't tell its peak there")
@pytest.mark.parametrize("case", SAMPLE, ids=lambda case: f"{case.reader}: {case.name}")
def test_a_file_is_read_in_little_memory_and_time(case):
    is_harmful = case.name in ("attributes", "lines without end")
    took = measured(case, 1.0 if is_harmful else SHARE)
    assert took.mb < MOST / 2
    assert took.seconds < 10
    assert took.said.split()[0] not in ("", "0") or case.name in ("nested page", "JSON")

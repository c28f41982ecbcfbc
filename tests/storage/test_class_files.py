"""What is found in a class's folder."""

import os

import pytest

from quizapp.storage.class_files import sources


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes")
def test_a_pipe_among_hand_ins_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "kim.jsonl")
    (tmp_path / "lee.jsonl").write_text("{}\n")
    assert [each.label for each in sources(tmp_path)] == [tmp_path.name]

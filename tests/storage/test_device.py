"""The device's word: random, kept, and another one on another machine."""

import multiprocessing
import re
from pathlib import Path

import pytest

from quizapp.storage import device
from quizapp.storage.device import device_word
from quizapp.storage.log_files import device_of, log_name

FORM = re.compile(r"[a-z]+-[a-z]+-[0-9a-z]{2}")


def test_the_word_is_two_words_and_two_characters_and_stays(tmp_path):
    word = device_word(tmp_path / "state")
    assert FORM.fullmatch(word)
    assert device_word(tmp_path / "state") == word


def test_two_states_have_two_words(tmp_path):
    assert device_word(tmp_path / "a") != device_word(tmp_path / "b")


def test_a_copied_state_on_another_machine_becomes_another_device(tmp_path):
    here = device_word(tmp_path, "this machine")
    there = device_word(tmp_path, "another machine")
    assert there != here
    assert device_word(tmp_path, "another machine") == there


def test_the_machine_itself_is_not_written_down(tmp_path):
    device_word(tmp_path, "secret machine")
    assert "secret" not in (tmp_path / "device.toml").read_text()


def test_a_damaged_file_gives_a_new_word(tmp_path):
    device_word(tmp_path, "m")
    for damage in (b"\xff", b"word = 5", b'word = "../x"\nmachine = "62c66a7a5dd70c31"', b""):
        (tmp_path / "device.toml").write_bytes(damage)
        word = device_word(tmp_path, "m")
        assert FORM.fullmatch(word)
        assert device_word(tmp_path, "m") == word


def test_where_it_cannot_be_kept_it_is_the_same_for_this_run(tmp_path):
    (tmp_path / "file").write_text("")
    word = device_word(tmp_path / "file" / "state")
    assert FORM.fullmatch(word)
    assert device_word(tmp_path / "file" / "state") == word


def test_every_word_that_can_be_made_is_known_again_in_a_files_name():
    for first in device._FIRST.split():
        for second in device._SECOND.split():
            assert device_of(f"2026-11.{first}-{second}-0z.jsonl") == f"{first}-{second}-0z"


def tell(state: str, queue) -> None:
    queue.put(device_word(Path(state)))


def test_programs_that_start_at_once_have_one_word(tmp_path):
    spawn = multiprocessing.get_context("spawn")
    queue = spawn.Queue()
    programs = [spawn.Process(target=tell, args=(str(tmp_path / "state"), queue)) for _ in range(4)]
    for each in programs:
        each.start()
    words = {queue.get(timeout=60) for _ in programs}
    for each in programs:
        each.join(60)
    queue.close()
    queue.join_thread()
    assert len(words) == 1


@pytest.mark.parametrize("word", ["swift--heron", "-swift", "swift-", "x" * 200, "swift_heron", ""])
def test_a_word_that_no_log_file_can_bear_is_replaced(tmp_path, word):
    device_word(tmp_path)
    path = tmp_path / "device.toml"
    text = path.read_text("utf-8")
    path.write_text(re.sub('word = "[^"]*"', f'word = "{word}"', text), "utf-8")
    assert log_name("2026-11", device_word(tmp_path))

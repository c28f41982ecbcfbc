"""The learner's profile on the disk."""

import os
from dataclasses import replace

import pytest

from quizapp.storage import whole
from quizapp.storage.log_verify import verify
from quizapp.storage.profile import DamagedProfile, Profile, ensure, load, save, told


def rng(n):
    return bytes(range(n))


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "progress" / "kim"


def test_a_profile_is_made_once_with_a_random_id(folder):
    made = ensure(folder, "Kim", rng)
    assert made == Profile("Kim", "0001020304050607")
    assert ensure(folder, "Kim", lambda n: b"x" * n) == made


def test_a_profile_is_read_as_it_was_saved(folder):
    profile = Profile('Kim "K" Ł', "00112233aabbccdd", "nord", {"flag": "ctrl+f", "übung": "x"})
    save(folder, profile)
    assert load(folder) == profile


def test_no_profile_is_none_and_loading_makes_nothing(folder):
    assert load(folder) is None
    assert not folder.exists()


def test_fields_of_other_versions_stay(folder):
    made = ensure(folder, "Kim", rng)
    with (folder / "profile.toml").open("a") as file:
        file.write("\n[later]\nx = 1\n")
    save(folder, replace(made, theme="nord"))
    assert "[later]" in (folder / "profile.toml").read_text()


@pytest.mark.parametrize("damage", [b"name = ", b"\xff", b"a = 1\na = 2"])
def test_a_damaged_profile_is_told_and_left_as_it_is(folder, damage):
    folder.mkdir(parents=True)
    (folder / "profile.toml").write_bytes(damage)
    found = ensure(folder, "Kim", rng)
    assert found.name == "kim"
    assert "kim/profile.toml" in found.problem
    with pytest.raises(DamagedProfile, match="mend it"):
        save(folder, replace(found, theme="nord"))
    assert (folder / "profile.toml").read_bytes() == damage


def test_fields_of_the_wrong_kind_are_plain_ones(folder):
    folder.mkdir(parents=True)
    (folder / "profile.toml").write_text('name = 5\nid = "x"\ntheme = []\nkeys = { a = 1, b = "c" }\n')
    assert load(folder) == Profile("kim", "", "", {"b": "c"})
    assert ensure(folder, "Kim", rng).id == "0001020304050607"
    assert load(folder).keys == {"b": "c"}


def test_where_it_cannot_be_written_it_is_good_for_this_run(folder, monkeypatch):
    def refuse(path, data):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(whole, "write", refuse)
    assert ensure(folder, "Kim", rng) == Profile("Kim", "0001020304050607")


def test_a_profile_that_cannot_be_reached_says_so(folder):
    folder.parent.mkdir(parents=True)
    folder.write_text("")
    assert "can't be read" in ensure(folder, "Kim", rng).problem


@pytest.mark.parametrize("text", ["x = " + "[" * 100_000, "name = ", "\0"], ids=["deep", "cut", "NUL"])
def test_a_damaged_profile_is_named_and_left_as_it_is(folder, text):
    folder.mkdir(parents=True)
    path = folder / "profile.toml"
    path.write_text(f'id = "1"\n{text}', "utf-8")
    known = ensure(folder, "Kim", rng)
    [finding] = told(folder, known)
    assert (finding.path, finding.code) == (f"{folder.name}/profile.toml", "L011")
    assert finding in verify(folder).findings
    assert path.read_text("utf-8") == f'id = "1"\n{text}'


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes")
def test_a_pipe_in_the_place_of_a_profile_is_not_waited_for(folder):
    folder.mkdir(parents=True)
    os.mkfifo(folder / "profile.toml")
    found = load(folder)
    assert found is not None
    assert "no file" in found.problem

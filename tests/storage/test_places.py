"""Where the library is found, and how it is made on the first start."""

import multiprocessing
import os
import threading
from pathlib import Path

import pytest

from quizapp.storage import places, shipped
from quizapp.storage.places import NoLibrary, deck_root, find, make, shipped_decks


@pytest.fixture(autouse=True)
def system(tmp_path, monkeypatch):
    """The system's folders are below tmp_path."""
    for name in ("DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "system" / name.lower()))
    monkeypatch.setenv("HOME", str(tmp_path / "me"))


@pytest.fixture
def few_decks(tmp_path, monkeypatch):
    source = tmp_path / "package" / "shipped"
    (source / "folder").mkdir(parents=True)
    (source / "one.toml").write_text("[faq]\n")
    (source / "folder" / "two.toml").write_text("[faq]\n")
    (source / ".hidden").write_text("")
    monkeypatch.setattr(shipped, "shipped_decks", lambda: source)
    monkeypatch.setattr(places, "shipped_decks", lambda: source)
    return source


def library(folder: Path) -> Path:
    (folder / "decks").mkdir(parents=True)
    (folder / "progress").mkdir()
    return folder


def tree(folder: Path) -> list[str]:
    return sorted(each.relative_to(folder).as_posix() for each in folder.rglob("*"))


def test_home_comes_before_the_variable_the_working_folder_and_the_users_own(tmp_path):
    here = library(tmp_path / "here")
    environ = {"QUIZAPP_HOME": str(tmp_path / "variable")}
    found = find("option", environ, tmp_path)
    assert (found.home, found.how) == (tmp_path / "option", "--home")
    found = find(None, environ, here)
    assert (found.home, found.how) == (tmp_path / "variable", "$QUIZAPP_HOME")
    found = find(None, {"QUIZAPP_HOME": ""}, here)
    assert (found.home, found.how, found.made) == (here, "the working folder", True)
    found = find(None, {}, tmp_path)
    assert found.home == tmp_path / "system" / "data" / "quizapp"
    assert found.how == "your user data folder"
    assert not found.made


def test_the_nearest_parent_with_both_folders_is_the_library(tmp_path):
    library(tmp_path)
    inner = tmp_path / "decks" / "languages"
    (inner / "decks").mkdir(parents=True)
    found = find(None, {}, inner)
    assert found.home == tmp_path
    assert found.how.startswith("the nearest folder above the working folder")


def test_finding_creates_nothing(tmp_path):
    before = tree(tmp_path)
    deck_root(find(None, {}, tmp_path))
    assert tree(tmp_path) == before


def test_a_home_is_read_from_the_working_folder_and_may_begin_with_a_tilde(tmp_path):
    assert find("../quiz", {}, tmp_path / "work").home == tmp_path / "quiz"
    assert find("~/quiz", {}, tmp_path).home == tmp_path / "me" / "quiz"


def test_an_empty_home_is_an_error_and_not_another_library(tmp_path):
    with pytest.raises(NoLibrary, match="--home is empty"):
        find("", {}, tmp_path)


def test_state_and_cache_are_outside_the_library(tmp_path):
    found = find(None, {}, tmp_path)
    assert found.state == tmp_path / "system" / "state" / "quizapp"
    assert found.cache == tmp_path / "system" / "cache" / "quizapp"


def test_where_the_system_has_one_folder_for_data_and_state_the_state_stands_beside_the_library(
    tmp_path, monkeypatch
):
    import platformdirs

    monkeypatch.setattr(platformdirs, "user_state_path", platformdirs.user_data_path)
    found = find(None, {}, tmp_path)
    assert found.home not in (found.state, *found.state.parents)


@pytest.mark.usefixtures("few_decks")
def test_the_first_start_copies_the_shipped_decks_and_makes_progress(tmp_path):
    made = make(find(None, {}, tmp_path))
    assert made.made
    assert tree(made.home) == ["decks", "decks/folder", "decks/folder/two.toml", "decks/one.toml", "progress"]


@pytest.mark.usefixtures("few_decks")
def test_decks_are_copied_once_and_then_are_the_users(tmp_path):
    made = make(find(None, {}, tmp_path))
    (made.decks / "one.toml").unlink()
    (made.decks / "folder" / "two.toml").write_text("mine")
    make(find(None, {}, tmp_path))
    assert tree(made.decks) == ["folder", "folder/two.toml"]
    assert (made.decks / "folder" / "two.toml").read_text() == "mine"


def test_the_copies_may_be_written_to_though_the_shipped_ones_may_not(tmp_path, few_decks):
    (few_decks / "one.toml").chmod(0o444)
    (few_decks / "folder").chmod(0o555)
    made = make(find("new", {}, tmp_path))
    assert (made.decks / "one.toml").stat().st_mode & 0o200
    assert (made.decks / "folder").stat().st_mode & 0o200
    (few_decks / "folder").chmod(0o755)


@pytest.mark.usefixtures("few_decks")
def test_an_interrupted_first_start_leaves_nothing_half_made(tmp_path, monkeypatch):
    home = tmp_path / "new"

    def interrupted(fd):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(shipped, "flush", interrupted)
        with pytest.raises(KeyboardInterrupt):
            make(find(str(home), {}, tmp_path))
    assert tree(home) == []
    assert make(find(str(home), {}, tmp_path)).made


@pytest.mark.usefixtures("few_decks")
def test_what_a_killed_first_start_left_is_no_hindrance_and_is_cleared_away_when_old(tmp_path):
    for name in (".decks-0123.new", ".decks-4567.new"):
        (tmp_path / "new" / name / "sub").mkdir(parents=True)
    os.utime(tmp_path / "new" / ".decks-0123.new", (0, 0))
    make(find("new", {}, tmp_path))
    assert sorted(each.name for each in (tmp_path / "new").iterdir()) == [
        ".decks-4567.new",
        "decks",
        "progress",
    ]


@pytest.mark.usefixtures("few_decks")
def test_many_first_starts_at_once_make_one_library(tmp_path):
    barrier = threading.Barrier(8)
    failures = []

    def start():
        barrier.wait()
        try:
            make(find("new", {}, tmp_path))
        except (NoLibrary, OSError) as error:
            failures.append(error)

    threads = [threading.Thread(target=start) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert failures == []
    assert tree(tmp_path / "new") == [
        "decks",
        "decks/folder",
        "decks/folder/two.toml",
        "decks/one.toml",
        "progress",
    ]


def test_a_named_home_with_other_things_in_it_is_left_alone(tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "letter.txt").write_text("")
    found = find("letters", {}, tmp_path)
    for use in (make, deck_root):
        with pytest.raises(NoLibrary, match="make a folder decks there, or name another"):
            use(found)
    assert tree(tmp_path / "letters") == ["letter.txt"]


@pytest.mark.usefixtures("few_decks")
def test_the_users_own_folder_becomes_a_library_whatever_else_is_in_it(tmp_path):
    home = find(None, {}, tmp_path).home
    home.mkdir(parents=True)
    (home / "notes.txt").write_text("")
    assert make(find(None, {}, tmp_path)).made


def test_reading_a_named_home_that_does_not_exist_says_so_and_before_the_first_start_shows_the_shipped_decks(
    tmp_path,
):
    for found in (find("nowhere", {}, tmp_path), find(None, {"QUIZAPP_HOME": "nowhere"}, tmp_path)):
        with pytest.raises(NoLibrary, match="there is no folder"):
            deck_root(found)
    assert deck_root(find(None, {}, tmp_path)) == shipped_decks()
    (tmp_path / "empty").mkdir()
    assert deck_root(find("empty", {}, tmp_path)) == shipped_decks()


def test_a_library_that_is_there_is_read_and_not_touched(tmp_path):
    (tmp_path / "quiz" / "decks").mkdir(parents=True)
    found = find("quiz", {}, tmp_path)
    assert deck_root(found) == found.decks
    assert make(found).made
    assert tree(tmp_path / "quiz") == ["decks"]


def test_a_home_that_cannot_be_made_says_why_and_what_to_do(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(NoLibrary, match=r"not a directory.*name another"):
        make(find("file/quiz", {}, tmp_path))


def test_the_shipped_decks_are_there():
    assert shipped_decks().is_dir()


def start_in(home: str) -> None:
    make(find(home, {}, Path(home).parent))


def test_two_programs_first_starts_leave_one_whole_library(tmp_path):
    spawn = multiprocessing.get_context("spawn")
    programs = [spawn.Process(target=start_in, args=(str(tmp_path / "new"),)) for _ in range(2)]
    for each in programs:
        each.start()
    for each in programs:
        each.join(60)
        assert each.exitcode == 0
    shown = [name for name in tree(shipped_decks()) if "/." not in f"/{name}"]
    assert tree(tmp_path / "new" / "decks") == shown

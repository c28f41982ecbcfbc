"""Which deck files there are, and reading them."""

import os
import time

import pytest

from quizapp.storage.decks import Listing, TooLarge, head, list_decks, read


@pytest.fixture
def root(tmp_path):
    root = tmp_path / "decks"
    root.mkdir()
    return root


def put(root, *names):
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("[faq]\n", encoding="utf-8")


def names(root):
    return [deck.name for deck in list_decks(root).decks]


def test_decks_are_named_by_their_path_and_sorted(root):
    put(root, "b.toml", "a.toml", "folder/c.toml", "folder/deeper/d.toml", "UPPER.TOML", "notes.txt")
    assert names(root) == ["UPPER", "a", "b", "folder/c", "folder/deeper/d"]


def test_a_deck_comes_with_its_path_size_and_time(root):
    put(root, "a.toml")
    [deck] = list_decks(root).decks
    assert (deck.path, deck.size) == (root / "a.toml", 6)
    assert deck.mtime_ns == (root / "a.toml").stat().st_mtime_ns


def test_hidden_files_and_folders_are_passed_over(root):
    put(root, ".a.toml", ".git/b.toml", "._c.toml", "d.toml")
    assert names(root) == ["d"]


def test_a_missing_folder_has_no_decks(tmp_path):
    assert list_decks(tmp_path / "nowhere") == Listing()


def test_names_are_in_nfc(root):
    put(root, "Gro\u0308ße.toml")
    assert names(root) == ["Größe"]


def test_links_that_lead_outside_are_not_followed_but_told(root, tmp_path):
    put(tmp_path, "secret/x.toml", "y.toml", "decks-of-others/z.toml")
    (root / "folder").symlink_to(tmp_path / "secret")
    (root / "y.toml").symlink_to(tmp_path / "y.toml")
    (root / "z.toml").symlink_to(tmp_path / "decks-of-others" / "z.toml")
    (root / "readme").symlink_to(tmp_path / "y.toml")
    put(root, "in.toml")
    listing = list_decks(root)
    assert [deck.name for deck in listing.decks] == ["in"]
    assert listing.outside == (root / "folder", root / "y.toml", root / "z.toml")


def test_loops_of_links_end(root):
    put(root, "a/deck.toml")
    (root / "a" / "up").symlink_to(root)
    (root / "b").symlink_to(root / "a")
    (root / "self.toml").symlink_to(root / "self.toml")
    listing = list_decks(root)
    assert [deck.name for deck in listing.decks] == ["a/deck"]
    assert listing.unreadable == (root / "self.toml",)


def test_a_link_inside_brings_what_is_not_listed_anyway_and_nothing_twice(root):
    put(root, "real.toml", ".store/kept.toml", ".store/folder/deep.toml")
    (root / "again.toml").symlink_to(root / "real.toml")
    (root / "shown.toml").symlink_to(root / ".store" / "kept.toml")
    (root / "linked").symlink_to(root / ".store" / "folder")
    assert names(root) == ["linked/deep", "real", "shown"]


def test_a_root_that_is_a_link_is_followed(root, tmp_path):
    put(root, "a.toml")
    (tmp_path / "link").symlink_to(root)
    assert names(tmp_path / "link") == ["a"]


def test_folders_too_deep_are_told(root):
    put(root, "/".join(["f"] * 40) + "/deep.toml", "a.toml")
    listing = list_decks(root)
    assert [deck.name for deck in listing.decks] == ["a"]
    assert len(listing.unreadable) == 1


def test_a_dangling_link_and_a_name_that_is_no_text_are_told(root):
    (root / "gone.toml").symlink_to(root / "nowhere.toml")
    put(root, "ok.toml")
    try:
        (root / os.fsdecode(b"\xff.toml")).write_text("")
    except (OSError, UnicodeError):
        pytest.skip("this disk allows no such name")
    listing = list_decks(root)
    assert [deck.name for deck in listing.decks] == ["ok"]
    assert len(listing.unreadable) == 2


def test_a_folder_or_a_pipe_called_like_a_deck_is_none(root):
    (root / "folder.toml").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(root / "pipe.toml")
    assert list_decks(root) == Listing()


def test_five_hundred_decks_are_listed_fast(root):
    put(root, *(f"folder{number % 20}/{number}.toml" for number in range(500)))
    begun = time.perf_counter()
    assert len(names(root)) == 500
    assert time.perf_counter() - begun < 0.5


def test_the_head_is_text_whatever_the_bytes(root):
    path = root / "a.toml"
    path.write_bytes("\ufeffGröße".encode() + b"\xff!")
    assert head(path) == "Größe\ufffd!"
    assert head(path, 6) == "Gr"  # the first byte of the ö alone is no letter


def test_a_deck_is_read_up_to_the_limit(root):
    path = root / "a.toml"
    path.write_bytes(b"x" * 10)
    assert read(path, 10) == b"x" * 10
    with pytest.raises(TooLarge, match="split it"):
        read(path, 9)
    with pytest.raises(OSError, match=r"missing\.toml"):
        read(root / "missing.toml")

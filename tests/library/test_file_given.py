"""A file as somebody names it: typed, quoted, dropped on a terminal."""

from pathlib import Path

import pytest

from quizapp.formats.found import Refused
from quizapp.library.file_given import completed, file_given, folder_given


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "my words.csv").write_text("x")
    (tmp_path / "it's.csv").write_text("x")
    (tmp_path / ".hidden").write_text("x")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a\x1b[2J").write_text("x")
    (tmp_path / "texts" / "b").write_text("x")
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    "given",
    [
        "my words.csv",
        "  my words.csv\n",
        "~/my words.csv",
        "'my words.csv'",
        '"my words.csv"',
        "my\\ words.csv",
        "{}/my words.csv",
        "'{}/my words.csv'",
        "file://{}/my%20words.csv",
        "./texts/../my words.csv",
    ],
)
def test_a_file_is_found_however_it_is_named(folder, given):
    assert file_given(given.format(folder), folder).resolve() == (folder / "my words.csv").resolve()


def test_a_quote_in_a_name_is_no_quote_around_it(folder):
    assert file_given("it's.csv", folder) == folder / "it's.csv"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("", "wanted"),
        ("  ", "wanted"),
        ("nowhere", "no such file"),
        ("~nobody-has-this-name/x", "no such file"),
        ("texts", "a folder"),
        ("~", "a folder"),
        ("'\\", "no such file"),
    ],
)
def test_what_is_no_file_is_told(folder, given, why):
    with pytest.raises(Refused, match=why):
        file_given(given, folder)


@pytest.mark.parametrize(
    ("given", "whole"),
    [
        ("my", "my words.csv"),
        ("~/my", "~/my words.csv"),
        ("te", "texts/"),
        ("texts/", "texts/b"),  # a name that can't be shown is passed over
        (".h", ".hidden"),
        ("my words.csv", None),
        ("x", None),
        ("nowhere/x", None),
        ("", None),
        ("~", None),
    ],
)
def test_a_path_is_completed_as_far_as_the_next_folder(folder, given, whole):
    assert completed(given, folder) == whole


@pytest.mark.parametrize("given", ["texts", "~/texts", "'{}/texts'", "texts/", "./texts/../texts"])
def test_a_folder_is_found_however_it_is_named(folder, given):
    assert folder_given(given.format(folder), folder).resolve() == (folder / "texts").resolve()


@pytest.mark.parametrize(
    ("given", "word"), [("", "is wanted"), ("nowhere", "no such folder"), ("my words.csv", "is no folder")]
)
def test_what_is_no_folder_is_told(folder, given, word):
    with pytest.raises(Refused, match=word):
        folder_given(given, folder)


def test_where_a_folder_is_wanted_no_file_completes_a_path(folder):
    (folder / "tea.csv").write_text("x")
    assert completed("te", folder) == "tea.csv"
    assert completed("te", folder, folders=True) == "texts/"
    assert completed("my", folder, folders=True) is None

"""The learner's name and folder."""

import getpass
import os
import re
import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from quizapp.storage.learner import choose, remember, slug

WINDOWS_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)")

names = st.text(st.characters(), min_size=1, max_size=60).filter(str.strip) | st.sampled_from(
    [
        "../../etc",
        "CON",
        "nul.txt",
        "com¹",
        "a/b",
        "a\\b",
        "..",
        ".",
        "...",
        " kim ",
        "x" * 200,
        "é" * 60,
        "kim~1",
    ]
)


def folded(name):
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Kim", "kim"),
        ("KIM", "kim"),
        ("kim-lee_2.b", "kim-lee_2.b"),
        ("Zoë", "zoë"),
        ("Zoe\u0308", "zoë"),
        ("Иван", "иван"),
        ("हिंदी", "हिंदी"),
        ("学生", "学生"),
    ],
)
def test_a_plain_name_is_its_own_folder(name, folder):
    assert slug(name) == folder


@pytest.mark.parametrize(
    ("name", "begin"),
    [
        ("Kim Lee", "kim-lee"),
        ("../x", "-x"),
        ("a/b", "a-b"),
        ("CON", "_con"),
        ("con.txt", "_con.txt"),
        ("con.", "_con"),
        ("kim.", "kim"),
        (".hidden", "hidden"),
        ("...", "_"),
        ("a:b", "a-b"),
        ("x" * 50, "x" * 33),
    ],
)
def test_a_name_that_had_to_change_has_a_hash(name, begin):
    assert re.fullmatch(re.escape(begin) + "~[0-9a-f]{6}", slug(name))


@given(names)
@example("\ud800")
@example("kim\0")
@example("LPT1.tar.gz")
@example("con ")
def test_a_folder_never_leaves_its_place_and_is_safe_everywhere(name):
    made = slug(name)
    assert not set(made) & set('/\\:*?"<>|\0 ')
    assert all(character.isprintable() for character in made)
    assert not made.startswith(".")
    assert not made.endswith((".", " "))
    assert not WINDOWS_DEVICE.match(made)
    assert 1 <= len(made) <= 40
    assert len(made.encode()) <= 100
    assert os.path.normpath(os.path.join("/home", made)) == f"/home/{made}"  # noqa: PTH118 - as text, on purpose


@given(names, names)
@example("kim lee", "kim-lee")
@example("kim", "kim.")
@example("con", "_con")
def test_two_names_share_a_folder_only_if_they_differ_by_case_alone(one, other):
    assume(one != other)
    assert (slug(one) == slug(other)) == (folded(one) == folded(other))


@given(names)
def test_case_makes_no_other_folder(name):
    assert slug(folded(name)) == slug(name)


@pytest.mark.parametrize("name", ["", "  ", "\t"])
def test_a_name_that_cannot_be_seen_is_refused(name):
    with pytest.raises(ValueError, match="name"):
        slug(name)


def test_the_option_comes_before_the_variable_the_last_one_and_the_user(tmp_path, monkeypatch):
    monkeypatch.setattr(getpass, "getuser", lambda: "user")
    state, home = tmp_path / "state", tmp_path / "home"
    assert choose(None, {}, state, home) == "user"
    remember(state, home, "Kim")
    assert choose(None, {}, state, home) == "Kim"
    assert choose(None, {"QUIZAPP_LEARNER": "Lee"}, state, home) == "Lee"
    assert choose("Ann", {"QUIZAPP_LEARNER": "Lee"}, state, home) == "Ann"
    assert choose("", {"QUIZAPP_LEARNER": " "}, state, home) == "Kim"


def test_each_library_has_its_own_last_learner(tmp_path, monkeypatch):
    monkeypatch.setattr(getpass, "getuser", lambda: "user")
    remember(tmp_path, tmp_path / "a", "Kim")
    remember(tmp_path, tmp_path / 'b "quoted"', "Lee")
    assert choose(None, {}, tmp_path, tmp_path / "a") == "Kim"
    assert choose(None, {}, tmp_path, tmp_path / 'b "quoted"') == "Lee"
    assert choose(None, {}, tmp_path, tmp_path / "c") == "user"


def test_a_system_that_knows_no_user_has_a_learner(tmp_path, monkeypatch):
    def nobody():
        raise OSError("No username set in the environment")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert choose(None, {}, tmp_path, tmp_path) == "learner"


def test_what_cannot_be_remembered_is_no_error(tmp_path, monkeypatch):
    monkeypatch.setattr(getpass, "getuser", lambda: "user")
    (tmp_path / "file").write_text("")
    remember(tmp_path / "file", tmp_path, "Kim")
    remember(tmp_path, tmp_path, "half \ud800")
    (tmp_path / "learners.json").write_bytes(b"\xff")
    assert choose(None, {}, tmp_path, tmp_path) == "user"
    remember(tmp_path, tmp_path, "Kim")
    assert choose(None, {}, tmp_path, tmp_path) == "Kim"


def test_only_the_latest_libraries_are_remembered(tmp_path, monkeypatch):
    monkeypatch.setattr(getpass, "getuser", lambda: "user")
    for number in range(60):
        remember(tmp_path, tmp_path / str(number), "Kim")
    assert choose(None, {}, tmp_path, tmp_path / "0") == "user"
    assert choose(None, {}, tmp_path, tmp_path / "59") == "Kim"


def test_what_is_remembered_of_learners_may_be_nested_too_deep(tmp_path):
    (tmp_path / "learners.json").write_text('{"last":' + "[" * 100_000)
    assert choose(None, {}, tmp_path, tmp_path) == choose(None, {}, tmp_path / "none", tmp_path)

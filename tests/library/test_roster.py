"""Rosters: who a class's learners are, found by id or by name."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.library.roster import BadRoster, enrolled, roster_of
from quizapp.scores.analysis.roll import ClassLearner, Roll
from quizapp.scores.reports.class_told import Pupil


def roll(*learners: tuple[str, str]) -> Roll:
    return Roll(learners=[ClassLearner(f"folder-{name}", name, id) for name, id in learners])


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_roster_is_read_as_spreadsheets_write_it(delimiter: str, encoding: str) -> None:
    rows = [["Alias", "NAME", "SIS User ID", "Class"], ["kim", '"Kim, Åsa"', "s1", "x"], ["", "", "", ""]]
    data = "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)
    assert roster_of(data) == [Pupil("Kim, Åsa", alias="kim", sis_user_id="s1")]


@pytest.mark.parametrize("data", [b"", b"name,email\nKim,k@x\n", b"id,email\n1,2\n", b"\x00\x01\x02"])
def test_what_is_no_roster_is_refused_with_a_word(data: bytes) -> None:
    with pytest.raises(BadRoster, match=r"\w+"):
        roster_of(data)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_roster_or_are_refused(data: bytes) -> None:
    with suppress(BadRoster):
        roster_of(b"id,name\n" + data)


def test_learners_get_their_real_names_by_id_before_alias() -> None:
    found = enrolled(
        roll(("kim", "AB12"), ("lee", "cd34")), [Pupil("Lee L.", alias="LEE"), Pupil("Kim K.", id="ab12")]
    )
    assert [each.name for each in found.roll.learners] == ["Kim K.", "Lee L."]
    assert found.pupils[0].id == "ab12"
    assert found.remarks == ()


def test_who_did_nothing_is_listed_and_who_is_unknown_is_told() -> None:
    found = enrolled(
        roll(("kim", "1"), ("who", "2")), [Pupil("Kim K.", alias="kim"), Pupil("Ab Sent", alias="ab")]
    )
    assert [each.name for each in found.roll.learners] == ["Kim K.", "who", "Ab Sent"]
    assert found.remarks == ("not in the roster: who",)


def test_a_name_that_two_have_needs_an_id() -> None:
    two = roll(("Kim (1a)", "1a"), ("Kim (2b)", "2b"))
    told = enrolled(two, [Pupil("Kim K.", alias="Kim")])
    assert "Kim is the name of 2 learners: the roster needs their ids" in told.remarks
    assert [each.name for each in told.roll.learners] == ["Kim (1a)", "Kim (2b)"]
    by_id = enrolled(two, [Pupil("Kim K.", id="2b", alias="Kim"), Pupil("Kim O.", alias="Kim (1a)")])
    assert [each.name for each in by_id.roll.learners] == ["Kim O.", "Kim K."]
    assert by_id.remarks == ()


def test_two_lines_for_one_learner_are_told() -> None:
    found = enrolled(roll(("kim", "1")), [Pupil("Kim K.", id="1"), Pupil("Kim O.", alias="kim")])
    assert found.roll.learners[0].name == "Kim K."
    assert len(found.roll.learners) == 1
    assert any("Kim O." in remark for remark in found.remarks)

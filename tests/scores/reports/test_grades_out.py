"""The grades as Moodle and Canvas read them, by their documented conventions.

Moodle (docs.moodle.org, "Grade import"): one column is chosen by which users are found, by email, username
or idnumber; others become grades; `-` is no grade; all lines have as many cells. A line where that column is
empty keeps the user of the line above.

Canvas (its guides on importing grades, and the files that it exports): Student, ID, SIS User ID, SIS Login ID
and Section, in this order; a line of "Points Possible"; then a column for each assignment, its name with its
number in brackets if Canvas knows it. Commas or semicolons, whichever makes more columns in the first lines.
Its own totals ("Final Score" and the like) are read-only.
"""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from helpers.class_folder import ClassFolder, items
from helpers.class_told import told_of
from hypothesis import given
from hypothesis import strategies as st

from quizapp.scores.reports.class_told import ClassTold, Pupil
from quizapp.scores.reports.grades_out import canvas_csv, headings, moodle_csv

ASKED = items("geo", 5)
NASTY = 'Łukasz "Luke" =cmd(), Jr.; 名前'


@pytest.fixture
def told(tmp_path: Path) -> ClassTold:
    """Three learners; the second one sat only the first of two quizzes."""
    made = ClassFolder(tmp_path)
    both = [(ASKED, "one#11111111"), (ASKED[:3], "two#22222222")]
    made.learner("Ada", both, 2.0)
    made.learner("Ben", both[:1], 0.0)
    made.learner("Cem", both, -2.0)
    return told_of(tmp_path)


def _with(told: ClassTold, *pupils: Pupil) -> ClassTold:
    return replace(told, pupils=dict(enumerate(pupils)))


def _cells(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(StringIO(text), delimiter=delimiter))


def moodle_reads(text: str, field: str) -> dict[str, dict[str, float | None]]:
    """By user the grades that new grade items get; KeyError where a user isn't there."""
    header, *lines = _cells(text)
    assert len(header) > 1
    assert {len(line) for line in lines} <= {len(header)}
    out: dict[str, dict[str, float | None]] = {}
    user = ""
    for line in lines:
        row = dict(zip((each.strip() for each in header), (each.strip() for each in line), strict=True))
        user = row[field] or user
        given = {name: value for name, value in row.items() if name not in ("username", "email", "idnumber")}
        out[user] = {name: None if value == "-" else float(value or 0) for name, value in given.items()}
    return out


def _columns(text: str, sign: str) -> int:
    """How many columns a sign makes in the first lines; 0 where not as many in each."""
    sizes = {len(row) for row in csv.reader(StringIO(text).readlines()[:3], delimiter=sign)}
    return sizes.pop() if len(sizes) == 1 else 0


def canvas_reads(
    text: str, numbers: dict[int, str]
) -> tuple[dict[str, float], dict[tuple[str, str], dict[str, str]]]:
    """Points by assignment, and grades by (SIS id, login); `numbers` are the course's own assignments."""
    assert _columns(text, ";") <= _columns(text, ",")
    header, possible, *lines = _cells(text)
    assert header[:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert "Points Possible" in possible[0]
    names = {}
    for place, name in enumerate(header[5:], 5):
        assert not re.search("(Current|Final|Override) (Score|Points|Grade|Status)", name)
        found = re.fullmatch(r"(.*)\s\((\d+)\)", name)
        names[place] = numbers.get(int(found[2]), found[1]) if found else name
    assert len(set(names.values())) == len(names)
    points = {name: float(possible[place]) for place, name in names.items()}
    grades = {(row[2], row[3]): {name: row[place] for place, name in names.items()} for row in lines}
    return points, grades


# -- Moodle --------------------------------------------------------------------------------------------


def test_who_has_not_sat_a_quiz_has_no_grade_in_moodle_and_not_0(told: ClassTold) -> None:
    text = moodle_csv(_with(told, *(Pupil(name, email=f"{name}@x") for name in "abc"))).text
    grades = moodle_reads(text, "email")
    assert grades["b@x"]["two"] is None
    assert all(0 <= (grades[who]["one"] or 0) <= 100 for who in ("a@x", "b@x", "c@x"))


def test_no_line_is_without_what_moodle_finds_its_user_by(told: ClassTold) -> None:
    """Else it would have the grades of one learner be another's."""
    pupils = (Pupil("a", email="a@x", idnumber="1"), Pupil("b", idnumber="2"), Pupil("c", email="c@x"))
    for some in (pupils, pupils[::-1], (*pupils[1:], Pupil("d", email="d@x", username="D.Dee"))):
        made = moodle_csv(_with(told, *some))
        header, *lines = _cells(made.text)
        assert all(line[place] for line in lines for place, name in enumerate(header) if name in KNOWN)
        assert len(lines) == 2
        assert "left out" in made.remarks[0]


KNOWN = ("username", "email", "idnumber")


def test_another_field_is_there_where_all_have_it(told: ClassTold) -> None:
    pupils = [Pupil(each, email=f"{each}@X", username=f"{each}.Lee") for each in ("Ada", "Ben", "Cem")]
    text = moodle_csv(_with(told, *pupils)).text
    assert moodle_reads(text, "username").keys() == {"ada.lee", "ben.lee", "cem.lee"}  # as Moodle has them
    assert moodle_reads(text, "email").keys() == {"Ada@X", "Ben@X", "Cem@X"}


# -- Canvas --------------------------------------------------------------------------------------------


def test_a_quiz_s_size_is_not_taken_for_the_number_of_an_assignment_in_canvas(tmp_path: Path) -> None:
    ClassFolder(tmp_path).learner("Ada", [(ASKED, "")], 1.0)
    told = _with(told_of(tmp_path), Pupil("Ada", username="ada"))
    assert list(told.quizzes().values()) == ["Places (5)"]
    points, grades = canvas_reads(canvas_csv(told).text, {5: "Midterm"})
    assert points == {"Places [5]": 100.0}
    assert grades["", "ada"].keys() == points.keys()


@pytest.mark.parametrize(
    "title",
    ["Final Score", "Week 2 (2)", "Unposted Current Grade (3)", "Notes", "Section", "ID", "a;b;c", "=1"],
)
def test_a_title_is_a_column_of_its_own_in_canvas(told: ClassTold, title: str) -> None:
    titled = replace(told, assignments={"one#11111111": title, "two#22222222": title})
    points, grades = canvas_reads(
        canvas_csv(_with(titled, *(Pupil(each, sis_user_id=each) for each in "abc"))).text,
        {2: "Midterm", 3: "Paper"},
    )
    assert len(points) == 2
    assert not points.keys() & {"Midterm", "Paper", "Notes", "Section", "ID"}
    assert [len([grade for grade in each.values() if grade]) for each in grades.values()] == [2, 1, 2]


# -- both ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [moodle_csv, canvas_csv])
def test_it_is_plain_utf_8_with_commas_and_decimal_points(told: ClassTold, make) -> None:
    pupils = [Pupil(NASTY, email=f"{each}@x", section="7;b, left") for each in "abc"]
    text = make(_with(told, *pupils)).text
    data = text.encode("utf-8")
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    assert "名前" in text or make is moodle_csv
    cells = [cell for row in _cells(text) for cell in row]
    grades = [cell for cell in cells if re.fullmatch(r"\d+[.,]\d+", cell)]
    assert grades
    assert not [grade for grade in grades if "," in grade]
    assert not [cell for cell in cells if cell[:1] in tuple("=+@") or (cell[:1] == "-" and cell != "-")]


@given(
    st.lists(
        st.sampled_from(["a", "a (quiz)", "A", "a (2)", "a [2]", "email", "Final Grade", "ID"]), max_size=6
    )
)
def test_no_two_columns_share_a_name(titles: list[str]) -> None:
    class Quizzes:
        def quizzes(self) -> dict[int, str]:
            return dict(enumerate(titles))

    found = headings(Quizzes(), ("email", "ID"))  # type: ignore[arg-type]
    names = [each.casefold() for each in found.values()]
    assert len({*names, "email", "id"}) == len(titles) + 2

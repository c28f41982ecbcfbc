"""Which column of a table is what: as wished, by its headings, else the first two are the sides.

A column that counts the rows is none of them, as long as two others are left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from quizapp.formats.delimited import Record
from quizapp.formats.found import Refused
from quizapp.formats.plain_text import one_line
from quizapp.formats.tables.headings import field_of, fields_of, is_number
from quizapp.formats.tables.languages import language_of
from quizapp.formats.tables.wished import SEVERAL, fields_wished

_OF_OURS = frozenset(
    {"id", "directions", "retired", "wrong_terms"}
)  # in others' tables these mean something else
_FRONTS, _BACKS = ("front", "term", "question"), ("definition", "answer", "back")
_MOST_ABOVE = 5  # rows above the headings
_LOOKED_AT = 200  # rows
_LONG_TAG = 30  # characters; a lesson of more is no tag


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column is, by position: a field, or `-` for none.

    `is_ours`: the table is one that we wrote. `above`: how many rows stand above the headings, None without
    headings. `lessons`: by position the names of columns whose bare numbers are lessons: 3 is Lektion 3.
    """

    fields: tuple[str, ...]
    above: int | None
    is_ours: bool
    remark: str
    lessons: dict[int, str] = field(default_factory=dict)

    def of(self, *fields: str) -> tuple[int, ...]:
        """The positions of the columns that are one of these."""
        return tuple(at for at, each in enumerate(self.fields) if each in fields)


def columns_of(rows: Sequence[Record], wished: Sequence[str]) -> Columns:
    """What the columns of these rows are. Raises Refused where no column can be a card's side."""
    above, headings = _headings(rows)
    names = rows[above].cells if headings else []
    is_ours = not wished and [cell.strip() for cell in names[:2]] == ["kind", "prompt"]
    if wished:
        fields = fields_wished(wished, max((len(_trimmed(row.cells)) for row in rows), default=0))
        fields += ["-"] * (_width(rows) - len(fields))
    elif is_ours:
        fields = headings
    elif headings:
        below = rows[above + 1 :]
        fields = _settled(_with_lessons(_with_kinds(headings, below), below), names)
    else:
        fields, names = _without_headings(rows)
    lessons = {} if wished or is_ours else _lessons(headings, fields, names)
    remark = _remark(fields, names, is_wished=bool(wished))
    return Columns(tuple(fields), above if names else None, is_ours, remark, lessons)


def _without_headings(rows: Sequence[Record]) -> tuple[list[str], list[str]]:
    """The fields, and the first row's cells if it names columns: above numbers that run stands a name."""
    width = _width(rows)
    if width > 2 and _runs(rows[1:]) and not rows[0].cells[0].strip(" .").isdecimal():
        names = rows[0].cells
        fields = ["number", *(field_of(name) or "-" for name in names[1:])]
        below = rows[1:]
        settled = _settled(_with_lessons(_with_kinds(fields, below), below), names)
        return ["-" if each == "number" else each for each in settled], names
    if width > 2 and _runs(rows):
        return ["-", "front", "back", *["-"] * (width - 3)], []
    return ["front", "back", *["-"] * (width - 2)], []


def _runs(rows: Sequence[Record]) -> bool:
    """Whether the first column is 1, 2, 3 … or goes on so from another number."""
    firsts = [row.cells[0].strip().removesuffix(".") for row in rows[:_LOOKED_AT]]
    if len(firsts) < 3 or not all(each.isdecimal() and len(each) < 9 for each in firsts):
        return False
    return all(int(each) == int(firsts[0]) + at for at, each in enumerate(firsts))


def _headings(rows: Sequence[Record]) -> tuple[int, list[str]]:
    """The row that the headings are in, and their fields. Only rows of one cell stand above them."""
    for at, row in enumerate(rows[:_MOST_ABOVE]):
        if fields := fields_of(row.cells):
            return at, fields
        if len(_trimmed(row.cells)) > 1:
            break
    return 0, []


def _width(rows: Sequence[Record]) -> int:
    widths = Counter(len(_trimmed(row.cells)) for row in rows[:1000])
    return max(2, max(widths.items(), key=lambda item: (item[0] > 1, item[1]))[0]) if widths else 2


def _trimmed(cells: list[str]) -> list[str]:
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return cells[:end]


def _settled(fields: list[str], names: Sequence[str]) -> list[str]:
    """Each side once; a table with one side only has the other in an explanation, or in what has no name."""
    out: list[str] = []
    for each in fields:
        doubled = each in out and each not in SEVERAL
        out.append("-" if doubled or each in _OF_OURS - {"wrong_terms"} else each)
    if "cloze" in out:
        return out
    missing = [(_BACKS, "back"), (_FRONTS, "front")]  # a language is rather the answer
    if not any(language_of(name) for name, each in zip(names, out, strict=False) if each == "-"):
        missing.reverse()
    for sides, fill in missing:
        if not any(each in sides for each in out):
            out[_spare(out, names)] = fill
    return out


def _spare(fields: Sequence[str], names: Sequence[str]) -> int:
    """The column to be the missing side: one called after a language, an explanation, one without use."""
    unused = [at for at, each in enumerate(fields) if each == "-"]
    languages = [at for at in unused if language_of(names[at])]
    explaining = [at for at, each in enumerate(fields) if each == "explanation"]
    for at in (*languages, *explaining, *sorted(unused, key=lambda at: is_number(names[at]))):
        return at
    raise Refused("it has only one column that can be a card's side")


def _with_kinds(fields: list[str], rows: Sequence[Record]) -> list[str]:
    """The fields; a column that is called `type` and has no kinds of cards in it is none of them."""
    if "kind" not in fields:
        return fields
    at = fields.index("kind")
    has_kinds = any(field_of(cell) in ("term", "question", "cloze") for cell in _column(rows, at))
    return fields if has_kinds else [*fields[:at], "-", *fields[at + 1 :]]


def _with_lessons(fields: list[str], rows: Sequence[Record]) -> list[str]:
    """The fields; lessons are tags where they are short, else nothing."""
    out = list(fields)
    for at, each in enumerate(fields):
        if each == "lesson":
            cells = _column(rows, at)
            out[at] = "tags" if sum(len(cell) <= _LONG_TAG for cell in cells) * 10 >= len(cells) * 9 else "-"
    return out


def _lessons(headings: Sequence[str], fields: Sequence[str], names: Sequence[str]) -> dict[int, str]:
    return {
        at: one_line(names[at]).strip(" :")
        for at, each in enumerate(headings)
        if each == "lesson" and fields[at] == "tags"
    }


def _column(rows: Sequence[Record], at: int) -> list[str]:
    """What is in the first rows of a column."""
    return [row.cells[at].strip() for row in rows[:_LOOKED_AT] if at < len(row.cells)]


def _remark(fields: Sequence[str], headings: Sequence[str], *, is_wished: bool) -> str:
    parts = []
    for at, each in enumerate(fields):
        name = one_line(headings[at])[:30] if at < len(headings) else ""
        shown = "left out" if each == "-" else each.replace("_", " ")
        parts.append(f"{at + 1} “{name}” as {shown}" if name and name != each else f"{at + 1} as {shown}")
    how = "The columns were taken" if headings or is_wished else "Without headings the columns were taken"
    more = f" and {len(parts) - 12} more" if len(parts) > 12 else ""
    return f"{how}: {', '.join(parts[:12])}{more}."

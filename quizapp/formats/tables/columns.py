"""Which column of a table is what: as wished, by its headings, else the first two are the sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.cards.report import did_you_mean
from quizapp.formats.delimited import Record
from quizapp.formats.found import Refused
from quizapp.formats.plain_text import one_line
from quizapp.formats.tables.headings import FIELDS, SIDES, field_of, fields_of, is_language

_SEVERAL = frozenset(
    {"accept", "wrong", "wrong_terms", "explanation", "tags"}
)  # may have more than one column
_OF_OURS = frozenset(
    {"id", "directions", "retired", "wrong_terms"}
)  # in others' tables these mean something else
_MOST_ABOVE = 5  # rows above the headings


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column is, by position: a field, or `-` for none.

    `is_ours`: the table is one that we wrote. `above`: how many rows stand above the headings, None without
    headings.
    """

    fields: tuple[str, ...]
    above: int | None
    is_ours: bool
    remark: str

    def of(self, *fields: str) -> tuple[int, ...]:
        """The positions of the columns that are one of these."""
        return tuple(at for at, field in enumerate(self.fields) if field in fields)


def columns_of(rows: Sequence[Record], wished: Sequence[str]) -> Columns:
    """What the columns of these rows are. Raises Refused where no column can be a card's side."""
    above, headings = _headings(rows)
    first = rows[above].cells if headings else []
    is_ours = not wished and [cell.strip() for cell in first[:2]] == ["kind", "prompt"]
    if wished:
        fields = _wished(wished)
        fields += ["-"] * (_width(rows) - len(fields))
    elif headings:
        fields = headings if is_ours else _settled(_with_kinds(headings, rows[above:]), first)
    else:
        width = _width(rows)
        fields = ["front", "back", *["-"] * (width - 2)]
    remark = _remark(fields, first, is_wished=bool(wished))
    return Columns(tuple(fields), above if headings else None, is_ours, remark)


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


def _wished(wished: Sequence[str]) -> list[str]:
    fields = []
    for name in wished:
        field = "-" if name.strip() in ("-", "") else field_of(name)
        if not field:
            mend = did_you_mean(name, [*FIELDS, "-"])
            raise Refused(f"no column can be “{one_line(name)[:40]}”: {mend}")
        fields.append(field)
    sides = {field for field in fields if field in SIDES}
    if "cloze" not in sides and len(sides) < 2:
        raise Refused("the columns need two sides: a term and a definition, or a question and an answer")
    return fields


def _settled(fields: list[str], names: Sequence[str]) -> list[str]:
    """Each side once; a table with one side only has the other in an explanation, or in what has no name."""
    out: list[str] = []
    for field in fields:
        doubled = field in out and field not in _SEVERAL
        out.append("-" if doubled or field in _OF_OURS - {"wrong_terms"} else field)
    if "cloze" in out:
        return out
    for backs, fill in ((("definition", "answer", "back"), "back"), (("front", "term", "question"), "front")):
        if not any(field in backs for field in out):
            out[_spare(out, names)] = fill
    return out


def _spare(fields: Sequence[str], names: Sequence[str]) -> int:
    """The column to be the missing side: one called after a language, an explanation, one without use."""
    for at, field in enumerate(fields):
        if field == "-" and is_language(names[at]):
            return at
    for wanted in ("explanation", "-"):
        if wanted in fields:
            return fields.index(wanted)
    raise Refused("it has only one column that can be a card's side")


def _with_kinds(fields: list[str], rows: Sequence[Record]) -> list[str]:
    """The fields; a column that is called `type` and has no kinds of cards in it is none of them."""
    if "kind" not in fields:
        return fields
    at = fields.index("kind")
    cells = (row.cells[at] for row in rows[1:200] if at < len(row.cells))
    has_kinds = any(field_of(cell) in ("term", "question", "cloze") for cell in cells)
    return fields if has_kinds else [*fields[:at], "-", *fields[at + 1 :]]


def _remark(fields: Sequence[str], headings: Sequence[str], *, is_wished: bool) -> str:
    parts = []
    for at, field in enumerate(fields):
        name = one_line(headings[at])[:30] if at < len(headings) else ""
        shown = "left out" if field == "-" else field.replace("_", " ")
        parts.append(f"{at + 1} “{name}” as {shown}" if name and name != field else f"{at + 1} as {shown}")
    how = "The columns were taken" if headings or is_wished else "Without headings the columns were taken"
    more = f" and {len(parts) - 12} more" if len(parts) > 12 else ""
    return f"{how}: {', '.join(parts[:12])}{more}."

"""What somebody says that the columns of a table are."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.cards.report import resembling
from quizapp.formats.found import WrongWish
from quizapp.formats.plain_text import one_line
from quizapp.formats.tables.headings import FIELDS, SIDES, field_of, is_number

SEVERAL = frozenset(
    {"accept", "wrong", "wrong_terms", "explanation", "tags"}
)  # may have more than one column


def fields_wished(names: Sequence[str], width: int = 0) -> list[str]:
    """The fields of the columns that were named, `-` for none; `width`: how many there are, if it is known.

    A name may be a heading in another language. Raises WrongWish for a name that is none, a side named
    twice, fewer than two sides, and more names than columns.
    """
    fields = [_field(name) for name in names]
    for field in fields:
        if fields.count(field) > 1 and field not in SEVERAL and field != "-":
            raise WrongWish(f"the column “{field}” is named twice: - is for one that is not wanted")
    sides = {field for field in fields if field in SIDES}
    if "cloze" not in sides and len(sides) < 2:
        raise WrongWish("the columns need two sides: a term and a definition, or a question and an answer")
    if 0 < width < len(fields):
        raise WrongWish(f"{len(fields)} columns are named, but the table has {width}")
    return fields


def _field(name: str) -> str:
    bare = name.strip()
    if bare in ("-", "") or (is_number(bare) and not field_of(bare)):
        return "-"
    field = field_of(bare)
    if field:
        return "tags" if field == "lesson" else field
    found = resembling(bare, FIELDS)
    start = f"did you mean {found}? Known are" if found else "known are"
    known = f"{', '.join(sorted(FIELDS))}, and - for none"
    raise WrongWish(f"no column can be “{one_line(name)[:40]}”: {start}: {known}")

"""What was measured, as a table of at most 79 columns, and how it grows from size to size."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from importlib.metadata import version
from statistics import median

from .turns import Goal, Row

MANY = 20  # measurements from which on the slowest are told apart
_HEAD = f"{'':31}{'quizapp':>8}{'p95':>7}{'bare':>7}{'Anki':>8}{'ratio':>7}{'wanted':>8}"


def p95(times: Sequence[float]) -> float:
    """What only one in twenty exceeds."""
    return sorted(times)[int(0.95 * len(times))]


def number(value: float) -> str:
    """With as many digits as tell something."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def machine(loads: Sequence[float]) -> str:
    """On what was measured; `loads`: how many processes wanted a processor before and after."""
    versions = f"Python {platform.python_version()}, Textual {version('textual')}"
    busy = ", ".join(f"{load:.1f}" for load in loads)
    return f"{platform.system()}, {os.cpu_count()} processors, {versions}\nload before and after: {busy}\n"


def tables(rows: Sequence[Row]) -> str:
    """One table for each size, then the growth."""
    sizes = sorted({row.size for row in rows})
    parts = [_of_size(size, rows) for size in sizes]
    return "\n\n".join([*parts, _growth(rows, sizes)] if len(sizes) > 1 else parts) + "\n"


def _of_size(size: int, rows: Sequence[Row]) -> str:
    lines = [f"{size:,} cards, {10 * size:,} reviews; medians in ms, or MB", _HEAD]
    for row in rows:
        if row.size == size and row.ours:
            lines += _lines(row)
    return "\n".join(lines)


def _lines(row: Row) -> list[str]:
    """A row's line, and one more for each goal after the first."""
    told = [_held(row, goal) for goal in row.goals if _other(row, goal)]
    ratio, wanted = told[0] if told else (_plain_ratio(row), "")
    task = f"{row.task} ({row.unit})" if row.unit != "ms" else row.task
    cells = [number(row.mid), number(p95(row.ours)) if len(row.ours) >= MANY else ""]
    cells += [number(median(each)) if each else "" for each in (row.bare, row.anki)]
    first = f"{task:31}{cells[0]:>8}{cells[1]:>7}{cells[2]:>7}{cells[3]:>8}{ratio:>7}{wanted:>8}"
    return [first, *(f"{'':61}{ratio:>7}{wanted:>8}" for ratio, wanted in told[1:])]


def _other(row: Row, goal: Goal) -> list[float]:
    return {"bare": row.bare, "anki": row.anki, "smallest": row.smallest}[goal.beside]


def _held(row: Row, goal: Goal) -> tuple[str, str]:
    """How it stands beside a goal: ratio or difference; and what is wanted, with `no` if it isn't so."""
    if goal.beside == "smallest":
        more = row.mid - median(row.smallest)
        return f"{more:+.0f} ms", f"+{goal.most:.0f}{_sign(more <= goal.most)}"
    ratio = row.mid / median(_other(row, goal))
    return _ratio(ratio, "b" if goal.beside == "bare" else "A"), f"{goal.most}{_sign(ratio <= goal.most)}"


def _ratio(value: float, sign: str) -> str:
    return f"{value:.2f}{sign}" if value < 10 else f"{value:,.0f}{sign}"


def _sign(is_held: bool) -> str:
    return " ok" if is_held else " no"


def _plain_ratio(row: Row) -> str:
    other, sign = (row.anki, "A") if row.anki else (row.bare, "b")
    return _ratio(row.mid / median(other), sign) if other else ""


def _growth(rows: Sequence[Row], sizes: Sequence[int]) -> str:
    lines = ["From size to size (quizapp's medians, and how many times more each is)"]
    lines.append(f"{'cards':31}" + f"{sizes[0]:>12,}" + "".join(f"{size:>18,}" for size in sizes[1:]))
    for task in dict.fromkeys(row.task for row in rows):
        mids = {row.size: row.mid for row in rows if row.task == task and row.ours}
        cells, before = "", 0.0
        for size in sizes:
            now = mids.get(size, 0.0)
            times = f" ×{now / before:.1f}" if now and before else ""
            cells += f"{number(now) if now else '-':>10}{times:<8}" if cells else f"{number(now):>12}"
            before = now
        lines.append(f"{task:31}{cells}".rstrip())
    return "\n".join(lines)


def as_json(rows: Sequence[Row]) -> list[dict[str, object]]:
    """Every measurement."""
    return [
        {
            "task": row.task,
            "size": row.size,
            "unit": row.unit,
            "quizapp": row.ours,
            "bare": row.bare,
            "anki": row.anki,
            "smallest": row.smallest,
            "wanted": [[goal.beside, goal.most] for goal in row.goals],
        }
        for row in rows
    ]

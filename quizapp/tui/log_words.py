"""What is wrong with a learner's log, in one line and to be read in full."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from quizapp.source.finding import Finding
from quizapp.tui.page import NARROW
from quizapp.tui.spans import counted
from quizapp.tui.text import one_line

_HANG = 2


def damage_line(problems: Sequence[Finding], width: int) -> Content:
    """How many there are, where the first stands, and what it is as far as there is room; `p` tells all."""
    first, more = problems[0], len(problems) - 1
    where = f"{first.path}:{first.line}"
    if width < NARROW - 4:
        said, told = "", where.rpartition("/")[2] + (f" +{more}" if more else "")
    else:
        said = f"{counted(len(problems), 'problem')} in the log: "
        told = f"{where}: {first.message}"
    lead = Content.assemble(("! ", ".bad"), said)
    end = Content.assemble("   ", ("p", ".key"))
    room = max(4, width - lead.cell_length - end.cell_length)
    text = one_line(told)
    return lead + (text.truncate(room, ellipsis=True) if text.cell_length > room else text) + end


def log_problems(problems: Sequence[Finding]) -> Callable[[int], list[Content]]:
    """Each with its place and what to do, for a width."""

    def told(width: int) -> list[Content]:
        room, out = max(8, width - _HANG), []
        for problem in problems:
            out += one_line(f"! {problem.path}:{problem.line}", ".title").wrap(width)
            for text, style in ((problem.message, ""), (problem.help, ".soft")):
                lines = one_line(text, style).wrap(room) if text else []
                out += [Content(" " * _HANG) + line for line in lines]
            out.append(Content(""))
        last = "All that could be read counts. To look at a whole log: quizapp progress verify"
        return [*out, *one_line(last, ".soft").wrap(width)]

    return told

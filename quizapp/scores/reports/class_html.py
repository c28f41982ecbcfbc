"""The report on a class as one HTML file: nothing in it is fetched, nothing runs, all texts are text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from quizapp.cards.clean import clean_line
from quizapp.scores.analysis.sign_words import Pieces
from quizapp.scores.reports.class_entries import summary
from quizapp.scores.reports.class_plots import item_plot, score_plots, who_chose_what
from quizapp.scores.reports.class_sections import PAGE, class_sections
from quizapp.scores.reports.class_style import STYLE
from quizapp.scores.reports.class_told import ClassTold
from quizapp.scores.reports.html_page import html_page
from quizapp.scores.reports.sections import Column, Entries, Entry, Section, Table

_ACROSS = 10  # columns of one kind beside each other, so that a page of paper has room


def class_html(told: ClassTold) -> str:
    """The whole file. The same class gives the same text."""
    title = f"Class report: {clean_line(told.about)}" if told.about else "Class report"
    body = "\n".join(_body(told))
    return html_page(title, STYLE, f"<main>\n{body}\n</main>")


def _body(told: ClassTold) -> Iterator[str]:
    sections = class_sections(told, PAGE)
    yield "<header><h1>Class report</h1>"
    yield f"<p><bdi>{escape(clean_line(told.about))}</bdi>{_on(told)}</p>"
    yield '<dl class="tiles">'
    for number, what in summary(told):
        yield f"<div><dt>{escape(what)}</dt><dd>{escape(number)}</dd></div>"
    yield "</dl>"
    links = (f'<a href="#{each.name}">{escape(each.title)}</a>' for each in sections)
    yield f'<nav aria-label="Sections">{" ".join(links)}</nav></header>'
    yield from _words("Problems with files", told.problems)
    yield from _words("To know", told.remarks)
    for section in sections:
        yield f'<section id="{section.name}" aria-labelledby="{section.name}-h">'
        yield from _section(told, section)
        yield "</section>"


def _on(told: ClassTold) -> str:
    return f", {escape(told.made)}" if told.made else ""


def _words(title: str, sentences: Sequence[str]) -> Iterator[str]:
    if sentences:
        yield f'<section class="problems keep"><h2>{title}</h2><ul>'
        for each in sentences:
            yield f'<li dir="auto">{escape(clean_line(each))}</li>'
        yield "</ul></section>"


def _section(told: ClassTold, section: Section) -> Iterator[str]:
    heading = f'<h2 id="{section.name}-h">{escape(section.title)}</h2>'
    has_some = bool(section.rows if isinstance(section, Table) else section.entries)
    if not has_some:
        yield f"{heading}<p>{escape(section.empty)}</p>"
        return
    if isinstance(section, Table):
        yield heading
        yield from score_plots(told) if section.name == "grades" else ()
        yield from item_plot(told) if section.name == "items" else ()
        yield from _table(section)
    else:
        yield from _entries(section, heading)
    for kind, words in (("note", section.note), ("more", section.more)):
        if words:
            yield f'<p class="{kind}">{escape(words)}</p>'


def _table(table: Table) -> Iterator[str]:
    """The table; one with many columns of one kind as several, each with the names again."""
    if not table.is_spread or len(table.columns) <= _ACROSS + 2:
        yield from _one_table(table.title, table.columns, table.rows, table.text, told=True)
        return
    first, *others = range(len(table.columns))
    for start in range(0, len(others), _ACROSS):
        kept = [first, *others[start : start + _ACROSS]]
        columns = [table.columns[at] for at in kept]
        rows = [[row[at] for at in kept] for row in table.rows]
        yield from _one_table(f"{table.title}: {_range(columns)}", columns, rows, 0)


def _range(columns: Sequence[Column]) -> str:
    numbers = [each.title for each in columns if each.title.startswith("No.")]
    return f"{numbers[0]} to {numbers[-1]}" if len(numbers) > 1 else columns[-1].title


def _one_table(
    title: str, columns: Sequence[Column], rows: Sequence[Sequence[str]], text: int, *, told: bool = False
) -> Iterator[str]:
    """`told`: the heading above says the title already; then it is only for who hears the page."""
    hidden = ' class="heard"' if told else ""
    label = escape(title)
    yield f'<div class="wide" role="group" tabindex="0" aria-label="{label}">'
    yield f"<table><caption{hidden}>{label}</caption><thead><tr>"
    for column in columns:
        kind = ' class="n"' if column.is_number else ""
        title = column.title.replace("No. ", "No.\u00a0")
        yield f'<th scope="col"{kind}>{escape(title)}</th>'
    yield "</tr></thead><tbody>"
    for row in rows:
        pairs = zip(columns, row, strict=True)
        cells = (_cell(column, cell, at == text) for at, (column, cell) in enumerate(pairs))
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table></div>"


def _cell(column: Column, cell: str, is_text: bool) -> str:
    if is_text:
        return f'<th scope="row"><bdi>{escape(cell)}</bdi></th>'
    if column.is_number:
        return f'<td class="n">{escape(cell)}</td>'
    return f"<td><bdi>{escape(cell)}</bdi></td>"


def _entries(section: Entries, heading: str) -> Iterator[str]:
    yield f'{heading}<div class="entries">'
    for entry in section.entries:
        yield from _entry(entry)
    yield "</div>"


def _entry(entry: Entry) -> Iterator[str]:
    number = f"No. {escape(entry.number)}: " if entry.number else ""
    yield f'<article class="entry"><h3>{number}<bdi>{escape(entry.head)}</bdi></h3>'
    yield f'<p class="of"><bdi>{escape(entry.of)}</bdi></p><ul>'
    for line in entry.lines:
        yield f"<li>{''.join(map(_sentence, line))}</li>"
    yield "</ul>"
    if entry.item:
        yield from who_chose_what(entry.item)
    yield "</article>"


def _sentence(line: Pieces) -> str:
    quoted = f"“<bdi>{escape(line.quoted)}</bdi>”" if line.quoted else ""
    return f"{escape(line.before)}{quoted}{escape(line.after)}"

"""A paper as one HTML file: nothing in it is fetched, nothing runs, and a deck's text is text.

Printed it is black and white, with the answers on a page of their own; on a screen it may be dark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from quizapp.cards.clean import clean, clean_line
from quizapp.cards.cloze import BLANK
from quizapp.cards.markup import TextLine, parse
from quizapp.formats.paper_sheets import LETTERS, Paper, lines_to_write_on, numbered, right_letter
from quizapp.questions.item import Item
from quizapp.questions.versions import Version
from quizapp.scores.reports.html_page import html_page

_TAGS = {"strong": "strong", "emphasis": "em", "code": "code"}
_STYLE = """
:root { color-scheme: light dark; }
body { font: 11pt/1.45 system-ui, "Noto Sans", sans-serif; max-width: 46rem; margin: 2rem auto;
  padding: 0 1rem; background: #fff; color: #000; }
h1 { font-size: 1.5em; margin: 0 0 .3em; }
h2 { font-size: 1.2em; margin: 0 0 .3em; }
p { margin: .25em 0; }
code { font-family: ui-monospace, monospace; }
.marks { font-size: .8em; overflow-wrap: anywhere; }
.fields { display: flex; gap: 2em; margin: 1em 0; }
.fields span { flex: 1; border-bottom: 1px solid; padding-bottom: .2em; }
.fields span + span { flex: .5; }
.item { margin: 1.2em 0; break-inside: avoid; }
.head { display: flex; gap: .6em; align-items: baseline; }
.number { font-weight: bold; min-width: 1.6em; }
.body { flex: 1; min-width: 0; overflow-wrap: anywhere; }
.ask { font-style: italic; margin-top: 0; }
.options { margin: .3em 0; padding: 0 1.8em; }
.options > li, .pairs > li { margin: .2em 0; padding-inline-start: .3em; }
.columns { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5em; }
.pairs { margin: .3em 0; padding: 0 2.4em; }
.slot { display: inline-block; width: 2em; border-bottom: 1px solid; margin-inline-end: .5em; }
.option, .side { text-align: left; }
.option ul, .option ol, .side ul, .side ol { margin: 0; padding-inline-start: 1.4em; }
.side { display: inline-block; vertical-align: top; max-width: calc(100% - 3em); }
.line { border-bottom: 1px solid; height: 1.9em; margin: 0; }
.blank { display: inline-block; min-width: 9em; border-bottom: 1px solid;
  -webkit-text-fill-color: transparent; }
.answers { list-style: none; margin: 1em 0; padding: 0; }
.answers > li { display: flex; gap: .6em; margin: .35em 0; break-inside: avoid; }
.letter { font-weight: bold; white-space: nowrap; }
.sheet + .sheet { margin-top: 3rem; border-top: 3px double; padding-top: 1rem; }
@media screen and (prefers-color-scheme: dark) { body { background: #16181d; color: #e8e8e8; } }
@media print {
  :root { color-scheme: light; }
  @page { margin: 18mm; }
  body { max-width: none; margin: 0; padding: 0; background: #fff; color: #000; }
  h1, h2 { break-after: avoid; }
  .sheet + .sheet { break-before: page; margin-top: 0; border-top: 0; padding-top: 0; }
}
"""


def render(paper: Paper) -> str:
    """The whole file. The same paper gives the same text."""
    body = "\n".join(line for version in paper.versions for line in _version(paper, version))
    return html_page(paper.title, _STYLE, body)


def _version(paper: Paper, version: Version) -> Iterator[str]:
    marks = f'<p class="marks" dir="auto">{escape(" · ".join(paper.marks(version)))}</p>'
    letter = f" · {escape(version.letter)}" if version.letter else ""
    yield '<section class="sheet questions">'
    yield f'<h1 dir="auto">{escape(paper.title)}{letter}</h1>\n{marks}'
    yield '<p class="fields"><span>Name</span><span>Date</span></p>'
    for number, block in numbered(version.items):
        yield from _match(paper, number, block) if block[0].group else _question(paper, number, block[0])
    yield '</section>\n<section class="sheet key">'
    yield f'<h2 dir="auto">Answers: {escape(paper.title)}{letter}</h2>\n{marks}\n<ol class="answers">'
    for number, item in enumerate(version.items, 1):
        yield (
            f'<li value="{number}"><span class="number">{number}.</span>'
            f'<span class="letter">{escape(right_letter(item))}</span>'
            f'<div class="body" dir="auto"{_language(paper, item)}>{_text(item.answer)}</div></li>'
        )
    yield "</ol>\n</section>"


def _question(paper: Paper, number: int, item: Item) -> Iterator[str]:
    yield '<article class="item">'
    yield f'<div class="head"><span class="number">{number}.</span><div class="body">'
    yield _ask(item)
    stem = _text(item.stem, blanks=not item.options)
    yield f'<div class="stem" dir="auto"{_language(paper, item)}>{stem}</div>'
    if item.options:
        yield '<ol class="options" type="A">'
        yield from _options(paper, item)
        yield "</ol>"
    yield '<p class="line"></p>' * lines_to_write_on(item)
    yield "</div></div></article>"


def _match(paper: Paper, number: int, pairs: Sequence[Item]) -> Iterator[str]:
    """Left sides with their numbers and a slot for a letter, right sides with their letters."""
    last = number + len(pairs) - 1
    yield '<article class="item match">'
    yield f'<div class="head"><span class="number">{number}–{last}.</span><div class="body">'
    yield _ask(pairs[0])
    yield f'<div class="columns"><ol class="pairs" start="{number}">'
    for item in pairs:
        text = _text(item.stem)
        side = f'<div class="side" dir="auto"{_language(paper, item)}>{text}</div>'
        yield f'<li class="pair"><span class="slot"></span>{side}</li>'
    yield '</ol><ol class="options" type="A">'
    yield from _options(paper, pairs[0])
    yield "</ol></div></div></div></article>"


def _options(paper: Paper, item: Item) -> Iterator[str]:
    for _, option in zip(LETTERS, item.options, strict=False):
        language = "" if item.form == "true-false" else _language(paper, item)
        yield f'<li><div class="option" dir="auto"{language}>{_text(option.text)}</div></li>'


def _ask(item: Item) -> str:
    return f'<p class="ask">{escape(item.ask)}</p>' if item.ask else ""


def _language(paper: Paper, item: Item) -> str:
    language = paper.languages.get(item.card.deck_id, "")
    return f' lang="{escape(clean_line(language))}"' if language else ""


def _text(text: str, *, blanks: bool = False) -> str:
    """Markdown-light as HTML; a deck's text is escaped. With `blanks` a gap is a line to write on."""
    lines = [line for line in parse(clean(text)) if line.bullet or any(run.text for run in line.runs)]
    if len(lines) == 1 and not lines[0].bullet:
        return _inline(lines[0], blanks)
    out, opened = [], ""
    for line in lines:
        wanted = "" if not line.bullet else "ul" if line.bullet == "•" else "ol"
        if wanted != opened:
            out.append(f"</{opened}>" if opened else "")
            out.append(f"<{wanted}>" if wanted else "")
            opened = wanted
        value = f' value="{line.bullet[:-1]}"' if wanted == "ol" else ""
        tag = "li" if wanted else "p"
        out.append(f'<{tag}{value} dir="auto">{_inline(line, blanks)}</{tag}>')
    out.append(f"</{opened}>" if opened else "")
    return "".join(out)


def _inline(line: TextLine, blanks: bool) -> str:
    out = []
    for run in line.runs:
        bare = escape(run.text)
        if blanks and not run.style:
            bare = bare.replace(BLANK, f'<span class="blank">{BLANK}</span>')
        tag = _TAGS.get(run.style, "")
        out.append(f"<{tag}>{bare}</{tag}>" if tag else bare)
    return "".join(out)

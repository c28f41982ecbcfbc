"""Questions written as Moodle XML; what an attribute or an element means is in Moodle's own documents."""

from __future__ import annotations

import re
from html import escape

from quizapp.cards.clean import clean
from quizapp.cards.cloze import parse
from quizapp.cards.deck import Gap
from quizapp.formats.moodle.categories import path_of
from quizapp.formats.moodle.gaps import literal, written_gap
from quizapp.formats.moodle.question import Option, Question
from quizapp.formats.moodle.texts import as_html, bare
from quizapp.formats.plain_text import one_line

_TYPES = {
    "choice": "multichoice",
    "short": "shortanswer",
    "true-false": "truefalse",
    "matching": "matching",
    "cloze": "cloze",
}
_LONGEST_NAME = 200
_NOT_IN_XML = re.compile("[\ufffe\uffff]")  # and what `clean` makes visible


def category(title: str) -> str:
    """The element that puts what follows into a deck's category."""
    return f'  <question type="category">\n    <category>{_text(path_of(title))}</category>\n  </question>\n'


def question_xml(question: Question) -> str:
    """A question's element."""
    stem = _sentence(question) if question.sort == "cloze" else as_html(question.stem)
    name = question.name or one_line(bare(question.stem))[:_LONGEST_NAME]
    parts = [
        f"    <name>{_text(name)}</name>\n",
        f'    <questiontext format="html">{_text(stem)}</questiontext>\n',
        f'    <generalfeedback format="html">{_text(as_html(question.explanation))}</generalfeedback>\n',
        "    <defaultgrade>1</defaultgrade>\n    <penalty>0.3333333</penalty>\n    <hidden>0</hidden>\n",
        *_ANSWERS.get(question.sort, _no_answers)(question),
    ]
    if question.hint:
        parts.append(f'    <hint format="html">{_text(as_html(question.hint))}</hint>\n')
    if question.tags:
        tags = "".join(f"<tag>{_text(one_line(tag))}</tag>" for tag in question.tags)
        parts.append(f"    <tags>{tags}</tags>\n")
    return f'  <question type="{_TYPES[question.sort]}">\n{"".join(parts)}  </question>\n'


def _text(text: str) -> str:
    return f"<text>{escape(_NOT_IN_XML.sub(chr(0xFFFD), clean(text)), quote=False)}</text>"


def _no_answers(_question: Question) -> list[str]:
    return []


def _choice(question: Question) -> list[str]:
    head = "    <single>true</single>\n    <shuffleanswers>true</shuffleanswers>\n"
    head += "    <answernumbering>abc</answernumbering>\n"
    return [head, *(_answer(option, as_html(option.text), "html") for option in question.options)]


def _short(question: Question) -> list[str]:
    """What is typed: a `*` would stand for any text, unless there is a backslash before it."""
    answers = [_answer(o, bare(o.text).replace("*", "\\*"), "moodle_auto_format") for o in question.options]
    return ["    <usecase>0</usecase>\n", *answers]


def _truth(question: Question) -> list[str]:
    words = ("true", "false")
    return [_answer(o, word, "moodle_auto_format") for word, o in zip(words, question.options, strict=True)]


def _pairs(question: Question) -> list[str]:
    out = ["    <shuffleanswers>true</shuffleanswers>\n"]
    for left, right in question.pairs:
        answer = f"<answer>{_text(bare(right))}</answer>"
        out.append(f'    <subquestion format="html">{_text(as_html(left))}{answer}</subquestion>\n')
    return out


def _answer(option: Option, text: str, form: str) -> str:
    said = f'<feedback format="html">{_text(as_html(option.why))}</feedback>'
    return f'    <answer fraction="{option.worth:g}" format="{form}">{_text(text)}{said}</answer>\n'


def _sentence(question: Question) -> str:
    """The sentence in HTML, with its gaps as Moodle has them; a gap's hint is in brackets behind it."""
    hidden: list[str] = []
    out: list[str] = []
    choice = any(option.worth < 100 for option in question.options)
    for part in parse(question.stem):
        if isinstance(part, str):
            out.append(part)
            continue
        hidden.append(written_gap([Option(part.text.strip(), 100), *question.options], choice))
        out.append("\ufdda" + _hint(part))
    pieces = literal(as_html("".join(out))).split("\ufdda")
    return pieces[0] + "".join(gap + piece for gap, piece in zip(hidden, pieces[1:], strict=True))


def _hint(gap: Gap) -> str:
    return f" ({gap.hint})" if gap.hint else ""


_ANSWERS = {"choice": _choice, "short": _short, "true-false": _truth, "matching": _pairs}

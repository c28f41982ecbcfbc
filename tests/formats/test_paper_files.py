"""A paper as HTML and as Markdown: what a deck says is text, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from formats_kit import NASTY, clozes, deck_of, new_notes, notes_of
from hypothesis import given, settings
from lxml import html
from markdown_it import MarkdownIt

from quizapp.cards.clean import is_unsafe
from quizapp.cards.deck import Deck, Wrong
from quizapp.cards.new_note import NewNote
from quizapp.formats import paper_html, paper_markdown
from quizapp.formats.paper_sheets import LETTERS, Paper, right_letter
from quizapp.questions.paper import paper
from quizapp.questions.stock import Listed
from quizapp.questions.versions import Version, version
from quizapp.questions.wish import FORM_NAMES, Wish

HOSTILE = (
    "</p><script>alert(1)</script> [x](javascript:alert(1)) ![p](http://e.org/p.png) <img src=x onerror=y>"
)
HOSTILE_TOO = (
    '" onclick="x" \' ` http://e.org www.e.org a@e.org &amp; &#60; ~~s~~ | a | $x$ # h\n\n    code\n\n- - -'
)
NOTES = [
    NewNote("question", HOSTILE, HOSTILE_TOO, wrong=(Wrong(f"no {HOSTILE}"), Wrong("1. two"), Wrong("- x"))),
    NewNote("question", "Which **strong** `code`?", "*This*", wrong=(Wrong("That"), Wrong("شبكة"))),
    NewNote("cloze", "Signed in {{Tokyo::city}} by {{Takaichi}}."),
    *(NewNote("term", name, f"the {name}th of them") for name in ("Alpha", "Beta", "Gamma", "Delta", "Zeta")),
]


def made(deck: Deck, forms: tuple[str, ...] = ("choice",), letters: str = "AB", count: int = 20) -> Paper:
    items = paper([Listed(deck)], Wish(count=count, forms=forms), "seed")
    versions = [version(items, letter, "seed") for letter in letters] or [Version("", tuple(items))]
    return Paper(((HOSTILE, "0123abcd"),), "seed", tuple(versions), {deck.id: 'ar" onload="x'})


def sections(paper: Paper) -> list[html.HtmlElement]:
    return html.document_fromstring(paper_html.render(paper)).findall(".//section")


def test_a_language_that_is_no_code_is_a_text_like_any_other():
    paper = replace(made(deck_of(NOTES)), languages={deck_of(NOTES).id: "\x1b]0;x\x07\u2067 onload"})
    assert not is_unsafe(paper_html.render(paper).replace("\t", ""))


@pytest.mark.parametrize("form", [*FORM_NAMES, ",".join(FORM_NAMES)])
def test_every_version_has_all_items_and_an_answer_for_each(form: str):
    sheets = made(deck_of(NOTES), tuple(form.split(",")))
    found = sections(sheets)
    assert len(found) == 2 * len(sheets.versions)
    for each, questions, key in zip(sheets.versions, found[::2], found[1::2], strict=True):
        pairs = questions.find_class("pair")
        plain = [item for item in questions.find_class("item") if "match" not in item.get("class")]
        assert len(pairs) == sum(bool(item.group) for item in each.items)
        assert len(plain) + len(pairs) == len(each.items)
        assert len(key.find_class("answers")[0]) == len(each.items)
        for sheet in (questions, key):
            (marks,) = sheet.find_class("marks")
            assert f"version {each.letter}" in marks.text_content()
            assert "seed seed · digest 0123abcd" in marks.text_content()


def test_the_keys_point_at_the_right_options():
    sheets = made(deck_of(NOTES[3:]), ("choice",))
    for each, (questions, key) in zip(
        sheets.versions, zip(*[iter(sections(sheets))] * 2, strict=True), strict=True
    ):
        letters = [found.text_content() for found in key.find_class("letter")]
        for item, article, letter in zip(each.items, questions.find_class("item"), letters, strict=True):
            options = [option.text_content() for option in article.find_class("option")]
            assert letter == right_letter(item)
            assert options[LETTERS.index(letter)] == item.options[item.key or 0].text


def test_a_deck_cannot_put_anything_into_the_page():
    page = html.document_fromstring(paper_html.render(made(deck_of(NOTES), FORM_NAMES)))
    tags = {element.tag for element in page.iter() if isinstance(element.tag, str)}
    assert not tags & {"script", "img", "a", "iframe", "object", "link", "form", "input"}
    names = {name for element in page.iter() for name in element.attrib}
    assert not [name for name in names if name.startswith("on") or name in ("src", "href", "style")]
    assert HOSTILE.split(" ![")[0] in page.text_content()
    assert page.find(".//title").text_content() == HOSTILE


def test_emphasis_lists_and_the_direction_of_a_text_are_in_the_page():
    page = html.document_fromstring(paper_html.render(made(deck_of(NOTES[1:2]))))
    assert {element.text for element in page.iter("strong")} == {"strong"}
    assert {element.text for element in page.iter("code")} == {"code"}
    assert {element.get("dir") for element in page.find_class("option")} == {"auto"}


def test_a_paper_of_one_version_has_no_letter():
    text = paper_html.render(made(deck_of(NOTES), letters=""))
    assert "version" not in text
    assert paper_html.render(made(deck_of(NOTES), letters="")) == text


def tokens(text: str) -> list[str]:
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    out = []
    for token in reader.parse(text):
        out += [token.type, *(child.type for child in token.children or [])]
    return out


def shown(text: str) -> str:
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return html.document_fromstring(f"<div>{reader.render(text)}</div>").text_content()


BAD = {"html_block", "html_inline", "link_open", "image", "code_block", "fence", "table_open", "s_open"}
BAD |= {"blockquote_open"}


def test_in_markdown_a_deck_is_text():
    text = paper_markdown.render(made(deck_of(NOTES), FORM_NAMES))
    found = tokens(text)
    assert not BAD & set(found)
    assert found.count("heading_open") == 4
    assert HOSTILE in shown(text)
    assert re.search(r"(?<!\\)https?://", text) is None


def test_markdown_has_all_items_and_answers():
    sheets = made(deck_of(NOTES), FORM_NAMES)
    text = shown(paper_markdown.render(sheets))
    for each in sheets.versions:
        assert text.count(f"version {each.letter}") == 2
    numbers = re.findall(r"(?m)^(\d+)\.(?:\s|$)", text.partition("Answers")[2].partition("Name:")[0])
    assert len(numbers) == len(sheets.versions[0].items)


@settings(max_examples=40, deadline=None)
@given(notes_of(new_notes(NASTY)), notes_of(clozes(), 2))
def test_no_deck_makes_markup(notes: list[NewNote], sentences: list[NewNote]):
    sheets = made(deck_of([*notes, *sentences]), FORM_NAMES)
    found = tokens(paper_markdown.render(sheets))
    assert not BAD & set(found)
    assert found.count("heading_open") == 4
    page = html.document_fromstring(paper_html.render(sheets))
    items = sum("match" not in item.get("class") for item in page.find_class("item"))
    assert items + len(page.find_class("pair")) == sum(len(each.items) for each in sheets.versions)


LINES = [
    NewNote(
        "question", "Which?", "one\\\ntwo", wrong=(Wrong("- a\n- b"), Wrong("1. x\n2. y"), Wrong("بغداد!"))
    ),
    NewNote("question", "Which of\n- these\n- those?", "a", wrong=(Wrong("b"),)),
]


def test_in_markdown_the_lines_of_an_option_are_lines_of_its_item():
    text = paper_markdown.render(made(deck_of(LINES), letters=""))
    page = html.document_fromstring(f"<div>{MarkdownIt('commonmark').render(text)}</div>")
    options = [item for item in page.iter("li") if item.find(".//strong") is not None]
    said = {" ".join(item.text_content().split()[1:]) for item in options}
    assert said == {"one two", "a b", "x y", "\u2067بغداد!\u2069", "a", "b"}
    assert all(item.find(".//br") is not None for item in options if "one" in item.text_content())
    lists = [item for item in options if item.text_content().split()[1:] in (["a", "b"], ["x", "y"])]
    assert lists
    assert {item.getparent().tag for item in page.iter("li") if "these" in item.text_content()} == {"ul"}
    assert not any("those?" in item.getparent().text_content() for item in options)
    assert all(len(item.findall(".//li")) == 2 for item in lists)


def test_on_a_page_a_letter_stays_left_of_a_text_from_right_to_left():
    page = html.document_fromstring(paper_html.render(made(deck_of(LINES), letters="")))
    for item in page.find_class("option"):
        assert item.getparent().tag == "li"
        assert item.getparent().get("dir") is None
    assert ".option, .side { text-align: left; }" in paper_html.render(made(deck_of(LINES), letters=""))

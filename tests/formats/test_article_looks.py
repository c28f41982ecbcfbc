"""How much bytes look like an article: little for any text, so that what is plainly another format wins."""

import pytest

from quizapp.formats import article
from quizapp.formats.wishes import ReadWish


@pytest.mark.parametrize(
    ("name", "data", "looks"),
    [
        ("a.html", b"<!DOCTYPE html><p>Hi", 0.8),
        ("", b"\xef\xbb\xbf\n<html><body>", 0.8),
        ("a.xhtml", b'<?xml version="1.0"?><html xmlns="x">', 0.8),
        ("a.xml", b'<?xml version="1.0"?><quiz><question>', 0.0),
        ("a.xml", b"<quiz></quiz>", 0.0),
        ("a.md", b"# FAQ", 0.35),
        ("a.rst", b"FAQ\n===", 0.35),
        ("a.adoc", b"== FAQ", 0.35),
        ("a.txt", b"FAQ", 0.25),
        ("a.apkg", b"PK\x03\x04\0\0", 0.0),
        ("a.txt", "FAQ".encode("utf-16"), 0.25),
    ],
)
def test_a_page_looks_like_one_and_other_text_hardly(name, data, looks):
    assert article.looks(data, name) == looks


def test_a_language_that_is_wished_for_wins():
    assert article.read(b"<html lang=en><p>Hi", ReadWish(name="a.html", language="de")).language == "de"


def test_a_question_with_a_label_but_no_answer_is_told():
    found = article.read(b"FAQ\n\nQ: Why?\n\nQ: Who?\nA: Me.\n", ReadWish(name="a.txt"))
    assert [(left.line, left.what) for left in found.left] == [(3, "Why?")]

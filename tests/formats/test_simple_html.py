"""HTML of marks and line breaks alone is read without a parser: with one it comes to the same."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.formats.html_text import from_html

TAGS = [
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<br>",
    "<br/>",
    "<BR />",
    "<code>",
    "</code>",
    "<em>",
    "</STRONG>",
    "<strong>",
]
SIGNS = [
    "&amp;",
    "&lt;",
    "&gt;",
    "&nbsp;",
    "&quot;",
    "&#39;",
    " ",
    "  ",
    "a",
    "b c",
    "\n",
    "x",
    "*",
    "`",
    "\\",
    "- ",
]
MORE = [
    '<span style="a">',
    "</span>",
    "<u>",
    "</u>",
    "&eacute;",
    "&#8217;",
    "&AMP;",
    "&sup2;",
    "&xyz;",
    "<FONT a=b>",
]
ODD = ["1. ", "\t", "é", "\r", "\u2028", "\x0b", "\x85", "\\\n", "🏠", "\u200f"]


@given(st.lists(st.sampled_from(TAGS + SIGNS + MORE + ODD), max_size=12).map("".join))
def test_a_simple_text_is_read_as_with_a_tag_that_means_nothing(text):
    text = f"<b>x</b>{text}"
    assert from_html(text) == from_html(f"{text}<span></span>")


def test_marks_and_breaks_are_kept():
    assert from_html("a <b>big</b> <i>red</i> dog<br>&amp; a&nbsp;<code>cat</code>") == (
        "a **big** *red* dog\\\n& a `cat`"
    )

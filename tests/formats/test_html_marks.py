"""HTML as a deck's text: what is a mark, and what only looks like one."""

import time

import pytest

from quizapp.formats.html_text import Told, from_html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("3<br>*", "3\\\n*"),
        ("a<br>`", "a\\\n`"),
        ("<b>a</b><br>**", "**a**\\\n**"),
        ("<i>*</i>", "***"),
        ("<b>a</b> * <i>b</i>", "**a** * *b*"),
    ],
)
def test_a_text_that_is_a_mark_by_itself_stays(html, text):
    assert from_html(html) == text


def test_a_heap_of_sounds_that_never_end_takes_no_time():
    told = Told()
    begun = time.process_time()
    from_html("[sound:" * 50_000 + "[sound:a.mp3]", told)
    assert time.process_time() - begun < 2
    assert told.media == ["a.mp3"]

"""Four times the text takes about four times as long: long repetitions of each text format's own signs."""

import time
from contextlib import suppress

import pytest

from quizapp.formats import aiken, anki_text, gift, hascard, hashcards, moodle_xml, obsidian
from quizapp.formats.found import Refused
from quizapp.formats.wishes import ReadWish
from quizapp.library.reading_in import without_collecting

SIGNS = 30_000  # of the smaller text
MOST = 6.5  # times as long for four times as much: squared it would be sixteen
TOO_SHORT = 0.25  # seconds in which a clock tells too little
PIECES = [
    (gift, "", "q{=a}\n"),
    (gift, "", "q{=a ~%-50%b#no}\n\n"),
    (gift, "", "// [id:a] [tag:b]\n"),
    (gift, "::a::b{", "\n=c#d"),
    (gift, "a {=b} ", "{=c} d\n"),
    (hashcards, "Q: a\nA: b\n", "```\nx\n```\n"),
    (hashcards, "Q: a\nA: b\n", "~~~\n```\n~~~\n\ny\n"),
    (hashcards, "Q: a\nA: b\n", "\n# x\n"),
    (hashcards, "C: ", "[a] "),
    (hashcards, "C: [a]", "{{"),
    (hashcards, "", "<!-- a -->\n"),
    (obsidian, "a\n?\n", "```\nx\n```\n"),
    (obsidian, "", "==a== b\n"),
    (obsidian, "", "a::b\n"),
    (obsidian, "", "<!-- a --> "),
    (hascard, "", "# a\nb\n---\n"),
    (hascard, "# a\n", "- [*] b\n"),
    (hascard, "# a\n", "_b_ "),
    (aiken, "", "a\nA. b\nB. c\nANSWER: A\n\n"),
    (aiken, "a\n", "A. b\n"),
    (anki_text, "#html:true\n", "<b>a\tb</b>\n"),
    (anki_text, "", "{{c1::a::b}} "),
    (moodle_xml, "<quiz>", "<question type='essay'/>"),
]


def seconds(reader, text):
    data = text.encode()
    with without_collecting():  # as imports read; what other tests left behind would be looked through too
        begun = time.process_time()
        reader.looks(data, "x.md")
        with suppress(Refused):
            reader.read(data, ReadWish())
        return time.process_time() - begun


@pytest.mark.parametrize(("reader", "head", "piece"), PIECES, ids=lambda each: repr(each)[:24])
def test_four_times_as_much_takes_about_four_times_as_long(reader, head, piece):
    tail = "</quiz>" if reader is moodle_xml else ""
    seconds(reader, head + piece * 10 + tail)
    size = SIGNS
    few = many = 0.0
    while many < TOO_SHORT and size <= 7 * SIGNS:
        count = size // len(piece)
        few = min(seconds(reader, head + piece * count + tail) for _ in range(2))
        many = min(seconds(reader, head + piece * count * 4 + tail) for _ in range(2))
        size *= 2
    assert many < MOST * max(few, TOO_SHORT / 8)


def test_sixty_thousand_short_questions_are_read_in_a_moment():
    assert seconds(gift, "q{=a}\n" * 60_000) < 4.0  # one and a half, on a machine that does nothing else

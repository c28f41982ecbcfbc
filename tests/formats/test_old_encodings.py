"""Lists in old encodings, short and long, come in as they were written."""

import random
import time
from contextlib import suppress
from itertools import permutations

import pytest
from formats.tongues_kit import ENGLISH, OLD, WESTERN, WORDS, listed

from quizapp.formats import tables
from quizapp.formats.decoding import decoded
from quizapp.formats.found import Refused
from quizapp.formats.wishes import ReadWish

SHORT = 3  # lines
# Of short lists in other encodings at least this share is right; a few words leave two languages open.
LEAST = {"Italian": 0.7, "German": 0.6, "Danish": 0.4, "Swedish": 0.5, "Turkish": 0.7, "Japanese": 0.7}
USUAL = 0.8


def is_right(text, encoding):
    try:
        return decoded(text.encode(encoding))[0] == text
    except Refused:
        return False


def test_the_lists_are_whole():
    assert {tongue: len(words.split()) for tongue, words in WORDS.items()} == dict.fromkeys(
        WORDS, len(ENGLISH)
    )


@pytest.mark.parametrize(("tongue", "encoding"), OLD)
@pytest.mark.parametrize("sign", [";", "\t", ","])
def test_a_list_of_forty_lines_is_read_to_the_letter(tongue, encoding, sign):
    text = listed(tongue, sign=sign)
    assert decoded(text.encode(encoding))[0] == text
    assert decoded(text.replace("\n", "\r").encode(encoding))[0] == text


@pytest.mark.parametrize(("tongue", "encoding"), OLD)
def test_of_lists_of_three_lines_most_are_right_and_windows_western_ones_all(tongue, encoding):
    texts = [listed(tongue, first, SHORT) for first in range(len(ENGLISH) - SHORT + 1)]
    texts = [text for text in texts if not text.isascii()]
    wrong = [text for text in texts if not is_right(text, encoding)]
    if encoding in ("cp1252", "iso8859-15"):
        assert not wrong
    else:
        assert len(wrong) <= len(texts) * (1 - LEAST.get(tongue, USUAL)), wrong


@pytest.mark.parametrize("lines", [1, SHORT])
def test_no_short_list_of_two_western_languages_is_read_wrong(lines):
    tongues = [tongue for tongue in WESTERN if tongue != "Icelandic"]
    for one, other in permutations(tongues, 2):
        pairs = list(zip(WORDS[one].split(), WORDS[other].split(), strict=True))
        for first in range(len(pairs) - lines + 1):
            text = "".join(f"{a};{b}\n" for a, b in pairs[first : first + lines])
            assert decoded(text.encode("cp1252"))[0] == text


@pytest.mark.parametrize(
    "text",
    [
        "Straße;street\nÄpfel;apples\nGrüße;greetings\n",
        "café;coffee\ngarçon;boy\nœil;eye\n",
        "l’été;summer\n“où”;where\n5 €;five\n",
        "¿Qué?;What?\n¡Hola!;Hi\nniño;boy\n",
        "À bientôt;bye\nÇa va ?;ok\nnaïve;naive\n",
        "20 °C;warm\nm³;cubic metre\n½;half\n",
        "ÄPFEL;A\nÜBUNG;B\nSTRAßE;C\n",
        "Ångström;unit\nNoël;Christmas\nŠkoda;car\n",
        "été – automne;…\n«bon»;good\n",
        "é\nè\nà;b\n",
        "Müller & Söhne © 2020;firm\n",
        "nº 3;no. 3\n1ª;first\n",
    ],
)
def test_a_few_western_words_and_signs_are_read_as_windows_wrote_them(text):
    assert decoded(text.encode("cp1252")) == (text, "cp1252")


def test_what_is_told_names_the_encoding():
    found = tables.read("Straße;street\nÄpfel;apples\n".encode("cp1252"), ReadWish())
    assert [card.note.prompt for card in found.cards] == ["Straße", "Äpfel"]
    assert any("read as cp1252" in remark for remark in found.remarks)


def test_guessing_takes_no_time_whatever_the_bytes_are():
    rng = random.Random(6)
    heaps = [
        rng.randbytes(200_000),
        b"\xe4" * 200_000,
        b"\xbf" * 200_000,
        b"a\xb3" * 100_000,
        b"\xe4\n" * 100_000,
    ]
    heaps.append((listed("German") * 2000).encode("cp1252"))
    begun = time.process_time()
    for data in heaps:
        with suppress(Refused):
            decoded(data)
    assert time.process_time() - begun < 6  # some 0.5 on its own


@pytest.mark.parametrize("tongue", ["German", "Russian", "Japanese"])
def test_utf_8_with_a_broken_line_is_told_with_that_line_and_not_read_as_something_else(tongue):
    lines = listed(tongue).encode().splitlines(keepends=True)
    for at, broken in ((7, b"a\xff;b\n"), (25, "Tür;door\n".encode("cp1252"))):
        with pytest.raises(Refused, match=f"line {at + 1} is not in the encoding utf-8"):
            decoded(b"".join([*lines[:at], broken, *lines[at:]]))

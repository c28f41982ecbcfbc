"""A teacher's file of several hundred questions, with the slips that such files have: all of them come in.

And files that were damaged, or are no GIFT at all: they are refused, or read, within two seconds.
`QUIZAPP_FUZZ=100000 pytest tests/formats/test_gift_in_bulk.py` for as many as the whole run has.
"""

import random
import time
from contextlib import suppress

import pytest
from formats.fuzz_kit import INPUTS, LONG, as_bytes, attempted, mutated, noise
from moodle_kit import FILES

from quizapp.cards import cloze
from quizapp.cards.reading import read_deck
from quizapp.cards.writing import new_deck
from quizapp.formats import aiken, gift, moodle_xml
from quizapp.formats.found import Refused
from quizapp.formats.wishes import ReadWish

SIGNS = as_bytes(
    [
        *("{", "}", "~", "=", "#", "\\", "::", "->", "####", "%50%", "\n", "\n\n", "//", "<b>", "&", "]]>"),
        *("ANSWER:", "A. ", "{1:SA:=", "<text>", "</question>", "$CATEGORY:", "[html]", "_____", "{{"),
        *("\0", "é", "\ufdd0"),
    ]
)
AIKEN = "What is it?\nA. one\nB) two\nANSWER: B\n\nAnd this?\nA. x\nB. y\nANSWER: A\nFEEDBACK: so\n"
SOURCES = [
    (gift, (FILES / "shapes.gift").read_text("utf-8")),
    (gift, (FILES / "teacher.gift").read_text("utf-8")),
    (moodle_xml, (FILES / "shapes.xml").read_text("utf-8")),
    (aiken, AIKEN),
]


def question(number, dice):
    """A question in one of the ways that teachers write it, and the card that it is."""
    stem = dice.choice(
        ["Frage", "Question: part", "“Quoted” one", "Was ist 3:2 im Fall", "Größe <b>x</b> von"]
    )
    stem = f"{stem} {number}?"
    right, wrong = f"richtig {number}", [f"falsch {number}", f"auch: falsch {number}"]
    gap = dice.choice(["", " ", "\n", "\n  \t", " \n\n\t"])
    feedback = dice.choice(["", "# weil es so ist", "#nein!", " \t# „nein“ – leider"])
    options = [
        f"={dice.choice(['', ' '])}{right}",
        *(f"~{dice.choice(['', ' '])}{each}{feedback}" for each in wrong),
    ]
    dice.shuffle(options)
    shapes = [
        f"{{{gap.join(['', *options, ''])}}}",
        f"{{={right}{feedback}}}",
        f"{{{dice.choice(['T', 'TRUE', 'true'])}}}",
        f"{{#{number}:0}}",
        "{\n" + "\n// Kommentar\n".join(options) + "\n}",
    ]
    which = dice.randrange(len(shapes))
    answer = {2: None, 3: str(number)}.get(which, right)
    title = dice.choice(["", f"::{number}::", f"::Titel {number}::\n", f"// {number}\n"])
    space = dice.choice(["", " ", "\n"])
    return f"{title}{stem}{space}{shapes[which]}", stem.replace("<b>x</b>", "**x**"), answer


def big_file(count, seed):
    dice = random.Random(seed)
    parts, cards = ["// Alle Fragen des Jahres\n\n"], []
    for number in range(count):
        text, prompt, answer = question(number, dice)
        cards.append((prompt, answer))
        parts.append(text + dice.choice(["\n\n", "\n\n\n", "\n \t\n", "\n", "\n\n// ---- \n\n"]))
    text = "".join(parts)
    return (text.replace("\n", "\r\n") if seed % 2 else text).encode(
        dice.choice(["utf-8", "utf-8-sig"])
    ), cards


@pytest.mark.parametrize("seed", range(4))
def test_several_hundred_questions_come_in_with_nothing_lost(seed):
    data, cards = big_file(400, seed)
    assert gift.looks(data, "fragen.txt") > 0.9
    found = gift.read(data, ReadWish())
    assert [left.why[:26] for left in found.left] == ["the name of each is not kept"[:26]]
    assert [card.note.prompt for card in found.cards] == [prompt for prompt, _ in cards]
    for card, (_, answer) in zip(found.cards, cards, strict=True):
        assert card.note.answer == answer or answer is None
    text = new_deck({"title": "x"}, [card.note for card in found.cards])
    assert read_deck(text.encode(), "x").findings == ()


def wild_question(number, dice):
    """A question with whatever teachers put into one; its number is in it once."""
    mark, pad = f"Nr{number}x", dice.choice(["", " ", "\t", "    "])
    head = dice.choice(["", f"// {number}\n", f"// [id:q{number}] [tag:Klasse 7]\n", "//\n// Teil 2\n"])
    name = dice.choice(["", f"::Q{number}::", f"{pad}::Q{number} \\: b::\n", f":: Q{number} ::[html]"])
    stem = dice.choice([f"{mark} ist was?", f"<p>{mark} <b>ist</b></p><p>was?</p>", f"Zeile\n{pad}{mark}?"])
    options = [
        dice.choice(["={}", "= {}  # ja", "=%100%{}", "~%100%{}"]).format("richtig"),
        *(dice.choice(["~{}", "~%-50%{} #nein", "~ %50%{}", "~%-33.333%{}\t"]).format(w) for w in ("a", "b")),
    ]
    dice.shuffle(options)
    gap = dice.choice(["", " ", f"\n{pad}", f"\n\n{pad}", "\n// so\n"])
    inner = dice.choice(
        [
            *(gap.join(["", *options, *more, ""]) for more in ([], ["####darum"])),
            *(
                "T",
                "F#ach#so",
                f"#{number}:1",
                f"#\n=%100%{number}:0#gut\n=%50%{number}:5\n",
                "=ein =zwei",
                "",
            ),
            *(f"{gap}=a{number} -> b{gap}=c{number}->d{gap}", "#1..100", "=%80%fast"),
        ]
    )
    after = dice.choice(["", "", "", f" und das {dice.choice(['.', 'Ende der Frage.'])}", "   "])
    space = dice.choice(["", " ", "\n", f"\n{pad}"])
    return f"{head}{pad if not name else ''}{name}{stem}{space}{{{inner}}}{after}"


@pytest.mark.parametrize("seed", range(4))
def test_each_of_many_odd_questions_is_a_card_or_is_told(seed):
    dice = random.Random(seed)
    parts = [
        wild_question(number, dice) + dice.choice(["\n\n", "\n \n\n", "\n\t\n"]) for number in range(500)
    ]
    text = "".join(parts).replace("\n", "\r\n" if seed % 2 else "\n")
    found = gift.read(text.encode(), ReadWish())
    asked = [f"{card.note.prompt} {card.note.answer} {card.note.hint}" for card in found.cards]
    whole = "\n".join([*asked, *(left.what for left in found.left if left.is_lost)])
    assert [number for number in range(500) if f"Nr{number}x" not in whole] == []
    lost = {left.why for left in found.left if left.is_lost}
    assert lost == {"an essay: there is no answer to compare with"}


def test_lines_are_those_of_the_file():
    data, _ = big_file(200, 0)
    lines = data.decode("utf-8-sig").split("\n")
    for card in gift.read(data, ReadWish()).cards:
        near = "\n".join(lines[card.line - 1 : card.line + 2])
        assert card.note.prompt.split()[-1] in near


def fuzz_moodle(count, seed=2026):
    """Damaged and random inputs: a card that comes of them can be written into a deck."""
    dice = random.Random(seed)
    for number in range(count):
        form, text = dice.choice(SOURCES)
        data = noise(SIGNS, dice) if number % 5 == 0 else mutated(text.encode(), SIGNS, dice, 40_000)
        found = attempted(form, data, "x", ReadWish())
        notes = [card.note for card in found.cards] if found else []
        unique = {cloze.filled(note.prompt): note for note in notes}.values()
        findings = read_deck(new_deck({"title": "x"}, unique).encode(), "x").findings
        assert [finding.message for finding in findings if finding.severity == "error"] == [], data


def test_damaged_files_are_read_or_refused():
    fuzz_moodle(INPUTS)


@pytest.mark.parametrize(
    "text",
    [
        "{" * 100_000,
        "{=a" * 50_000,
        "{=a ~b}" * 50_000,
        "a\n{=b}\n" * 15_000,
        "{1:SA:=" * 50_000,
        "a {1:SA:=b} " * 20_000,
        "::" * 100_000,
        "\\" * 200_001,
        "_" * 200_000 + "{=a}",
        "{=" + "<b " * 60_000 + "}",
        "a {=" + "x~" * 60_000 + "}",
        "a {=" + "x->" * 60_000 + "}",
        "a {=x<a" + '="' * 60_000 + "~}",
        "a {=x" + '<a ="' * 40_000 + "~}",
        "a {#" + "1..2" * 60_000 + "}",
        "a {=x}" + "\n" * 200_000 + "b {=x}",
        "a {=x\n" + "\n" * 200_000 + "b {=x}",
        "a {\n\n" * 40_000,
        "<div>" * 40_000 + "{=a}",
        "A. x\n" * 60_000 + "ANSWER: A\n",
        "ANSWER: " + "A, " * 60_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_long_repetitions_take_no_long_time(text):
    for form in (gift, aiken):
        begun = time.process_time()
        form.looks(text.encode(), "x.txt")
        with suppress(Refused):
            form.read(text.encode(), ReadWish())
        assert time.process_time() - begun < LONG


@pytest.mark.parametrize(
    "stem",
    [
        "{1:SA:=a}" * 5_000,
        "{1:SA:=" * 20_000,
        "{1:MC:" + "~a" * 20_000 + "}",
        "[[1]]" * 20_000,
        "_" * 100_000,
    ],
    ids=lambda text: text[:8],
)
def test_long_texts_in_xml_take_no_long_time(stem):
    for kind in ("cloze", "shortanswer", "gapselect"):
        data = (
            f'<quiz><question type="{kind}"><questiontext><text>{stem}</text></questiontext>'
            '<answer fraction="100"><text>a</text></answer><selectoption><text>b</text></selectoption>'
            "</question></quiz>"
        )
        begun = time.process_time()
        moodle_xml.read(data.encode(), ReadWish())
        assert time.process_time() - begun < LONG


def test_after_a_brace_that_is_never_closed_the_questions_go_on():
    found = gift.read(("q {=a\n" + "b\n" * 9_999 + "\nr {=c}\n").encode(), ReadWish())
    assert [card.note.prompt for card in found.cards] == ["r"]
    assert [(left.line, left.why) for left in found.left] == [(1, "a brace is opened and not closed")]


def test_a_long_text_in_which_nothing_is_asked_is_refused():
    with pytest.raises(Refused, match="more than 100,000 of its questions"):
        gift.read(b"a\n\n" * 100_001, ReadWish())


def test_deeply_nested_xml_is_refused_or_read():
    for data in ("<quiz>" + "<question>" * 100_000, "<quiz>" * 200 + "</quiz>" * 200):
        with pytest.raises(Refused):
            moodle_xml.read(data.encode(), ReadWish())


def test_a_heap_of_tags_in_a_comment_takes_no_long_time():
    begun = time.process_time()
    gift.read(b"// " + b"[tag:" * 100_000 + b"\nq {=a}\n", ReadWish())
    assert time.process_time() - begun < LONG

"""Each mistake in a deck is reported with its code at its line, and the rest of the deck works."""

import pytest

from quizapp.cards.codes import CODES
from quizapp.cards.reading import read_deck
from quizapp.source.finding import Finding

GOOD = '[[cards]]\nterm = "good"\ndefinition = "works"\n'
Q = '[[cards]]\nquestion = "Q"\nanswer = "A"\n'

# text, expected (code, line, the words that are marked), notes that are left, a part of the message or mend
BROKEN = [
    ("format = 2\n", [("D003", 1, "2")], None, "newer version"),
    ('format = "1"\n' + GOOD, [("D004", 1, '"1"')], 1, "whole number"),
    ('[Glossary]\n"a" = "b"\n' + GOOD, [("D101", 1, "[Glossary]")], 1, "did you mean glossary?"),
    ('"a" = "b"\n' + GOOD, [("D101", 1, '"a"')], 1, "under [glossary]"),
    ('title = "b"\n' + GOOD, [("D101", 1, "title")], 1, "under [deck]"),
    ('[card]\nterm = "a"\n' + GOOD, [("D101", 1, "[card]")], 1, "write [[cards]]"),
    ('[[card]]\nterm = "a"\n' + GOOD, [("D101", 1, "[[card]]")], 1, "write [[cards]]"),
    ('[deck]\ntitel = "b"\n' + GOOD, [("D102", 2, "titel")], 1, "did you mean title?"),
    ('[deck]\ntitle = "b"\ntags = "x"\n' + GOOD, [("D103", 3, '"x"')], 1, 'tags = ["x"]'),
    ('[deck]\ndirections = ["fwd", "reverse"]\n' + GOOD, [("D103", 2, '"fwd"')], 1, "fwd"),
    ('[deck]\ntyping = "exactly"\n' + GOOD, [("D103", 2, '"exactly"')], 1, "did you mean exact?"),
    ("glossary = 5\n" + GOOD, [("D104", 1, "glossary")], 1, "must be a table"),
    ('[cards]\nterm = "a"\n', [("D104", 1, "[cards]")], 0, "[[cards]]"),
    ('[glossary]\n"a" = 5\n' + GOOD, [("D201", 2, "5")], 1, '"5"'),
    (
        '[glossary]\nNode.js = "x"\nNode.ts = "y"\n' + GOOD,
        [("D202", 2, "Node.js"), ("D202", 3, "Node.ts")],
        1,
        '"Node.js"',
    ),
    ('[faq]\n"a" = "\t"\n' + GOOD, [("D203", 2, '"\t"')], 1, "no answer"),
    ('[glossary]\n" " = "x"\n' + GOOD, [("D203", 2, '" "')], 1, "no term"),
    (
        GOOD + '[[cards]]\nterm = "a"\ndefinition = "b"\nexplanaton = "c"',
        [("D204", 7, "explanaton")],
        1,
        "explanation",
    ),
    (GOOD + "foo = 3\n", [("D204", 4, "foo")], 0, "foo"),
    (GOOD + '"Rare earths" = "x"\n', [("D205", 4, '"Rare earths"')], 1, "belongs to the card above"),
    (
        GOOD + 'Vulkan = "x"\nNode.js = "y"\n',
        [("D205", 4, "Vulkan"), ("D205", 5, "Node.js")],
        1,
        "under [glossary]",
    ),
    (GOOD + '[[cards]]\nquestion = "Q"\nanswer = 17', [("D206", 6, "17")], 1, 'answer = "17"'),
    (GOOD + Q + 'retired = "true"', [("D206", 7, '"true"')], 1, "retired = true"),
    (GOOD + Q + 'wrong = ["x", { txt = "y" }]', [("D206", 7, "txt")], 1, "txt is unknown in a wrong answer"),
    (GOOD + Q + "wrong = [7]", [("D206", 7, "7")], 1, '"7"'),
    (GOOD + Q + "wrong = [7, 9]", [("D206", 7, "7"), ("D206", 7, "9")], 1, '"9"'),
    (
        GOOD + Q + 'directions = ["on", "reverse", "off"]',
        [("D206", 7, '"off"'), ("D206", 7, '"on"')],
        1,
        '"off"',
    ),
    ('[deck]\ntags = [1, "x", 2]\n' + GOOD, [("D103", 2, "1"), ("D103", 2, "2")], 1, "entry 3"),
    (GOOD + Q + "directions = []", [("D206", 7, "[]")], 1, "empty list"),
    (GOOD + Q + 'cloze = "{{x}}"', [("D207", 4, "[[cards]]")], 1, "together"),
    (GOOD + '[[cards]]\nhint = "x"', [("D207", 4, "[[cards]]")], 1, "asks nothing"),
    (GOOD + '[[cards]]\nquestion = "Q"', [("D208", 5, "question")], 1, "no answer"),
    (GOOD + '[[cards]]\nquestion = "Q"\nanwser = "A"', [("D204", 6, "anwser")], 1, "answer"),
    (GOOD + '[[cards]]\nquestion = "Q"\nanswer = " "', [("D208", 6, '" "')], 1, "empty"),
    (GOOD + '[[cards]]\ncloze = "no gap {here}"', [("D209", 5, '"no gap {here}"')], 1, "no gap"),
    (GOOD + '[[cards]]\ncloze = "an empty {{::hint}}"', [("D210", 5, '"an empty {{::hint}}"')], 1, "empty"),
    ('[glossary]\n"good" = "x"\n' + GOOD, [("D211", 3, "[[cards]]")], 1, "line 2"),
    (
        '[glossary]\n"Gr\u00f6\u00dfe" = "x"\n"Gro\u0308\u00dfe" = "y"\n',
        [("D211", 3, '"Größe"')],
        1,
        "line 2",
    ),
    (GOOD + Q + 'id = "a"\n' + Q + 'id = "a"\n', [("D211", 11, '"a"')], 2, "line 4"),
    (GOOD + Q + 'wrong = ["A", "B"]', [("D212", 7, '"A"')], 2, "is right"),
    (GOOD + Q + 'wrong = ["B", { text = "B" }]', [("D213", 7, '{ text = "B" }')], 2, "twice"),
    (GOOD + Q + 'accept = ["", "B"]', [("D214", 7, '""')], 2, "empty text"),
    ("# nothing\n", [("A001", 1, "# nothing")], 0, "[glossary]"),
    (GOOD + 'also_right = ["nobody"]', [("A002", 4, '"nobody"')], 1, "nobody"),
    (GOOD + '[renamed]\n"goood" = "old"', [("A003", 5, '"goood"')], 1, "goood"),
    ('[glossary]\n"Ore" = "x"\n" ore " = "y"', [("A005", 3, '" ore "')], 2, "line 2"),
    ('[faq]\n"Who?" = "x"\n"who?" = "x"', [("A005", 3, '"who?"')], 2, "capital"),
    ('[glossary]\n"Ore" = "x"\n"Rock" = " x"', [("A006", 3, '"Rock"')], 2, '"Ore" in line 2'),
    (GOOD + 'renamed_from = "old"\n' + Q + 'renamed_from = "old"', [("A004", 5, "[[cards]]")], 2, "line 1"),
]


def marked(found: Finding, lines: list[str]) -> str:
    """The words that a finding points at."""
    return lines[found.line - 1][found.col - 1 : found.col - 1 + found.length]


@pytest.mark.parametrize(("text", "expected", "left", "words"), BROKEN)
def test_a_mistake_is_reported_at_its_line_and_the_rest_works(
    text: str, expected: list[tuple[str, int, str]], left: int | None, words: str
) -> None:
    reading = read_deck(text.encode(), "folder/a")
    lines = text.split("\n")
    assert sorted((f.code, f.line, marked(f, lines)) for f in reading.findings) == expected
    assert any(words in f"{found.message} {found.help}" for found in reading.findings)
    assert (len(reading.deck.notes) if reading.deck else None) == left
    for found in reading.findings:
        assert found.code in CODES
        assert found.path == "folder/a.toml"
        assert found.severity == ("advice" if found.code.startswith("A") else "error")


@pytest.mark.parametrize(
    ("data", "line", "col"),
    [
        (b'[faq]\n"gr' + "öße".encode("latin-1"), 2, 4),
        ('[faq]\n"é'.encode() + b"\xff", 2, 3),
        ('[faq]\n"a" = "b"'.encode("utf-16"), 1, 1),
    ],
)
def test_a_file_in_another_encoding_is_reported_at_its_place(data: bytes, line: int, col: int) -> None:
    reading = read_deck(data, "a")
    assert reading.deck is None
    assert [(found.code, found.line, found.col) for found in reading.findings] == [("D002", line, col)]


def test_all_mistakes_of_a_file_are_reported_at_once_in_order() -> None:
    text = '[deck]\ntitel = "x"\n[glossary]\n"a" = 1\n' + GOOD + Q + "hint = 5\nfoo = 3\n"
    reading = read_deck(text.encode(), "a")
    assert [(found.code, found.line) for found in reading.findings] == [
        ("D102", 2),
        ("D201", 4),
        ("D206", 11),
        ("D204", 12),
    ]


@pytest.mark.parametrize(
    "text",
    [
        '[faq]\n"a?" = "x"\n"b?" = "x"',
        '[deck]\ndirections = ["forward"]\n[glossary]\n"a" = "x"\n"b" = "x"',
        '[[cards]]\nterm = "a"\ndefinition = "x"\nalso_right = ["b"]\n[glossary]\n"b" = "x"',
        '[[cards]]\nterm = "a"\ndefinition = "x"\naccept = ["b"]\n[glossary]\n"b" = "x"',
        Q + 'id = "1"\n' + Q + 'id = "2"\n',
        '[deck]\nignore = ["A005"]\n[faq]\n"a?" = "x"\n"A?" = "y"',
    ],
)
def test_notes_that_can_be_told_apart_or_are_meant_alike_are_no_matter(text: str) -> None:
    assert read_deck(text.encode(), "a").findings == ()


def test_two_cards_with_one_id_are_told_with_the_other_s_line_alone() -> None:
    (found,) = read_deck(b'[glossary]\n"good" = "x"\n' + GOOD.encode(), "a").findings
    assert found.message == '"good" has the same id as the card in line 2 (good~770e60)'


BINARY = [
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00",
    bytes(range(256)) * 4,
    b"\x00" * 40,
    b"SQLite format 3\x00\x10\x00\x01\x01\x00\x40\x20\x20\x00\x00\x00\x02",
]


@pytest.mark.parametrize("data", BINARY)
def test_a_file_that_is_no_text_is_told_as_such(data: bytes) -> None:
    (found,) = read_deck(data, "a").findings
    assert (found.code, found.line, found.col) == ("D002", 1, 1)
    assert found.message == "this is no text file"


@pytest.mark.parametrize("encoding", ["cp1251", "shift-jis", "koi8-r"])
def test_a_text_in_another_encoding_is_still_a_text(encoding: str) -> None:
    text = '[faq]\n"' + ("どこですか" if "jis" in encoding else "Где это?") + '" = "?"\n'
    (found,) = read_deck(text.encode(encoding), "a").findings
    assert "not in UTF-8" in found.message


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_told_also_without_its_mark(encoding: str) -> None:
    (found,) = read_deck('[faq]\n"a" = "b"\n'.encode(encoding), "a").findings
    assert found.message == "this file is in UTF-16"


def test_one_pasted_nul_is_told_at_its_place() -> None:
    (found,) = read_deck(b'[faq]\n"a question" = "an ans\x00wer"\n', "a").findings
    assert (found.code, found.line) == ("D001", 2)
    assert "U+0000" in found.message


def test_a_wrong_option_that_is_right_is_dropped_and_the_others_stay() -> None:
    deck = read_deck((Q + 'wrong = ["A", "B", "B", "C"]').encode(), "a").deck
    assert deck
    assert [wrong.text for wrong in deck.notes[0].wrong] == ["B", "C"]


def test_values_of_great_depth_or_size_do_no_harm() -> None:
    for text in (
        "[glossary]\n" + ".".join("a" * 3000) + ' = "x"\n',
        Q + "id = 0x" + "f" * 9000,
        "format = 0x" + "f" * 9000,
    ):
        assert read_deck(text.encode(), "a").findings

"""Each mistake in a deck is reported with its code at its line, and the rest of the deck works."""

import pytest

from quizapp.cards.codes import CODES
from quizapp.cards.reading import read_deck

GOOD = '[[cards]]\nterm = "good"\ndefinition = "works"\n'
Q = '[[cards]]\nquestion = "Q"\nanswer = "A"\n'

# text, expected (code, line), notes that are left, a part of the message or mend
BROKEN = [
    ("format = 2\n", [("D003", 1)], None, "newer version"),
    ('format = "1"\n' + GOOD, [("D004", 1)], 1, "whole number"),
    ('[Glossary]\n"a" = "b"\n' + GOOD, [("D101", 1)], 1, "did you mean glossary?"),
    ('"a" = "b"\n' + GOOD, [("D101", 1)], 1, "under [glossary]"),
    ('title = "b"\n' + GOOD, [("D101", 1)], 1, "under [deck]"),
    ('[deck]\ntitel = "b"\n' + GOOD, [("D102", 2)], 1, "did you mean title?"),
    ('[deck]\ntitle = "b"\ntags = "x"\n' + GOOD, [("D103", 3)], 1, 'tags = ["x"]'),
    ('[deck]\ndirections = ["fwd", "reverse"]\n' + GOOD, [("D103", 2)], 1, "fwd"),
    ('[deck]\ntyping = "exactly"\n' + GOOD, [("D103", 2)], 1, "did you mean exact?"),
    ("glossary = 5\n" + GOOD, [("D104", 1)], 1, "must be a table"),
    ('[cards]\nterm = "a"\n', [("A001", 1), ("D104", 1)], 0, "[[cards]]"),
    ('[glossary]\n"a" = 5\n' + GOOD, [("D201", 2)], 1, '"5"'),
    ('[glossary]\nNode.js = "x"\nNode.ts = "y"\n' + GOOD, [("D202", 2), ("D202", 3)], 1, '"Node.js"'),
    ('[faq]\n"a" = "\t"\n' + GOOD, [("D203", 2)], 1, "no answer"),
    ('[glossary]\n" " = "x"\n' + GOOD, [("D203", 2)], 1, "no term"),
    (GOOD + '[[cards]]\nterm = "a"\ndefinition = "b"\nexplanaton = "c"', [("D204", 7)], 1, "explanation"),
    (GOOD + "foo = 3\n", [("A001", 1), ("D204", 4)], 0, "foo"),
    (GOOD + '"Rare earths" = "x"\n', [("D205", 4)], 1, "belongs to the card above"),
    (GOOD + 'Vulkan = "x"\nNode.js = "y"\n', [("D205", 4), ("D205", 5)], 1, "under [glossary]"),
    (GOOD + '[[cards]]\nquestion = "Q"\nanswer = 17', [("D206", 6)], 1, 'answer = "17"'),
    (GOOD + Q + 'retired = "true"', [("D206", 7)], 1, "retired = true"),
    (GOOD + Q + 'wrong = ["x", { txt = "y" }]', [("D206", 7)], 1, "no wrong answer"),
    (GOOD + Q + "wrong = [7]", [("D206", 7)], 1, '"7"'),
    (GOOD + Q + "directions = []", [("D206", 7)], 1, "empty list"),
    (GOOD + Q + 'cloze = "{{x}}"', [("D207", 4)], 1, "together"),
    (GOOD + '[[cards]]\nhint = "x"', [("D207", 4)], 1, "asks nothing"),
    (GOOD + '[[cards]]\nquestion = "Q"', [("D208", 5)], 1, "no answer"),
    (GOOD + '[[cards]]\nquestion = "Q"\nanwser = "A"', [("D204", 6)], 1, "answer"),
    (GOOD + '[[cards]]\nquestion = "Q"\nanswer = " "', [("D208", 6)], 1, "empty"),
    (GOOD + '[[cards]]\ncloze = "no gap {here}"', [("D209", 5)], 1, "no gap"),
    (GOOD + '[[cards]]\ncloze = "an empty {{::hint}}"', [("D210", 5)], 1, "empty"),
    ('[glossary]\n"good" = "x"\n' + GOOD, [("D211", 3)], 1, "line 2"),
    ('[glossary]\n"Gr\u00f6\u00dfe" = "x"\n"Gro\u0308\u00dfe" = "y"\n', [("D211", 3)], 1, "line 2"),
    (GOOD + Q + 'id = "a"\n' + Q + 'id = "a"\n', [("D211", 11)], 2, "line 4"),
    (GOOD + Q + 'wrong = ["A", "B"]', [("D212", 7)], 2, "is right"),
    (GOOD + Q + 'wrong = ["B", { text = "B" }]', [("D213", 7)], 2, "twice"),
    (GOOD + Q + 'accept = ["", "B"]', [("D214", 7)], 2, "empty text"),
    ("# nothing\n", [("A001", 1)], 0, "[glossary]"),
    (GOOD + 'also_right = ["nobody"]', [("A002", 4)], 1, "nobody"),
    (GOOD + '[renamed]\n"goood" = "old"', [("A003", 5)], 1, "goood"),
    (GOOD + 'renamed_from = "old"\n' + Q + 'renamed_from = "old"', [("A004", 5)], 2, "line 1"),
]


@pytest.mark.parametrize(("text", "expected", "left", "words"), BROKEN)
def test_a_mistake_is_reported_at_its_line_and_the_rest_works(
    text: str, expected: list[tuple[str, int]], left: int | None, words: str
) -> None:
    reading = read_deck(text.encode(), "folder/a")
    assert sorted((found.code, found.line) for found in reading.findings) == expected
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

"""A file that is no TOML is explained in plain words, at the right place."""

import pytest

from quizapp.source.toml import load

# text, line, column, a part of the message or of its mend
BROKEN = [
    ('Rare earths = "x"', 1, 1, 'write "Rare earths"'),
    ('[glossary]\nGröße = "x"', 2, 1, 'write "Größe"'),
    ('"a" = "b"\nRare earths" = "x"', 2, 1, 'write "Rare earths"'),
    ('"Rare earths = "x"', 1, 1, "closes the term"),
    ('a = "He said "hi""', 1, 14, "a quote inside of quotes"),
    ('"a "b" c" = "x"', 1, 4, "a quote inside of quotes"),
    ("a = 'it's'", 1, 8, "apostrophe"),
    ('wrong = ["He said "hi"", "x"]', 1, 19, "a quote inside of quotes"),
    ('a = ["x" "y"]', 1, 10, "comma"),
    ('a = "abc\n"b" = "c"', 1, 5, "no closing quote"),
    ('a = "b"\n"c" = "d', 2, 7, "no closing quote"),
    ("b = 'x\ny=1", 1, 5, "no closing quote"),
    ('a = "abc\nand so on"\n"b" = "c"', 1, 5, "several lines"),
    ('a = """abc\n\n', 1, 5, "never closed"),
    ("a = “abc”", 1, 5, "curly"),
    ('a = "abc”', 1, 9, "curly"),
    ('“a” = "b"', 1, 1, "curly"),
    (r'a = "C:\Users"', 1, 8, "backslash"),
    (r'a = "C:\path"', 1, 8, "backslash"),
    ('"a" "b"', 1, 5, "no = in this line"),
    ('"a": "b"', 1, 4, "where = belongs"),
    ("a", 1, 2, "no = in this line"),
    ('a = x"', 1, 5, "no quotes around it"),
    ("a = 17 protons", 1, 5, "no quotes around it"),
    ("a = ", 1, 5, "nothing stands after"),
    ('a = "b" c = "d"', 1, 9, "two entries"),
    ('[cards]\nterm = "a"\n[[cards]]', 1, 1, "[[cards]]"),
    ("[[cards]]\n[cards]", 2, 1, "[[cards]]"),
    ('[faq]\na = "1"\n[faq]', 3, 1, "already, in line 1"),
    ('[faq]\n"a" = "b"\n"c" = "d"\n"a" = "e"', 4, 1, "in line 2 and in line 4"),
    ('[[cards]]\nterm = "a"\n[[cards]]\nterm = "b"\nterm = "c"', 5, 1, "in line 4 and in line 5"),
    ('[faq]\nNode = "1"\nNode.js = "2"', 3, 1, 'put quotes around it: "Node.js"'),
    ('[faq]\nNode.js = "1"\nNode = "2"', 2, 1, 'put quotes around it: "Node.js"'),
    ("[faq", 1, 5, "brackets"),
    ("[[cards]", 1, 8, "brackets"),
    ("a = [1, 2", 1, 10, "list is not closed"),
    ('a = "\x01"', 1, 6, "U+0001"),
    ("\n\na = " + "[" * 3000, 3, 1, "too deep"),
    ("a = " + "1" * 5000, 1, 5, "too long"),
]


@pytest.mark.parametrize(("text", "line", "col", "words"), BROKEN)
def test_a_usual_mistake_is_explained_at_its_place(text: str, line: int, col: int, words: str) -> None:
    for variant in (text, "\ufeff" + text, text.replace("\n", "\r\n")):
        data, findings = load(variant, "a.toml")
        assert data is None
        assert len(findings) == 1
        found = findings[0]
        assert words in f"{found.message} {found.help}"
        assert (found.path, found.line, found.col, found.code) == ("a.toml", line, col, "D001")
        assert found.help
        assert not found.message.endswith(".")


def test_what_is_right_is_read_with_a_byte_order_mark_and_windows_line_ends() -> None:
    assert load('\ufeff[faq]\r\n"a" = "b"\r\n', "a.toml") == ({"faq": {"a": "b"}}, [])

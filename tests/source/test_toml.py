"""A file that is no TOML is explained in plain words, at the right place."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.source.toml import load, read_on

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
    ("a", 1, 1, "no = in this line"),
    ('a = x"', 1, 5, "no quotes around it"),
    ("a = 17 protons", 1, 5, "no quotes around it"),
    ("a = ", 1, 3, "nothing stands after"),
    ('a = "b" c = "d"', 1, 9, "two entries"),
    ('[cards]\nterm = "a"\n[[cards]]', 1, 1, "[[cards]]"),
    ("[[cards]]\n[cards]", 2, 1, "[[cards]]"),
    ('[faq]\na = "1"\n[faq]', 3, 1, "already, in line 1"),
    ('[faq]\n"a" = "b"\n"c" = "d"\n"a" = "e"', 4, 1, "in line 2 and in line 4"),
    ('[[cards]]\nterm = "a"\n[[cards]]\nterm = "b"\nterm = "c"', 5, 1, "in line 4 and in line 5"),
    ('[faq]\nNode = "1"\nNode.js = "2"', 3, 1, 'put quotes around it: "Node.js"'),
    ('[faq]\nNode.js = "1"\nNode = "2"', 2, 1, 'put quotes around it: "Node.js"'),
    ("[faq", 1, 1, "brackets"),
    ("[[cards]", 1, 1, "brackets"),
    ("a = [1, 2", 1, 5, "list is not closed"),
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


CARD = '[[cards]]\nterm = "t"\ndefinition = "d"\n'

# texts of which all mistakes are told, each at the words that are marked
SEVERAL = [
    ('[faq]\n"a" = "one,\ntwo"\n"b" = c d\n"e" => "f"\n', [(2, '"one,'), (4, "c d"), (5, "=>")]),
    ('[faq]\n"a" "b"\n"c": "d"\n"e" = "f"\ng h = "i"\n', [(2, '"b"'), (3, ":"), (5, "g h")]),
    ('[glossary]\n"a" = “b”\n"c" = "he said "no""\n"d" =\n', [(2, "“"), (3, '"'), (4, "=")]),
    ('[faq\n"a" = "b"\n[glossary]\n"a" = x\n', [(1, "[faq"), (4, "x")]),
    (
        '[[cards]\nterm = "a"\n[[cards]]\nterm = "a"\n[[cards]\nterm = b\n',
        [(1, "[[cards]"), (5, "[[cards]"), (6, "b")],
    ),
    (CARD + "cards]]\nterm = 'u'\ndefinition = 'e'\n[faq]\na = b c\n", [(4, "cards]]"), (8, "b c")]),
    ('[cards]\nterm = "a"\n[cards]\nterm = "b"\n[cards]\nterm = "c"\n', [(n, "[cards]") for n in (1, 3, 5)]),
    ('[faq]\n"a" = "1"\n"a" = "2"\n"a" = "3"\n', [(3, '"a"'), (4, '"a"')]),
    ('[faq]\n"a" = "1"\n[faq]\n"a" = "2"\n"b" "c"\n', [(3, "[faq]"), (5, '"c"')]),
    ("[faq]\na = [\n'x'\n'y',\n]\nb = [1 2]\n", [(4, "'y'"), (6, "2")]),
    (CARD + 'wrong = ["a", "b"\n' + CARD + 'wrong = ["a" "b"]\n', [(4, '["a", "b"'), (8, '"b"')]),
    ('[faq]\nNode = "1"\nNode.js = "2"\nb = c\n', [(3, "Node.js"), (4, "c")]),
    ('[faq]\n"a" = "C:\\path"\n"b" = """\nD:\\path"""\n', [(2, "\\"), (4, "\\")]),
]
# one mistake each that makes what follows look wrong
ONE = [
    '[faq]\n"a" = "one\n two\n three"\n\n\n',
    CARD + 'id = "a"\n\nterm = "u"\ndefinition = "e"\nid = "b"\n',
    CARD + '#rong = [\n  { text = "a" },\n  { text = "b" },\n]\n',
    CARD + 'wrong = [\n  { text = "a" },\n  { text = "b", w}hy = "c" },\n]\nhint = "d"\n',
    "['[cards]]\nterm = 'a'\ndefinition = 'b'\n" + CARD,
    '[faq]\n"a" = """one\ntwo three\n"x = y\n',
    '[faq]\n"a" = """one\n"b" = """two"""\n"c" = """three"""\n',
    '[faq]\n"a" = """Python\'s """ marks a text\nx y\n"""\n"b" = """c"""\n',
    '[faq]\n"a" = "one\n two\n three"\n"b" = "c"\n',
    CARD + 'accept = ["a",\n  "b",\n  "c"\nhint = "d"\n' + CARD,
    CARD + 'accept = ["a, "b",\n  "c"]\nhint = "d"\n' + CARD,
    CARD + 'wrong = [\n  { text = "a", why = "b" ,\n  { text = "c" },\n]\nhint = "x"\n' + CARD,
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_all_that_is_no_toml_is_told_in_one_run(text: str, expected: list[tuple[int, str]]) -> None:
    tables, findings = load(text, "a.toml")
    assert tables is None
    lines = text.split("\n")
    marked = [(f.line, lines[f.line - 1][f.col - 1 : f.col - 1 + f.length]) for f in findings]
    assert marked == expected, findings


@pytest.mark.parametrize("text", ONE)
def test_what_a_mistake_may_have_swallowed_is_not_told_of(text: str) -> None:
    assert len(load(text, "a.toml")[1]) == 1
    (first, second) = load(text + "[renamed]\na b\n", "a.toml")[1]
    assert first.line < second.line == text.count("\n") + 2


def test_what_is_left_of_a_broken_text_is_read() -> None:
    tables, findings = read_on('[faq]\n"a" = "b"\n"c" "d"\n"e" = "f"\n', "a.toml")
    assert tables == {"faq": {"a": "b", "e": "f"}}
    assert len(findings) == 1


def test_twenty_mistakes_of_a_file_are_enough_and_of_a_long_one_fewer() -> None:
    assert len(load("a b\n" * 500, "a.toml")[1]) == 20
    began = time.perf_counter()
    long = "[faq]\n" + "".join(f'"question {n}" = "{"answer " * 10}"\n' for n in range(20_000))
    assert 1 < len(load(long + "a b\n" * 500, "a.toml")[1]) < 20
    assert time.perf_counter() - began < 20


@given(st.text(st.sampled_from(list("[]{}\"'=.#\\\n\r ab,\ufeff")), max_size=80))
def test_any_text_is_told_within_its_lines_each_line_once(text: str) -> None:
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    found = load(text, "a.toml")[1]
    for each in found:
        row = lines[each.line - 1]
        assert 1 <= each.col <= max(1, len(row))
        assert min(1, len(row)) <= each.length <= len(row) - each.col + 1
    assert len({each.line for each in found}) == len(found)

"""Every key is found in its true line, whatever stands around it."""

import json

from hypothesis import given
from hypothesis import strategies as st

from quizapp.source.locate import Places

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12)
NOISE = st.sampled_from(
    ["", "# [[cards]]", "  ", '# "a" = """', "\t# '''", "# x = ["],
)
TRAP = '\n[[cards]]\nterm = "not a key"\n[glossary]\n"x" = 1\n# " '


def _value(kind: int, text: str) -> str:
    safe = json.dumps(text, ensure_ascii=False).replace("\x7f", "")
    return [
        safe,
        f'"""{TRAP}{safe[1:-1]} ""a"""',
        f"'''{TRAP}''a'''",
        f"[ # ] [[cards]]\n  {safe},\n'x]', # \"\n]",
        "{ a = " + safe + ', b = "}" }',
        safe + " # a comment with a ' quote",
        '"a\\"b = c"',
    ][kind]


@st.composite
def decks(draw: st.DrawFn) -> tuple[str, list[tuple[str, str, int]], list[tuple[int, dict[str, int]]]]:
    """A deck's text, its entries with their lines, and its cards with theirs and their keys'."""
    lines: list[str] = []
    entries, cards = [], []
    newline = draw(st.sampled_from(["\n", "\r\n"]))

    def add(text: str) -> int:
        lines.extend(draw(st.lists(NOISE, max_size=2)))
        lines.extend(text.split("\n"))
        return len(lines) - text.count("\n")

    def key(name: str) -> str:
        return json.dumps(name, ensure_ascii=False).replace("\x7f", "")

    values = st.builds(_value, st.integers(0, 6), TEXT)
    for table in draw(st.permutations(["glossary", "faq", "renamed", "deck"])):
        add(draw(st.sampled_from([f"[{table}]", f" [ {table} ] # x", f'["{table}"]'])))
        names = draw(st.lists(TEXT, unique=True, max_size=4))
        entries.extend((table, name, add(f"{key(name)}  = {draw(values)}")) for name in names)
    for _ in range(draw(st.integers(0, 3))):
        header = add("[[cards]]")
        names = draw(st.lists(st.sampled_from(["id", "term", "x.y", "a b", "wrong"]), unique=True))
        cards.append((header, {name: add(f"{key(name)} = {draw(values)}") for name in names}))
    return newline.join(lines) + newline, entries, cards


@given(decks())
def test_every_key_and_card_is_found_in_its_line(
    deck: tuple[str, list[tuple[str, str, int]], list[tuple[int, dict[str, int]]]],
) -> None:
    text, entries, cards = deck
    places = Places(text)
    for table, name, line in entries:
        assert places.key(table, name) == (line, 1)
    for index, (line, keys) in enumerate(cards):
        assert places.card(index) == (line, 1)
        for name, key_line in keys.items():
            assert places.card_key(index, name) == (key_line, 1)
    assert places.card(len(cards)) == places.table("cards")


@given(st.text(st.sampled_from(list("[]{}\"'=.#\\\n\r ab\ufeff"))))
def test_no_text_makes_it_fail(text: str) -> None:
    places = Places(text)
    lines = text.count("\n") + 1
    for line, col in (places.key("a", "b"), places.card(0), places.card_key(3, "a"), places.table("ab")):
        assert 1 <= line <= lines
        assert col >= 1


def test_columns_count_characters_and_what_is_missing_is_placed_nearby() -> None:
    places = Places('format = 1\n[faq]\n  "größe" = "x"\nNode.js = "y"\n[[cards]]\n   term = "t"\n  "a" = 1')
    assert places.key("", "format") == (1, 1)
    assert places.key("faq", "größe") == (3, 3)
    assert places.key("faq", "nothing") == places.table("faq") == (2, 1)
    assert places.key("glossary", "nothing") == (1, 1)
    assert places.nested("faq", "Node") == [("Node.js", (4, 1))]
    assert places.card_key(0, "term") == (6, 4)
    assert places.card_key(0, "answer") == places.card(0) == (5, 1)
    assert places.card_key_is_quoted(0, "a")
    assert not places.card_key_is_quoted(0, "term")


def test_a_table_of_a_card_is_a_key_of_that_card() -> None:
    places = Places('[[cards]]\nterm = "a"\n[[cards.wrong]]\ntext = "b"\n[[cards]]\nterm = "c"')
    assert places.card_key(0, "wrong") == (3, 1)
    assert places.card(1) == (5, 1)


def test_escapes_in_a_key_are_understood() -> None:
    assert Places('[faq]\n"a\\"\\u00e9\\n" = 1').key("faq", 'a"é\n') == (2, 1)

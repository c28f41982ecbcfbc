"""Articles of many shapes, each with what is to be found in it beside it; in some there is nothing."""

import json
from pathlib import Path

import pytest

from quizapp.formats import article
from quizapp.formats.wishes import ReadWish

FOLDER = Path(__file__).parents[1] / "data" / "articles"
EXPECTED = sorted(FOLDER.glob("*.expected.json"))


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.name.removesuffix(".expected.json"))
def test_what_is_found_in_an_article_is_what_stands_beside_it(expected: Path):
    path = FOLDER / expected.name.removesuffix(".expected.json")
    wanted = json.loads(expected.read_text("utf-8"))
    found = article.read(path.read_bytes(), ReadWish(name=path.name))
    cards = [
        {"kind": card.note.kind, "prompt": card.note.prompt, "answer": card.note.answer, "sure": card.sure}
        for card in found.cards
    ]
    assert cards == wanted["cards"]
    assert found.title == wanted.get("title", found.title)
    assert found.language == wanted.get("language", found.language)


def test_the_corpus_is_wide_and_some_of_it_has_nothing():
    empty = [path for path in EXPECTED if not json.loads(path.read_text("utf-8"))["cards"]]
    assert len(EXPECTED) >= 160
    assert len(empty) >= 40


def test_talks_and_what_only_looks_like_questions_have_nothing_sure():
    for path in FOLDER.glob("*.expected.json"):
        if path.name.startswith(("talk-", "unsure-", "nothing-")):
            sures = {card["sure"] for card in json.loads(path.read_text("utf-8"))["cards"]}
            assert "sure" not in sures, path.name


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.name.removesuffix(".expected.json"))
def test_each_card_has_the_way_that_it_was_found_and_the_line_of_its_prompt(expected: Path):
    path = FOLDER / expected.name.removesuffix(".expected.json")
    data = path.read_bytes()
    found = article.read(data, ReadWish(name=path.name))
    encoding = (
        "utf-16" if data.startswith(b"\xff\xfe") else "cp1252" if path.name == "word.html" else "utf-8-sig"
    )
    lines = data.decode(encoding).replace("\r\n", "\n").split("\n")
    for card in found.cards:
        assert card.how
        near = " ".join(lines[card.line - 1 : card.line + 3])  # a prompt may go over lines, or tags
        assert card.note.prompt.split()[-1] in near, card

"""Odd shapes of glossaries and FAQs, each with what is to be found in it and what is told."""

import pytest

from quizapp.formats import article
from quizapp.formats.wishes import ReadWish

Pairs = list[tuple[str, str]]
SHAPES: list[tuple[str, str, Pairs, list[str]]] = [
    (
        "a.md",
        "**Key Terms**\n\nMitosis — cell division  \nMeiosis — division that halves\n  the chromosomes  \n"
        "osmosis (n.)  \nDiffusion — spreading out\n",
        [
            ("Mitosis", "cell division"),
            ("Meiosis", "division that halves the chromosomes"),
            ("Diffusion", "spreading out"),
        ],
        ["osmosis (n.)"],
    ),
    (
        "a.html",
        "<h2>FAQ</h2><ul><li><b>How do I log in?</b> By mail.</li><li>Forgot it? Click.</li>"
        "<li>Other help: call us.</li></ul><ul><li><b>Can I pay by card?</b> Yes.</li></ul>",
        [("How do I log in?", "By mail."), ("Forgot it?", "Click."), ("Can I pay by card?", "Yes.")],
        ["Other help: call us."],
    ),
    (
        "a.txt",
        "Glossar\n\nAbgabe   Betrag, den man zahlt\n"
        "Steuer   Abgabe an den Staat,\n         ohne Gegenleistung\n",
        [("Abgabe", "Betrag, den man zahlt"), ("Steuer", "Abgabe an den Staat, ohne Gegenleistung")],
        [],
    ),
    (
        "a.html",
        "<h2>Terms</h2><p class=MsoListParagraph>·&nbsp; Osmosis: water moves</p>"
        "<p class=MsoListParagraph>o&nbsp; through a membrane</p>"
        "<p class=MsoListParagraph>·&nbsp; Diffusion: spreading</p>",
        [("Osmosis", "water moves\n\nthrough a membrane"), ("Diffusion", "spreading")],
        [],
    ),
    (
        "a.txt",
        "KEY TERMS\n\nVERBS\nto run - laufen\nto jump - springen\nNOUNS\ndog - Hund\n",
        [("to run", "laufen"), ("to jump", "springen"), ("dog", "Hund")],
        ["VERBS", "NOUNS"],
    ),
    (
        "a.md",
        "# FAQ\n\n_Is it safe?_ Yes.\n_Is it fast?_ Quite.\n",
        [("Is it safe?", "Yes."), ("Is it fast?", "Quite.")],
        [],
    ),
    (
        "a.txt",
        "Glossary\n\nActio\n  a claim in court\nLex: a statute;\n  passed by the people\nius\n  law, right\n",
        [("Actio", "a claim in court"), ("Lex", "a statute; passed by the people"), ("ius", "law, right")],
        [],
    ),
    (
        "a.txt",
        "Word list\n\nbonjour -> hello\nmerci -> thank you\nadieu … farewell\n",
        [("bonjour", "hello"), ("merci", "thank you"), ("adieu", "farewell")],
        [],
    ),
    (
        "a.txt",
        "Vocabulary\n\nTerm          Meaning\n----          -------\ncell          unit of life\n"
        "tissue        many cells\n",
        [("cell", "unit of life"), ("tissue", "many cells")],
        [],
    ),
    (
        "a.txt",
        "Key words:\n\nevaporation = when water turns\nto gas\n"
        "condensation = when gas turns to\nwater\nrain\n",
        [("evaporation", "when water turns to gas"), ("condensation", "when gas turns to water")],
        ["rain"],
    ),
    (
        "a.txt",
        "Glossary\n\n1. Consul: magistrate;\n   two a year\n2. Praetor\n3. Forum: place\n",
        [("Consul", "magistrate; two a year"), ("Forum", "place")],
        ["Praetor"],
    ),
    (
        "a.txt",
        "مفردات\n\nكتاب = book\nقلم = pen\nمدرسة\nبيت = house\n",
        [("كتاب", "book"), ("قلم", "pen"), ("بيت", "house")],
        ["مدرسة"],
    ),
    (
        "a.md",
        "## 用語集\n\n酸素：気体のひとつ\n水素\n窒素：空気の主成分\n",
        [("酸素", "気体のひとつ"), ("窒素", "空気の主成分")],
        ["水素"],
    ),
    (
        "a.html",
        "<h2>Vocabulary</h2><p>alpha beta<br>gamma delta<br>light - energy<br>water: wet stuff</p>",
        [("light", "energy"), ("water", "wet stuff")],
        ["alpha beta", "gamma delta"],
    ),
    (
        "a.md",
        "## FAQ\n\n1. **Who pays?** The firm.\n2. **Who signs?** The boss.\n   - in ink\n   - in blue\n"
        "3. Ask us first.\n",
        [("Who pays?", "The firm."), ("Who signs?", "The boss.\n- in ink\n- in blue")],
        ["Ask us first."],
    ),
]


@pytest.mark.parametrize(("name", "text", "wanted", "told"), SHAPES)
def test_what_is_found_in_a_shape_and_what_is_told(name: str, text: str, wanted: Pairs, told: list[str]):
    found = article.read(text.encode(), ReadWish(name=name))
    assert [(card.note.prompt, card.note.answer) for card in found.cards] == wanted
    assert [left.what for left in found.left] == told

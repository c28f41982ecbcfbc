"""Broken, random and huge articles: read or refused, never a traceback, and never long.

`QUIZAPP_FUZZ=100000 pytest tests/formats/test_article_hostile.py` for many more than by default.
"""

import random
from pathlib import Path

import pytest
from formats.fuzz_kit import INPUTS, as_bytes, attempted, mutated, noise

from quizapp.formats import article
from quizapp.formats.found import Found, Refused
from quizapp.formats.wishes import ReadWish

FOLDER = Path(__file__).parents[1] / "data" / "articles"
FILES = sorted(path for path in FOLDER.iterdir() if not path.name.endswith(".json"))
LONG = 6.0  # seconds of the processor: two are meant, on a machine that does nothing else
PIECES = (
    "<dl>",
    "<dt>",
    "</dd>",
    "<details>",
    "<summary>",
    "</table>",
    "<td>",
    "<li>",
    "<pre>",
    "<button aria-expanded=x>",
    "\n\n",
    "\n",
    "Q: ",
    "A: ",
    "Q1. ",
    "**",
    "`",
    "::",
    ": ",
    "- ",
    "1. ",
    "# ",
    "\n====\n",
    "| a | b |\n|---|---|\n",
    "Glossary\n",
    "FAQ\n",
    "?",
    "？",
    "\x00",
    "\u202e",
    "\ud7ff",
    "\t",
    "    ",
    "```\n",
    ".. glossary::\n",
    '{"@type":',
    "<script type=application/ld+json>",
    "&#0;",
    "&#x110000;",
    "[a](b)",
    "term\n: def\n",
    "---\n",
    "....\n",
    "=",
    "-\n",
)
SIGNS = as_bytes(PIECES)


def made(rng: random.Random) -> tuple[str, bytes]:
    name = rng.choice(["a.txt", "a.md", "a.html", "a.rst", "a.adoc", ""])
    kind = rng.randrange(3)
    if kind == 0:
        return name, noise(SIGNS, rng)
    path = rng.choice(FILES)
    data = path.read_bytes() + rng.choice(FILES).read_bytes()[: rng.choice((0, 2000))]
    return (path.name if kind == 1 else name), mutated(data, SIGNS, rng)


def read(data: bytes, name: str) -> Found | None:
    return attempted(article, data, name, ReadWish(name=name), LONG)


def fuzz_article(seed: int) -> None:
    """One input, made of a seed."""
    name, data = made(random.Random(seed))
    found = read(data, name)
    for card in found.cards if found else ():
        assert card.note.prompt, (name, data)
        assert card.note.answer, (name, data)
        assert card.line >= 0


def test_mutated_and_random_articles_are_read_or_refused_and_never_take_long():
    for seed in range(INPUTS):
        fuzz_article(seed)


MANY = 1_000_000
HUGE = {
    "dl.html": "<dl>" * (MANY // 4),
    "dl-dd.html": "<html>" + "<dl><dt>a<dd>" * (MANY // 13),
    "rows.html": "<h1>Glossary</h1><dl>" + "<dt>a</dt><dd>b c</dd>" * (MANY // 22),
    "div.html": "<div>x" * (MANY // 6),
    "b.html": "<p>" + "<b>x" * (MANY // 4),
    "li.html": "<ul><li>Q: a?" * (MANY // 13),
    "details.html": "<details><summary>a?</summary>" * (MANY // 30),
    "tables.html": "<table><tr><td>" * (MANY // 15),
    "br.html": "<p>" + "a<br>" * (MANY // 5),
    "open.html": "<p>" + "<" * MANY,
    "script.html": "<script type='application/ld+json'>" + "[" * MANY + "</script>",
    "panels.html": "<h2>FAQ</h2>" + "<button aria-expanded=false>Why?</button><p>So.</p>" * (MANY // 52),
    "long.txt": "a" * MANY,
    "words.txt": "a b? " * (MANY // 5),
    "colons.txt": "Glossary\n" + "a:" * (MANY // 2),
    "colons-apart.txt": ": " * (MANY // 2),
    "labels.txt": "FAQ\n" + "Q: a?\n" * (MANY // 6),
    "pairs.txt": "FAQ\n" + "Q: a?\nA: b\n" * (MANY // 11),
    "terms.txt": "Glossary\n" + "- a: b\n" * (MANY // 7),
    "bullets.txt": "Glossary\n" + "-\n" * (MANY // 2),
    "fences.txt": "```a\n~~~b\n" * (MANY // 10),
    "fence-odd.txt": "~~~\n" + "````x\nabc\n" * (MANY // 10),
    "lines.txt": "----\n....\n" * (MANY // 10),
    "indents.txt": "".join(" " * (i % 600) + "a\n" for i in range(MANY // 300)),
    "deeper.txt": "".join(" " * (2 * i) + "a\n" for i in range(900)),
    "deeper.rst": "Glossary\n\n" + "".join(" " * (2 * i) + "a\n\n" for i in range(900)),
    "doubles.txt": "a::\n\n" * (MANY // 5),
    "doubles.adoc": "a:: b\n" * (MANY // 6),
    "colon-doubles.txt": "a:;" * (MANY // 3) + "::",
    "headings.txt": "FAQ\n" * (MANY // 4),
    "underlines.txt": "ab\n==\n" * (MANY // 6),
    "dots.txt": ". " * (MANY // 2),
    "brackets.md": "# a\n" + "[" * (MANY // 2),
    "links.md": "# a\n" + "[a](" * (MANY // 4),
    "stars.md": "# a\n" + "**a" * (MANY // 3),
    "ticks.md": "# a\n" + "`a" * (MANY // 4),
    "quotes.md": "# a\n" + ">" * 200_000,
    "quoted.md": "# a\n" + "> a\n" * 20_000,
    "list.md": "# a\n" + "".join("  " * (i % 300) + "- a\n" for i in range(1200)),
    "list-deep.md": "- " * 5000 + "a",
    "tags.md": "# a\n" + "<a " * (MANY // 6),
    "details.md": "# a\n" + "<details><summary>\n" * 18_000,
    "details-two.md": "# a\n" + "<details>\n\n<summary>a?</summary>\n\nb\n\n" * 9_000,
    "table.md": "| a | b |\n|---|---|\n" + "| a | b |\n" * 19_000,
    "wide.md": "|" * 50_000 + "\n" + "|-" * 50_000 + "\n" + "|a" * 50_000,
    "asking.md": "## a?\n\n" * 15_000 + "b",
    "asking-deep.md": "## a?\n\nb\n\n" * 9_000,
    "defined.md": "a\n" + ": b\n" * 19_000,
    "faq-open.md": "# FAQ\n\n" + "Q: a?\n\n" * 9_000,
    "levels.md": "# Glossary\n\n" + "- a\n  - b\n" * 9_000,
    "references.md": "[a]: b\n" * 19_000,
    "full.md": "# Glossary\n\n" + "- **a**: b *c* `d`\n" * 18_000,
    "one-line.txt": "FAQ\n" + "Q: a? A: b\n" * (MANY // 12),
    "behind.md": "# FAQ\n\n**a?**\n\nb\n\n**b?**\n\nc\n\n" + "x: y\n\n" * 60_000,
    "talk.txt": "We met her.\n" + "Q: do you?\nA: I do\n" * 20_000,
    "open-brackets.txt": "Glossary\n" + ("a " + "( : " * 20 + "\n") * 20_000,
    "answer-labels.txt": "FAQ\nQ: " + "a: " * 300_000,
    "roles.rst": ":a:`" * 200_000,
    "macros.adoc": "= a\n" + "link:" * 200_000,
    "index.adoc": "(((" * 300_000,
    "code.html": "<h2>FAQ</h2>" + "<h3>a?</h3><pre>x\ny</pre>" * 30_000,
    "paragraphs.html": "<p>a\n" * 199_000,
    "classes.html": "".join(f'<p class="a{i} b share">x</p>' for i in range(30_000)),
    "asides.html": "<aside><h2>Glossary</h2>" * 30_000,
    "styles.html": "<style>" + ".a{" * 100_000 + "</style><span class=a>x</span>",
    "pieces.md": "# a\n\n" + "<dl><dt>a</dt><dd>b c</dd></dl>\n\n" * 6_000,
    "blank.md": "# Glossary\n" + "- **a**: b\n\n" * 39_000,
    "long.md": "# a\n" + "word **bold** `x` [y](z) " * 15_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HUGE)
def test_a_million_signs_of_the_worst_kind_take_no_long_time(name: str):
    text = HUGE[name]
    found = read(text.encode(), name)
    if found is None and name.endswith("html"):  # refused; so as many as are not
        read(text[: len(text) * 199_000 // text.count("<")].encode(), name)
    elif found is None:
        read("\n".join(text.split("\n")[:40_000]).encode(), name)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.txt", b"a b\n" * 450_000, "40000 lines"),
        ("a.txt", b"a b\n" * 1_100_000, "2000000 characters"),
        ("a.html", b"<p>a" * 300_000, "200000 tags"),
    ],
)
def test_what_is_longer_than_an_article_is_refused(name: str, data: bytes, why: str):
    with pytest.raises(Refused, match=f"longer than an article: more than {why}"):
        article.read(data, ReadWish(name=name))


def test_blank_lines_and_the_lines_of_a_page_make_nothing_too_long():
    text = "# Glossary\n\n" + "\n\n\n".join(f"- **term {i}**: a word" for i in range(14_000))
    assert len(article.read(text.encode(), ReadWish(name="a.md")).cards) == 14_000
    page = "<h1>Glossary</h1>\n<dl>" + "\n".join(f"<dt>term\n{i}\n<dd>a\nword" for i in range(14_000))
    assert len(article.read(page.encode(), ReadWish(name="a.html")).cards) == 14_000


def test_an_encoding_that_is_not_there_is_refused():
    with pytest.raises(Refused):
        article.read(b"FAQ", ReadWish(encoding="klingon"))

"""Ordinary texts that are no cards of any program."""

MARKDOWN = """# Rare earths

Rare earths are **seventeen** elements. See [the list](https://example.org/a::b) and `std::vector`.

## Uses

- magnets: for motors
- phosphors: for screens
* lasers

> A quotation: "never mind", he said.

```python
question = "a"  # a comment
---
```

---

### Why does it matter?

Because ==nothing== else will do. Is that so? It is.

| metal | use |
| --- | --- |
| Nd | magnets |

[ ] buy some
[x] sell some

1. first
2. second
"""

SLIDES = """---
marp: true
---

# A talk

- one point
- another point
- a third one
- a fourth one
- a fifth one
- a sixth one

---

# Thank you

Questions?
"""

RST = """Glossary
========

.. note::

   This is a note::

      some = code

std::vector
   A growing array.
"""

ASCIIDOC = """= Title

CPU:: The brain of a computer
RAM:: What it remembers for now
Disk:: What it remembers for good
"""

PLAIN = """Dear all,

the deal was signed in Tokyo. C: is a drive on Windows.
Q3 was better than Q2. A: see above.

Yours
"""

ALL = {"a.md": MARKDOWN, "slides.md": SLIDES, "a.rst": RST, "a.adoc": ASCIIDOC, "a.txt": PLAIN}

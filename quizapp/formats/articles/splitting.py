"""Paragraphs of several lines that are really several things: questions and answers, terms over `: it`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.formats.articles.blocks import Block, joined
from quizapp.formats.articles.bullets import as_item, is_bulleted
from quizapp.formats.articles.labels import label_of, one_question, question_and_rest
from quizapp.formats.articles.short_lines import in_columns, is_spread, starts_of
from quizapp.formats.articles.terms import term_and_rest

_COLON = re.compile(r"[:~][ \t]+(?=\S)")
_BOLD_LINE = re.compile(r"(?:\*\*|__)[^*\n]+(?:\*\*|__)[:：]?$")


def split(block: Block, *, has_terms: bool = False) -> Iterator[Block]:
    """The blocks in a paragraph or item whose text still has its own line ends (`\\` before a hard one).

    `has_terms`: it stands in a glossary.
    """
    lines = block.text.split("\n")
    if len(lines) == 1:
        yield as_item(block)
        return
    if any(_COLON.match(line) for line in lines[1:]):
        yield from _defined(block, lines)
        return
    starts: frozenset[int] = frozenset()
    if has_terms:
        lines = in_columns(lines)
        starts = starts_of(lines)
    each = not starts and (_are_pairs(lines) or all(question_and_rest(_hard(line)) for line in lines))
    start = 0
    for i in range(1, len(lines) + 1):
        if i == len(lines) or each or i in starts or (not starts and _begins(_hard(lines[i - 1]), lines[i])):
            if text := _together(lines[start:i]):
                is_over = is_spread(lines[start:i])
                yield as_item(
                    block._replace(text=text, line=block.line + start, is_spread=is_over, lines=i - start)
                )
            start = i


def _hard(line: str) -> str:
    return line.removesuffix("\\")


def _together(lines: list[str]) -> str:
    """Lines as one text: soft ends join, hard ones stay."""
    last = len(lines) - 1
    parts = [
        line.strip().removesuffix("\\")
        if i == last
        else f"{line.strip()}\n"
        if line.endswith("\\")
        else line.strip()
        for i, line in enumerate(lines)
    ]
    return joined([part for part in parts if part])


def _begins(before: str, line: str) -> bool:
    """Whether a line is the beginning of something else than the one before it."""
    if label_of(line) or is_bulleted(line) or _BOLD_LINE.match(before.strip()):
        return True
    return _BOLD_LINE.match(line.strip()) is not None or (one_question(before) and before[:2] != "- ")


def _are_pairs(lines: list[str]) -> bool:
    """Whether each line is a term with its definition, all written alike or each ended by a hard break."""
    if term_and_rest(lines[0].removesuffix("\\")) is None or term_and_rest(lines[-1]) is None:
        return False
    pairs = [term_and_rest(line.removesuffix("\\")) for line in lines]
    if all(line.endswith("\\") for line in lines[:-1]):
        return all(pairs)
    return len({pair.sign if pair else "" for pair in pairs}) == 1 and not any(
        line.strip()[:1].islower() for line in lines[1:]
    )


def _defined(block: Block, lines: list[str]) -> Iterator[Block]:
    """Terms over lines that begin with a colon."""
    terms: list[str] = []
    body: list[str] = []
    at = 0
    for i, line in enumerate([*lines, ""]):
        colon = _COLON.match(line)
        if colon and (terms or body):
            body.append(("\n\n" if body else "") + line[colon.end() :].strip())
        elif body and (i == len(lines) or not line.startswith((" ", "\t"))):
            yield _definition(block, terms, body, at)
            terms, body, at = [line.strip()], [], i
        elif body:
            body.append(line.strip())
        elif line.strip():
            at = i if not terms else at
            terms.append(line.strip().removesuffix("\\"))
    rest = joined([term for term in terms if term])
    if rest and not body:
        yield block._replace(kind="paragraph", text=rest, line=block.line + at)


def _definition(block: Block, terms: list[str], body: list[str], at: int) -> Block:
    text = "\n\n".join(joined(part.split("\n")) for part in "\n".join(body).split("\n\n\n"))
    return Block(
        "definition", terms[0] if terms else "", block.line + at, body=text.strip(), also=tuple(terms[1:])
    )

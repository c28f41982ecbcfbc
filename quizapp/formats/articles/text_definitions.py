"""Terms in plain text that stand apart from their definitions: by an indent, a colon, or `::`."""

from __future__ import annotations

import re

from quizapp.formats.articles.blocks import Block, joined, unlinked
from quizapp.formats.articles.labels import label_of, one_question
from quizapp.formats.articles.sections import part_of
from quizapp.formats.articles.splitting import split
from quizapp.formats.articles.terms import is_term_line, term_and_rest
from quizapp.formats.articles.text_lines import (
    ATTRIBUTE,
    ATX,
    BULLET,
    LABELLED,
    LONGEST_TERM,
    NUMBER,
    indent_of,
)
from quizapp.formats.articles.text_state import TextState

_MOST = LONGEST_TERM + 400
_CLASSIFIER = re.compile(r" : .*$")  # of reStructuredText: what kind of thing a term is
_BREAKS = re.compile(r"[ \t]*(\n+)[ \t]*")


def defined(state: TextState, i: int, line: str, bare: str) -> int:
    """`term:: definition`, a line over an indented one, or a line over `: definition`: the line after."""
    below = state.lines[i + 1] if i + 1 < len(state.lines) else ""
    found = LABELLED.match(bare[:_MOST]) if ("::" in bare or ";;" in bare) and bare[0] != "|" else None
    if found and len(bare) > _MOST:
        found = LABELLED.match(bare) if len(found["term"]) <= LONGEST_TERM else None
    if found:
        return _labelled(state, i, line, found["term"].strip(), found["rest"] or "")
    has_colon = below.strip().startswith(": ")
    if state.para and i not in state.starts and not (state.kind == "paragraph" and has_colon):
        return i
    if has_colon and len(bare) <= LONGEST_TERM and not bare.startswith(": "):
        return _with_colons(state, i, bare)
    return _indented(state, i, line, bare)


def _indented(state: TextState, i: int, line: str, bare: str) -> int:
    """One term or several, each on its line, over lines that are indented."""
    indent = indent_of(line)
    if not _is_over(state, i, bare) or BULLET.match(bare) or NUMBER.match(bare):
        return i
    last = i
    while last + 1 < len(state.lines) and last < i + 6 and indent_of(state.lines[last + 1]) == indent:
        last += 1
        if not _is_over(state, last, state.lines[last].strip()):
            return i
    if last + 1 >= len(state.lines) or indent_of(state.lines[last + 1]) < indent + 2:
        return i
    if part_of(bare, marked=False) or label_of(bare):
        return i
    end = state.past(last, indent)
    also = tuple(unlinked(each.strip()) for each in state.lines[i + 1 : last + 1])
    text = _body(state, last + 1, end)
    state.emit(
        Block(
            "definition",
            unlinked(_CLASSIFIER.sub("", bare)),
            i + 1,
            body=text,
            also=also,
            group=state.group,
            is_marked=False,
        )
    )
    return end


def _is_over(state: TextState, i: int, bare: str) -> bool:
    """Whether a line can be a term, or a question, with something below it."""
    below = state.lines[i + 1].strip() if i + 1 < len(state.lines) else ""
    if not (0 < len(bare) <= LONGEST_TERM and below):
        return False
    return one_question(bare) or (is_term_line(bare) and not _has_begun(bare))


def _has_begun(bare: str) -> bool:
    """Whether the definition of a term has begun in the same line; a classifier is none."""
    pair = term_and_rest(bare)
    if pair is None or _CLASSIFIER.search(bare):
        return False
    return pair.sign in (":", "：", "tab") or f" {pair.sign} " in bare


def _body(state: TextState, start: int, end: int) -> str:
    """Indented lines as paragraphs."""
    parts: list[list[str]] = [[]]
    for line in state.lines[start:end]:
        bare = line.strip()
        if not bare:
            parts.append([])
        elif (item := BULLET.match(bare)) or NUMBER.match(bare):
            parts[-1].append(("\n" if parts[-1] else "") + (f"- {bare[item.end() :]}" if item else bare))
        else:
            parts[-1].append(bare)
    return _closed_up(unlinked("\n\n".join(text for part in parts if (text := joined(part)))))


def _closed_up(text: str) -> str:
    """A text whose items have no blank line before them."""
    return re.sub(r"\n\n(?=(?:-|\d{1,3}[.)]) )", "\n", text)


def _with_colons(state: TextState, i: int, bare: str) -> int:
    """A term over lines that begin with a colon, and what is indented below them."""
    state.flush()
    k = i + 1
    while k < len(state.lines) and (state.lines[k].strip().startswith(": ") or indent_of(state.lines[k]) > 0):
        k += 1
    block = Block("paragraph", unlinked("\n".join([bare, *state.lines[i + 1 : k]])), i + 1)
    state.blocks += [each._replace(text=each.text.strip()) for each in split(block)]
    return k


def _labelled(state: TextState, i: int, line: str, term: str, rest: str) -> int:
    """A labelled list of AsciiDoc. In reStructuredText `::` ends a paragraph before code."""
    indent = indent_of(line)
    k = i + 1
    if not rest:
        while k < len(state.lines) and not state.lines[k].strip():
            k += 1
        if k == len(state.lines):
            return i
        if (k > i + 1 and indent_of(state.lines[k]) > indent) or term.endswith((".", ",")):
            return _before_code(state, i, line)
    body, k = _labelled_body(state, k, [rest] if rest else [])
    text = _closed_up(_BREAKS.sub(r"\1", unlinked(joined(body))).strip())
    if not text:
        return i
    state.emit(Block("definition", unlinked(term), i + 1, body=text, group=state.group))
    return k


def _before_code(state: TextState, i: int, line: str) -> int:
    """A line that ends in `::`, and the code that is indented below it."""
    text = line.strip().removesuffix("::").rstrip()
    if text:
        state.plain(i, line, text if text.endswith((".", ":")) else f"{text}:")
    end = state.past(i, indent_of(line))
    state.emit_code(i + 1, end)
    return end


def _labelled_body(state: TextState, k: int, body: list[str]) -> tuple[list[str], int]:
    """The lines of a definition, `+` between its paragraphs, and the line after them."""
    while k < len(state.lines) and (bare := state.lines[k].strip()):
        if (
            LABELLED.match(bare[:_MOST])
            or ATX.match(bare[:200])
            or ATTRIBUTE.match(bare)
            or bare in state.same
        ):
            break
        if bare == "+":
            body.append("\n\n")
        elif item := BULLET.match(bare):
            body.append(("\n" if body else "") + f"- {bare[item.end() :]}")
        else:
            body.append(bare)
        k += 1
    return body, k

"""The cards of a hascard file: which of the five kinds each is, and what it comes to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.cards.deck import Gap, NoteKind, Wrong
from quizapp.cards.new_note import NewNote
from quizapp.formats.asking import asks
from quizapp.formats.markdown_cards import Findings, cloze_text
from quizapp.formats.markdown_text import Pictures, joined, unfenced, without_code

FILL = "Fill in the gaps"
HEADLESS = "a card begins with # and its question"
_FILLS = {"fill in the gaps", "fill in the gap", "fill the gaps", "fill the gap"}
_HEAD = re.compile(r"#[ \t]+(\S.*)")
_CHOICE = re.compile(r"([-*])[ \t]+(.*)")
_BOXED = re.compile(r"(?:[-*][ \t]+)?\[([*xX ])\][ \t]+(.*)")
_ORDERED = re.compile(r"(\d{1,4})\. (.*)")
_PICTURE = re.compile(r"!\[[^\]\n]{0,300}\]\(([^()\n]*)\)[ \t]*")
_GAP = re.compile(r"_([^_\n]+)_")


def split_cards(lines: Sequence[str]) -> tuple[list[list[str]], Findings]:
    """The lines of each card, and what was found in them."""
    found = Findings()
    chunks: list[list[str]] = [[]]
    starts = [1]
    opened = False
    for number, line in enumerate(lines, 1):
        opened ^= line.startswith("```")
        if line.startswith("---") and not opened:
            chunks.append([])
            starts.append(number + 1)
        else:
            chunks[-1].append(line)
    for chunk, start in zip(chunks, starts, strict=True):
        _card(chunk, start, found)
    return [chunk for chunk in chunks if any(line.strip() for line in chunk)], found


def _card(chunk: list[str], start: int, found: Findings) -> None:
    first = next((i for i, line in enumerate(chunk) if line.strip()), None)
    if first is None:
        return
    head = _HEAD.match(chunk[first])
    line = start + first
    if head is None:
        found.lost(line, chunk[first], HEADLESS)
        return
    pictures = Pictures()
    body = unfenced(_without_picture(chunk[first + 1 :], pictures))
    body = body[next((i for i, line in enumerate(body) if line.strip()), 0) :]
    question = head[1].strip()
    made = (
        _choice(question, body, line, found)
        or _answers(question, body, line, found)
        or _order(question, body, line, found)
        or _gapped(question, body, line, found)
        or _definition(question, body)
    )
    if made is None:
        what = "a picture" if pictures.names else "nothing"
        found.lost(line, question, f"below its heading is {what}")
    elif isinstance(made[0], NewNote):
        found.add(made[0], line, pictures, how=made[1])


_Made = tuple[NewNote | None, str] | None  # the note, or None where it was told why not; and of which kind


def _without_picture(body: list[str], pictures: Pictures) -> list[str]:
    out, above = [], True
    for line in body:
        found = _PICTURE.match(line)
        if found and above:
            pictures.add(found[1])
            line = line[found.end() :]
        above = above and not line.strip()
        out.append(line)
    return out


def _items(body: Sequence[str], pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """What is marked by signs at the beginnings of lines; none where the text does not begin with one."""
    out: list[tuple[str, list[str]]] = []
    for line in body:
        if found := pattern.match(line):
            out.append((found[1], [found[2]]))
        elif not out:
            return []
        else:
            out[-1][1].append(line)
    return [(sign, joined(lines)) for sign, lines in out]


def _choice(question: str, body: Sequence[str], line: int, found: Findings) -> _Made:
    items = [] if body and _BOXED.match(body[0]) else _items(body, _CHOICE)
    right = [text for sign, text in items if sign == "*"]
    if not right or any(not text for _, text in items):
        return None
    if len(right) > 1 and len(right) < len(items):
        found.lost(line, question, "a choice has several right options: hascard can't read it either")
        return None, ""
    if len(right) > 1:  # a list with stars
        return None
    wrong = dict.fromkeys(text for sign, text in items if sign == "-" and text != right[0])
    note = NewNote("question", question, right[0], wrong=tuple(map(Wrong, wrong)))
    return note, "a choice"


def _answers(question: str, body: Sequence[str], line: int, found: Findings) -> _Made:
    items = [(sign, text) for sign, text in _items(body, _BOXED) if text]
    if not items:
        return None
    right = [text for sign, text in items if sign != " "]
    wrong = dict.fromkeys(text for sign, text in items if sign == " " and text not in right)
    if not right:
        found.lost(line, question, "none of its options is right")
        return None, ""
    if len(right) == 1:
        return NewNote("question", question, right[0], wrong=tuple(map(Wrong, wrong))), "options"
    if wrong:
        found.without(
            line, question, "several options are right: they are its answer, without the wrong ones"
        )
    return NewNote("question", question, "\n".join(f"- {text}" for text in right)), "options"


def _order(question: str, body: Sequence[str], line: int, found: Findings) -> _Made:
    items = sorted((int(number), text) for number, text in _items(body, _ORDERED))
    if len(items) < 2 or [number for number, _ in items] != list(range(1, len(items) + 1)):
        return None
    if not all(text for _, text in items):
        return None
    found.without(line, question, "nothing here asks for an order: the list in its order is the answer")
    return NewNote("question", question, "\n".join(f"{number}. {text}" for number, text in items)), "an order"


def _gapped(question: str, body: Sequence[str], line: int, found: Findings) -> _Made:
    parts: list[str | Gap] = []
    others: list[list[str]] = []
    for each in joined(body).split("\n"):
        parts += ["\n"] if parts else []
        at = 0
        for gap in _GAP.finditer(without_code(each)):
            texts = [text for part in each[gap.start(1) : gap.end(1)].split("|") if (text := part.strip())]
            if not texts:
                continue
            parts += [_bare(each[at : gap.start()]), Gap(texts[0])]
            others.append(texts[1:])
            at = gap.end()
        parts.append(_bare(each[at:]))
    filled = [part for part in parts if part]
    if not others:
        return None
    accept = tuple(dict.fromkeys(others[0])) if len(others) == 1 else ()
    if len(others) > 1 and any(others):
        found.without(line, question, "other answers of one gap among several can't be told apart")
    if len(filled) == 1 and isinstance(filled[0], Gap):
        return NewNote("question", question, filled[0].text, accept=accept), "a gap"
    head = [] if _is_fill(question) else [f"{question}\\\n"]
    return NewNote("cloze", cloze_text([*head, *parts]), accept=accept), "a gap"


def is_fill(line: str) -> bool:
    """Whether a line is the heading above a text with gaps."""
    head = _HEAD.match(line)
    return head is not None and _is_fill(head[1].strip())


def _is_fill(question: str) -> bool:
    return question.lower().strip(".:") in _FILLS


def _definition(question: str, body: Sequence[str]) -> _Made:
    text = _bare(joined(body))
    kind: NoteKind = "question" if asks(question) else "term"
    return (NewNote(kind, question, text), "a definition") if text else None


def _bare(text: str) -> str:
    return text.replace("\\_", "_")

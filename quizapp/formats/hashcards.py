"""hashcards: Markdown with `Q:`, `A:` and `C:` at the beginning of lines, and gaps in square brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from quizapp.cards import cloze
from quizapp.cards.deck import Gap, Note
from quizapp.cards.new_note import NewNote
from quizapp.formats.decoding import decoded
from quizapp.formats.found import Found, FoundCard
from quizapp.formats.markdown_cards import Findings, Telling, asked, cloze_text, comes_back
from quizapp.formats.markdown_text import (
    Pictures,
    closes,
    escaping,
    fence,
    from_markdown,
    front_matter,
    sampled,
    to_markdown,
    without_comments,
)
from quizapp.formats.out import Out, Volume
from quizapp.formats.wishes import ReadWish, WriteWish
from quizapp.source.splice import toml_value
from quizapp.source.toml import load

_TAG = re.compile(r"([QAC]):")
_RULE = "---"
_BRACKETS = re.compile(r"\\.|(!\[[^\]\n]{0,300}\](?=\())|\[|\]", re.DOTALL)
_SIGNS = escaping(r"(?<=^[QAC]):|^(?=[ \t]*---[ \t]*$)(?=-)-")
_GAP_SIGNS = escaping(r"(?<=^[QAC]):|^(?=[ \t]*---[ \t]*$)(?=-)-|\[|\]")
_CANT = "hashcards would take {them} for something else"


@dataclass
class _Open:
    """A card that is being read: its tag, where it began, and its lines by side."""

    tag: str
    line: int
    sides: list[list[str]] = field(default_factory=lambda: [[]])

    def text(self, side: int) -> str:
        """The lines of a side; the rows of a table stay lines."""
        lines = self.sides[side]
        rows = [line.lstrip().startswith("|") and line.rstrip().endswith("|") for line in lines]
        pairs = zip(lines, [*rows, False][1:], rows, strict=True)
        return "\n".join(f"{line.rstrip()}\\" if row and more else line for line, more, row in pairs).strip(
            "\n"
        )


def looks(data: bytes, name: str) -> float:
    """Nothing but cards, each with its parts: sure. With text around them it is rather an article."""
    lines = sampled(data)
    _, start = front_matter(lines)
    found = _cards(lines, start)
    if not found.cards:
        return 0.0
    strays = [left.what for left in found.left if left.why == _STRAY]
    if sum(left.is_lost for left in found.left) > 1:  # the last card of a long file is cut off
        return 0.25
    if strays:
        return 0.5 if all(what.startswith("#") for what in strays) else 0.25
    clozes = any(card.note.kind == "cloze" for card in found.cards)
    return 0.9 if clozes else 0.85 if name.lower().endswith((".md", ".markdown")) else 0.6


def read(data: bytes, wish: ReadWish) -> Found:
    """All cards, and what was text outside of them."""
    text, _ = decoded(data, wish.encoding)
    lines = text.split("\n")
    head, start = front_matter(lines)
    found = _cards(lines, start)
    return Found(tuple(found.cards), tuple(sorted(found.left)), _title(head, found), wish.language)


def _title(head: Sequence[str], found: Findings) -> str:
    if not head:
        return ""
    table, _ = load("\n".join(head), "")
    if table is None:
        found.without(1, head[0], "this is no TOML, so the deck's name was not read")
    name = (table or {}).get("name")
    return name.strip() if isinstance(name, str) else ""


_STRAY = "text outside of cards stays out"


def _cards(lines: Sequence[str], start: int) -> Findings:
    found = Findings()
    card: _Open | None = None
    stray = -1  # the last line outside of cards
    for number, line in enumerate(without_comments(lines[start:]), start + 1):
        if line is None:
            continue
        tag = _TAG.match(line)
        if tag is None and line.strip() == _RULE:
            _done(card, found)
            card = None
        elif tag is None and card is not None:
            card.sides[-1].append(line)
        elif tag is None:
            if line.strip() and stray != number - 1:
                found.without(number, line, _STRAY)
            stray = number if line.strip() else stray
        elif tag[1] == "A" and card is not None and card.tag == "Q" and len(card.sides) == 1:
            card.sides.append([line[2:].strip()])
        else:
            _done(card, found)
            card = _Open(tag[1], number, [[line[2:].strip()]])
    _done(card, found)
    return found


def _done(card: _Open | None, found: Findings) -> None:
    """Makes a card of what was read, if anything was."""
    if card is None:
        return
    _without_heading(card, found)
    if card.tag == "A":
        found.lost(card.line, card.text(0), "an answer without a question")
    elif card.tag == "C":
        _cloze(card, found)
    elif len(card.sides) == 1:
        found.lost(card.line, card.text(0), "a question without an answer")
    else:
        _question(card, found)


def _without_heading(card: _Open, found: Findings) -> None:
    """A heading at the end of a card, below a blank line, belongs to what follows."""
    lines = card.sides[-1]
    while lines and not lines[-1].strip():
        lines.pop()
    at = len(lines) - 1
    if at > 0 and re.match(r"#{1,6} ", lines[at]) and not lines[at - 1].strip():
        found.without(card.line + sum(map(len, card.sides)) - 1, lines.pop(), _STRAY)


def _question(card: _Open, found: Findings) -> None:
    pictures = Pictures()
    prompt, answer = (
        from_markdown(_with_code(card.text(side).split("\n")), pictures).strip() for side in (0, 1)
    )
    if prompt and answer:
        found.add(NewNote("question", prompt, answer), card.line, pictures)
    else:
        what = "nothing but a picture" if pictures.names else "empty"
        found.lost(card.line, prompt or answer, f"its {'answer' if prompt else 'question'} is {what}")


def _with_code(lines: Sequence[str]) -> str:
    """The text of lines; blocks of code become lines of code. What else is a line break stays as it is."""
    out: list[str] = []
    opened, was_code = "", False
    for line in lines:
        if opened:
            is_code, opened = not closes(line, opened), "" if closes(line, opened) else opened
            bare = line.rstrip()
            if not is_code or not bare:
                continue
            code = f"`{bare}`" if "`" not in bare else bare
            if was_code:
                out[-1] += "\\"
            out.append(code)
            was_code = True
        elif opened := fence(line):
            out, was_code = [*out, *([""] if out and out[-1].strip() else [])], False
        else:
            out += ["", line] if was_code and line.strip() else [line]
            was_code = False
    return "\n".join(out).strip("\n")


def _cloze(card: _Open, found: Findings) -> None:
    pictures = Pictures()
    parts = [
        Gap(_bare(part.text, pictures)) if isinstance(part, Gap) else _bare(part, pictures)
        for part in _parts(card.text(0))
    ]
    gaps = [part for part in parts if isinstance(part, Gap)]
    if not gaps:
        found.lost(card.line, card.text(0), "this sentence has no gap")
    elif not all(gap.text.strip() for gap in gaps):
        found.lost(card.line, card.text(0), "a gap of this sentence is empty")
    else:
        found.add(NewNote("cloze", cloze_text(parts)), card.line, pictures)


def _bare(text: str, pictures: Pictures) -> str:
    """A piece of a sentence; an escaped bracket is one in code and formulas too."""
    return re.sub(r"\\([\[\]])", r"\1", from_markdown(text, pictures))


def _parts(text: str) -> list[str | Gap]:
    """The sentence and its gaps; a bracket without a partner is text."""
    parts: list[str | Gap] = []
    at, opened = 0, -1
    for sign in _BRACKETS.finditer(text):
        if sign[0] == "[":
            opened = sign.start()
        elif sign[0] == "]" and opened >= 0:
            parts += [text[at:opened], Gap(text[opened + 1 : sign.start()])]
            at, opened = sign.end(), -1
    return [*parts, text[at:]]


def write(volumes: list[Volume], wish: WriteWish) -> Out:  # noqa: ARG001 as the protocol has it
    """Questions and terms as `Q:` and `A:`, sentences as `C:`; one file has one name."""
    telling = Telling("hashcards")
    pieces = []
    for volume in volumes:
        for note in asked(volume.deck.notes, telling):
            piece = _written(note)
            if comes_back(piece, note, _again):
                pieces.append(piece)
                _tell(note, telling)
            else:
                telling.count("card(s)", 1, _CANT)
    if len(volumes) > 1:
        telling.count("deck name(s)", len(volumes), "a file of hashcards has one name")
    named = volumes[0].title if len(volumes) == 1 else ""
    head = f"---\nname = {toml_value(named)}\n---\n\n" if named else ""
    return Out((head + "\n".join(pieces)).encode("utf-8", "replace"), len(pieces), telling.sentences())


def _written(note: Note) -> str:
    if note.kind != "cloze":
        return f"Q: {to_markdown(note.prompt, _SIGNS)}\nA: {to_markdown(note.answer, _SIGNS)}\n"
    parts = (
        f"[{_escaped(part.text)}]" if isinstance(part, Gap) else _escaped(part)
        for part in cloze.parse(note.prompt)
    )
    return f"C: {''.join(parts)}\n"


def _escaped(text: str) -> str:
    """Brackets in code and formulas are escaped too: to hashcards they are gaps anywhere."""
    return re.sub(r"(?<!\\)[\[\]]", r"\\\g<0>", to_markdown(text, _GAP_SIGNS))


def _tell(note: Note, telling: Telling) -> None:
    telling.fields(note)
    telling.count("hint(s) of gaps", sum(bool(gap.hint) for gap in note.gaps))
    if note.kind != "cloze" and note.directions != ("forward",):
        telling.count("reverse side(s)", 1, "hashcards asks for the answer only")


def _again(piece: str) -> Sequence[FoundCard]:
    found = _cards(piece.split("\n"), 0)
    return found.cards if not found.left else ()

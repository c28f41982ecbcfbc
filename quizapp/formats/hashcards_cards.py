"""The cards of a hashcards file, and what in it is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from quizapp.cards.deck import Gap
from quizapp.cards.new_note import NewNote
from quizapp.formats.markdown_cards import Findings, cloze_text
from quizapp.formats.markdown_text import Pictures, closes, fence, from_markdown, without_comments

STRAY = "text outside of cards stays out"
_TAG = re.compile(r"([QAC]):")
_RULE = "---"
_HEADING = re.compile(r"#{1,6} ")
_BRACKETS = re.compile(r"\\.|(!\[[^\]\n]{0,300}\](?=\())|\[|\]", re.DOTALL)


@dataclass
class _Open:
    """A card that is being read: its tag, where it began, and its lines by side."""

    tag: str
    line: int
    sides: list[list[str]] = field(default_factory=lambda: [[]])
    fence: str = ""

    def add(self, line: str) -> None:
        """One more line of its last side."""
        self.sides[-1].append(line)
        if self.fence:
            self.fence = "" if closes(line, self.fence) else self.fence
        else:
            self.fence = fence(line)

    def is_ended_by(self, line: str) -> bool:
        """Whether a line is a heading below a blank line, and not in code."""
        side = self.sides[-1]
        return not self.fence and len(side) > 1 and not side[-1].strip() and _HEADING.match(line) is not None

    def text(self, side: int) -> str:
        """The lines of a side; the rows of a table stay lines."""
        lines = self.sides[side]
        rows = [line.lstrip().startswith("|") and line.rstrip().endswith("|") for line in lines]
        pairs = zip(lines, [*rows, False][1:], rows, strict=True)
        return "\n".join(f"{line.rstrip()}\\" if row and more else line for line, more, row in pairs).strip(
            "\n"
        )


def cards_of(lines: Sequence[str], start: int) -> tuple[Findings, list[str]]:
    """All cards from a line on (from 0), and all that is left; and the lines that are outside of cards.

    A heading below a blank line ends a card, as it belongs to what follows.
    """
    found = Findings()
    card: _Open | None = None
    strays: list[str] = []
    stray = -1  # the last line outside of cards
    for number, line in enumerate(without_comments(lines[start:]), start + 1):
        if line is None:
            continue
        tag = _TAG.match(line)
        if tag is None:
            if card is not None and not (line.strip() == _RULE or card.is_ended_by(line)):
                card.add(line)
                continue
            _done(card, found)
            card = None
            if not line.strip() or line.strip() == _RULE:
                continue
            if stray != number - 1:
                found.without(number, line, STRAY)
            strays.append(line)
            stray = number
        elif tag[1] == "A" and card is not None and card.tag == "Q" and len(card.sides) == 1:
            card.sides.append([line[2:].strip()])
        else:
            _done(card, found)
            card = _Open(tag[1], number, [[line[2:].strip()]])
    _done(card, found)
    return found, strays


def _done(card: _Open | None, found: Findings) -> None:
    """Makes a card of what was read, if anything was."""
    if card is None:
        return
    if card.tag == "A":
        found.lost(card.line, card.text(0), "an answer without a question")
    elif card.tag == "C":
        _cloze(card, found)
    elif len(card.sides) == 1:
        found.lost(card.line, card.text(0), "a question without an answer")
    else:
        _question(card, found)


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
            out += [""] if out and out[-1].strip() else []
            was_code = False
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

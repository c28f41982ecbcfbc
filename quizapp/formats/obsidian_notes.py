"""A note of Obsidian, read line by line for the cards in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.cards.deck import Gap, NoteKind
from quizapp.cards.new_note import NewNote
from quizapp.formats.markdown_cards import Findings, cloze_text
from quizapp.formats.markdown_text import (
    Pictures,
    closes,
    fence,
    from_markdown,
    joined,
    unfenced,
    without_bullet,
    without_code,
    without_comments,
)
from quizapp.formats.obsidian_lines import is_spaced, no_card
from quizapp.formats.obsidian_tags import deck_in, is_tag, metadata, take_tags

_HEADING = re.compile(r"#{1,6}[ \t]+(.*)")
_BLOCK_ID = re.compile(r"[ \t]\^[A-Za-z0-9-]+[ \t]*$")
_EMBED = re.compile(r"!\[\[([^\[\]\n|]*)(?:\|[^\[\]\n]*)?\]\]")
_LINK = re.compile(r"(?<!\\)\[\[(?:[^\[\]\n|]*\|)?([^\[\]\n|]+)\]\]")
_BOX = re.compile(r"\[[ xX]\][ \t]+")
_BLANK = re.compile(r"[ \t]*<br[ \t]*/?>[ \t]*\Z", re.IGNORECASE)
_GAP = re.compile(
    r"==(?P<high>[^=\n]+(?:=[^=\n]+)*)==(?:\^\[(?P<hint>[^\]\n]{0,300})\])?(?P<seq>\[\^[\dahs]{1,40}\])?"
    r"|\{\{(?P<braces>(?:(?!\{\{|\}\}).)+)\}\}"
)
_BRACES = re.compile(r"\{\{(?:(?!\{\{|\}\}).)+\}\}")
_BOLD = re.compile(r"\*\*[^*\s](?:[^*\n]*[^*\s])?\*\*")
_NUMBER = re.compile(r"c?\d+::?")


class Notes:
    """Goes through the lines and collects cards. A blank line ends a card, as does a one-liner."""

    def __init__(self) -> None:
        self.found = Findings()
        self.title = ""
        self._deck = ""
        self._block: list[str] = []
        self._from = 0  # line of the block's beginning
        self._sign, self._at = "", 0  # the `?` of the block, and how many lines stand above it
        self._headed = False  # whether the block's first line is a heading
        self._none: list[tuple[int, str, str]] = []  # lines of the block that only seem to be cards
        self._bold: list[tuple[int, str]] = []  # blocks that have bold words and are no cards
        self._spaced = False  # whether cards have blanks around their `::`

    def deck_of(self, front: Sequence[str]) -> bool:
        """Takes the deck that the tags of front matter name; whether there is one."""
        for tag in metadata(front, "tags"):
            if (found := deck_in(f"#{tag.lstrip('#')}")) is not None:
                self._deck = found
                return True
        return False

    def read(self, lines: Sequence[str], start: int) -> None:
        """Reads all lines from `start` (from 0) on."""
        opened = ""
        self._spaced = is_spaced(lines)
        for number, line in enumerate(without_comments(lines[start:]), start + 1):
            if line is None:
                continue
            if opened or (sign := fence(line)):
                if self._block:
                    self._block.append(line)
                opened = "" if opened and closes(line, opened) else opened or sign
            elif not line.strip():
                self._end()
            else:
                self._line(_BLOCK_ID.sub("", line), number)
        self._end()
        if self._bold:
            more = len(self._bold) - 1
            places = f", as in {more} more place{'s' * (more > 1)}" if more else ""
            why = f"bold words are no gaps here{places}: ==…== and {{{{…}}}} are"
            self.found.without(*self._bold[0], why)

    def _line(self, line: str, number: int) -> None:
        bare = line.strip()
        heading = _HEADING.match(line)
        hidden = _BRACES.sub(lambda found: "\1" * len(found[0]), without_code(line))
        if not self._sign and all(map(is_tag, bare.split())):
            self._tags(bare.split())
        elif heading:
            self._end()
            if not self.title and not self.found.cards:
                self.title = from_markdown(heading[1], Pictures()).strip()
            self._begin(heading[1], number)
            self._headed = True
        elif bare in ("?", "??") and self._block and not self._sign:
            self._sign, self._at = bare, len(self._block)
        elif "::" in hidden and not self._sign:
            if why := no_card(hidden, spaced=self._spaced):
                self._none.append((number, line, why))
                self._begin(line, number)
            else:
                self._one_line(line, hidden, number)
        else:
            self._begin(line, number)

    def _begin(self, line: str, number: int) -> None:
        if not self._block:
            self._from = number
        self._block.append(line)

    def _tags(self, tags: Sequence[str]) -> None:
        self._end()
        for tag in tags:
            if (deck := deck_in(tag)) is not None:
                self._deck = deck

    def _one_line(self, line: str, hidden: str, number: int) -> None:
        self._end()
        sign = ":::" if ":::" in hidden else "::"
        at = hidden.index(sign)
        prompt = _BOX.sub("", without_bullet(line[:at]), count=1)
        self._sides([prompt], [line[at + len(sign) :]], sign == ":::", number)

    def _end(self) -> None:
        """Makes a card of the block, if it is one."""
        block, at, line = self._block, self._at, self._from
        if self._headed and (at or len(block)) > 1:  # it stands above the card, and is no part of it
            block, at, line = block[1:], max(0, at - 1), line + 1
        if self._sign:
            self._sides(block[:at], block[at:], self._sign == "??", line)
        elif any(_GAP.search(without_code(each)) for each in unfenced(block)):
            self._cloze(unfenced(block), line)
        else:
            for number, each, why in self._none:
                self.found.without(number, each, why)
            if bold := next((each for each in unfenced(block) if _BOLD.search(without_code(each))), ""):
                self._bold.append((line, bold))
        self._block, self._sign, self._at, self._headed, self._none = [], "", 0, False, []

    def _sides(self, prompt: list[str], answer: list[str], both: bool, line: int) -> None:
        pictures = Pictures()
        prompt, answer = unfenced(prompt), unfenced(answer)
        decks, tags = take_tags(prompt, first=True)
        more, ending = take_tags(answer, first=False)
        front, back = _text(prompt, pictures), _text(answer, pictures)
        kind: NoteKind = "term" if both else "question"
        if front and back:
            note = NewNote(kind, front, back, tags=_once(tags + ending))
            self.found.add(note, line, pictures, next(iter(decks + more), self._deck), "two sides")
        else:
            self.found.lost(line, front or back, f"its {'answer' if front else 'question'} is empty")

    def _cloze(self, lines: list[str], line: int) -> None:
        pictures = Pictures()
        decks, tags = take_tags(lines, first=True)
        numbered = False
        parts: list[str | Gap] = []
        sentence = ["" if _BLANK.match(each) else each for each in lines]
        for at, each in enumerate(joined(sentence).split("\n")):
            some, is_numbered = _gaps(each, pictures)
            numbered = numbered or is_numbered
            parts += ["\n", *some] if at else some
        if any(isinstance(part, Gap) and not part.text.strip() for part in parts):
            self.found.lost(line, lines[0], "a gap of this sentence is empty")
            return
        note = NewNote("cloze", cloze_text(parts), tags=_once(tags))
        self.found.add(note, line, pictures, next(iter(decks), self._deck), "a highlight")
        if numbered:
            self.found.without(line, lines[0], "its gaps are asked one by one, whatever their numbers")


def _gaps(line: str, pictures: Pictures) -> tuple[list[str | Gap], bool]:
    """A line as text and gaps, and whether gaps have numbers."""
    parts: list[str | Gap] = []
    at, numbered = 0, False
    for found in _GAP.finditer(without_code(line)):
        parts.append(_bare(line[at : found.start()], pictures))
        at = found.end()
        if found["braces"]:
            body = _NUMBER.sub("", line[found.start("braces") : found.end("braces")], count=1)
            text, colons, hint = body.partition("::")
            parts.append(Gap(_bare(text, pictures), _bare(hint, pictures) if colons else ""))
        else:
            hint = line[found.start("hint") : found.end("hint")] if found["hint"] else ""
            text = line[found.start("high") : found.end("high")]
            parts.append(Gap(_bare(text, pictures), _bare(hint, pictures)))
            numbered = numbered or bool(found["seq"])
    return [*parts, _bare(line[at:], pictures)], numbered


def _text(lines: Sequence[str], pictures: Pictures) -> str:
    return joined(["" if _BLANK.match(line) else _bare(line.strip(), pictures) for line in lines]).strip()


def _bare(text: str, pictures: Pictures) -> str:
    """A text without embedded files, and of links only what they show."""
    for found in _EMBED.finditer(text):
        pictures.add(found[1].strip())
    return from_markdown(_LINK.sub(r"\1", _EMBED.sub("", text)), pictures)


def _once(tags: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tags))

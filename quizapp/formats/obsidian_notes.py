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

DECKS = "flashcards"
_TAG = re.compile(r"#(?=[\w/-]*[^\W\d])[\w/-]+")
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
_NUMBER = re.compile(r"c?\d+::?")


def is_tag(word: str) -> bool:
    """Whether a word is a tag: letters, digits, `_`, `-` and `/` behind a `#`, not digits alone."""
    return _TAG.fullmatch(word) is not None


def metadata(head: Sequence[str], key: str) -> list[str]:
    """A text, or a list of texts, of simple front matter."""
    out: list[str] = []
    inside = False
    for line in head:
        name, colon, value = line.partition(":")
        if inside and re.match(r"\s*-\s", line):
            out.append(line.strip()[1:])
        elif colon and not line[:1].isspace():
            inside = name.strip().lower() == key
            bare = value.strip()
            many = bare.startswith("[") or key == "tags"
            out += (bare.strip("[]").split(",") if many else [bare]) if inside else []
    return [bare for each in out if (bare := each.strip().strip("\"'").strip())]


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

    def deck_of(self, front: Sequence[str]) -> bool:
        """Takes the deck that the tags of front matter name; whether there is one."""
        for tag in metadata(front, "tags"):
            if (found := _deck(f"#{tag.lstrip('#')}")) is not None:
                self._deck = found
                return True
        return False

    def read(self, lines: Sequence[str], start: int) -> None:
        """Reads all lines from `start` (from 0) on."""
        opened = ""
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
            if (deck := _deck(tag)) is not None:
                self._deck = deck

    def _one_line(self, line: str, hidden: str, number: int) -> None:
        self._drop()
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
        self._drop()

    def _drop(self) -> None:
        self._block, self._sign, self._at, self._headed = [], "", 0, False

    def _sides(self, prompt: list[str], answer: list[str], both: bool, line: int) -> None:
        pictures = Pictures()
        prompt, answer = unfenced(prompt), unfenced(answer)
        decks, tags = _take_tags(prompt, first=True)
        more, ending = _take_tags(answer, first=False)
        front, back = _text(prompt, pictures), _text(answer, pictures)
        kind: NoteKind = "term" if both else "question"
        if front and back:
            note = NewNote(kind, front, back, tags=_once(tags + ending))
            self.found.add(note, line, pictures, next(iter(decks + more), self._deck), "two sides")
        else:
            self.found.lost(line, front or back, f"its {'answer' if front else 'question'} is empty")

    def _cloze(self, lines: list[str], line: int) -> None:
        pictures = Pictures()
        decks, tags = _take_tags(lines, first=True)
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


def _take_tags(lines: list[str], *, first: bool) -> tuple[list[str], list[str]]:
    """Takes the tags off: those at the end, and with `first` those at the beginning. Decks, then others."""
    taken: list[str] = []
    if lines and first:
        words = lines[0].split()
        last = len(words) - 1
        taken = words[: next((i for i, word in enumerate(words) if i == last or not is_tag(word)), 0)]
        words = words[len(taken) :]
        lines[0] = " ".join(words) if taken else lines[0]
    if lines:
        words = lines[-1].split()
        ending: list[str] = []
        while len(words) > 1 and is_tag(words[-1]):
            ending.append(words.pop())
        lines[-1] = " ".join(words) if ending else lines[-1]
        taken += reversed(ending)
    decks = [deck for tag in taken if (deck := _deck(tag)) is not None]
    return decks, [tag[1:] for tag in taken if _deck(tag) is None]


def _deck(tag: str) -> str | None:
    """The deck that a tag names; empty for the tag of all cards, None for a tag like any other."""
    root, _, rest = tag.removeprefix("#").partition("/")
    return rest.strip("/") if root.lower() == DECKS else None


def _once(tags: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tags))

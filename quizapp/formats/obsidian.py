"""Obsidian's spaced repetition plugin: `::` and `?` between the sides, gaps in `==…==`, tags as decks."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.cards import cloze
from quizapp.cards.clean import clean_line
from quizapp.cards.deck import Gap, Note
from quizapp.formats.decoding import decoded
from quizapp.formats.found import Found, FoundCard
from quizapp.formats.losses_out import about_cards, about_decks
from quizapp.formats.markdown_cards import Telling, pieces
from quizapp.formats.markdown_text import (
    deck_lines,
    escaping,
    front_matter,
    is_listed,
    sampled,
    to_markdown,
    without_code,
)
from quizapp.formats.obsidian_lines import no_card
from quizapp.formats.obsidian_notes import Notes
from quizapp.formats.obsidian_tags import is_tag, metadata
from quizapp.formats.out import Out, Volume
from quizapp.formats.plain_text import lined
from quizapp.formats.wishes import ReadWish, WriteWish

_LINE = (
    r"(?<=:):|^:|:$|(?:^|(?<=\s))#|\^|(?<=\{)\{|(?<=\[)\[|^(?=\?{1,2}$)(?=\?)\?|<(?=br)"
    r"|^(?=```|~~~)(?=[`~]).|(?<==)="
)
_SIGNS = escaping(_LINE)
_GAP_SIGNS = escaping(rf"{_LINE}|^=|=$|\]|^\{{|\}}$|(?<=\}})\}}")
_OTHERS = (".adoc", ".asciidoc", ".rst")


def looks(data: bytes, name: str) -> float:
    """Its comments and its tag are beyond doubt; else many lines must be cards. `::` has other uses."""
    if name.lower().endswith(_OTHERS):
        return 0.1
    lines = sampled(data)
    notes = Notes()
    _, start = front_matter(lines)
    notes.read(lines, start)
    cards = len(notes.found.cards)
    if not cards:
        return 0.0
    if any("<!--SR:" in line for line in lines):
        return 0.95
    if any("#flashcards" in without_code(line) for line in lines[start:]) or notes.deck_of(lines[:start]):
        return 0.9
    text = sum(bool(line.strip()) and not line.startswith("#") for line in lines[start:])
    sided = sum(card.how != "a highlight" for card in notes.found.cards)
    if any(line.startswith(("= ", "== ")) for line in lines) or sided < 2 or 2 * sided < text:
        return 0.2
    spaced = sum("::" in line and " " in line.strip() for line in lines)
    return 0.7 if 2 * spaced >= sided or "?" in lines else 0.4


def read(data: bytes, wish: ReadWish) -> Found:
    """All cards of a note; its other text is none of them."""
    text, _ = decoded(data, wish.encoding)
    lines = lined(text)
    head, start = front_matter(lines)
    notes = Notes()
    notes.deck_of(lines[:start])
    notes.read(lines, start)
    found = notes.found
    title = metadata(head, "title")[:1]
    return Found(
        tuple(found.cards), tuple(sorted(found.left)), title[0] if title else notes.title, wish.language
    )


def write(volumes: list[Volume], wish: WriteWish) -> Out:  # noqa: ARG001 as the protocol has it
    """One-liners where both sides are one line, else with a `?` between; each deck below its tag."""
    telling = Telling("the plugin")
    parts, cards = [], 0
    for volume in volumes:
        mine = pieces(volume.deck.notes, telling, _written, _again, _tell)
        cards += len(mine)
        title = to_markdown(" ".join(volume.title.split()), _SIGNS)
        parts += [f"#flashcards/{_tag(volume.deck.name)}\n", f"# {title}\n" if title else "", *mine]
    first, more = [volume.title for volume in volumes][:1], volumes[1:]
    telling.count("deck title(s)", len(more), "the first one's title is the note's")
    left = (
        *telling.sentences(),
        *about_cards(volumes, "the plugin"),
        *about_decks(volumes, "the plugin", titles=[*first, *(clean_line(each.title) for each in more)]),
    )
    return Out("\n".join(filter(None, parts)).encode("utf-8", "replace"), cards, left, tuple(telling.missing))


def _tag(name: str) -> str:
    """A deck's name as a tag: what a tag can't have becomes a hyphen; one of digits alone is none."""
    bare = "".join(char if char.isalnum() or char in "_-/" else "-" for char in name).strip("/")
    return bare if not bare.isdigit() else f"{bare}-"


def _written(note: Note) -> str:
    if note.kind == "cloze":
        body = "\n".join(_gapped(line) or "<br>" for line in deck_lines(note.prompt))
        return f"{body}{_tags(note)}\n"
    sides = [_side(note.prompt), _side(note.answer)]
    sides[0][-1] += _tags(note)
    both = len(note.directions) == 2
    if all(len(side) == 1 for side in sides) and not is_listed(sides[0][0]):
        line = f"{sides[0][0]}{':::' if both else '::'}{sides[1][0]}"
        if not no_card(without_code(line), spaced=False):
            return f"{line}\n"
    return "\n".join([*sides[0], "??" if both else "?", *sides[1]]) + "\n"


def _side(text: str) -> list[str]:
    return [to_markdown(line, _SIGNS) or "<br>" for line in deck_lines(text)]


def _tags(note: Note) -> str:
    return "".join(f" #{tag}" for tag in note.tags if is_tag(f"#{tag}"))


def _gapped(line: str) -> str:
    out = ""
    for part in cloze.parse(line):
        if isinstance(part, Gap):
            hint = f"^[{to_markdown(part.hint, _GAP_SIGNS)}]" if part.hint else ""
            out += f"=={to_markdown(part.text, _GAP_SIGNS)}=={hint}"
        else:
            out += to_markdown(part, _GAP_SIGNS)
    return out


def _tell(note: Note, telling: Telling) -> None:
    telling.fields(note, said=("tags",))
    telling.count("tag(s)", sum(not is_tag(f"#{tag}") for tag in note.tags), "no tag can be written so")
    if note.directions == ("reverse",):
        telling.count("card(s) asked in reverse", 1, "the plugin asks for the answer too")


def _again(piece: str) -> Sequence[FoundCard]:
    notes = Notes()
    notes.read(piece.split("\n"), 0)
    return notes.found.cards if not notes.found.left else ()

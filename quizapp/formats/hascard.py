"""hascard: a heading and what belongs to it for each card, with `---` between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.cards import cloze
from quizapp.cards.deck import Gap, Note
from quizapp.formats.decoding import decoded
from quizapp.formats.found import Found, FoundCard
from quizapp.formats.hascard_cards import FILL, HEADLESS, is_fill, split_cards
from quizapp.formats.losses_out import about_cards, about_decks
from quizapp.formats.markdown_cards import Telling, asked, comes_back
from quizapp.formats.markdown_text import SAMPLE, deck_lines, sampled
from quizapp.formats.out import Out, Volume
from quizapp.formats.plain_text import lined
from quizapp.formats.wishes import ReadWish, WriteWish

_CANT = "hascard would take {them} for something else"
_INSIDE = re.compile(r"---|[-*] ")
_OPTION = re.compile(r"[-*][ \t]+\S")
_RIGHT = re.compile(r"(?:[-*][ \t]+)?\[\*\][ \t]+\S")
_LONG = 5  # lines of a definition, more of which are rather a page or a slide


def looks(data: bytes, name: str) -> float:  # noqa: ARG001 as the protocol has it
    """Nothing but headings with a text each, a rule between them; without a rule only its own marks count.

    A title above a text is what most articles are.
    """
    lines = sampled(data)
    chunks, found = split_cards(lines)
    if not found.cards or any(left.why == HEADLESS for left in found.left):
        return 0.0
    whole = chunks if len(data) <= SAMPLE else chunks[:-1]
    if any(sum(line.startswith("#") for line in chunk) != 1 for chunk in whole):
        return 0.05
    if any(_is_marked(chunk) for chunk in chunks):
        return 0.9
    kinds = {card.how for card in found.cards}
    if len(chunks) == 1:
        return 0.0
    if "options" in kinds:
        return 0.9
    if "a gap" in kinds or "an order" in kinds:
        return 0.7
    if len(chunks) < 3 or any(sum(map(bool, map(str.strip, chunk))) > _LONG for chunk in chunks):
        return 0.1
    return 0.7 if not lines[0].startswith("---") else 0.25


def _is_marked(chunk: Sequence[str]) -> bool:
    """Whether a card has what nothing else has: a right option, or gaps below their heading."""
    signs = {line[:1] for line in chunk if _OPTION.match(line)}
    if signs == {"*", "-"} or any(_RIGHT.match(line) for line in chunk):
        return True
    return any(map(is_fill, chunk)) and any("_" in line for line in chunk)


def read(data: bytes, wish: ReadWish) -> Found:
    """All cards. Of several right options, and of an order, the answer is the list."""
    text, _ = decoded(data, wish.encoding)
    _, found = split_cards(lined(text))
    return Found(tuple(found.cards), tuple(sorted(found.left)), "", wish.language)


def write(volumes: list[Volume], wish: WriteWish) -> Out:  # noqa: ARG001 as the protocol has it
    """Choices where the author wrote wrong answers, gaps for other right ones, else definitions."""
    telling = Telling("hascard")
    pieces = []
    for volume in volumes:
        for note in asked(volume.deck.notes, telling):
            written = next(((piece, said) for piece, said in _ways(note) if _is_it(piece, note)), None)
            if written is None:
                telling.count("card(s)", 1, _CANT)
                telling.missing.append(note)
                continue
            pieces.append(written[0])
            _tell(note, written[1], telling)
            telling.turned(note, _again(written[0])[0].note)
    left = (
        *telling.sentences(),
        *about_cards(volumes, "hascard"),
        *about_decks(volumes, "hascard"),
    )
    return Out("\n---\n\n".join(pieces).encode("utf-8", "replace"), len(pieces), left, tuple(telling.missing))


def _ways(note: Note) -> list[tuple[str, tuple[str, ...]]]:
    """How a note can be written, the best way first, each with the fields that it says."""
    if note.kind == "cloze":
        one = len(note.gaps) == 1
        return [
            (_cloze(note, note.accept if one else ()), ("accept",) if one else ()),
            (_cloze(note, ()), ()),
        ]
    head = f"# {' '.join(deck_lines(note.prompt))}\n"
    out: list[tuple[str, tuple[str, ...]]] = []
    answer = deck_lines(note.answer)
    if note.kind == "question" and note.wrong and len(answer) == 1:
        options = [("*", answer[0]), *(("-", " ".join(deck_lines(wrong.text))) for wrong in note.wrong)]
        if not any(_INSIDE.search(text) for _, text in options):
            out.append((head + "".join(f"{sign} {text}\n" for sign, text in options), ("wrong",)))
    if note.kind == "question" and note.accept and len(answer) == 1:
        out.append((f"{head}_{'|'.join([answer[0], *note.accept])}_\n", ("accept",)))
    out.append((head + "".join(f"{line}\n" for line in map(_plain, answer)), ()))
    return out


def _cloze(note: Note, accept: Sequence[str]) -> str:
    lines = []
    for line in deck_lines(note.prompt):
        parts = (
            f"_{'|'.join([part.text, *accept])}_" if isinstance(part, Gap) else _plain(part)
            for part in cloze.parse(line)
        )
        lines.append("".join(parts))
    named = len(lines) > 1 and not cloze.gaps(deck_lines(note.prompt)[0])
    head = deck_lines(note.prompt)[0] if named else FILL
    return f"# {head}\n" + "".join(f"{line}\n" for line in lines[named:])


def _plain(line: str) -> str:
    """A line of text: no gaps, and no number that would be an order."""
    return re.sub(r"^(\d{1,3})\. ", r"\1) ", line.replace("_", "\\_"))


def _is_it(piece: str, note: Note) -> bool:
    return comes_back(piece, note, _again)


def _tell(note: Note, said: Sequence[str], telling: Telling) -> None:
    telling.fields(note, said)
    if "wrong" in said:
        telling.count("reason(s) of wrong answers", sum(bool(wrong.why) for wrong in note.wrong))
    telling.count("hint(s) of gaps", sum(bool(gap.hint) for gap in note.gaps))
    if note.directions == ("reverse",):
        telling.count("card(s) asked in reverse", 1, "hascard asks for the answer")


def _again(piece: str) -> Sequence[FoundCard]:
    _, found = split_cards(piece.split("\n"))
    return found.cards if not found.left else ()

"""Aiken: a question on a line, its options as `A. …` or `A) …`, and `ANSWER: B` below.

A question may go over several lines. Written: cards with wrong answers only; the right option's letter goes
round, so that it is not always the first.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from zlib import crc32

from quizapp.cards.deck import Note
from quizapp.formats.decoding import decoded
from quizapp.formats.found import Found, Refused
from quizapp.formats.losses_out import about_cards, about_decks
from quizapp.formats.moodle.gathering import Gathering
from quizapp.formats.moodle.question import Option, Question
from quizapp.formats.moodle.texts import bare
from quizapp.formats.out import Out, Volume
from quizapp.formats.plain_text import from_plain, lined, one_line
from quizapp.formats.wishes import ReadWish, WriteWish

_OPTION = re.compile(r"\s*([A-Za-z])[.)](?:[ \t]+(.*)|[ \t]*)$")
_ANSWER = re.compile(r"\s*ANSWER[ \t]*:[ \t]*(.*)$", re.IGNORECASE)
_SAID = re.compile(r"\s*(?:FEEDBACK|EXPLANATION)[ \t]*:[ \t]*(.*)$", re.IGNORECASE)
_LETTER = re.compile(r"[A-Za-z]")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SAMPLE = 100_000  # bytes that are looked at


def looks(data: bytes, _name: str) -> float:
    """By lines with ANSWER and a letter, and options above them."""
    try:
        text, _ = decoded(data[:_SAMPLE].rsplit(b"\n", 1)[0] if len(data) > _SAMPLE else data)
    except Refused:
        return 0.0
    lines = [line for line in text.split("\n") if line.strip()]
    good = sum(
        bool((found := _ANSWER.match(line)) and len(found[1].strip(" .)")) == 1 and _OPTION.match(before))
        for before, line in pairwise(lines)
    )
    options = sum(_OPTION.match(line) is not None for line in lines)
    if not good:
        return 0.0
    return 0.97 if (options + good) * 2 >= len(lines) else 0.6


@dataclass
class _Open:
    """A question so far."""

    line: int = 0
    stem: list[str] = field(default_factory=list)
    options: list[tuple[str, str]] = field(default_factory=list)
    said: str = ""
    answer: str | None = None

    def question(self) -> Question | str:
        """The question; or why it is none."""
        letters = [letter for letter, _ in self.options]
        right = [letter.upper() for letter in _LETTER.findall(self.answer or "")]
        if not self.options:
            return "it has no options (A. …)"
        if self.answer is None:
            return "it has no line with ANSWER:"
        if not right or not re.fullmatch(r"[A-Za-z](?:[\s,;&.)]+[A-Za-z])*[\s.)]*", self.answer.strip()):
            return f"its answer is no letter: “{one_line(self.answer)[:40]}”"
        if strange := [letter for letter in right if letter not in letters]:
            return f"its answer is {strange[0]}, and it has no such option"
        if len(letters) < 2:
            return "it has only one option"
        worth = 100.0 if len(right) == 1 else 100.0 / len(right)
        options = tuple(
            Option(from_plain(text), worth if letter in right else 0) for letter, text in self.options
        )
        stem = from_plain("\n".join(self.stem))
        said = from_plain(self.said)
        return Question(
            "several" if len(right) > 1 else "choice", stem, options, explanation=said, line=self.line
        )


def read(data: bytes, wish: ReadWish) -> Found:
    """The questions. Raises Refused where there is none, or it is no text."""
    text, _ = decoded(data, wish.encoding)
    out, now = Gathering(wish.language), _Open()
    for number, line in enumerate(lined(text), 1):
        if not line.strip():
            continue
        if now.answer is not None and (said := _SAID.match(line)):
            now.said = f"{now.said}\n{said[1]}".strip()
            continue
        if _starts(line, now):
            _close(now, out)
            now = _Open()
        _take(line, number, now)
    _close(now, out)
    found = out.found()
    if not found.cards and not found.left:
        raise Refused("there is no question in it")
    return found


def _starts(line: str, now: _Open) -> bool:
    """Whether a line begins the next question: behind an answer, or as an option A that comes again."""
    if now.answer is not None:
        return True
    return bool(now.options) and not _OPTION.match(line) and not _ANSWER.match(line)


def _take(line: str, number: int, now: _Open) -> None:
    now.line = now.line or number
    if answer := _ANSWER.match(line):
        now.answer = answer[1]
        return
    option = _OPTION.match(line)
    due = _LETTERS[len(now.options)] if len(now.options) < len(_LETTERS) else ""
    if option and now.stem and option[1].upper() == due:
        now.options.append((due, (option[2] or "").strip()))
    elif option and now.options:
        now.options.append((option[1].upper(), (option[2] or "").strip()))
    else:
        now.stem.append(line.strip())


def _close(now: _Open, out: Gathering) -> None:
    if not now.line:
        return
    made = now.question()
    if isinstance(made, str):
        out.lose(now.line, " ".join(now.stem) or now.answer or "", made)
    else:
        out.add(made)


def write(volumes: list[Volume], _wish: WriteWish) -> Out:
    """Choices as Aiken; all else can't be said in it, and is told."""
    lacks: Counter[str] = Counter()
    parts = []
    missing: list[Note] = []
    for volume in volumes:
        for note in volume.deck.notes:
            if why := _why_not(note):
                lacks[why] += 1
                missing.append(note)
                continue
            _count(note, lacks)
            parts.append(_written(note))
    left = (
        *(f"{count} × {what}" for what, count in sorted(lacks.items())),
        *about_cards(volumes, "Aiken", ("id", "former_ids", "also_right")),
        *about_decks(volumes, "Aiken"),
    )
    return Out("\n".join(parts).encode("utf-8", "replace"), len(parts), left, tuple(missing))


def _why_not(note: Note) -> str:
    if note.retired:
        return "retired card: left out"
    if note.kind == "cloze":
        return "cloze: Aiken has only choices; left out"
    if not note.wrong:
        return "card without wrong answers: Aiken has only choices; left out"
    if _ANSWER.match(note.prompt):
        return "question that looks like an answer's line; left out"
    if len(note.wrong) >= len(_LETTERS):
        return "card with more than 25 wrong answers; left out"
    return ""


def _count(note: Note, lacks: Counter[str]) -> None:
    """What such a card has that Aiken can't say."""
    lost = {
        "hint": note.hint,
        "explanation": note.explanation,
        "source": note.source,
        "tags of a card": note.tags,
        "other right answers of a card": note.accept,
        "wrong terms of a card": note.wrong_terms,
        "reasons why wrong answers are wrong, of a card": any(each.why for each in note.wrong),
        "emphasis, lists or line breaks of a card": any(bare(text) != text for text in _texts(note)),
    }
    if note.directions != (("forward", "reverse") if note.kind == "term" else ("forward",)):
        lacks["directions of a card: Aiken doesn't have them"] += 1
    lacks.update(f"{what}: Aiken has no place for it" for what, is_so in lost.items() if is_so)
    if note.kind == "term":
        lacks["term: it would come back as a question"] += 1


def _texts(note: Note) -> list[str]:
    return [note.prompt, note.answer, *(each.text for each in note.wrong)]


def _written(note: Note) -> str:
    options = [_line(each.text) for each in note.wrong]
    place = crc32(note.prompt.encode("utf-8", "replace")) % (len(options) + 1)
    options.insert(place, _line(note.answer))
    lines = [_line(note.prompt), *(f"{_LETTERS[i]}. {text}" for i, text in enumerate(options))]
    return "\n".join([*lines, f"ANSWER: {_LETTERS[place]}"]) + "\n"


def _line(text: str) -> str:
    return one_line(bare(text))

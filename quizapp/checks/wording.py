"""How a question is put, and how an answer begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from quizapp.cards.deck import Note
from quizapp.cards.report import short
from quizapp.checks import tongues
from quizapp.checks.rule import Hit, Subject
from quizapp.questions.alike import folded
from quizapp.questions.words import content_words

_LINK = re.compile(r"\]\([^)\s]{1,200}\)|https?://[^\s)>\]]{1,200}|\bwww\.[\w.-]{1,60}\.\w+")
_NO_PLACE = re.compile(r"\A(?:https?://|www\.)[^\s]*?(?:\bexample\b|localhost|127\.0\.0\.1|\.\.\.|…)")
_CODE = re.compile(r"`[^`\n]*`")
_ASKING_FIRST = re.compile(r"\A¿\w+ ")
_BEHIND = 3  # words that may follow a pronoun before they could explain it


def yes_or_no(subject: Subject) -> Iterator[Hit]:
    """An answer that is a bare yes or no."""
    words = tongues.YES_NO[subject.language]
    for note in subject.questions:
        if len(note.answer) < 12 and folded(note.answer).rstrip("!") in words:
            yield Hit(note, "answer", f'the answer is a bare "{short(note.answer)}"', note.answer)


def pronoun_first(subject: Subject) -> Iterator[Hit]:
    """An answer that begins with a word for something that was said before."""
    begins = tongues.PRONOUN_FIRST[subject.language].match
    for note in subject.notes:
        if note.kind != "cloze" and (found := begins(note.answer)) and len(note.answer.split()) > 3:
            yield Hit(note, "answer", f'the answer begins with "{found[1]}"', found[1])


def leaning(subject: Subject) -> Iterator[Hit]:
    """A question with a pronoun and nothing before it that it could stand for."""
    seek, explained = (table[subject.language].search for table in (tongues.LEANING, tongues.EXPLAINED))
    for note in subject.questions:
        found = seek(note.prompt)
        if not found or explained(note.prompt) or '"' in note.prompt or "“" in note.prompt:
            continue
        before, after = note.prompt[: found.start()], note.prompt[found.end() :]
        if len(after.split()) <= _BEHIND and _names_nothing(before, subject.language):
            yield Hit(note, "prompt", f'nothing says what "{found[1]}" is', found[1])


def _names_nothing(text: str, language: str) -> bool:
    """Whether the beginning of a question holds asking words alone, and at most a verb or its object."""
    words = _ASKING_FIRST.sub("", text).split()
    named = any(word[:1].isupper() or word[:1].isdigit() for word in text.split()[1:])
    return not named and len(content_words(" ".join(words), language)) <= 1


def left_in(subject: Subject) -> Iterator[Hit]:
    """A link, or words that point to another place of the page that the text was taken from."""
    elsewhere = tongues.ELSEWHERE.get(subject.language)
    for note in subject.notes:
        for field, text in (("prompt", note.prompt), ("answer", note.answer)):
            if ("://" in text or "](" in text or "www." in text) and (link := _link(text, field)):
                yield Hit(note, field, "a link was left in", link, help=_LINK_HELP)
                break
            if elsewhere and (found := elsewhere.search(text)):
                yield Hit(
                    note, field, f'"{found[0]}" points to something that a card doesn\'t show', found[0]
                )
                break
            if note.kind == "cloze":
                break


_LINK_HELP = "take the link out, or put it into source"


def _link(text: str, field: str) -> str:
    """The first link in a text that leads somewhere, and is not the matter itself: code, or asked about."""
    if "`" in text:
        text = _CODE.sub("", text)
    links = [link for link in _LINK.findall(text) if not _NO_PLACE.search(link)]
    return next((link for link in links if field == "answer" or text.endswith(link)), "")


def dated(subject: Subject) -> Iterator[Hit]:
    """A claim about today with no source that says when it was so."""
    if subject.deck.source:
        return
    seek = tongues.DATED[subject.language].search
    for note in subject.notes:
        if not note.source and (found := _first(note, seek)):
            field, words = found
            yield Hit(note, field, f'"{words}" will not stay true, and nothing says where it is from', words)


def _first(note: Note, seek: Callable[[str], re.Match[str] | None]) -> tuple[str, str] | None:
    for field, text in (("prompt", note.prompt), ("answer", note.answer)):
        if found := seek(text):
            return field, found[0]
    return None

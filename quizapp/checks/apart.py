"""Two cards that nobody can tell apart (A008): which could be such a pair at all is found out at a glance.

`questions.twins` is exact, and takes its time. Most notes share no name with another one, and have words that
no other has. That is seen without masking anything: the words that can't be masked have to be in the other
text, too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from quizapp.cards.deck import Note
from quizapp.cards.report import short
from quizapp.checks.rule import Hit, Subject
from quizapp.questions.alike import bare
from quizapp.questions.masking import names
from quizapp.questions.twins import Twins, twins
from quizapp.questions.words import all_words, function_words, stemmer

_SAYING = {"term": "definition", "question": "answer"}
_LEAST = {"term": 4, "question": 6}  # words with meaning, before an answer can say the same as another
_MANY = 50  # notes all of whose words may be masked, before all are looked at closely
_MOST_PARTS = 4  # of a name with signs in it, which may be written in one or apart
_BLANKED = bytes(code if chr(code).isalnum() and code < 128 else 32 for code in range(256))
_PLAIN_NAME = re.compile(r"(?ai)(?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))[a-z][a-z0-9 -]*")
_LETTERS = re.compile(r"[a-z]+")
_SPACELESS = re.compile(
    r"[\u0590-\u06ff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7af\uff66-\uff9d]"
)
_ENDINGS = ("", "s", "es", "e", "n", "en", "er")


def apart(subject: Subject) -> Iterator[Hit]:
    """A card that can't be told from one before it, so that no quiz lets them be options together."""
    for pair in twins(likely(subject.notes, subject.language), subject.deck.language):
        yield Hit(pair.second, "prompt", _message(pair), pair.second.prompt)


def _message(pair: Twins) -> str:
    first, second = (f'"{short(note.prompt)}"' for note in (pair.first, pair.second))
    line = pair.first.line
    if pair.name:
        what = f'{second} and {first} in line {line} are both called "{short(pair.name)}"'
    else:
        what = f"the {_SAYING[pair.first.kind]} of {second} says the same as that of {first} in line {line}"
    return f"{what}; a quiz never shows both as options"


def likely(notes: Iterable[Note], language: str) -> list[Note]:
    """Of the notes those, in order, among which all are that can't be told from another one."""
    asked = [note for note in notes if not note.retired]
    terms = [note for note in asked if note.kind == "term"]
    questions = [note for note in asked if note.kind == "question"]
    found = _of_one_name(terms) | _alike(terms, language) | _alike(questions, language)
    return [note for note in asked if id(note) in found]


# -- names -------------------------------------------------------------------------------------------


def _of_one_name(terms: Sequence[Note]) -> set[int]:
    """Terms that share a name with another, or whose first letters are another's name."""
    by_name: dict[str, list[Note]] = {}
    initials: dict[str, list[Note]] = {}
    for note in terms:
        keys, letters = _keys(note)
        for key in keys:
            by_name.setdefault(key, []).append(note)
        if letters:
            initials.setdefault(letters, []).append(note)
    out = {id(note) for group in by_name.values() if len(group) > 1 for note in group}
    for key in initials.keys() & by_name.keys():
        out.update(id(note) for note in (*initials[key], *by_name[key]))
    return out


def _keys(note: Note) -> tuple[Iterable[str], str]:
    """What a term is called, as a learner would compare it, and its first letters if they make a name."""
    if note.accept or not _PLAIN_NAME.fullmatch(note.prompt):
        return set(map(bare, names(note))), ""  # with the first letters of all
    name = note.prompt.lower()
    parts = _LETTERS.findall(name)
    return (" ".join(name.split()),), "".join([part[0] for part in parts]) if len(parts) > 2 else ""


# -- what is said ------------------------------------------------------------------------------------


class _Said(NamedTuple):
    """The words with meaning of an answer: all of them, and those that no mask can take out."""

    note: Note
    words: frozenset[str]
    certain: frozenset[str]


def _alike(notes: Sequence[Note], language: str) -> set[int]:
    """Notes whose words, but for those that may be masked, are all in another one's answer."""
    small, stem = function_words(language), stemmer(language)
    said = []
    for note in notes:
        plain = _words(note.answer)
        words = frozenset([stem(word) for word in plain if word not in small])
        if len(words) >= _LEAST[note.kind]:
            said.append(_Said(note, words, words - _maskable(note, stem)))
    return _close(said)


def _close(said: Sequence[_Said]) -> set[int]:
    """Those of which one may have all the words of another, by the rarest word of each."""
    everyone = {id(each.note) for each in said}
    if any(not each.note.answer.isascii() and _SPACELESS.search(each.note.answer) for each in said):
        return everyone  # where a mask would part the words can't be told
    if sum(not each.certain for each in said) > _MANY:
        return everyone
    holding: dict[str, list[_Said]] = {}
    for each in said:
        for word in each.words:
            holding.setdefault(word, []).append(each)
    out: set[int] = set()
    for each in said:
        near = min((holding[word] for word in each.certain), key=len, default=said)
        if len(near) > 1 and (met := [other for other in near if _within(each, other)]):
            out.update((id(each.note), *(id(other.note) for other in met)))
    return out


def _within(one: _Said, other: _Said) -> bool:
    """Whether the other may have all words of the one, and hardly more."""
    if one is other or not one.certain <= other.words or 9 * len(other.certain) > 10 * len(one.words):
        return False
    return len(one.words & other.words) >= _LEAST[one.note.kind]


def _words(text: str) -> Iterable[str]:
    """The words of a text, folded; the quicker way where all is ASCII."""
    return text.lower().encode().translate(_BLANKED).decode().split() if text.isascii() else all_words(text)


def _maskable(note: Note, stem: Callable[[str], str]) -> set[str]:
    """The words, without their endings, that a mask of the term's names may take out of its definition."""
    if note.kind != "term":
        return set()
    out: set[str] = set()
    text = unicodedata.normalize("NFKC", note.answer).casefold()
    for name in (note.prompt, *note.accept):
        parts = list(_words(name))
        if len(parts) > 2:
            parts.append("".join([part[0] for part in parts]))
        if "-" in name or not name.replace(" ", "").isalnum():
            parts += _joined(parts[:_MOST_PARTS])
        for part in parts:
            if part[: max(1, len(part) - 3)] in text:
                out.update(map(stem, _forms(part)))
    return out


def _joined(parts: Sequence[str]) -> list[str]:
    """Parts that stand side by side, written in one: `e-mail` is also `email`."""
    return ["".join(parts[a:b]) for a in range(len(parts)) for b in range(a + 2, len(parts) + 1)]


def _forms(word: str) -> list[str]:
    """A word as it may be masked: with endings, and without those that it has."""
    out = [word + ending for ending in _ENDINGS]
    if word.endswith("y"):
        out.append(word[:-1] + "ies")
    elif word.endswith("s"):
        out += [word[:-1], word[:-2], word[:-3] + "y"]
    return out

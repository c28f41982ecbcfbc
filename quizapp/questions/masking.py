"""Masks a term where its own definition would give it away: `____`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from quizapp.cards.deck import Note
from quizapp.cards.long_texts import SHOWN
from quizapp.cards.markup import plain
from quizapp.cards.script import is_latin
from quizapp.questions.alike import nfc

BLANK = "____"
_NAMED = 200  # characters; what is longer is no name that could stand in a text
_PARENTHESES = re.compile(r"(?<!\s)\s*[（(]([^()（）]{1,60})[)）]")
_PART = re.compile(r"[^\W_]+")
_LATIN = re.compile(r"[\x00-\u012f\u0132-\u024f\u2010-\u205e]*")  # but İ and ı, which no case folds to i
_SIGN_FIRST = re.compile(r"[.@$~/-][^\W_][\w+#]*")  # `.NET`
_SPACELESS = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\uff66-\uff9d]"
)
_ARABIC = re.compile(r"[\u0621-\u064a]")
_ARABIC_PREFIX = "[وفبكل]?(?:ال|لل)?"  # and, so, in, as, for; the


def called(note: Note) -> tuple[str, ...]:
    """What a term is called by its author: the term, its other names, what stands in their parentheses."""
    return _called(note.prompt, note.accept) if note.kind == "term" else ()


def _called(term: str, accept: tuple[str, ...]) -> tuple[str, ...]:
    found = [term, *accept]
    for text in (term, *accept):
        inner = _PARENTHESES.findall(text)
        if inner:
            found += [without_parentheses(text), *inner]
    return tuple(dict.fromkeys(t.strip() for t in found if t.strip()))


def without_parentheses(text: str) -> str:
    """The text without what stands in parentheses, and the blanks before them."""
    return _PARENTHESES.sub("", text)


def names(note: Note) -> tuple[str, ...]:
    """All that a term is called: what its author says, and the acronyms of that."""
    return _names(note.prompt, note.accept) if note.kind == "term" else ()


@lru_cache(maxsize=8192)
def _names(term: str, accept: tuple[str, ...]) -> tuple[str, ...]:
    found = _called(term, accept)
    return tuple(dict.fromkeys((*found, *filter(None, map(_acronym, found)))))


def _acronym(text: str) -> str:
    parts = re.findall(r"[^\W\d_]+", text) if len(text) <= SHOWN else []
    return "".join(p[0].upper() for p in parts) if len(parts) >= 3 and text.isascii() else ""


@lru_cache(maxsize=8192)
def _parts(name: str) -> tuple[str, ...]:
    """What has to be in a text, folded, that a name is in."""
    *words, last = _PART.findall(plain(nfc(name)).casefold()) or [""]
    return (*words, last[: max(1, len(last) - 3)])  # its end may be another one


@lru_cache(maxsize=8192)
def _forms(name: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """Of a name that is English words: those before the last, and all that the last may end in, folded."""
    bare = plain(nfc(name)).casefold()
    if not (bare.isascii() and bare.replace(" ", "").isalnum()):
        return None
    *words, last = bare.split()
    forms = {last, f"{last}s", f"{last}es", f"{last[:-1]}ies", last[:-1], last[:-2], f"{last[:-3]}y"}
    return frozenset(words), frozenset(forms)


def _may_stand(name: str, folded: str, words: frozenset[str]) -> bool:
    """Whether a name may stand in a text: most don't, and to make a pattern takes much longer.

    `folded`: the text; `words`: those of it, if it is of a kind where a name begins and ends with words.
    """
    if not all(part in folded for part in _parts(name)):
        return False
    forms = _forms(name) if words else None
    return forms is None or (forms[0] <= words and not forms[1].isdisjoint(words))


@lru_cache(maxsize=2048)
def _pattern(name: str) -> re.Pattern[str] | None:
    """A name as whole words with any spacing, also in plural; a very short one in its own case."""
    bare = plain(nfc(name)).strip()
    parts = _words(bare)
    if not parts:
        return None
    if _SPACELESS.search(bare):
        return _spaceless(bare)
    body = _with_endings(parts[-1][1])
    for (_, word), (glued, _) in zip(parts[-2::-1], parts[:0:-1], strict=True):
        body = _literal(word) + (r"[\W_]{0,6}" if glued else r"[\W_]{1,6}") + body
    if len(parts) == 1 and _SIGN_FIRST.fullmatch(bare):
        body = re.escape(bare[0]) + body
    short = len(bare) < 3 or (len(bare) == 3 and bare.isupper())
    if short and bare.islower():
        body += f"|{_with_endings(bare.capitalize())}"
    prefix = _ARABIC_PREFIX if _ARABIC.match(bare) else ""
    end = "|[+#]" if len(bare) < 4 else ""  # `C` is not the beginning of `C++`
    return re.compile(rf"(?<![^\W_]){prefix}(?:{body})(?![^\W_]{end})", 0 if short else re.IGNORECASE)


def _literal(text: str) -> str:
    """A text as a pattern; ß is also written ss."""
    return re.sub("ß|ẞ|[sS]{2}", "(?:ß|ẞ|ss)", re.escape(text))


def _words(name: str) -> list[tuple[bool, str]]:
    """The words of a name, each with whether a sign alone stands between it and the one before."""
    out: list[tuple[bool, str]] = []
    glued, word = True, ""
    for char in f"{name} ":
        if char.isalnum() or char in "+#" or (word and unicodedata.category(char)[0] == "M"):
            word += char
            continue
        if any(c.isalnum() for c in word):
            out.append((glued, word))
            glued = True
        word = ""
        glued = glued and not char.isspace()
    return out


def _with_endings(word: str) -> str:
    """A word, also in plural or of somebody's: English endings, and German ones after an umlaut."""
    whole = _literal(word)
    if not word[-1:].isalpha() or len(word) < 3:
        return whole
    if not word.isascii():
        return f"{whole}(?:['’]s|e[nrs]|[ens])?" if is_latin(word[0]) else whole
    forms = [f"{whole}(?:['’]s|e?s)?"]
    low = word.lower()
    if low.endswith("y"):
        forms.append(f"{_literal(word[:-1])}(?i:ies)")
    elif low.endswith("s") and len(word) > 3 and not low.endswith("ss"):
        forms.append(_literal(word[:-1]))
        if low.endswith("ies"):
            forms.append(f"{_literal(word[:-3])}[yY]")
        elif low.endswith("es"):
            forms.append(_literal(word[:-2]))
    return f"(?:{'|'.join(forms)})"


def _spaceless(name: str) -> re.Pattern[str]:
    """A name in a script that writes no blanks; a single character not as a part of a longer word."""
    if len(name) > 1:
        return re.compile(re.escape(name), re.IGNORECASE)
    beside = "\u3400-\u9fff" if "\u3400" <= name <= "\u9fff" else r"\w"
    return re.compile(f"(?<![{beside}]){re.escape(name)}(?![{beside}])")


def _blank(found: re.Match[str]) -> str:
    """The blank, but not for the beginning of a word that goes on with a vowel sign or an accent."""
    following = found.string[found.end() : found.end() + 1]
    return found[0] if following and unicodedata.category(following)[0] == "M" else BLANK


def masked(text: str, hidden: Iterable[str]) -> str:
    """The text with each of the names blanked; left as it was where nothing readable would remain."""
    names = tuple([name for name in hidden if len(name) <= _NAMED])
    if not names:
        return text
    return _masked(text, names) if len(text) <= SHOWN else _long_masked(text, names)


@lru_cache(maxsize=8)
def _long_masked(text: str, names: tuple[str, ...]) -> str:
    """The same of a text that takes long, and is wanted for every item that it might stand in."""
    return _masked(text, names)


def _masked(text: str, names: tuple[str, ...]) -> str:
    composed = out = nfc(text)
    folded = out.casefold()
    words = frozenset(_PART.findall(folded) if len(out) <= SHOWN and _LATIN.fullmatch(out) else ())
    for name in sorted(names, key=lambda n: (-len(n), n)):
        if _may_stand(name, folded, words) and (pattern := _pattern(name)):
            out = pattern.sub(_blank, out)
    return out if out != composed and _PART.search(out.replace(BLANK, "")) else text

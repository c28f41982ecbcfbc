"""Which part of an article a heading opens: names of glossaries, FAQs and others in several languages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from quizapp.formats.articles.section_names import (
    CONTENTS,
    EXPLAINED,
    FAQ,
    GLOSSARY,
    GLOSSARY_ALONE,
    LONG_NAMES,
    OTHER,
    TALKS,
    folded,
)

Part = Literal["glossary", "faq", "contents", "talk", "other", ""]


_TALK = re.compile(
    r"\b(?:interviews?|in conversation with|dialogues?|dialogs?|transcript|script|gespräch|dialoge?|entretien"
    r"|entrevista|intervista|diálogo|chat)\b|対談|インタビュー|対話|会話|مقابله|مقابلة|حوار"
)
_POINTERS = frozenset(
    """see read visit check below above how why when where who which write click please is are was
    has have siehe lesen besuchen unten oben wie warum consultez voir ci-dessous consulte vea
    ver lea abajo comment cómo por and that this needs need you""".split()  # noqa: SIM905 - a list of words reads better so
)
_CONNECTING = frozenset(
    """about of for on to with regarding – — - : zu zum zur über von für rund de du des d'un sur
    pour del sobre acerca para do da dos das della dei sul sulla и о حول عن في""".split()  # noqa: SIM905 - a list of words reads better so
)


@lru_cache(maxsize=4096)
def part_of(text: str, *, marked: bool = True) -> Part:
    """What a heading opens; "" where its words don't say. Not `marked`: a line that may be no heading."""
    if len(text) > 120 or len(text) < 2 or text.count(" ") > 12:
        return ""
    name = folded(text)
    words = name.split()
    if not words or len(words) > 9:
        return ""
    if exact := _exactly(name):
        return exact
    if len(words) < 7 and name.startswith(LONG_NAMES) and names_both(text):
        return "faq"
    if not _may_name(text, words, marked=marked):
        return ""
    if not (name.startswith(LONG_NAMES) or name.endswith(LONG_NAMES)):  # most lines end here, and fast
        return "talk" if marked and _TALK.search(name) else ""
    for part, names in (("faq", FAQ), ("glossary", GLOSSARY)):
        if _begins(name, names) or _ends(name, names, words):
            return "faq" if part == "faq" else "glossary"
    return "talk" if marked and _TALK.search(name) else ""


def _exactly(name: str) -> Part:
    if name in GLOSSARY or name in GLOSSARY_ALONE or EXPLAINED.sub("", name) in GLOSSARY_ALONE:
        return "glossary"
    if name in FAQ:
        return "faq"
    if name in CONTENTS:
        return "contents"
    if name in TALKS:
        return "talk"
    return "other" if name in OTHER else ""


def _may_name(text: str, words: list[str], *, marked: bool) -> bool:
    """Whether more words than the name itself can be a heading: no pointer, and no sentence."""
    if text.rstrip().endswith((".", "。", "!", "！", ";")) and not marked:
        return False
    return not any(word.strip(",.:") in _POINTERS for word in words)


def _begins(name: str, names: frozenset[str]) -> bool:
    for other in names:
        if not name.startswith(other):
            continue
        rest = name[len(other) :]
        if rest[0] in ":(（-–—,|/" or ord(other[-1]) >= 0x2E80:
            return True
        if rest[0] == " " and (rest.split()[0].strip("(") in _CONNECTING or rest[1] in "(–—-&|/"):
            return True
    return False


def _ends(name: str, names: frozenset[str], words: list[str]) -> bool:
    if len(words) > 6:
        return False
    for other in names:
        if name.endswith(other) and (name[-len(other) - 1] in " :-–—|/" or ord(other[0]) >= 0x2E80):
            return True
    return False


def names_both(text: str) -> bool:
    """Whether a heading names a FAQ and a glossary."""
    name = folded(text)
    return len(name) < 120 and all(any(each in name for each in names) for names in (FAQ, GLOSSARY))


def is_talk(title: str) -> bool:
    """Whether a title says that what follows is somebody talking with somebody."""
    return _TALK.search(folded(title)) is not None

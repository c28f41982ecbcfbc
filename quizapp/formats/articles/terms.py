"""What a line says of itself: a term by the sign behind it, a date, a name, an address."""

from __future__ import annotations

import re
from typing import NamedTuple

from quizapp.formats.articles.blocks import bare
from quizapp.formats.articles.labels import STOP
from quizapp.formats.articles.section_names import folded

_BOLD = re.compile(
    r"(?:\*\*|__)(?P<term>[^*\n]{1,160}?)[ ]?(?P<in>[:：.]?)"
    r"[ ]?(?:\*\*|__)[ ]?(?P<out>[:：=→⇒➔]|[.–—-](?=\s))?\s*"
)
_BOXED = re.compile(r"【([^【】\n]{1,40})】\s*[:：]?\s*")
_SIGN = re.compile(
    r"[ \u00a0]?(?::(?=[\s\u00a0*\"“«]|$)|：)|[ \u00a0\t]+(?:[–—]|--?>?|=>?|→|⇒|…)[ \u00a0\t]+"
    r"|\t+|\u3000+|\s*[—–]\s*(?=[^\W\d_]*\s)"
)
_MOST_TERM = 80
_MOST_WORDS = 8
_FOLLOWING = re.compile(
    r"\b(?:following|folgende\w*|suivants?|siguientes?|as follows|below)\b|次の|以下|التالية", re.IGNORECASE
)


class Pair(NamedTuple):
    """A term, its definition, and whether the term was set off in bold."""

    term: str
    rest: str
    is_bold: bool
    sign: str


def term_and_rest(text: str) -> Pair | None:
    """`Term: definition`, `Term – definition`, or a bold term with what follows it."""
    if (boxed := _BOXED.match(text)) and text[boxed.end() :].strip():
        return Pair(boxed[1].strip(), text[boxed.end() :].strip(), True, "【】")
    bold = _BOLD.match(text)
    if bold and text[bold.end() :].strip():
        rest = text[bold.end() :].strip()
        sign = bold["in"] or bold["out"] or ""
        if not sign and rest.startswith("("):  # **Term** (abbreviation): definition
            after = term_and_rest(f"{bold['term'].strip()} {rest}")
            return after._replace(is_bold=True) if after else None
        return Pair(bold["term"].strip(), rest, True, sign) if _is_term(bold["term"]) else None
    found = _sign_of(text[: _MOST_TERM + 4])
    if not found:
        return None
    term, rest = text[: found.start()].strip(), text[found.end() :].strip()
    return (
        Pair(bare(term), rest, term[:1] in ("`", "*"), found[0].strip() or "tab")
        if rest and _is_term(term)
        else None
    )


def _sign_of(head: str) -> re.Match[str] | None:
    """The first sign that is not within brackets; the first of all where those don't close."""
    first = _SIGN.search(head)
    if first is None or "(" not in head[: first.start()]:
        return first
    for found in _SIGN.finditer(head):
        before = head[: found.start()]
        if before.count("(") <= before.count(")"):
            return found
    return first


def _is_term(term: str) -> bool:
    plain = bare(term)
    if not plain or len(plain) > _MOST_TERM or len(plain.split()) > _MOST_WORDS or "\n" in term:
        return False
    if STOP.search(plain + " ") and not plain.endswith((".", ")")):
        return False
    return any(char.isalpha() for char in plain) and not _FOLLOWING.search(plain)


def is_term_line(text: str) -> bool:
    """Whether a line of its own can be a term: short, and no sentence."""
    plain = bare(text)
    return _is_term(plain) and not plain.endswith((".", "。", "!", "?", "？", "؟", ":", "：", ",", ";"))


_META = frozenset(
    folded(word)
    for word in """author authors by date published updated modified reviewed tel phone fax email e-mail mail
    address website web url link source sources note notes copyright license version price tags
    category categories keywords posted editor contact status isbn doi publisher language pages
    duration location time venue share photo image credit credits weight dimensions size color
    colour sku brand model hours warning tip autor autorin datum telefon adresse quelle stand
    hinweis preis verlag bild foto aktualisiert öffnungszeiten auteur téléphone adresse prix
    remarque publié éditeur fecha teléfono dirección correo fuente nota precio 著者 日付 電話
    住所 出典 更新日 注 المؤلف التاريخ الهاتف العنوان المصدر ملاحظة caution warnung important disclaimer
    筆者 文 写真 撮影 編集 翻訳 作者 来源 автор источник дата фото
    ps p.s p.p.s pps nb n.b fyi todo""".split()  # noqa: SIM905 - a list of words reads better so
) | {
    "last updated",
    "posted on",
    "written by",
    "published on",
    "reading time",
    "see also",
    "read more",
    "posted in",
}
_VALUE = re.compile(
    r"(?:https?://|www\.|\+?[\d(][\d ()/.:-]{5,}$|\S+@\S+\.\w+$|[\d.,:/ -]+\w{0,3}$)", re.IGNORECASE
)


def is_meta(term: str) -> bool:
    """Whether a word before a colon names what a page says of itself: author, date and so on."""
    return folded(term) in _META


def is_value(text: str) -> bool:
    """Whether a text is no definition but a date, a number, an address of the net."""
    return _VALUE.match(text.strip()) is not None or (
        len(text) < 24 and any(char.isdigit() for char in text) and len(text.split()) <= 4
    )

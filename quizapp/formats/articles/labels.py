"""What a line says of itself: a question or an answer by its label, a term by its sign, a date, a name."""

from __future__ import annotations

import re
from typing import NamedTuple

from quizapp.formats.articles.blocks import bare
from quizapp.formats.articles.sections import folded
from quizapp.formats.asking import asks as ends_asking

_ASKS = (
    "question|q",
    "frage|f",
    "pregunta|p",
    "pergunta|p",
    "domanda|d",
    "質問|問|q",
    "问题|问|q",
    "سؤال|السؤال|س",
    "вопрос|в",
    "vraag|v",
    "fråga|pytanie|soru|질문|문",
)
_SAYS = (
    "answer|a", "antwort|a", "respuesta|r", "resposta|r", "risposta|r", "réponse|reponse|r", "回答|答え|答|a",
    "答案|答|a",
    "الإجابة|إجابة|اجابة|جواب|الجواب|ج", "ответ|о",
    "antwoord|svar|odpowiedź|cevap|답변|답",
)  # fmt: skip


def _words(groups: tuple[str, ...]) -> str:
    every = {word for group in groups for word in group.split("|")}
    return "|".join(sorted(every, key=lambda word: (-len(word), word)))


_LABEL = re.compile(
    rf"(?P<open>\*\*)?(?:(?P<ask>{_words(_ASKS)})|(?P<say>{_words(_SAYS)}))"
    r"[ ]?(?:n[.º°]\s?)?(?P<number>#?\d{1,3})?(?P<inner>\*\*)?[ \u00a0]?"
    r"(?P<sign>[:：.．)、]|[–—-](?=\s)|(?<=\d)(?=\u3000))(?P<close>\*\*)?"
    r"(?:[ \t\u00a0\u3000]+|(?<=[：、．])|(?<=：\*\*)|$)",
    re.IGNORECASE,
)


class Label(NamedTuple):
    """A label before a text: `asks` or answers, its `number` if it has one, how long a word it is."""

    asks: bool
    number: str
    word: str
    sign: str
    rest: str


def label_of(text: str) -> Label | None:
    """The label that a text begins with, such as `Q1.`, `**A:**` or `問：`."""
    found = _LABEL.match(text)
    if not found:
        return None
    word = (found["ask"] or found["say"]).casefold()
    if len(word) == 1 and word.isascii() and (found["ask"] or found["say"]).islower() and not found["number"]:
        return None  # "a) …" and "p. 7" are no labels
    rest = text[found.end() :].strip()
    if found["open"] and not (found["inner"] or found["close"]):
        rest = _closed(rest)
    return Label(bool(found["ask"]), found["number"] or "", word, found["sign"], rest)


def _closed(rest: str) -> str:
    """A text whose opening `**` went with its label."""
    before, sign, after = rest.partition("**")
    if not sign:
        return rest
    return f"{before.strip()} {after.strip()}".strip() if after.strip() else before.strip()


_QUESTION_END = re.compile(r"(?:です|ます|でしょう|ません|だろう)か。?[\s)）」』\"”'’»*_]*$")
_MAY_ASK = re.compile(r"[?？؟⸮か;]")
_STOP = re.compile(r"[.!?。！？؟][)\"”»’]?\s+(?=\S)|[。！？](?=.)")


def asks(text: str) -> bool:
    """Whether a text is a single sentence that asks."""
    if not _MAY_ASK.search(text[-24:]):
        return False
    plain = bare(text)
    return len(plain) <= 300 and (ends_asking(plain) or _QUESTION_END.search(plain[-12:]) is not None)


def one_question(text: str) -> bool:
    """The same, and nothing before it but at most one other short sentence."""
    return asks(text) and "\n" not in text and len(_STOP.findall(bare(text))) <= 1


_SPLIT = re.compile(r"(?<=[?？؟])(?:\*\*)?(?:[ \t\u00a0]+|(?<=？)|\\\n)(?:[–—:-]\s+)?(?=\S)")


def question_and_rest(text: str) -> tuple[str, str] | None:
    """A question and what follows it in the same text."""
    found = _SPLIT.search(text[:300])
    if not found or not text[found.end() :].strip():
        return None
    head, rest = text[: found.start()], text[found.end() :]
    if "**" in head:
        head = head.replace("**", "")
        rest = rest.replace("**", "", 1) if rest.startswith("**") else rest
    if len(_STOP.findall(bare(head))) or not asks(head):
        return None
    return head.strip(" *\\\n"), rest.strip()


_BOLD = re.compile(
    r"(?:\*\*|__)(?P<term>[^*\n]{1,160}?)[ ]?(?P<in>[:：.]?)"
    r"[ ]?(?:\*\*|__)[ ]?(?P<out>[:：=→⇒➔]|[–—-](?=\s))?\s*"
)
_SIGN = re.compile(
    r"[ \u00a0]?(?::(?=[\s\u00a0*\"“«]|$)|：)|[ \u00a0\t]+(?:[–—=]|--?|→|⇒)[ \u00a0\t]+"
    r"|\t+|\u3000+|\s*[—–]\s*(?=[^\W\d_]*\s)"
)
_MOST_TERM = 80
_MOST_WORDS = 8
_FOLLOWING = re.compile(
    r"\b(?:following|folgende\w*|suivants?|siguientes?|as follows|below)\b|次の|以下|التالية", re.IGNORECASE
)


_NUMBER = re.compile(
    r"[—–][ \u00a0]+(?=\S)|[(（]?\d{1,3}(?:[.)）:．、]|\.\d{1,3}\.?)\s*(?=[^\W\d]|[¿¡\"“„«「])"
)


def unnumbered(text: str) -> str:
    """A question or term without the number before it."""
    return _NUMBER.sub("", text, count=1)


class Pair(NamedTuple):
    """A term, its definition, and whether the term was set off in bold."""

    term: str
    rest: str
    is_bold: bool
    sign: str


def term_and_rest(text: str) -> Pair | None:
    """`Term: definition`, `Term – definition`, or a bold term with what follows it."""
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
    if _STOP.search(plain + " ") and not plain.endswith((".", ")")):
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
    筆者 文 写真 撮影 編集 翻訳 作者 来源 автор источник дата фото""".split()  # noqa: SIM905 - a list of words reads better so
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

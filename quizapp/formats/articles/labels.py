"""What a line says of itself: that it is a question or an answer, by its label or its end."""

from __future__ import annotations

import re
from typing import NamedTuple

from quizapp.formats.articles.blocks import bare
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
_MAY_ASK = re.compile(r"[?？؟⁇⁈⁉‽⸮՞፧か;\u037e]")
STOP = re.compile(r"[.!?。！？؟][)\"”»’]?\s+(?=\S)|[。！？](?=.)")


def asks(text: str) -> bool:
    """Whether a text is a single sentence that asks."""
    if not _MAY_ASK.search(text[-24:]):
        return False
    plain = bare(text)
    return len(plain) <= 300 and (ends_asking(plain) or _QUESTION_END.search(plain[-12:]) is not None)


def one_question(text: str) -> bool:
    """The same, and nothing before it but at most one other short sentence."""
    return asks(text) and "\n" not in text and len(STOP.findall(bare(text))) <= 1


_SPLIT = re.compile(r"(?<=[?？؟])(?:\*{1,2}|_{1,2})?(?:[ \t\u00a0]+|(?<=？)|\\\n)(?:[–—:-]\s+)?(?=\S)")


def question_and_rest(text: str) -> tuple[str, str] | None:
    """A question and what follows it in the same text."""
    found = _SPLIT.search(text[:300])
    if not found or not text[found.end() :].strip():
        return None
    head, rest = text[: found.start()], text[found.end() :]
    if "**" in head:
        head = head.replace("**", "")
        rest = rest.replace("**", "", 1) if rest.startswith("**") else rest
    if len(STOP.findall(bare(head))) or not asks(head):
        return None
    return head.strip(" *_\\\n"), rest.strip()


_NUMBER = re.compile(
    r"[—–][ \u00a0]+(?=\S)|[(（]?\d{1,3}(?:[.)）:．、]|\.\d{1,3}\.?)\s*(?=[^\W\d]|[¿¡\"“„«「])"
)


def unnumbered(text: str) -> str:
    """A question or term without the number before it."""
    return _NUMBER.sub("", text, count=1)

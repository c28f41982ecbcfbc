"""Pairs that stand apart by a page's own means: definition lists, what opens, and rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from quizapp.cards.new_note import NewNote
from quizapp.formats.articles.blocks import Block, bare
from quizapp.formats.articles.labels import asks, label_of, unnumbered
from quizapp.formats.articles.section_names import folded
from quizapp.formats.found import FoundCard, Sure

_QUOTED = re.compile(r"^[\"“„«「『‘]\s?([^\"“”„«»「」『』]+?)\s?[\"”“»」』’]$")


def _words(text: str) -> frozenset[str]:
    return frozenset(folded(word) for word in text.split())


_NAMES = {
    "term": _words(
        """term terms word words name concept expression phrase acronym abbreviation begriff wort
        fachbegriff abkürzung terme mot sigle término palabra concepto termo palavra termine parola
        begrip термин слово понятие 用語 言葉 単語 語句 术语 術語 名词 용어 المصطلح الكلمة"""
    ),
    "body": _words(
        """definition definitions meaning description explanation bedeutung erklärung beschreibung
        définition signification explication definición significado descripción explicación
        definição descrição definizione significato betekenis uitleg определение значение объяснение
        意味 説明 定義 解説 定义 含义 解释 설명 뜻 التعريف المعنى الشرح"""
    ),
    "ask": _words(
        """question questions frage fragen pregunta preguntas pergunta perguntas domanda domande vraag
        вопрос 質問 問題 問い 问题 질문 السؤال سؤال q"""
    ),
    "say": _words(
        """answer answers antwort antworten réponse réponses respuesta respuestas resposta risposta
        antwoord ответ 回答 答え 答案 답변 الجواب الإجابة جواب a"""
    ),
}


def made(
    term: str, body: str, line: int, how: str, sure: Sure = "sure", also: Sequence[str] = ()
) -> FoundCard:
    """A card of a term, or of a question where the term asks."""
    term, body = unlabelled(term, body.strip())
    if asks(term):
        return FoundCard(NewNote("question", unnumbered(bare(term.strip(" *"))), body), line, how, sure)
    name = _QUOTED.sub(r"\1", bare(term.strip().strip("*").rstrip(":： ")))
    more = tuple(bare(each.strip(" *:")) for each in also)
    return FoundCard(NewNote("term", name, body, accept=more), line, how, sure)


def unlabelled(prompt: str, answer: str) -> tuple[str, str]:
    """A prompt and its answer without `Q.` and `A.` before them."""
    asking, saying = label_of(prompt), label_of(answer[:300])
    if asking and asking.asks and asking.rest:
        prompt = asking.rest
    if saying and not saying.asks and saying.rest and (asking or asks(prompt)):
        answer = saying.rest + answer[300:]
    return prompt, answer


def given(block: Block) -> Iterator[FoundCard]:
    """The pair that a block is, by its kind alone."""
    if block.kind == "definition" and block.text and block.body:
        yield made(block.text, block.body, block.line, "a definition list", also=block.also)
    elif block.kind == "details" and block.body:
        yield made(block.text, block.body, block.line, "a term that opens")
    elif block.kind == "row" and len(block.cells) >= 2:
        named = columns(block.header)
        first, second = named or (0, 1)
        if second < len(block.cells) and first < len(block.cells):
            cells = block.cells
            if columns(cells) is None and cells[first] and cells[second]:
                sure: Sure = "sure" if named or len(cells) == 2 else "likely"
                yield made(cells[first], cells[second], block.line, "a row of a table", sure)


def columns(header: Sequence[str]) -> tuple[int, int] | None:
    """Which columns hold the prompts and the answers, by the names in a header."""
    names = [set(folded(cell).split()[:3]) for cell in header]
    pairs: tuple[tuple[Literal["term", "ask"], Literal["body", "say"]], ...] = (
        ("term", "body"),
        ("ask", "say"),
    )
    for one, other in pairs:
        first = next((i for i, words in enumerate(names) if words & _NAMES[one]), None)
        second = next((i for i, words in enumerate(names) if words & _NAMES[other] and i != first), None)
        if first is not None and second is not None:
            return first, second
    return None

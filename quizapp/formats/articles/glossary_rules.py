"""The rules by which terms are found: in a glossary all usual ways, elsewhere only lists that say so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from quizapp.cards.new_note import NewNote
from quizapp.formats.articles.blocks import Block, bare
from quizapp.formats.articles.labels import (
    asks,
    is_meta,
    is_term_line,
    is_value,
    term_and_rest,
)
from quizapp.formats.articles.sections import folded, part_of
from quizapp.formats.found import FoundCard, Sure

_LETTER = re.compile(r"\W*\w(?:\s*[-–—/]\s*\w)?\W*$")
_TERM_NAMES = frozenset(
    """term terms word words name concept expression phrase acronym abbreviation begriff wort
    fachbegriff abkürzung terme mot sigle término palabra concepto termo palavra termine parola
    用語 言葉 単語 語句 术语 المصطلح الكلمة""".split()  # noqa: SIM905 - a list of words reads better so
)
_BODY_NAMES = frozenset(
    """definition definitions meaning description explanation bedeutung erklärung beschreibung
    définition signification explication definición significado descripción explicación
    definição descrição definizione significato 意味 説明 定義 解説 定义 التعريف المعنى الشرح""".split()  # noqa: SIM905 - a list of words reads better so
)
_ASK_NAMES = frozenset(
    """question questions frage fragen pregunta pergunta domanda 質問 問題 問い 问题 السؤال سؤال q
    question questions frage fragen pregunta pergunta domanda 質問 問題 問い 问题 السؤال سؤال q""".split()  # noqa: SIM905 - a list of words reads better so
)
_SAY_NAMES = frozenset(
    """answer answers antwort antworten réponse respuesta resposta risposta 回答 答え 答案 الجواب
    الإجابة جواب a""".split()  # noqa: SIM905 - a list of words reads better so
)
_ALL = {
    "term": frozenset(map(folded, _TERM_NAMES)),
    "body": frozenset(map(folded, _BODY_NAMES)),
    "ask": frozenset(map(folded, _ASK_NAMES)),
    "say": frozenset(map(folded, _SAY_NAMES)),
}
Form = Literal["bullet", "bold", "colon", "given"]
_HOW: dict[str, str] = {
    "bullet": "an item of the glossary",
    "bold": "a bold term in the glossary",
    "colon": "a line of the glossary",
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A term that may be one: where, in which form, with which sign between it and its definition."""

    at: int
    form: Form
    term: str
    body: str
    sign: str
    line: int


def made(
    term: str, body: str, line: int, how: str, sure: Sure = "sure", also: Sequence[str] = ()
) -> FoundCard:
    """A card of a term, or of a question where the term asks."""
    term = term.strip().strip("*").rstrip(":： ").strip() if not asks(term) else term.strip(" *")
    more = tuple(each.strip(" *:") for each in also)
    kind: Literal["question", "term"] = "question" if asks(term) else "term"
    return FoundCard(
        NewNote(kind, bare(term), body.strip(), accept=more if kind == "term" else ()), line, how, sure
    )


def glossary_cards(blocks: Sequence[Block]) -> list[FoundCard]:
    """The terms of a glossary."""
    out = [card for block in blocks for card in _given(block)]
    entries = list(_entries(blocks))
    if entries:
        return out + list(_judged(blocks, _main(entries)))
    if out:
        return out
    return _under_headings(blocks) or _line_over_line(blocks)


def _given(block: Block) -> Iterator[FoundCard]:
    """Terms that stand apart from their definitions by the page's own means."""
    if block.kind == "definition" and block.text and block.body:
        yield made(block.text, block.body, block.line, "a definition list", also=block.also)
    elif block.kind == "details" and block.body:
        yield made(block.text, block.body, block.line, "a term that opens")
    elif block.kind == "row" and len(block.cells) >= 2:
        columns = _columns(block.header)
        first, second = columns or (0, 1)
        if second < len(block.cells) and first < len(block.cells):
            cells = block.cells
            if _columns(cells) is None and cells[first] and cells[second]:
                sure: Sure = "sure" if columns or len(cells) == 2 else "likely"
                yield made(cells[first], cells[second], block.line, "a row of a table", sure)


def _columns(header: Sequence[str]) -> tuple[int, int] | None:
    """Which columns hold the prompts and the answers, by the names in a header."""
    names = [set(folded(cell).split()[:3]) for cell in header]
    for one, other in (("term", "body"), ("ask", "say")):
        first = next((i for i, words in enumerate(names) if words & _ALL[one]), None)
        second = next((i for i, words in enumerate(names) if words & _ALL[other] and i != first), None)
        if first is not None and second is not None:
            return first, second
    return None


def _entries(blocks: Sequence[Block]) -> Iterator[_Entry]:
    deep = min((block.level for block in blocks if block.kind == "item"), default=1)
    for i, block in enumerate(blocks):
        if block.kind not in ("item", "paragraph") or block.is_link:
            continue
        if block.kind == "item" and block.level > deep and i and _is_within(blocks, i, deep):
            continue
        if pair := term_and_rest(block.text):
            form: Form = "bold" if pair.is_bold else "bullet" if block.kind == "item" else "colon"
            yield _Entry(i, form, pair.term, pair.rest, pair.sign, block.line)
        elif block.kind == "item" and (body := _below(blocks, i)) and is_term_line(block.text):
            yield _Entry(i, "bullet", block.text, body, "", block.line)
        elif (
            bare(block.text) != block.text
            and block.text.startswith("**")
            and block.text.rstrip(":").endswith("**")
            and is_term_line(block.text.rstrip(":"))
            and (body := _next_paragraph(blocks, i))
        ):
            yield _Entry(i, "bold", block.text, body, "line", block.line)


def _is_within(blocks: Sequence[Block], i: int, deep: int) -> bool:
    """Whether an item belongs to one above it that is a term with a definition, or a term alone."""
    for k in range(i - 1, max(-1, i - 60), -1):
        if blocks[k].kind == "heading":
            return False
        if blocks[k].kind == "item" and blocks[k].level <= deep:
            text = blocks[k].text
            return term_and_rest(text) is not None or not term_and_rest(blocks[i].text)
    return False


def _below(blocks: Sequence[Block], i: int) -> str:
    """What stands deeper in a list than an item, below it; "" where that is a list of terms itself."""
    parts: list[str] = []
    for block in blocks[i + 1 : i + 60]:
        if block.kind == "item" and block.level > blocks[i].level:
            parts.append(f"\n- {block.text}")
        elif block.kind == "paragraph" and block.level >= blocks[i].level > 0:
            parts.append(f"\n\n{block.text}")
        else:
            break
    items = [part for part in parts if part.startswith("\n- ")]
    if len(items) == 1 == len(parts):
        return items[0][3:] if not term_and_rest(items[0][3:]) else ""
    if any(term_and_rest(item[3:]) for item in items) and not term_and_rest(blocks[i].text):
        return ""
    return "".join(parts).strip()


def _next_paragraph(blocks: Sequence[Block], i: int) -> str:
    after = blocks[i + 1] if i + 1 < len(blocks) else None
    if after is None or after.kind != "paragraph" or after.text.startswith("**"):
        return ""
    return after.text


def _main(entries: list[_Entry]) -> list[_Entry]:
    """The entries of the form that most of them have: an introduction or a note is none."""
    forms = Counter(entry.form for entry in entries)
    listed = forms["bullet"] + forms["bold"]
    if listed >= 2 or (listed and forms["colon"] < 2):
        return [entry for entry in entries if entry.form != "colon"]
    return entries


def _judged(blocks: Sequence[Block], entries: list[_Entry]) -> Iterator[FoundCard]:
    signs = Counter(entry.sign for entry in entries)
    usual, count = signs.most_common(1)[0]
    last, since = -1, 0
    for number, entry in enumerate(entries):
        body = entry.body
        if (
            entry.form != "colon" and entry.sign != "line" and blocks[entry.at].kind == "item"
            and (more := _below(blocks, entry.at)) and more != body
        ):  # fmt: skip
            body = f"{body}\n\n{more}" if not more.startswith("- ") else f"{body}\n{more}"
        if entry.form == "colon":
            since += (
                sum(not _LETTER.match(block.text) for block in blocks[last + 1 : entry.at]) if number else 0
            )
            if is_meta(entry.term) and (is_value(body) or number in (0, len(entries) - 1)):
                continue
        if folded(entry.term) in ("see also", "see", "siehe auch", "voir aussi", "véase también"):
            continue
        last = entry.at
        sure: Sure = "sure"
        if since or (
            entry.form != "bold" and count >= 3 and entry.sign != usual and entry.sign not in (":", "：")
        ):
            sure = "likely"
        if is_value(body) or (is_meta(entry.term) and len(body) < 30):
            sure = "doubtful"
        if len(entries) == 1 and entry.form == "colon":
            sure = "likely"
        yield made(entry.term, body, entry.line, _HOW[entry.form], sure)


def _under_headings(blocks: Sequence[Block]) -> list[FoundCard]:
    """Each heading a term, and what stands below it the definition."""
    out: list[FoundCard] = []
    places = [
        i for i, block in enumerate(blocks)
        if block.kind == "heading" and not _LETTER.match(block.text) and not part_of(block.text)
    ]  # fmt: skip
    for i in places:
        parts = []
        for block in blocks[i + 1 :]:
            if block.kind == "heading":
                break
            if block.text:
                parts.append(f"\n- {block.text}" if block.kind == "item" else f"\n\n{block.text}")
        body = "".join(parts).strip()
        if body and len(bare(blocks[i].text)) <= 80:
            out.append(made(blocks[i].text, body, blocks[i].line, "a heading in the glossary"))
    return out if len(out) >= 2 else [replace(card, sure="likely") for card in out]


def _line_over_line(blocks: Sequence[Block]) -> list[FoundCard]:
    """A short line, and below it a sentence, over and over."""
    texts = [block for block in blocks if block.kind == "paragraph" and not _LETTER.match(block.text)]
    if texts and not is_term_line(texts[0].text):
        texts = texts[1:]
    out = []
    for term, body in zip(texts[::2], texts[1::2], strict=False):
        if not is_term_line(term.text) or is_term_line(body.text):
            break
        out.append(made(term.text, body.text, term.line, "a line over its definition", "likely"))
    return out if len(out) >= 2 else []


def tables_and_lists(blocks: Sequence[Block]) -> list[FoundCard]:
    """What is a list of terms outside of a glossary: definition lists, and tables whose header says so."""
    out: list[FoundCard] = []
    for block in blocks:
        if block.kind == "row" and _columns(block.header):
            out += _given(block)
    run: list[Block] = []
    for at in [*blocks, Block("skip", "", 0)]:
        if at.kind == "definition" and (not run or run[-1].group == at.group):
            run.append(at)
            continue
        out += _of_list(run)
        run = [at] if at.kind == "definition" else []
    return out


def _of_list(run: list[Block]) -> list[FoundCard]:
    """A definition list as cards, if it is no dialog and not what a page says of itself."""
    names = [bare(block.text).casefold() for block in run]
    if not run or (len(set(names)) < len(names) and len(names) > 2):
        return []
    about = [is_meta(block.text) or is_value(block.body) for block in run]
    if sum(about) * 2 >= len(run):
        return []
    sure: Sure = "sure" if all(block.is_marked for block in run) else "likely" if len(run) > 1 else "doubtful"
    cards = [_card(block, is_about, sure) for block, is_about in zip(run, about, strict=True)]
    return [card for card in cards if card.note.prompt and card.note.answer]


def _card(block: Block, is_about: bool, sure: Sure) -> FoundCard:
    return made(
        block.text, block.body, block.line, "a definition list", "doubtful" if is_about else sure, block.also
    )

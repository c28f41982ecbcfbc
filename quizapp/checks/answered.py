"""What real answers say of a deck's cards, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from quizapp.cards.deck import Card, Deck, Note
from quizapp.cards.written import Written
from quizapp.checks.answer_codes import CODES, FLAGGED
from quizapp.scores.analysis.class_report import ItemReport
from quizapp.scores.analysis.sign_words import mend, quoted, words
from quizapp.scores.analysis.signs import Sign
from quizapp.source.finding import Finding
from quizapp.source.outline import Place
from quizapp.study.flags import Said, is_same, still_meant
from quizapp.study.lines import Flag

_MOST_FLAGS = 3  # remarks of one card that are told one by one


def answered(
    deck: Deck,
    text: str,
    path: str,
    items: Iterable[ItemReport],
    flags: Iterable[Flag],
    said: Mapping[str, Said] = MappingProxyType({}),
) -> list[Finding]:
    """The findings from answers and remarks on one deck, in the order of its file.

    Items whose wording is no longer the deck's say nothing, nor do flags from before: it may have been mended
    since. `text` is the deck's file; `path` goes into the findings; `said` is by flags' ids what their cards
    said, where their lines don't tell.
    """
    written = Written(text)
    cards = cards_ever(deck)
    found = []
    for report in items:
        card = cards.get(report.item.card)
        if card and is_same(card, report.item.stem, report.item.answer):
            for sign in report.signs:
                if sign.kind == "to accept" and sign.option in card.note.accept:
                    continue
                if place := _place(written, card, sign):
                    message = words(sign, report.item)
                    found.append(_finding(path, place, CODES[sign.kind], message, mend(sign)))
    meant = (each for each in flags if each.card in cards)
    standing = [each for each in meant if still_meant(cards[each.card], each, said.get(each.id))]
    found += _flagged(written, path, cards, standing)
    return sorted({each for each in found if each.code not in deck.ignore})


def cards_ever(deck: Deck) -> dict[str, Card]:
    """A deck's cards by their ids, also by those that they had in earlier wordings."""
    cards = {card.id: card for card in deck.cards}
    return cards | {old: cards[new] for old, new in deck.aliases.items() if new in cards}


def to_accept(deck: Deck, note: Note, items: Iterable[ItemReport]) -> list[str]:
    """Answers that many wrote for a note and that are marked wrong, the most frequent first."""
    cards = {card.id: card for card in deck.cards if card.note.id == note.id}
    signs = [
        sign
        for report in items
        if (card := cards.get(report.item.card))
        and card.direction != "reverse"
        and is_same(card, report.item.stem, report.item.answer)
        for sign in report.signs
        if sign.kind == "to accept" and sign.option not in note.accept
    ]
    return list(dict.fromkeys(sign.option for sign in sorted(signs, key=lambda each: -each.times)))


def _finding(path: str, place: Place, code: str, message: str, help: str) -> Finding:
    return Finding(path, place.line, place.col, code, message, help, "advice", length=place.length)


def _place(written: Written, card: Card, sign: Sign) -> Place | None:
    """Where the option of a sign stands, else the answer; None for what the program chose by itself."""
    note = card.note
    if sign.option:
        name = "wrong_terms" if card.direction == "reverse" else "wrong"
        texts = [each.text for each in (note.wrong_terms if name == "wrong_terms" else note.wrong)]
        if sign.option in texts:
            return written.field(note, name, texts.index(sign.option))
        if sign.kind == "idle distractor":
            return None
    return written.field(note, _key_field(note, card))


def _key_field(note: Note, card: Card) -> str:
    return "prompt" if card.direction != "forward" or note.kind == "cloze" else "answer"


def _flagged(written: Written, path: str, cards: dict[str, Card], flags: Iterable[Flag]) -> Iterator[Finding]:
    by_card: dict[str, list[str]] = {}
    for flag in flags:
        by_card.setdefault(cards[flag.card].id, []).append(flag.remark.strip())
    for id, remarks in by_card.items():
        place = written.line(cards[id].note)
        told = [quoted(remark) for remark in dict.fromkeys(remarks) if remark][:_MOST_FLAGS]
        count = "a learner flagged it" if len(remarks) == 1 else f"flagged {len(remarks)} times"
        said = f"{count}: {', '.join(told)}" if told else count
        yield _finding(path, place, FLAGGED, said, "see whether they are right")

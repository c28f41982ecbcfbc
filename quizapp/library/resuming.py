"""The items of an interrupted quiz, so that it goes on where it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from quizapp.cards.deck import Card, Note
from quizapp.cards.markup import plain
from quizapp.questions.answers import accepts
from quizapp.questions.forms import FORMS, form
from quizapp.questions.item import Item, Option
from quizapp.questions.material import Material
from quizapp.questions.paper import paper
from quizapp.questions.spelling import Accepts
from quizapp.questions.stock import Stock
from quizapp.questions.wish import Wish
from quizapp.study.lines import Answer, Start


class Today(NamedTuple):
    """What is there today of an interrupted quiz: its decks, and each card by its id.

    `resolve` gives today's id of a card that was reworded.
    """

    stocks: Sequence[Stock]
    card: Callable[[str], Card | None]
    resolve: Callable[[str], str]


def again(
    start: Start,
    answers: Sequence[Answer],
    today: Today,
    *,
    known: Callable[[Card], int] | None = None,
    confused: Mapping[str, Sequence[str]] | None = None,
) -> list[Item]:
    """The items of an interrupted quiz: the answered ones as they were, then what its seed gives.

    Where the decks have changed since, cards already asked are not asked again. `known` and `confused` as for
    `paper`, if it was begun with them.
    """
    wish = Wish.from_options(start.options)
    fresh = paper(today.stocks, wish, start.seed, known=known, confused=confused)
    material = Material(today.stocks)
    used = {stock.deck.id for stock in today.stocks}
    asked: dict[int, Item] = {}
    for line in answers:
        card = today.card(today.resolve(line.card))
        asked[line.n - 1] = _as_asked(line, fresh, card if card and card.deck_id in used else None, material)
    seen = {today.resolve(line.card) for line in answers}
    rest = iter(item for item in fresh if item.card.id not in seen)
    out: list[Item] = []
    for i in range(max(len(fresh), *(n + 1 for n in asked), 0)):
        item = asked.get(i) or next(rest, None)
        if item is None:
            break
        out.append(item)
    return out


def _as_asked(line: Answer, fresh: Sequence[Item], today: Card | None, material: Material) -> Item:
    """The item of a line: one of the fresh ones if it is the same, else made from what was shown."""
    texts = list(line.options)
    for item in fresh:
        same = item.card.id == line.card and item.form == line.form and item.stem == line.stem
        mended = item.accepts and line.answer not in (None, item.answer)  # options tell that of themselves
        if same and not mended and [o.text for o in item.options] == texts and item.group == line.item:
            return item
    stem, answer = line.stem or "", line.answer or ""
    note = Note(id=line.card, kind="question", prompt=stem, answer=answer)
    card = Card(line.card, line.card.partition("#")[0], note, "forward")
    options = tuple(Option(text) for text in texts)
    # A form that a newer version logged is shown as the nearest one here.
    known = line.form in {each.name for each in FORMS}
    name = line.form if known else "choice" if options else "flashcard"
    found = accepts(today, material) if today else Accepts(())
    right = tuple(dict.fromkeys((plain(answer).strip(), *found.right)))
    typed = replace(found, right=right) if form(name).entry == "text" else None
    return Item(card, name, "", stem, answer, options, line.key, group=line.item, accepts=typed)

"""`paper`: a quiz without taking it, as text or JSON."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from quizapp.cli.commands import SCORES
from quizapp.cli.parser import Parser, add_decks, add_wish, wish

if TYPE_CHECKING:
    from quizapp.library.library import Library
    from quizapp.questions.item import Item
    from quizapp.questions.material import Material

NAME = "paper"
GROUP = SCORES
SUMMARY = "a quiz to print, with its answer key"
EXAMPLE = "quizapp paper rare-earths-deal -n 5 --seed spring"


def add_arguments(parser: Parser) -> None:
    """Decks, what is asked and how, and in which shape."""
    add_decks(parser, needed=True)
    add_wish(parser)
    parser.add_argument("--explain", action="store_true", help="say why each item has these options")
    parser.add_argument("--json", action="store_true", help="as JSON: a list of items")


def run(args: Namespace) -> int:
    """Prints the items and their key. The same decks, options and seed print the same."""
    from quizapp.cli import door
    from quizapp.cli.output import print_json, tell
    from quizapp.cli.plain import plural
    from quizapp.library.library import NothingToAsk
    from quizapp.questions.material import Material
    from quizapp.questions.paper import paper, to_json
    from quizapp.questions.stock import Listed

    library = door.library(args, make=False)
    volumes = library.shelf.read(library.shelf.find(args.decks))
    if door.tell_unreadable(volumes):
        return 1
    decks = [volume.deck for volume in volumes if volume.deck]
    seed = args.seed or _drawn(library)
    stocks = [Listed(deck) for deck in decks]
    items = paper(stocks, wish(args), seed)
    material = Material(stocks) if args.explain else None
    if not items:
        raise NothingToAsk(f"no card of {', '.join(args.decks)} fits what was asked for")
    for number, item in enumerate(items, 1):
        if item.remark:
            tell(f"item {number}: {item.remark}")
    if len(items) < args.count:
        tell(f"only {plural(len(items), 'item')}: there are no more cards")
    if args.json:
        print_json([to_json(item) | _why(item, material) for item in items])
    else:
        from quizapp.cli.paper_text import print_paper

        digests = [deck.digest for deck in decks]
        titles = [volume.entry.full_title for volume in volumes]
        print_paper(items, list(zip(titles, digests, strict=True)), seed, material)
    return 0


def _why(item: Item, material: Material | None) -> dict[str, Any]:
    """With `--explain` a list beside the options: where each comes from, and what speaks for it."""
    from quizapp.questions.distractors.explaining import explain

    if material is None:
        return {}
    told = explain(item, material)
    return {
        "why": [
            {
                "source": reason.source,
                "deck": reason.deck,
                "note": reason.note,
                "shared": reason.shared,
                "likeness": reason.likeness,
                "features": dict(reason.parts),
            }
            for reason in told
        ]
    }


def _drawn(library: Library) -> str:
    from quizapp.cli.output import tell

    seed = library.seed()
    tell(f"seed {seed}: --seed {seed} prints this paper again")
    return seed

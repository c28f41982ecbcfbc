"""`paper`: a quiz without taking it, as text, HTML, Markdown or JSON, in one version or several."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from quizapp.cli.commands import SCORES
from quizapp.cli.parser import Parser, WrongUse, add_decks, add_wish, wish

if TYPE_CHECKING:
    from quizapp.library.library import Library
    from quizapp.library.shelf import Volume
    from quizapp.questions.item import Item
    from quizapp.questions.material import Material
    from quizapp.questions.versions import Version

NAME = "paper"
GROUP = SCORES
SUMMARY = "a quiz to print, with its answer key"
EXAMPLE = "quizapp paper rare-earths-deal -n 5 --seed spring --versions A,B -o spring.html"

_KINDS = {".html": "html", ".htm": "html", ".md": "markdown", ".json": "json", ".txt": "text"}
_MOST_VERSIONS, _LONGEST = 26, 12


def add_arguments(parser: Parser) -> None:
    """Decks, what is asked and how, and in which shape."""
    add_decks(parser, needed=True)
    add_wish(parser)
    parser.add_argument("--explain", action="store_true", help="say why each item has these options")
    parser.add_argument(
        "--versions",
        metavar="A,B",
        type=_letters,
        default=(),
        help="the same items in another order for each, their options shuffled, each with its key",
    )
    parser.add_argument("--json", action="store_true", help="as JSON: a list of items")
    parser.add_argument(
        "-o",
        dest="output",
        metavar="FILE",
        help="into a file, by its ending: .html to print, .md, .json or .txt",
    )


@dataclass(frozen=True)
class _Made:
    """A paper with all that is said of it."""

    volumes: Sequence[Volume]
    seed: str
    versions: Sequence[Version]
    material: Material | None

    @property
    def decks(self) -> list[tuple[str, str]]:
        """Titles with digests."""
        return [(volume.entry.full_title, volume.digest) for volume in self.volumes]


def run(args: Namespace) -> int:
    """Prints the items and their key, or writes them. The same decks, options and seed give the same.

    1 if a deck can't be read, or something in it could not be used.
    """
    from quizapp.cli import door
    from quizapp.cli.target import put, target_of

    kind = _kind(args)
    library = door.library(args, make=False)
    target = target_of(args.output, library) if args.output is not None else None
    volumes = library.shelf.read(library.shelf.find(args.decks))
    if door.tell_unreadable(volumes):
        return 1
    left_out = door.tell_errors(volumes)
    made = _made(args, library, volumes)
    if target is None:
        _print(made, kind)
        return 1 if left_out else 0
    from quizapp.cli.output import tell

    replaced = put(target, _text(made, kind).encode("utf-8", "backslashreplace"))
    tell(f"written to {target}{replaced}")
    return 1 if left_out else 0


def _letters(text: str) -> tuple[str, ...]:
    letters = [letter.strip() for letter in text.split(",")]
    bad = next((each for each in letters if not each.isalnum() or len(each) > _LONGEST), None)
    if bad is not None:
        raise ArgumentTypeError(f"{bad!r} names no version: letters or digits, with commas, as in A,B")
    if len(set(letters)) < len(letters):
        raise ArgumentTypeError("a version is there twice")
    if len(letters) > _MOST_VERSIONS:
        raise ArgumentTypeError(f"{len(letters)} versions are too many: at most {_MOST_VERSIONS}")
    return tuple(letters)


def _kind(args: Namespace) -> str:
    """What is to be written: by `--json`, else by the file's ending."""
    if args.json or args.output is None:
        return "json" if args.json else "text"
    kind = _KINDS.get(PurePath(args.output).suffix.lower())
    if kind is None:
        raise WrongUse(f"{args.output} ends in none of .html, .md, .json and .txt")
    if args.explain and kind in ("html", "markdown"):
        raise WrongUse("--explain goes with text and JSON: a printed paper has no room for it")
    return kind


def _made(args: Namespace, library: Library, volumes: Sequence[Volume]) -> _Made:
    from quizapp.cli.output import tell
    from quizapp.cli.plain import plural
    from quizapp.library.library import NothingToAsk
    from quizapp.questions.material import Material
    from quizapp.questions.paper import paper
    from quizapp.questions.stock import Listed
    from quizapp.questions.versions import Version, version

    seed = args.seed or _drawn(library)
    stocks = [Listed(volume.deck) for volume in volumes if volume.deck]
    items = paper(stocks, wish(args), seed)
    if not items:
        raise NothingToAsk(f"no card of {', '.join(args.decks)} fits what was asked for")
    versions = [version(items, letter, seed) for letter in args.versions] or [Version("", tuple(items))]
    first = f"version {versions[0].letter}, " if versions[0].letter else ""
    for number, item in enumerate(versions[0].items, 1):
        if item.remark:
            tell(f"{first}item {number}: {item.remark}")
    if len(items) < args.count:
        tell(f"only {plural(len(items), 'item')}: there are no more cards")
    material = Material(stocks) if args.explain else None
    return _Made(volumes, seed, versions, material)


def _print(made: _Made, kind: str) -> None:
    from quizapp.cli.output import columns, print_json, say, write_ready
    from quizapp.cli.paper_text import paper_lines

    if kind == "json":
        print_json(_list(made))
        return
    for number, version in enumerate(made.versions):
        if number:
            say()
        write_ready(paper_lines(version, made.decks, made.seed, made.material, columns() - 1))


def _text(made: _Made, kind: str) -> str:
    """What goes into a file."""
    if kind == "json":
        from quizapp.cli.output import json_text

        return json_text(_list(made))
    if kind == "text":
        from quizapp.cli.paper_text import paper_lines

        papers = (paper_lines(each, made.decks, made.seed, made.material) for each in made.versions)
        return "\n".join("".join(f"{line}\n" for line in lines) for lines in papers)
    from quizapp.formats import paper_html, paper_markdown
    from quizapp.formats.paper_sheets import Paper

    languages = {deck.id: deck.language for volume in made.volumes if (deck := volume.deck) and deck.language}
    sheets = Paper(tuple(made.decks), made.seed, tuple(made.versions), languages)
    return paper_html.render(sheets) if kind == "html" else paper_markdown.render(sheets)


def _list(made: _Made) -> list[dict[str, Any]]:
    from quizapp.questions.paper import to_json

    return [
        to_json(item) | ({"version": each.letter} if each.letter else {}) | _why(item, made.material)
        for each in made.versions
        for item in each.items
    ]


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

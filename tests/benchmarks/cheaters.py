"""Plays choice papers by cheaters, who know nothing, beside papers with three answers drawn at random.

    python tests/benchmarks/cheaters.py [DECK.toml | FOLDER ...] [-n 150] [--seeds 2] [--json]

Plays the project's own decks, those with wrong answers by their author also without them, so that the engine
has to find some, and then the decks that are named. Of a hundred items each cheater would get 25 by chance.
One (`seldom`) has seen the whole paper and takes the option that stood in it least often: compare with what
comes of that at random. One is trained on the other decks; it needs numpy. An item is unfair where two
options come to the same, where one is another name of the right one, or where the stem names that.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from helpers.cheats import (  # noqa: E402
    CHEATERS,
    OPTIONS,
    Question,
    at_random,
    central,
    length,
    marks,
    of_item,
    overlap,
    part,
    played,
    usual,
)

from quizapp.cards.assembly import cards_of  # noqa: E402
from quizapp.cards.deck import Deck, Note  # noqa: E402
from quizapp.cards.reading import read_deck  # noqa: E402
from quizapp.questions.paper import paper  # noqa: E402
from quizapp.questions.wish import Wish  # noqa: E402

try:
    import numpy as np
except ImportError:
    np = None  # type: ignore[assignment]

OWN, NAMED = "the project's decks", "the decks named"
KINDS = ("ours", "at random")
COLUMNS = (*CHEATERS, "seldom", "trained", "unfair", "four")
LEAST = 200  # items to be trained on


@dataclass
class Played:
    """One deck: its questions and results, ours and at random."""

    file: Path
    name: str
    group: str
    asked: int
    questions: dict[str, list[Question]]
    results: dict[str, dict[str, float]] = field(default_factory=dict)


def decks_at(paths: Iterable[Path]) -> Iterator[tuple[Path, str, Deck]]:
    """The decks of files and folders, by name."""
    for path in paths:
        for file in sorted(path.rglob("*.toml")) if path.is_dir() else [path]:
            name = str(file.relative_to(path).with_suffix("")) if path.is_dir() else file.stem
            reading = read_deck(file.read_bytes(), name)
            if reading.deck is None:
                sys.exit(f"{file}: this deck can't be read; `quizapp check` says why")
            yield file, name, reading.deck


def without_wrong(deck: Deck) -> Deck:
    """The deck as if its author had written no wrong answers."""
    notes = [_bare(note) for note in deck.notes]
    return deck._replace(notes=tuple(notes), cards=cards_of(deck.id, notes))


def _bare(note: Note) -> Note:
    return note._replace(wrong=(), wrong_terms=())


def play(file: Path, name: str, group: str, deck: Deck, count: int, seeds: int) -> Played:
    """Makes the papers and lets all cheaters but the trained one play them."""
    asked = 0
    questions: dict[str, list[Question]] = {kind: [] for kind in KINDS}
    for seed in map(str, range(1, seeds + 1)):
        for item in paper([deck], Wish(count=count), seed):
            asked += 1
            found = of_item(item, deck), at_random(item.card, deck, seed)
            for kind, question in zip(KINDS, found, strict=True):
                if question:
                    questions[kind].append(question)
    out = Played(file, name, group, asked, questions)
    for kind in KINDS:
        out.results[kind] = played(questions[kind]) | {"four": 100 * len(questions[kind]) / max(1, asked)}
    return out


# -- the trained one ---------------------------------------------------------------------------------


def seen(question: Question, unsaid: frozenset[str]) -> list[list[float]]:
    """What the trained one sees of each option: nothing of what it means."""
    sizes, shared, near = length(question), overlap(question, unsaid), central(question)
    forms = [[float(mark) for mark in marks(option)] for option in question.options]
    rows = []
    for i in range(OPTIONS):
        row = []
        for values in (sizes, shared, near):
            row += [_against(values, i), float(values[i] == max(values)), float(values[i] == min(values))]
        alone = [float(sum(form[k] == forms[i][k] for form in forms)) for k in range(len(forms[i]))]
        rows.append([*row, *forms[i], *alone])
    return rows


def _against(values: Sequence[float], i: int) -> float:
    middle = mean(values)
    return (values[i] - middle) / (abs(middle) + 1)


def train(decks: Sequence[Played], kind: str) -> None:
    """Has each deck played by one that was trained on the others of its group; too few of them: by none."""
    tables = {}
    for deck in decks:
        if questions := deck.questions[kind]:
            unsaid = usual(questions)
            table = np.array([seen(each, unsaid) for each in questions])
            tables[id(deck)] = table, np.array([each.key for each in questions])
    for deck in decks:
        others = [tables[id(d)] for d in decks if d.file != deck.file and id(d) in tables]
        if id(deck) not in tables or sum(len(keys) for _, keys in others) < LEAST:
            continue
        table, keys = (np.concatenate(parts) for parts in zip(*others, strict=True))
        middle, spread = table.mean((0, 1)), table.std((0, 1)) + 1e-6
        weights = fitted((table - middle) / spread, keys)
        mine, right = tables[id(deck)]
        scores = ((mine - middle) / spread) @ weights
        hits = [part(list(row), int(key)) for row, key in zip(scores, right, strict=True)]
        deck.results[kind]["trained"] = 100 * mean(hits)


def fitted(table, keys):  # type: ignore[no-untyped-def]
    """The weights by which the right options are the likeliest among their own: Newton's steps."""
    size = table.shape[2]
    weights, rows = np.zeros(size), np.arange(len(keys))
    for _ in range(12):
        scores = table @ weights
        likely = np.exp(scores - scores.max(1, keepdims=True))
        likely /= likely.sum(1, keepdims=True)
        expected = (likely[:, :, None] * table).sum(1)
        slope = (table[rows, keys] - expected).mean(0) - 0.01 * weights
        bent = np.einsum("nk,nki,nkj->ij", likely, table, table) - expected.T @ expected
        weights = weights + np.linalg.solve(bent / len(keys) + 0.01 * np.eye(size), slope)
    return weights


# -- what came of it ---------------------------------------------------------------------------------


def means(decks: Sequence[Played], kind: str) -> dict[str, float]:
    """Of each column the mean over the decks that have it."""
    columns = {name: [d.results[kind][name] for d in decks if name in d.results[kind]] for name in COLUMNS}
    return {name: mean(values) for name, values in columns.items() if values}


def line(name: str, count: str, ours: dict[str, float], random: dict[str, float]) -> str:
    """A line of the table: ours, and at random in brackets."""
    cells = "".join(f"{_cell(ours, column):>6} {'(' + _cell(random, column) + ')':<5}" for column in COLUMNS)
    return f"{name[:34]:<34}{count:>6}{cells}".rstrip()


def _cell(results: dict[str, float], column: str) -> str:
    if column not in results:
        return "-"
    return f"{results[column]:.1f}" if column == "unfair" else f"{results[column]:.0f}"


def table(groups: dict[str, list[Played]]) -> Iterator[str]:
    """The decks of each group and their means."""
    yield "Of a hundred items: ours, and in brackets the same cards with three answers drawn at random."
    yield "Chance is 25. unfair, four: of a hundred items those that are unfair, that have four options."
    for group, decks in groups.items():
        yield ""
        yield f"{group:<34}{'items':>6}" + "".join(f"{column:>9}   " for column in COLUMNS).rstrip()
        for deck in decks:
            yield line(deck.name, str(len(deck.questions["ours"])), *(deck.results[k] for k in KINDS))
        yield line("mean", "", *(means(decks, kind) for kind in KINDS))


def played_by_group(named: Sequence[Path], count: int, seeds: int) -> dict[str, list[Played]]:
    """All decks, played; those with wrong answers by their author also without them."""
    groups: dict[str, list[Played]] = {}
    for group, paths in ((OWN, [ROOT / "decks"]), (NAMED, named)):
        for file, name, deck in decks_at(paths):
            variants = [(name, deck)]
            if any(note.wrong or note.wrong_terms for note in deck.notes):
                variants = [(f"{name} (the author's)", deck), (f"{name} (found)", without_wrong(deck))]
            for called, each in variants:
                groups.setdefault(group, []).append(play(file, called, group, each, count, seeds))
    return groups


def main() -> None:
    """Plays and prints."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("decks", nargs="*", type=Path, metavar="DECK", help="a deck's file, or a folder")
    parser.add_argument("-n", type=int, default=150, help="cards of each deck and seed")
    parser.add_argument("--seeds", type=int, default=2, help="papers of each deck")
    parser.add_argument("--json", action="store_true", help="the results as JSON")
    args = parser.parse_args()
    groups = played_by_group(args.decks, args.n, args.seeds)
    for decks in groups.values() if np else ():
        for kind in KINDS:
            train(decks, kind)
    if args.json:
        report = [
            {"deck": deck.name, "group": group, "items": len(deck.questions["ours"]), **deck.results}
            for group, decks in groups.items()
            for deck in decks
        ]
        sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=1) + "\n")
        return
    sys.stdout.writelines(f"{each}\n" for each in table(groups))
    if not np:
        sys.stdout.write("\nThe trained one did not play: numpy is not installed.\n")


if __name__ == "__main__":
    main()

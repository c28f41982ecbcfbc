"""Random logs for two readers that must say the same: all kinds of lines, and on wish whatever is odd."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from quizapp.study.hand_in import pack
from quizapp.study.line_json import dumps, to_fields
from quizapp.study.lines import (
    Answer,
    Aside,
    CardLine,
    DeckUse,
    Finish,
    Flag,
    Line,
    Mark,
    Move,
    Set,
    Start,
    Undo,
    Unknown,
)

FORMS = ("choice", "true-false", "typed", "cloze", "match", "flashcard")
CARDS = [
    f"deck-{deck}#term:w{card}~00000{card}:{side}"
    for deck in "ab"
    for card in range(4)
    for side in ("forward", "gap")
]
WORDS = (
    "one",
    "two",
    "three",
    "Größe",
    'a "quoted" word',
    "back\\slash",
    "line\nbreak",
    "\u2028",
    "日本",
    "",
)
DEVICES = ("swift-heron", "calm-otter")
Fields = dict[str, Any]


class Maker:
    """Makes one learner's lines; `dice` decides everything."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.at = datetime(2026, 9, 1, tzinfo=UTC)
        self.count = 0
        self.lines: list[Line] = []

    def base(self, session: str = "") -> Fields:
        """The fields of the next line, mostly a little later than the one before."""
        self.count += 1
        self.at += timedelta(milliseconds=self.dice.choice((0, 1, 5000, -3000, 86_400_000 // 4)))
        at = self.at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return {"id": f"{self.dice.randrange(36**4):06}{self.count:04}", "at": at, "session": session}

    def some_id(self) -> str:
        return self.dice.choice(self.lines).id if self.lines else "none"

    def sitting(self) -> None:
        """A sitting with what may happen in it and after it."""
        dice, session = self.dice, f"s{self.count}"
        answers = [self.answer(session, n) for n in range(1, dice.randrange(1, 7))]
        answers += [self.answer(session, dice.choice((0, 1, 2))) for _ in range(dice.choice((0, 0, 0, 3)))]
        starts = [self.start(session) for _ in range(dice.choices((0, 1, 2), (1, 20, 1))[0])]
        ends = [Finish(**self.base(session), right=1, total=2)] if dice.random() < 0.8 else []
        self.lines += [*starts, *answers, *ends] if dice.random() < 0.9 else [*answers, *starts, *ends]
        for _ in range(dice.choice((0, 0, 1, 3))):
            self.lines.append(self.other(session))

    def start(self, session: str) -> Start:
        dice = self.dice
        return Start(
            **self.base(session),
            mode=dice.choice(("quiz", "quiz", "test", "test", "practice", "study")),
            decks=tuple(
                DeckUse(f"deck-{deck}", dice.choice(("", "x1"))) for deck in dice.choice(("", "a", "ab"))
            ),
            seed="7",
            options={"count": 5, "form": "choice", "tags": ["x"], "minutes": 1.5},
            assignment=dice.choice(("", "", "week-3#abc")),
            learner="0" * 16,
            app="0.1.0",
        )

    def answer(self, session: str, n: int) -> Answer:
        dice, form = self.dice, self.dice.choice(FORMS)
        has_options = form in ("choice", "match") or dice.random() < 0.1
        options = tuple(dice.choices(WORDS, k=dice.randrange(1, 5))) if has_options else ()
        place = dice.randrange(len(options)) if options else None
        return Answer(
            **self.base(session),
            card=dice.choice(CARDS),
            form=form,
            mark=dice.choice(("right", "wrong", "skipped")),
            n=n,
            item=dice.choice(("", "i1", "i2")),
            stem=dice.choice((None, None, "Stem", dice.choice(WORDS))),
            answer=dice.choice((None, None, "Answer", dice.choice(WORDS))),
            options=options,
            key=None if place is None or dice.random() < 0.1 else dice.randrange(len(options)),
            response=dice.choice((None, dice.choice(WORDS), place, place, place)),
            guess=dice.random() < 0.1,
            hint=dice.random() < 0.1,
            rating=dice.choice((None, 1, 4)),
            ms=dice.randrange(90_000),
            day=dice.choice(("", "2026-11-22", "2024-02-29")),
        )

    def other(self, session: str) -> Line:
        dice = self.dice
        card, target = dice.sample(CARDS, 2)
        move = dice.choice(((card, target), ("deck-a", "deck-b"), ("deck-b", "deck-a"), (card, "deck-c#new")))
        make: list[Callable[[], Line]] = [
            lambda: Undo(**self.base(session), line=self.some_id()),
            lambda: Undo(**self.base(session), line=self.lines[-1].id),
            lambda: Undo(**self.base(), line=dice.choice([*self.of(Undo), "none"])),
            lambda: Mark(
                **self.base(session), line=dice.choice(self.of(Answer) or ["none"]), mark="right", why="so"
            ),
            lambda: Mark(**self.base(), line=dice.choice(self.of(Answer) or ["none"]), mark="wrong"),
            lambda: Aside(**{**self.base(), "session": session}, back=dice.random() < 0.4),
            lambda: Flag(**self.base(session), card=card, remark=dice.choice(WORDS)),
            lambda: CardLine(**self.base(), card=card, action="suspend"),
            lambda: Set(**self.base(), name="retention", value={"x": [1, None, 2.5e-3]}),
            lambda: Unknown(**self.base(), kind="later", fields={"x": [{}, "ü"]}),
            lambda: Finish(**self.base(session)),
        ]
        if dice.random() < 0.1:
            return Move(**self.base(), source=move[0], target=move[1])
        return dice.choice(make)()

    def of(self, kind: type[Line]) -> list[str]:
        return [line.id for line in self.lines if isinstance(line, kind)]


def _lose_a_piece(raw: list[str], dice: random.Random) -> None:
    place = dice.randrange(len(raw))
    raw[place] = raw[place][: dice.randrange(1, len(raw[place]))]


def _change(**given: Any) -> Callable[[list[str], random.Random], None]:
    def change(raw: list[str], dice: random.Random) -> None:
        place = dice.randrange(len(raw))
        raw[place] = json.dumps(json.loads(raw[place]) | given, ensure_ascii=False)

    return change


def _add(text: str) -> Callable[[list[str], random.Random], None]:
    return lambda raw, dice: raw.insert(dice.randrange(len(raw) + 1), text)


def _twice(raw: list[str], dice: random.Random) -> None:
    fields = json.loads(dice.choice(raw))
    raw.append(json.dumps(fields | {"ms": 5, "at": "2026-11-22T10:00:00.000Z"}))


def _key_twice(raw: list[str], dice: random.Random) -> None:
    place = dice.randrange(len(raw))
    raw[place] = raw[place][:-1] + ',"mark":"right","session":"s0","id":"twice"}'


DEEP = "[" * 200 + "]" * 200
ODD: tuple[Callable[[list[str], random.Random], None], ...] = (
    _lose_a_piece,
    _twice,
    _key_twice,
    _add(""),
    _add("[1]"),
    _add('{"v":1}{"v":1}'),
    _add('{"v":1,"kind":"answer","id":"9","at":"2026-11-22T10:00:00.000Z"}'),
    _add("\0\0"),
    _add(f'{{"v":1,"kind":"set","id":"8","at":"2026-11-22T10:00:00.000Z","name":"x","value":{DEEP}}}'),
    lambda raw, dice: raw.__setitem__(0, "\ufeff" + raw[0]),
    lambda raw, dice: raw.__setitem__(-1, raw[-1] + "\r"),
    lambda raw, dice: raw.__setitem__(0, " " + raw[0]),
    *(
        _change(**{name: value})
        for name, value in (
            ("v", 2), ("v", "1"), ("extra", 1), ("mark", None), ("mark", "fine"), ("n", 1.0), ("n", "3"),
            ("n", -1), ("key", 99), ("key", "text"), ("response", 99), ("response", True), ("stem", 5),
            ("at", "2026-02-30T10:00:00.000Z"), ("at", "2100-02-29T10:00:00.000Z"), ("day", "2026-13-01"),
            ("rating", 5), ("guess", 1), ("ms", 2**60), ("id", ""), ("card", ""), ("session", None),
            ("options", ["a", 5]), ("options", None), ("stem", "nul \0"), ("decks", [{}]), ("mode", "quiz"),
            ("kind", "answer"), ("kind", "start"),
        )
    ),
)  # fmt: skip


def learner(folder: Path, dice: random.Random, odd: bool) -> None:
    """One learner's folder: some months of one or two devices, a conflict copy maybe, and a hand-in maybe."""
    maker = Maker(dice)
    for _ in range(dice.randrange(1, 6)):
        maker.sitting()
    folder.mkdir(parents=True)
    (folder / "profile.toml").write_text(f'name = "{folder.name}"\nid = "{dice.getrandbits(64):016x}"\n')
    files: dict[str, list[str]] = {}
    name = f"2026-09.{DEVICES[0]}.jsonl"
    for line in maker.lines:
        if dice.random() < 0.1:
            name = f"2026-{dice.choice(('09', '10'))}.{dice.choice(DEVICES)}.jsonl"
        files.setdefault(name, []).append(_written(line, dice, odd))
    if odd:
        dice.choice(ODD)(dice.choice(list(files.values())), dice)
        if dice.random() < 0.2:
            files[name.replace(".jsonl", " (conflict).jsonl")] = list(files[name])
    for name, raw in files.items():
        end = dice.choice(("\n", "\n", ""))
        (folder / name).write_bytes(("\n".join(raw) + end).encode("utf-8", "surrogatepass"))
    if dice.random() < 0.2:
        _hand_in(folder, maker)


def _written(line: Line, dice: random.Random, odd: bool) -> str:
    fields = to_fields(line)
    if odd and dice.random() < 0.1:
        return json.dumps(
            dict(dice.sample(list(fields.items()), len(fields))), ensure_ascii=dice.random() < 0.5
        )
    return dumps(fields)


def _hand_in(folder: Path, maker: Maker) -> None:
    start = next((line for line in maker.lines if isinstance(line, Start)), None)
    if start:
        own = [line for line in maker.lines if line.session == start.session]
        (folder.parent / f"{folder.name}.jsonl").write_bytes(pack(start, own, folder.name, "0.1.0"))


def made_class(folder: Path, seed: int, learners: int, odd: float) -> None:
    """A class of random learners, of whom a share of `odd` have something odd in their files."""
    dice = random.Random(seed)
    for number in range(learners):
        learner(folder / f"learner-{number:03}", dice, dice.random() < odd)

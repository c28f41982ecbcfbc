"""Damage to a log that is no bytes gone wrong: copies of sync tools, files swapped for something else."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

from faults.damaged_ground import Ground, ground
from faults.damaged_log import Model, check_read, loaded
from helpers.trials import Tally

from quizapp.study.lines import Answer
from quizapp.study.parsing import dumps, parse, to_fields

Judge = Callable[[Ground, Model, random.Random, Tally], None]

COPIES = (
    "{stem} (Kim's conflicted copy 2026-11-22){end}",  # Dropbox
    "{stem} (Case Conflict){end}",
    "{stem}.sync-conflict-20261122-101500-ABCDEFG{end}",  # Syncthing
    "{stem} (conflicted copy 2026-11-22 101500){end}",  # Nextcloud
    "{stem}_conflict-20261122-101500{end}",  # ownCloud
    "{stem} 2{end}",  # iCloud
    "{stem}-LAPTOP-AB12CD{end}",  # OneDrive
    "{stem}-laptop{end}",
    "{stem} (1){end}",  # Google Drive
    "{stem} (SFConflict kim@example.org 2026-11-22-10-15-00){end}",  # Seafile
    "{stem}.kim.conflict{end}",
)
HIDDEN = ("~syncthing~{name}.tmp", ".syncthing.{name}.tmp", ".{name}.icloud", ".~{name}", "{name}.orig")


def copy_name(name: str, dice: random.Random) -> str:
    """What a sync tool calls the other version of a file."""
    stem, dot, end = name.rpartition(".")
    return dice.choice(COPIES).format(stem=stem, end=dot + end)


def conflict_copies(judge: Judge) -> Callable[[random.Random, Tally], None]:
    """A file that two places wrote to: the sync tool keeps both, each with a part of the lines."""

    def trial(dice: random.Random, tally: Tally) -> None:
        with ground() as here:
            model = Model.of(here.texts())
            if dice.random() < 0.4:
                loaded(here).catalogue.close()
            for name in dice.sample(sorted(here.texts()), dice.choice((1, 2))):
                path = here.logs / name
                lines = path.read_bytes().splitlines(keepends=True)
                at = dice.randrange(len(lines) + 1)
                both, rest = lines[:at], lines[at:]
                ours = [line for line in rest if dice.random() < 0.5]
                theirs = [line for line in rest if line not in ours or dice.random() < 0.2]
                texts = _texts(model)
                path.write_bytes(_as_written(both + ours, texts))
                (here.logs / copy_name(name, dice)).write_bytes(_as_written(both + theirs, texts))
                hidden = dice.choice(HIDDEN).format(name=name)
                (here.logs / hidden).write_bytes(b"".join(both)[:-3])
            split = Model.of(here.texts())
            read = check_read(here, split)
            tally.lost += len({line.id for line in model.lines.values()} - {line.id for line in read.lines})
            assert not read.problems, read.problems[0]
            judge(here, split, dice, tally)

    return trial


def _texts(model: Model) -> dict[str, dict[str, str]]:
    """What each card's answers have as stem and answer."""
    found: dict[str, dict[str, str]] = {}
    for line in model.lines.values():
        if isinstance(line, Answer) and line.stem is not None and line.answer is not None:
            found[line.card] = {"stem": line.stem, "answer": line.answer}
    return found


def _as_written(lines: list[bytes], texts: dict[str, dict[str, str]]) -> bytes:
    """Each writer leaves texts out only where its own version of the file has them."""
    seen, out = set(), []
    for raw in lines:
        fields = json.loads(raw)
        if fields["kind"] == "answer" and fields["card"] not in seen:
            seen.add(fields["card"])
            raw = dumps(to_fields(parse(fields | texts[fields["card"]]))).encode() + b"\n"
        out.append(raw)
    return b"".join(out)


def swapped(judge: Judge) -> Callable[[random.Random, Tally], None]:
    """A log file is a folder, is empty, or is a link to nowhere or to itself."""

    def trial(dice: random.Random, tally: Tally) -> None:
        with ground() as here:
            model = Model.of(here.texts())
            if known := dice.random() < 0.4:
                loaded(here).catalogue.close()
            for name in dice.sample(sorted(here.texts()), dice.choice((1, 2, 3))):
                path = here.logs / name
                if name.startswith("2026-11.swift"):
                    path.write_bytes(dice.choice((b"", b"\n", b"\n\n \n")))  # the one that is written to
                    continue
                path.unlink()
                # Of a file that can't be read just now the index keeps what it had read before.
                _swap(path, dice.randrange(3 if known else 4))
            (here.logs / "2026-09.calm-otter-2x.jsonl").write_bytes(dice.choice((b"", b"\n")))
            judge(here, model, dice, tally)

    return trial


def _swap(path: Path, how: int) -> None:
    if how == 0:
        path.mkdir()
        (path / "inside.jsonl").write_bytes(b"{}\n")
    elif how == 1:
        path.symlink_to("nowhere")
    elif how == 2:
        path.touch()
    else:
        path.symlink_to(path.name)

"""Damage to what is not the log: decks, profile and device, the index, assignments, what is handed in."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from pathlib import Path
from typing import Any

from faults.damaged_ground import READING, Ground, ground, no_traceback
from faults.damaged_log import Model, check_goes_on, check_index, check_read, loaded
from faults.mutating import BYTES
from helpers.seen import everything
from helpers.trials import Tally

from quizapp.library.classes import Reader, read_class
from quizapp.library.library import Library
from quizapp.source.finding import Finding
from quizapp.storage.index.history import fold
from quizapp.storage.index.trouble import is_damaged
from quizapp.storage.profile import load as load_profile

SWAPS = ("empty", "folder", "nowhere", "itself")


def mutated(path: Path, dice: random.Random) -> str:
    """Damages one file somehow, or puts something else in its place; how."""
    if dice.random() < 0.1:
        how = dice.choice(SWAPS)
        path.unlink()
        if how == "empty":
            path.touch()
        elif how == "folder":
            path.mkdir()
        else:
            path.symlink_to("nowhere" if how == "nowhere" else path.name)
        return how
    how = dice.choice(list(BYTES))
    data = path.read_bytes()
    if how in ("encodings", "lines about", "torn tails") and not _is_text(data):
        how = "flipped bits"
    path.write_bytes(BYTES[how](data, dice))
    return how


def _is_text(data: bytes) -> bool:
    try:
        return bool(data.decode().strip())
    except UnicodeDecodeError:
        return False


def a_quiz(here: Ground, tally: Tally, *argv: str) -> None:
    """A quiz in plain lines: what it says is saved is in the log."""
    with tally.timed():
        said = here.say("quiz", *argv, "--plain", "--seed", "s", "-n", "2", stdin="1\n1\n\n")
    saved = said.out.count("Saved.")
    model = Model({})
    ids = {line.id for line in check_read(here, model).lines}
    tally.refused += said.code != 0
    new = [raw for data in here.texts().values() for raw in data.splitlines() if b'"kind":"answer"' in raw]
    there = sum(json.loads(raw)["id"] in ids for raw in new)
    tally.lost += max(0, saved - there)
    assert said.code == 0 or said.err, "a quiz is refused without a word"


# -- decks -------------------------------------------------------------------------------------------


def decks(dice: random.Random, tally: Tally) -> None:
    """Damages one deck: the others work, its intact cards are asked or the damage is named with its line."""
    with ground() as here:
        if dice.random() < 0.4:
            loaded(here).catalogue.close()
        name = dice.choice(("letters", "more/terms", "gaps"))
        path = here.decks / f"{name}.toml"
        lines = path.read_bytes().splitlines()
        if dice.random() < 0.1:
            shutil.copy(path, path.with_name(f"{path.stem} (Kim's conflicted copy 2026-11-22).toml"))
        else:
            mutated(path, dice)
        before = here.bytes()
        _check_decks(here, name, lines, tally)
        for command in dice.sample(READING, 2):
            said = here.say(*command.argv)
            if command.check and said.out:
                command.check(said.out)
        other = next(each for each in ("letters", "more/terms") if each != name)
        a_quiz(here, tally, other)
        here.say("quiz", name, "--plain", "--try", "-n", "2", stdin="1\n1\n\n")
        now = here.bytes()
        assert {k: v for k, v in now.items() if k.startswith("decks")} == {
            k: v for k, v in before.items() if k.startswith("decks")
        }, "a deck's file is not as it was"


def _check_decks(here: Ground, name: str, lines: list[bytes], tally: Tally) -> None:
    library = loaded(here)
    with no_traceback("reading decks"):
        found = {volume.entry.name: volume for volume in library.volumes}
        told = {each.entry.name: list(each.findings) for each in library.volumes}
        others = {each: found[each].cards for each in found if each in ("letters", "more/terms", "gaps")}
        deck = found[name].deck if name in found else None
    for each, cards in {"letters": 8, "more/terms": 8, "gaps": 3}.items():
        if each != name:
            assert others.get(each) == cards, f"{each} lost cards, though {name} is what is damaged"
    if name not in found:  # no file any more
        library.catalogue.close()
        return
    errors = [each for each in told[name] if each.severity == "error"]
    tally.refused += bool(errors)
    path = here.decks / f"{name}.toml"
    if deck is None:
        assert errors, f"{name} can't be read, and nobody says why"
        assert all(each.line >= 1 and each.path == f"{name}.toml" for each in errors)
    elif name != "gaps":
        _intact_cards(path, lines, {(note.prompt, note.answer) for note in deck.notes}, errors)
    library.catalogue.close()


def _intact_cards(path: Path, lines: list[bytes], notes: set[tuple[str, str]], errors: list[Finding]) -> None:
    now = set(path.read_bytes().splitlines())
    for line in lines:
        if line in now and line.startswith(b'"'):
            prompt, _, answer = line.decode().partition(" = ")
            is_there = (json.loads(prompt), json.loads(answer)) in notes
            assert is_there or errors, f"a card vanishes unnamed: {prompt}"


# -- profile and device ------------------------------------------------------------------------------


def profile(dice: random.Random, tally: Tally) -> None:
    """Damages the learner's profile, or what is kept of the device and the last learner."""
    with ground() as here:
        here.say("quiz", "letters", "--plain", "--seed", "s", "-n", "1", stdin="1\n")
        path = dice.choice(
            (
                here.logs / "profile.toml",
                here.logs / "profile.toml",
                *sorted(each for each in here.state.iterdir() if each.suffix in (".toml", ".json")),
            )
        )
        if not path.exists():
            return
        mutated(path, dice)
        damaged = path.read_bytes() if path.is_file() else None
        with no_traceback("reading the profile"):
            known = load_profile(here.logs)
        for command in dice.sample(READING, 2):
            here.say(*command.argv)
        a_quiz(here, tally, "letters")
        if path.name == "profile.toml" and damaged is not None and known and known.problem:
            assert path.read_bytes() == damaged, "a damaged profile was written over"
            assert "kim/profile.toml:" in here.say("progress", "verify").out, "a damaged profile is not named"
            assert "kim/profile.toml:" in here.say("scores").err, "a damaged profile is not named"
            tally.refused += 1


# -- the index ---------------------------------------------------------------------------------------


def index(dice: random.Random, tally: Tally) -> None:
    """Damages the index: it is made anew, and says what one says that is made from nothing."""
    with ground() as here:
        model = Model.of(here.texts())
        library = loaded(here)
        with no_traceback("asking a sound index"):
            library.quiz(library.named(["letters"]), _wish(), seed="s")
        library.catalogue.close()
        (path,) = here.cache.glob("*.sqlite")
        how = _damage_index(path, dice)
        before = here.bytes()
        for command in dice.sample(READING[:4], 2):
            with tally.timed():
                said = here.say(*command.argv)
            if command.check and said.out:
                command.check(said.out)
        assert here.bytes() == before
        _index_is_right(here, model, tally, exactly=how not in ("flipped bits", "page"))


def _wish() -> Any:
    from quizapp.questions.wish import Wish

    return Wish(count=3)


def _damage_index(path: Path, dice: random.Random) -> str:
    for end in ("-wal", "-shm"):
        beside = path.with_name(path.name + end)
        if dice.random() < 0.2:
            beside.write_bytes(dice.randbytes(dice.choice((0, 32, 4096))))
    how = dice.choice(("bytes", "bytes", "bytes", "swap", "page", "random", "version"))
    if how == "bytes":
        return mutated(path, dice)
    if how == "swap":
        path.unlink()
        path.write_bytes(b"not a database, but something else\n" * 200)
    elif how == "page":
        data = bytearray(path.read_bytes())
        size = int.from_bytes(data[16:18], "big")
        a, b = (dice.randrange(len(data) // size) * size for _ in range(2))
        data[a : a + size] = data[b : b + size] if dice.random() < 0.5 else dice.randbytes(size)
        path.write_bytes(data)
    elif how == "random":
        path.write_bytes(path.read_bytes()[:100] + dice.randbytes(20_000))
    else:
        import sqlite3

        with sqlite3.connect(path) as db:
            db.execute("UPDATE meta SET value = '999' WHERE name = 'version'")
        db.close()
    return how


def _index_is_right(here: Ground, model: Model, tally: Tally, *, exactly: bool) -> None:
    read = check_read(here, model)
    library = here.open()
    library._device = "swift-heron-7k"
    with no_traceback("opening after the index was damaged"):
        library.load()
        try:
            sound = library.catalogue.is_sound()
            _ask(library)
        except sqlite3.Error as error:  # the commands and the app then begin again, as here
            sound = not is_damaged(error)
        if not sound:
            library.catalogue.begin_again()
            library = loaded(here)
            exactly = True
    if exactly:
        check_index(library, read)
        check_goes_on(here, library, model, read)
    elif everything(library.journal.history) != everything(fold(read.lines)):
        # Other values where values stood: nothing tells these from right ones, and so it is only noted.
        tally.notes.append("index: it says something else than one made from nothing, and nobody noticed")
    library.catalogue.close()


def _ask(library: Library) -> None:
    everything(library.journal.history)
    library.stats()
    library.rows()
    library.quiz(library.named(["letters"]), _wish(), seed="s")


# -- assignments and hand-ins ------------------------------------------------------------------------


def assignment(dice: random.Random, tally: Tally) -> None:
    """Damages an assignment: it is sat, or refused in a word; the class's report says what is wrong."""
    with ground() as here:
        path = here.home / "progress" / "week-3.toml"
        here.say("assign", "letters", "gaps", "-n", "3", "-o", str(path))
        assert path.is_file()
        mutated(path, dice)
        before = path.read_bytes() if path.is_file() else None
        said = here.say("quiz", "--assignment", str(path), "--plain", stdin="1\n1\n1\n\n")
        assert said.code == 0 or said.err.strip(), "an assignment is refused without a word"
        tally.refused += said.code != 0
        for argv in (
            ("class", "progress", "--json"),
            ("hand-in", "--assignment", str(path), "-o", str(here.folder)),
        ):
            with tally.timed():
                here.say(*argv)
        assert before is None or path.read_bytes() == before


def handed_in(dice: random.Random, tally: Tally) -> None:
    """Damages one of a class's files: all others count as before, and what is wrong is named."""
    with ground() as here:
        folder = here.folder / "class"
        folder.mkdir()
        for name in ("ada", "ben", "cleo", "dan"):
            shutil.copytree(here.logs, here.home / "progress" / name, dirs_exist_ok=True)
            (here.home / "progress" / name / "profile.toml").unlink(missing_ok=True)
            here.say(
                "--learner", name, "quiz", "letters", "--plain", "-n", "4", "--seed", "z", stdin="1\n" * 5
            )
            if name != "dan":
                here.say("--learner", name, "hand-in", "--session", _last(here, name), "-o", str(folder))
        shutil.copytree(here.home / "progress" / "dan", folder / "dan")
        before = _results(folder, "own")
        assert len(before) == 4, "the class is not whole before anything is damaged"
        path = dice.choice(sorted(each for each in folder.rglob("*.jsonl")))
        how = mutated(path, dice)
        raw = path.read_bytes() if path.is_file() else None
        with tally.timed():
            after = _results(folder, "own")
        others = {who: what for who, what in before.items() if f".{who}." not in path.name and who != "dan"}
        if path.parent == folder:
            others["dan"] = before["dan"]
        for who, what in others.items():
            assert after.get(who) == what, (
                f"{who} counts otherwise, though {path.name} is what is damaged ({how})"
            )
        doubled = sum(len(each) for each in after.values()) > sum(len(each) for each in before.values())
        assert not doubled or how == "lines about", "attempts count twice"
        if dice.random() < 0.3:
            assert _results(folder, "engine") == after, "the engine says something else"
        here.say("class", str(folder), "--json")
        assert raw is None or path.read_bytes() == raw


def _last(here: Ground, name: str) -> str:
    found = json.loads(here.say("--learner", name, "scores", "--json").out)
    return str(next(each for each in found if each.get("finished", True))["session"])


def _results(folder: Path, reader: Reader) -> dict[str, list[tuple[Any, ...]]]:
    """What each learner's attempts came to; learners by the beginning of their name."""
    with no_traceback(f"reading a class ({reader})"):
        read = read_class(folder, reader=reader)
    out: dict[str, list[tuple[Any, ...]]] = {each.name.partition(" ")[0]: [] for each in read.roll.learners}
    for attempt in read.roll.attempts:
        name = read.roll.learners[attempt.learner].name.partition(" ")[0]
        out[name].append((attempt.session, attempt.right, attempt.total))
    return {name: sorted(each) for name, each in out.items()}


KINDS = {
    "decks": decks,
    "profile, device": profile,
    "index": index,
    "assignments": assignment,
    "class, hand-ins": handed_in,
}

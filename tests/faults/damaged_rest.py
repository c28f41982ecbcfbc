"""Damage to what is not the log: decks, profile and device; and the kinds of all else."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

from faults import damaged_class, damaged_index
from faults.damaged_ground import READING, Ground, ground, no_traceback
from faults.damaged_log import Model, check_read, loaded
from faults.mutating import mutated
from helpers.trials import Tally

from quizapp.source.finding import Finding
from quizapp.storage.profile import load as load_profile


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


KINDS = {
    "decks": decks,
    "profile, device": profile,
    "index": damaged_index.index,
    "assignments": damaged_class.assignment,
    "class, hand-ins": damaged_class.handed_in,
}

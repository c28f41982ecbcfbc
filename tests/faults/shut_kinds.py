"""Files and places that can't be written, or not just now."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from faults.damaged_ground import Ground, ground, no_traceback, some_commands
from faults.damaged_log import Model, check_read, loaded
from faults.shut import held_open, read_only
from helpers.trials import Tally

from quizapp.library.library import Library
from quizapp.storage.log_reading import read_log


def read_only_library(dice: random.Random, tally: Tally) -> None:
    """Nothing of the library can be written: reading works, answering says so, and nothing is made in it."""
    with ground() as here:
        before = sorted(str(path) for path in here.home.rglob("*"))
        shut = [here.home / "progress", here.decks]
        if dice.random() < 0.5:
            shut.append(here.cache)
        if dice.random() < 0.5:
            shut.append(here.state)
        with read_only(*shut):
            some_commands(here, dice, 4)
            with tally.timed():
                said = here.say("quiz", "letters", "--plain", "-n", "2", "--seed", "s", stdin="1\n1\n\n")
            assert "Saved." not in said.out, "an answer is called saved and can't be"
            assert "Nothing was saved" in said.out, "nobody says that nothing is saved"
            tally.refused += 1
            for argv in (
                ("study", "--plain"),
                ("check", "--fix"),
                ("new", "another"),
                ("optimize",),
                ("import", str(here.decks / "letters.toml"), "--yes"),
                ("progress", "merge", str(here.logs)),
            ):
                said = here.say(*argv, stdin="\n3\n:q\n")
                assert "Saved." not in said.out
        after = [path for path in sorted(str(path) for path in here.home.rglob("*")) if path not in before]
        made = [path for path in after if not path.startswith((str(here.cache), str(here.state)))]
        tally.damaged += len(made)
        assert not made, f"something was made: {made}"


def cache_or_state(dice: random.Random, tally: Tally) -> None:
    """Cache or state can't be used: all works, answers are saved, the next start knows them."""
    with ground() as here:
        shut: list[Path] = []
        for place in (here.cache, here.state):
            how = dice.choice(("as ever", "a file", "shut", "shut", "nowhere"))
            if how == "a file":
                _empty(place)
                place.write_text("something else")
            elif how == "shut":
                shut.append(place)
            elif how == "nowhere":
                _empty(place)
                place.symlink_to(here.folder / "missing" / "far")
        with read_only(*shut):
            some_commands(here, dice, 2)
            with tally.timed():
                said = here.say("quiz", "letters", "--plain", "-n", "2", "--seed", "s", stdin="1\n1\n\n")
            assert said.code == 0, said.err
            said_saved = said.out.count("Saved.")
            assert said_saved == 2, "answers are not saved"
            found = json.loads(here.say("scores", "--json").out)
            assert found[0]["total"] == 2
        model = Model({})
        tally.lost += max(0, said_saved - _new_answers(here))
        check_read(here, model)


def _empty(place: Path) -> None:
    if place.exists():
        shutil.rmtree(place)


def _new_answers(here: Ground) -> int:
    read = read_log(here.logs)
    last = max(line.session for line in read.lines if line.session and "kind" not in line.session)
    return sum(type(line).__name__ == "Answer" and line.session == last for line in read.lines)


def surroundings_missing(dice: random.Random, tally: Tally) -> None:
    """The real program without HOME, or with one that is not there."""
    with ground() as here:
        env = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SYSTEMROOT") if name in os.environ}
        env |= {"QUIZAPP_LEARNER": "kim", "PYTHONDONTWRITEBYTECODE": "1"}
        how = dice.choice(("none", "empty", "missing", "a file", "relative"))
        homes = {
            "empty": "",
            "missing": str(here.folder / "no" / "home"),
            "a file": __file__,
            "relative": "x",
        }
        if how != "none":
            env["HOME"] = homes[how]
        else:  # then the system's list of users is asked; what it says is not to be touched here
            env |= {f"XDG_{name}_HOME": str(here.folder / name) for name in ("STATE", "CACHE", "DATA")}
        for argv, stdin in (
            (("due",), ""),
            (("quiz", "letters", "--plain", "-n", "2"), "1\n1\n\n"),
            (("where",), ""),
        ):
            with tally.timed():
                done = subprocess.run(
                    [sys.executable, "-m", "quizapp", *argv, "--home", str(here.home)],
                    env=env,
                    cwd=here.folder,
                    input=stdin,
                    capture_output=True,
                    text=True,
                    timeout=120,
                )
            assert done.returncode == 0, f"HOME {how}: {argv[0]}: {done.stderr[-600:]}"
            assert "Traceback" not in done.stderr
            assert "had to stop" not in done.stderr
        tally.lost += max(0, 2 - _new_answers(here))


def held(dice: random.Random, tally: Tally) -> None:
    """Another program holds a file open: tried again for a moment, then told, and nothing is lost."""
    with ground() as here:
        here.say("quiz", "letters", "--plain", "-n", "1", "--seed", "s", stdin="1\n\n")
        before = _new_answers(here)
        for_good = dice.random() < 0.15
        times = 10_000 if for_good else dice.randrange(1, 8)
        kind = dice.choice(("log", "profile", "deck"))
        if kind == "log":
            with held_open(".jsonl", times) as tried, tally.timed():
                said = here.say("quiz", "letters", "--plain", "-n", "2", "--seed", "t", stdin="1\n1\n\n")
            saved = said.out.count("Saved.")
            assert tried, "no file was held"
            assert for_good or saved == 2, "a moment was not waited"
            if not for_good:
                tally.lost += saved - _new_answers(here)
            assert not for_good or "another program" in said.out + said.err, said.err[-300:]
        elif kind == "profile":
            library = loaded(here)
            with held_open("profile.toml", times), tally.timed(), no_traceback("saving the profile"):
                word = _save_profile(library)
            assert bool(word) == for_good
            assert not word or "another program" in word
            library.catalogue.close()
        else:
            path = here.decks / "gaps.toml"
            data = path.read_bytes()
            with held_open("gaps.toml", times), tally.timed():
                said = here.say("check", "--fix", "gaps")
            assert not for_good or path.read_bytes() == data
            assert not for_good or "another program" in said.out + said.err, said.err[-300:]
            assert for_good or path.read_bytes() != data, "nothing was mended"
        tally.refused += for_good
        assert before <= len(read_log(here.logs).lines)
        assert not list(here.home.rglob("*.tmp")), "a temporary file is left"


def _save_profile(library: Library) -> str:
    try:
        library.save_profile(replace(library.profile, theme="dark"))
    except OSError as error:
        return str(error)
    return ""

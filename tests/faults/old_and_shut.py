"""Opens libraries of every earlier version, and libraries and places that can't be written.

    python tests/faults/old_and_shut.py [--tries N] [--seed S] [--only KIND] [--at N]

Old files are read to the result that was written down for them. What can't be written is said in a word,
nothing that was acknowledged is lost, and what only reads works all the same.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import unicodedata
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from faults.damaged_ground import READING, Ground, ground, no_traceback
from faults.damaged_log import Model, check_goes_on, check_read, loaded
from faults.old_samples import NAMES, expected, put, said_of
from faults.shut import held_open, read_only
from helpers.trials import Kinds, Tally, main

from quizapp.storage.log_reading import read_log
from quizapp.storage.profile import load as load_profile
from quizapp.study.parsing import dumps

TRIES = 60  # of each kind


# -- old files ---------------------------------------------------------------------------------------


def old(dice: random.Random, tally: Tally) -> None:
    """A library of an earlier version, mostly with its index: read as ever, and gone on with."""
    with ground() as here:
        name = dice.choice(NAMES)
        put(here, name, index=dice.random() < 0.7)
        before = here.bytes()
        library = here.open()
        with tally.timed():
            now = said_of(library)
        then = expected(name)
        tally.lost += len(then["lines"]) - len(now["lines"])
        for what, value in then.items():
            assert now[what] == value, f"{name}: {what} are not what they were"
        commands(here, dice)
        assert here.bytes() == before, "reading has changed a file"
        library._device = "swift-heron-7k"
        model = Model.of(here.texts())
        check_goes_on(here, library, model, check_read(here, model))
        library.catalogue.close()
        _assigned(here, name, tally)


def _assigned(here: Ground, name: str, tally: Tally) -> None:
    """An old assignment is sat, and an old hand-in counts."""
    path = here.home / "week-1.toml"
    if path.exists():
        said = here.say("quiz", "--assignment", str(path), "--plain", stdin="1\n1\n1\n1\n\n")
        assert said.code == 0, f"{name}: the assignment is refused: {said.err}"
        told = json.loads(here.say("class", str(here.home / "class"), "--json").out)
        assert not told["problems"], told["problems"]
        assert "kim" in json.dumps(told)
        tally.refused += 0


def newer(dice: random.Random, tally: Tally) -> None:
    """Lines of a newer version stand among the others: kept, passed over, and named."""
    with ground() as here:
        name = dice.choice(NAMES)
        put(here, name, index=dice.random() < 0.5)
        path = next(here.logs.glob("*.jsonl"))
        lines = path.read_bytes().splitlines(keepends=True)
        told: set[int] = set()
        for number in range(dice.randrange(1, 4)):
            new, named = _newer_line(number, dice)
            at = dice.randrange(1, len(lines) + 1)
            lines.insert(at, new)
            told = {each + (each > at) for each in told} | ({at + 1} if named else set())
        path.write_bytes(b"".join(lines))
        before = here.bytes()
        now, then = said_of(here.open()), expected(name)
        for what in set(then) - {"lines", "problems"}:
            assert now[what] == then[what], f"{name}: {what} are others because of newer lines"
        there = {line["id"] for line in now["lines"]}
        tally.lost += len({line["id"] for line in then["lines"]} - there)
        named_now = {int(each.split(":")[1]) for each in now["problems"] if "L003" in each}
        assert named_now == told, f"named are lines {named_now} and not {told}"
        verified = json.loads(here.say("progress", "verify", "--json").out)[0]["findings"]
        assert {each["line"] for each in verified if each["code"] == "L003"} == told
        assert here.bytes() == before
        here.say("--learner", "lee", "progress", "merge", str(here.logs))
        kept = (here.home / "progress" / "lee" / path.name).read_bytes()
        assert kept == path.read_bytes(), "a merge does not keep what is newer"
        tally.refused += len(told)


_KINDS = ("answer", "start", "undo", "mark", "card", "move", "set", "aside", "flag", "finish", "later")


def _newer_line(number: int, dice: random.Random) -> tuple[bytes, bool]:
    """A line of a newer version, and whether it is to be named."""
    base = {"v": 1, "kind": "later", "id": f"01N{number:023}", "at": "2026-11-20T10:00:30.000Z"}
    how = dice.randrange(3)
    more: dict[str, object] = {"what": {"deep": [1, None, "ü"]}, "session": "later"}
    if how == 0:
        base |= {"v": dice.choice((2, 99)), "kind": dice.choice(_KINDS)}
    elif how == 1:
        base |= {"kind": dice.choice(("later", "recall", "Answer"))}
    else:
        base |= {"kind": "finish", "session": "later"}
        more |= {"mood": "good", "right": 1, "total": 1, "confidence": 0.5}
    return dumps(base | more).encode() + b"\n", how == 0


# -- what can't be written ---------------------------------------------------------------------------


def commands(here: Ground, dice: random.Random, count: int = 3) -> None:
    """Some of the commands that read."""
    for command in dice.sample(READING, count):
        said = here.say(*command.argv)
        if command.check and said.out:
            command.check(said.out)


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
            commands(here, dice, 4)
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
            commands(here, dice, 2)
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
    import shutil

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


# -- names -------------------------------------------------------------------------------------------

BAD_NAMES = (
    "CON",
    "con",
    "nul",
    "aux",
    "AUX.toml",
    "com1",
    "lpt9.x",
    "a.",
    "a ",
    " a",
    "a:b",
    "a?",
    "a*b",
    'a"b',
    "a<b>",
    "a|b",
    "a\\b",
    "../out",
    "/etc/x",
    "a/../../b",
    "x" * 300,
    "ü" * 200,
    "deep/" * 40 + "x",
    "a\x07b",
    "\u202ea",
    ".hidden",
    "CON/inside",
    "prn.d/inside",
    "a/ b",
    "~",
    "-n",
    "Ａ",
    "e\u0301",
)
_FORBIDDEN = set('<>:"|?*\\') | {chr(number) for number in range(32)}
_DEVICES = {"con", "prn", "aux", "nul", *(f"{a}{n}" for a in ("com", "lpt") for n in range(1, 10))}


def is_safe_everywhere(path: Path, root: Path) -> bool:
    """Whether Windows can have a file of that name."""
    for part in path.relative_to(root).parts:
        base = part.partition(".")[0].lower().rstrip()
        if base in _DEVICES or set(part) & _FORBIDDEN or part[-1] in ". " or len(part.encode()) > 255:
            return False
    return True


def names(dice: random.Random, tally: Tally) -> None:
    """Names that Windows can't have: refused in a word, or made into one that every system can have."""
    with ground() as here:
        before = set(here.home.rglob("*"))
        name = dice.choice(BAD_NAMES)
        if dice.random() < 0.2:
            name = "".join(dice.choice("aB.: ?*/\\conCON1ü\t~") for _ in range(dice.randrange(1, 9)))
        how = dice.choice(("new", "learner", "import", "hand-in"))
        if how == "new":
            said = here.say("new", "--", name)
        elif how == "learner":
            argv = ("quiz", "letters", "--plain", "-n", "1", "--seed", "s")
            said = here.say(f"--learner={name}", *argv, stdin="1\n\n")
        elif how == "import":
            source = here.folder / "cards.csv"
            source.write_text("term,definition\nStone,A hard thing.\nWater,A wet thing.\n")
            said = here.say("import", str(source), f"--deck={name}", "--yes")
        else:
            here.say("--learner", "kim", "quiz", "letters", "--plain", "-n", "1", stdin="1\n\n")
            said = _hand_in_of(here, name)
        made = [path for path in here.home.rglob("*") if path not in before]
        outside = [path for path in here.folder.rglob("*out*") if not path.is_relative_to(here.home)]
        for path in made:
            assert is_safe_everywhere(path, here.home), f"{how} {name!r} made {path.name!r}"
        assert not outside, f"{how} {name!r} made {outside}"
        tally.refused += said.code != 0
        assert said.code == 0 or said.err.strip(), f"{how} {name!r} is refused without a word"
        twice = [unicodedata.normalize("NFC", str(path)).casefold() for path in here.home.rglob("*")]
        assert len(set(twice)) == len(twice), f"{how} {name!r} made two names that are one elsewhere"


def _hand_in_of(here: Ground, name: str):
    profile = here.logs / "profile.toml"
    known = load_profile(here.logs)
    assert known is not None
    import tomli_w

    text = tomli_w.dumps({"name": name, "id": known.id})
    profile.write_text(text, "utf-8")
    session = json.loads(here.say("scores", "--json").out)[0]["session"]
    return here.say("hand-in", "--session", session, "-o", str(here.home))


def two_cases(dice: random.Random, tally: Tally) -> None:
    """`A.toml` beside `a.toml`, or asked for in other capitals: one deck is never taken for the other."""
    with ground() as here:
        text = (here.decks / "letters.toml").read_text("utf-8")
        name = dice.choice(("Letters", "LETTERS", "letterS"))
        if dice.random() < 0.5:
            before = here.bytes()
            for argv in (("new", name), ("import", str(here.decks / "gaps.toml"), f"--deck={name}", "--yes")):
                said = here.say(*argv)
                assert not (here.decks / f"{name}.toml").exists(), f"{argv[0]} made a second one"
                tally.refused += said.code != 0
            assert "decks/letters.toml" in before
        else:
            (here.decks / f"{name}.toml").write_text(text.replace('"Letters"', '"Other"'), "utf-8")
            library = loaded(here)
            found = {volume.entry.name: volume.deck_id for volume in library.volumes}
            library.catalogue.close()
            assert found[name] == name
            assert found["letters"] == "letters"
            here.say("check")
            said = here.say("quiz", "letters", "--plain", "-n", "1", stdin="1\n\n")
            assert said.out.count("Saved.") == 1


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


def _save_profile(library) -> str:
    from dataclasses import replace

    try:
        library.save_profile(replace(library.profile, theme="dark"))
    except OSError as error:
        return str(error)
    return ""


KINDS: Kinds = {
    "old libraries": old,
    "newer lines": newer,
    "read-only library": read_only_library,
    "cache and state": cache_or_state,
    "no home": surroundings_missing,
    "names": names,
    "capitals": two_cases,
    "held open": held,
}

if __name__ == "__main__":
    sys.exit(main(KINDS, TRIES, __doc__))

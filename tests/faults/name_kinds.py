"""Names that some systems can't have, or take for others."""

from __future__ import annotations

import json
import random
import unicodedata
from pathlib import Path

import tomli_w
from faults.damaged_ground import Ground, Said, ground
from faults.damaged_log import loaded
from helpers.trials import Tally

from quizapp.storage.profile import load as load_profile

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


def _hand_in_of(here: Ground, name: str) -> Said:
    profile = here.logs / "profile.toml"
    known = load_profile(here.logs)
    assert known is not None
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

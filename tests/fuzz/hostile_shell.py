"""Nothing of a deck, a log or an argument reaches a shell: traps stand where programs are looked for.

Each trap is a program in a `PATH` of its own that only notes how it was called. None may be called, but for
the editor that was wished for, which gets one file's absolute path as one word.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from end_to_end.terminal_kit import Terminal, quizapp, surroundings
from fuzz.hostile_decks import COMMANDS, deck_text, file_name
from fuzz.hostile_sizes import measured
from fuzz.hostile_texts import SHELLS, assert_text
from helpers.trials import Tally

TRAPS = (
    *(
        "sh",
        "bash",
        "dash",
        "zsh",
        "env",
        "xdg-open",
        "open",
        "start",
        "sensible-browser",
        "www-browser",
        "firefox",
    ),
    *(
        "less",
        "more",
        "man",
        "vi",
        "vim",
        "nano",
        "ed",
        "emacs",
        "touch",
        "python",
        "python3",
        "git",
        "unzip",
        "tar",
    ),
    *(
        "xclip",
        "xsel",
        "wl-copy",
        "pbcopy",
        "notify-send",
        "stty",
        "tput",
        "lp",
        "mail",
        "editor",
        "pager",
        "xterm",
    ),
)
_TRAP = """#!{python}
import json, sys
with open({log!r}, "a") as log:
    log.write(json.dumps(sys.argv) + "\\n")
"""
_CALM = (
    *(argv for argv, _ in COMMANDS),
    ("quiz", "--plain", "-n", "4"),
    ("study", "--plain", "-n", "3"),
    ("paper", "-n", "4", "--explain"),
    ("help", "editors"),
    ("optimize",),
)


class Trapped:
    """A library with hostile decks, and an environment of traps."""

    def __init__(self, root: Path, dice: random.Random) -> None:
        self.root = root
        self.home = root / "library"
        decks = self.home / "decks"
        decks.mkdir(parents=True)
        (self.home / "progress").mkdir()
        self.name = f"{dice.choice(SHELLS).replace('/', '∕').strip()[:60]} {file_name(dice)[:20]}".strip(" .")
        (decks / f"{self.name}.toml").write_text(deck_text(dice), "utf-8")
        (decks / "calm.toml").write_text(deck_text(dice), "utf-8")
        self.calls_at = root / "calls"
        folder = root / "traps"
        folder.mkdir()
        for each in TRAPS:
            path = folder / each
            path.write_text(_TRAP.format(python=sys.executable, log=str(self.calls_at)), "utf-8")
            path.chmod(0o755)
        self.env = surroundings(
            root, QUIZAPP_HOME=str(self.home), PATH=str(folder), PAGER="less", BROWSER="firefox"
        )
        self.env["SHELL"] = str(folder / "sh")

    @property
    def calls(self) -> list[list[str]]:
        """How the traps were called."""
        if not self.calls_at.exists():
            return []
        return [json.loads(line) for line in self.calls_at.read_text("utf-8").splitlines()]

    def assert_untouched(self, what: str) -> None:
        """No trap was called, and nothing that a shell would have made is there."""
        assert not self.calls, f"{what} called {self.calls[:3]}"
        made = [
            path for path in self.root.rglob("trap*") if path.name != "traps" and "decks" not in path.parts
        ]
        assert not made, f"{what} made {made}"


def commands(dice: random.Random, tally: Tally) -> None:
    """Commands as processes, with hostile arguments: no program is started, and no shell."""
    with tempfile.TemporaryDirectory(prefix="quizapp-hostile-") as folder:
        there = Trapped(Path(folder), dice)
        evil = dice.choice(SHELLS)
        words: Sequence[str] = dice.choice(
            (
                *_CALM,
                ("quiz", "--plain", "-n", "2", f"--seed={evil}", "--", there.name),
                (f"--learner={evil}", "study", "--plain", "-n", "2", "calm"),
                ("check", "--", there.name),
                ("export", "calm", "-o", f"{evil.replace('/', '')}.csv"),
                ("import", "--yes", "--", evil),
                ("new", f"--title={evil}", "--", evil),
                ("class", "--", evil),
                ("progress", "merge", "--", evil),
                ("paper", "-n", "3", "calm", "-o", f"{evil.replace('/', '')}.html"),
                ("help", "--", evil),
            )
        )
        cost = measured(quizapp(*words), there.env, there.root, f"1\n{evil}\n\n{evil}\n" * 6)
        tally.slowest = max(tally.slowest, cost.seconds)
        tally.memory = max(tally.memory, cost.memory)
        tally.refused += cost.code != 0
        told = " ".join(words)[:100]
        assert "Traceback" not in cost.err, f"{told}: {cost.err[-600:]}"
        assert_text(cost.err, told)
        there.assert_untouched(told)


def app(dice: random.Random, tally: Tally) -> None:
    """The app in a terminal with keys and words for shells by chance: no program is started."""
    with tempfile.TemporaryDirectory(prefix="quizapp-hostile-") as folder:
        there = Trapped(Path(folder), dice)
        with tally.timed(), Terminal(quizapp(), there.env) as screen:
            screen.until(lambda: "quiz" in screen.text, "the app doesn't open")
            for _ in range(14):
                screen.send(
                    dice.choice(
                        (
                            "j",
                            "k",
                            "d",
                            "\r",
                            "\x1b",
                            "1",
                            "2",
                            " ",
                            "o",
                            "v",
                            "\x1b",
                            f"{dice.choice(SHELLS)}",
                        )
                    )
                )
                screen.read(0.1)
            screen.kill()
        there.assert_untouched("the app")


def editors(dice: random.Random, tally: Tally) -> None:
    """`edit` on a deck by a hostile name: the editor is called once, with the file's path as one word."""
    with tempfile.TemporaryDirectory(prefix="quizapp-hostile-") as folder:
        there = Trapped(Path(folder), dice)
        there.env["EDITOR"] = dice.choice(
            ("nano", "vi", "ed", "nano -w", "emacs '$(touch trap)'", "vim;touch trap")
        )
        cost = measured(quizapp("edit", "--", there.name), there.env, there.root)
        tally.slowest = max(tally.slowest, cost.seconds)
        tally.refused += cost.code != 0
        wished = shutil.which(there.env["EDITOR"].split()[0], path=there.env["PATH"])
        path = str(there.home / "decks" / f"{there.name}.toml")
        if wished is None:
            there.assert_untouched("edit")
            return
        calls = there.calls
        assert len(calls) == 1, f"called were {calls}"
        call = calls[0]
        assert call[0] == wished, f"{call} was called"
        assert call[-1] == path, f"the editor was given {call[1:]}"
        there.calls_at.unlink()
        there.assert_untouched("edit")


KINDS = {"shell: commands": commands, "shell: the app": app, "shell: editors": editors}

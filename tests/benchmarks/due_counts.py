"""Times `quizapp due --json` as a new process on a big library, beside a bare Python and beside Anki.

    python tests/benchmarks/due_counts.py LIBRARY LEARNER [--anki PYTHON COLLECTION] [--runs N]

LIBRARY is one that is big enough to matter; its index is brought up to date first. PYTHON is one that has the
`anki` package, and COLLECTION the same cards and reviews as a collection of Anki's, of which a copy is used.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ANKI = """
import os, sys
from anki.collection import Collection
col = Collection(sys.argv[1])
tree = col.sched.deck_due_tree()
print([(node.name, node.review_count, node.learn_count, node.new_count) for node in tree.children])
os._exit(0)
"""


def run(argv: list[str], env: dict[str, str]) -> float:
    """Milliseconds that a command takes."""
    begun = time.perf_counter()
    subprocess.run(argv, env=env, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - begun) * 1000


def main() -> None:
    """Runs the commands in turns and prints the medians."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("library")
    parser.add_argument("learner")
    parser.add_argument("--anki", nargs=2, metavar=("PYTHON", "COLLECTION"))
    parser.add_argument("--runs", type=int, default=20)
    args = parser.parse_args()
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    due = [
        sys.executable,
        "-m",
        "quizapp",
        "--home",
        args.library,
        "--learner",
        args.learner,
        "due",
        "--json",
    ]
    with tempfile.TemporaryDirectory() as folder:
        env["XDG_CACHE_HOME"] = env.get("XDG_CACHE_HOME") or folder
        commands = {"quizapp due --json": due, "bare Python": [sys.executable, "-c", "pass"]}
        if args.anki:
            copy = shutil.copy(args.anki[1], Path(folder, "collection.anki2"))
            commands["Anki: open, counts"] = [args.anki[0], "-c", ANKI, str(copy)]
        times: dict[str, list[float]] = {name: [] for name in commands}
        for argv in commands.values():
            run(argv, env)  # warm: index, byte code, disk cache
        for turn in range(args.runs):
            for name, argv in list(commands.items())[:: -1 if turn % 2 else 1]:
                times[name].append(run(argv, env))
    bare = median(times["bare Python"])
    for name, taken in times.items():
        sys.stdout.write(
            f"{name:22}{median(taken):>8.1f} ms{median(taken) - bare:>8.1f} ms beyond a bare Python\n"
        )


if __name__ == "__main__":
    main()

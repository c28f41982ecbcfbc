"""Runs quizapp on a disk that is full as long as a file is there: `launch.py FOLDER FLAG [ARGUMENT…]`."""

import sys
from pathlib import Path

sys.path[:1] = [str(Path(__file__).parents[n]) for n in (2, 3)]

from faults.crashing.disk import Disk  # noqa: E402 - found by the line above
from faults.crashing.rules import FullWhile  # noqa: E402

from quizapp.__main__ import main  # noqa: E402

folder, flag, *argv = sys.argv[1:]
sys.argv[1:] = argv
Disk(Path(folder), FullWhile(Path(flag))).install()
main()

"""The command lines that do no more than open the app, understood without argparse.

Importing that and making a parser takes as long as painting a screen. What is not surely one of these lines
is left to the parsers, which understand them just the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.library.opening import Opening

_WHOSE = ("--home", "--learner")


def opening_of(argv: Sequence[str]) -> Opening | None:
    """What `quizapp` or `quizapp study [DECK ...]` opens; None where a parser is to look."""
    words: list[str] = []
    whose: dict[str, str] = {}
    rest = iter(argv)
    for word in rest:
        if word in _WHOSE:
            name = next(rest, "-")
            if name.startswith("-"):
                return None
            whose[word] = name
        elif word.startswith("-"):
            return None
        else:
            words.append(word)
    if words and words[0] != "study":
        return None
    home, learner = whose.get("--home"), whose.get("--learner")
    return Opening("study", home, learner, tuple(words[1:])) if words else Opening("home", home, learner)

"""Who is learning: the name that is meant, and the folder for it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from quizapp.storage import whole

_FILE = "learners.json"  # JSON, for it is read on the way to the first screen
_REMEMBERED = 50  # libraries
_LONGEST = 40  # characters
_BIGGEST = 100  # bytes: the folder's name must fit everywhere, also under a long path
_KEPT = frozenset("-_.")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)")  # Windows' own, with endings too


def slug(name: str) -> str:
    """The folder of the learner `name`: safe on every system, and two names never share one.

    Upper and lower case are the same. Where a character had to go, `~` and six digits of a hash follow.
    Raises ValueError for a name without a visible character.
    """
    if not name.strip():
        raise ValueError("a learner needs a name that can be seen")
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    safe = "".join(each if _is_kept(each) else "-" for each in folded).lstrip(".").rstrip(".")
    if _DEVICE.match(safe):
        safe = f"_{safe}"
    if safe == folded and _fits(safe, _LONGEST, _BIGGEST):
        return safe
    import hashlib  # few names need it, and it takes a while

    tail = "~" + hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:6]
    while not _fits(safe, _LONGEST - len(tail), _BIGGEST - len(tail)):
        safe = safe[:-1]
    return (safe.rstrip(".") or "_") + tail


def _is_kept(character: str) -> bool:
    # Marks too: many scripts don't write their vowels otherwise.
    return character in _KEPT or unicodedata.category(character)[0] in "LNM"


def _fits(text: str, characters: int, size: int) -> bool:
    return len(text) <= characters and len(text.encode("utf-8")) <= size


def choose(name: str | None, environ: Mapping[str, str], state: Path, home: Path) -> str:
    """The learner's name: `--learner`, `$QUIZAPP_LEARNER`, the last one in this library, or the user's."""
    given = name or environ.get("QUIZAPP_LEARNER", "")
    return given if given.strip() else _last(state).get(str(home)) or _user()


def remember(state: Path, home: Path, name: str) -> None:
    """Keeps the learner's name as the last one used in the library `home`, if it can be kept."""
    last = _last(state)
    if last.get(str(home)) == name:
        return
    last.pop(str(home), None)
    last[str(home)] = name
    newest = dict(list(last.items())[-_REMEMBERED:])
    try:
        state.mkdir(parents=True, exist_ok=True)
        whole.write(state / _FILE, json.dumps({"last": newest}, indent=1).encode())
    except (OSError, UnicodeError):
        return  # it is asked for again another time


def _last(state: Path) -> dict[str, str]:
    """Library → the learner last seen there, the latest at the end."""
    try:
        read = json.loads((state / _FILE).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    last = read.get("last") if isinstance(read, dict) else None
    if not isinstance(last, dict):
        return {}
    return {home: name for home, name in last.items() if isinstance(name, str) and name.strip()}


def _user() -> str:
    import getpass

    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = ""
    return user if user.strip() else "learner"

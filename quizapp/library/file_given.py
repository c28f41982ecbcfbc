"""A file as somebody names it: typed, dropped on the terminal, or half typed and to be completed."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from urllib.parse import unquote, urlsplit

from quizapp.cards.clean import clean
from quizapp.formats.found import Refused

_MOST = 20_000  # entries of a folder that are looked through for one that fits


def file_given(given: str, cwd: Path) -> Path:
    """The file that is meant: with `~`, quotes, `\\ ` or as `file://`. Raises Refused, and OSError."""
    paths = list(_meant(given.strip(), cwd))
    if not paths:
        raise Refused("a file's path is wanted")
    path = next((each for each in paths if each.exists()), paths[0])
    if path.is_dir():
        raise Refused("that is a folder; name a file in it")
    if not path.exists():
        raise Refused("there is no such file")
    if not path.is_file():
        raise Refused("that is no file with something in it")  # a pipe or a device may never end
    return path


def folder_given(given: str, cwd: Path) -> Path:
    """The folder that is meant, named like a file. Raises Refused, and OSError."""
    paths = list(_meant(given.strip(), cwd))
    if not paths:
        raise Refused("a folder's path is wanted")
    path = next((each for each in paths if each.exists()), paths[0])
    if not path.exists():
        raise Refused("there is no such folder")
    if not path.is_dir():
        raise Refused("that is no folder; name the one it is in")
    return path


def _meant(given: str, cwd: Path) -> Iterator[Path]:
    """What a text can mean, as it stands first."""
    texts = [given]
    if len(given) > 1 and given[0] == given[-1] and given[0] in "'\"":
        texts.append(given[1:-1])
    if given.lower().startswith("file:"):
        texts.append(unquote(urlsplit(given).path))
    if "\\" in given and os.sep == "/":
        with suppress(ValueError):  # a quote that is not closed
            texts += shlex.split(given)[:1]
    for text in texts:
        if text:
            yield cwd / _at_home(text)


def _at_home(text: str) -> Path:
    try:
        return Path(text).expanduser()
    except RuntimeError:  # nobody has that name
        return Path(text)


def completed(given: str, cwd: Path, *, folders: bool = False) -> str | None:
    """A path that begins so, as far as the next folder; None where nothing does. Reads one folder.

    `folders`: only folders are meant.
    """
    folder, part = os.path.split(given)
    if not given or given == "~":
        return None
    try:
        with os.scandir(cwd / _at_home(folder)) as found:
            fitting = sorted(
                (entry.name, entry.is_dir()) for entry in islice(found, _MOST) if _fits(entry.name, part)
            )
    except (OSError, ValueError):
        return None
    for name, is_dir in fitting:
        if folders and not is_dir:
            continue
        whole = given + name[len(part) :] + ("/" if is_dir else "")
        if whole != given:
            return whole
    return None


def _fits(name: str, part: str) -> bool:
    """Hidden ones are named by who wants them; what can't be shown can't be chosen."""
    return name.startswith(part) and (part != "" or not name.startswith(".")) and clean(name) == name

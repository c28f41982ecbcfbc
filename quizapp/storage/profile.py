"""The learner's profile: name, random id and looks. Nothing in it changes what is asked or when."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from stat import S_ISREG
from typing import Any

from quizapp.source.finding import Finding
from quizapp.storage import whole
from quizapp.storage.flush import make_flushed_folder

FILE = "profile.toml"
Read = Callable[[Path], dict[str, Any]]
_LINE = re.compile(r"\(at line ([0-9]+)")
_ID = re.compile(r"[0-9a-f]{16}")


class DamagedProfile(OSError):
    """The profile on the disk can't be read, and so is not written over."""


@dataclass(frozen=True, slots=True)
class Profile:
    """`id` is 16 hex digits; `keys` maps an action to its key; `problem` is what is wrong with the file."""

    name: str
    id: str
    theme: str = ""
    keys: dict[str, str] = field(default_factory=dict)
    problem: str = field(default="", compare=False)


def read_toml(path: Path) -> dict[str, Any]:
    """What a TOML file has. Raises OSError and ValueError."""
    from quizapp.source.parser import loads

    if not S_ISREG(path.stat().st_mode):
        raise ValueError("it is no file")  # a pipe, on which one would wait for ever
    try:
        return loads(path.read_text("utf-8"))
    except RecursionError:
        raise ValueError("it is nested too deep") from None


def load(folder: Path, read: Read = read_toml) -> Profile | None:
    """The profile in the learner's folder; None if there is none. `read` gives what a TOML file has.

    One that can't be read gives a plain profile with its `problem`; the file stays as it is.
    """
    try:
        fields = read(folder / FILE)
    except FileNotFoundError:
        return None
    except OSError as error:
        return _plain(folder, f"it can't be read: {(error.strerror or str(error)).lower()}")
    except ValueError as error:
        return _plain(folder, f"it is damaged: {str(error)[:100]}; mend it, or delete it to begin a new one")
    name, id, theme = (fields.get(key) for key in ("name", "id", "theme"))
    keys = fields.get("keys")
    return Profile(
        name if isinstance(name, str) and name.strip() else folder.name,
        id if isinstance(id, str) and _ID.fullmatch(id) else "",
        theme if isinstance(theme, str) else "",
        {action: key for action, key in keys.items() if isinstance(key, str)}
        if isinstance(keys, dict)
        else {},
    )


def told(folder: Path, profile: Profile) -> tuple[Finding, ...]:
    """What is wrong with the profile in a learner's folder, as a finding; mostly nothing."""
    if not profile.problem:
        return ()
    found = _LINE.search(profile.problem)
    what = profile.problem.partition(": ")[2]
    mend = "until then it is left as it is, and answers are saved all the same"
    line = int(found[1]) if found else 1
    return (Finding(f"{folder.name}/{FILE}", line, 1, "L011", f"of this profile: {what}", mend),)


def _plain(folder: Path, problem: str) -> Profile:
    return Profile(folder.name, "", problem=f"{folder.name}/{FILE}: {problem}")


def save(folder: Path, profile: Profile) -> None:
    """Writes the profile, whole; fields of other versions stay. Makes the folder.

    Raises DamagedProfile where the one on the disk can't be read, and other OSErrors.
    """
    import tomli_w

    fields: dict[str, Any] = {}
    with contextlib.suppress(FileNotFoundError):
        try:
            fields = read_toml(folder / FILE)
        except ValueError as error:
            raise DamagedProfile(
                f"{folder / FILE} is damaged: mend it or delete it, then try again"
            ) from error
    fields |= {"name": profile.name, "id": profile.id, "theme": profile.theme, "keys": profile.keys}
    make_flushed_folder(folder)
    whole.write(folder / FILE, tomli_w.dumps(fields).encode())


def known(folder: Path, name: str, rng: Callable[[int], bytes], read: Read = read_toml) -> Profile:
    """The learner's profile, or a new one with a random id: `rng(n)` gives n bytes. Saves nothing."""
    found = load(folder, read)
    if found and (found.id or found.problem):
        return found
    return replace(found or Profile(name, ""), id=rng(8).hex())


def keep(folder: Path, profile: Profile) -> None:
    """Saves a profile that `known` made, unless there is one by now, or it can't be written."""
    found = load(folder)
    if profile.id and not (found and (found.id or found.problem)):
        with contextlib.suppress(OSError, UnicodeError):
            save(folder, profile)


def ensure(folder: Path, name: str, rng: Callable[[int], bytes]) -> Profile:
    """The learner's profile, made and saved on first use.

    Where it can't be written, it is good for this run of the program.
    """
    profile = known(folder, name, rng)
    keep(folder, profile)
    return profile

"""Makes a new deck: a file with comments that say how it goes on, and beside it the schema for editors."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from pathlib import Path
from shlex import quote

import tomli_w

from quizapp.cards.clean import clean_line
from quizapp.library.shelf import spoken
from quizapp.storage import whole
from quizapp.storage.flush import make_flushed_folder
from quizapp.storage.log_beside import copy_new

SCHEMA = Path(".quizapp", "deck.schema.json")  # below the decks folder; hidden, so that it is no deck
_LONGEST = 200  # bytes of a file's or folder's name: systems end at 255
_DEEPEST = 16  # folders within folders
_FORBIDDEN = re.compile(r'[<>:"|?*]')  # in file names on Windows
_RESERVED = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9¹²³])(\.|$)", re.IGNORECASE)
_JOINERS = "\u200c\u200d"
_JOINED = ("Lo", "Mn", "Mc", "So", "Sk")  # letters of scripts with joiners, their marks, emoji
_SHOWN = 60  # characters of a name that is refused
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


class BadName(Exception):
    """A deck can't be called so, have such a title or language, or be put there; the message says why."""


class AlreadyThere(Exception):
    """There is a deck by that name; the message names its file."""


def deck_name(given: str) -> str:
    """A deck's name as its author gives it, made ready: its path below `decks/`, with `/`, without `.toml`.

    Raises BadName for what is no name on some system, or leads out of the folder.
    """
    shown = repr(given if len(given) <= _SHOWN else f"{given[:_SHOWN]}…")
    name = unicodedata.normalize("NFC", given.strip()).replace("\\", "/")
    if name.startswith("/") or re.match("[A-Za-z]:", name):
        raise BadName(f"{shown} is a path of its own; give a name, and the deck comes into the decks folder")
    name = name.removeprefix("./").removeprefix("decks/")
    if name.lower().endswith(".toml"):
        name = name[: -len(".toml")]
    parts = name.split("/")
    if len(parts) > _DEEPEST:
        raise BadName(f"{shown} has more than {_DEEPEST} folders")
    for part in parts:
        if why := _why_not(part):
            raise BadName(f"{shown} can't be a deck's name: {why}")
    return name


def _why_not(part: str) -> str:
    """Why a file or folder can't be called so; "" if it can."""
    if not part:
        return "a part of it is empty"
    if part in (".", ".."):
        return "it leads through other folders"
    if part.startswith("."):
        return "what begins with a dot is hidden, and no deck"
    if found := _unseen(part):
        return found
    if forbidden := _FORBIDDEN.search(part):
        return f"Windows allows no {forbidden[0]} in it"
    if part != part.strip() or part.endswith("."):
        return "a part of it begins or ends with a blank, or ends with a dot"
    if _RESERVED.match(part):
        return f"Windows has a device by the name {part}"
    return f"it is too long: {_LONGEST} bytes are the most" if len(part.encode()) > _LONGEST else ""


def _unseen(part: str) -> str:
    """What is in a name that can't be seen; a joiner may be, within an emoji or between joining letters."""
    for at, char in enumerate(part):
        category = unicodedata.category(char)
        if category in ("Cc", "Cs", "Zl", "Zp"):
            return "it has control characters"
        if category == "Cf" and not (char in _JOINERS and _joins(part, at)):
            return f"it has a character that can't be seen (U+{ord(char):04X})"
    return ""


def _joins(part: str, at: int) -> bool:
    """Whether a joiner stands between two signs that it can join: else two names would look the same."""
    beside = part[max(0, at - 1) : at] + part[at + 1 : at + 2]
    return len(beside) == 2 and all(unicodedata.category(char) in _JOINED for char in beside)


def make_deck(
    root: Path, name: str, *, title: str = "", language: str = "", only_glossary: bool = False
) -> Path:
    """Writes a deck without cards into the decks folder `root`; its path. The schema is put beside it.

    `name` is what `deck_name` gave. The comments show every kind of card, or with `only_glossary` terms
    alone. Nothing that is there is written over. Raises BadName, also for a link that leads elsewhere,
    AlreadyThere or OSError.
    """
    text = deck_text(name, title=title, language=language, only_glossary=only_glossary)
    path = root.joinpath(*f"{name}.toml".split("/"))
    if not Path(os.path.realpath(path.parent)).is_relative_to(os.path.realpath(root)):
        raise BadName(f"the folder of {name!r} is a link that leads out of the decks folder")
    _schema_file(root)  # before anything is made
    make_flushed_folder(path.parent)
    if there := file_there(path):
        raise AlreadyThere(f"there is a deck already: {there}")
    write_schema(root)
    _write_new(path, text.encode())
    return path


def file_there(path: Path) -> Path | None:
    """A file in the folder that has this name, in capitals or other code points maybe."""
    wanted = unicodedata.normalize("NFC", path.name).casefold()
    for found in path.parent.iterdir():
        if unicodedata.normalize("NFC", found.name).casefold() == wanted:
            return found
    return None


def _write_new(path: Path, data: bytes) -> None:
    try:
        copy_new(path.parent, path.name, [data])
    except FileExistsError as error:
        raise AlreadyThere(f"there is a deck already: {path}") from error


def write_schema(root: Path) -> Path:
    """Puts the schema of decks below the folder `root`, if it isn't there as it is now.

    Raises BadName where links lead elsewhere, and OSError.
    """
    from quizapp.cards.schema import json_schema  # pydantic behind it

    path = _schema_file(root)
    data = (json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n").encode()
    try:
        if path.read_bytes() == data:
            return path
    except FileNotFoundError:
        path.parent.mkdir(exist_ok=True)
    whole.write(path, data)
    return path


def _schema_file(root: Path) -> Path:
    """Where the schema goes. Any link in its way is refused: within the folder it could lead to a deck."""
    path = root / SCHEMA
    if os.path.realpath(path) != str(Path(os.path.realpath(root)) / SCHEMA):
        raise BadName(f"{path} is a link or behind one, so no schema is written there; take the link away")
    return path


def deck_text(name: str, *, title: str = "", language: str = "", only_glossary: bool = False) -> str:
    """The text of a deck without cards: comments say how it goes on. Raises BadName.

    A line that begins with `# ` is explained; one that begins with `#` and no blank is an example, and works
    as soon as the `#` is gone.
    """
    title = clean_line(title) or spoken(name.rpartition("/")[2])
    if language and not _LANGUAGE.fullmatch(language):
        raise BadName(f"{language!r} is no language's code; they look like en, ja or de-AT")
    schema = "/".join([*[".."] * name.count("/"), *SCHEMA.parts])
    schema = schema if schema.startswith("..") else f"./{schema}"
    head = _HEAD.format(
        schema=schema,
        name=quote(name),
        title=_pair("title", title),
        language=_pair("language", language) if language else '#language = "en"',
    )
    return head + (_GLOSSARY if only_glossary else _GLOSSARY + _MORE)


def _pair(key: str, text: str) -> str:
    return tomli_w.dumps({key: text}).rstrip("\n")


_HEAD = """\
#:schema {schema}
# A deck for quizapp. A line that begins with # is a comment; take the # off
# an example, and it is a card. `quizapp help decks` tells all there is, and
# `quizapp check {name}` whether it is right.

[deck]
{title}
{language}
#description = "What the deck is about."
#author = "Your name"
#source = "Where its facts are from."

"""

_GLOSSARY = """\
# A term and its definition, one a line, each in quotes. Asked both ways.
[glossary]
#"Ore" = "Rock that is worth mining for what is in it."
#"Smelter" = "A plant where metal is melted out of its ore."

"""

_MORE = """\
# A question and its answer, one a line. Asked one way.
[faq]
#"Which city lies at the mouth of the Tagus?" = "Lisbon"

# A card with more to say. It begins with [[cards]], and all such cards stand
# below [glossary] and [faq]. With an id you may reword the card later.
#[[cards]]
#id = "planet-count"
#question = "How many planets go round the sun?"
#answer = "Eight"
#accept = ["8"]
#wrong = ["Seven", { text = "Nine", why = "Pluto is no longer counted." }]
#hint = "Fewer than ten."
#explanation = "Four are small and rocky, four are giants."
#tags = ["space"]

# A sentence with gaps. What follows :: is shown in the gap's place.
#[[cards]]
#cloze = "Water boils at {{100::number}} degrees Celsius at sea level."
"""

"""The device's own random word, which keeps the logs of several devices apart."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from functools import cache
from pathlib import Path

from quizapp.storage import whole
from quizapp.storage.lock import locked

_FIRST = (
    "amber brave brisk calm clear cosy crisp dapper eager early fair fleet fond fresh gentle glad "
    "golden grand happy hardy hazel jolly keen kind light lively loyal lucid lucky lunar mellow "
    "merry mild misty neat nimble noble olive plain polar proud quick quiet rapid ready royal russet "
    "sage silver sleek smart snowy solar spry still stout sunny swift tidy vivid warm wise witty "
    "young"
)
_SECOND = (
    "badger beaver bison bobcat condor crane curlew dipper dove egret falcon ferret finch fox gannet "
    "gecko goose grebe grouse hare hawk heron hoopoe ibex ibis jackdaw jay kestrel kite lark lemur "
    "linnet lizard lynx magpie marmot marten merlin mole newt ocelot oriole osprey otter owl panda "
    "petrel pika plover puffin quail rabbit raven robin seal shrew siskin snipe stoat stork swan "
    "tapir tern thrush toad vole wren"
)
_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
_FILE = "device.toml"
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # what can stand in a log file's name
_LONGEST = 64  # characters
_LINE = re.compile(r'^(word|machine) = "([^"\\]*)"\r?$', re.MULTILINE)  # ours: a TOML reader takes longer


def device_word(state: Path, fingerprint: str | None = None) -> str:
    """The word for this device, like `swift-heron-7k`; made on first use and kept in the folder `state`.

    A `state` folder copied from a machine with another fingerprint (None: this machine's) gets a new word.
    Where it can't be kept, the word is good for this run of the program.
    """
    machine = hashlib.sha256((fingerprint or _fingerprint()).encode()).hexdigest()[:16]
    path = state / _FILE
    known = _read(path, machine)
    if known:
        return known
    try:
        state.mkdir(parents=True, exist_ok=True)
        return _make(path, machine)
    except OSError:
        return _for_this_run()


def _make(path: Path, machine: str) -> str:
    """Makes the word, once, however many programs start at this moment. Raises OSError."""
    import tomli_w

    fd = os.open(path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o666)
    try:
        with locked(fd):
            word = _read(path, machine)
            if not word:
                word = _random_word()
                whole.write(path, tomli_w.dumps({"word": word, "machine": machine}).encode())
            return word
    finally:
        os.close(fd)


def _read(path: Path, machine: str) -> str:
    """The word that is kept, or nothing if there is none, it is damaged, or it is another machine's."""
    try:
        kept = dict(_LINE.findall(path.read_text("utf-8")))
    except (OSError, ValueError):
        return ""
    word = kept.get("word", "")
    if kept.get("machine") != machine:
        return ""
    return word if _WORD.fullmatch(word) and len(word) <= _LONGEST else ""


def _random_word() -> str:
    number = int.from_bytes(os.urandom(8), "big")
    parts = []
    for choices in (_FIRST.split(), _SECOND.split(), _LETTERS, _LETTERS):
        number, index = divmod(number, len(choices))
        parts.append(choices[index])
    return "{}-{}-{}{}".format(*parts)


@cache
def _for_this_run() -> str:
    return _random_word()


def _fingerprint() -> str:
    """What tells this machine from others, as far as can be known: its own id and its name."""
    import platform

    # Only the name's first part: the rest may change with the network.
    return f"{_machine_id()} {platform.node().partition('.')[0].casefold()}"


def _machine_id() -> str:
    if sys.platform == "linux":
        for path in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
            try:
                found = Path(path).read_text("ascii").strip()
            except (OSError, ValueError):
                continue
            if len(found) == 32:
                return found
    import uuid

    node = uuid.getnode()
    return "" if node >> 40 & 1 else f"{node:012x}"  # that bit: a random number, another one each time

"""What a disk surely has, and what it may have, when the power fails.

Bytes are sure once their file was flushed, names once their folder was. All else may be there, be there in
part, or be gone, in whatever order it was done; only a rename happens at once or not at all.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from faults.crashing.rules import Call

Tree = Mapping[str, bytes | None]  # paths; None: a folder


@dataclass
class File:
    sure: bytes = b""
    later: list[tuple[int, bytes]] = field(default_factory=list)  # place and bytes

    def flush(self) -> None:
        for at, data in self.later:
            self.sure = _put(self.sure, at, data)
        self.later.clear()

    def by_chance(self, dice: random.Random) -> bytes:
        """What may be found in it."""
        found = self.sure
        for at, data in self.later:
            how = dice.choice(("all", "all", "cut", "zeros", "lost"))
            if how == "all":
                found = _put(found, at, data)
            elif how == "cut":
                found = _put(found, at, data[: dice.randrange(len(data) + 1)])
            elif how == "zeros":  # it got longer, and its blocks were never written
                found = _put(found, at, bytes(len(data)))
        return found


@dataclass
class Folder:
    sure: dict[str, Node] = field(default_factory=dict)
    later: list[list[tuple[str, Node | None]]] = field(default_factory=list)  # what happens at once
    now: dict[str, Node] = field(default_factory=dict)

    def do(self, *steps: tuple[str, Node | None]) -> None:
        self.later.append(list(steps))
        _do(self.now, steps)

    def flush(self) -> None:
        self.sure = dict(self.now)
        self.later.clear()

    def by_chance(self, dice: random.Random) -> dict[str, Node]:
        """The names that may be found in it."""
        found = dict(self.sure)
        until = dice.choice((0, len(self.later), dice.randrange(len(self.later) + 1)))
        in_order = dice.random() < 0.5
        for place, steps in enumerate(self.later):
            if place < until if in_order else dice.random() < 0.5:
                _do(found, steps)
        return found


Node = File | Folder


def _do(
    names: dict[str, Node], steps: list[tuple[str, Node | None]] | tuple[tuple[str, Node | None], ...]
) -> None:
    for name, node in steps:
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node


def _put(old: bytes, at: int, data: bytes) -> bytes:
    return old[:at].ljust(at, b"\0") + data + old[at + len(data) :]


class Durable:
    """A disk that follows a program's calls. It begins with a tree that is all there for sure."""

    def __init__(self, root: str, tree: Tree) -> None:
        self._root = PurePosixPath(root)
        self._top = Folder()
        for path, data in tree.items():
            folder, name = self._folder(path, make=True)
            if data is None:
                self._folder(f"{path}/x", make=True)
            else:
                folder.now[name] = folder.sure[name] = File(data)

    def follow(self, call: Call) -> None:
        """Takes in a call; one that could not be done, as all there is forbids it, changes nothing."""
        places = [self._folder(path) for path in call.paths if self._is_mine(path)]
        if not places or None in places:
            return
        folder, name = places[0]
        node = folder.now.get(name)
        if call.name == "fsync":
            (node or self._top).flush()
        elif call.name == "write" and isinstance(node, File):
            node.later.append((call.at, call.data))
        elif call.name in ("open", "mkdir") and node is None:
            folder.do((name, File() if call.name == "open" else Folder()))
        elif call.name in ("unlink", "rmdir") and node is not None:
            folder.do((name, None))
        elif call.name in ("link", "rename", "replace") and node is not None:
            self._second(call.name, folder, name, node, places[1])

    def _second(self, call: str, folder: Folder, name: str, node: Node, place: tuple[Folder, str]) -> None:
        other, called = place
        assert other is folder, "a rename from folder to folder is not known here"
        if call == "link":
            if called not in folder.now:
                folder.do((called, node))
        elif not (isinstance(node, Folder) and called in folder.now):
            folder.do((name, None), (called, node))

    def by_chance(self, dice: random.Random) -> dict[str, bytes | None]:
        """A tree that may be found after the power has failed."""
        return dict(_walk(self._top, "", dice))

    def _is_mine(self, path: str) -> bool:
        return PurePosixPath(path).is_relative_to(self._root)

    def _folder(self, path: str, *, make: bool = False) -> tuple[Folder, str]:
        """The folder that has the path's last name, and that name."""
        parts = PurePosixPath(path).parts
        if parts[:1] == ("/",):
            parts = PurePosixPath(path).relative_to(self._root).parts
        folder = self._top
        for part in parts[:-1]:
            if make and part not in folder.now:
                folder.now[part] = folder.sure[part] = Folder()
            found = folder.now.get(part)
            if not isinstance(found, Folder):
                return Folder(), ""
            folder = found
        return folder, parts[-1] if parts else ""


def _walk(folder: Folder, before: str, dice: random.Random) -> Iterator[tuple[str, bytes | None]]:
    for name, node in folder.by_chance(dice).items():
        if isinstance(node, Folder):
            yield f"{before}{name}", None
            yield from _walk(node, f"{before}{name}/", dice)
        else:
            yield f"{before}{name}", node.by_chance(dice)

"""Ways to damage the bytes of a file, decided by dice: what disks, editors and sync tools do to it."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

Mutate = Callable[[bytes, random.Random], bytes]


def flipped_bits(data: bytes, dice: random.Random) -> bytes:
    """Some bits are the other way round."""
    out = bytearray(data)
    for _ in range(dice.choice((1, 1, 1, 2, 5, 30))):
        if out:
            out[dice.randrange(len(out))] ^= 1 << dice.randrange(8)
    return bytes(out)


def cut_end(data: bytes, dice: random.Random) -> bytes:
    """The end is missing: some bytes of the last line, or most of the file."""
    last = len(data) - data.rfind(b"\n", 0, max(0, len(data) - 1))
    return data[: len(data) - dice.randrange(1, dice.choice((2, last, len(data) or 1)) + 1)]


def lines_about(data: bytes, dice: random.Random) -> bytes:
    """Lines come twice, in another order, or torn into one another."""
    lines = data.splitlines(keepends=True)
    for _ in range(dice.choice((1, 1, 3, 10))):
        a, b = dice.randrange(len(lines)), dice.randrange(len(lines))
        how = dice.randrange(4)
        if how == 0:
            lines.insert(b, lines[a])
        elif how == 1:
            lines[a], lines[b] = lines[b], lines[a]
        elif how == 2:  # two programs that wrote at once
            one, other = lines[a], lines[b]
            cut = dice.randrange(len(one) + 1)
            lines[a] = one[:cut] + other + one[cut:]
        else:
            lines += lines[a : a + dice.randrange(1, 8)]
    return b"".join(lines)


def nothing_but_nuls(data: bytes, dice: random.Random) -> bytes:
    """A block of NUL bytes stands in the place of something, or between, or at the end."""
    at, size = dice.randrange(len(data) + 1), dice.choice((1, 7, 512, 4096))
    how = dice.randrange(3)
    if how == 0:
        return data[:at] + bytes(size) + data[at + size :]
    if how == 1:
        return data[:at] + bytes(size) + data[at:]
    return data[:at] + bytes(len(data) - at)


def other_encoding(data: bytes, dice: random.Random) -> bytes:
    """Somebody saved it by an editor, in another encoding or with other line ends."""
    text = data.decode()
    how = dice.randrange(8)
    if how == 0:
        return text.encode("utf-16")
    if how == 1:
        return text.encode(dice.choice(("utf-16-le", "utf-16-be", "utf-32")))
    if how == 2:
        return text.encode("latin-1", "replace")
    if how == 3:
        return text.encode("cp1252", "replace").replace(b"\n", b"\r\n")
    if how == 4:
        return b"\xef\xbb\xbf" + data
    if how == 5:
        return data.replace(b"\n", b"\r\n")
    if how == 6:
        return data.replace(b"\n", b"\r")
    return b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n") + b"\x1a"


def torn_tail(data: bytes, dice: random.Random) -> bytes:
    """A line that was not written to its end, and the next one right behind it, or on a line of its own."""
    lines = data.splitlines(keepends=True)
    at = dice.randrange(len(lines))
    torn = lines[at][: dice.randrange(1, max(2, len(lines[at]) - 1))]
    if dice.random() < 0.5:
        torn += b"\n"
    if dice.random() < 0.3:  # its end is what is left
        torn = lines[at][dice.randrange(len(lines[at])) :]
    return b"".join((*lines[:at], torn, *lines[at + 1 :]))


def huge_lines(data: bytes, dice: random.Random) -> bytes:
    """Lines that are empty, huge, deeply nested, or something else altogether."""
    lines = data.splitlines(keepends=True)
    for _ in range(dice.choice((1, 2))):
        odd = dice.choice(
            (
                b"\n" * 500,
                b"x" * dice.choice((100_000,) * 11 + ((16 << 20) + 5,)) + b"\n",
                b"[" * 100_000 + b"\n",
                b'{"a":' * 100_000 + b"\n",
                b'{"v":1,"kind":"answer","id":"x","ms":' + b"9" * 5000 + b"}\n",
                b'{"v":1,"kind":"set","id":"y","at":"2026-11-20T10:00:00.000Z","name":"retention","value":1e999}\n',
                b'{"v":1,"kind":"later","id":"z","at":"2026-11-20T10:00:00.000Z","x":"\\ud800"}\n',
                b'{"v":9,"kind":"answer","id":"n","at":"2026-11-20T10:00:00.000Z"}\n',
                b"null\n",
                b"\x00\n",
                b" \t \r\n",
                b'{"v":1,"kind":"hand-in"}\n',
            )
        )
        lines.insert(dice.randrange(len(lines) + 1), odd)
    return b"".join(lines)


BYTES: dict[str, Mutate] = {
    "flipped bits": flipped_bits,
    "cut ends": cut_end,
    "lines about": lines_about,
    "NULs": nothing_but_nuls,
    "encodings": other_encoding,
    "torn tails": torn_tail,
    "odd lines": huge_lines,
}

SWAPS = ("empty", "folder", "nowhere", "itself")


def mutated(path: Path, dice: random.Random) -> str:
    """Damages one file somehow, or puts something else in its place; how."""
    if dice.random() < 0.1:
        how = dice.choice(SWAPS)
        path.unlink()
        if how == "empty":
            path.touch()
        elif how == "folder":
            path.mkdir()
        else:
            path.symlink_to("nowhere" if how == "nowhere" else path.name)
        return how
    how = dice.choice(list(BYTES))
    data = path.read_bytes()
    if how in ("encodings", "lines about", "torn tails") and not _is_text(data):
        how = "flipped bits"
    path.write_bytes(BYTES[how](data, dice))
    return how


def _is_text(data: bytes) -> bool:
    try:
        return bool(data.decode().strip())
    except UnicodeDecodeError:
        return False

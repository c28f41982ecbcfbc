"""What a terminal sends, made safe to take for keys: pastes stay pastes, and its reports are never keys.

Terminals send more than keys: answers to questions about themselves, which may come late or in pieces, the
mouse, and pastes, some of them without the marks around them. A letter in these must not answer a question.
What is passed on is keys that are known, the mouse, and pastes between their marks, each of them whole.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder

ESCAPE = 0.1  # seconds after which an Escape was the key, and begins nothing
HALF = 3.0  # seconds that the rest of something begun is waited for
TAIL = 0.06  # seconds within which the rest of what an Escape began comes on
PAUSE = 0.15  # seconds without anything: a burst is over
MANY = 32  # characters at once: nobody types that fast
REPEATED = 256  # of the same key, which is held down while the app is busy
MOST = 2_000_000  # characters of one paste; the end of a longer one is left out

BEGIN, END = "\x1b[200~", "\x1b[201~"
_KEY = re.compile(
    r"\x1b(?:\[(?:[ABCDFHZPQRS]|\[[A-E]"  # arrows, Home, End, Shift+Tab, F1 to F5
    r"|(?:[1-8]|1[1-57-9]|2[013-6])(?:;[2-8])?~|(?:2[89]|3[1-4])~"  # Insert, Delete, pages, F1 to F20
    r"|1;\d{1,3}[ABCDFHPQS]"  # these with Shift, Ctrl, Alt
    r"|\d{1,6}(?:;\d{0,3}(?:;[\d:]{0,40})?)?u"  # the keyboard protocol of kitty
    r"|<\d{1,4};-?\d{1,6};-?\d{1,6}[Mm]|[IO]"  # mouse, focus
    r"|\?20(?:26|48);\d\$y|48;\d{1,5};\d{1,5};\d{1,6};\d{1,6}t)"  # what was asked at the start
    r"|O[ABCDFHPQRSM])"
)
_CSI = re.compile(r"\x1b\[(?:M[^\x1b]{3}|\[[\x20-\x7e]|(?!M)[0-?]*[ -/]*[@-Z\\-~])")
_CSI_HALF = re.compile(r"\x1b\[(?:M[^\x1b]{0,2}|\[?|[0-?]*[ -/]*)\Z")
_SS3 = re.compile(r"\x1bO[0-9;]*[@-~]")
_STRING = re.compile(r"\x1b[\]PX^_][^\x07\x1b\x9c]*(?:\x07|\x9c|\x1b\\)")
_STRING_HALF = re.compile(r"\x1b[\]PX^_][^\x07\x1b\x9c]*\x1b?\Z")
_BEGUN = re.compile(r"\x1b[\[\]PX^_O][0-?]*[ -/]*")
_NO_KEYS = re.compile("[\x80-\x9f\ufffd]")
_SIGNS = {**{code: 0x2400 + code for code in range(0x20) if code not in (9, 10, 13)}, 0x7F: 0x2421, 0: None}


class Sieve:
    """Takes bytes in as they come, and passes text on. Times are seconds from anywhere."""

    def __init__(self, *, raw_escape: bool = False) -> None:
        """`raw_escape`: an Escape and what comes with Alt are passed on as the terminal sent them."""
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._raw_escape = raw_escape
        self._held = ""  # begun, and not whole yet
        self._since = self._latest = self._escaped = float("-inf")
        self._tail = False  # what is held may be the rest of what an Escape began
        self._pasting = self._burst = False
        self._room = 0

    def wait(self, now: float) -> float | None:
        """Seconds until `late` has something to do; None while nothing is begun."""
        due = self._due()
        return None if due is None else max(0.0, due - now)

    def _due(self) -> float | None:
        if self._burst:
            return self._latest + PAUSE
        if self._pasting:
            return self._latest + HALF
        if not self._held:
            return None
        return self._since + (TAIL if self._tail else ESCAPE if self._held == "\x1b" else HALF)

    def feed(self, data: bytes, now: float) -> str:
        """What is whole by now."""
        text = self._decode(data)
        self._latest = now
        if self._burst:
            return self._cleaned(text)
        if (
            not self._held
            and not self._pasting
            and now - self._escaped < HALF
            and text[:1] in tuple("[O]P_^X")
        ):
            self._held, self._tail, self._since = "\x1b", True, now
            self._escaped = float("-inf")
        elif not self._held:
            self._since = now
        text, self._held = self._held + text, ""
        return self._within(text) if self._pasting else self._typed(text)

    def late(self, now: float) -> str:
        """What nothing more is waited for; an Escape alone was the key."""
        due = self._due()
        if due is None or now < due:
            return ""
        held, self._held = self._held, ""
        if self._burst or self._pasting:
            self._burst = self._pasting = False
            return END
        if self._tail:
            self._tail = False
            return held[1:] if len(held) == 2 else ""
        if held == "\x1b":
            self._escaped = now
            return self._alt("")
        return ""

    def _typed(self, text: str) -> str:
        """Keys one by one, unless there are more at once than anybody types."""
        out: list[str] = []
        letters: list[str] = []
        place, rest = 0, ""
        while place < len(text):
            if text.startswith(BEGIN, place):
                self._pasting, self._room, self._tail = True, MOST, False
                rest = BEGIN + self._within(text[place + len(BEGIN) :])
                break
            size, passed, letter = self._next(text, place)
            if not size:
                self._held = text[place:]
                break
            out.append(passed)
            letters.append(letter)
            place += size
        if not self._held:
            self._tail = False
        many = "".join(letters)
        if len(many) >= (MANY if len(set(many)) > 1 else REPEATED):
            return self._as_paste(text[:place]) + rest
        return "".join(out) + rest

    def _as_paste(self, text: str) -> str:
        """What came in a burst. It goes on until there is a pause, or the paste after it begins."""
        self._room = MOST
        if self._pasting:
            return BEGIN + self._cleaned(text) + END
        self._burst = True
        text, self._held = text + self._held, ""
        return BEGIN + self._cleaned(text)

    def _next(self, text: str, place: int) -> tuple[int, str, str]:
        """How long the next one is, what of it is passed on, and what of it is a letter; 0: not whole."""
        if text[place] != "\x1b":
            letter = text[place]
            return (1, "", "") if _NO_KEYS.match(letter) else (1, letter, letter)
        for known in (_CSI, _SS3, _STRING):
            if match := known.match(text, place):
                return len(match[0]), match[0] if _KEY.fullmatch(match[0]) else "", ""
        if place + 1 == len(text) or (text.startswith("\x1bO", place) and place + 2 == len(text)):
            return 0, "", ""
        if _CSI_HALF.match(text, place) or _STRING_HALF.match(text, place):
            return 0, "", ""
        if match := _BEGUN.match(text, place):  # broken off by what can't be in it
            return len(match[0]), "", ""
        if text[place + 1] == "\x1b":
            return 1, self._alt(""), ""
        return 2, self._alt(text[place + 1]), ""

    def _alt(self, letter: str) -> str:
        """An Escape, or a letter with Alt, in a way that can't be mistaken for what begins something."""
        if self._raw_escape:
            return f"\x1b{letter}"
        return f"\x1b[{ord(letter)};3u" if letter else "\x1b[27u"

    def _within(self, text: str) -> str:
        """A paste between its marks, and what comes after it."""
        inside, mark, after = text.partition(END)
        if mark:
            self._pasting = False
            self._since = self._latest
            return self._cleaned(inside) + END + self._typed(after)
        size = next(n for n in range(len(END) - 1, -1, -1) if text.endswith(END[:n]))
        self._held = text[len(text) - size :]
        return self._cleaned(text[: len(text) - size])

    def _cleaned(self, text: str) -> str:
        text = text[: self._room]
        self._room -= len(text)
        return text.translate(_SIGNS)

"""A match under way: which right side each left one was given, before it is confirmed. Knows no screen."""

from __future__ import annotations

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LETTERED = 6  # right sides that have a key: a to f


class Matching:
    """The left sides are places from 0, and so are the right ones; on the screen these have letters.

    `cursor` is the left side at hand, `pointer` the right one that is pointed at where there is room for one
    left side alone.
    """

    def __init__(self, pairs: int, sides: int) -> None:
        """`pairs` left sides, each to be given one of `sides` right ones."""
        self.sides = sides
        self.placed: list[int | None] = [None] * pairs
        self.guessed: set[int] = set()
        self.cursor = self.pointer = 0
        self._order: list[int] = []  # left sides as they were placed, the latest last

    @property
    def open(self) -> list[int]:
        """The left sides that have none yet."""
        return [left for left, side in enumerate(self.placed) if side is None]

    @property
    def begun(self) -> bool:
        """Whether there is a placement that could be taken back."""
        return bool(self._order)

    def given(self, side: int) -> int | None:
        """The left side that has this right one."""
        return self.placed.index(side) if side in self.placed else None

    def move(self, by: int) -> None:
        """Goes to another left side; the ends meet."""
        self.go_to((self.cursor + by) % len(self.placed))

    def go_to(self, left: int) -> None:
        """Goes to this left side, and points at what it has, or else at the first that is free."""
        self.cursor = left
        side = self.placed[left]
        free = [each for each in range(self.sides) if each not in self.placed]
        self.pointer = side if side is not None else free[0] if free else 0

    def point(self, by: int) -> None:
        """Points at another right side; the ends meet."""
        self.pointer = (self.pointer + by) % self.sides

    def place(self, side: int) -> bool:
        """Gives the left side at hand this right one, and goes to the next that has none.

        Whoever had it is free again. False where there is no such side.
        """
        if not 0 <= side < self.sides:
            return False
        before = self.given(side)
        if before is not None:
            self._free(before)
        self.placed[self.cursor] = side
        self._order = [left for left in self._order if left != self.cursor] + [self.cursor]
        self.seek()
        return True

    def seek(self) -> None:
        """Goes to the next left side that has none; stays where all have one."""
        after = [left for left in self.open if left > self.cursor] or self.open
        self.go_to(after[0] if after else self.cursor)

    def free(self) -> None:
        """Takes its right side from the left one at hand, or else from the one placed last."""
        if self.placed[self.cursor] is not None:
            self._free(self.cursor)
        else:
            self.back()

    def back(self) -> None:
        """Takes the latest placement back, and goes there."""
        if self._order:
            self.go_to(self._order[-1])
            self._free(self.cursor)

    def guess(self) -> None:
        """Says, or takes back, that the pair at hand is a guess."""
        self.guessed ^= {self.cursor}

    def _free(self, left: int) -> None:
        self.placed[left] = None
        self._order = [each for each in self._order if each != left]

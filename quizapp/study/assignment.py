"""An assignment: a quiz that a teacher gives to all, as a small TOML file.

Everyone gets the same paper, or each learner one of their own. Attempts name it, with a digest of what is
asked.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Literal

from quizapp.questions.wish import FORM_NAMES, LEAST_CHOICES, MIXED, MOST_CHOICES, Wish
from quizapp.study.lines import DeckUse

FORMAT = 1
_KEYS = frozenset(
    {
        *("name", "title", "decks", "seed", "each", "mode", "count", "forms", "direction"),
        *("choices", "tags", "minutes", "from", "until"),
    }
)
_DECK_KEYS = frozenset({"id", "digest"})


class BadAssignment(ValueError):
    """A file that is no assignment, or not a sound one; `problems` are all that is wrong, in words."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Assignment:
    """`each`: everybody gets a paper of their own. `opens` and `closes` have their zone, None: no bound."""

    name: str
    title: str
    decks: tuple[DeckUse, ...]
    wish: Wish
    seed: str
    each: bool = False
    mode: Literal["quiz", "test"] = "test"
    minutes: int = 0
    opens: datetime | None = None
    closes: datetime | None = None

    @property
    def cited(self) -> str:
        """How attempts name it: its name, and a digest of what is asked."""
        said = [self.seed, self.each, self.mode, self.minutes, self.wish.options()]
        said.append(sorted((use.deck, use.digest) for use in self.decks))
        text = json.dumps(said, sort_keys=True, ensure_ascii=False)
        return f"{self.name}#{hashlib.sha256(text.encode()).hexdigest()[:8]}"

    def seed_for(self, learner: str) -> str:
        """The seed of a learner's paper; `learner` is their random id."""
        return f"{self.seed}/{learner}" if self.each else self.seed

    def closed(self, now: datetime) -> str:
        """Why it can't be sat at this moment; "" if it can."""
        if self.opens and now < self.opens:
            return f"{self.title} opens on {self.opens.astimezone(now.tzinfo):%Y-%m-%d at %H:%M}"
        if self.closes and now > self.closes:
            return f"{self.title} closed on {self.closes.astimezone(now.tzinfo):%Y-%m-%d at %H:%M}"
        return ""

    def fields(self) -> dict[str, Any]:
        """The file's content, for a TOML writer."""
        about: dict[str, Any] = {"name": self.name, "title": self.title, "mode": self.mode}
        about |= {"seed": self.seed, "each": self.each, "count": self.wish.count}
        about |= {"forms": list(self.wish.forms), "direction": self.wish.direction}
        about |= {"choices": self.wish.choices, "minutes": self.minutes}
        about |= {"tags": list(self.wish.tags)} if self.wish.tags else {}
        about |= {"from": self.opens} if self.opens else {}
        about |= {"until": self.closes} if self.closes else {}
        decks = [{"id": use.deck, "digest": use.digest} for use in self.decks]
        return {"format": FORMAT, "assignment": about, "decks": decks}


def is_assignment(fields: Mapping[str, Any]) -> bool:
    """Whether a TOML file's content means to be an assignment."""
    return isinstance(fields.get("assignment"), dict)


def assignment_of(fields: Mapping[str, Any]) -> Assignment:
    """The assignment that a TOML file's content makes. Raises BadAssignment with all that is wrong."""
    reader = _Reader(fields.get("assignment"))
    version = fields.get("format", FORMAT)
    if type(version) is not int or version > FORMAT:
        reader.wrong(f"`format` is {version!r}: a newer quizapp wrote it; update quizapp")
    made = Assignment(
        name=reader.text("name", needed=True),
        title=reader.text("title") or reader.text("name"),
        decks=reader.decks(fields.get("decks")),
        wish=reader.wish(),
        seed=reader.text("seed", needed=True),
        each=reader.truth("each"),
        mode="quiz" if reader.one_of("mode", ("test", "quiz"), "test") == "quiz" else "test",
        minutes=reader.number("minutes", 0, 0, 10_000),
        opens=reader.moment("from", start=True),
        closes=reader.moment("until", start=False),
    )
    if made.opens and made.closes and made.closes <= made.opens:
        reader.wrong("`until` is not after `from`")
    reader.done()
    return made


class _Reader:
    """Takes the fields one by one, and remembers what is wrong with them."""

    def __init__(self, fields: object) -> None:
        self._problems: list[str] = []
        self._fields: dict[str, Any] = fields if isinstance(fields, dict) else {}
        self._is_there = isinstance(fields, dict)
        if not self._is_there:
            self.wrong("there is no [assignment] in it")
        for name in self._fields.keys() - _KEYS:
            self.wrong(f"`{name}` is not known here; known are {', '.join(sorted(_KEYS - {'decks'}))}")

    def wrong(self, problem: str) -> None:
        self._problems.append(problem)

    def done(self) -> None:
        if self._problems:
            raise BadAssignment(self._problems)

    def text(self, name: str, *, needed: bool = False) -> str:
        value = self._fields.get(name, "")
        if not isinstance(value, str):
            self.wrong(f"`{name}` should be a text")
            return ""
        if needed and not value.strip() and self._is_there:
            self.wrong(f"`{name}` is missing")
        return value.strip()

    def truth(self, name: str) -> bool:
        value = self._fields.get(name, False)
        if not isinstance(value, bool):
            self.wrong(f"`{name}` should be true or false")
        return value is True

    def number(self, name: str, default: int, least: int, most: int) -> int:
        value = self._fields.get(name, default)
        if type(value) is not int or not least <= value <= most:
            self.wrong(f"`{name}` should be a whole number from {least} to {most}")
            return default
        return value

    def one_of(self, name: str, known: tuple[str, ...], default: str) -> str:
        value = self._fields.get(name, default)
        if value not in known:
            self.wrong(f"`{name}` should be one of {', '.join(known)}")
            return default
        return str(value)

    def texts(self, name: str) -> tuple[str, ...]:
        value = self._fields.get(name, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self.wrong(f"`{name}` should be a list of texts")
            return ()
        return tuple(value)

    def moment(self, name: str, *, start: bool) -> datetime | None:
        """A day without a time means its first moment, or its last; a time without a zone is UTC."""
        value = self._fields.get(name)
        if value is None:
            return None
        if isinstance(value, datetime):
            return value if value.tzinfo else value.replace(tzinfo=UTC)
        if isinstance(value, date):
            return datetime.combine(value, time.min if start else time(23, 59, 59), UTC)
        self.wrong(f"`{name}` should be a moment, such as 2026-11-23T08:00:00+01:00")
        return None

    def wish(self) -> Wish:
        default = Wish()
        forms = self.texts("forms") or default.forms
        for name in forms:
            if name not in FORM_NAMES:
                also = " (mixed asks by what each learner knows)" if name == MIXED else ""
                self.wrong(f"there is no form {name!r} here; there are {', '.join(FORM_NAMES)}{also}")
        direction = self.one_of("direction", ("both", "forward", "reverse"), "both")
        return Wish(
            self.number("count", default.count, 1, 10_000),
            forms,
            "forward" if direction == "forward" else "reverse" if direction == "reverse" else "both",
            self.number("choices", default.choices, LEAST_CHOICES, MOST_CHOICES),
            self.texts("tags"),
        )

    def decks(self, value: object) -> tuple[DeckUse, ...]:
        found = []
        for number, each in enumerate(value if isinstance(value, list) else [], 1):
            known = isinstance(each, dict) and isinstance(each.get("id"), str) and each["id"]
            if not known or not isinstance(each.get("digest", ""), str) or each.keys() - _DECK_KEYS:
                self.wrong(f"deck {number} should have an `id` and a `digest`, and nothing else")
            else:
                found.append(DeckUse(each["id"], each.get("digest", "")))
        if not found and self._is_there:
            self.wrong("there are no [[decks]]")
        return tuple(found)

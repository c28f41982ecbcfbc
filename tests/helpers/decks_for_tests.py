"""Decks built by hand, decks drawn by Hypothesis, and libraries in a temporary folder."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from quizapp.cards import cloze as cloze_text
from quizapp.cards.assembly import aliases_of, cards_of, digest_of
from quizapp.cards.deck import Deck, Note, Wrong
from quizapp.cards.identity import note_id
from quizapp.library.front import Front
from quizapp.library.library import Library, World
from quizapp.library.shelf import Shelf
from quizapp.storage.places import Places


def _wrongs(texts: Sequence[str]) -> tuple[Wrong, ...]:
    return tuple(Wrong(text) for text in texts)


def term(
    name: str, definition: str, *, wrong: Sequence[str] = (), wrong_terms: Sequence[str] = (), **more: Any
):
    more.setdefault("directions", ("forward", "reverse"))
    more.setdefault("id", note_id(name))
    return Note(
        kind="term",
        prompt=name,
        answer=definition,
        wrong=_wrongs(wrong),
        wrong_terms=_wrongs(wrong_terms),
        **more,
    )


def question(text: str, answer: str, *, wrong: Sequence[str] = (), **more: Any) -> Note:
    more.setdefault("id", note_id(text))
    return Note(kind="question", prompt=text, answer=answer, wrong=_wrongs(wrong), **more)


def cloze(text: str, **more: Any) -> Note:
    more.setdefault("id", note_id(cloze_text.filled(text)))
    more.setdefault("directions", ())
    return Note(kind="cloze", prompt=text, answer=cloze_text.filled(text), gaps=cloze_text.gaps(text), **more)


def deck(*notes: Note, id: str = "d", **more: Any) -> Deck:
    """A deck as reading would make it; of notes with one id the first stays."""
    each = tuple({note.id: note for note in reversed(notes)}.values())[::-1]
    return Deck(
        id, id, id.title(), each, cards_of(id, list(each)), digest_of("", "forgiving", list(each)),
        aliases=aliases_of(id, list(each)), **more,
    )  # fmt: skip


# -- drawn decks -------------------------------------------------------------------------------------

WORDS = [
    "C", "C++", "C#", "c", "résumé", "resume", "Resume", "RESUME", "か", "が", "カ", "ガ", "かき", "ガキ",
    "مدرسة", "مَدرسة", "كتاب", "Straße", "strasse", "Größe", "größe", "Maße", "Masse",
    "🙂", "🙃 face", "[b]x[/b]", "[red]",
    "**Tokyo**", "Tokyo", "tokyo", " To kyo", "To  kyo", "`Tokyo`", "Tokyo.", "*São Paulo*", "Sao Paulo",
    "17", "17.0", "1,000", "1000", "$1,000", "3.5 %", "17 elements", "1 element", "-5", "−5",
    "28 October 2025",
    "2025-10-28", "October 28, 2025", "May 1999", "Node.js", ".NET", "It", "A", "New York City", "NYC",
    "the capital of France", "the capital of Spain", "A metal", "a metal that is light and soft",
    "A light metal that is soft", "word " * 60,
]  # fmt: skip
texts = st.sampled_from(WORDS) | st.text(
    st.sampled_from("abcdeéèß かが0123., -++"), min_size=1, max_size=8
).filter(lambda text: any(c.isalnum() for c in text))
few = st.lists(texts, max_size=2).map(tuple)


def _unlike(right: str, wrong: Sequence[str]) -> tuple[Wrong, ...]:
    return _wrongs([text for text in wrong if text != right])


@st.composite
def notes(draw: st.DrawFn) -> Note:
    kind = draw(st.sampled_from(["term", "term", "question", "cloze"]))
    prompt, answer = draw(texts), draw(texts)
    more: dict[str, Any] = {"accept": draw(few), "tags": draw(st.sampled_from([(), ("t",), ("u", "t")]))}
    if draw(st.booleans()):
        more["also_right"] = (note_id(draw(texts)),)
    if kind == "term":
        definition = draw(
            st.sampled_from([answer, f"{prompt} is {answer}", f"{answer}, like {prompt.upper()}s"])
        )
        note = term(prompt, definition, **more)
        return note._replace(wrong=_unlike(definition, draw(few)), wrong_terms=_unlike(prompt, draw(few)))
    if kind == "question":
        sides = draw(st.sampled_from([("forward",), ("forward", "reverse")]))
        note = question(f"{prompt}?", answer, directions=sides, **more)
        return note._replace(wrong=_unlike(answer, draw(few)))
    plain = answer.replace("{", "").replace("}", "").replace("::", "")
    return cloze(f"{prompt} and {{{{{plain}::hint}}}}" + draw(st.sampled_from(["", " or {{Kyoto}}"])), **more)


@st.composite
def decks(draw: st.DrawFn, least: int = 1) -> list[Deck]:
    made = draw(st.lists(st.lists(notes(), min_size=1, max_size=9), min_size=least, max_size=2))
    return [deck(*each, id=f"deck {i}") for i, each in enumerate(made)]


# -- libraries ---------------------------------------------------------------------------------------


@dataclass
class Clock:
    """Tells a time that goes on by a second with each look."""

    now: datetime = datetime(2026, 11, 22, 10, tzinfo=UTC)
    step: timedelta = timedelta(seconds=1)

    def __call__(self) -> datetime:
        self.now += self.step
        return self.now


@dataclass
class House:
    """A library's folder, in which libraries can be opened one after the other, as by one device."""

    home: Path
    clock: Clock = field(default_factory=Clock)
    seed: int = 0

    def write(self, decks: Mapping[str, str]) -> None:
        for name, text in decks.items():
            path = self.home / "decks" / f"{name}.toml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")

    def open(self, learner: str = "kim", *, load: bool = True) -> Library:
        self.seed += 1
        rng = random.Random(self.seed)
        places = Places(
            self.home, self.home / "decks", self.home / "progress", self.home / "state", self.home / "cache",
            "--home", True,
        )  # fmt: skip
        world = World({}, self.home, self.clock, rng.randbytes)
        library = Library(Front(places, learner, world, Shelf(places.decks)))
        if load:
            library.load()
        return library

    def log(self) -> list[str]:
        """The lines on the disk."""
        files = sorted((self.home / "progress").rglob("*.jsonl"))
        return [line for file in files for line in file.read_text("utf-8").splitlines() if line]

    def saved(self) -> set[str]:
        """All that is in the progress folder."""
        return {str(path.relative_to(self.home)) for path in (self.home / "progress").rglob("*")}

"""A class's folder: learners' logs, written line by line as the program writes them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple


class Asked(NamedTuple):
    """An item of a made-up quiz; `wrong` are its distractors, none for one that is answered in writing."""

    card: str
    stem: str
    answer: str
    wrong: tuple[str, ...] = ()


Choose = Callable[[int, Asked, int], str]  # learner, item, which time → the text they take, "" for none


class ClassFolder:
    """Learners with one attempt or more each. The same calls make the same files."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._count = 0

    def learner(
        self,
        folder: str,
        name: str,
        items: Sequence[Asked],
        choose: Choose,
        *,
        number: int = 0,
        times: int = 1,
        id: str | None = None,
        assignment: str = "",
        finished: bool = True,
    ) -> Path:
        """Writes one learner's folder; `choose` says what is taken."""
        place = self.root / folder
        place.mkdir(parents=True, exist_ok=True)
        known = f"{number + 1:016x}" if id is None else id
        profile = f'name = {json.dumps(name)}\nid = "{known}"\ntheme = ""\n\n[keys]\n'
        (place / "profile.toml").write_text(profile, "utf-8")
        lines = []
        for time in range(times):
            taken = [(item, choose(number, item, time)) for item in items]
            lines += self._attempt(time, taken, known, assignment, finished)
        file = place / "2026-11.swift-heron.jsonl"
        file.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        return file

    def _attempt(
        self, time: int, taken: Sequence[tuple[Asked, str]], learner: str, assignment: str, finished: bool
    ) -> list[dict[str, Any]]:
        session = self._id()
        day = f"2026-11-{10 + time:02}"
        decks = list(dict.fromkeys(item.card.partition("#")[0] for item, _ in taken))

        def line(kind: str, second: int, **more: Any) -> dict[str, Any]:
            at = f"{day}T{9 + second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}.000Z"
            id = session if kind == "start" else self._id()
            return {"v": 1, "kind": kind, "id": id, "at": at, "session": session, **more}

        start = line(
            "start",
            0,
            mode="quiz",
            decks=[{"deck": deck, "digest": "x" * 16} for deck in decks],
            seed="1",
            options={"count": len(taken)},
            learner=learner,
            app="0.1.0",
        )
        out = [start | ({"assignment": assignment} if assignment else {})]
        for n, (item, text) in enumerate(taken, 1):
            out.append(line("answer", n, **_answer(n, item, text, day)))
        right = sum(item.answer == text for item, text in taken)
        if finished:
            out.append(line("finish", len(taken) + 1, right=right, total=len(taken)))
        return out

    def _id(self) -> str:
        self._count += 1
        return f"01K9A000000000000000{self._count:06}"


def _answer(n: int, item: Asked, text: str, day: str) -> dict[str, Any]:
    mark = "right" if text == item.answer else "wrong" if text else "skipped"
    said: dict[str, Any] = {"card": item.card, "n": n, "stem": item.stem, "answer": item.answer}
    said |= {"mark": mark, "ms": 4000 + 100 * n, "day": day, "rating": 3 if mark == "right" else 1}
    if not item.wrong:
        return said | {"form": "typed", "response": text}
    options = [*item.wrong]
    options.insert(n % (len(options) + 1), item.answer)
    place = options.index(text) if text else None
    shown = {"form": "choice", "options": options, "key": options.index(item.answer)}
    return said | shown | ({} if place is None else {"response": place})


CAPITALS = (
    Asked("world/capitals#peru:forward", "Peru's capital", "Lima", ("Quito", "Cusco", "Callao")),
    Asked("world/capitals#mali:forward", "Mali's capital", "Bamako", ("Accra", "Niamey", "Lomé")),
    Asked("world/capitals#brazil:forward", "Brazil's capital", "Brasília", ("Sucre", "São Paulo", "Recife")),
    Asked("world/capitals#chile:forward", "Chile's capital", "Santiago", ("Arica", "Concepción", "Temuco")),
    Asked("world/capitals#cuba:forward", "Cuba's capital", "Havana", ("Holguín", "Trinidad", "Matanzas")),
    Asked("world/capitals#togo:forward", "Togo's capital", "Lomé", ("Accra", "Cotonou", "Kara")),
    Asked("animals#term:otter:forward", "Swims on its back", "Otter", ("Mole", "Heron", "Bat")),
    Asked("animals#term:heron:forward", "Waits in shallow water", "Heron", ("Lynx", "Mole", "Otter")),
    Asked("animals#term:mole:forward", "Digs long tunnels", "Mole", ("Bat", "Otter", "Lynx")),
    Asked("animals#term:bat:forward", "Hears where it flies", "Bat", ("Heron", "Lynx", "Mole")),
    Asked("animals#typed:lynx:forward", "Has tufts on its ears", "Lynx"),
)
NAMES = [
    "Ada",
    "Mira",
    "Bo",
    "Cem",
    "Dana",
    "Eli",
    "Fay",
    "Gus",
    "Hana",
    "Ivo",
    "Jun",
    "Kai",
    "Lea",
    "Max",
    "Nia",
    "Olu",
    "Pia",
    "Quin",
    "Rui",
    "Sol",
    "Tom",
    "Uma",
    "Vik",
    "Wes",
]


def of_strength(learner: int, item: Asked, time: int) -> str:
    """The learner's number is their strength; a place that turns keeps wrong answers apart.

    Of Chile's capital the strong ones take `Arica`: its key looks wrong. Nobody takes `Bat` for the otter.
    """
    place = CAPITALS.index(item)
    if item.answer == "Santiago":
        return "Arica" if learner >= 9 else ("Santiago", "Arica", "Temuco")[learner % 3]
    if item.answer == "Otter":
        return "Otter"
    bar = (place * 7) % 20
    if learner + 4 * time + (learner * place) % 5 >= bar:
        return item.answer
    if not item.wrong:
        return ("Caracal", "Caracal", "")[learner % 3]
    return item.wrong[0 if learner % 2 else place % len(item.wrong)]


def write_class(root: Path, learners: int = 24, times: int = 2) -> ClassFolder:
    """A class of some size, with a key that is wrong and a question that all know."""
    made = ClassFolder(root)
    for number in range(learners):
        name = NAMES[number % len(NAMES)]
        made.learner(f"{name.lower()}-{number}", name, CAPITALS, of_strength, number=number, times=times)
    return made

"""Decks, logs and files full of hostile texts, and every command on them: all of it comes out as text."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import tomli_w
from faults.damaged_ground import Ground, Said, ground
from fuzz.hostile_texts import (
    assert_csv,
    assert_github,
    assert_html,
    assert_json,
    assert_text,
    halves,
    hostile,
)
from helpers.trials import Tally

Check = Callable[[str, str], object]
_NO_FILE_HAS = str.maketrans({"/": "∕", "\0": "", "\ud800": ""})
COMMANDS: tuple[tuple[tuple[str, ...], Check], ...] = (
    (("check",), assert_text),
    (("check", "--json"), assert_json),
    (("check", "--format", "github"), assert_github),
    (("check", "--fix", "--dry-run"), assert_text),
    (("check", "--answers"), assert_text),
    (("due",), assert_text),
    (("due", "--json"), assert_json),
    (("due", "--short"), assert_text),
    (("stats",), assert_text),
    (("stats", "--json"), assert_json),
    (("stats", "--plain"), assert_text),
    (("scores",), assert_text),
    (("scores", "--json"), assert_json),
    (("scores", "--csv"), assert_csv),
    (("scores", "--by", "card"), assert_text),
    (("scores", "--by", "tag", "--json"), assert_json),
    (("scores", "--by", "card", "--csv"), assert_csv),
    (("scores", "--by", "deck", "--csv"), assert_csv),
    (("scores", "--attempt", "1"), assert_text),
    (("scores", "--attempt", "1", "--json"), assert_json),
    (("scores", "--attempt", "1", "--csv"), assert_csv),
    (("scores", "--compare", "2", "1"), assert_text),
    (("class", "progress"), assert_text),
    (("class", "progress", "--json"), assert_json),
    (("class", "progress", "--html"), assert_html),
    (("class", "progress", "--csv"), assert_csv),
    (("class", "progress", "--csv-items"), assert_csv),
    (("class", "progress", "--csv-quizzes"), assert_csv),
    (("progress", "verify"), assert_text),
    (("progress", "verify", "--json"), assert_json),
    (("progress", "export", "--csv"), assert_csv),
    (("--learner", "lee", "progress", "merge", "progress/kim", "--dry-run"), assert_text),
    (("where",), assert_text),
    (("where", "--json"), assert_json),
)
FORMS = ("choice", "true-false", "typed", "cloze", "match", "flashcard", "mixed")


def deck_text(dice: random.Random) -> str:
    """A deck with hostile texts in some or all of its fields."""
    share = dice.choice((0.15, 0.5, 1.0))

    def some(plain: str) -> str:
        text = hostile(dice) if dice.random() < share else plain
        return text if text.strip() else plain

    first, second = halves(dice)
    deck = {name: some(f"the {name}") for name in ("title", "description", "author", "license", "source")}
    deck |= {"id": some("the-id")} if dice.random() < 0.3 else {}
    deck |= {"language": some("en")} if dice.random() < 0.3 else {}
    cards: list[dict[str, Any]] = [
        {"term": f"term {n} {some('t')}", "definition": f"definition {n} {some('d')}", **_more(some, dice)}
        for n in range(5)
    ]
    cards.append(
        {"question": first, "answer": second, "hint": second, "explanation": second, "source": first}
    )
    cards.append({"question": some("How?"), "answer": some("so"), **_more(some, dice)})
    cards.append({"cloze": f"{some('In')} {{{{{some('gap')}::{some('hint')}}}}} {some('end')}."})
    if dice.random() < 0.3:
        cards.append({"question": some("q2"), "answer": some("a2"), some("unknown"): some("x")})
    whole: dict[str, Any] = {"deck": deck | {"tags": [some("tag")]}}
    whole["glossary"] = {f"{some('g')} {n}": f"{n} {some('meaning')}" for n in range(3)}
    whole["faq"] = {f"{first} {n}": f"{second} {n}" for n in range(2)}
    if dice.random() < 0.2:
        whole[some("table")] = {some("key"): some("value")}
    whole["cards"] = cards
    return tomli_w.dumps(whole)


def _more(some: Callable[[str], str], dice: random.Random) -> dict[str, Any]:
    """Fields that a card may have."""
    more: dict[str, Any] = {
        "hint": some("a hint"),
        "explanation": some("because"),
        "source": some("page 1"),
        "tags": [some("a"), some("b")],
        "accept": [some("too")],
        "wrong": [some("no"), {"text": some("never"), "why": some("for")}],
        "also_right": [some("other")],
        "id": some(f"id{dice.randrange(10**6)}"),
    }
    return {name: value for name, value in more.items() if dice.random() < 0.6}


def put_deck(here: Ground, dice: random.Random) -> str:
    """A hostile deck in the library, by a plain or a hostile name; its name."""
    name = "trap"
    if dice.random() < 0.4:
        name = file_name(dice)
    path = here.decks / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(deck_text(dice), "utf-8")
    if dice.random() < 0.3:  # beside one that can't be read
        text = f'[glossary]\n"{hostile(dice)}" = "b"\nRare {hostile(dice)} = "x"\n'
        (here.decks / "broken.toml").write_text(text, "utf-8", "surrogatepass")
    return name


def file_name(dice: random.Random) -> str:
    """A hostile name that the file system takes."""
    name = hostile(dice).translate(_NO_FILE_HAS).encode("utf-8", "replace")[:120].decode("utf-8", "ignore")
    return name.lstrip(".") or "trap"


def say_all(here: Ground, dice: random.Random, tally: Tally, count: int) -> None:
    """Some of the commands that read, each as text."""
    for argv, check in dice.sample(COMMANDS, count):
        said(here, argv, check, tally)


def said(here: Ground, argv: Sequence[str], check: Check, tally: Tally, stdin: str = "") -> Said:
    """Runs a command and looks at what it wrote."""
    told = " ".join(argv)[:80]
    with tally.timed():
        result = here.say(*argv, stdin=stdin)
    if result.out:
        check(result.out, told)
    assert_text(result.err, f"{told} (stderr)")
    tally.refused += result.code != 0
    return result


def decks(dice: random.Random, tally: Tally) -> None:
    """Hostile texts in every field of a deck and in its name: read, asked, printed and exported as text."""
    with ground() as here:
        name = put_deck(here, dice)
        say_all(here, dice, tally, 5)
        form = dice.choice(FORMS)
        typed = "".join(
            dice.choice(("1\n", "2\n", "\n", "?\n", "x\n", f"{hostile(dice)}\n")) for _ in range(60)
        )
        said(here, ("quiz", "--plain", "-n", "9", "--form", form, "--", name), assert_text, tally, typed)
        said(here, ("study", "--plain", "-n", "6", "--", name), assert_text, tally, typed)
        paper(here, name, dice, tally)
        said(here, ("scores", "--attempt", "1"), assert_text, tally)


def paper(here: Ground, name: str, dice: random.Random, tally: Tally) -> None:
    """A printed quiz of the deck, in one of its ways."""
    ways: tuple[tuple[str, Check], ...] = (
        (".html", assert_html),
        (".md", assert_text),
        (".json", assert_json),
        (".txt", assert_text),
        ("", assert_text),
    )
    suffix, check = dice.choice(ways)
    target = here.folder / f"paper{suffix}"
    argv = ["paper", "-n", "8", "--form", dice.choice(FORMS[:3]), "--seed", "s", "--versions", "A,B"]
    argv += ["-o", str(target)] if suffix else ["--explain"] if dice.random() < 0.5 else []
    if not suffix and "--explain" in argv:
        argv = ["paper", "-n", "8", "--seed", "s", "--explain"]
    said(here, (*argv, "--", name), assert_text, tally)
    if suffix and target.exists():
        check(target.read_text("utf-8"), f"paper {suffix}")


def logs(dice: random.Random, tally: Tally) -> None:
    """Hostile texts, also lone surrogates, in all that logs keep: told as text, in every table."""
    with ground() as here:
        for path in sorted(here.logs.glob("*.jsonl")):
            lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
            for line in lines:
                for name in [*line]:
                    if dice.random() < 0.25 and name not in _NO_TEXTS:
                        line[name] = spoiled(line[name], dice)
            path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        if dice.random() < 0.3:
            profile = {"name": hostile(dice), "id": "85555a32010a506c"}
            (here.logs / "profile.toml").write_text(tomli_w.dumps(profile), "utf-8")
        if dice.random() < 0.3:
            first = min(here.logs.glob("*.jsonl"))
            first.rename(first.with_name(f"2026-10.{file_name(dice)}.jsonl"))
        say_all(here, dice, tally, 9)


_NO_TEXTS = ("v", "kind", "id", "at", "session", "mark", "mode", "day")


def spoiled(value: Any, dice: random.Random) -> Any:
    """The same with hostile texts for the texts in it."""
    if isinstance(value, str):
        return hostile(dice) + dice.choice((*[""] * 8, "\ud800", "\udcff\ud83d"))
    if isinstance(value, list):
        return [spoiled(each, dice) for each in value]
    if isinstance(value, dict):
        return {name: spoiled(each, dice) for name, each in value.items()}
    return value


def names(dice: random.Random, tally: Tally) -> None:
    """Hostile learners, devices, folders and words on the command line."""
    with ground() as here:
        word = hostile(dice).replace("\0", "")
        ways: tuple[tuple[str, ...], ...] = (
            (f"--learner={word}", "quiz", "letters", "--plain", "-n", "1"),
            (f"--home={word}", "due"),
            (word,),
            ("quiz", "--plain", "--", word),
            ("check", "--", word),
            ("check", f"--explain={word}"),
            ("new", f"--title={word}", f"--language={word}", "--", "made"),
            ("new", "--", word),
            ("edit", "--app", "--", word),
            ("export", "letters", f"--to={word}"),
            ("export", "letters", "-o", str(here.folder / word)),
            ("paper", "letters", f"--versions={word}", f"--seed={word}"),
            ("paper", "letters", f"--tag={word}"),
            ("import", "--yes", "--", word),
            ("scores", f"--since={word}"),
            ("scores", f"--deck={word}"),
            ("scores", f"--attempt={word}"),
            ("stats", "--", word),
            ("class", "--", word),
            ("class", "progress", f"--roster={word}"),
            ("assign", "letters", "-o", str(here.folder / "a.toml"), f"--title={word}", f"--from={word}"),
            ("hand-in", f"--session={word}"),
            ("help", "--", word),
            ("progress", "merge", "--", word),
            (f"--learner={word}", "progress", "forget"),
            ("due", f"--{word}"),
        )
        for argv in dice.sample(ways, 4):
            said(here, argv, assert_text, tally)
        made = [path for path in here.folder.iterdir() if not path.is_relative_to(here.home)]
        assert all(path.name in _LEFT or path.name in word for path in made), f"{word!r} made {made}"
        assert not list(here.folder.rglob("trap")), f"{word!r} was run"
        assert not Path("trap").exists(), f"{word!r} was run"


_LEFT = ("data", "state", "cache", "a.toml")


def classes(dice: random.Random, tally: Tally) -> None:
    """Hostile assignments, hand-ins and rosters."""
    with ground() as here:
        given = here.home / "progress" / "week.toml"
        title = hostile(dice) if dice.random() < 0.7 else "Week"
        said(here, ("assign", "letters", "-n", "3", f"--title={title}", "-o", str(given)), assert_text, tally)
        if given.exists():
            argv = ("quiz", "--plain", "--assignment", str(given))
            said(here, argv, assert_text, tally, stdin=f"1\n2\n1\n\n{hostile(dice)}\n\n\n")
            said(here, ("hand-in", "-o", str(here.folder / "in")), assert_text, tally)
            if dice.random() < 0.5:
                text = given.read_text("utf-8").replace("letters", json.dumps(hostile(dice))[1:-1])
                given.write_text(text, "utf-8")
                said(here, argv, assert_text, tally, stdin="1\n")
        roster = here.folder / "names.csv"
        rows = [f'"{hostile(dice)}","{hostile(dice)}"' for _ in range(3)]
        text = "\n".join(["name,alias", f'"{hostile(dice)}",kim', *rows])
        roster.write_text(text, "utf-8", "replace")
        views: tuple[tuple[str, Check], ...] = (
            ("--json", assert_json),
            ("--html", assert_html),
            ("--csv", assert_csv),
            ("--csv-moodle", assert_csv),
            ("--csv-canvas", assert_csv),
            ("--csv-items", assert_csv),
        )
        for view, check in dice.sample(views, 3):
            said(here, ("class", "progress", view, "--roster", str(roster)), check, tally)
        said(here, ("class", "progress", "--roster", str(roster)), assert_text, tally)


KINDS = {"texts: decks": decks, "texts: logs": logs, "texts: names": names, "texts: classes": classes}

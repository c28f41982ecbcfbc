"""Reads a deck file: its bytes come in, a deck and everything that is wrong with it come out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from quizapp.cards import assembly, identity, top
from quizapp.cards.alike import report_alike
from quizapp.cards.authored import Directions, ordered, read_cards
from quizapp.cards.deck import Deck, Note, NoteKind
from quizapp.cards.draft import Draft
from quizapp.cards.encoding import decoded
from quizapp.cards.entries import read_entries, read_renamed
from quizapp.cards.former import with_former_ids
from quizapp.cards.report import Report, short
from quizapp.source.finding import Finding
from quizapp.source.locate import Places
from quizapp.source.toml import load


@dataclass(frozen=True, slots=True)
class Reading:
    """A deck as far as it could be read (None: not at all), and all findings of its file in order."""

    deck: Deck | None
    findings: tuple[Finding, ...]


def read_deck(data: bytes, name: str) -> Reading:
    """Read a deck file. Never raises: every mistake of the file is a finding, with line and column.

    `name` is the file's path below `decks/`, with `/` and without `.toml`. What has a mistake is left out and
    everything else of the deck works; only a file that can't be read at all, or is in a newer format,
    gives no deck.
    """
    contents, found = read_contents(data, name)
    return Reading(contents.deck() if contents else None, found)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a deck has: its notes, and what is said of it."""

    id: str
    name: str
    title: str
    notes: tuple[Note, ...]
    about: dict[str, Any]

    def deck(self) -> Deck:
        """The deck with its cards. It takes its time where there are many."""
        cards = assembly.cards_of(self.id, self.notes)
        language, typing = self.about.get("language", ""), self.about.get("typing", "forgiving")
        digest = assembly.digest_of(language, typing, self.notes)
        aliases = assembly.aliases_of(self.id, self.notes)
        return Deck(self.id, self.name, self.title, self.notes, cards, digest, aliases=aliases, **self.about)


DraftsOf = Callable[[Directions, Report], list[Draft]]


def read_contents(data: bytes, name: str) -> tuple[Contents | None, tuple[Finding, ...]]:
    """As `read_deck`, but the cards are not made yet."""
    path = name + ".toml"
    text = decoded(data, path)
    if isinstance(text, Finding):
        return None, (text,)
    tables, findings = load(text, path)
    if tables is None:
        return None, tuple(findings)
    return contents_from(tables, text, name)


def contents_from(
    tables: dict[str, Any], text: str, name: str
) -> tuple[Contents | None, tuple[Finding, ...]]:
    """As `read_contents`, where the tables of the text are there already."""
    return contents_of(tables, name, Report(f"{name}.toml", Places(text)), partial(_in_order, tables))


def contents_of(
    tables: dict[str, Any], name: str, report: Report, drafts_of: DraftsOf
) -> tuple[Contents | None, tuple[Finding, ...]]:
    """What a deck's tables come to, and all findings; `drafts_of` makes the notes, in the file's order."""
    contents = _contents(tables, name, report, drafts_of) if top.is_readable(tables, report) else None
    ignored = contents.about["ignore"] if contents else ()
    found = (each for each in report.findings if each.severity == "error" or each.code not in ignored)
    return contents, tuple(sorted(found))


def _contents(tables: dict[str, Any], name: str, report: Report, drafts_of: DraftsOf) -> Contents:
    top.report_unknown(tables, report)
    about = top.read_deck_table(tables, report)
    chosen = ordered(about["directions"]) if "directions" in about else ()
    drafts = _without_doubles(drafts_of(chosen, report), report)
    with_former_ids(drafts, read_renamed(tables, report), report)
    _resolve_also_right(drafts, report)
    report_alike(drafts, report)
    notes = tuple(draft.note for draft in drafts)
    texts = {key: value.strip() for key, value in about.items() if isinstance(value, str)}
    lists = {
        key: tuple(text for item in about.get(key, ()) if (text := item.strip()))
        for key in ("tags", "ignore")
    }
    if all(note.retired for note in notes) and not report.has_errors:
        mend = 'add lines such as "term" = "definition" under [glossary]'
        report.advice("A001", (1, 1), "this deck has nothing to ask", mend)
    deck_id = identity.deck_id(name, texts.pop("id", ""))
    title = texts.pop("title", "") or name.rpartition("/")[2]
    return Contents(deck_id, name, title, notes, {**texts, **lists})


def directions_of(kind: NoteKind, chosen: Directions) -> Directions:
    """The directions of a note that names none; `chosen`: those that its deck names."""
    return chosen or (("forward", "reverse") if kind == "term" else ("forward",))


def _in_order(tables: dict[str, Any], chosen: Directions, report: Report) -> list[Draft]:
    """Return all notes in the order of the file."""
    drafts = [
        *read_entries("glossary", "term", tables, directions_of("term", chosen), report),
        *read_entries("faq", "question", tables, directions_of("question", chosen), report),
        *read_cards(tables, lambda kind: directions_of(kind, chosen), report),
    ]
    return sorted(drafts, key=lambda draft: draft.place)


def _without_doubles(drafts: list[Draft], report: Report) -> list[Draft]:
    """Keep the first of notes that have one id, and report the others."""
    kept: dict[str, Draft] = {}
    for draft in drafts:
        first = kept.setdefault(draft.note.id, draft)
        if first is not draft:
            place = report.places.card_value(draft.card, "id") if draft.card >= 0 else draft.place
            same = f"the same id as the card in line {first.place[0]} ({short(draft.note.id, 70)})"
            message = f'"{short(draft.note.prompt)}" has {same}'
            mend = "remove one of the two, or give one an id of its own under [[cards]]"
            report.error("D211", place, message, mend)
    return list(kept.values())


def _resolve_also_right(drafts: list[Draft], report: Report) -> None:
    """Turn `also_right` into note ids: it may give an id, or the wording of a note without one."""
    live = {draft.note.id for draft in drafts}
    for draft in drafts:
        if not draft.note.also_right:
            continue
        ids = []
        for at, given in enumerate(draft.note.also_right):
            found = next((i for i in (identity.encode(given), identity.note_id(given)) if i in live), "")
            if found:
                ids.append(found)
                continue
            place = report.places.card_item(draft.card, "also_right", at)
            mend = "give the id of a card of this deck, or remove it"
            report.advice(
                "A002", place, f'also_right names "{short(given)}", which is no card of this deck', mend
            )
            ids.append(identity.encode(given))
        draft.note = draft.note._replace(also_right=tuple(ids))

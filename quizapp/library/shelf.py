"""The decks of a library: their names at once, their contents when asked for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quizapp.storage import decks as deck_files
from quizapp.storage.decks import DeckFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.cards.deck import Deck
    from quizapp.source.finding import Finding
    from quizapp.storage.index.book import Book
    from quizapp.study.lines import DeckUse


_SUFFIX = ".toml"


class NoSuchDeck(Exception):
    """No deck goes by that name; the message says which there are."""


class Entry(NamedTuple):
    """A deck file as Home shows it before it is read: its title, and its folder's (empty at the top)."""

    file: DeckFile
    title: str
    group: str

    @property
    def name(self) -> str:
        """The path below `decks/` without `.toml`."""
        return self.file.name

    @property
    def full_title(self) -> str:
        """`Rare earths deal · Glossary`."""
        return f"{self.group} · {self.title}" if self.group else self.title


class Volume:
    """A deck file that was read: the deck, if it could be, and what is wrong with it.

    `deck_id` is empty where it could not be read. `deck` is fetched when it is first asked for, and kept.
    `notes` is how many notes it asks, `cards` how many cards they make, `digest` changes with their content.
    """

    def __init__(self, entry: Entry, book: Book, fetch: Callable[[], Deck | None]) -> None:
        self.entry = entry
        self.key, self.deck_id, self.digest = book.key, book.deck_id, book.digest
        self.notes, self.cards, self.paired = book.notes, book.cards, book.paired
        self.findings = book.findings
        self._fetch = fetch
        self._deck: Deck | None = None

    @classmethod
    def of(cls, entry: Entry, deck: Deck | None, findings: tuple[Finding, ...]) -> Volume:
        """One that was read from its file just now."""
        from quizapp.storage.index.book import Book  # with all of SQLite

        notes = sum(not note.retired for note in deck.notes) if deck else 0
        cards = len(deck.cards) if deck else 0
        id, digest = (deck.id, deck.digest) if deck else ("", "")
        title = deck.title if deck else ""
        book = Book(0, entry.name, id, title, digest, findings, notes, cards, cards > notes)
        return cls(entry, book, lambda: deck)

    @property
    def deck(self) -> Deck | None:
        """The deck with all its cards; None where it can't be read."""
        if self._deck is None and self.deck_id:
            self._deck = self._fetch()
        return self._deck

    @property
    def use(self) -> DeckUse:
        """The deck as a log's line names it."""
        from quizapp.study.lines import DeckUse

        return DeckUse(self.deck_id, self.digest)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that are not mere advice."""
        return tuple(f for f in self.findings if f.severity == "error")


def spoken(name: str) -> str:
    """A file's or folder's name as a title: `rare-earths-deal` → `Rare earths deal`."""
    words = " ".join(name.replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:] or name


def _order(entry: Entry) -> tuple[bool, str, str, str]:
    """Folders first, then by title: a deck keeps its place whatever is studied."""
    return not entry.group, entry.group.casefold(), entry.title.casefold(), entry.name


def arranged(files: Iterable[DeckFile], titles: Mapping[str, str]) -> list[Entry]:
    """Deck files in the order of Home; `titles` by name, else the file's name is one."""
    out = []
    for file in files:
        folder, _, base = file.name.rpartition("/")
        group = " · ".join(spoken(part) for part in folder.split("/")) if folder else ""
        out.append(Entry(file, titles.get(file.name) or spoken(base), group))
    return sorted(out, key=_order)


class Shelf:
    """The folder of decks. Reading is remembered until a file changes."""

    def __init__(self, root: Path) -> None:
        """`root` is the `decks` folder; it need not exist."""
        self.root = root
        self._read: dict[str, tuple[DeckFile, Volume]] = {}
        self._titles: dict[DeckFile, str] = {}

    def entries(self, titles: Mapping[str, str] | None = None) -> list[Entry]:
        """All decks in the order of Home, with titles from the heads of their files: quick.

        `titles` are those known already, by the names of decks that have not changed.
        """
        files, known = self.files(), titles or {}
        for file in files:
            if file not in self._titles:
                self._titles[file] = known.get(file.name) or self._title(file)
        return arranged(files, {file.name: self._titles[file] for file in files})

    def files(self) -> Sequence[DeckFile]:
        """The deck files, by name."""
        return deck_files.list_decks(self.root).decks

    @staticmethod
    def _title(file: DeckFile) -> str:
        from quizapp.source.peek import title as peeked_title

        try:
            return peeked_title(deck_files.head(file.path))
        except OSError:
            return ""

    def read(self, entries: Iterable[Entry]) -> list[Volume]:
        """Reads decks; those not changed since the last time are not read again."""
        out: list[Volume] = []
        owners: dict[str, Entry] = {}
        for entry in entries:
            known = self._read.get(entry.name)
            if not known or known[0] != entry.file:
                known = (entry.file, _read(entry))
                self._read[entry.name] = known
            out.append(_unique(known[1], owners))
        return out

    def find(
        self,
        names: Sequence[str],
        known: Mapping[str, tuple[str, str]] | None = None,
        entries: list[Entry] | None = None,
    ) -> list[Entry]:
        """The decks meant by paths, folders, ids or titles, each once, in the order named; none means all.

        Where a deck and a folder are called alike the deck is meant, and with a `/` behind it the folder.
        `known` has ids and titles by name; without it the decks are read where only an id can be meant.
        `entries` are those to look among, if they have been listed already.
        """
        entries = self.entries() if entries is None else entries
        if not names:
            return entries
        found: dict[str, Entry] = {}
        for name in names:
            for entry in self._meant(name, entries, known):
                found.setdefault(entry.name, entry)
        return list(found.values())

    def _meant(
        self, name: str, entries: list[Entry], known: Mapping[str, tuple[str, str]] | None
    ) -> list[Entry]:
        if as_it_is := [e for e in entries if e.name == name]:
            return as_it_is  # a backslash may belong to a name
        wanted = unicodedata.normalize("NFC", name).replace("\\", "/").strip("/")
        wanted = wanted.removeprefix("./").removeprefix("decks/").removesuffix(".toml")
        within = [e for e in entries if e.name.startswith(f"{wanted}/")]
        is_folder = bool(within) and name.endswith(("/", "\\"))
        hits = [] if is_folder else [e for e in entries if e.name == wanted]
        hits = hits or within
        if not hits:
            folded = wanted.casefold()
            hits = [e for e in entries if e.name.casefold() == folded]
        if not hits:
            if known is None:
                known = {v.entry.name: (v.deck.id, v.deck.title) for v in self.read(entries) if v.deck}
            hits = [e for e in entries if name in known.get(e.name, ())][:1]
        if not hits:
            from difflib import get_close_matches

            near = get_close_matches(wanted, [e.name for e in entries], n=1, cutoff=0.5)
            there = f"did you mean {near[0]}?" if near else "there are: " + (_list(entries) or "none yet")
            raise NoSuchDeck(f"no deck {name!r} in {self.root}; {there}")
        return hits


def folders_beside(root: Path, names: Iterable[str]) -> list[str]:
    """The names that mean a deck although a folder is called so too."""
    bare = [name.replace("\\", "/").removeprefix("./").removeprefix("decks/") for name in names]
    return [
        name
        for name in bare
        if name
        and not name.endswith(("/", _SUFFIX))
        and (root / f"{name}{_SUFFIX}").is_file()
        and (root / name).is_dir()
    ]


def _list(entries: list[Entry], most: int = 8) -> str:
    names = [e.name for e in entries[:most]]
    return ", ".join(names) + (f" and {len(entries) - most} more" if len(entries) > most else "")


def _read(entry: Entry) -> Volume:
    from quizapp.cards.reading import read_deck  # pydantic behind it: not before the first screen
    from quizapp.source.finding import Finding

    path = f"{entry.name}.toml"
    try:
        reading = read_deck(deck_files.read(entry.file.path), entry.name)
    except deck_files.TooLarge as error:
        return Volume.of(entry, None, (Finding(path, 1, 1, "D005", str(error)),))
    except OSError as error:
        what = f"this file can't be read: {error.strerror or error}"
        return Volume.of(entry, None, (Finding(path, 1, 1, "D007", what, "look at its permissions"),))
    return Volume.of(entry, reading.deck, reading.findings)


def _unique(volume: Volume, owners: dict[str, Entry]) -> Volume:
    """Two decks of one id would share their history: the second one is left out, and says so."""
    if volume.deck is None:
        return volume
    owner = owners.setdefault(volume.deck.id, volume.entry)
    if owner.name == volume.entry.name:
        return volume
    from quizapp.source.finding import Finding  # seldom

    finding = Finding(
        f"{volume.entry.name}.toml",
        1,
        1,
        "D006",
        f"this deck has the id {volume.deck.id!r}, and so has {owner.name}.toml",
        "give one of them another id under [deck]",
    )
    return Volume.of(volume.entry, None, (*volume.findings, finding))

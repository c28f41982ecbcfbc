"""What most formats have no place for, named: who a card is, and what a deck says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quizapp.cards import identity
from quizapp.cards.clean import clean_line
from quizapp.cards.cloze import filled
from quizapp.cards.deck import Note
from quizapp.formats.out import Volume
from quizapp.scores.stats_words import count

_ABOUT = ("language", "description", "author", "license", "source", "tags", "ignore")
_SHOWN = 40  # characters of a title


def written_id(note: Note) -> str:
    """A note's id as its author wrote it; "" where it is made of its wording."""
    wording = filled(note.prompt) if note.kind == "cloze" else note.prompt
    if note.id == identity.note_id(wording):
        return ""
    return note.id.replace("%3A", ":").replace("%23", "#").replace("%25", "%")


def about_cards(
    volumes: Iterable[Volume], place: str, fields: Sequence[str] = ("id", "former_ids")
) -> Iterator[str]:
    """A sentence for the ids, the earlier wordings and what else of `fields` the cards have."""
    notes = [note for volume in volumes for note in volume.deck.notes]
    ids = [note for note in notes if "id" in fields and written_id(note)]
    former = [note for note in notes if "former_ids" in fields and note.former_ids]
    also_right = [other for note in notes if "also_right" in fields for other in note.also_right]
    counts = {
        ("card id", "card ids"): len(ids),
        ("earlier wording", "earlier wordings"): len(former),
        ("card named as right too", "cards named as right too"): len(also_right),
    }
    for (one, several), number in counts.items():
        if number:
            what, them = (one, "it") if number == 1 else (several, "them")
            yield f"{number} {what}: {place} has no place for {them}."


def about_decks(
    volumes: Sequence[Volume], place: str, *, titles: Sequence[str] | None = None, kept: Sequence[str] = ()
) -> Iterator[str]:
    """What the decks say of themselves and the format can't.

    `titles`: as they would come back, None where there is no place for them. `kept`: fields with a place.
    """
    decks = [volume.deck for volume in volumes]
    names = ["title"] if titles is None and any(map(_is_titled, volumes)) else []
    names += ["id"] if any(deck.id != identity.deck_id(deck.name) for deck in decks) else []
    names += [name for name in _ABOUT if name not in kept and any(getattr(deck, name) for deck in decks)]
    names += ["typing"] if any(deck.typing != "forgiving" for deck in decks) else []
    if names:
        whose = "deck's" if len(decks) == 1 else "decks'"
        yield f"The {whose} own {', '.join(names)}: {place} has no place for that."
    if titles is not None:
        yield from _retitled(volumes, titles)


def _is_titled(volume: Volume) -> bool:
    return volume.deck.title != volume.deck.name.rpartition("/")[2]


def _retitled(volumes: Sequence[Volume], titles: Sequence[str]) -> Iterator[str]:
    own = [clean_line(volume.title) for volume in volumes]
    others = [(was, now) for was, now in zip(own, titles, strict=True) if was != now]
    if others:
        was, now = (text[:_SHOWN] for text in others[0])
        yield f"{count(len(others), 'deck title')} written otherwise, such as “{was}”: as “{now}”."

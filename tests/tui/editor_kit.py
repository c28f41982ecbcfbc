"""The editor in a test: opened on a deck, its boxes read and written by key."""

from __future__ import annotations

from app_kit import Desk, Home

from quizapp.cards.reading import Reading, read_deck

GLOSSARY = (
    '# by hand\n[deck]\ntitle = "Animals"\n\n[glossary]\n'
    '"Otter" = "Swims on its back"   # a comment\n'
    '"Heron" = "Waits in shallow water"\n'
    '"Mole" = "Digs long tunnels"\n'
)


async def edit(d: Desk, name: str, note: str = "") -> None:
    """Opens the editor of a deck."""
    d.app.open_editor(name, note)
    await d.at("Editor")
    await d.pilot.pause()


def box(d: Desk, label: str) -> str:
    """What stands in the box below a label."""
    return next(field.box.text for field in d.screen.form.fields if field.words.label == label)


def told(d: Desk) -> str:
    """What is said of the card, above and below its boxes."""
    found = [str(each.visual) for each in d.screen.form.query("Static") if each.display]
    return " ".join(found)


async def clear(d: Desk) -> None:
    """Empties the box that has the cursor."""
    await d.press("ctrl+u")


def text_of(home: Home, name: str) -> str:
    return (home.root / "decks" / f"{name}.toml").read_text("utf-8")


def reading(home: Home, name: str) -> Reading:
    return read_deck((home.root / "decks" / f"{name}.toml").read_bytes(), name)

"""Leeches: cards that are forgotten again and again, and cost more time than they are worth as they stand."""

from __future__ import annotations


def is_leech(lapses: int, after: int) -> bool:
    """Whether a card with so many lapses is a leech; `after` 0: none ever is."""
    return 0 < after <= lapses


def leech_now(lapses: int, after: int) -> bool:
    """Whether it is to be said at this very lapse: at the first that counts, then at every half as many."""
    return is_leech(lapses, after) and (lapses - after) % max(1, after // 2) == 0


def often(lapses: int) -> str:
    """How often a card was forgotten: `Forgotten 8 times`."""
    return "Forgotten once" if lapses == 1 else f"Forgotten {lapses} times"


def explained(lapses: int) -> str:
    """What to say of a leech, with what helps."""
    return (
        f"{often(lapses)}. A card like this is often too long, or too like another: "
        "reword it, split it, or suspend it for now."
    )

"""What Anki's own note types are called, in the languages whose words decks here know too."""

from __future__ import annotations

import re

BASIC, REVERSED, CLOZE = "Basic", "Basic (and reversed card)", "Cloze"

_BASIC = re.compile(r"(?:basic|einfach|basique|b[áa]sico|基本)\b", re.IGNORECASE)
_BOTH = re.compile(
    r"revers|umgekehrt|beide richtungen|invers|invert|renvers|deux sens|反転|反対|裏表|両面", re.IGNORECASE
)
_OPTIONAL = re.compile(r"optional|optionnel|facultati|opcional|任意", re.IGNORECASE)


def is_basic(name: str) -> bool:
    """Whether it is one with a front and a back, where `{{c1::…}}` is no gap."""
    return _BASIC.match(name) is not None


def has_both_directions(name: str) -> bool:
    """Whether it makes a card for each direction."""
    return _BOTH.search(name) is not None


def is_optional(name: str) -> bool:
    """Whether the second direction is there only if a third field has something in it."""
    return has_both_directions(name) and _OPTIONAL.search(name) is not None

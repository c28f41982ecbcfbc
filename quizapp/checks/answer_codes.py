"""The codes of what real answers say against a card, by the kind of sign, and of learners' remarks."""

from __future__ import annotations

CODES = {
    "wrong key": "R001",
    "two right": "R002",
    "idle distractor": "R003",
    "all right": "R004",
    "none right": "R005",
    "backwards": "R006",
    "to accept": "R007",
}
FLAGGED = "R008"

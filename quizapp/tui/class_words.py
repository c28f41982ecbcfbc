"""Signs against items in a word or two."""

from __future__ import annotations

from quizapp.scores.analysis.signs import SignKind

SHORT: dict[SignKind, str] = {
    "wrong key": "key wrong?",
    "two right": "two right?",
    "backwards": "backwards",
    "none right": "none right",
    "to accept": "accept it?",
    "all right": "all right",
    "idle distractor": "not taken",
}

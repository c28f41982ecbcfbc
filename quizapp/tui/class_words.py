"""Signs against items in a word or two, and their order: what marks learners wrongly comes first."""

from __future__ import annotations

from quizapp.scores.analysis.signs import SignKind, Sure

SHORT: dict[SignKind, str] = {
    "wrong key": "key wrong?",
    "two right": "two right?",
    "backwards": "backwards",
    "none right": "none right",
    "to accept": "accept it?",
    "all right": "all right",
    "idle distractor": "not taken",
}
GRAVITY: dict[SignKind, int] = {  # 0: learners are marked wrongly; 2: the question could be better
    "wrong key": 0,
    "two right": 0,
    "backwards": 0,
    "none right": 1,
    "to accept": 1,
    "all right": 2,
    "idle distractor": 2,
}
SURE_FIRST: tuple[Sure, ...] = ("sure", "likely", "perhaps")

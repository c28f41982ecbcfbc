"""What a sign against an item says, in words, and what can be done about it. No markup, no key that acts."""

from __future__ import annotations

from quizapp.scores.analysis.roll import ClassItem
from quizapp.scores.analysis.signs import Sign, SignKind, Sure

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

_MEND: dict[SignKind, str] = {
    "wrong key": "Look whether that one is right, and mend the card if so.",
    "two right": "Say in the question what makes only one answer right, or put another one in its place.",
    "backwards": "Read it with the eyes of somebody who knows a lot: a trap, two meanings, a wrong key?",
    "none right": "Look whether the key is right, and whether this was taught.",
    "to accept": "If it is right too, add it to what the card accepts.",
    "all right": "It may stay as a warm-up; wrong options that are more like the right one make it harder.",
    "idle distractor": "Put a mistake that people really make in its place.",
}


def words(sign: Sign, item: ClassItem) -> str:
    """What is odd, in a sentence with its numbers."""
    many, option = f"{sign.times} of {sign.of}", f"“{sign.option}”"
    strong = f"{sign.strongest} of the {sign.of_strongest} strongest among them"
    return {
        "wrong key": f"{many} chose {option}, {strong}, and not “{item.answer}”: is that the right one?",
        "two right": f"{many} chose {option}, {strong}: is it right as well?",
        "backwards": "Weaker learners get this right more often than stronger ones.",
        "none right": f"Only {many} were right." if sign.times else f"Nobody was right, of {sign.of}.",
        "to accept": f"{many} wrote {option}, which is marked wrong: is it right too?",
        "all right": f"{many} were right: it says little about who knows more.",
        "idle distractor": f"Nobody took {option}, of {sign.of} who could.",
    }[sign.kind]


def mend(sign: Sign) -> str:
    """What can be done about it."""
    return _MEND[sign.kind]

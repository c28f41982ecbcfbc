"""The commands: one file each, named after it, and one line here. Only the one that is used is imported."""

from __future__ import annotations

from keyword import iskeyword

LEARN, WRITE = "Learn", "Write decks"
SCORES, UPKEEP = "Scores and classes", "Upkeep"
GROUPS = (LEARN, WRITE, SCORES, UPKEEP)

COMMANDS: tuple[tuple[str, str, str], ...] = (
    ("study", LEARN, "flashcards: those that are due, then new ones"),
    ("quiz", LEARN, "a scored quiz or test"),
    ("due", LEARN, "how much there is to do today, deck by deck"),
    ("new", WRITE, "make a deck: comments in it say how it goes on"),
    ("edit", WRITE, "open a deck in your editor, or in the app's, and check it"),
    ("check", WRITE, "what is wrong with the decks, and how it is mended"),
    ("import", WRITE, "cards out of other programs' files, and out of articles"),
    ("export", WRITE, "decks as files for other programs"),
    ("schema", WRITE, "the deck format as a JSON Schema, for editors"),
    ("paper", SCORES, "a quiz to print, with its answer key"),
    ("scores", SCORES, "your quizzes and tests so far"),
    ("stats", SCORES, "what you remember, what is coming, and the time it took"),
    ("class", SCORES, "item analysis and a gradebook over many learners"),
    ("assign", SCORES, "a quiz for a whole class, as a small file to give out"),
    ("hand-in", SCORES, "one sitting in one file, for your teacher"),
    ("optimize", UPKEEP, "fit the schedule to how you forget"),
    ("progress", UPKEEP, "look after your answers: verify, merge, export, forget"),
    ("where", UPKEEP, "which folders and files are used"),
    ("help", UPKEEP, "a page of the documentation"),
)


def module(name: str) -> str:
    """The module of a command; one that Python has a word for has `_` behind it, and a hyphen becomes `_`."""
    return f"quizapp.cli.commands.{name.replace('-', '_')}{'_' if iskeyword(name) else ''}"

"""What a question has in Moodle and no card has here: told for the whole file, since most of them have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizapp.cards.cloze import filled
from quizapp.cards.new_note import NewNote
from quizapp.formats.found import Left
from quizapp.formats.moodle.question import Question
from quizapp.formats.moodle.texts import begins_with, brief
from quizapp.formats.plain_text import one_line

_MOST_VALUES = 3  # that are shown


class Unkept:
    """Gathers it, by what it is."""

    def __init__(self) -> None:
        self._found: dict[str, list[tuple[int, str, str]]] = {}

    def add(self, question: Question, notes: Iterable[NewNote]) -> None:
        """What a question's cards came in without."""
        for what, value in _of(question, list(notes)):
            self._found.setdefault(what, []).append(
                (question.line, question.stem or question.name, one_line(value))
            )

    def lefts(self) -> list[Left]:
        """A line for each thing: of one question by its text, of several by their number."""
        return [_left(what, found) for what, found in self._found.items()]


def _left(what: str, found: list[tuple[int, str, str]]) -> Left:
    values = list(dict.fromkeys(brief(value) for _, _, value in found))
    shown = ", ".join(values[:_MOST_VALUES]) + (" …" if len(values) > _MOST_VALUES else "")
    line, text, _ = found[0]
    if len(found) == 1:
        return Left(line, brief(text), f"its {what} is not kept: {shown}", is_lost=False)
    return Left(line, f"{len(found)} questions", f"the {what} of each is not kept: {shown}", is_lost=False)


def _of(question: Question, notes: list[NewNote]) -> Iterator[tuple[str, str]]:
    if not notes:
        return
    if question.name and not _is_said(question.name, question, notes):
        yield "name", question.name
    costs = sorted({option.worth for option in question.options if option.worth < 0})
    if costs:
        yield "penalty for a wrong choice", ", ".join(f"{worth:g} %" for worth in costs)
    yield from question.unkept


def _is_said(name: str, question: Question, notes: list[NewNote]) -> bool:
    """Whether the cards say it: in their text, as the term that it names, or as a tag."""
    if question.sort == "matching":
        return bool(notes[0].tags) or begins_with(question.stem, name)
    if notes[0].kind == "term":
        return True
    stems = dict.fromkeys([question.stem, filled(question.stem), *(note.prompt for note in notes)])
    return any(begins_with(stem, name) for stem in stems)

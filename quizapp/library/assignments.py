"""Assignments: made from decks, read from their files, and sat."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from quizapp.library.library import Library, NothingToAsk
from quizapp.library.quizzing import QuizSitting
from quizapp.library.shelf import Volume
from quizapp.source.parser import loads
from quizapp.storage import whole
from quizapp.study.assignment import Assignment, BadAssignment, assignment_of, is_assignment
from quizapp.study.lines import DeckUse

MOST_BYTES = 2**20


class Begun(NamedTuple):
    """A sitting, and what is to be said of it before the first question; mostly nothing."""

    sitting: QuizSitting
    remark: str


def uses_of(volumes: Sequence[Volume]) -> tuple[DeckUse, ...]:
    """The decks as an assignment names them: as they are now."""
    return tuple(volume.use for volume in volumes if volume.deck_id)


def read_assignment(path: Path) -> Assignment:
    """Reads an assignment's file. Raises OSError, and BadAssignment with all that is wrong."""
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise BadAssignment(["it is too large for an assignment"])
    try:
        fields = loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BadAssignment(["it is not UTF-8 text"]) from None
    except (ValueError, RecursionError) as error:  # ValueError also for a number of too many digits
        raise BadAssignment([f"it is no TOML: {error}"]) from None
    if not is_assignment(fields):
        raise BadAssignment(["there is no [assignment] in it; `quizapp assign` makes such a file"])
    return assignment_of(fields)


def write_assignment(path: Path, assignment: Assignment) -> None:
    """Writes an assignment's file, whole. Raises OSError."""
    import tomli_w

    head = "# An assignment for quizapp. Give it to the class with its decks:\n"
    head += f"#   quizapp quiz --assignment {path.name}\n#   quizapp hand-in --assignment {path.name}\n\n"
    whole.write(path, (head + tomli_w.dumps(assignment.fields())).encode())


def sit(library: Library, assignment: Assignment, *, keep: bool = True) -> Begun:
    """Begins an assignment. NothingToAsk: not at this time, or without all of its decks."""
    now: datetime = library.world.clock()
    if word := assignment.closed(now):
        raise NothingToAsk(word)
    volumes, missing = _volumes(library, assignment)
    if missing:
        raise NothingToAsk(f"{assignment.title} needs the deck {', '.join(missing)}, which is not here")
    sitting = library.quiz(
        volumes,
        assignment.wish,
        seed=assignment.seed_for(library.profile.id),
        mode=assignment.mode,
        minutes=assignment.minutes,
        keep=keep,
        assignment=assignment.cited,
    )
    return Begun(sitting, _changed(volumes, assignment))


def _volumes(library: Library, assignment: Assignment) -> tuple[list[Volume], list[str]]:
    by_id = {volume.deck_id: volume for volume in library.volumes if volume.deck_id}
    missing = [use.deck for use in assignment.decks if use.deck not in by_id]
    return [by_id[use.deck] for use in assignment.decks if use.deck in by_id], missing


def _changed(volumes: Sequence[Volume], assignment: Assignment) -> str:
    """A word on decks that are not as they were when the assignment was made."""
    meant = {use.deck: use.digest for use in assignment.decks}
    other = [each.entry.full_title for each in volumes if meant[each.deck_id] not in ("", each.digest)]
    if not other:
        return ""
    what = "is" if len(other) == 1 else "are"
    titles = ", ".join(other)
    return f"{titles} {what} not as when this was assigned: your questions may differ from the others'."

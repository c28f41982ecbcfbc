"""`class`: item analysis and a gradebook over many learners' logs and hand-ins."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cli.commands import SCORES
from quizapp.cli.parser import Parser, WrongUse

if TYPE_CHECKING:
    from quizapp.library.classes import ClassRead
    from quizapp.library.classroom import Classroom
    from quizapp.library.library import Library
    from quizapp.scores.reports.class_told import Pupil

NAME = "class"
GROUP = SCORES
SUMMARY = "item analysis and a gradebook over many learners"
EXAMPLE = "quizapp class hand-ins --roster names.csv -o class.html"

_ENDINGS = {".html": "html", ".htm": "html", ".json": "json", ".csv": "csv", ".txt": "text"}
_SHAPES = (
    ("--json", "json", "as JSON: every figure"),
    ("--html", "html", "as one HTML file, to look at and to print"),
    ("--csv", "csv", "the gradebook as CSV, with shares from 0 to 1"),
    ("--csv-items", "items", "the item analysis as CSV"),
    ("--csv-quizzes", "quizzes", "the quizzes with their figures and how grades are spread, as CSV"),
    ("--csv-moodle", "moodle", "the grades as CSV for Moodle's import; needs a roster"),
    ("--csv-canvas", "canvas", "the grades as CSV for Canvas's import; needs a roster"),
)
_OURS = (".jsonl", ".toml")


def add_arguments(parser: Parser) -> None:
    """Whose, in which shape, and where to."""
    parser.add_argument(
        "folder", metavar="FOLDER", nargs="?", default="", help="logs or hand-ins (else this library's)"
    )
    shape = parser.add_mutually_exclusive_group()
    for option, kind, words in _SHAPES:
        shape.add_argument(option, dest="shape", action="store_const", const=kind, default="", help=words)
    parser.add_argument(
        "--grades", choices=("best", "last", "first"), default="best", help="which attempt counts (best)"
    )
    parser.add_argument(
        "--assignment", metavar="NAME", default="", help="only this one: its title, name or file"
    )
    parser.add_argument(
        "--roster", metavar="FILE", default="", help="a CSV with name, and id or alias: who is who"
    )
    parser.add_argument(
        "-o", dest="output", metavar="FILE", help="into a file, by its ending: .html, .csv, .json or .txt"
    )


def run(args: Namespace) -> int:
    """Prints or writes the report; 1 if something is wrong with a file. What can be read counts."""
    from quizapp.cli import class_output, door
    from quizapp.cli.bar import Bar
    from quizapp.cli.output import tell
    from quizapp.cli.target import put, target_of
    from quizapp.library.classes import read_class
    from quizapp.library.remarks import as_of_today

    shape = _shape(args)
    library = door.loaded(args, make=False)
    folder = _folder(library, args.folder)
    target = target_of(args.output, library) if args.output is not None else None
    if target and target.suffix.lower() in _OURS:
        raise WrongUse(f"{args.output} would be taken for a log or an assignment: name another file")
    roster = _roster(library, args.roster)
    with Bar("Reading the class") as bar:
        read = as_of_today(library, read_class(folder, bar.share))
    room = _room(library, args, folder, read, roster)
    told = room.told
    for problem in told.problems:
        tell(f"quizapp: {problem}")
    for remark in told.remarks:
        tell(f"quizapp: {remark}")
    if not told.report.learners and shape == "text" and target is None:
        _say_empty(folder)
    elif target is None:
        class_output.show(room, shape)
    else:
        text = class_output.text(room, shape)
        replaced = put(target, text.encode("utf-8", "backslashreplace"))
        tell(f"written to {target}{replaced}")
    return 1 if any(each.severity == "error" for each in read.problems) else 0


def _shape(args: Namespace) -> str:
    """What is to be written: by its option, else by the file's ending."""
    if args.shape or args.output is None:
        return args.shape or "text"
    kind = _ENDINGS.get(Path(args.output).suffix.lower())
    if kind is None:
        raise WrongUse(f"{args.output} ends in none of .html, .csv, .json and .txt")
    return kind


def _folder(library: Library, named: str) -> Path:
    folder = library.world.path(named) if named else library.places.progress
    if named and not folder.is_dir():
        raise WrongUse(f"{named} is no folder: name the one that has the class's logs or hand-ins")
    return folder


def _roster(library: Library, named: str) -> list[Pupil] | None:
    from quizapp.library.roster import BadRoster, read_roster

    if not named:
        return None
    try:
        return read_roster(library.world.path(named))
    except BadRoster as error:
        raise WrongUse(f"{named}: {error}") from error
    except OSError as error:
        raise WrongUse(f"{named} can't be read: {(error.strerror or str(error)).lower()}") from error


def _room(
    library: Library, args: Namespace, folder: Path, read: ClassRead, roster: list[Pupil] | None
) -> Classroom:
    from quizapp.library.classroom import NoSuchAssignment, Wish, assignment_meant, classroom

    try:
        cited = assignment_meant(read, args.assignment, library.world.cwd) if args.assignment else ""
    except NoSuchAssignment as error:
        raise WrongUse(str(error)) from error
    wish = Wish(roster, cited, args.grades)
    made = library.world.clock().date().isoformat()
    return classroom(read, args.folder or str(folder), library.titles, wish, made)


def _say_empty(folder: Path) -> None:
    from quizapp.cli.output import say

    say(f"There is no learner's log and no hand-in in {folder}.")
    say("Learners make a hand-in by `quizapp hand-in`; put these files into one folder,")
    say("or the learners' folders out of their progress/, and name it.")

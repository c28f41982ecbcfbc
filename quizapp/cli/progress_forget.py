"""`progress forget`: erases a learner for good, after asking."""

from __future__ import annotations

import sys
from argparse import Namespace

from quizapp.cards.clean import clean_line
from quizapp.cli import door
from quizapp.cli.output import tell
from quizapp.cli.parser import WrongUse
from quizapp.cli.plain import plural
from quizapp.storage.forgetting import NotForgotten, forget, learner_folder
from quizapp.storage.learner import slug
from quizapp.storage.log_verify import verify


def run_forget(args: Namespace) -> int:
    """Erases the learner's folder; 1 if nothing was erased."""
    library = door.library(args, make=False)
    learner = clean_line(library.learner)
    try:
        folder = learner_folder(library.places.progress, library.learner)
    except NotForgotten as error:
        tell(f"quizapp: {error}")
        return 1
    if folder is None:
        tell(f"There is nothing of {learner} in {library.places.progress}.")
        forget(library.places, library.learner)
        return 0
    log = verify(folder)
    answers = plural(log.kinds.get("answer", 0), "answer")
    tell(f"{folder}: {answers} of {learner} on {plural(len(log.days), 'day')}.")
    if not _sure(args, library.learner):
        tell("Nothing was erased.")
        return 1
    try:
        forget(library.places, library.learner)
    except OSError as error:
        tell(f"quizapp: {folder} could not be erased, or not all of it: {(error.strerror or '').lower()}")
        tell("See who may write there, and call it again.")
        return 1
    tell(f"Erased: {answers} of {learner}. Copies elsewhere, and those of a file sync, are as they were.")
    return 0


def _sure(args: Namespace, learner: str) -> bool:
    """Whether the learner is surely to be erased. Raises WrongUse where nobody can be asked."""
    if args.yes:
        if not args.learner:
            raise WrongUse("--yes erases without asking: say who, with --learner NAME")
        return True
    if not (sys.stdin and sys.stdin.isatty()):
        raise WrongUse("forget asks first, and there is no terminal to answer on; --yes does without")
    tell(f"This can't be undone. To erase all of it for good, type the name {clean_line(learner)}:")
    typed = sys.stdin.readline().strip()
    try:
        return slug(typed) == slug(learner)
    except ValueError:
        return False

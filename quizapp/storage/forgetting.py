"""Erases a learner for good: the folder with logs and profile, and the name that is remembered."""

from __future__ import annotations

import shutil
from pathlib import Path

from quizapp.storage.flush import flush_folder
from quizapp.storage.index.index_file import forget_index, index_path
from quizapp.storage.learner import choose, remember, slug
from quizapp.storage.places import Places


class NotForgotten(Exception):
    """Nothing was erased; the message says why and what to do."""


def learner_folder(progress: Path, learner: str) -> Path | None:
    """The folder that would be erased, straight below `progress`; None if there is none.

    Raises NotForgotten for a link, which is not followed, and ValueError for a name that can't be seen.
    """
    folder = progress / slug(learner)
    if folder.is_symlink():
        raise NotForgotten(f"{folder} is a link to another place: delete what it leads to, and the link")
    return folder if folder.is_dir() else None


def forget(places: Places, learner: str) -> bool:
    """Erases the learner's folder with all that is in it; whether there was one.

    Links in it are not followed. Broken off, it can be called again. Raises NotForgotten, and OSError where
    something can't be deleted.
    """
    folder = learner_folder(places.progress, learner)
    if folder:
        shutil.rmtree(folder)
        flush_folder(places.progress)
    forget_index(index_path(places.cache, places.home, places.progress / slug(learner)))
    if slug(choose(None, {}, places.state, places.home)) == slug(learner):
        remember(places.state, places.home, "")  # nobody
    return folder is not None

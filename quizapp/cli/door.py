"""Opens the library for a command, and says what is wrong with the decks that were meant."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable

from quizapp.cli.bar import Bar
from quizapp.cli.folders import tell_folders
from quizapp.cli.output import tell
from quizapp.library.library import Library, World, open_library
from quizapp.library.shelf import Volume

_TOLD = 20  # errors that are told one by one


def library(args: Namespace, *, make: bool) -> Library:
    """The library that the options mean. `make`: it is made where it is missing."""
    opened = open_library(args.home, args.learner, World.real().within(args.demo), make=make)
    tell_folders(opened.shelf, args)
    return opened


def loaded(args: Namespace, *, make: bool) -> Library:
    """The same, brought up to date; a bar tells how far that is where it takes a while."""
    opened = library(args, make=make)
    with Bar("Reading decks and answers") as bar:
        opened.load(bar.share)
    return opened


def tell_unreadable(volumes: Iterable[Volume]) -> int:
    """Tells of each deck that can't be used, with the first thing wrong with it; how many there are."""
    lost = [volume for volume in volumes if not volume.deck_id]
    for volume in lost:
        tell(
            f"quizapp: {volume.errors[0]}" if volume.errors else f"quizapp: {volume.entry.name} can't be read"
        )
    return len(lost)


def tell_errors(volumes: Iterable[Volume]) -> int:
    """Tells what is wrong in decks that can be used otherwise, such as a card left out; how much it is."""
    errors = [error for volume in volumes if volume.deck_id for error in volume.errors]
    for error in errors[:_TOLD]:
        tell(f"quizapp: {error}")
    if len(errors) > _TOLD:
        more = len(errors) - _TOLD
        tell(f"and {more} more error{'' if more == 1 else 's'}: `quizapp check` lists them")
    return len(errors)


def command_line(args: Namespace, *words: str) -> str:
    """A command to type, with the same `--home` and `--learner` as now."""
    from shlex import join

    if args.demo:
        return join(["quizapp", *words, "--demo"])
    whose = [
        part
        for name in ("home", "learner")
        if (value := getattr(args, name))
        for part in (f"--{name}", value)
    ]
    return join(["quizapp", *words, *whose])

"""Looks for the first card of a study sitting, and writes it as JSON: see `first_look`."""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path

from quizapp.library.first_card import first_card
from quizapp.library.front import Front, World
from quizapp.library.opening import Opening
from quizapp.library.shelf import Shelf
from quizapp.storage.places import Places, deck_root


def _told(asked: str) -> str:
    demo, folders, how, made, learner, names, limit, new, practice = json.loads(asked)
    home, decks, progress, state, cache = map(Path, folders)
    places = Places(home, decks, progress, state, cache, how, made)
    front = Front(places, learner, World.real().within(demo), Shelf(deck_root(places)))
    wanted = Opening("study", decks=tuple(names), limit=limit, new=new, practice=practice)
    return json.dumps(first_card(front, wanted))


if __name__ == "__main__":
    gc.disable()  # it is soon over
    sys.stdout.write(_told(sys.argv[1]))

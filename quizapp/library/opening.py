"""What is to be opened: a plain value that a command hands to whoever shows it.

Its annotations are types, not texts of them, which on the way to the first screen each would be compiled.
"""

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from quizapp.questions.wish import Wish
    from quizapp.study.assignment import Assignment

Place = Literal["home", "quiz", "study", "edit"]


class Opening(NamedTuple):
    """The first screen, and for a quiz or study what it is about; to be edited is one deck, from `line` on.

    `decks` are names as `Shelf.find` takes them; empty means all for study, and a choice for quiz. For study
    `limit` and `new` bound the sitting (None: the day's limits). Without a `wish`: the defaults. `demo`: in a
    temporary demo, with its own library and learner.
    """

    place: Place = "home"
    home: str | None = None
    learner: str | None = None
    decks: tuple[str, ...] = ()
    wish: "Wish | None" = None
    seed: str = ""
    mode: Literal["quiz", "test"] = "quiz"
    minutes: int = 0
    keep: bool = True
    assignment: "Assignment | None" = None
    limit: int | None = None
    new: int | None = None
    practice: bool = False
    demo: bool = False
    line: int = 0

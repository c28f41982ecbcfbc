"""What `[deck] ignore` names, and is no advice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from difflib import get_close_matches

from quizapp.cards.codes import CODES
from quizapp.checks.answer_codes import CODES as ANSWERED
from quizapp.checks.answer_codes import FLAGGED
from quizapp.checks.rule import Hit, Subject


def unknown_code(rules: Callable[[], Iterable[str]]) -> Callable[[Subject], Iterator[Hit]]:
    """A009: a code that there is not, or that is a mistake's. `rules` gives the codes of all advice."""
    return lambda subject: _unknown(subject, {*rules(), *OTHERS})


OTHERS = {code for code in CODES if code.startswith("A")} | {*ANSWERED.values(), FLAGGED}


def _unknown(subject: Subject, known: Set[str]) -> Iterator[Hit]:
    for code in subject.deck.ignore:
        if code in known:
            continue
        if code in CODES:
            yield Hit(None, "ignore", f"{code} is a mistake, and can't be switched off", help="take it out")
            continue
        near = get_close_matches(code.upper(), sorted(known), n=1)
        mend = f"did you mean {near[0]}?" if near else "take it out; `quizapp help advice` lists the codes"
        yield Hit(None, "ignore", f"there is no advice {code!r} to switch off", help=mend)

"""Made-up attempts for tests and for Hypothesis."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from quizapp.scores.attempt import Attempt, Result, tally
from quizapp.study.lines import MarkWord

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def result(card: str, mark: MarkWord = "right", response: str = "", form: str = "choice") -> Result:
    return Result(
        1, card, form, f"What is {card}?", "", (), None, response, None, mark, False, False, 0, False
    )


def attempt(
    *results: Result,
    session: str = "s",
    days_ago: float = 0,
    finished: bool = True,
    aside: bool = False,
    form: str = "choice",
    seconds: float = 10,
) -> Attempt:
    at = (NOW - timedelta(days=days_ago)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    counted = tally(results)
    return Attempt(
        session=session,
        at=at,
        mode="quiz",
        decks=tuple(deck for deck, _, _ in counted),
        form=form,
        direction="forward",
        right=sum(right for _, right, _ in counted),
        total=len(results),
        asked=len(results),
        count=len(results),
        guessing=len(results) / 4,
        seconds=seconds,
        finished=finished,
        aside=aside,
        answers=results,
        tally=counted,
    )


cards = st.sampled_from([f"{deck}#{card}:forward" for deck in "de" for card in "abc"])
marks = st.sampled_from(["right", "wrong", "skipped"])
texts = st.sampled_from(["", "Gold", "Tin"])


@st.composite
def _attempts(draw: st.DrawFn) -> Attempt:
    results = draw(st.lists(st.builds(result, cards, marks, texts), min_size=1, max_size=6))
    return attempt(
        *results,
        session=f"{draw(st.integers(0, 10**9)):010}",
        days_ago=draw(st.floats(0, 400)),
        finished=draw(st.booleans()),
        aside=draw(st.booleans()),
        form=draw(st.sampled_from(["choice", "typed", "choice, typed"])),
        seconds=draw(st.floats(0, 1e5)),
    )


one = _attempts()
several = st.lists(one, max_size=8).map(lambda found: sorted(found, key=lambda a: a.at, reverse=True))

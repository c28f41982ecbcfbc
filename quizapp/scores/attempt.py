"""Attempts: quizzes and tests, with what was right and what guessing would have got."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass

from quizapp.study.effect import Sitting, deck_of
from quizapp.study.lines import Answer, MarkWord, Mode

SCORED = frozenset({"quiz", "test"})


@dataclass(frozen=True, slots=True)
class Result:
    """The answer that counts for one item, or for one pair of a match.

    `card` is the id as it is today. `key` and `response_index` are positions in `options`, None where there
    are none; `response` is the text the learner chose or wrote, "" when skipped. `mark` is the one that
    holds; `overridden` says that the learner overruled the program's. `ms` is the time for this answer.
    """

    n: int
    card: str
    form: str
    stem: str
    answer: str
    options: tuple[str, ...]
    key: int | None
    response: str
    response_index: int | None
    mark: MarkWord
    guess: bool
    hint: bool
    ms: int
    overridden: bool


@dataclass(frozen=True, slots=True)
class Attempt:
    """One quiz or test. `at` is when it started; `form` and `direction` name each in order of appearance.

    `asked` counts the items answered or skipped, `count` those that were to come, as far as known; `total` is
    `asked` once finished, else `count`. `guessing` is how many of the asked ones guessing alone would be
    expected to get right; `seconds` the time for all answers, also those taken back. `tally` has for each
    deck of the cards asked how many were right of how many. In a head `answers` is empty.
    """

    session: str
    at: str
    mode: Mode
    decks: tuple[str, ...]
    form: str
    direction: str
    right: int
    total: int
    asked: int
    count: int
    guessing: float
    seconds: float
    finished: bool
    aside: bool
    answers: tuple[Result, ...]
    tally: tuple[tuple[str, int, int], ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it counts in trends: it came to its end, and was not set aside."""
        return self.finished and not self.aside


def tally(answers: Sequence[Result]) -> tuple[tuple[str, int, int], ...]:
    """For each deck of the cards asked how many were right of how many."""
    asked = Counter(deck_of(each.card) for each in answers)
    right = Counter(deck_of(each.card) for each in answers if each.mark == "right")
    return tuple((deck, right[deck], count) for deck, count in asked.items())


def attempt_of(sitting: Sitting, resolve: Callable[[str], str], gone: Container[str]) -> Attempt | None:
    """The attempt that a sitting is; None for other sittings, and without an answer that counts.

    `resolve` gives the id of today for a card's or deck's; `gone` has the ids of lines taken back.
    """
    start = sitting.start
    if start.mode not in SCORED or sitting.undone:
        return None
    counted = _counted(sitting, gone)
    if not counted:
        return None
    results = tuple(_result(answer, sitting, resolve) for answer in counted)
    asked = len(results)
    count = max(asked, _whole(start.options.get("count")))
    decks = [resolve(use.deck) for use in start.decks] or [deck_of(each.card) for each in results]
    return Attempt(
        session=start.session,
        at=start.at,
        mode=start.mode,
        decks=tuple(dict.fromkeys(decks)),
        form=_listed([each.form for each in results]),
        direction=_listed([direction(each.card) for each in results]),
        right=sum(each.mark == "right" for each in results),
        total=asked if sitting.finished else count,
        asked=asked,
        count=count,
        guessing=_guessing(counted),
        seconds=sum(max(0, answer.ms) for answer in sitting.answers) / 1000,
        finished=sitting.finished,
        aside=sitting.aside,
        answers=results,
        tally=tally(results),
    )


def _counted(sitting: Sitting, gone: Container[str]) -> list[Answer]:
    """In a quiz the first answer to each item, also one taken back; in a test the last that stands."""
    by_item: dict[tuple[int, str], Answer] = {}
    for answer in sitting.answers:
        # The pairs of a match may share one position, and so do answers that have none.
        item = (answer.n, answer.card if answer.form == "match" or not answer.n else "")
        if sitting.start.mode == "quiz":
            by_item.setdefault(item, answer)
        elif answer.id not in gone:
            by_item[item] = answer
    return [by_item[item] for item in sorted(by_item, key=lambda item: item[0])]


def _result(answer: Answer, sitting: Sitting, resolve: Callable[[str], str]) -> Result:
    override = sitting.marks.get(answer.id)
    index = answer.response if isinstance(answer.response, int) else None
    return Result(
        n=answer.n,
        card=resolve(answer.card),
        form=answer.form,
        stem=answer.stem or "",
        answer=answer.answer or _option(answer, answer.key),
        options=answer.options,
        key=answer.key,
        response=answer.response if isinstance(answer.response, str) else _option(answer, index),
        response_index=index,
        mark=override.mark if override else answer.mark,
        guess=answer.guess,
        hint=answer.hint,
        ms=answer.ms,
        overridden=override is not None,
    )


def _option(answer: Answer, index: int | None) -> str:
    return answer.options[index] if index is not None and 0 <= index < len(answer.options) else ""


def _guessing(counted: Sequence[Answer]) -> float:
    pairs = Counter(answer.item for answer in counted if answer.form == "match")
    return sum(_chance(answer, pairs[answer.item]) for answer in counted)


def _chance(answer: Answer, pairs: int) -> float:
    """How likely guessing alone gets this answer right: 0 to 1."""
    if answer.form == "choice":
        return 1 / len(answer.options) if answer.options else 0.0
    if answer.form == "true-false":
        return 1 / 2
    if answer.form == "match":
        return 1 / max(pairs, len(answer.options))
    return 0.0


def direction(card: str) -> str:
    """`forward`, `reverse` or `gap`, from the end of a card's id; "" where it has none of them."""
    end = card.rpartition(":")[2].partition("~")[0]
    return end if end in ("forward", "reverse", "gap") else ""


def _listed(words: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(word for word in words if word))


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0

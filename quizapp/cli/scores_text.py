"""Scores as text: the table of attempts, what they sum up to, one of them, and two side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from quizapp.cards.clean import clean_line
from quizapp.cards.script import right_to_left
from quizapp.cli.output import columns, labelled, say, table
from quizapp.scores.attempt import Attempt, Result
from quizapp.scores.compare import CHANGES, changes, pairs
from quizapp.scores.reports.shown import number
from quizapp.scores.review import UNTAGGED, Standing, title_of
from quizapp.scores.review_words import remarks
from quizapp.scores.spread import interval_words, spread_words, spreads
from quizapp.scores.trend import by_deck
from quizapp.scores.words import duration, percent, score_line, trend_words, when, wilson

_LEAST_TITLE, _OTHER_COLUMNS = 16, 72  # columns for the decks' titles, and for all the others together
_SIGNS = {"right": "✓ right", "wrong": "✗ wrong", "skipped": "– skipped"}
_OF = {"deck": "Attempts", "tag": "Cards"}
_LONGEST = 60  # columns for what a card asks


def print_attempts(
    attempts: Sequence[Attempt], numbers: Mapping[str, int], titles: Mapping[str, str], now: datetime
) -> None:
    """The table; `numbers` are those that attempts go by, with the newest as 1."""
    room = max(_LEAST_TITLE, columns() - _OTHER_COLUMNS)
    lines = [["", "When", "Deck", "Form", "Right", "By guessing", "Time", ""]]
    lines += [
        [
            str(numbers[attempt.session]),
            when(attempt.at, now),
            _cut(title_of(attempt, titles), room),
            attempt.form,
            f"{attempt.right} of {attempt.asked}{'' if attempt.finished else ', unfinished'}",
            number(attempt.guessing),
            duration(attempt.seconds),
            _remark(attempt),
        ]
        for attempt in attempts
    ]
    table(lines, right=frozenset({0, 4, 5, 6}))


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[: room - 1]}…"


def _remark(attempt: Attempt) -> str:
    remarks = ["test"] if attempt.mode == "test" else []
    if attempt.aside:
        remarks.append("left out of trends")
    return ", ".join(remarks)


def print_trends(attempts: Sequence[Attempt], titles: Mapping[str, str]) -> None:
    """How it goes deck by deck, and how sure that is."""
    shares = by_deck(attempts)
    if shares:
        say()
    spread = spreads(attempts)
    for deck, values in shares.items():
        title = titles.get(deck, deck)
        between = ":\n" if right_to_left(title) else ": "
        mean, likely = spread_words(spread[deck])
        say(f"{clean_line(title)}{between}{trend_words(values)}; {mean}, {likely}")


def print_standings(found: Sequence[Standing], by: str, now: datetime) -> None:
    """What decks, tags or cards come to."""
    of = [_OF[by]] if by in _OF else []
    lines = [[by.capitalize(), "Right", "Share", "Likely", *of, "Last asked"]]
    for each in found:
        low, high = each.interval
        title = each.title if by != "tag" or each.title != UNTAGGED else "(no tag)"
        last = when(each.last_at, now) + (f", {each.last}" if each.last else "")
        numbers = [f"{each.right} of {each.asked}", percent(each.share)]
        likely = interval_words(low, high).removeprefix("likely ")
        lines.append(
            [_cut(clean_line(title), _LONGEST), *numbers, likely, *([str(each.cards)] if of else []), last]
        )
    table(lines, right=frozenset({1, 2, 3, 4} if of else {1, 2, 3}))


# -- one attempt, and two ------------------------------------------------------------------------------


def print_attempt(attempt: Attempt, titles: Mapping[str, str], now: datetime) -> None:
    """One attempt, answer by answer, in the words it was asked in."""
    _head(attempt, titles, now)
    for result in attempt.answers:
        say()
        _answer(result)


def _head(attempt: Attempt, titles: Mapping[str, str], now: datetime) -> None:
    say(labelled(f"{when(attempt.at, now)} · {attempt.mode} ·", clean_line(title_of(attempt, titles))))
    say(score_line(attempt.right, attempt.asked, attempt.guessing))
    unfinished = "" if attempt.finished else f" · unfinished: {attempt.asked} of {attempt.count} asked"
    likely = interval_words(*wilson(attempt.right, attempt.asked))
    aside = " · left out of trends" if attempt.aside else ""
    say(f"{likely} · {duration(attempt.seconds)}{unfinished}{aside}")


def _answer(result: Result) -> None:
    say(" · ".join([f"{result.n}. {_SIGNS[result.mark]}", *remarks(result), duration(result.ms / 1000)]))
    say(result.stem)
    if result.options and result.form != "match":
        for i, option in enumerate(result.options):
            sign = "✓" if i == result.key else "✗" if i == result.response_index else "-"
            say(labelled(f"  {sign}", option))
        return
    say(labelled("  ✓", result.answer))
    if result.response and result.response.strip() != result.answer.strip():
        say(labelled("  ✗" if result.mark != "right" else "   you wrote:", result.response))


def print_compared(first: Attempt, second: Attempt, titles: Mapping[str, str], now: datetime) -> None:
    """Two attempts: what each came to, then the cards by what became of them."""
    _head(first, titles, now)
    say()
    _head(second, titles, now)
    groups = changes(pairs(first, second))
    for change, words in CHANGES:
        if found := groups[change]:
            say()
            say(f"{words}: {len(found)}")
            for pair in found:
                say(labelled("  -", clean_line(pair.shown.stem)))

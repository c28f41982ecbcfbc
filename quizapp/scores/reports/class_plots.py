"""The pictures of the class report, and who chose what as a table with bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from quizapp.scores.analysis.class_report import ItemReport
from quizapp.scores.analysis.distribution import of_quiz
from quizapp.scores.analysis.few import sayable_item
from quizapp.scores.analysis.options import OptionUse
from quizapp.scores.analysis.ranking import options_told
from quizapp.scores.analysis.sign_words import shortened
from quizapp.scores.reports.class_entries import stem
from quizapp.scores.reports.class_tables import worst_first
from quizapp.scores.reports.class_told import ClassTold
from quizapp.scores.reports.plots_svg import Point, bar, histogram, scatter
from quizapp.scores.reports.shown import count

_MOST_PLOTS = 6
_MOST_OPTIONS = 6
_THIRDS = ("Weakest third", "Middle third", "Strongest third")


def score_plots(told: ClassTold) -> Iterator[str]:
    """How the scores of each quiz lie, of those that several learners took."""
    found = []
    for key, name in told.quizzes().items():
        counts = of_quiz(told.report, key, told.which)
        if sum(counts) > 1:
            found.append((name, counts))
    if found:
        yield '<div class="plots">'
        for place, (name, counts) in enumerate(found[:_MOST_PLOTS]):
            caption = f"<figcaption>Scores: <bdi>{escape(name)}</bdi></figcaption>"
            yield f"<figure>{caption}{histogram(f'scores-{place}', f'Scores: {name}', counts)}</figure>"
        yield "</div>"


def item_plot(told: ClassTold) -> Iterator[str]:
    """All items that have both figures, by facility and discrimination."""
    points = []
    for place, each in enumerate(worst_first(told), 1):
        figures = sayable_item(each.figures)
        if figures.discrimination is not None and figures.facility is not None:
            said = f"No. {place}: {stem(each.item)}"
            points.append(Point(figures.facility, figures.discrimination, str(place), said, bool(each.signs)))
    if points:
        caption = "Items by facility and discrimination; diamonds with their number: something is odd"
        plot = scatter("items-plot", "Items by facility and discrimination", points)
        yield f"<figure><figcaption>{caption}</figcaption>{plot}</figure>"


def who_chose_what(report: ItemReport) -> Iterator[str]:
    """Each option with how many of each third took it; the bar shows the same."""
    shown, rest = options_told(report, _MOST_OPTIONS)
    if not shown:
        return
    yield '<div class="wide"><table><caption>Who chose what, by how they did in all the rest</caption>'
    yield '<thead><tr><th scope="col">Option</th>'
    yield "".join(f'<th scope="col">{each}</th>' for each in _THIRDS) + "</tr></thead><tbody>"
    for use in shown:
        yield _row(use, report.asked.of_third)
    if rest:
        taken = [sum(use.taken[third] for use in rest) for third in range(3)]
        others = OptionUse("", is_key=False, taken=taken)
        yield _row(others, report.asked.of_third, count(len(rest), "other answer"))
    if any(report.asked.unanswered):
        nothing = OptionUse("", is_key=False, taken=list(report.asked.unanswered))
        yield _row(nothing, report.asked.of_third, "no answer")
    yield "</tbody></table></div>"


def _row(use: OptionUse, of_third: Sequence[int], words: str = "") -> str:
    text = words or f"<bdi>{escape(shortened(use.text))}</bdi>"
    key = '<span class="key">✓ right: </span>' if use.is_key else ""
    cells = "".join(
        f"<td>{bar(taken / of if of else 0.0, is_key=use.is_key)}{taken} of {of}</td>"
        for taken, of in zip(use.taken, of_third, strict=True)
    )
    return f'<tr><th scope="row">{key}{text}</th>{cells}</tr>'

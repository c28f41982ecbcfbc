"""What is to be done about a class, in sentences: odd items, who needs help, mix-ups, remarks."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.scores.analysis.class_report import ItemReport
from quizapp.scores.analysis.roll import ClassItem
from quizapp.scores.analysis.sign_words import Pieces, mend, pieces, shortened
from quizapp.scores.reports.class_tables import worst_first
from quizapp.scores.reports.class_told import ClassTold
from quizapp.scores.reports.sections import Entries, Entry
from quizapp.scores.reports.shown import count, share


def odd_entries(told: ClassTold, most: int) -> Entries:
    """Items with signs, those that need a look first; numbered as in the table of items."""
    found = [(place, each) for place, each in enumerate(worst_first(told), 1) if each.signs]
    entries = tuple(_odd(told, place, each) for place, each in found[:most])
    empty = "Nothing: no item stands out."
    note = "What the answers say against items. Look at each yourself: numbers can't read."
    return Entries("odd", "What is odd", entries, note, _more(len(found) - len(entries), "--json"), empty)


def _odd(told: ClassTold, place: int, report: ItemReport) -> Entry:
    lines = []
    for sign in report.signs:
        lines += [(pieces(sign, report.item),), (Pieces(f"→ {mend(sign)}", "", ""),)]
    return Entry(stem(report.item), told.deck(report.item.deck), tuple(lines), report, str(place))


def need_entries(told: ClassTold, most: int) -> Entries:
    """Who is clearly behind the class in a deck, and what they missed there."""
    entries = []
    for each in told.report.needs[:most]:
        said = f"{each.right} of {each.asked} right, where the class gets {share(each.usual)}"
        missed = [Pieces(", " if place else "missed: ", stem(m), "") for place, m in enumerate(each.missed)]
        lines = [(Pieces(said, "", ""),), *([tuple(missed)] if missed else [])]
        entries.append(Entry(told.learner(each.learner), told.deck(each.deck), tuple(lines)))
    empty = "Nobody is clearly behind the others."
    more = _more(len(told.report.needs) - len(entries), "--json")
    return Entries("needs", "Who needs help with what", tuple(entries), more=more, empty=empty)


def mixup_entries(told: ClassTold, most: int) -> Entries:
    """Wrong answers that several gave to one question."""
    entries = []
    for each in told.report.mixups[:most]:
        said = Pieces(f"{count(each.learners, 'learner')} took ", shortened(each.text), " for the answer")
        right = Pieces("right is ", shortened(each.item.answer), "")
        entries.append(Entry(stem(each.item), told.deck(each.item.deck), ((said,), (right,))))
    empty = "No wrong answer was given by several."
    more = _more(len(told.report.mixups) - len(entries), "--json")
    return Entries("mixups", "What the class mixes up", tuple(entries), more=more, empty=empty)


def flag_entries(told: ClassTold, most: int) -> Entries:
    """Learners' remarks on cards, by card."""
    stems = {each.item.card: stem(each.item) for each in told.report.items}
    by_card: dict[str, list[tuple[Pieces, ...]]] = {}
    for flag in told.flags:
        remark = shortened(flag.remark)
        line = Pieces("", remark, "") if remark else Pieces("flagged, without a word", "", "")
        by_card.setdefault(flag.card, []).append((line,))
    entries = [
        Entry(shortened(stems.get(card, card)), told.deck(card.partition("#")[0]), tuple(lines))
        for card, lines in list(by_card.items())[:most]
    ]
    more = _more(len(by_card) - len(entries), "--json")
    return Entries("flags", "Learners' remarks", tuple(entries), more=more, empty="None.")


def stem(item: ClassItem) -> str:
    """What was asked, on one line."""
    return shortened(item.stem) or shortened(item.card)


def _more(rest: int, where: str) -> str:
    return f"{rest} more: {where} has them" if rest > 0 else ""


def summary(told: ClassTold) -> Sequence[tuple[str, str]]:
    """The figures on top, each with what it is."""
    report = told.report
    out = [
        (str(len(report.learners)), "learner" if len(report.learners) == 1 else "learners"),
        (str(len(report.attempts)), "attempt" if len(report.attempts) == 1 else "attempts"),
        (str(report.answers), "answer" if report.answers == 1 else "answers"),
        (share(report.mean), "right at the first try"),
    ]
    left = [(told.absent, "without an attempt"), (report.unfinished, "unfinished, left out")]
    left.append((report.aside, "set aside, left out"))
    return [*out, *((str(number), what) for number, what in left if number)]

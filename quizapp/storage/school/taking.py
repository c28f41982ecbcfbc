"""One learner's rows, as an engine gives them, as columns of the class: which answers count, and for what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from quizapp.scores.analysis.roll import ClassAttempt, ClassItem, Columns
from quizapp.scores.analysis.table import part
from quizapp.scores.attempt import SCORED
from quizapp.storage.school.answers import Answers, chances
from quizapp.study.effect import Routes, Sittings, deck_of, taken_back
from quizapp.study.lines import Flag, Line, Mark, Move, Start

# sitting, n, item, place, wrote, standing, options, key, choices, pair, ms: see `rows` in tables.sql
Row = tuple[int, int, int, int | None, str | None, int, str, int | None, int, str | None, int]
_MARKS = (0.0, 1.0, 0.0, 1.0)  # by `standing`
_list_of_texts = msgspec.json.Decoder(list[str]).decode


@dataclass(slots=True)
class Life:
    """What a learner's log says beside the answers.

    `starts`: of the sittings that could be scored, in order; `over` and `aside` are sessions. `marks` by the
    answer's id.
    """

    starts: list[Start]
    over: frozenset[str]
    aside: frozenset[str]
    gone: frozenset[str]
    marks: dict[str, str]
    flags: list[Flag]
    routes: Routes

    @classmethod
    def of(cls, lines: Iterable[Line], finishes: Iterable[tuple[str, str]]) -> Life:
        """Of all lines but answers and finishes, and of the (id, session) of finishes."""
        ordered = sorted(lines, key=lambda line: (line.at, line.id))
        gone = taken_back(ordered)
        standing = [line for line in ordered if line.id not in gone]
        kept = Sittings()
        for line in ordered:
            kept.take(line, line.id not in gone)
        scored = [each for each in kept.shown.values() if each.start.mode in SCORED and not each.undone]
        return cls(
            [each.start for each in scored],
            frozenset(session for id, session in finishes if id not in gone),
            frozenset(each.start.session for each in scored if each.aside),
            gone,
            {line.line: line.mark for line in standing if isinstance(line, Mark)},
            [line for line in standing if isinstance(line, Flag)],
            Routes((line.source, line.target) for line in standing if isinstance(line, Move)),
        )


@dataclass(slots=True)
class Taken:
    """What an engine has of one learner; `starts` of the attempts that are in the columns."""

    columns: Columns
    starts: list[Start]
    flags: list[Flag]


class Taking:
    """Makes columns of rows. Keeps the items, and texts that come again and again."""

    def __init__(self) -> None:
        self.items: dict[int, ClassItem] = {}
        self._numbers: dict[ClassItem, int] = {}
        self._texts: dict[str, str] = {}
        self._sets: dict[tuple[str, ...], tuple[str, ...]] = {}

    def numbers(self, items: Iterable[Sequence[str]]) -> list[int]:
        """The numbers here of items with card, form, stem and answer, in their order."""
        return [self._number(ClassItem(*item)) for item in items]

    def _number(self, item: ClassItem) -> int:
        number = self._numbers.setdefault(item, len(self._numbers))
        self.items[number] = item
        return number

    def take(
        self, learner: int, life: Life, rows: Sequence[Row], first: int, numbers: Sequence[int]
    ) -> Taken:
        """What somebody's rows come to; `first` is the number of their first sitting.

        `numbers`: of the items here, by the number that the rows have.
        """
        taken = Taken(Columns(), [], life.flags)
        if not rows:
            return taken
        answers = self._answers(rows, life.routes, numbers)
        begin = 0
        for number, size in Counter(answers.sitting).items():
            start, whole = life.starts[number - first], range(begin, begin + size)
            begin += size
            if counted := answers.counted(whole, start.mode == "quiz"):
                self._enter(taken, learner, life, start, answers, whole, counted)
        return taken

    def _answers(self, rows: Sequence[Row], routes: Routes, numbers: Sequence[int]) -> Answers:
        sitting, n, local, place, wrote, standing, options, key, choices, pair, ms = zip(*rows, strict=True)
        item = [numbers[each] for each in local]
        items, one = self.items, self._texts.setdefault
        forms = [items[each].form for each in item]
        shown = [self._shown(raw, right) for raw, right in zip(options, key, strict=True)]
        said = zip(wrote, place, shown, strict=True)
        option = [
            texts[at] if text is None and at is not None else one(text or "", text or "")
            for text, at, texts in said
        ]
        return Answers(
            sitting,
            n,
            item,
            self._today(item, routes) if routes else item,
            standing,
            [_MARKS[each] for each in standing],
            shown,
            choices,
            chances(forms, choices),
            forms,
            option,
            pair,
            ms,
            items,
        )

    def _one(self, text: str) -> str:
        """The same text, one copy for all."""
        return self._texts.setdefault(text, text)

    def _shown(self, raw: str, key: int | None) -> tuple[str, ...]:
        """The options with the right one first; one copy for all."""
        if key is None:
            return ()
        texts = _list_of_texts(raw)
        if key:
            texts.insert(0, texts.pop(key))
        shown = tuple(texts)
        kept = self._sets.get(shown)
        if kept is None:
            kept = tuple(map(self._one, texts))
            self._sets[kept] = kept
        return kept

    def _today(self, items: Sequence[int], routes: Routes) -> list[int]:
        """The items under the ids that their cards have today."""
        found = {}
        for number in dict.fromkeys(items):
            item = self.items[number]
            moved = item._replace(card=routes.end(item.card))
            if moved != item:
                found[number] = self._number(moved)
        return [found.get(number, number) for number in items]

    def _enter(
        self,
        taken: Taken,
        learner: int,
        life: Life,
        start: Start,
        answers: Answers,
        whole: range,
        counted: Sequence[int],
    ) -> None:
        """Puts an attempt and its answers into the columns, if it is one to count."""
        columns = taken.columns
        if start.session in life.aside:
            columns.aside += 1
            return
        if start.session not in life.over:
            columns.unfinished += 1
            return
        items, mark = part(answers.item, counted), part(answers.mark, counted)
        decks = [life.routes.end(use.deck) for use in start.decks] or [
            deck_of(self.items[item].card) for item in items
        ]
        taken.starts.append(start)
        columns.attempts.append(
            ClassAttempt(
                learner,
                start.session,
                start.at,
                start.mode,
                tuple(dict.fromkeys(map(self._one, decks))),
                start.assignment,
                int(sum(mark)),
                len(counted),
                answers.guessing(counted),
                sum(answers.ms[whole.start : whole.stop]) / 1000,
            )
        )
        columns.sizes.append(len(counted))
        columns.items += items
        columns.place += range(1, len(counted) + 1)
        columns.mark += mark
        columns.option += part(answers.option, counted)
        columns.shown += part(answers.shown, counted)
        columns.ms += part(answers.ms, counted)
        columns.chance += part(answers.chance, counted)

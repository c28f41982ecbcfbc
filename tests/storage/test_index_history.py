"""The fold over the log."""

from datetime import date, timedelta, timezone
from typing import Any

import pytest
from helpers.seen import cards, everything, sittings
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.storage.index.history import History, fold
from quizapp.study.days import milliseconds
from quizapp.study.lines import (
    Answer,
    Aside,
    CardAction,
    CardLine,
    Finish,
    Flag,
    Line,
    Mark,
    MarkWord,
    Mode,
    Move,
    Set,
    Start,
    Undo,
    Unknown,
)
from quizapp.study.memory import remember
from quizapp.study.plan import Plan

X, Y = "d#x:forward", "d#y:forward"


def at(hour: int, day: int = 22) -> str:
    return f"2026-11-{day:02}T{hour:02}:00:00.000Z"


def start(session: str = "s", mode: Mode = "study", hour: int = 8, name: str = "") -> Start:
    return Start(id=name or f"start-{session}", at=at(hour), session=session, mode=mode)


def answer(
    name: str,
    hour: int,
    *,
    card: str = X,
    rating: int | None = 3,
    mark: MarkWord = "right",
    session: str = "s",
    day: int = 22,
    n: int = 1,
) -> Answer:
    return Answer(
        id=name, at=at(hour, day), session=session, card=card, form="flashcard", mark=mark, rating=rating,
        n=n, day=f"2026-11-{day:02}",
    )  # fmt: skip


def undo(name: str, line: str, hour: int = 20, session: str = "s") -> Undo:
    return Undo(id=name, at=at(hour), session=session, line=line)


def card_line(name: str, action: CardAction, hour: int, card: str = X) -> CardLine:
    return CardLine(id=name, at=at(hour), card=card, action=action)


def seen(history: History) -> dict[str, Any]:
    """All that a history says, comparable."""
    ends = {card: history.resolve(card) for card in (X, Y, "d", "e", "e#x:forward")}
    return {**everything(history), "ends": ends}


def test_a_card_remembers_its_first_and_last_day_and_rating() -> None:
    history = fold(
        [start(), answer("a", 9, day=20, rating=3), answer("b", 9, day=21, rating=1, mark="wrong")]
    )
    state = history.cards[X]
    assert state.memory == remember(X, [(day(20), 3, ms(9, 20)), (day(21), 1, ms(9, 21))], Plan())
    assert (state.right, state.asked, state.seen_at) == (1, 2, at(9, 21))


def day(of: int) -> int:
    return date(2026, 11, of).toordinal()


def ms(hour: int, of: int = 22) -> int:
    return milliseconds(at(hour, of))


def test_again_on_a_card_not_yet_known_is_no_lapse() -> None:
    ratings = [1, 1, 3, 3, 1, 1, 3, 1]  # twice in its first steps, then in review, in a step, in review
    lines = [answer(str(i), i, rating=rating) for i, rating in enumerate(ratings)]
    assert fold(lines).cards[X].lapses == 2


def test_practice_is_seen_but_not_rated() -> None:
    state = fold([start(mode="practice"), answer("a", 9, rating=None)]).cards[X]
    assert (state.asked, state.reps, state.memory, state.seen_at) == (1, 0, None, at(9))


def test_an_undo_restores_what_was_before() -> None:
    before = [start(), answer("a", 9)]
    history = fold([*before, answer("b", 10, rating=1, mark="wrong"), undo("u", "b")])
    assert cards(history) == cards(fold(before))
    assert [each.id for each in sittings(history)["s"].answers] == ["a", "b"]
    assert history.taken_back == {"b"}


def test_an_undone_undo_gives_the_answer_back() -> None:
    history = fold([start(), answer("a", 9), undo("u", "a"), undo("v", "u", 21)])
    assert history.cards[X].reps == 1


def test_an_undo_in_a_later_session_reaches_back() -> None:
    history = fold([start(), answer("a", 9), start("t", hour=11), undo("u", "a", 12, "t")])
    assert X not in history.cards
    assert history.last_rated() is None


def test_an_undo_from_a_device_whose_clock_is_behind_counts() -> None:
    history = fold([undo("u", "a", 1), start(), answer("a", 9)])
    assert X not in history.cards


def test_undo_after_undo_goes_back_answer_by_answer_over_sessions() -> None:
    history = fold([start(), answer("a", 9), start("t", hour=10), answer("b", 11, card=Y, session="t")])
    undone = []
    for i in range(3):
        last = history.last_rated()
        if last:
            undone.append(last.id)
            history.add(undo(f"u{i}", last.id, 12 + i))
    assert undone == ["b", "a"]
    assert cards(history) == {}


def test_a_quiz_answer_is_not_what_study_takes_back() -> None:
    history = fold([start(), answer("a", 9), start("q", "quiz", 10), answer("b", 11, session="q")])
    last = history.last_rated()
    assert last is not None
    assert last.id == "a"
    other = history.last_rated(frozenset({"quiz"}))
    assert other is not None
    assert other.id == "b"


def test_reset_forgets_what_came_before_and_can_be_undone() -> None:
    lines = [start(), answer("a", 9), card_line("r", "reset", 10)]
    assert cards(fold(lines)) == {}
    history = fold([*lines, answer("b", 11)])
    assert history.cards[X].reps == 1
    history.add(undo("u", "r"))
    assert history.cards[X].reps == 2


def test_suspending_ends_with_resume() -> None:
    lines: list[Line] = [card_line("a", "suspend", 9), card_line("b", "bury", 10)]
    history = fold(lines)
    assert (history.cards[X].suspended, history.cards[X].buried) == (True, day(22))
    history.add(card_line("c", "resume", 11))
    assert X not in history.cards


def test_a_card_is_buried_for_the_study_day_where_the_learner_is() -> None:
    bury = CardLine(id="b", at="2026-11-22T02:00:00.000Z", card=X, action="bury")
    assert fold([bury]).cards[X].buried == day(21)
    assert fold([bury], zone=timezone(timedelta(hours=9))).cards[X].buried == day(22)
    turned = Set(id="s", at="2026-11-22T03:00:00.000Z", name="day_start", value=1)
    assert fold([bury, turned]).cards[X].buried == day(22)


@pytest.mark.parametrize("value", [None, "early", 24, -1, [4]])
def test_an_hour_that_does_not_exist_leaves_the_day_at_four(value: object) -> None:
    assert fold([Set(id="s", at=at(1), name="day_start", value=value)]).day_of(at(3)) == "2026-11-21"


def test_an_answer_without_a_day_has_that_of_its_moment() -> None:
    bare = Answer(id="a", at=at(3), card=X, form="typed", mark="right", rating=3)
    assert fold([bare]).cards[X].memory.first_day == day(21)


def test_the_same_line_twice_counts_once() -> None:
    lines = [start(), answer("a", 9), answer("a", 9)]
    history = fold(lines)
    history.add(lines[1])
    assert history.cards[X].reps == 1
    assert len(sittings(history)["s"].answers) == 1


def test_an_overridden_mark_counts_until_it_is_taken_back() -> None:
    history = fold([start("q", "quiz"), answer("a", 9, mark="wrong", session="q")])
    history.add(Mark(id="m", at=at(10), session="q", line="a", mark="right", why="a synonym"))
    assert sittings(history)["q"].marks["a"].mark == "right"
    assert history.cards[X].right == 1
    history.add(undo("u", "m", session="q"))
    assert sittings(history)["q"].marks == {}
    assert history.cards[X].right == 0


def test_a_finish_taken_back_leaves_the_sitting_unfinished() -> None:
    history = fold([start("q", "quiz"), Finish(id="f", at=at(10), session="q")])
    assert sittings(history)["q"].finished
    history.add(undo("u", "f", session="q"))
    assert not sittings(history)["q"].finished


def test_an_attempt_is_set_aside_and_taken_back_in() -> None:
    history = fold([start("q", "quiz"), Aside(id="x", at=at(9), session="q")])
    assert sittings(history)["q"].aside
    history.add(Aside(id="y", at=at(10), session="q", back=True))
    assert not sittings(history)["q"].aside


def test_answers_without_a_start_are_kept_as_practice() -> None:
    history = fold([answer("a", 9, session="lost"), Finish(id="f", at=at(10), session="gone")])
    assert list(sittings(history)) == ["lost"]
    assert (sittings(history)["lost"].start.mode, sittings(history)["lost"].start.id) == ("practice", "")
    assert history.cards[X].reps == 1
    assert history.last_rated(frozenset({"study", "practice"})) is None


def test_a_start_that_comes_after_its_answers_is_still_theirs() -> None:
    history = fold([Finish(id="f", at=at(5), session="s"), answer("a", 6), start(hour=8), start("r", hour=7)])
    assert list(sittings(history)) == ["r", "s"]
    assert sittings(history)["s"].start.mode == "study"
    assert sittings(history)["s"].finished


def test_a_start_taken_back_marks_its_sitting() -> None:
    history = fold([start(), answer("a", 9)])
    history.add(undo("u", "start-s"))
    assert sittings(history)["s"].undone


def test_a_setting_is_looked_up_for_the_deck_then_the_learner() -> None:
    history = fold(
        [
            Set(id="a", at=at(1), name="new_per_day", value=5),
            Set(id="b", at=at(2), name="new_per_day", value=3, deck="d"),
            Set(id="c", at=at(3), name="new_per_day", value=8),
        ]
    )
    assert history.setting("new_per_day") == 8
    assert history.setting("new_per_day", "d") == 3
    assert history.setting("new_per_day", "e") == 8
    assert history.setting("retention", "d", 0.9) == 0.9
    history.add(undo("u", "c"))
    assert history.setting("new_per_day") == 5


def test_a_moved_cards_history_comes_along_with_what_an_old_copy_still_logs() -> None:
    history = fold([start(), answer("a", 9), Move(id="m", at=at(10), source=X, target=Y), answer("b", 11)])
    assert set(cards(history)) == {Y}
    assert history.cards[Y].reps == 2
    history.add(undo("u", "m"))
    assert set(cards(history)) == {X}


def test_a_moved_deck_takes_cards_and_settings_along() -> None:
    history = fold([answer("a", 9), Set(id="s", at=at(9), name="retention", value=0.8, deck="d")])
    history.add(Move(id="m", at=at(10), source="d", target="e"))
    assert set(cards(history)) == {"e#x:forward"}
    assert history.setting("retention", "e") == history.setting("retention", "d") == 0.8


def test_todays_decks_have_the_last_word_on_rewordings() -> None:
    lines = [answer("a", 9), Move(id="m", at=at(10), source=Y, target=X)]
    assert set(cards(fold(lines, {X: Y}))) == {Y}


def test_flags_stand_until_taken_back() -> None:
    flag = Flag(id="f", at=at(9), card=X, remark="a slip")
    assert fold([flag]).flags == [flag]
    assert fold([flag, undo("u", "f")]).flags == []


def test_unknown_lines_are_passed_over() -> None:
    assert cards(fold([Unknown(id="k", at=at(9), kind="later")])) == {}


def test_cards_begun_on_a_day_are_counted_once() -> None:
    history = fold([answer("a", 9), answer("b", 10), answer("c", 11, card=Y, day=21)])
    assert (history.begun_on("2026-11-22"), history.begun_on("2026-11-21")) == (1, 1)
    history.add(undo("u", "a"))
    assert history.begun_on("2026-11-22") == 1


@st.composite
def logs(draw: st.DrawFn) -> list[Line]:
    """A log of up to 14 lines, sorted; ids and sessions are few, so that lines meet."""
    count = draw(st.integers(0, 14))
    names = st.integers(0, 15).map(lambda i: f"{i:02}")
    sessions, cards = st.sampled_from(["s", "t"]), st.sampled_from([X, Y, "e#x:forward"])
    moved = st.sampled_from([X, Y, "d", "e", "e#x:forward"])
    marks = st.sampled_from(["right", "wrong", "skipped"])
    lines: list[Line] = []
    for i in range(count):
        base = {"id": f"{i:02}", "at": at(draw(st.integers(0, 5))), "session": draw(sessions)}
        kinds: dict[type[Line], dict[str, st.SearchStrategy[Any]]] = {
            Start: {"mode": st.sampled_from(["study", "quiz", "test", "practice"])},
            Answer: {
                "card": cards,
                "form": st.just("choice"),
                "mark": marks,
                "rating": st.sampled_from([None, 1, 3]),
                "day": st.sampled_from(["", "2026-11-21", "2026-11-22"]),
            },
            Mark: {"line": names, "mark": marks},
            Undo: {"line": names},
            CardLine: {"card": cards, "action": st.sampled_from(["suspend", "resume", "bury", "reset"])},
            Move: {"source": moved, "target": moved},
            Set: {
                "name": st.sampled_from(["day_start", "new"]),
                "value": st.integers(0, 9),
                "deck": st.sampled_from(["", "d"]),
            },
            Aside: {"back": st.booleans()},
            Flag: {"card": cards},
            Finish: {},
        }
        kind = draw(st.sampled_from([*kinds, Answer, Answer, Undo, Undo, Start]))
        lines.append(kind(**base, **{name: draw(values) for name, values in kinds[kind].items()}))
    return sorted(lines, key=lambda line: (line.at, line.id))


@settings(max_examples=400)
@given(logs(), st.integers(0, 14))
def test_a_prefix_and_then_line_by_line_is_the_fold_of_all(lines: list[Line], cut: int) -> None:
    history = fold(lines[:cut], {Y: X})
    for line in lines[cut:]:
        history.add(line)
    assert seen(history) == seen(fold(lines, {Y: X}))


@settings(max_examples=200)
@given(logs(), st.randoms())
def test_the_order_of_arrival_and_doubles_change_nothing(lines: list[Line], dice) -> None:
    shuffled = lines + lines[::2]
    dice.shuffle(shuffled)
    history = fold([])
    for line in shuffled:
        history.add(line)
    assert seen(history) == seen(fold(shuffled)) == seen(fold(lines))


@given(logs(), st.integers(0, 13))
def test_an_undo_and_its_undo_leave_cards_as_they_were(lines: list[Line], which: int) -> None:
    history = fold(lines)
    before = seen(history)
    history.add(undo("u", f"{which:02}", 21))
    history.add(undo("v", "u", 22))
    after = seen(history)
    assert {**after, "taken_back": after["taken_back"] - {"u"}} == before

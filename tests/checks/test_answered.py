"""What answers say of a deck is told at the line that it is about, and only while the card still says so."""

import re

import pytest

from quizapp.cards.reading import read_deck
from quizapp.checks import advice
from quizapp.checks.answer_codes import CODES, FLAGGED
from quizapp.checks.answered import answered
from quizapp.cli.check_explain import sections
from quizapp.cli.commands.help import topics
from quizapp.scores.analysis.class_report import class_report
from quizapp.scores.analysis.roll import ClassAttempt, ClassItem, ClassLearner, Roll
from quizapp.study.flags import flag_of
from quizapp.study.lines import Flag
from quizapp.study.quiz import Stamp

TEXT = """[[cards]]
question = "What is smelted?"
answer = "Ore"
wrong = [
  "Slag",
  "Rock",
]

[faq]
"Who signed?" = "Both"
"""
STEM, KEY = "What is smelted?", "Ore"


def class_of(choices, form="choice", stem=STEM, key=KEY, shown=(KEY, "Slag", "Rock")):
    """A class where each learner, from the weakest to the strongest, gave one of these answers."""
    deck = read(TEXT)
    card = next(card for card in deck.cards if card.note.prompt == STEM)
    roll = Roll(items=[ClassItem(card.id, form, stem, key)])
    others = 12
    roll.items += [ClassItem(f"other#question:{n}:forward", "choice", f"{n}", "x") for n in range(others)]
    for who, choice in enumerate(choices):
        roll.learners.append(ClassLearner(str(who), str(who), str(who)))
        roll.attempts.append(ClassAttempt(who, str(who), "", "quiz", ("d",), "", 0, 0, 0.0, 0.0))
        roll.table.add(who, 0, 1, float(choice == key), 1.0, choice, shown)
        for n in range(others):
            roll.table.add(who, n + 1, n + 2, float(n < others * (who + 1) / len(choices)), 1.0, "x")
    return class_report(roll)


def read(text):
    deck = read_deck(text.encode(), "d").deck
    assert deck is not None
    return deck


def told(report, text=TEXT, flags=()):
    return answered(read(text), text, "d.toml", report.items, flags)


SWAPPED = [KEY] * 5 + ["Rock"] * 5 + [KEY] * 3 + ["Slag"] * 17


def test_a_wrong_key_is_told_at_the_distractor_that_the_strongest_choose():
    (found,) = [each for each in told(class_of(SWAPPED)) if each.code == "R001"]
    assert (found.path, found.line) == ("d.toml", 5)
    assert "17 of 30 chose “Slag”" in found.message
    assert found.severity == "advice"


def test_nothing_is_said_of_a_card_that_was_mended_since():
    mended = TEXT.replace('answer = "Ore"', 'answer = "Slag"').replace('"Slag",', '"Ore",')
    assert told(class_of(SWAPPED), mended) == []


def test_what_the_deck_switches_off_is_not_told():
    report = class_of(SWAPPED)
    codes = ", ".join(f'"{code}"' for code in (*CODES.values(), FLAGGED))
    text = f"[deck]\nignore = [{codes}]\n{TEXT}"
    assert told(report, text) == []
    assert [each for each in advice(read(text), text, "d.toml") if each.code == "A009"] == []


def test_an_idle_distractor_is_told_where_it_stands():
    report = class_of([KEY, "Rock"] * 20)
    (found,) = [each for each in told(report) if each.code == "R003"]
    assert (found.line, "Slag" in found.message) == (5, True)


def test_a_distractor_that_the_program_chose_is_nobody_s_fault():
    report = class_of([KEY, "Rock"] * 20, shown=(KEY, "Something", "Rock"))
    assert [each for each in told(report) if each.code == "R003"] == []


def test_a_typed_answer_that_many_gave_is_told_at_the_answer():
    given = [text for n in range(4) for text in (KEY, "an ore", "an ore", f"x{n}", f"y{n}")]
    report = class_of(given, form="typed", shown=())
    (found,) = [each for each in told(report) if each.code == "R007"]
    assert found.line == 3
    assert "8 of 20 wrote “an ore”" in found.message


def test_remarks_of_learners_are_told_once_for_each_card():
    card = next(card for card in read(TEXT).cards if card.note.prompt == "Who signed?")
    flags = [
        Flag(id=str(n), at="2026-11-20T10:00:00.000Z", card=card.id, remark=remark)
        for n, remark in enumerate(["typo", "typo", "", "who?"])
    ]
    (found,) = [each for each in told(class_of([KEY]), flags=flags) if each.code == FLAGGED]
    assert found.line == 10
    assert found.message == "flagged 4 times: “typo”, “who?”"


def _flagged(text, flag, said=None):
    found = answered(read(text), text, "d.toml", [], [flag], said or {})
    return [each.code for each in found] == [FLAGGED]


def _signed(text=TEXT):
    return next(card for card in read(text).cards if card.note.prompt == STEM)


STAMP = Stamp("f", "2026-11-20T10:00:00.000Z", "2026-11-20")
MENDED = [
    TEXT.replace(KEY, "Ores"),
    TEXT.replace("Slag", "Cinder"),
    TEXT.replace("wrong = [", 'hint = "Dug out."\nwrong = ['),
    TEXT.replace("wrong = [", 'accept = ["ores"]\nwrong = ['),
    TEXT.replace('"Rock"', '{ text = "Rock", why = "It is more." }'),
    TEXT.replace(STEM, "What goes into a furnace?") + f'[renamed]\n"What goes into a furnace?" = "{STEM}"\n',
]
SAME = [
    TEXT,
    "# a remark\n" + TEXT,
    TEXT.replace("wrong = [", 'tags = ["t"]\nwrong = ['),
    TEXT.replace("Both", "All of them"),
]


@pytest.mark.parametrize("text", MENDED)
def test_a_flag_falls_silent_once_its_card_says_something_else(text):
    flag = flag_of(_signed(), "odd", STAMP)
    assert _flagged(TEXT, flag)
    assert not _flagged(text, flag)
    again = flag_of(next(iter(read(text).cards)), "still odd", STAMP)
    assert _flagged(text, again)


@pytest.mark.parametrize("text", SAME)
def test_a_flag_stands_while_its_card_says_the_same(text):
    assert _flagged(text, flag_of(_signed(), "odd", STAMP))


def test_a_flag_of_an_earlier_version_goes_by_what_was_answered_about_then():
    flag = Flag(id="f", at=STAMP.at, card=_signed().id, remark="odd")
    assert _flagged(TEXT, flag, {"f": (STEM, KEY)})
    assert not _flagged(TEXT, flag, {"f": (STEM, "Iron")})
    assert not _flagged(TEXT, flag, {"f": ("What?", KEY)})
    assert _flagged(MENDED[0], flag)  # nothing tells what it said


@pytest.mark.parametrize("code", [*CODES.values(), FLAGGED])
def test_each_code_is_explained(code):
    assert re.match(rf"{code}: \w", sections(topics())[code])

"""A class put together from lists of marks."""

from quizapp.scores.analysis.roll import ClassAttempt, ClassItem, ClassLearner, Roll


def roll_of(learners, only=None):
    """A roll of these attempts, or of those alone that cite one assignment."""
    roll = Roll(items=[ClassItem(f"d#{n}", "choice", f"q{n}", "a") for n in range(5)])
    for who, attempts in enumerate(learners):
        roll.learners.append(ClassLearner(f"f{who}", f"L{who}"))
        for cited, tries in attempts:
            if only in (None, cited):
                number = len(roll.attempts)
                right, at = sum(each for _, each in tries), "2026-11-10T09:00:00.000Z"
                sat = ClassAttempt(who, "s", at, "quiz", ("d",), cited, right, len(tries), 0.0, 1.0)
                roll.attempts.append(sat)
                for place, (item, is_right) in enumerate(tries, 1):
                    text = "a" if is_right else "wrong"
                    roll.table.add(number, item, place, float(is_right), option=text, ms=place)
    return roll

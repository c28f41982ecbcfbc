"""Distractors: the author's own first, then what was taken for the answer before, then plausible answers."""

from quizapp.questions.distractors.finding import distractors as distractors
from quizapp.questions.distractors.finding import guard_of as guard_of

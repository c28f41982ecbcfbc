"""Questions written as GIFT."""

from __future__ import annotations

import re
from collections import Counter

from quizapp.formats.moodle.giving import parted
from quizapp.formats.moodle.question import Option, Question
from quizapp.formats.moodle.taking import ENDING_BLANK
from quizapp.formats.moodle.texts import as_html, bare, needs_html
from quizapp.formats.plain_text import one_line

_SPECIAL = re.compile(r"[~=#{}:]|\\(?=[~=#{}:n\\]|$)")
_TAKEN_OTHERWISE = re.compile(r"\s*(?://|\$CATEGORY|$)", re.IGNORECASE)
ARROW = "-> in an answer: written as →, since it pairs answers in {format}"


def escaped(text: str) -> str:
    """A text in which no sign is one of GIFT's, on one line."""
    return _SPECIAL.sub(r"\\\g<0>", text).replace("\n", "\\n")


class Writing:
    """Writes one question, in HTML where its texts need that; what it can't say is counted in `lacks`."""

    def __init__(self, question: Question, lacks: Counter[str]) -> None:
        self.question = question
        self.lacks = lacks
        texts = [question.stem, question.explanation, *(left for left, _ in question.pairs)]
        texts += [option.why for option in question.options]
        if question.sort == "choice":
            texts += [option.text for option in question.options]
        self.html = any(needs_html(text) for text in texts if text)

    def text(self) -> str:
        """All of the question, with the empty line behind it."""
        question = self.question
        tags = " ".join(f"[tag:{one_line(tag).replace(']', chr(92) + ']')}]" for tag in question.tags)
        name = f"::{escaped(question.name)}::" if question.name else ""
        before, inner, after = self._parts()
        general = f"\t####{self._rich(question.explanation)}\n" if question.explanation else ""
        if "\n" in inner or general:
            inner = f"\n{inner.strip(chr(10))}\n{general}"
        head = f"{self._mark(name, before)}{before}"
        return (f"// {tags}\n" if tags else "") + f"{name}{head}{{{inner}}}{after}\n\n"

    def _mark(self, name: str, before: str) -> str:
        """The format's name, where it is needed, or where the text would else begin as a comment does."""
        if self.html:
            return "[html]"
        return "[moodle]" if not name and _TAKEN_OTHERWISE.match(before) else ""

    def _parts(self) -> tuple[str, str, str]:
        question = self.question
        if question.sort == "cloze":
            return self._gap()
        if question.sort == "true-false":
            inner = self._truth()
        elif question.sort == "matching":
            inner = self._pairs()
        elif question.sort == "short":
            inner = self._short(question.options)
        else:
            inner = self._choice(question.options)
        return self._rich(question.stem), inner, ""

    def _rich(self, text: str) -> str:
        return escaped(as_html(text) if self.html else bare(text))

    def _choice(self, options: tuple[Option, ...]) -> str:
        return "".join(f"\t{self._sign(each)}{self._rich(each.text)}{self._why(each)}\n" for each in options)

    def _short(self, options: tuple[Option, ...]) -> str:
        if len(options) == 1:
            return f"={self._typed(options[0].text)}"
        return "".join(f"\t={self._typed(each.text)}\n" for each in options)

    def _typed(self, text: str) -> str:
        plain = self._arrowless(bare(text)).replace("*", "\\*")
        return ("%100%" if plain.startswith("%") else "") + escaped(plain)

    def _arrowless(self, text: str) -> str:
        if "->" in text:
            self.lacks[ARROW] += 1
        return text.replace("->", "→")

    def _sign(self, option: Option) -> str:
        sign = "=" if option.worth == 100 else "~"
        return f"{sign}%{option.worth:g}%" if bare(option.text).startswith("%") else sign

    def _why(self, option: Option) -> str:
        return f"#{self._rich(option.why)}" if option.why else ""

    def _truth(self) -> str:
        true, false = self.question.options
        wrong = false if true.worth == 100 else true
        return ("T" if true.worth == 100 else "F") + self._why(wrong)

    def _pairs(self) -> str:
        pairs = self.question.pairs
        return "".join(
            f"\t={self._rich(self._arrowless(a))} -> {escaped(self._arrowless(bare(b)))}\n" for a, b in pairs
        )

    def _gap(self) -> tuple[str, str, str]:
        """A sentence with its gap: the braces stand in it; at its end, a blank does."""
        question = self.question
        before, hidden, after = parted(question.stem)
        options = (Option(one_line(hidden), 100), *question.options)
        wrong = any(each.worth < 100 for each in options)
        inner = self._choice(options) if wrong else self._short(options)
        if after.strip():
            whole = self._rich(f"{before}\ufdda{after}")
            left, _, right = whole.partition("\ufdda")
            return left, inner, right
        return self._rich(f"{before}{ENDING_BLANK}"), inner, ""

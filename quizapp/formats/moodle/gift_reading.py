"""One question of a GIFT file read: what is in its braces, and around them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from quizapp.cards.cloze import gaps
from quizapp.formats.html_text import Told
from quizapp.formats.moodle.gaps import GAP, gap_of, number, with_gaps
from quizapp.formats.moodle.gift_blocks import Block, unshielded
from quizapp.formats.moodle.numbers import whole_numbers, within
from quizapp.formats.moodle.question import NotTaken, Option, Question
from quizapp.formats.moodle.texts import (
    FORMATS,
    TextFormat,
    as_deck,
    bare,
    has_wildcard,
    media_names,
    without_wildcards,
)
from quizapp.formats.plain_text import from_plain

_NAME = re.compile(r"\s*::(.*?)::", re.DOTALL)
_MARKER = re.compile(r"\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
_WORTH = re.compile(r"\s*%\s*(-?\d{1,3}(?:[.,]\d{0,10})?)\s*%")
_TRUTH = re.compile(r"\s*(T|F|TRUE|FALSE)\s*(?:#(.*))?", re.IGNORECASE | re.DOTALL)
_RANGE = re.compile(r"\s*(-?[\d.,]+(?:e-?\d+)?)\s*\.\.\s*(-?[\d.,]+(?:e-?\d+)?)\s*", re.IGNORECASE)
_LINED = re.compile(r"^[ \t]*[=~#]")
_DELIMITER = re.compile(r"<[a-zA-Z][^<>~]{0,300}=[\"'][^<>~]{0,300}>|[~=]")  # an = in a tag of HTML is none
_AT_LINE = re.compile(r"~|(?:^|(?<=\n))[ \t]*=")
_LONGEST_GAP = 60
_PLACE = "\ufdda\ufddb"  # of a gap, while the text around it is made a deck's: signs that no text has


class Reading:
    """Reads the parts of one question, and keeps what its texts had that can't come along."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.told = Told()
        self.form: TextFormat = "moodle"
        self.remarks: list[str] = []

    def question(self) -> Question:
        """The question. Raises NotTaken."""
        text, shift = self.block.text, 0
        name = ""
        if (named := _NAME.match(text)) and not any(a < named.end() <= b for a, b in self.block.groups):
            name, shift = unshielded(named[1]).strip(), named.end()
        if marker := _MARKER.match(text, shift):
            self.form, shift = FORMATS[marker[1].lower()], marker.end()
        places = [(max(a, shift), b) for a, b in self.block.groups if b > shift]
        if self.block.broken:
            raise NotTaken("a brace is opened and not closed")
        if not places:
            raise NotTaken("it has no answers in braces: a description, nothing is asked")
        if len(places) > 1:
            made = self._gapped(text, shift, places)
        else:
            made = self._single(
                text[shift : places[0][0]], text[places[0][0] + 1 : places[0][1] - 1], text[places[0][1] :]
            )
        more = [f"the picture or sound {media} is not kept" for media in media_names(self.told)]
        return Question(
            made.sort,
            made.stem or from_plain(name),
            made.options,
            made.pairs,
            name=name,
            explanation=made.explanation,
            tags=self.block.tags,
            category=self.block.category,
            line=self.block.line,
            remarks=(*made.remarks, *self.remarks, *more),
            unkept=(("idnumber", self.block.idnumber),) if self.block.idnumber else (),
        )

    def _text(self, text: str) -> str:
        """A text that may say its own format."""
        if not text.strip():
            return ""
        form = self.form
        if marker := _MARKER.match(text):
            form, text = FORMATS[marker[1].lower()], text[marker.end() :]
        return as_deck(unshielded(text), form, self.told)

    def _single(self, before: str, inner: str, after: str) -> Question:
        inner, _, general = inner.rpartition("####") if "####" in inner else (inner, "", "")
        explanation = self._text(general)
        if GAP.fullmatch(f"{{{inner}}}"):
            return self._filled(f"{before}{{{inner}}}{after}", explanation)
        made = self._answers(inner)
        if (made.sort != "short" and made.sort != "choice") or not after.strip():
            stem = self._text(f"{before.rstrip()} _____ {after.lstrip()}" if after.strip() else before)
            return Question(made.sort, stem, made.options, made.pairs, explanation=explanation)
        return self._missing_word(before, made, after, explanation)

    def _missing_word(self, before: str, made: Question, after: str, explanation: str) -> Question:
        """Answers within a sentence: a gap, or a blank where what belongs there is too long for one."""
        best = max((option.worth for option in made.options), default=0.0)
        right = next((option for option in made.options if option.worth == best > 0), None)
        fits = right is not None and len(right.text) <= _LONGEST_GAP and "\n" not in right.text
        gap = gap_of(right.text) if right is not None and fits else ""
        stem = self._around(before, gap or "_____", after)
        if not gap or right is None or len(gaps(stem)) != 1 or best < 100:
            return replace(made, stem=self._around(before, "_____", after), explanation=explanation)
        others = tuple(option for option in made.options if option is not right)
        said = "\n\n".join(text for text in (right.why, explanation) if text)
        return replace(made, sort="cloze", stem=stem, options=others, explanation=said)

    def _around(self, before: str, middle: str, after: str) -> str:
        return self._text(f"{before}{_PLACE}{after}").replace(_PLACE, middle)

    def _filled(self, text: str, explanation: str) -> Question:
        """A text with gaps as Moodle's cloze has them; that isn't GIFT, and is written in it all the same."""
        filled = with_gaps(unshielded(text), self.form, self.told)
        if isinstance(filled, str):
            raise NotTaken(filled)
        self.remarks += filled.remarks
        said = "\n\n".join(part for part in (filled.explanation, explanation) if part)
        return Question("cloze", filled.text, filled.others, explanation=said)

    def _gapped(self, text: str, start: int, places: list[tuple[int, int]]) -> Question:
        """Several pairs of braces in one text: gaps, if each is filled by one thing."""
        if any(GAP.fullmatch(text[a:b]) for a, b in places):
            return self._filled(text[start:], "")
        pieces, written, said, at = [], [], [], start
        for a, b in places:
            inner, _, general = text[a + 1 : b - 1].partition("####")
            made = self._answers(inner)
            if made.sort != "short" or len(made.options) != 1 or not (gap := gap_of(made.options[0].text)):
                raise NotTaken("it has several pairs of braces; it may lack a blank line")
            written.append(gap)
            said += [made.options[0].why, self._text(general)]
            pieces += [text[at:a], _PLACE]
            at = b
        waiting = iter(written)
        out = re.sub(_PLACE, lambda _: next(waiting, ""), self._text("".join([*pieces, text[at:]])))
        if len(gaps(out)) != len(written):
            raise NotTaken("its text has double braces, which are a gap in a deck")
        return Question("cloze", out, explanation="\n\n".join(dict.fromkeys(filter(None, said))))

    def _answers(self, inner: str) -> Question:
        """What is in the braces, as options or pairs, without the question's text."""
        if not inner.strip():
            raise NotTaken("an essay: there is no answer to compare with")
        if inner.lstrip().startswith("#"):
            return self._numerical(inner.lstrip()[1:])
        if truth := _TRUTH.fullmatch(inner):
            return self._truth(truth[1].upper().startswith("T"), truth[2] or "")
        if "~" in inner:
            return self._choice(inner)
        if "->" in inner and "=" in inner:
            return self._matching(inner)
        return Question("short", "", self._options(inner, self._typed))

    def _choice(self, inner: str) -> Question:
        options = self._options(inner, self._text)
        right = [option for option in options if option.worth > 0]
        several = len(right) > 1 and all(option.worth < 100 for option in right)
        return Question("several" if several else "choice", "", options)

    def _options(self, inner: str, read: Callable[[str], str]) -> tuple[Option, ...]:
        """The answers that have a text; what is said where there is none is told."""
        found = [self._option(sign, part, read) for sign, part in self._parts(inner) or [("=", inner)]]
        self.remarks += [
            f"what is said to any other answer is not kept: {bare(option.why)}"
            for option in found
            if option.why and not option.text
        ]
        return tuple(option for option in found if option.text)

    def _parts(self, inner: str) -> list[tuple[str, str]]:
        """The answers with their signs; a text before the first sign belongs to none, and is told."""
        parts = _split(inner)
        front = parts.pop(0)[1] if parts and not parts[0][0] else ""
        if parts and front.strip():
            self.remarks.append(f"it stands before the answers, and is not kept: {bare(self._text(front))}")
        return parts

    def _option(self, sign: str, part: str, read: Callable[[str], str]) -> Option:
        worth = 100.0 if sign == "=" else 0.0
        if weight := _WORTH.match(part):
            worth, part = number(weight[1]), part[weight.end() :]
        text, _, why = part.partition("#")
        return Option(read(text), worth, self._text(why))

    def _typed(self, text: str) -> str:
        """A typed answer: plain text, in which a star stands for anything."""
        text = unshielded(text).strip()
        if has_wildcard(text):
            self.remarks.append(f"* stands for any text there, and is not kept: {text}")
        return from_plain(without_wildcards(text))

    def _truth(self, is_true: bool, said: str) -> Question:
        """`{T#to those who are wrong#to those who are right}`."""
        wrong, _, right = said.partition("#")
        answers = (Option("", 100, self._text(right)), Option("", 0, self._text(wrong)))
        return Question("true-false", "", answers if is_true else answers[::-1])

    def _matching(self, inner: str) -> Question:
        pairs = []
        for _, part in self._parts(inner):
            left, arrow, right = part.partition("->")
            if not arrow:
                self.remarks.append(f"“{bare(self._text(part))}” has no -> and nothing that belongs to it")
                continue
            pairs.append((self._text(left), from_plain(unshielded(right).strip())))
        return Question("matching", "", pairs=tuple(pairs))

    def _numerical(self, inner: str) -> Question:
        found = self._options(inner, lambda text: unshielded(text).strip())
        return Question("numerical", "", tuple(each for option in found for each in self._numbers(option)))

    def _numbers(self, option: Option) -> list[Option]:
        if span := _RANGE.fullmatch(option.text):
            low, high = span[1], span[2]
            first = replace(option, text=f"{low}–{high}")
            if option.worth >= 100 and (whole := whole_numbers(low, high)):
                return [first, *(replace(option, text=text, why="") for text in whole)]
            self.remarks.append(f"any number from {low} to {high} is right there; here “{low}–{high}” is")
            return [first]
        value, _, tolerance = option.text.partition(":")
        tolerance = "" if not tolerance.strip(" 0.,") else tolerance.strip()
        return within(replace(option, text=value.strip(), tolerance=tolerance))


def _split(inner: str) -> list[tuple[str, str]]:
    """The answers with their signs; what stands before the first of them has none.

    Where each answer has a line of its own, an `=` within a line is no sign: formulas and addresses have it.
    """
    lines = [line for line in inner.split("\n") if line.strip()] if "\n" in inner else []
    lined = len(lines) > 1 and all(_LINED.match(line) for line in lines)
    delimiter = _AT_LINE if lined else _DELIMITER
    out, sign, at = [], "", 0
    for found in delimiter.finditer(inner):
        if found[0][0] == "<":
            continue
        out.append((sign, inner[at : found.start()]))
        sign, at = found[0].strip(), found.end()
    out.append((sign, inner[at:]))
    return [(sign, part) for sign, part in out if part.strip()]
